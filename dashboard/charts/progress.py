"""Charts of money against time: announced against done, valuations by company, plans by the year of their horizon."""

import math
from functools import partial

import pandas as pd

from dashboard.charts import labels, panels, theme
from dashboard.charts.chart import Basis, Chart, finish, money_basis, nothing
from dashboard.charts.deals import deal_row, deal_table, money_column
from dashboard.charts.rows import Section, row_chart
from dashboard.charts.sketch import Sketch
from dashboard.locales import text
from dashboard.metrics import investment
from dashboard.metrics.rows import each
from dashboard.metrics.view import View

_MOST_COMPANIES = 8
_MOST_STEPS = 260  # what a line of the card's width can show
_PLANS_A_YEAR = 6


def announced_against_done(view: View) -> Chart:
    """Running sums, all that was announced against what is done, a panel a kind."""
    chart_id, say = "announced-against-done", partial(text, view.language)
    sums = {kind: investment.cumulative(view.deals, kind) for kind in investment.kinds_of(view.deals)}
    sums = {kind: investment.thinned(rows, _MOST_STEPS) for kind, rows in sums.items() if len(rows)}
    basis = money_basis(
        pd.concat([investment.money_in(view.deals, kind) for kind in sums]) if sums else view.deals.head(0),
        view.deals,
        say("note-furthest-status"),
    )
    if not sums:
        return nothing(chart_id, view, "reason-no-money", basis=basis)
    ticks = {kind: labels.linear_ticks(rows["announced"].max(), 3) for kind, rows in sums.items()}
    chart = panels.stacked(
        [(say(f"kind-{kind}"), _ratio(rows, view)) for kind, rows in sums.items()],
        120,
        theme.time_axis(range=[view.since, view.until], **labels.month_ticks(view.since, view.until, view.language)),
        [{"range": [0, at[-1] * 1.05]} | labels.money_axis(at, view.currency, view.language) for at in ticks.values()],
    )
    for index, (kind, rows) in enumerate(sums.items()):
        _draw_running(chart, index, kind, rows, view)
    table = pd.concat(
        pd.DataFrame(
            {
                say("column-kind"): say(f"kind-{kind}"),
                say("column-day"): rows["day"].dt.date,
                money_column(view, say("column-announced-so-far")): rows["announced"],
                money_column(view, say("column-done-so-far")): rows["done"],
            }
        )
        for kind, rows in sums.items()
    )
    parts = say("list-separator").join(f"{say(f'kind-{kind}')} {_ratio(rows, view)}" for kind, rows in sums.items())
    return finish(view, chart_id, chart, table, say(f"chart-{chart_id}-alt", parts=parts), basis, "deal_ids")


def _ratio(rows: pd.DataFrame, view: View) -> str:
    last = rows.iloc[-1]
    return text(
        view.language,
        "done-of-announced",
        done=labels.money(last["done"], view.currency, view.language),
        announced=labels.money(last["announced"], view.currency, view.language),
    )


