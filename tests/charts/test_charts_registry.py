import json
import re
from datetime import date

import orjson
import pandas as pd
import plotly.graph_objects as go
import pytest
from small_tables import BILLION, snapshot

from dashboard.charts import CHARTS, build, theme
from dashboard.charts.chart import Chart
from dashboard.locales import text
from dashboard.metrics import follow
from dashboard.metrics.view import Filters, View, select
from dashboard.records import DEAL_KINDS

TABLES = snapshot()
VIEWS = {language: select(TABLES, Filters(language=language)) for language in ("ja", "en")}  # type: ignore[arg-type]
# The small tables have no second window and money in two months only: of that, these charts rightly say nothing.
MAY_BE_EMPTY = {"tags-rising", "money-and-attention-by-month"}


def marks(chart: Chart) -> list[list[str]]:
    """The customdata of every mark that has one."""
    keys = []
    for trace in chart.plot.data:
        found = (trace["link"] if trace["type"] == "sankey" else trace).get("customdata")
        keys += [list(key) for key in (found if found is not None else [])]
    return keys


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("chart_id", CHARTS)
def test_a_chart_comes_with_title_words_table_and_source(chart_id: str, language: str) -> None:
    chart = build(chart_id, VIEWS[language])
    assert chart.id == chart_id
    assert chart.title and chart.alt and chart.alt != chart.title
    assert chart.note.day == date(2026, 4, 1) and chart.note.posts > 0 and str(chart.note.posts) in chart.note.text
    assert chart.empty == (chart_id in MAY_BE_EMPTY)
    assert len(chart.table) or chart.empty
    assert chart.link_column or chart.empty


@pytest.mark.parametrize("chart_id", CHARTS)
def test_an_english_chart_has_no_japanese_but_names(chart_id: str) -> None:
    chart = build(chart_id, VIEWS["en"])
    names = "日本政府|投資分析|最新ニュース|投資|チップ|規制|億ドル"
    said = " ".join([chart.title, chart.alt, chart.note.text, *map(str, chart.table.columns), chart.plot.to_json()])
    assert not re.search(
        r"[ぁ-んァ-ヶ一-龠]", re.sub(names, "", said.encode().decode("unicode_escape") if "\\u" in said else said)
    )


@pytest.mark.parametrize("chart_id", CHARTS)
def test_a_view_of_nothing_says_so_and_never_fails(chart_id: str) -> None:
    for filters in (
        Filters(companies=("nobody",)),
        Filters(since=date(2030, 1, 1), until=date(2030, 1, 2)),
        Filters(until=date(2020, 1, 1)),
    ):
        chart = build(chart_id, select(TABLES, filters))
        assert chart.empty and chart.reason and chart.alt == chart.reason
        assert chart.plot.layout["annotations"][0]["text"].replace("<br>", "") == chart.reason


@pytest.mark.parametrize("chart_id", CHARTS)
def test_a_chart_is_light_and_bare(chart_id: str) -> None:
    spec = json.loads(build(chart_id, VIEWS["ja"]).plot.to_json())
    assert not spec["layout"].get("template") and "title" not in spec["layout"]
    assert spec["layout"]["height"] > 0
    assert not any(axis.get("fixedrange") is False for name, axis in spec["layout"].items() if "axis" in name)


@pytest.mark.parametrize("chart_id", CHARTS)
def test_every_mark_leads_to_rows(chart_id: str) -> None:
    view = VIEWS["ja"]
    chart = build(chart_id, view)
    keys = [key for key in marks(chart) if key]
    assert keys or chart.empty
    for key in keys:
        deals, _ = follow.behind(view, chart.link_column, key)
        if chart.link_column == "deal_ids":
            assert sorted(deals["deal_id"]) == sorted(set(key))


def test_a_chart_never_changes_the_view() -> None:
    view = VIEWS["ja"]
    before = {name: getattr(view, name).copy() for name in ("posts", "figures", "deals", "mentions", "tags")}
    for chart_id in CHARTS:
        build(chart_id, view)
    for name, frame in before.items():
        pd.testing.assert_frame_equal(getattr(view, name), frame)


@pytest.mark.parametrize(("kind", "billions"), [("investment", 65), ("funding", 5), ("acquisition", 2), ("contract", 100)])
def test_the_bars_of_a_kind_add_up_to_its_sum(kind: str, billions: int) -> None:
    chart = build(f"{kind}-by-month", VIEWS["ja"])
    assert sum(sum(trace["y"]) for trace in chart.plot.data if trace["type"] == "bar") == billions * BILLION
    assert chart.table["計（USD）"].sum() == billions * BILLION


@pytest.mark.parametrize(
    "chart_id", [chart_id for chart_id in CHARTS if CHARTS[chart_id].family in ("money", "flows", "company")]
)
def test_no_mark_mixes_kinds(chart_id: str) -> None:
    kinds = dict(zip(VIEWS["ja"].deals["deal_id"], VIEWS["ja"].deals["kind"], strict=True))
    chart = build(chart_id, VIEWS["ja"])
    if chart.link_column == "deal_ids":
        assert all(len({kinds[deal] for deal in key}) == 1 for key in marks(chart) if key)


@pytest.mark.parametrize("kind", DEAL_KINDS)
def test_a_chart_of_one_kind_shows_no_other(kind: str) -> None:
    kinds = dict(zip(VIEWS["ja"].deals["deal_id"], VIEWS["ja"].deals["kind"], strict=True))
    for chart_id in (f"{kind}-by-month", f"{kind}-flows"):
        assert {kinds[deal] for key in marks(build(chart_id, VIEWS["ja"])) for deal in key} <= {kind}


