from datetime import date

import pandas as pd
import pytest
from small_tables import BILLION, COMPANIES, DEALS, POSTS, snapshot

from dashboard.metrics import investment
from dashboard.metrics.view import Filters, select
from dashboard.records import DEAL_KINDS

VIEW = select(snapshot(), Filters())
DEAL_LIST = VIEW.deals
DAYS = {post: day for post, day, *_ in POSTS}


def countable(kind: str) -> list[tuple[str, str, list[str], list[str], float, date]]:
    """An independent recount of the fixture, in plain Python: deal, status, payers, payees, money, day."""
    return [
        (deal, status, payers, payees, billions * BILLION, min(DAYS[post] for post in posts))
        for deal, of_kind, status, payers, payees, billions, posts, extra in DEALS
        if of_kind == kind and billions is not None and status in ("done", "announced", "talks")
        if not extra.get("is_total") and not extra.get("is_slice")
    ]


@pytest.mark.parametrize("kind", DEAL_KINDS)
def test_months_add_up_to_the_independent_sum(kind: str) -> None:
    rows = investment.by_month(investment.money_in(DEAL_LIST, kind))
    expected: dict[tuple[str, str], float] = {}
    for _, status, _, _, money, day in countable(kind):
        key = (f"{day:%Y-%m}", status)
        expected[key] = expected.get(key, 0) + money
    assert {
        (f"{month:%Y-%m}", status): money for month, status, money in rows[["month", "status", "money"]].itertuples(index=False)
    } == expected


@pytest.mark.parametrize(("kind", "billions"), [("investment", 65), ("funding", 5), ("acquisition", 2), ("contract", 100)])
def test_a_deal_counts_once_however_many_posts_told_it(kind: str, billions: int) -> None:
    assert investment.money_in(DEAL_LIST, kind)["money"].sum() == billions * BILLION


def test_forecasts_stand_apart_and_are_no_money_put_in() -> None:
    rows = investment.by_status(DEAL_LIST, "investment")
    assert list(zip(rows["status"], rows["money"] / BILLION, rows["deals"], strict=True)) == [
        ("done", 20, 1),
        ("announced", 40, 2),
        ("talks", 5, 1),
        ("forecast", 500, 1),
    ]


def test_what_is_left_out_is_counted_once_each() -> None:
    assert investment.left_out(DEAL_LIST) == {"total": 1, "slice": 1, "vague": 1, "unsure": 0, "unconverted": 1, "prospect": 1}
    assert investment.left_out(DEAL_LIST.head(0)) == {
        "total": 0,
        "slice": 0,
        "vague": 0,
        "unsure": 0,
        "unconverted": 0,
        "prospect": 0,
    }
    guessed = DEAL_LIST.assign(is_unsure=DEAL_LIST["deal_id"].isin(["d01", "d02"]))
    assert investment.left_out(guessed)["unsure"] == 2


def test_the_biggest_come_first_and_totals_never() -> None:
    assert list(investment.biggest(DEAL_LIST, "investment", 3)["deal_id"]) == ["d03", "d02", "d01"]


def test_running_sums_end_at_the_sum_without_talks() -> None:
    last = investment.cumulative(DEAL_LIST, "investment").iloc[-1]
    assert (last["announced"], last["done"]) == (60 * BILLION, 20 * BILLION)


@pytest.mark.parametrize("column", ["country", "sector"])
def test_places_add_up_to_the_sum_since_each_deal_stands_in_one(column: str) -> None:
    rows = investment.by_place(DEAL_LIST, "investment", VIEW.companies, column, "payers")
    assert rows["money"].sum() == 65 * BILLION
    assert rows["deals"].sum() == 4


def test_joint_deals_across_countries_are_a_place_of_their_own() -> None:
    rows = investment.by_place(DEAL_LIST, "investment", VIEW.companies, "country", "payers")
    assert dict(zip(rows["place"], rows["money"] / BILLION, strict=True)) == {"US": 30, investment.SEVERAL: 30, "JP": 5}


def test_an_unknown_place_is_unknown_and_no_country() -> None:
    rows = investment.by_place(DEAL_LIST, "funding", VIEW.companies, "country", "payees")
    assert dict(zip(rows["place"], rows["money"] / BILLION, strict=True)) == {"GB": 4, investment.UNKNOWN: 1}
    assert {name for name, country, *_ in COMPANIES if not country} == {"Epsilon"}


