"""Posts that eat each other: pairs of near-duplicate stories, with advice. Words nothing and reads no file."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from dashboard.metrics.rows import sets

PAIR_COLUMNS = [
    "item_id", "post_id", "other_id", "published_on", "other_published_on", "days", "likeness", "title_likeness", "deal_ids",
    "sentences", "terms", "advice",
]  # fmt: skip
DAYS = 14
_ALIKE = 0.42  # cosine of two posts' rare terms from which they tell one story
_SAME_TITLE = 72  # of 100
_LIKE_TITLE = 50  # of 100: enough for two posts on one deal
_SUPPORTED = 0.2  # a like title needs this much of a like text, a common deal as well
_RARE = 40  # posts: a term in more of them tells no two posts apart
_MERGE_DAYS = 3
_TEMPLATE_POSTS = 12  # an ending that so many titles share was not written for the post
_YEAR = re.compile(r"^20\d\d年の?")
_INSERT = re.compile(r"（[^（）]*）")
_FLOURISH = re.compile(r"[、。：]?その(?:真意|真価|深層|狙い|実力|可能性).{0,24}$|[？?！!。「」『』]|AIの未来をどう変える.*$")


def title_cores(titles: Sequence[str]) -> list[str]:
    """Titles without the year in front, names put in brackets, and endings that many titles share: what the story is."""
    bare = [_INSERT.sub("", _YEAR.sub("", title)) for title in titles]
    endings = Counter(title[-length:] for title in bare for length in range(6, 25) if len(title) > length + 4)
    cores = []
    for title in bare:
        shared = [length for length in range(6, 25) if len(title) > length + 4 and endings[title[-length:]] >= _TEMPLATE_POSTS]
        core = title[: -max(shared)] if shared else title
        cores.append(_FLOURISH.sub("", core).strip() or title)
    return cores


def stories(posts: pd.DataFrame, figures: pd.DataFrame, terms: pd.DataFrame, until: date, days: int = DAYS) -> pd.DataFrame:
    """Pairs of posts within `days` of one another that tell the same story: `PAIR_COLUMNS`, the most alike first.

    Args:
        terms: post_id, term, count: a row a post and term; empty when none were counted.

    likeness is the cosine of the posts' rare terms (0 to 1), title_likeness RapidFuzz's ratio of the title cores (0 to 100),
    deal_ids the deals both tell, sentences how many sentences with a sum they share. A pair is one when its terms are alike, or
    when its titles or deals agree and its terms support it. advice: merge (up to three days apart and much alike), link
    (the later post continues the earlier one), keep (alike in subject, but each tells a deal that the other does not).
    """
    rows = posts.assign(day=pd.to_datetime(posts["published_at"]).dt.tz_localize(None).dt.normalize())
    rows = rows[rows["day"] <= pd.Timestamp(until)].sort_values(["day", "post_id"], ignore_index=True)
    if len(rows) < 2:
        return pd.DataFrame(columns=PAIR_COLUMNS)
    near = _near(rows["day"], days)
    found = list(_alike(rows, figures, terms, near))
    shared = _shared_terms(terms, {(one["post_id"], one["other_id"]) for one in found})
    made = pd.DataFrame(
        [{**one, "terms": shared.get((one["post_id"], one["other_id"]), [])} for one in found], columns=PAIR_COLUMNS
    )
    rank = made["likeness"] + made["title_likeness"] / 100
    return made.loc[rank.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def _alike(rows: pd.DataFrame, figures: pd.DataFrame, terms: pd.DataFrame, near: list[int]) -> Iterator[dict[str, Any]]:
    """Yield the pairs that tell one story, without their common terms. `rows` are sorted by day."""
    likeness = _likeness(rows, terms, near)
    deals = sets(figures[figures["deal_id"].notna()], "post_id", "deal_id")
    said = sets(figures, "post_id", "sentence")
    ids, on = list(rows["post_id"]), list(rows["day"].dt.date)
    for (a, b), title in _title_scores(title_cores(list(rows["title"])), near):
        first, second = ids[a], ids[b]
        alike = likeness.get((a, b), 0.0)
        own, other = deals.get(first, frozenset()), deals.get(second, frozenset())
        sentences = len(said.get(first, frozenset()) & said.get(second, frozenset()))
        supported = alike >= _SUPPORTED or terms.empty
        agreed = title >= _SAME_TITLE or sentences >= 2 or (bool(own & other) and title >= _LIKE_TITLE)
        if alike < _ALIKE and not (supported and agreed):
            continue
        yield {
            "item_id": f"overlap:{first}:{second}",
            "post_id": first,
            "other_id": second,
            "published_on": on[a],
            "other_published_on": on[b],
            "days": (on[b] - on[a]).days,
            "likeness": alike,
            "title_likeness": title,
            "deal_ids": sorted(own & other),
            "sentences": sentences,
            "advice": _advice((on[b] - on[a]).days, alike, title, own, other),
        }


def _advice(apart: int, alike: float, title: float, own: frozenset[str], other: frozenset[str]) -> str:
    if own - other and other - own and not own & other and alike < _ALIKE and title < _SAME_TITLE:
        return "keep"
    return "merge" if apart <= _MERGE_DAYS and (alike >= _ALIKE or title >= _SAME_TITLE) else "link"


def _near(day: pd.Series, days: int) -> list[int]:
    """For each post, the number of the first one more than `days` later."""
    ends = np.searchsorted(day.to_numpy(), (day + pd.Timedelta(days=days)).to_numpy(), side="right")
    return [int(end) for end in ends]


def _title_scores(cores: list[str], near: list[int]) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the likeness of the titles of each pair of posts within reach, by the posts' numbers."""
    for at, (core, end) in enumerate(zip(cores, near, strict=True)):
        if end > at + 1:
            scores = process.cdist([core], cores[at + 1 : end], scorer=fuzz.ratio)[0]
            yield from (((at, at + 1 + place), float(score)) for place, score in enumerate(scores))


