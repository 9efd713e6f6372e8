"""Since the last meeting: what moved against our own eight weeks before, new deals, changes of status, conflicts. Words nothing."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.metrics.contradictions import between_posts
from dashboard.metrics.followups import told_until
from dashboard.metrics.investment import COUNTED_STATUSES
from dashboard.metrics.planning import BASELINE_DAYS, days_of
from dashboard.metrics.ready import Tables, in_no_sum
from dashboard.metrics.rows import each, groups, period, sums_of
from dashboard.records import DEAL_KINDS

MOVED_COLUMNS = ["by", "name", "posts", "expected", "deviations", "post_ids"]
DEAL_COLUMNS = [
    "item_id", "deal_id", "label", "payers", "payees", "kind", "status", "amount_low", "currency", "usd", "posts", "post_ids",
    "first_published_on",
]  # fmt: skip
CHANGE_COLUMNS = ["item_id", "deal_id", "label", "kind", "before", "after", "on", "post_id", "sentence"]
CONFLICT_COLUMNS = ["item_id", "deal_id", "label", "kind", "conflict", "values", "sums", "posts", "post_ids", "last_published_on"]
_LADDER = ("hypothetical", "forecast", "talks", "announced", "done")
_CALLED_OFF = (
    r"(?:契約|計画|買収|出資|投資|合意|提携|交渉)[^。、]{0,12}(?:中止|撤回|断念|白紙|破談|見送り|打ち切り|解消)"
    r"(?:し(?:た|、|て)|され(?:た|、)|を(?:決め|発表|表明)|とな(?:った|り)|に(?:戻|なった|終わ)|が決ま|すると発表)"
)
_FEWEST = 5  # posts, now or expected, before a change says anything
_ALARMING = 2.0  # deviations


def moved(tables: Tables, since: date, until: date) -> pd.DataFrame:
    """What the period's posts were about, against the eight weeks before: `MOVED_COLUMNS`, farthest from expectation first.

    by: all, category, tag or company. expected: the posts of the eight weeks before, brought to the period's length (all) or
    to its number of posts (the others). deviations are of a Poisson count; only those of two or more are listed, and the row
    of all posts always. Empty before eight weeks are over.
    """
    day = days_of(tables.posts)
    start = pd.Timestamp(since)
    first = start - pd.Timedelta(days=BASELINE_DAYS)
    now, before = tables.posts[day.between(start, pd.Timestamp(until))], tables.posts[(day >= first) & (day < start)]
    if before.empty or day.min() > first:
        return pd.DataFrame(columns=MOVED_COLUMNS)
    expected_posts = len(before) * ((until - since).days + 1) / BASELINE_DAYS
    found = [_row("all", "", list(now["post_id"]), expected_posts)]
    scale = len(now) / len(before)
    categories = tables.posts[["post_id", "categories"]].explode("categories").rename(columns={"categories": "name"})
    for by, rows in (
        ("category", categories),
        ("tag", tables.tags.rename(columns={"tag": "name"})),
        ("company", tables.mentions.rename(columns={"company": "name"})),
    ):
        told = rows[rows["post_id"].isin(set(now["post_id"]))].groupby("name")["post_id"].agg(lambda ids: sorted(set(ids)))
        usual = rows[rows["post_id"].isin(set(before["post_id"]))].groupby("name")["post_id"].nunique() * scale
        for name in sorted({*told.index, *usual.index}):
            row = _row(by, str(name), told.get(name, []), float(usual.get(name, 0.0)))
            if max(row["posts"], row["expected"]) >= _FEWEST and abs(row["deviations"]) >= _ALARMING:
                found.append(row)
    made = pd.DataFrame(found, columns=MOVED_COLUMNS)
    order = made["deviations"].abs().where(made["by"] != "all", np.inf)
    return made.loc[order.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def _row(by: str, name: str, posts: list[str], expected: float) -> dict[str, Any]:
    return {
        "by": by,
        "name": name,
        "posts": len(posts),
        "expected": expected,
        "deviations": (len(posts) - expected) / max(expected, 1.0) ** 0.5,
        "post_ids": posts,
    }


def new_deals(deals: pd.DataFrame, since: date, until: date) -> pd.DataFrame:
    """Deals first told in the period, biggest first: `DEAL_COLUMNS`; posts is how often told. No totals, slices, vague sums or
    prospects. Kinds stand side by side in the list; nothing is added up.
    """
    told = pd.to_datetime(deals["first_published_on"])
    rows = deals[told.between(pd.Timestamp(since), pd.Timestamp(until)) & deals["usd"].notna()]
    rows = rows[~in_no_sum(rows) & rows["status"].isin(COUNTED_STATUSES)]
    rows = rows.sort_values(["usd", "deal_id"], ascending=[False, True], ignore_index=True)
    return rows.assign(item_id="new:" + rows["deal_id"])[DEAL_COLUMNS]


def status_changes(tables: Tables, since: date, until: date) -> pd.DataFrame:
    """Deals that a post of the period takes a step further than any post before, or calls off: `CHANGE_COLUMNS`, newest first.

    after: talks, announced, done, or called-off where the sentence says so of a contract, plan, takeover or talks.
    """
    told = told_until(tables.figures, until)
    told = told.assign(rank=told["status"].map(_LADDER.index), off=told["sentence"].str.contains(_CALLED_OFF))
    labels = tables.deals.set_index("deal_id")["label"]
    found = []
    for deal_id, tellings in groups(told, "deal_id"):
        now = tellings[tellings["told"] >= pd.Timestamp(since)]
        before = tellings[tellings["told"] < pd.Timestamp(since)]
        if now.empty or before.empty:
            continue
        off = now[now["off"]]
        further = now[now["rank"] > before["rank"].max()]
        if off.empty and further.empty:
            continue
        row = off.iloc[0] if len(off) else further.loc[further["rank"].idxmax()]
        after = "called-off" if len(off) else str(row["status"])
        found.append(
            {
                "item_id": f"status:{deal_id}:{after}",
                "deal_id": deal_id,
                "label": labels.get(deal_id, ""),
                "kind": row["kind"],
                "before": _LADDER[int(before["rank"].max())],
                "after": after,
                "on": row["told"].date(),
                "post_id": row["post_id"],
                "sentence": row["sentence"],
            }
        )
    made = pd.DataFrame(found, columns=CHANGE_COLUMNS)
    return made.sort_values(["on", "deal_id"], ascending=[False, True], ignore_index=True)


def conflicts(tables: Tables, since: date, until: date) -> pd.DataFrame:
    """Deals told in the period on which posts disagree: `CONFLICT_COLUMNS`, told most first.

    values: what is told, each with a post that tells it, newest first: of a conflict on the sum (amount as written, post_id,
    day); of one on when it was ("2025-11", see `rows.period`); of one on parties or direction ("payers → payees", of tellings that
    name both). sums: see `rows.sums_of`.
    """
    told = told_until(tables.figures, until)
    recent = set(told.loc[told["told"] >= pd.Timestamp(since), "deal_id"])
    rows = tables.deals[tables.deals["deal_id"].isin(recent) & tables.deals["conflict"].ne("")]
    by_deal = dict(groups(told[told["deal_id"].isin(rows["deal_id"])], "deal_id"))
    made = rows.assign(
        item_id="conflict:" + rows["deal_id"],
        values=pd.Series([_values(by_deal[row.deal_id], row.conflict) for row in each(rows)], index=rows.index, dtype=object),
    )
    sums = pd.Series([sums_of(by_deal[deal]) for deal in made["deal_id"]], index=made.index, dtype=object)
    made = made.assign(sums=sums)[made["values"].map(len) > 1]
    return made.sort_values(["posts", "deal_id"], ascending=[False, True], ignore_index=True)[CONFLICT_COLUMNS]


def contradictions(tables: Tables, since: date, until: date) -> pd.DataFrame:
    """What posts tell differently beyond one deal (`contradictions.between_posts`), less what a deal's conflict says already."""
    rows = between_posts(tables.figures, since, until)
    said = {post for ids in conflicts(tables, since, until)["post_ids"] for post in ids}
    again = [row.kind in DEAL_KINDS and {post for _, post, _ in row.values} <= said for row in each(rows)]
    return rows[~pd.Series(again, index=rows.index, dtype=bool)].reset_index(drop=True)


