"""Charts of one company: money in and out, its deals over time, who is told beside it."""

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd

from dashboard.charts import labels, naming, panels, theme
from dashboard.charts.chart import Chart, coverage_basis, finish, money_basis, nothing
from dashboard.charts.deals import deal_hover, deal_table, money_column, status_rows
from dashboard.charts.rows import Row, Section, row_chart
from dashboard.charts.sketch import Sketch
from dashboard.locales import text
from dashboard.metrics import coverage, investment
from dashboard.metrics.rows import each
from dashboard.metrics.view import View

_MOST_BESIDE = 12
_LABELLED = 5
_ROOM = (250, 190)  # px that a phone leaves to the dots of a panel


def _title(chart_id: str, company: str, view: View) -> str:
    return text(view.language, f"chart-{chart_id}-of", company=labels.name(company, view.language))


def company_money(view: View) -> Chart:
    """Money into and out of one company, a section a direction and kind, a row a status."""
    chart_id, say = "company-money", partial(text, view.language)
    company = coverage.focus(view)
    if company is None:
        return nothing(chart_id, view, "reason-no-company")
    asked = investment.of_company(view.deals, company)
    sums = investment.company_money(asked)
    used = asked[asked["counted"].astype(bool)].drop_duplicates("deal_id")
    basis = money_basis(used, asked.drop_duplicates("deal_id"), say("note-joint-in-full"), prospects=False)
    title = _title(chart_id, company, view)
    if sums.empty:
        return nothing(chart_id, view, "reason-no-money", title, basis)
    sections = [
        Section(status_rows(rows, view), say(f"kind-{direction}", kind=say(f"kind-{kind}")))
        for (direction, kind), rows in sums.groupby(["direction", "kind"], sort=True)
    ]
    table = pd.DataFrame(
        {
            say("column-direction"): [say(f"direction-{direction}") for direction in sums["direction"]],
            say("column-kind"): [say(f"kind-{kind}") for kind in sums["kind"]],
            say("column-status"): [say(f"status-{status}") for status in sums["status"]],
            money_column(view): sums["money"],
            say("column-deals"): sums["deals"],
        }
    )
    settled = sums[sums["status"].isin(investment.COUNTED_STATUSES)]
    top = (settled if len(settled) else sums).sort_values("money").iloc[-1]
    alt = say(
        f"chart-{chart_id}-alt",
        company=labels.name(company, view.language),
        direction=say(f"direction-{top['direction']}"),
        kind=say(f"kind-{top['kind']}"),
        status=say(f"status-{top['status']}"),
        money=labels.money(top["money"], view.currency, view.language),
    )
    return finish(view, chart_id, row_chart(sections), table, alt, basis, "deal_ids", title)


def company_timeline(view: View) -> Chart:
    """The deals of one company by day first told and size, money in and money out in panels of their own."""
    chart_id, say = "company-timeline", partial(text, view.language)
    company = coverage.focus(view)
    if company is None:
        return nothing(chart_id, view, "reason-no-company")
    asked = investment.of_company(view.deals, company)
    deals = asked[asked["counted"].astype(bool)]
    basis = money_basis(deals.drop_duplicates("deal_id"), asked.drop_duplicates("deal_id"), say("note-timeline"), prospects=False)
    title = _title(chart_id, company, view)
    if deals.empty:
        return nothing(chart_id, view, "reason-no-money", title, basis)
    first = deals.sort_values("money").iloc[-1]
    alt = say(
        f"chart-{chart_id}-alt",
        company=labels.name(company, view.language),
        n=int(deals["deal_id"].nunique()),
        deal=labels.deal(first["payers"], first["payees"], view.language),
        money=labels.money(first["money"], view.currency, view.language),
        day=labels.day(first["day"], view.language),
    )
    table = deal_table(deals.sort_values("day"), view)
    return finish(view, chart_id, _timeline(deals, view), table, alt, basis, "deal_ids", title)


