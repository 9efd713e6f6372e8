"""Charts of money told: by month, by status, biggest deals. Each looks at one kind, or gives each kind a section of its own."""

import math
from collections import Counter, defaultdict
from functools import partial
from typing import Any

import pandas as pd

from dashboard.charts import labels, theme
from dashboard.charts.chart import Chart, finish, money_basis, nothing
from dashboard.charts.deals import deal_row, deal_rows, deal_table, money_column, status_rows
from dashboard.charts.rows import Section, row_chart
from dashboard.charts.sketch import Sketch
from dashboard.locales import text
from dashboard.metrics import investment
from dashboard.metrics.rows import each
from dashboard.metrics.view import View

_MOST_DEALS, _MOST_PER_KIND = 15, 5
_PHONE = (240, 270)  # px that a phone leaves to the columns, and their height
_BESIDE = pd.Timedelta(days=24)
_SUM = (46, 16)  # px that a sum above a column takes


def by_month(kind: str, view: View) -> Chart:
    """Money of one kind by month first told, stacked by status."""
    say = partial(text, view.language)
    chart_id = f"{kind}-by-month"
    used = investment.money_in(view.deals, kind)
    sums = investment.by_month(used)
    remark = say("sentence-separator").join(filter(None, (say("note-furthest-status"), _unfinished(view))))
    basis = money_basis(used, view.deals[view.deals["kind"] == kind], remark)
    if sums.empty:
        return nothing(chart_id, view, "reason-no-money", basis=basis)
    totals = sums.groupby("month")["money"].sum()
    months = pd.date_range(totals.index.min(), totals.index.max(), freq="MS")
    alt = say(
        "chart-by-month-alt",
        kind=say(f"kind-{kind}"),
        sum=labels.money(totals.sum(), view.currency, view.language),
        deals=int(sums["deals"].sum()),
        month=labels.month(totals.idxmax(), view.language),
        top=labels.money(totals.max(), view.currency, view.language),
    )
    drawn = _columns(kind, sums, totals, months, view)
    return finish(view, chart_id, drawn, _month_table(sums, totals, months, view), alt, basis, "deal_ids")


def _unfinished(view: View) -> str:
    """Says so when the last month is not over, lest its bar look like a fall."""
    if view.until.is_month_end or not (view.deals["day"] >= view.until.replace(day=1)).any():
        return ""
    return text(
        view.language,
        "note-unfinished-month",
        month=labels.month(view.until, view.language),
        day=labels.day(view.until, view.language),
    )