def _values(told: pd.DataFrame, conflict: str) -> list[tuple[str, str, date]]:
    """The different sums, times or parties of a deal's tellings, each with its newest post."""
    newest = told.iloc[::-1]
    of_time = "when" in conflict and "amount" not in conflict  # of several doubts, the sum is said
    if "amount" in conflict:
        keys = list(zip(newest["amount_low"], newest["currency"], strict=True))
        said = list(newest["amount_text"])
    elif of_time:
        newest = newest[newest["status"].eq("done") & newest["when_start"].notna() & newest["when_end"].notna()]
        said = [period(row) for row in each(newest)]
        keys = [(words, "") for words in said]
    else:
        newest = newest[newest["payers"].map(len).astype(bool) & newest["payees"].map(len).astype(bool)]
        said = [f"{'・'.join(row.payers)} → {'・'.join(row.payees)}" for row in each(newest)]
        keys = [(words, "") for words in said]
    first: dict[object, tuple[str, str, date]] = {}
    for key, words, post, day in zip(keys, said, newest["post_id"], newest["told"], strict=True):
        within = of_time and any(words.startswith(one) or one.startswith(words) for one, _, _ in first.values())
        if not within:  # 2024-12 is no other time than 2024
            first.setdefault(key, (words, post, day.date()))
    return list(first.values())
