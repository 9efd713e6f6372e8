"""Promises told with a deal as items, each with its due day, its tellings, and what settled it. Words nothing and reads no file."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from dashboard.metrics.promises import OPEN_STATUSES, is_guessed, promised
from dashboard.metrics.ready import Tables, in_no_sum
from dashboard.metrics.rows import each
from dashboard.records import DEAL_KINDS

QUIET_DAYS = 120  # a deal that nobody told for this long asks for a follow-up
ITEM_COLUMNS = [
    "item_id", "deal_id", "deal_ids", "label", "kind", "status", "due_on", "is_assumed", "when_text", "told_on", "post_id",
    "figure_id", "amount_text", "sentence", "tellings", "posts", "post_ids", "last_told_on", "state", "settled_by",
]  # fmt: skip
QUIET_COLUMNS = [
    "item_id",
    "deal_id",
    "label",
    "kind",
    "status",
    "usd",
    "due_on",
    "last_told_on",
    "quiet_days",
    "posts",
    "post_ids",
]
_YEAR = pd.Timedelta(days=365)  # 2030年まで and 2030年度 are one horizon, 2026年 and 2027年 are two
_RUNNING = r"てい(?:る|ます)|ており|たり|計画|予定|今後"  # 投資を行っている: begun, not kept


def told_until(figures: pd.DataFrame, today: date) -> pd.DataFrame:
    """The figures of deals told up to `today`, with `told` (Timestamp), oldest first: what an editor could know on that day."""
    rows = figures[figures["kind"].isin(DEAL_KINDS) & figures["deal_id"].notna()]
    rows = rows.assign(told=pd.to_datetime(rows["published_on"]))
    return rows[rows["told"] <= pd.Timestamp(today)].sort_values(["told", "post_id", "span_start"], ignore_index=True)


def items(tables: Tables, today: date) -> pd.DataFrame:
    """One row a promise (`ITEM_COLUMNS`), soonest first, as known on `today`; what promises is for `promises.promised`.

    Tellings are of one promise when they tell one deal, or the same sum of the same party, and fall due less than a year apart.
    The day is the one most posts name; a relative horizon (今後5年間) counts from its first telling, and only where no post
    named a day before. sentence and post_id are of the telling that names the day; told_on is when it was first told; tellings:
    (sentence, post_id, day) of all, oldest first, and posts, post_ids and deal_ids are theirs. state: settled (a later post says done, tells the deal after the due day, or tells what the party did in that period: settled_by),
    overdue, due (this month), upcoming.
    """
    told = told_until(tables.figures, today)
    rows = promised(told, tables)
    labels = tables.deals.set_index("deal_id")["label"]
    found = [_item(one, told, labels, pd.Timestamp(today)) for one in _promises(rows)]
    return pd.DataFrame(found, columns=ITEM_COLUMNS).sort_values(["due_on", "told_on", "item_id"], ignore_index=True)


def quiet(tables: Tables, today: date, days: int = QUIET_DAYS) -> pd.DataFrame:
    """Announced or rumoured deals that no post told for `days`: `QUIET_COLUMNS`, told most first; due_on is when they fell due."""
    told, deals = told_until(tables.figures, today), tables.deals
    by_deal = told.groupby("deal_id")
    last = by_deal["told"].max()
    done = by_deal["status"].agg(lambda told_as: "done" in set(told_as))
    rows = deals[deals["status"].isin(OPEN_STATUSES) & ~in_no_sum(deals)]
    rows = rows[rows["deal_id"].isin(last.index[~done])]
    rows = rows.assign(last=rows["deal_id"].map(last))
    rows = rows.assign(quiet_days=(pd.Timestamp(today) - rows["last"]).dt.days)
    rows = rows[rows["quiet_days"] >= days]
    rows = rows.sort_values(["posts", "usd", "deal_id"], ascending=[False, False, True], ignore_index=True)
    due = rows["last"] + pd.Timedelta(days=days)
    return rows.assign(
        item_id="quiet:" + rows["deal_id"],
        due_on=due.dt.date,
        last_told_on=rows["last"].dt.date,
    )[QUIET_COLUMNS]


def _promises(rows: pd.DataFrame) -> Iterator[list[Any]]:
    """Yield the tellings of each promise, that of its day first.

    Days that posts name come before spans, so that a span joins the day it means. A span that joins none, though its deal had
    a day before, counts from a start that its post does not tell: nobody can say when it is due.
    """
    found: list[list[Any]] = []
    days, spans = rows[~rows["relative"]], rows[rows["relative"]]
    days = days.assign(named=days.groupby(["deal_id", "due"])["post_id"].transform("nunique"))
    for row in each(days.sort_values("named", ascending=False, kind="stable")):
        _join(found, row)
    dated = days.groupby("deal_id")["told"].min()
    again = spans.duplicated(["deal_id", "when_text"])
    for row in each(spans[~again]):
        _join(found, row, alone=row.told <= dated.get(row.deal_id, row.told))
    for row in each(spans[again]):
        _join(found, row, alone=False)
    yield from found


def _join(found: list[list[Any]], row: Any, alone: bool = True) -> None:
    """Put a telling to the promise it tells, or begin one with it if it may stand `alone`."""
    for tellings in found:
        if any(_same(row, other) for other in tellings):
            tellings.append(row)
            return
    if alone:
        found.append([row])


def _same(one: Any, two: Any) -> bool:
    """Whether two tellings are of one promise."""
    if abs(one.due - two.due) >= _YEAR or one.kind != two.kind:
        return False
    if one.deal_id == two.deal_id:
        return True
    payers, others = {*one.payers}, {*two.payers}
    shared = payers & others if payers and others else (payers | {*one.payees}) & (others | {*two.payees})
    return bool(shared) and (one.amount_low, one.currency) == (two.amount_low, two.currency)


def _settling(row: Any, deals: set[str], told: pd.DataFrame) -> pd.DataFrame:
    """The later tellings that settle the promise of `row`, which `deals` tell."""
    later = told[(told["told"] > row.told) & (told["deal_id"].isin(deals) | (told["status"] == "done"))]
    keeps = [_keeps(one, row) if one.deal_id in deals else _tells_outcome(one, row) for one in each(later)]
    settling: pd.DataFrame = later[pd.Series(keeps, index=later.index, dtype=bool)]
    return settling


def _keeps(telling: Any, row: Any) -> bool:
    """Whether a later telling settles a promise: told past the due day, or done by the same parties, in a finished verb, and not before."""
    if telling.told > row.due:
        return True
    own, said = {*row.payers, *row.payees}, {*telling.payers, *telling.payees}
    before = pd.notna(telling.when_end) and pd.Timestamp(telling.when_end) < row.told
    sure = telling.status == "done" and own <= said and not is_guessed(telling.rule) and not before
    return sure and not re.search(_RUNNING, telling.sentence)


def _tells_outcome(telling: Any, row: Any) -> bool:
    """Whether a telling of another sum says what the party did in the period promised: 2025年の914億ドル, told in 2026."""
    same_period = pd.notna(telling.when_end) and pd.Timestamp(telling.when_end) == row.due < telling.told
    same_party = {*row.payers} == {*telling.payers} and {*row.payees} == {*telling.payees}
    return bool(same_period and same_party and telling.kind == row.kind)


def _item(tellings: list[Any], told: pd.DataFrame, labels: pd.Series, today: pd.Timestamp) -> dict[str, object]:
    row, in_order = tellings[0], sorted(tellings, key=lambda one: one.told)
    settling = _settling(row, {one.deal_id for one in tellings}, told)
    month = (row.due.year, row.due.month) == (today.year, today.month)
    state = "settled" if len(settling) else "overdue" if row.due < today else "due" if month else "upcoming"
    posts = list(dict.fromkeys(one.post_id for one in in_order))
    return {
        "item_id": f"due:{row.deal_id}:{row.due:%Y-%m-%d}",
        "deal_id": row.deal_id,
        "deal_ids": list(dict.fromkeys([row.deal_id, *(one.deal_id for one in in_order)])),
        "label": labels.get(row.deal_id, ""),
        "kind": row.kind,
        "status": row.status,
        "due_on": row.due.date(),
        "is_assumed": bool(row.is_assumed),
        "when_text": row.when_text,
        "told_on": in_order[0].told.date(),
        "post_id": row.post_id,
        "figure_id": row.figure_id,
        "amount_text": row.amount_text,
        "sentence": row.sentence,
        "tellings": [(one.sentence, one.post_id, one.told.date()) for one in in_order],
        "posts": len(posts),
        "post_ids": posts,
        "last_told_on": in_order[-1].told.date(),
        "state": state,
        "settled_by": settling["post_id"].iloc[0] if len(settling) else "",
    }
