"""A snapshot's tables made ready for filters, once for all views: days and money as columns, and the rows that each name stands in.

What a reader chose, and which rows pass, is `view`'s.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

CURRENCIES: tuple["Currency", ...] = ("USD", "JPY")
Currency = Literal["USD", "JPY"]
_LEFT_OUT = ["is_total", "is_slice", "is_vague", "is_unsure"]  # columns of deals
Mask = NDArray[np.bool_]
Places = Mapping[str, NDArray[np.intp]]  # a name → the numbers of the rows that have it


class Tables(Protocol):
    """The part of a snapshot that a view needs."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def built_at(self) -> datetime: ...  # noqa: D102
    @property
    def posts(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def figures(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def deals(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def mentions(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def tags(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def companies(self) -> pd.DataFrame: ...  # noqa: D102


@dataclass(frozen=True, eq=False)
class Ready:
    """Tables with further columns, and where names stand in them. Shared: never change it.

    posts             with `day`
    tags              one row a post and tag, however many spellings of it the post has
    figures, deals    by currency, with `day` (told; first told) and `money`; deals with `counted` too
    naming, tagged, filed   the posts of each company, tag and category
    paying, dealing   the figures and the deals of each company that pays or is paid
    of_mentions, of_tags, of_figures   the number of the post of each row; that of the last post and one where there is none
    """

    posts: pd.DataFrame
    tags: pd.DataFrame
    figures: Mapping[Currency, pd.DataFrame]
    deals: Mapping[Currency, pd.DataFrame]
    naming: Places
    tagged: Places
    filed: Places
    paying: Places
    dealing: Places
    of_mentions: NDArray[np.intp]
    of_tags: NDArray[np.intp]
    of_figures: NDArray[np.intp]


def prepare(tables: Tables) -> Ready:
    """Make `tables` ready: some milliseconds for each thousand posts."""
    post_ids, tags = pd.Index(tables.posts["post_id"]), tables.tags.drop_duplicates(["post_id", "tag"])
    of_mentions, of_tags, of_figures = (_numbers(post_ids, rows["post_id"]) for rows in (tables.mentions, tags, tables.figures))
    told_on, first_told = _days(tables.figures["published_on"]), _days(tables.deals["first_published_on"])
    left_out = in_no_sum(tables.deals)
    money = {currency: currency.lower() for currency in CURRENCIES}
    return Ready(
        posts=tables.posts.assign(day=_days(tables.posts["published_at"])),
        tags=tags,
        figures={one: tables.figures.assign(day=told_on, money=tables.figures[name]) for one, name in money.items()},
        deals={
            one: tables.deals.assign(day=first_told, money=tables.deals[name], counted=~left_out & tables.deals[name].notna())
            for one, name in money.items()
        },
        naming=_places(zip(tables.mentions["company"], of_mentions, strict=True)),
        tagged=_places(zip(tags["tag"], of_tags, strict=True)),
        filed=_places_in(tables.posts["categories"]),
        paying=_places_in(tables.figures["payers"], tables.figures["payees"]),
        dealing=_places_in(tables.deals["payers"], tables.deals["payees"]),
        of_mentions=of_mentions,
        of_tags=of_tags,
        of_figures=of_figures,
    )


def in_no_sum(deals: pd.DataFrame) -> pd.Series:
    """Which deals have money that is in no sum: totals, slices, vague and unsure sums."""
    return deals[_LEFT_OUT].any(axis=1)


def among(places: Places, names: Collection[str], rows: int) -> Mask:
    """Which of so many `rows` have one of `names`."""
    found = np.zeros(rows + 1, dtype=bool)
    for name in names:
        if name in places:
            found[places[name]] = True
    return found[:-1]


def of_posts(posts: Mask, numbers: NDArray[np.intp]) -> Mask:
    """Which rows belong to one of `posts`, by the numbers of their posts."""
    return np.append(posts, False)[numbers]


def meets(lists: Iterable[Iterable[str]], wanted: Collection[str]) -> Mask:
    """For each list of names whether one of `wanted` is in it: a mask for a column of lists, also for an empty one."""
    names = frozenset(wanted)
    return np.array([not names.isdisjoint(values) for values in lists], dtype=bool)


def _numbers(post_ids: pd.Index, wanted: pd.Series) -> NDArray[np.intp]:
    found = post_ids.get_indexer(pd.Index(wanted))
    return np.where(found < 0, len(post_ids), found)


def _places(pairs: Iterable[tuple[str, int]]) -> Places:
    found: dict[str, list[int]] = {}
    for name, row in pairs:
        found.setdefault(name, []).append(row)
    return {name: np.array(rows, dtype=np.intp) for name, rows in found.items()}


def _places_in(*columns: Iterable[Iterable[str]]) -> Places:
    """The rows of each name in columns of lists."""
    return _places((name, row) for column in columns for row, names in enumerate(column) for name in names)


def _days(values: pd.Series) -> pd.Series:
    """Dates as midnights without a zone, whatever the table's reader made of them."""
    moments = pd.to_datetime(values)
    return (moments.dt.tz_localize(None) if moments.dt.tz is not None else moments).dt.normalize().astype("datetime64[ns]")
