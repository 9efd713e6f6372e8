"""Counts of tags: how often, when, rising, together, everywhere, spelt in several ways. Draws nothing and words nothing."""

import unicodedata
from collections import Counter
from itertools import combinations

import pandas as pd
from rapidfuzz import fuzz, process

from dashboard.metrics import coverage
from dashboard.metrics.rows import counts_of, in_posts, month_of, most_first, posts_of, sets, week_of
from dashboard.metrics.view import View

EVERYWHERE = 0.5  # a tag on more than this share of posts tells posts apart no longer
_FEWEST = 5  # posts that a tag or a pair needs before its change or company is told


def shares(view: View) -> pd.DataFrame:
    """Posts of each tag, most first: tag, posts, share (of all posts of the period)."""
    return most_first(view.tags, "tag", view.all_posts)


def by_period(view: View, most: int, by: str) -> pd.DataFrame:
    """Posts of the `most` used tags: a row a week or month, a column a tag, most used first."""
    names = list(shares(view)["tag"].head(most))
    starting = week_of(view.posts["day"]) if by == "W" else month_of(view.posts["day"])
    rows = view.tags[view.tags["tag"].isin(names)]
    return counts_of(in_posts(rows, view.posts, starting), rows["tag"], coverage.starts(view, by), names)


def windows(view: View) -> tuple[pd.Timestamp, pd.Timestamp, pd.Timestamp]:
    """First day of the window before, first day of the window, last day: the period, or its last 28 days when none was chosen."""
    start = view.since if view.filters.since else max(view.since, view.until - pd.Timedelta(days=27))
    return start - (view.until - start) - pd.Timedelta(days=1), start, view.until


def rising(view: View) -> pd.DataFrame:
    """Each tag's share of posts in the window and in the equally long one before: tag, now, before, posts, posts_before, change.

    Shares are of the posts of each window; sorted by change, risers first. Tags rarer than five posts in both are left out.
    Empty when there are no posts before the window.
    """
    before_start, start, end = windows(view)
    spans = ((start, end), (before_start, start - pd.Timedelta(days=1)))
    now, before = (frozenset(view.history.loc[view.history["day"].between(*span), "post_id"]) for span in spans)
    columns = ["tag", "now", "before", "posts", "posts_before", "change"]
    if not now or not before:
        return pd.DataFrame(columns=columns)
    counted, earlier = Counter[str](), Counter[str]()
    for post, tag in zip(view.all_tags["post_id"].tolist(), view.all_tags["tag"].tolist(), strict=True):
        if post in now:
            counted[tag] += 1
        elif post in before:
            earlier[tag] += 1
    rows: list[tuple[str, float, float, int, int, float]] = []
    for tag in sorted(counted.keys() | earlier.keys()):
        if max(counted[tag], earlier[tag]) >= _FEWEST:
            share, share_before = counted[tag] / len(now), earlier[tag] / len(before)
            rows.append((tag, share, share_before, counted[tag], earlier[tag], share - share_before))
    rows.sort(key=lambda row: -row[5])
    return pd.DataFrame(rows, columns=columns)


def pairs(view: View, most: int) -> pd.DataFrame:
    """Tags that go together more than chance would have it: a, b, posts, lift; strongest first, then most posts, then by a and b.

    lift = posts with both × all tagged posts / (posts with a × posts with b); only pairs of at least five posts, and
    at least a hundredth of the posts, or chance alone would fill the list.
    """
    listed = sets(view.tags, "post_id", "tag")
    single = Counter(tag for names in listed.values() for tag in names)
    both = Counter(pair for names in listed.values() for pair in combinations(sorted(names), 2))
    fewest = max(_FEWEST, len(listed) / 100)
    rows = [(a, b, posts, posts * len(listed) / (single[a] * single[b])) for (a, b), posts in both.items() if posts >= fewest]
    rows.sort(key=lambda row: (-row[3], -row[2], row[:2]))
    return pd.DataFrame(rows[:most], columns=["a", "b", "posts", "lift"])


def everywhere(view: View) -> pd.DataFrame:
    """Tags on more than half of the period's posts: tag, posts, share."""
    rows = shares(view)
    return rows[rows["share"] > EVERYWHERE]


def folded(tag: str) -> str:
    """A tag without what makes no difference: width, case, spaces, hyphens, middle dots, the final long-vowel mark."""
    plain = unicodedata.normalize("NFKC", tag).casefold()
    return "".join(letter for letter in plain if letter not in " \u3000-_・/.,").removesuffix("ー")


def variants(tags: pd.DataFrame, alike: float = 85) -> pd.DataFrame:
    """Spellings that look like one tag: tag, variant, posts and posts_variant (those with each spelling), why.

    why: alias (a spelling of the tag that the reference data joins already), folding (equal but for width, case, marks) or
    likeness (RapidFuzz ratio of at least `alike` of 100 between canonical tags of five letters or more); in the last two the
    more used one is the tag.
    """
    rows: list[tuple[str, str, int, int, str]] = []
    raw = tags.groupby(["tag", "tag_raw"])["post_id"].nunique().rename("posts").reset_index()
    for tag, spellings in raw.sort_values("posts", ascending=False, kind="stable").groupby("tag"):
        told = dict(zip(spellings["tag_raw"].tolist(), spellings["posts"].tolist(), strict=True))
        if len(told) > 1:
            rows += [(str(tag), other, told.get(tag, 0), posts, "alias") for other, posts in told.items() if other != tag]
    used = posts_of(tags, "tag").sort_values(ascending=False)
    keys = {str(tag): folded(str(tag)) for tag in used.index}
    names = list(keys)
    scores = process.cdist([keys[name] for name in names], [keys[name] for name in names], scorer=fuzz.ratio)
    for first, second in combinations(range(len(names)), 2):
        a, b = names[first], names[second]
        same = keys[a] == keys[b]
        if same or (scores[first, second] >= alike and min(len(keys[a]), len(keys[b])) >= 5):
            rows.append((a, b, int(used[a]), int(used[b]), "folding" if same else "likeness"))
    return pd.DataFrame(rows, columns=["tag", "variant", "posts", "posts_variant", "why"])
