"""Sums of deals: by month, status, place, pair, horizon and company. One kind at a time; draws nothing and words nothing."""

from collections.abc import Callable, Iterable
from datetime import date
from math import fsum
from typing import Any, Literal

import numpy as np
import pandas as pd

from dashboard.metrics.ready import meets
from dashboard.metrics.rows import month_of
from dashboard.records import DEAL_KINDS, STATUSES

COUNTED_STATUSES = ("done", "announced", "talks")
PROSPECTS = ("forecast", "hypothetical")
UNKNOWN = ""  # no party told, or its place not in the register
SEVERAL = "*"  # parties of more than one place: the deal's money cannot be split
Side = Literal["payers", "payees"]

_REASONS: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "total": lambda deals: deals["is_total"],
    "slice": lambda deals: deals["is_slice"],
    "vague": lambda deals: deals["is_vague"],
    "unsure": lambda rows: rows["is_unsure"] if "is_unsure" in rows else pd.Series(False, index=rows.index),  # figures have none
    "unconverted": lambda deals: deals["money"].isna(),
    "prospect": lambda deals: deals["status"].isin(PROSPECTS),
}


def kinds_of(deals: pd.DataFrame) -> list[str]:
    """The kinds that occur in `deals`, in the glossary's order."""
    present = set(deals["kind"])
    return [kind for kind in DEAL_KINDS if kind in present]


