"""Facts that posts tell over and over, with the newest value told and the posts that still tell an older one. Words nothing."""

import re
from datetime import date
from typing import Any

import pandas as pd

from dashboard.metrics import subjects
from dashboard.metrics.rows import each, groups, sums_of, usual

COLUMNS = [
    "item_id", "kind", "subject", "when_text", "newest", "newest_on", "newest_post", "posts", "post_ids", "last_told_on", "sourced", "old",
    "sums",
]  # fmt: skip
_KINDS = (
    "market",
    "revenue",
    "valuation",
    "investment",
)  # told of a year or a day; rounds and takeovers are events, several a year
RECYCLED = 10  # posts that tell the same sum from which it is a stock phrase
_FEWEST = 3  # posts of a fact before its old tellings are worth a look
_SOURCE = re.compile(r"出典|によると|によれば|調べ|の(?:調査|推計|予測)では|\[cite")
_NO_SOURCE = re.compile(r"参照データ|(?:参照|出典)元?不明|各種")  # what a post was written from, which no reader can open


def facts(figures: pd.DataFrame, until: date) -> pd.DataFrame:
    """Stock facts, most posts with an old value first, then most told: `COLUMNS`.

    A fact is a sum of one kind and currency about one subject (`subjects.told`) and one year; a company's valuation, as reached,
    is one whatever the year. It is listed when at least `RECYCLED` posts tell one value, or when posts tell an older value after a
    newer one that two posts share; a valuation with its day is history, not old. newest is the sum as most write it, posts and post_ids are
    those that tell it, and sourced how many of them say where it is from; `old` a list of (amount_text, post_id, published_on); sums: see `rows.sums_of`.
    """
    rows = subjects.told(figures)
    rows = rows[(rows["told"] <= pd.Timestamp(until)) & rows["kind"].isin(_KINDS)]
    ends = pd.to_datetime(rows["when_end"])
    worth = rows["kind"].eq("valuation")
    rows = rows.assign(year=ends.dt.year.where(~worth, 0), as_of=rows["told"].where(~worth | ends.isna(), ends))
    rows = rows[(worth & rows["status"].eq("done")) | (~worth & rows["when_text"].ne("") & rows["year"].notna())]
    found = [
        {
            "item_id": f"fact:{kind}:{subject}:{currency}:{int(year) or ''}",
            "kind": kind,
            "subject": subject,
            **fact,
        }
        for (kind, subject, currency, year), told in groups(rows, ["kind", "subject", "currency", "year"])
        if told["post_id"].nunique() >= _FEWEST and (fact := _fact(told))
    ]
    made = pd.DataFrame(found, columns=COLUMNS)
    order = pd.DataFrame({"old": made["old"].map(len), "posts": made["posts"]})
    return made.loc[order.sort_values(["old", "posts"], ascending=False, kind="stable").index].reset_index(drop=True)


def _fact(told: pd.DataFrame) -> dict[str, object] | None:
    """The newest value that two posts share and the older ones told after it; None when nothing is old or recycled."""
    values = told.groupby("amount_low").agg(first=("as_of", "min"), posts=("post_id", "nunique"))
    shared = values[values["posts"] >= 2]
    if shared.empty:
        return None
    newest = shared["first"].idxmax()
    same = told[told["amount_low"] == newest]
    row, known = same.iloc[0], same["told"].min()
    other = told[[not subjects.alike(row, one) for one in each(told)]]
    earlier = set(other.loc[other["as_of"] < shared.at[newest, "first"], "amount_low"])
    history = other["kind"].eq("valuation") & other["when_text"].ne("")
    old = other[(other["told"] > known) & other["amount_low"].isin(earlier) & ~history]
    if old.empty and values["posts"].max() < RECYCLED:
        return None
    return {
        "when_text": usual(same["when_text"]) if row["kind"] != "valuation" else "",
        "newest": usual(same["amount_text"]),
        "posts": int(same["post_id"].nunique()),
        "post_ids": list(dict.fromkeys(same["post_id"])),
        "last_told_on": same["told"].max().date(),
        "newest_on": known.date(),
        "newest_post": row["post_id"],
        "sourced": int(same[[_is_sourced(one.sentence) for one in each(same)]]["post_id"].nunique()),
        "sums": sums_of(told),
        "old": [(one.amount_text, one.post_id, one.told.date()) for one in each(old)],
    }


def _is_sourced(sentence: Any) -> bool:
    return bool(_SOURCE.search(sentence)) and not _NO_SOURCE.search(sentence)