def _draw_running(chart: Sketch, index: int, kind: str, rows: pd.DataFrame, view: View) -> None:
    """Two steps, the lower filled; both run on to the last day."""
    days = [view.since, *rows["day"], view.until]
    for column, status in (("announced", "announced"), ("done", "done")):
        values = [0.0, *rows[column], rows[column].iloc[-1]]
        name = text(view.language, f"column-{column}-so-far")
        chart.add_scatter(
            x=labels.iso_days(days),
            y=values,
            yaxis=panels.axis_name(index),
            mode="lines",
            line={"shape": "hv", "width": 2, "color": theme.status_colour(kind, status)},
            fill="tozeroy" if column == "done" else None,
            fillcolor=theme.status_colour(kind, "talks"),
            customdata=[[], *rows["deal_ids"], []],
            hovertext=[
                f"<b>{labels.day(day, view.language)}</b><br>{name} {labels.money(value, view.currency, view.language)}"
                for day, value in zip(days, values, strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def valuations(view: View) -> Chart:
    """What companies were said to be worth, over time, on a log axis; a value stands until another one is told."""
    chart_id, say = "valuations", partial(text, view.language)
    rows, left_out = investment.valuations(view.figures)
    latest = rows.groupby("company")["money"].last().nlargest(_MOST_COMPANIES)
    drawn = rows[rows["company"].isin(latest.index)]
    basis = Basis(drawn["post_id"].nunique(), len(drawn), left_out, say("note-valuations"))
    if drawn.empty:
        return nothing(chart_id, view, "reason-no-valuations", basis=basis)
    low, high = drawn["money"].min() * 0.7, drawn["money"].max() * 1.4
    chart = theme.blank(
        440,
        margin={"l": 0, "r": 118, "t": 24, "b": 8},  # a name of two lines may stand at the very top
        xaxis=theme.time_axis(range=[view.since, view.until], **labels.month_ticks(view.since, view.until, view.language, 4)),
        yaxis=theme.value_axis(
            type="log",
            range=[math.log10(low), math.log10(high)],
            **labels.money_axis(labels.log_ticks(low, high), view.currency, view.language),
        ),
    )
    places = panels.spread(
        [math.log10(value) for value in latest], (math.log10(high) - math.log10(low)) / 11, math.log10(low), math.log10(high)
    )
    for index, (company, place) in enumerate(zip(latest.index, places, strict=True)):
        _draw_valued(chart, drawn[drawn["company"] == company], theme.PALETTE[index], place, view)
    table = pd.DataFrame(
        {
            say("column-company"): [labels.name(company, view.language) for company in rows["company"]],
            say("column-day"): rows["day"].dt.date,
            money_column(view): rows["money"],
            say("column-status"): [say(f"status-{status}") for status in rows["status"]],
            say("column-as-written"): rows["amount_text"],
        }
    )
    alt = say(
        f"chart-{chart_id}-alt",
        company=labels.name(str(latest.index[0]), view.language),
        money=labels.money(latest.iloc[0], view.currency, view.language),
        n=int(rows["company"].nunique()),
    )
    return finish(view, chart_id, chart, table, alt, basis, "post_ids")


def _draw_valued(chart: Sketch, rows: pd.DataFrame, colour: str, place: float, view: View) -> None:
    """One company: a dot a telling, a line between them, dotted on to the edge, and its name there."""
    company, last = labels.name(rows["company"].iloc[0], view.language), rows.iloc[-1]
    chart.add_scatter(
        x=labels.iso_days([last["day"], view.until]),
        y=[last["money"]] * 2,
        mode="lines",
        line={"color": colour, "width": 1, "dash": "dot"},
        hoverinfo="skip",
    )
    chart.add_scatter(
        x=labels.iso_days(rows["day"]),
        y=list(rows["money"]),
        mode="lines+markers",
        line={"color": colour, "width": 2, "shape": "hv"},
        marker={
            "size": 8,
            "color": [theme.PAPER if status == "talks" else colour for status in rows["status"]],
            "line": {"color": colour, "width": 2},
        },
        customdata=[[post] for post in rows["post_id"]],
        hovertext=[
            f"<b>{labels.plain(company)}</b><br>{labels.money(money, view.currency, view.language)} · "
            f"{text(view.language, f'status-{status}')}<br>{labels.day(day, view.language)}"
            for money, status, day in each(rows[["money", "status", "day"]])
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    chart.add_annotation(
        text=f"{labels.plain(labels.shorten(company, 15))}<br><b>{labels.money(last['money'], view.currency, view.language)}</b>",
        x=1,
        xref="paper",
        xshift=8,
        y=place,
        yref="y",
        xanchor="left",
        align="left",
        showarrow=False,
        font={"size": theme.SMALL, "color": colour},
    )


def capital_plans(view: View) -> Chart:
    """Investment plans that still run, by the year in which their horizon ends; not added up, since plans overlap."""
    chart_id, say = "capital-plans", partial(text, view.language)
    plans = investment.plans(view.deals, view.built_on)
    asked = view.deals[(view.deals["kind"] == "investment") & view.deals["when_end"].notna()]
    basis = money_basis(plans, asked, say("note-plans"))
    if plans.empty:
        return nothing(chart_id, view, "reason-no-plans", basis=basis)
    sections = [
        Section(
            [deal_row(deal, view) for deal in each(rows.head(_PLANS_A_YEAR))],
            say("until-year", year=str(year)),
            labels.count(len(rows), "deals", view.language),
        )
        for year, rows in plans.groupby("year")
    ]
    table = deal_table(plans, view)
    table.insert(0, say("column-year"), plans["year"].to_numpy())
    first = plans.sort_values("money", ascending=False).iloc[0]
    alt = say(
        f"chart-{chart_id}-alt",
        n=len(plans),
        deal=labels.deal(first["payers"], first["payees"], view.language),
        money=labels.money(first["money"], view.currency, view.language),
        year=str(first["year"]),
    )
    return finish(view, chart_id, row_chart(sections, shared=True), table, alt, basis, "deal_ids")
