"""Facts that posts tell over and over, with the newest value told and the posts that still tell an older one. Words nothing."""

import re
from datetime import date
from typing import Any

import pandas as pd

from dashboard.metrics.rows import each, groups, sums_of

COLUMNS = ["item_id", "kind", "subject", "when_text", "newest", "newest_on", "newest_post", "posts", "post_ids", "old", "sums"]
RECYCLED = 10  # posts that tell the same sum from which it is a stock phrase
_FEWEST = 3  # posts of a fact before its old tellings are worth a look
_SAME = 0.03  # values this near are one value, rounded otherwise
_SUBJECT = re.compile(r"[A-Za-z0-9一-龥ァ-ヶー々・]+?(?:市場|設備投資)")
_GENERAL = {"市場", "世界市場", "グローバル市場", "設備投資"}


def facts(figures: pd.DataFrame, until: date) -> pd.DataFrame:
    """Stock facts, most posts with an old value first, then most told: `COLUMNS`.

    A fact is a sum of one kind and currency about one subject (the parties; of a market, its name in the sentence) and one
    year. It is listed when at least `RECYCLED` posts tell one value, or when posts tell an older value after a newer one that
    two posts share. newest is the sum as written; `old` a list of (amount_text, post_id, published_on); sums: see `rows.sums_of`.
    """
    rows = figures[~figures["is_vague"] & ~figures["is_slice"] & figures["when_text"].ne("")]
    rows = rows.assign(told=pd.to_datetime(rows["published_on"]), year=pd.to_datetime(rows["when_end"]).dt.year)
    rows = rows.assign(subject=[_subject(row) for row in each(rows[["payers", "payees", "sentence", "amount_text"]])])
    rows = rows[(rows["told"] <= pd.Timestamp(until)) & rows["subject"].ne("") & rows["year"].notna()]
    found = [
        {
            "item_id": f"fact:{kind}:{subject}:{currency}:{int(year)}",
            "kind": kind,
            "subject": subject,
            "posts": int(told["post_id"].nunique()),
            "post_ids": list(dict.fromkeys(told["post_id"])),
            **fact,
        }
        for (kind, subject, currency, year), told in groups(
            rows.sort_values(["told", "post_id"]), ["kind", "subject", "currency", "year"]
        )
        if told["post_id"].nunique() >= _FEWEST and (fact := _fact(told))
    ]
    made = pd.DataFrame(found, columns=COLUMNS)
    order = pd.DataFrame({"old": made["old"].map(len), "posts": made["posts"]})
    return made.loc[order.sort_values(["old", "posts"], ascending=False, kind="stable").index].reset_index(drop=True)


def _subject(row: Any) -> str:
    parties = sorted({*row.payers, *row.payees})
    if parties:
        return "・".join(parties)
    before = row.sentence[: max(row.sentence.find(row.amount_text), 0)]
    names = [name for name in _SUBJECT.findall(before) if name not in _GENERAL]
    return names[-1].replace("市場規模", "市場") if names else ""


def _fact(told: pd.DataFrame) -> dict[str, object] | None:
    """The newest value that two posts share and the older ones told after it; None when nothing is old or recycled."""
    values = told.groupby("amount_low").agg(first=("told", "min"), posts=("post_id", "nunique"))
    shared = values[values["posts"] >= 2]
    if shared.empty:
        return None
    newest: Any = shared["first"].idxmax()
    first: Any = shared.at[newest, "first"]
    other = told[(told["amount_low"] / newest - 1).abs() > _SAME]
    earlier = set(other.loc[other["told"] < first, "amount_low"])
    old = other[(other["told"] > first) & other["amount_low"].isin(earlier)]
    if old.empty and values["posts"].max() < RECYCLED:
        return None
    row = told[told["amount_low"] == newest].iloc[0]
    return {
        "when_text": row["when_text"],
        "newest": row["amount_text"],
        "newest_on": first.date(),
        "newest_post": row["post_id"],
        "sums": sums_of(told),
        "old": [(one.amount_text, one.post_id, one.told.date()) for one in each(old)],
    }
