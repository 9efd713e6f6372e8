"""What a page or chart looks at: a snapshot seen through filters. Selects rows and converts nothing; metrics/ does the sums."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from dashboard.metrics.ready import Currency, Mask, Places, Ready, Tables, among, meets, of_posts, prepare

Language = Literal["ja", "en"]


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


def select(tables: Tables, filters: Filters, ready: Ready | None = None) -> View:
    """See `tables` through `filters`. Pure: the snapshot is not changed, nothing is read.

    A post passes a company filter when it names the company; a deal or figure when the company pays or is paid. With a
    category or tag filter a deal stays when at least one post that passes tells it.

    Args:
        tables: the snapshot.
        filters: what the reader chose.
        ready: what `prepare` made of the snapshot, where it is seen through many filters.
    """
    ready = ready or prepare(tables)
    built_on = day_built(tables)
    published = ready.posts["day"]
    days = published.to_numpy() if len(published) else np.array([built_on], dtype="datetime64[ns]")
    first, last = pd.Timestamp(days.min()), pd.Timestamp(days.max())
    since = pd.Timestamp(filters.since) if filters.since else first
    until = pd.Timestamp(filters.until) if filters.until else last
    within, earlier = _within(published, since, until), _within(published, pd.Timestamp.min, until)

    sets = _party_sets(tables.companies, filters)
    contents = [(ready.filed, filters.categories), (ready.tagged, filters.tags)]
    by_content = _all_meet(len(published), *((places, names) for places, names in contents if names))
    by_all = by_content & _all_meet(len(published), *((ready.naming, names) for names in sets))
    figures, deals = ready.figures[filters.currency], ready.deals[filters.currency]
    told, dealt = (
        _money_passing(rows, where, filters, sets) & _within(rows["day"], since, until)
        for rows, where in ((figures, ready.paying), (deals, ready.dealing))
    )
    if filters.categories or filters.tags:  # money asks for its own parties, not for the post's mentions
        told &= of_posts(by_content, ready.of_figures)
        dealt &= meets(deals["post_ids"], frozenset(tables.posts.loc[by_content, "post_id"]))
    chosen = by_all & within

    return View(
        filters=filters,
        snapshot_id=tables.id,
        built_on=built_on,
        since=since,
        until=until,
        posts=_where(ready.posts, chosen),
        figures=_where(figures, told),
        deals=_where(deals, dealt),
        mentions=_where(tables.mentions, of_posts(chosen, ready.of_mentions)),
        tags=_where(ready.tags, of_posts(chosen, ready.of_tags)),
        companies=tables.companies,
        history=_where(ready.posts, by_all & earlier),
        all_mentions=tables.mentions,
        all_tags=ready.tags,
        all_posts=int(within.sum()),
    )


def day_built(tables: Tables) -> date:
    """The day on which `tables` were built, where the site is read."""
    return tables.built_at.astimezone(ZoneInfo("Asia/Tokyo")).date()


def _party_sets(companies: pd.DataFrame, filters: Filters) -> list[frozenset[str]]:
    """One set of company names for each company-like filter in use; a row passes when it meets every set."""
    sets = [frozenset(filters.companies)] if filters.companies else []
    for column, wanted in (("country", filters.countries), ("sector", filters.sectors)):
        if wanted:
            sets.append(frozenset(companies.loc[companies[column].isin(wanted), "company"]))
    return sets


def _all_meet(rows: int, *asked: tuple[Places, Collection[str]]) -> Mask:
    """Which rows have, for each pair, one of its names."""
    keep = np.ones(rows, dtype=bool)
    for places, names in asked:
        keep &= among(places, names, rows)
    return keep


def _money_passing(rows: pd.DataFrame, where: Places, filters: Filters, sets: list[frozenset[str]]) -> Mask:
    """Which figures or deals in `rows` pass company, kind and status filters."""
    keep = _all_meet(len(rows), *((where, names) for names in sets))
    if filters.kinds:
        keep &= rows["kind"].isin(filters.kinds).to_numpy()
    if filters.statuses:
        keep &= rows["status"].isin(filters.statuses).to_numpy()
    return keep


def _within(days: pd.Series, since: pd.Timestamp, until: pd.Timestamp) -> Mask:
    values = days.to_numpy()
    return (values >= since.to_datetime64()) & (values <= until.to_datetime64())


def _where(rows: pd.DataFrame, keep: Mask) -> pd.DataFrame:
    return rows if keep.all() else rows[keep]