def _likeness(rows: pd.DataFrame, terms: pd.DataFrame, near: list[int]) -> dict[tuple[int, int], float]:
    """Cosine of the tf-idf vectors of the rare terms of each pair of posts within reach, by the posts' numbers."""
    if terms.empty:
        return {}
    numbers = {post: number for number, post in enumerate(rows["post_id"])}
    used = terms[terms["post_id"].isin(numbers)]
    told = used.groupby("term")["post_id"].transform("nunique")
    used = used[(told > 1) & (told <= _RARE)]
    told = told[used.index]
    weight = (1 + np.log(used["count"])) * np.log(len(rows) / told)
    used = pd.DataFrame({"post": used["post_id"].map(numbers), "term": used["term"], "weight": weight})
    length = used["weight"].pow(2).groupby(used["post"]).sum().pow(0.5)
    pairs = used.merge(used, on="term", suffixes=("", "_other"))
    reach = pairs["post"].map(dict(enumerate(near)))
    pairs = pairs[(pairs["post"] < pairs["post_other"]) & (pairs["post_other"] < reach)]
    product = (pairs["weight"] * pairs["weight_other"]).groupby([pairs["post"], pairs["post_other"]]).sum()
    lengths = length.to_dict()
    products: dict[Any, float] = product.to_dict()
    return {(a, b): value / (lengths[a] * lengths[b]) for (a, b), value in products.items()}


def _shared_terms(terms: pd.DataFrame, pairs: set[tuple[str, str]], most: int = 5) -> dict[tuple[str, str], list[str]]:
    """The rarest terms of both posts of each pair: what an editor sees first."""
    if terms.empty:
        return {}
    told = terms.groupby("term")["post_id"].nunique()
    wanted = {post for pair in pairs for post in pair}
    own = sets(terms[terms["post_id"].isin(wanted)], "post_id", "term")
    return {
        pair: sorted(own.get(pair[0], frozenset()) & own.get(pair[1], frozenset()), key=lambda term: (told[term], term))[:most]
        for pair in pairs
    }