def money_in(deals: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The deals of `kind` whose money may be added up: no totals, slices, vague or unconverted sums, no forecasts."""
    counted = deals["counted"].to_numpy(dtype=bool) & deals["status"].isin(COUNTED_STATUSES).to_numpy()
    return deals[counted & (deals["kind"] == kind).to_numpy()]


def left_out(rows: pd.DataFrame, prospects: bool = True) -> dict[str, int]:
    """How many of `rows` (deals or figures) are in no sum, each under the first reason that holds: reason → number.

    `prospects`: whether forecast and hypothetical rows count as left out.
    """
    counts = {}
    rest = np.ones(len(rows), dtype=bool)
    for reason, holds in _REASONS.items():
        if reason == "prospect" and not prospects:
            continue
        hit = rest & holds(rows).to_numpy(dtype=bool)
        counts[reason] = int(hit.sum())
        rest &= ~hit
    return counts


def by_month(rows: pd.DataFrame) -> pd.DataFrame:
    """Money of `money_in`'s rows by month first told and status: month, status, money, deals, deal_ids; a month without deals: no row."""
    return summed(rows.assign(month=month_of(rows["day"])), ["month", "status"])


def by_status(deals: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Money of `kind` by status, prospects too (never added to the others): status, money, deals, deal_ids."""
    rows = summed(deals[(deals["kind"] == kind) & deals["counted"]], ["status"])
    return rows.sort_values("status", key=lambda column: column.map(STATUSES.index), ignore_index=True)


def biggest(deals: pd.DataFrame, kind: str, most: int) -> pd.DataFrame:
    """The `most` biggest deals of `kind`, biggest first: the deals' own columns."""
    return money_in(deals, kind).sort_values(["money", "day", "deal_id"], ascending=[False, True, True]).head(most)


def summed(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Money, deals and deal_ids of each group of `rows` by `keys`, sorted by them.

    By hand, because a grouping of pandas that gathers lists takes 10 ms for any number of rows, and a page has several.
    """
    groups: dict[tuple[Any, ...], list[tuple[float, str]]] = {}
    for *key, money, deal in zip(*(rows[name].tolist() for name in (*keys, "money", "deal_id")), strict=True):
        groups.setdefault(tuple(key), []).append((money, deal))
    ordered = sorted(groups)
    columns: dict[str, Any] = (
        {name: [key[place] for key in ordered] for place, name in enumerate(keys)}
        if ordered
        else {name: rows[name].array[:0] for name in keys}  # nothing tells a type but the rows themselves
    )
    told = [groups[key] for key in ordered]
    columns |= {
        "money": np.array([fsum(money for money, _ in deals) for deals in told], dtype=float),
        "deals": np.array([len(deals) for deals in told], dtype=int),
        "deal_ids": pd.Series([[deal for _, deal in deals] for deals in told], dtype=object),
    }
    return pd.DataFrame(columns)


def cumulative(deals: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Running sums of `kind` by day first told: day, announced (done included), done, deal_ids of the day.

    A deal stands under its furthest status from its first day on: tables keep no history of statuses.
    """
    rows = money_in(deals, kind)
    rows = rows[rows["status"] != "talks"]
    days = summed(rows, ["day"]).rename(columns={"money": "announced"})
    paid = summed(rows.assign(money=rows["money"].where(rows["status"] == "done", 0.0)), ["day"])["money"]
    return days[["day", "announced", "deal_ids"]].assign(announced=days["announced"].cumsum(), done=paid.cumsum())


def thinned(running: pd.DataFrame, most: int) -> pd.DataFrame:
    """Running sums (as `cumulative` gives them) in at most `most` steps where weeks or else months make so few: each stands on its last day."""
    for step in ("W", "M"):
        if len(running) > most:
            spans = running.groupby(running["day"].dt.to_period(step))
            running = spans.agg(
                day=("day", "last"), announced=("announced", "last"), done=("done", "last"), deal_ids=("deal_ids", "sum")
            ).reset_index(drop=True)
    return running


def place_of(parties: Iterable[str], places: dict[str, str]) -> str:
    """The one place of `parties`, UNKNOWN when none is known, SEVERAL when there are more."""
    known = {places.get(name, UNKNOWN) for name in parties} - {UNKNOWN}
    if len(known) > 1:
        return SEVERAL
    return known.pop() if known else UNKNOWN


def by_place(deals: pd.DataFrame, kind: str, companies: pd.DataFrame, column: str, side: Side) -> pd.DataFrame:
    """Money of `kind` by the `column` (country, sector) of its `side`: place, money, deals, deal_ids, biggest first.

    Each deal stands in one row: parties of several places make SEVERAL, so the rows add up to the kind's sum.
    """
    places = dict(zip(companies["company"], companies[column], strict=True))
    rows = money_in(deals, kind)
    sums = summed(rows.assign(place=[place_of(names, places) for names in rows[side]]), ["place"])
    return sums.sort_values(["money", "place"], ascending=[False, True], ignore_index=True)


def valuations(figures: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, int]]:
    """What companies were said to be worth: company, day, money, status, post_id, amount_text; a row a company, day and post.

    Never added up. Only figures that tell a number of the post's own time, of one company that the sentence itself names, and
    of a status that is no prospect; how many are left out, by reason, comes with them. A bound (5兆ドル超) that the value told
    last already keeps says nothing new and makes no row either.
    """
    rows = figures[figures["kind"] == "valuation"]
    told = rows["payees"].map(len) == 1
    out = left_out(rows)
    holding = {"guessed": told & (rows["confidence"] == "high"), "other-time": _of_its_own_time(rows)}
    rows = rows[~rows["is_vague"] & rows["money"].notna() & ~rows["is_total"] & rows["status"].isin(COUNTED_STATUSES)]
    for reason, holds in holding.items():
        keep = holds.reindex(rows.index)
        out[reason] = int((~keep).sum())
        rows = rows[keep]
    rows = rows.assign(company=[names[0] for names in rows["payees"]]).sort_values(["company", "day", "money"])
    kept = [row for _, told in rows.groupby("company") for row in _moving(told)]
    columns = ["company", "day", "money", "status", "post_id", "amount_text"]
    return rows[columns].loc[kept].reset_index(drop=True), out


def _of_its_own_time(figures: pd.DataFrame) -> pd.Series:
    """Whether a figure is tied to no time (1,570億ドル, 2024年10月), or to one that holds the post's day."""
    first, last = pd.to_datetime(figures["when_start"]), pd.to_datetime(figures["when_end"])
    return first.isna() | ((first <= figures["day"]) & (last.isna() | (last >= figures["day"])))


def _moving(told: pd.DataFrame) -> list[object]:
    """The index of the rows of one company that are no bound kept by what was told on an earlier day."""
    kept: list[object] = []
    standing, today, day = float("nan"), float("nan"), None
    for index, told_on, money, qualifier in zip(told.index, told["day"], told["money"], told["qualifier"], strict=True):
        if told_on != day:
            standing, day = today, told_on
        if (qualifier == "min" and money <= standing) or (qualifier == "max" and money >= standing):
            continue
        kept.append(index)
        today = money
    return kept


def plans(deals: pd.DataFrame, today: date) -> pd.DataFrame:
    """Investment plans whose horizon is not over on `today`: the deals' columns and `year` of the horizon, biggest of a year first."""
    rows = money_in(deals, "investment")
    ends = pd.to_datetime(rows["when_end"])
    open_still = ends >= pd.Timestamp(today)
    rows = rows[open_still].assign(year=ends[open_still].dt.year.astype(int))
    return rows.sort_values(["year", "money", "deal_id"], ascending=[True, False, True])


def flows(deals: pd.DataFrame, kind: str, most: int) -> pd.DataFrame:
    """The `most` biggest bands of `kind` from payers to payees: payers, payees (tuples), money, deals, deal_ids.

    Joint payers stay together, so that the money counts once. Deals of which one side was not told are no band.
    """
    rows = money_in(deals, kind)
    told = rows[(rows["payers"].map(len) > 0) & (rows["payees"].map(len) > 0)]
    pairs = told.assign(payers=told["payers"].map(tuple), payees=told["payees"].map(tuple))
    sums = summed(pairs, ["payers", "payees"])
    return sums.sort_values(["money", "payers"], ascending=[False, True], ignore_index=True).head(most)


def of_company(deals: pd.DataFrame, company: str) -> pd.DataFrame:
    """Deals that `company` pays or is paid in, with `direction` (out, in): a joint deal in full, since shares are not told."""
    into, out = (np.flatnonzero(meets(deals[side], {company})) for side in ("payees", "payers"))
    return deals.take(np.concatenate([into, out])).assign(direction=["in"] * len(into) + ["out"] * len(out))


def company_money(rows: pd.DataFrame) -> pd.DataFrame:
    """Money into and out of the company of `of_company`'s rows: direction, kind, status, money, deals, deal_ids; prospects apart."""
    return summed(rows[rows["counted"].astype(bool)], ["direction", "kind", "status"])