def _columns(kind: str, sums: pd.DataFrame, totals: pd.Series, months: pd.DatetimeIndex, view: View) -> Sketch:
    language, currency = view.language, view.currency
    ticks = labels.linear_ticks(totals.max() * 1.08)
    chart = theme.blank(
        320,
        barmode="stack",
        bargap=0.28,
        showlegend=sums["status"].nunique() > 1,
        legend=theme.legend(),
        margin={"l": 0, "r": 8, "t": 36, "b": 8},
        xaxis=theme.time_axis(**_span(months), **labels.month_ticks(months[0], months[-1], language, 4), tickangle=0),
        yaxis=theme.value_axis(range=[0, ticks[-1] * 1.04], **labels.money_axis(ticks, currency, language)),
    )
    for status in (status for status in investment.COUNTED_STATUSES if status in set(sums["status"])):
        rows = sums[sums["status"] == status]
        chart.add_bar(
            x=labels.iso_days(rows["month"]),
            y=list(rows["money"]),
            name=text(language, f"status-{status}"),
            marker=_marker(kind, status),
            customdata=list(rows["deal_ids"]),
            hovertext=[
                f"<b>{labels.month(month, language)}</b><br>{text(language, f'status-{status}')} "
                f"{labels.money(money, currency, language)}<br>{labels.count(deals, 'deals', language)}"
                for month, money, deals in each(rows[["month", "money", "deals"]])
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    written = _written(totals, months, ticks[-1])
    chart.add_scatter(
        x=labels.iso_days(written.index),
        y=list(written),
        text=[labels.bare_money(value, language) for value in written],
        mode="text",
        textposition="top center",
        textfont={"size": theme.SMALL, "color": theme.INK},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
    return chart


def _span(months: pd.DatetimeIndex) -> dict[str, Any]:
    """An axis that leaves the sums above the first and the last column room beside the scale's words."""
    return {"range": [months[0] - _BESIDE, months[-1] + _BESIDE]} if len(months) > 1 else {}


def _written(totals: pd.Series, months: pd.DatetimeIndex, top: float) -> pd.Series:
    """The sums to write above their columns, biggest first: those that run into no other one on a phone."""
    across, up = _PHONE[0] / len(months), _PHONE[1] / top
    numbers = {month: number for number, month in enumerate(months)}
    ordered = totals.sort_values(ascending=False)
    placed: list[tuple[int, float, float]] = []
    for number, (month, total) in enumerate(zip(ordered.index, ordered.tolist(), strict=True)):
        x, y = numbers[month] * across, float(total) * up
        if all(abs(x - other) >= _SUM[0] or abs(y - above) >= _SUM[1] for _, other, above in placed):
            placed.append((number, x, y))
    return ordered.iloc[[number for number, _, _ in placed]].sort_index()


def _marker(kind: str, status: str) -> dict[str, object]:
    return {
        "color": theme.status_colour(kind, status),
        "line": {"width": 1 if theme.status_edge(kind, status) else 0, "color": theme.kind_colour(kind)},
        "pattern": {
            "shape": theme.status_pattern(status),
            "fgcolor": theme.kind_colour(kind),
            "bgcolor": theme.status_colour(kind, status),
            "size": 5,
            "solidity": theme.HATCHED,
        },
    }


def _month_table(sums: pd.DataFrame, totals: pd.Series, months: pd.DatetimeIndex, view: View) -> pd.DataFrame:
    """A row a month, a column a status; a month of which no sum was told is empty, not zero."""
    language = view.language
    told: dict[str, dict[pd.Timestamp, float]] = defaultdict(dict)
    deals = Counter[pd.Timestamp]()
    for month, status, money, number in each(sums[["month", "status", "money", "deals"]]):
        told[status][month] = money
        deals[month] += number
    columns: dict[str, Any] = {text(language, "column-month"): [labels.short_month(day, language) for day in months]}
    for status in (status for status in investment.COUNTED_STATUSES if status in told):
        name = money_column(view, text(language, f"status-{status}"))
        columns[name] = [told[status].get(month, math.nan) for month in months]
    columns[money_column(view, text(language, "column-sum"))] = totals.reindex(months).to_numpy()
    columns[text(language, "column-deals")] = [deals[month] for month in months]
    return pd.DataFrame(columns)


def biggest_deals(view: View) -> Chart:
    """The biggest deals, each kind a section of its own."""
    chart_id, say = "biggest-deals", partial(text, view.language)
    kinds = investment.kinds_of(view.deals)
    most = _MOST_DEALS if len(kinds) == 1 else _MOST_PER_KIND
    chosen = {kind: investment.biggest(view.deals, kind, most) for kind in kinds}
    chosen = {kind: deals for kind, deals in chosen.items() if len(deals)}
    if not chosen:
        return nothing(chart_id, view, "reason-no-money", basis=money_basis(view.deals.head(0), view.deals))
    drawn = pd.concat(chosen.values())
    sections = [Section([deal_row(deal, view) for deal in each(deals)], say(f"kind-{kind}")) for kind, deals in chosen.items()]
    first = drawn.iloc[0]
    alt = say(
        f"chart-{chart_id}-alt",
        kind=say(f"kind-{first['kind']}"),
        deal=labels.deal(first["payers"], first["payees"], view.language),
        money=labels.money(first["money"], view.currency, view.language),
    )
    return finish(
        view, chart_id, deal_rows(sections, view), deal_table(drawn, view), alt, money_basis(drawn, view.deals), "deal_ids"
    )


def status_ladder(view: View) -> Chart:
    """Money and number of deals by status, each kind a section of its own; forecasts stand in rows of their own."""
    chart_id, say = "status-ladder", partial(text, view.language)
    basis = money_basis(view.deals[view.deals["counted"]], view.deals, prospects=False)
    sums = [investment.by_status(view.deals, kind).assign(kind=kind) for kind in investment.kinds_of(view.deals)]
    sums = [rows for rows in sums if len(rows)]
    if not sums:
        return nothing(chart_id, view, "reason-no-money", basis=basis)
    sections = [Section(status_rows(rows, view), say(f"kind-{rows['kind'].iloc[0]}")) for rows in sums]
    every = pd.concat(sums)
    table = pd.DataFrame(
        {
            say("column-kind"): [say(f"kind-{kind}") for kind in every["kind"]],
            say("column-status"): [say(f"status-{status}") for status in every["status"]],
            money_column(view): every["money"],
            say("column-deals"): every["deals"],
        }
    )
    parts = [
        say(
            "kind-and-sum",
            kind=say(f"kind-{kind}"),
            sum=labels.money(money, view.currency, view.language),
            status=say(f"status-{status}"),
        )
        for kind, status, money in (rows.nlargest(1, "money")[["kind", "status", "money"]].iloc[0] for rows in sums)
    ]
    alt = say(f"chart-{chart_id}-alt", parts=say("list-separator").join(parts))
    return finish(view, chart_id, row_chart(sections), table, alt, basis, "deal_ids")