def _timeline(deals: pd.DataFrame, view: View) -> Sketch:
    """A panel a direction, the same log scale in both."""
    say = partial(text, view.language)
    low, high = deals["money"].min() / 3, deals["money"].max() * 6
    axis: dict[str, Any] = {"type": "log", "range": [math.log10(low), math.log10(high)]}
    axis |= labels.money_axis(labels.log_ticks(low, high), view.currency, view.language)
    ways = [(way, deals[deals["direction"] == way]) for way in ("in", "out") if (deals["direction"] == way).any()]
    room = (view.until - view.since) * 0.04
    start, end = view.since - room, view.until + room

    def place(deal: Any) -> tuple[float, float]:
        across, up = (deal.day - start) / (end - start or pd.Timedelta(days=1)), math.log(deal.money / low) / math.log(high / low)
        return across * _ROOM[0], up * _ROOM[1]

    chart = panels.stacked(
        [(say(f"direction-{way}"), labels.count(len(rows), "deals", view.language)) for way, rows in ways],
        _ROOM[1],
        theme.time_axis(range=[start, end], **labels.month_ticks(view.since, view.until, view.language)),
        [axis] * len(ways),
    )
    for index, (way, rows) in enumerate(ways):
        _draw_dots(chart, index, rows, view)
        _name_biggest(chart, index, rows.assign(other=rows["payers" if way == "in" else "payees"]), view, place)
    for kind in investment.kinds_of(deals):  # marks without a place, for the legend alone
        chart.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            marker={"size": 10, "color": theme.kind_colour(kind)},
            name=say(f"kind-{kind}"),
            hoverinfo="skip",
        )
    margin, height = chart.layout["margin"] | {"t": 34}, chart.layout["height"] + 32
    chart.update_layout(showlegend=True, legend=theme.legend(), margin=margin, height=height)
    return chart


def _draw_dots(chart: Sketch, index: int, rows: pd.DataFrame, view: View) -> None:
    chart.add_scatter(
        x=labels.iso_days(rows["day"]),
        y=list(rows["money"]),
        yaxis=panels.axis_name(index),
        mode="markers",
        marker={
            "size": 11,
            "color": [theme.status_colour(kind, status) for kind, status in zip(rows["kind"], rows["status"], strict=True)],
            "line": {"width": 1.5, "color": [theme.kind_colour(kind) for kind in rows["kind"]]},
        },
        customdata=[[deal] for deal in rows["deal_id"]],
        hovertext=[deal_hover(deal, view) for deal in each(rows)],
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
    )


def _name(deal: Any, view: View) -> str:
    """The other side of a deal, or its sum where the other side was not told."""
    return (
        labels.parties(deal.other, view.language, 16)
        if len(deal.other)
        else labels.money(deal.money, view.currency, view.language)
    )


def _name_biggest(chart: Sketch, index: int, rows: pd.DataFrame, view: View, place: Callable[[Any], tuple[float, float]]) -> None:
    """Names beside the biggest dots of a panel; `place` says where a deal's dot is, in px of a phone."""
    deals = list(each(rows.sort_values("money", ascending=False)))
    names = [_name(deal, view) for deal in deals[: _LABELLED * 2]]
    for number, settings in naming.beside([place(deal) for deal in deals], names, _ROOM[0], _LABELLED):
        chart.add_annotation(
            x=deals[number].day.isoformat(),
            y=math.log10(deals[number].money),
            yref=panels.axis_name(index),
            font={"size": theme.SMALL, "color": theme.INK},
            **settings,
        )


def told_beside(view: View) -> Chart:
    """Who else is named in the posts that name one company."""
    chart_id, say = "told-beside", partial(text, view.language)
    company = coverage.focus(view) or next(iter(coverage.company_shares(view)["company"]), None)
    if company is None:
        return nothing(chart_id, view, "reason-no-company")
    rows, posts = coverage.told_beside(view, company)
    title = _title(chart_id, company, view)
    ids = view.mentions.loc[view.mentions["company"] == company, "post_id"]
    basis = coverage_basis(ids)
    if rows.empty:
        return nothing(chart_id, view, "reason-nobody-beside", title, basis)
    sections = [
        Section(
            [
                Row(
                    label=labels.name(name, view.language),
                    value=share,
                    said=say(
                        "share-and-count",
                        share=labels.share(share, view.language, 0),
                        count=labels.count(n, "posts", view.language),
                    ),
                    hover=f"<b>{labels.plain(labels.name(name, view.language))}</b><br>{labels.count(n, 'posts', view.language)}",
                    key=[company, name],
                )
                for name, n, share in each(rows[["company", "posts", "share"]].head(_MOST_BESIDE))
            ],
            say("of-posts-naming", company=labels.name(company, view.language), posts=posts),
        )
    ]
    table = pd.DataFrame(
        {
            say("column-company"): [labels.name(one, view.language) for one in rows["company"]],
            say("column-posts"): rows["posts"],
            say("column-share"): rows["share"],
        }
    )
    alt = say(
        f"chart-{chart_id}-alt",
        company=labels.name(company, view.language),
        posts=posts,
        other=labels.name(str(rows["company"].iloc[0]), view.language),
        share=labels.share(rows["share"].iloc[0], view.language, 0),
    )
    return finish(view, chart_id, row_chart(sections), table, alt, basis, "beside", title)
