"""What a page or chart looks at: a snapshot seen through filters. Selects rows and converts nothing; metrics/ does the sums."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from numpy.typing import NDArray

LEFT_OUT = ("is_total", "is_slice", "is_vague", "is_unsure")  # columns of deals whose money is in no sum
Mask = NDArray[np.bool_]
Currency = Literal["USD", "JPY"]
Language = Literal["ja", "en"]


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


@dataclass(frozen=True)
class Filters:
    """What the reader chose. Empty means no limit; values of one field are alternatives, different fields must all hold."""

    since: date | None = None  # first day, inclusive
    until: date | None = None  # last day, inclusive
    companies: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    currency: Currency = "USD"
    language: Language = "ja"


@dataclass(frozen=True, eq=False)
class View:
    """A snapshot through filters. The frames are shared: read them, never change them.

    posts       posts of the period that pass every filter but kind and status (those belong to money); with `day`
    figures     figures of those posts that pass every filter; with `day` and `money`
    deals       deals first told in the period that pass every filter; with `day` (first told), `money`, `counted`
    mentions    mentions of `posts`
    tags        tags of `posts`
    companies   the whole register
    history     posts up to the end of the period that pass the same filters, those before it included; with `day`
    all_mentions, all_tags   of every post of the snapshot: for windows that lie before the period
    all_posts   number of posts of the period before the other filters: the denominator of every share
    """

    filters: Filters
    snapshot_id: str
    built_on: date
    since: pd.Timestamp  # first day looked at: the filter's, or the first post's
    until: pd.Timestamp  # last day looked at
    posts: pd.DataFrame
    figures: pd.DataFrame
    deals: pd.DataFrame
    mentions: pd.DataFrame
    tags: pd.DataFrame
    companies: pd.DataFrame
    history: pd.DataFrame
    all_mentions: pd.DataFrame
    all_tags: pd.DataFrame
    all_posts: int

    @property
    def language(self) -> Language:
        """The language of every word in charts and tables made from this view."""
        return self.filters.language

    @property
    def currency(self) -> Currency:
        """The currency of every `money` column."""
        return self.filters.currency


def _party_sets(companies: pd.DataFrame, filters: Filters) -> list[frozenset[str]]:
    """One set of company names for each company-like filter in use; a row passes when it meets every set."""
    sets = [frozenset(filters.companies)] if filters.companies else []
    for column, wanted in (("country", filters.countries), ("sector", filters.sectors)):
        if wanted:
            sets.append(frozenset(companies.loc[companies[column].isin(wanted), "company"]))
    return sets


def meets(lists: Iterable[Iterable[str]], wanted: Collection[str]) -> Mask:
    """For each list of names whether one of `wanted` is in it: a mask for a column of lists, also for an empty one."""
    names = frozenset(wanted)
    return np.array([not names.isdisjoint(values) for values in lists], dtype=bool)


def _posts_with(rows: pd.DataFrame, column: str, wanted: Collection[str]) -> frozenset[str]:
    pairs = zip(rows["post_id"].tolist(), rows[column].tolist(), strict=True)
    return frozenset(post for post, value in pairs if value in wanted)


def _posts_passing(tables: Tables, filters: Filters, sets: list[frozenset[str]]) -> tuple[Mask, Mask]:
    """Which posts pass category and tag filters; which pass the company filters as well."""
    keep = np.ones(len(tables.posts), dtype=bool)
    if filters.categories:
        keep &= meets(tables.posts["categories"], filters.categories)
    if filters.tags:
        keep &= tables.posts["post_id"].isin(_posts_with(tables.tags, "tag", filters.tags)).to_numpy()
    named = keep.copy()
    for names in sets:
        named &= tables.posts["post_id"].isin(_posts_with(tables.mentions, "company", names)).to_numpy()
    return keep, named


def _money_passing(rows: pd.DataFrame, filters: Filters, sets: list[frozenset[str]]) -> Mask:
    """Which figures or deals in `rows` pass company, kind and status filters."""
    keep = np.ones(len(rows), dtype=bool)
    for names in sets:
        keep &= meets(rows["payers"], names) | meets(rows["payees"], names)
    if filters.kinds:
        keep &= rows["kind"].isin(filters.kinds).to_numpy()
    if filters.statuses:
        keep &= rows["status"].isin(filters.statuses).to_numpy()
    return keep


def _days(values: pd.Series) -> pd.Series:
    """Dates as midnights without a zone, whatever the table's reader made of them."""
    moments = pd.to_datetime(values)
    return (moments.dt.tz_localize(None) if moments.dt.tz is not None else moments).dt.normalize().astype("datetime64[ns]")


def _within(days: pd.Series, since: pd.Timestamp, until: pd.Timestamp) -> Mask:
    return ((days >= since) & (days <= until)).to_numpy(dtype=bool)


def _where(rows: pd.DataFrame, keep: Mask, **columns: pd.Series) -> pd.DataFrame:
    """The rows of a table to keep, with further columns; cut once, since the tables are wide."""
    return (rows if keep.all() else rows[keep]).assign(**{name: values[keep] for name, values in columns.items()})


def select(tables: Tables, filters: Filters) -> View:
    """See `tables` through `filters`. Pure: the snapshot is not changed, nothing is read.

    A post passes a company filter when it names the company; a deal or figure when the company pays or is paid. With a
    category or tag filter a deal stays when at least one post that passes tells it.
    """
    built_on = day_built(tables)
    sets = _party_sets(tables.companies, filters)
    by_content, by_all = _posts_passing(tables, filters, sets)
    published = _days(tables.posts["published_at"])
    first, last = (published.min(), published.max()) if len(published) else (pd.Timestamp(built_on),) * 2
    since = pd.Timestamp(filters.since) if filters.since else first
    until = pd.Timestamp(filters.until) if filters.until else last
    within = _within(published, since, until)
    chosen = _where(tables.posts, by_all & within, day=published)
    ids = frozenset(chosen["post_id"])

    money = filters.currency.lower()
    told_on, first_told = _days(tables.figures["published_on"]), _days(tables.deals["first_published_on"])
    figures = _money_passing(tables.figures, filters, sets) & _within(told_on, since, until)
    deals = _money_passing(tables.deals, filters, sets) & _within(first_told, since, until)
    if filters.categories or filters.tags:  # money asks for its own parties, not for the post's mentions
        told = frozenset(tables.posts.loc[by_content, "post_id"])
        figures &= tables.figures["post_id"].isin(told).to_numpy()
        deals &= meets(tables.deals["post_ids"], told)
    summed = tables.deals[money]
    left_out = summed.isna()
    for name in LEFT_OUT:
        left_out |= tables.deals[name]

    return View(
        filters=filters,
        snapshot_id=tables.id,
        built_on=built_on,
        since=since,
        until=until,
        posts=chosen,
        figures=_where(tables.figures, figures, day=told_on, money=tables.figures[money]),
        deals=_where(tables.deals, deals, day=first_told, money=summed, counted=~left_out),
        mentions=_where(tables.mentions, tables.mentions["post_id"].isin(ids).to_numpy()),
        tags=_where(tables.tags, tables.tags["post_id"].isin(ids).to_numpy()),
        companies=tables.companies,
        history=_where(tables.posts, by_all & (published <= until).to_numpy(dtype=bool), day=published),
        all_mentions=tables.mentions,
        all_tags=tables.tags,
        all_posts=int(within.sum()),
    )


def day_built(tables: Tables) -> date:
    """The day on which `tables` were built, where the site is read."""
    return tables.built_at.astimezone(ZoneInfo("Asia/Tokyo")).date()
