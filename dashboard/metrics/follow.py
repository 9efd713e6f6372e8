"""From a mark on a chart to the rows behind it. The mark's meaning comes with the chart (`link_column`); nothing is drawn."""

from collections.abc import Sequence

import pandas as pd

from dashboard.metrics import coverage
from dashboard.metrics.ready import meets
from dashboard.metrics.view import View


def behind(view: View, link_column: str, key: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The deals and the posts behind a mark with `key` as its customdata.

    deal_ids → those deals and the posts that tell them; post_ids → those posts and the deals they tell; company,
    country, sector → posts that name one of `key`, and deals with such a party; beside → posts that name every company of
    `key`, and the deals they tell; tag → posts with every tag; days → posts of (first, last[, category]).

    Raises:
        KeyError: no chart links by `link_column`.
    """
    wanted = {str(value) for value in key}
    if link_column == "deal_ids":
        deals = view.deals[view.deals["deal_id"].isin(wanted)]
        return deals, view.posts[view.posts["post_id"].isin({post for ids in deals["post_ids"] for post in ids})]
    posts = _posts(view, link_column, key, wanted)
    if link_column in ("company", "country", "sector"):
        return _with_party(view, link_column, wanted), posts
    ids = set(posts["post_id"])
    return view.deals[meets(view.deals["post_ids"], ids)], posts


def _posts(view: View, link_column: str, key: Sequence[str], wanted: set[str]) -> pd.DataFrame:
    if link_column == "post_ids":
        return view.posts[view.posts["post_id"].isin(wanted)]
    if link_column == "days":
        posts = view.posts[view.posts["day"].between(pd.Timestamp(key[0]), pd.Timestamp(key[1]))]
        return (
            posts[pd.Series(coverage.first_category(posts), index=posts.index, dtype=object) == key[2]] if len(key) > 2 else posts
        )
    if link_column == "tag":
        hits = view.tags[view.tags["tag"].isin(wanted)].groupby("post_id")["tag"].nunique()
        return view.posts[view.posts["post_id"].isin(hits[hits == len(wanted)].index)]
    if link_column == "beside":
        named = view.mentions[view.mentions["company"].isin(wanted)].groupby("post_id")["company"].nunique()
        return view.posts[view.posts["post_id"].isin(named[named == len(wanted)].index)]
    if link_column in ("company", "country", "sector"):
        names = _names(view, link_column, wanted)
        return view.posts[view.posts["post_id"].isin(view.mentions.loc[view.mentions["company"].isin(names), "post_id"])]
    raise KeyError(f"no chart links by {link_column!r}")


def _names(view: View, link_column: str, wanted: set[str]) -> set[str]:
    if link_column == "company":
        return wanted
    return set(view.companies.loc[view.companies[link_column].isin(wanted), "company"])


def _with_party(view: View, link_column: str, wanted: set[str]) -> pd.DataFrame:
    names = _names(view, link_column, wanted)
    return view.deals[meets(view.deals["payers"], names) | meets(view.deals["payees"], names)]
