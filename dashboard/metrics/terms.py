"""Words and compounds that rise against the window before, beyond the tags that exist. Counts what `extraction.tokens` found."""

import re
from datetime import date

import pandas as pd

from dashboard.metrics.tags import folded

COLUMNS = ["term", "posts", "posts_before", "share", "share_before", "score", "post_ids"]
_FEWEST = 4  # posts of the window that a term needs: fewer are one story, not a rise
_SAME_POSTS = 0.7  # share of posts from which a term within another says the same
_PLAIN = re.compile(r"[一-龥々]{1,2}")  # 解説, 故障: one word of the dictionary, no subject by itself
_COMMON = 0.15  # a term on more than this share of the posts before is the trade's vocabulary


def rising(
    terms: pd.DataFrame,
    posts: pd.DataFrame,
    tags: pd.DataFrame,
    companies: pd.DataFrame,
    since: date,
    until: date,
    most: int = 20,
) -> pd.DataFrame:
    """Terms told by more of the window's posts than of those before it: `COLUMNS`, strongest rise first.

    Args:
        terms: post_id, term, count: a row a post and term.
        posts: post_id and published_at; `since` and `until` are days, inclusive. Everything before `since` is compared with.
        tags, companies: terms that are a tag, or a name of the register, already have a page: left out.

    share is of the posts of each window. score is how far the number of posts lies above what the share before foretells, in
    deviations of such a count (Poisson, with one post added, so that a new word does not rise without end). A term within a
    longer one with the same posts is left out, and so are words of two Chinese characters. Empty without posts on both sides.
    """
    day = pd.to_datetime(posts["published_at"]).dt.tz_localize(None).dt.normalize()
    now = set(posts.loc[(day >= pd.Timestamp(since)) & (day <= pd.Timestamp(until)), "post_id"])
    before = set(posts.loc[day < pd.Timestamp(since), "post_id"])
    if not now or not before or terms.empty:
        return pd.DataFrame(columns=COLUMNS)
    known = {folded(str(name)) for name in [*tags["tag"], *tags["tag_raw"], *companies["company"]]}
    in_window = terms[terms["post_id"].isin(now)]
    by_term = in_window.groupby("term")["post_id"]
    rows = pd.DataFrame({"posts": by_term.nunique(), "post_ids": by_term.agg(lambda ids: sorted(set(ids)))})
    rows["posts_before"] = terms[terms["post_id"].isin(before)].groupby("term")["post_id"].nunique()
    rows = rows.rename_axis("term").reset_index()
    rows["posts_before"] = rows["posts_before"].fillna(0).astype(int)
    rows = rows[(rows["posts"] >= _FEWEST) & (rows["posts_before"] <= _COMMON * len(before))]
    rows = rows[~rows["term"].map(folded).isin(known) & ~rows["term"].str.fullmatch(_PLAIN)]
    expected = (rows["posts_before"] + 1) * len(now) / len(before)
    rows = rows.assign(
        share=rows["posts"] / len(now),
        share_before=rows["posts_before"] / len(before),
        score=(rows["posts"] - expected) / expected.pow(0.5),
    )
    rows = rows[rows["score"] >= 2].sort_values(["score", "term"], ascending=[False, True])
    return _longest(rows, most)[COLUMNS].reset_index(drop=True)


def _longest(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The first `most` rows, without terms that a kept longer or shorter term stands for (mostly the same posts)."""
    kept: dict[int, tuple[str, set[str]]] = {}
    for index, term, posts in zip(rows.index, rows["term"], rows["post_ids"], strict=True):
        shared = (
            (term in other or other in term) and len(told & set(posts)) >= _SAME_POSTS * len(posts)
            for other, told in kept.values()
        )
        if not any(shared):
            kept[index] = (term, set(posts))
        if len(kept) == most:
            break
    return rows.loc[list(kept)]
