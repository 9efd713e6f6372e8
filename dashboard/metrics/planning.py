"""What is big and untold, what is told more than its money, which topics and categories have gone thin. Words nothing."""

import re
from datetime import date, timedelta

import numpy as np
import pandas as pd

from dashboard.metrics.investment import COUNTED_STATUSES
from dashboard.metrics.ready import Tables, in_no_sum
from dashboard.metrics.rows import each, posts_of

BASELINE_DAYS = 56  # eight weeks
UNTOLD_COLUMNS = ["item_id", "deal_id", "label", "kind", "status", "usd", "posts", "post_ids", "first_published_on"]
SHARE_COLUMNS = ["name", "share", "share_before", "money_share", "money_share_before", "gap", "posts", "deal_ids"]
THIN_COLUMNS = ["tag", "posts", "median", "windows"]
SILENT_COLUMNS = ["category", "last_on", "days", "posts"]
_BIG = 1e9  # USD: a deal worth a post of its own
_PASSING = 2  # tellings: a post that repeats a sum more often is about it
_FEWEST = 5  # posts of a window before its change says anything
_INSERT = re.compile(r"（[^（）]*）")


def days_of(posts: pd.DataFrame) -> pd.Series:
    """The day of each post, as midnight without a zone."""
    return pd.to_datetime(posts["published_at"]).dt.tz_localize(None).dt.normalize()


def untold(tables: Tables, since: date, until: date, least: float = _BIG) -> pd.DataFrame:
    """Deals of at least `least` USD told in the period by one post that is about something else: `UNTOLD_COLUMNS`, biggest first.

    A post is about a deal when its title tells the sum or names a party outside brackets, or when it repeats the sum.
    Totals, slices, vague sums and prospects are no deals here; so are plans whose status is a forecast.
    """
    deals = tables.deals
    told = pd.to_datetime(deals["first_published_on"])
    rows = deals[(told >= pd.Timestamp(since)) & (told <= pd.Timestamp(until)) & (deals["usd"] >= least) & (deals["posts"] == 1)]
    rows = rows[~in_no_sum(rows) & rows["status"].isin(COUNTED_STATUSES)]
    titles = dict(zip(tables.posts["post_id"], tables.posts["title_raw"], strict=True))
    figures = tables.figures[tables.figures["deal_id"].isin(rows["deal_id"])].groupby("deal_id")
    passing = []
    for row in each(rows):
        told_by = figures.get_group(row.deal_id)
        title = titles.get(row.post_ids[0], "")
        bare = _INSERT.sub("", title)
        named = any(name in bare for name in (*row.payers, *row.payees))
        in_title = bool((told_by["sentence"] == title).any())
        passing.append(not named and not in_title and int(told_by["occurrences"].max()) <= _PASSING)
    rows = rows[np.array(passing, dtype=bool)].sort_values(["usd", "deal_id"], ascending=[False, True], ignore_index=True)
    return rows.assign(item_id="untold:" + rows["deal_id"])[UNTOLD_COLUMNS]


def shares(tables: Tables, since: date, until: date, kind: str = "investment") -> pd.DataFrame:
    """Each company's share of posts and of the money of `kind`, in the period and in the eight weeks before: `SHARE_COLUMNS`.

    gap = change of the coverage share less change of the money share: below zero, coverage fell behind the money. Shares of
    posts are of all posts of a window; a joint deal stands in full under each party, and unknown money is no share. Companies
    that fewer than five posts name in both windows are left out. Widest gap first.
    """
    start, end = pd.Timestamp(since), pd.Timestamp(until)
    first = start - pd.Timedelta(days=BASELINE_DAYS)
    day = days_of(tables.posts)
    windows = {"": day.between(start, end), "_before": (day >= first) & (day < start)}
    columns: dict[str, pd.Series] = {}
    for name, inside in windows.items():
        ids = set(tables.posts.loc[inside, "post_id"])
        counts = posts_of(tables.mentions[tables.mentions["post_id"].isin(ids)], "company")
        columns[f"posts{name}"] = counts
        columns[f"share{name}"] = counts / max(len(ids), 1)
    told = pd.to_datetime(tables.deals["first_published_on"])
    for name, inside in {"": told.between(start, end), "_before": (told >= first) & (told < start)}.items():
        money, ids_of = _money(tables.deals[inside], kind)
        columns[f"money_share{name}"] = money
        columns.setdefault("deal_ids", ids_of)
    rows = pd.DataFrame(columns)
    numbers = [str(column) for column in rows if column != "deal_ids"]
    rows[numbers] = rows[numbers].fillna(0.0)
    rows = rows[(rows["posts"] + rows["posts_before"] >= _FEWEST) & (rows["money_share"] + rows["money_share_before"] > 0)]
    gap = (rows["share"] - rows["share_before"]) - (rows["money_share"] - rows["money_share_before"])
    rows = rows.assign(gap=gap, posts=rows["posts"].astype(int), deal_ids=rows["deal_ids"].map(_listed))
    rows = rows.rename_axis("name").reset_index()
    return rows.reindex(rows["gap"].abs().sort_values(ascending=False, kind="stable").index)[SHARE_COLUMNS].reset_index(drop=True)