def test_what_was_left_out_is_counted_and_said() -> None:
    chart = build("investment-by-month", VIEWS["ja"])
    assert chart.note.left_out == {"total": 1, "slice": 1, "vague": 1, "prospect": 1}
    for reason in chart.note.left_out:
        assert text("ja", f"left-out-{reason}", n=1) in chart.note.text
    assert build("contract-by-month", VIEWS["ja"]).note.left_out == {"unconverted": 1}


def test_a_note_counts_posts_and_figures_that_were_used() -> None:
    note = build("investment-by-month", VIEWS["ja"]).note
    assert (note.posts, note.figures) == (4, 5)  # d01 in p01 and p02, d02 in p02, d03 in p05, d04 in p06


def test_the_ladder_shows_forecasts_in_rows_of_their_own() -> None:
    table = build("status-ladder", VIEWS["ja"]).table
    rows = {(kind, status): money / BILLION for kind, status, money, _ in table.itertuples(index=False)}
    assert rows["投資計画", "予測"] == 500
    assert rows["投資計画", "発表済み"] == 40


def test_totals_slices_and_vague_sums_are_on_no_money_chart() -> None:
    for chart_id, definition in CHARTS.items():
        if definition.family in ("money", "flows", "company"):
            assert not {"d05", "d06", "d07", "d14"} & {deal for key in marks(build(chart_id, VIEWS["ja"])) for deal in key}


def test_shares_name_their_denominator() -> None:
    view = select(TABLES, Filters(companies=("Alpha",)))
    for chart_id in ("coverage-share", "tags-top"):
        assert "12本" in build(chart_id, view).note.text


def test_a_month_without_money_is_empty_and_not_zero() -> None:
    table = build("funding-by-month", select(TABLES, Filters(tags=("規制", "投資")))).table
    assert not (table["計（USD）"] == 0).any()


def test_sums_in_yen_are_worded_in_yen() -> None:
    chart = build("investment-by-month", select(TABLES, Filters(currency="JPY")))
    assert "9.8兆円" in chart.alt and "ドル" not in chart.plot.to_json()


def test_hostile_names_stay_text() -> None:
    hostile = '<img src=x onerror=alert(1)><script>"{% raw %}'
    deals = TABLES.deals.assign(payers=[[hostile]] * len(TABLES.deals))
    mentions, tags = TABLES.mentions.assign(company=hostile), TABLES.tags.assign(tag=hostile)
    view = select(type(TABLES)(**{**TABLES.__dict__, "deals": deals, "mentions": mentions, "tags": tags}), Filters())
    for chart_id in CHARTS:
        spec = json.dumps(build(chart_id, view).plot.data, default=str)
        drawn = re.sub(r'"customdata": \[.*?\]\]', "", spec)
        assert "<img" not in drawn and "<script" not in drawn, chart_id


def test_ids_are_slugs_and_families_known() -> None:
    for chart_id, definition in CHARTS.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", chart_id) and definition.id == chart_id
        assert definition.family in {"money", "flows", "company", "coverage", "tags", "attention"}


def view_of(language: str) -> View:
    return VIEWS[language]


@pytest.mark.parametrize("chart_id", CHARTS)
def test_dark_paper_has_no_light_colour_left(chart_id: str) -> None:
    chart = build(chart_id, view_of("ja"))
    light, dark = chart.plot.to_json(), theme.in_mode(chart.plot, "dark").to_json()
    assert theme.in_mode(chart.plot, "light") is chart.plot
    assert set(re.findall(r"#[0-9a-f]{6}", light)) <= {pair[0] for pair in theme.TOKENS.values()}
    assert set(re.findall(r"#[0-9a-f]{6}", dark)) <= {pair[1] for pair in theme.TOKENS.values()}
    assert chart.plot.to_json() == light


@pytest.mark.parametrize("chart_id", CHARTS)
def test_plotly_accepts_every_chart_and_changes_nothing_in_it(chart_id: str) -> None:
    for view in (VIEWS["ja"], VIEWS["en"], select(TABLES, Filters(kinds=("funding",), currency="JPY"))):
        for drawing in (theme.in_mode(build(chart_id, view).plot, mode) for mode in ("light", "dark")):
            checked = go.Figure(drawing.to_dict())
            checked.layout.template = None
            assert json.loads(checked.to_json()) == json.loads(drawing.to_json())


@pytest.mark.parametrize("chart_id", CHARTS)
def test_every_drawing_is_json_as_it_stands_so_that_none_is_walked_through_before_it_is_sent(chart_id: str) -> None:
    drawing = build(chart_id, VIEWS["ja"]).plot.to_dict()
    assert json.loads(orjson.dumps(drawing, option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_NON_STR_KEYS))["layout"]


def test_plotly_refuses_what_it_does_not_know() -> None:
    sketch = theme.blank(100)
    sketch.add_bar(colour="red")
    with pytest.raises(ValueError, match="colour"):
        go.Figure(sketch.finished().to_dict())


@pytest.mark.parametrize("chart_id", CHARTS)
def test_no_posts_at_all_make_no_chart_fail(chart_id: str) -> None:
    none = {name: getattr(TABLES, name).head(0) for name in ("posts", "figures", "deals", "mentions", "tags", "companies")}
    assert build(chart_id, select(type(TABLES)(**{**TABLES.__dict__, **none}), Filters())).empty
