"""Counts of posts: by week, day, category, company. The denominator comes along; nothing is drawn or worded."""

from collections import Counter

import numpy as np
import pandas as pd

from dashboard.metrics.rows import counts_of, in_posts, month_of, most_first, week_of
from dashboard.metrics.view import View

NO_CATEGORY = ""
WEEKS_BACK = 8
_WEEKS_NEEDED = 4  # fewer earlier weekdays than this make no baseline
_SETTLING_DAYS = 28  # in the first weeks of the data every name is new


def first_category(posts: pd.DataFrame) -> list[str]:
    """The category each post counts under: its first, so that a post counts once."""
    return [str(names[0]) if len(names) else NO_CATEGORY for names in posts["categories"]]


def starts(view: View, by: str) -> pd.DatetimeIndex:
    """The first days of all weeks (`by` W) or months (M) that the view touches."""
    first = view.since - pd.Timedelta(days=view.since.weekday()) if by == "W" else view.since.replace(day=1)
    return pd.date_range(first, view.until, freq="7D" if by == "W" else "MS")


def span(view: View) -> str:
    """W where weeks make a readable number of bars, else M."""
    return "W" if (view.until - view.since).days <= 400 else "M"


def by_category(view: View, by: str) -> pd.DataFrame:
    """Posts a week or month: one row a start, one column a category (most posts first); 0 where none was published."""
    starting = week_of(view.posts["day"]) if by == "W" else month_of(view.posts["day"])
    categories = first_category(view.posts)
    order = [name for name, _ in sorted(Counter(categories).items(), key=lambda told: (-told[1], told[0]))]
    return counts_of(starting, categories, starts(view, by), order)


def per_day(posts: pd.DataFrame, since: pd.Timestamp, until: pd.Timestamp) -> pd.Series:
    """Posts of each day from `since` to `until`, quiet days as 0."""
    days = pd.date_range(since, until)
    numbers = (posts["day"].to_numpy() - since.to_datetime64()) // np.timedelta64(1, "D")
    counted = np.bincount(numbers[(numbers >= 0) & (numbers < len(days))], minlength=len(days))
    return pd.Series(counted, index=days, name="posts")


def baseline(view: View, days: int = 56) -> pd.DataFrame:
    """The last `days` of the period against the same weekday of the eight weeks before.

    day, posts, expected (mean), low, high (two deviations of the mean, at least those of a Poisson count), weeks (how many
    earlier weekdays it rests on), unusual. With fewer than four earlier weekdays expected, low and high are empty.
    """
    if view.history.empty:
        return pd.DataFrame(columns=["posts", "expected", "low", "high", "weeks", "unusual"])
    first = view.history["day"].min()
    counts = per_day(view.history, first, view.until)
    told = counts.to_numpy()
    weeks = np.minimum(np.arange(len(told)) // 7, WEEKS_BACK)
    earlier = np.full((len(told), WEEKS_BACK), np.nan)
    for back in range(1, WEEKS_BACK + 1):
        earlier[7 * back :, back - 1] = told[: -7 * back]
    enough = weeks >= _WEEKS_NEEDED
    expected, varied = np.full((2, len(told)), np.nan)
    expected[enough], varied[enough] = np.nanmean(earlier[enough], axis=1), np.nanvar(earlier[enough], axis=1, ddof=1)
    spread = 2 * np.sqrt(np.maximum(varied, expected))
    low, high = np.maximum(expected - spread, 0), expected + spread
    rows = pd.DataFrame({"posts": counts, "expected": expected, "low": low, "high": high, "weeks": weeks})
    rows["unusual"] = (told > high) | (told < low)
    start = max(view.since, view.until - pd.Timedelta(days=days - 1), first)
    shown: pd.DataFrame = rows[rows.index >= start].rename_axis("day")
    return shown


def company_shares(view: View) -> pd.DataFrame:
    """Posts that name each company, most first: company, posts, share (of all posts of the period)."""
    return most_first(view.mentions, "company", view.all_posts)


def company_months(view: View, most: int) -> tuple[pd.DataFrame, pd.Series]:
    """Posts naming each of the `most` named companies, a row a company, a column a month; and the posts of each month."""
    names = list(company_shares(view)["company"].head(most))
    months = starts(view, "M")
    starting = month_of(view.posts["day"])
    numbers = months.get_indexer(pd.DatetimeIndex(starting))
    monthly = pd.Series(np.bincount(numbers[numbers >= 0], minlength=len(months)), index=months)
    rows = view.mentions[view.mentions["company"].isin(names)]
    return counts_of(rows["company"], in_posts(rows, view.posts, starting), names, months), monthly


def first_seen(view: View) -> pd.DataFrame:
    """Companies named for the first time in the period: company, first, last, posts; newest first.

    Names of the data's first four weeks are not news: there, everything is seen for the first time.
    """
    days = dict(zip(view.history["post_id"].tolist(), view.history["day"].tolist(), strict=True))
    within = view.all_mentions["post_id"].isin(days).to_numpy()
    told: dict[str, list[pd.Timestamp]] = {}
    for company, post in zip(*(view.all_mentions[name].to_numpy()[within] for name in ("company", "post_id")), strict=True):
        told.setdefault(company, []).append(days[post])
    settled = view.history["day"].min() + pd.Timedelta(days=_SETTLING_DAYS)
    found = [(company, min(when), max(when), len(when)) for company, when in sorted(told.items())]
    new = [row for row in found if row[1] >= view.since and row[1] > settled]
    new.sort(key=lambda row: (row[1], row[3]), reverse=True)
    return pd.DataFrame(new, columns=["company", "first", "last", "posts"])


def told_beside(view: View, company: str) -> tuple[pd.DataFrame, int]:
    """Who is named in the posts that name `company` (company, posts, share, most first), and how many posts those are."""
    names = view.mentions["company"].array
    its = names == company
    ids = set(view.mentions["post_id"].to_numpy()[its])
    beside = view.mentions["post_id"].isin(ids).to_numpy() & ~its
    return most_first(pd.DataFrame({"company": names[beside]}), "company", len(ids)), len(ids)


def focus(view: View) -> str | None:
    """The company that charts of one company show: the filter's first, else the most named one that has a deal."""
    if view.filters.companies:
        return view.filters.companies[0]
    parties = {name for column in ("payers", "payees") for names in view.deals[column] for name in names}
    named = [name for name in company_shares(view)["company"] if name in parties]
    return named[0] if named else None