def test_valuations_are_told_ones_with_a_number() -> None:
    rows, _ = investment.valuations(VIEW.figures)
    assert list(zip(rows["company"], rows["money"] / BILLION, rows["status"], strict=True)) == [
        ("Beta", 50, "talks"),
        ("Delta", 100, "done"),
        ("Delta", 150, "done"),
    ]


def valued(*told: dict[str, object]) -> tuple[list[float], dict[str, int]]:
    """The values, in billions, that are left of figures that differ from a valuation of Delta in what `told` says."""
    one = VIEW.figures[(VIEW.figures["kind"] == "valuation") & VIEW.figures["payees"].map(lambda names: list(names) == ["Delta"])]
    figures = pd.concat([one.head(1).assign(**change) for change in told], ignore_index=True)
    rows, out = investment.valuations(figures)
    return list(rows["money"] / BILLION), {reason: n for reason, n in out.items() if n}


def test_a_valuation_of_another_time_or_of_a_guessed_company_is_left_out_and_counted() -> None:
    day = pd.Timestamp("2026-02-10")
    now, then = (
        {"day": day, "when_start": date(2026, 1, 1), "when_end": date(2026, 12, 31)},
        {"day": day, "when_start": date(2024, 10, 1)},
    )
    then["when_end"] = date(2024, 10, 31)
    sums = [{"money": n * BILLION} for n in (1, 2, 3)]
    assert valued(sums[0] | now, sums[1] | then, sums[2] | {"confidence": "medium"}) == ([1], {"guessed": 1, "other-time": 1})


def test_a_bound_that_the_standing_value_keeps_moves_nothing() -> None:
    told = [
        ("2026-02-01", 5, ""),
        ("2026-02-02", 3, "min"),
        ("2026-02-03", 6, "min"),
        ("2026-02-04", 7, "max"),
        ("2026-02-05", 3, ""),
    ]
    changes = [{"day": pd.Timestamp(day), "money": n * BILLION, "qualifier": qualifier} for day, n, qualifier in told]
    assert valued(*changes) == ([5, 6, 3], {})


def test_plans_are_investments_with_a_horizon_ahead() -> None:
    rows = investment.plans(DEAL_LIST, date(2026, 4, 1))
    assert list(zip(rows["year"], rows["deal_id"], strict=True)) == [(2026, "d04"), (2028, "d03")]  # d08 is a forecast
    assert list(investment.plans(DEAL_LIST, date(2027, 1, 1))["deal_id"]) == ["d03"]


def test_bands_join_what_was_told_of_both_sides() -> None:
    rows = investment.flows(DEAL_LIST, "investment", 10)
    assert list(zip(rows["payers"], rows["payees"], rows["money"] / BILLION, strict=True)) == [
        (("Alpha", "Gamma"), ("Delta",), 30),
        (("Alpha",), ("Delta",), 10),
        (("日本政府",), ("Gamma",), 5),
    ]


def test_money_of_a_company_keeps_kinds_directions_and_statuses_apart() -> None:
    rows = investment.company_money(investment.of_company(DEAL_LIST, "Alpha"))
    assert [
        tuple(row) for row in rows[["direction", "kind", "status"]].assign(money=rows["money"] / BILLION).itertuples(index=False)
    ] == [
        ("in", "contract", "announced", 40),
        ("out", "acquisition", "done", 2),
        ("out", "investment", "announced", 40),
        ("out", "investment", "forecast", 500),
    ]


def test_yen_sums_are_the_same_deals_in_yen() -> None:
    yen = select(snapshot(), Filters(currency="JPY")).deals
    for kind in DEAL_KINDS:
        assert investment.money_in(yen, kind)["money"].sum() == pytest.approx(
            150 * investment.money_in(DEAL_LIST, kind)["money"].sum()
        )


def test_no_deals_make_empty_tables_and_no_errors() -> None:
    none: pd.DataFrame = DEAL_LIST.head(0)
    assert investment.by_month(investment.money_in(none, "funding")).empty
    assert investment.cumulative(none, "funding").empty
    assert investment.flows(none, "funding", 5).empty
    assert investment.plans(none, date(2026, 1, 1)).empty
    assert investment.company_money(investment.of_company(none, "Alpha")).empty
