"""Share of money against share of posts: what is big and untold, what is small and overtold. Draws nothing and words nothing."""

from collections import Counter
from math import fsum
from statistics import median
from typing import Any, Literal

import pandas as pd

from dashboard.metrics.investment import UNKNOWN, money_in
from dashboard.metrics.rows import month_of
from dashboard.metrics.view import View

By = Literal["company", "sector", "country", "month"]
COLUMNS = ["key", "money", "money_share", "posts", "posts_share", "deal_ids", "quadrant"]


def compare(view: View, kind: str, by: By) -> pd.DataFrame:
    """Each company, sector, country or month with its share of the money of `kind` and its share of posts.

    key, money, money_share (of the kind's sum), posts, posts_share (of all posts of the period), deal_ids, quadrant.
    A joint deal and a post naming several stand in full under each, so shares may add up to more than one. Rows with no sum
    told are not in it: unknown is not zero. quadrant, by the medians of both shares (of keys that posts name):
    big-and-told, big-and-untold, small-and-told (overtold), small-and-untold. Most money first, equal sums by key.
    """
    deals = money_in(view.deals, kind)
    told: dict[Any, list[tuple[float, str]]] = {}
    for keys, money, deal in zip(
        _keys_of_deals(deals, view, by), deals["money"].tolist(), deals["deal_id"].tolist(), strict=True
    ):
        for key in keys:
            told.setdefault(key, []).append((money, deal))
    if not told:
        return pd.DataFrame(columns=COLUMNS)
    posts, whole = _posts(view, by), deals["money"].sum()
    rows = []
    for key, parts in sorted(told.items()):
        money = fsum(part for part, _ in parts)
        rows.append((key, money, money / whole, posts[key], posts[key] / max(view.all_posts, 1), [deal for _, deal in parts]))
    named = [row for row in rows if row[3]] or rows
    big, much = median(row[2] for row in named), median(row[4] for row in named)
    rows.sort(key=lambda row: -row[1])
    sides = [f"{'big' if row[2] >= big else 'small'}-and-{'told' if row[4] >= much else 'untold'}" for row in rows]
    return pd.DataFrame(dict(zip(COLUMNS, (*map(list, zip(*rows, strict=True)), sides), strict=True)))


def _keys_of_deals(deals: pd.DataFrame, view: View, by: By) -> list[list[Any]]:
    if by == "month":
        return [[month] for month in month_of(deals["day"])]
    parties = [{*payers, *payees} for payers, payees in zip(deals["payers"], deals["payees"], strict=True)]
    if by == "company":
        return [sorted(names - {UNKNOWN}) for names in parties]
    places = _places(view, by)
    return [sorted({places[name] for name in names if name in places}) for names in parties]


def _posts(view: View, by: By) -> Counter[Any]:
    """Posts under each key: a post counts once for each key it touches."""
    if by == "month":
        return Counter(month_of(view.posts["day"]).tolist())
    named = zip(view.mentions["post_id"].tolist(), view.mentions["company"].tolist(), strict=True)
    if by == "company":
        return Counter(company for _, company in named)
    places = _places(view, by)
    return Counter(place for _, place in {(post, places[company]) for post, company in named if company in places})


def _places(view: View, by: By) -> dict[str, str]:
    told = zip(view.companies["company"].tolist(), view.companies[by].tolist(), strict=True)
    return {company: place for company, place in told if place != UNKNOWN}
