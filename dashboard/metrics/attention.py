"""Share of money against share of posts: what is big and untold, what is small and overtold. Draws nothing and words nothing."""

from typing import Any, Literal

import pandas as pd

from dashboard.metrics import coverage
from dashboard.metrics.investment import UNKNOWN, money_in, summed
from dashboard.metrics.rows import posts_of
from dashboard.metrics.view import View

By = Literal["company", "sector", "country", "month"]
COLUMNS = ["key", "money", "money_share", "posts", "posts_share", "deal_ids", "quadrant"]


def compare(view: View, kind: str, by: By) -> pd.DataFrame:
    """Each company, sector, country or month with its share of the money of `kind` and its share of posts.

    key, money, money_share (of the kind's sum), posts, posts_share (of all posts of the period), deal_ids, quadrant.
    A joint deal and a post naming several stand in full under each, so shares may add up to more than one. Rows with no sum
    told are not in it: unknown is not zero. quadrant, by the medians of both shares (of keys that posts name):
    big-and-told, big-and-untold, small-and-told (overtold), small-and-untold.
    """
    deals = money_in(view.deals, kind)
    parts = zip(_keys_of_deals(deals, view, by), deals["money"], deals["deal_id"], strict=True)
    keyed = [(key, money, deal) for keys, money, deal in parts for key in keys if key != UNKNOWN and not pd.isna(key)]
    if not keyed:
        return pd.DataFrame(columns=COLUMNS)
    sums = summed(pd.DataFrame(keyed, columns=["key", "money", "deal_id"]), ["key"]).set_index("key")
    posts = _posts(view, by).reindex(sums.index, fill_value=0)
    rows = sums.assign(
        money_share=sums["money"] / deals["money"].sum(), posts=posts, posts_share=posts / max(view.all_posts, 1)
    ).reset_index()
    named = rows[rows["posts"] > 0] if (rows["posts"] > 0).any() else rows
    big = rows["money_share"] >= named["money_share"].median()
    told = rows["posts_share"] >= named["posts_share"].median()
    size, attention = big.map({True: "big", False: "small"}), told.map({True: "told", False: "untold"})
    return rows.assign(quadrant=size + "-and-" + attention)[COLUMNS].sort_values("money", ascending=False, ignore_index=True)


def _keys_of_deals(deals: pd.DataFrame, view: View, by: By) -> list[list[Any]]:
    if by == "month":
        return [[month] for month in coverage.month_of(deals["day"])]
    parties = [[*payers, *payees] for payers, payees in zip(deals["payers"], deals["payees"], strict=True)]
    if by == "company":
        return [sorted(set(names)) for names in parties]
    places = dict(zip(view.companies["company"], view.companies[by], strict=True))
    return [sorted({places.get(name, UNKNOWN) for name in names} - {UNKNOWN}) for names in parties]


def _posts(view: View, by: By) -> pd.Series:
    """Posts under each key: a post counts once for each key it touches."""
    if by == "month":
        return coverage.month_of(view.posts["day"]).value_counts()
    if by == "company":
        return posts_of(view.mentions, "company")
    places = dict(zip(view.companies["company"], view.companies[by], strict=True))
    named = view.mentions[["post_id"]].assign(place=view.mentions["company"].map(places)).dropna()
    return posts_of(named.drop_duplicates(), "place")