def thin(posts: pd.DataFrame, tags: pd.DataFrame, since: date, until: date) -> pd.DataFrame:
    """Tags with less than half of their own median: `THIN_COLUMNS`, widest shortfall first.

    The median is of the earlier windows as long as the period, back to the first post; at least three of them, and a median
    of five posts, or chance alone would fill the list.
    """
    length = (until - since).days + 1
    day = days_of(posts)
    number = ((pd.Timestamp(until) - day).dt.days // length).rename("window")
    windows = int((pd.Timestamp(until) - day.min()).days // length)  # whole windows, the period itself being number 0
    if windows < 4:
        return pd.DataFrame(columns=THIN_COLUMNS)
    numbered = tags.drop_duplicates(["post_id", "tag"]).merge(posts[["post_id"]].assign(window=number), on="post_id")
    counts = pd.crosstab(numbered["tag"], numbered["window"]).reindex(columns=range(windows), fill_value=0)
    median = counts[list(range(1, windows))].median(axis=1)
    rows = pd.DataFrame({"posts": counts[0], "median": median, "windows": windows - 1})
    rows = rows[(rows["median"] >= _FEWEST) & (rows["posts"] < rows["median"] / 2)]
    rows = rows.assign(short=rows["posts"] - rows["median"]).sort_values("short").rename_axis("tag")
    return rows.reset_index()[THIN_COLUMNS]


def silent(posts: pd.DataFrame, today: date, weeks: int = 4) -> pd.DataFrame:
    """Categories without a post for `weeks`: `SILENT_COLUMNS`, longest first."""
    rows = posts.assign(day=days_of(posts))[["post_id", "day", "categories"]].explode("categories").dropna(subset=["categories"])
    rows = rows[rows["day"] <= pd.Timestamp(today)]
    seen = rows.groupby("categories").agg(last=("day", "max"), posts=("post_id", "nunique")).rename_axis("category").reset_index()
    seen = seen[seen["last"] <= pd.Timestamp(today - timedelta(weeks=weeks))]
    seen = seen.assign(last_on=seen["last"].dt.date, days=(pd.Timestamp(today) - seen["last"]).dt.days)
    return seen.sort_values(["days", "category"], ascending=[False, True], ignore_index=True)[SILENT_COLUMNS]


def _money(deals: pd.DataFrame, kind: str) -> tuple[pd.Series, pd.Series]:
    """Each party's share of the money of `kind` and its deals."""
    left_out = in_no_sum(deals) | deals["usd"].isna()
    rows = deals[(deals["kind"] == kind) & ~left_out & deals["status"].isin(COUNTED_STATUSES)]
    parties = [sorted({*payers, *payees}) for payers, payees in zip(rows["payers"], rows["payees"], strict=True)]
    keyed = rows.assign(party=pd.Series(parties, index=rows.index, dtype=object)).explode("party").dropna(subset=["party"])
    grouped = keyed.groupby("party")
    return grouped["usd"].sum() / max(float(rows["usd"].sum()), 1.0), grouped["deal_id"].agg(list)


def _listed(ids: object) -> list[str]:
    return list(ids) if isinstance(ids, list) else []
