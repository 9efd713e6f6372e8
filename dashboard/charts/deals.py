"""Deals as rows, words and tables: what every chart that shows single deals shares. Chooses no deals and makes no chart."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from dashboard.charts import labels, theme
from dashboard.charts.rows import ROOM, Row, Section, row_chart, spans_orders
from dashboard.charts.sketch import Sketch
from dashboard.locales import text
from dashboard.metrics.rows import each
from dashboard.metrics.view import View


def money_column(view: View, name: str | None = None) -> str:
    """A money column's name with its unit."""
    return text(view.language, "column-with-unit", name=name or text(view.language, "column-money"), unit=view.currency)


def deal_hover(deal: Any, view: View) -> str:
    """The full words of a deal (a row of `each`) for hover: parties, sum, status, day first told, number of posts."""
    say = partial(text, view.language)
    return "<br>".join(
        [
            f"<b>{labels.wrapped(labels.deal(deal.payers, deal.payees, view.language))}</b>",
            f"{say(f'kind-{deal.kind}')} · {say(f'status-{deal.status}')}",
            labels.money(deal.money, view.currency, view.language),
            say("hover-first-told", day=labels.day(deal.day, view.language), posts=int(deal.posts)),
        ]
    )


def deal_row(deal: Any, view: View) -> Row:
    """A deal (a row of `each`) as a row: parties, sum, its kind's colour in its status's tint."""
    return Row(
        label=labels.deal(deal.payers, deal.payees, view.language, ROOM),
        value=float(deal.money),
        said=labels.money(deal.money, view.currency, view.language),
        hover=deal_hover(deal, view),
        key=[str(deal.deal_id)],
        colour=theme.status_colour(deal.kind, deal.status),
        pattern=theme.status_pattern(deal.status),
        edge=theme.status_edge(deal.kind, deal.status),
    )


def deal_rows(sections: Sequence[Section], view: View) -> Sketch:
    """Rows of deals, each section on its own scale; on one log axis when the sums of a section span orders."""
    if not any(spans_orders([row.value for row in section.rows]) for section in sections):
        return row_chart(sections)
    values = [row.value for section in sections for row in section.rows]
    ticks = labels.log_ticks(min(values) / 2, max(values) * 1.1, most=5)  # they stand side by side
    return row_chart(sections, labels.money_axis(ticks, view.currency, view.language), log=True)


def deal_table(deals: pd.DataFrame, view: View) -> pd.DataFrame:
    """Deals as a table for reading: parties, kind, status, money, day first told, number of posts."""
    say = partial(text, view.language)
    return pd.DataFrame(
        {
            say("column-payers"): [labels.parties(names, view.language) for names in deals["payers"]],
            say("column-payees"): [labels.parties(names, view.language) for names in deals["payees"]],
            say("column-kind"): [say(f"kind-{kind}") for kind in deals["kind"]],
            say("column-status"): [say(f"status-{status}") for status in deals["status"]],
            money_column(view): deals["money"].to_numpy(),
            say("column-first-told"): deals["day"].dt.date.to_numpy(),
            say("column-posts"): deals["posts"].to_numpy(),
        }
    )


def status_rows(rows: pd.DataFrame, view: View) -> list[Row]:
    """Sums by status of one kind (kind, status, money, deals, deal_ids) as rows."""
    say = partial(text, view.language)
    made = []
    for kind, status, money, deals, ids in each(rows[["kind", "status", "money", "deals", "deal_ids"]]):
        name, said = say(f"status-{status}"), labels.money(money, view.currency, view.language)
        number = labels.count(deals, "deals", view.language)
        made.append(
            Row(
                label=say("name-and-count", name=name, count=number),
                value=money,
                said=said,
                hover=f"<b>{say(f'kind-{kind}')} · {name}</b><br>{said}<br>{number}",
                key=ids,
                colour=theme.status_colour(kind, status),
                pattern=theme.status_pattern(status),
                edge=theme.status_edge(kind, status),
            )
        )
    return made
