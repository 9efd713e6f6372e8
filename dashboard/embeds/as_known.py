"""A snapshot as it was known at a moment: later posts are taken out and deals linked anew, so that only corrections differ."""

import dataclasses
from datetime import datetime
from typing import Any

import pandas as pd

from dashboard import tables
from dashboard.currency import Rates
from dashboard.deals import link
from dashboard.likeness import Context, telling
from dashboard.records import Figure, Span
from dashboard.snapshot import Snapshot


def as_known(snapshot: Snapshot, moment: datetime) -> Snapshot:
    """`snapshot` without posts published after `moment` (aware) and all that came from them."""
    posts = snapshot.posts[snapshot.posts["published_at"] <= moment]
    if len(posts) == len(snapshot.posts):
        return snapshot
    ids = frozenset(posts["post_id"])
    figures, mentions, tags = (_of(rows, ids) for rows in (snapshot.figures, snapshot.mentions, snapshot.tags))
    return dataclasses.replace(
        snapshot,
        built_at=min(snapshot.built_at, moment),
        posts=posts,
        figures=figures,
        deals=_deals(figures, snapshot.companies, mentions),
        mentions=mentions,
        tags=tags,
    )


def newest(snapshot: Snapshot) -> datetime:
    """When the newest post of the snapshot was published."""
    moment: datetime = snapshot.posts["published_at"].max().to_pydatetime()
    return moment


def _of(rows: pd.DataFrame, posts: frozenset[str]) -> pd.DataFrame:
    return rows[rows["post_id"].isin(posts)]


def _deals(figures: pd.DataFrame, companies: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    known = Context(
        projects=_of_kind(companies, "project"),
        governments=_of_kind(companies, "government"),
        named={str(post): frozenset(named) for post, named in mentions.groupby("post_id", observed=True)["company"]},
    )
    told = (telling(_record(row), row["usd"] if pd.notna(row["usd"]) else None) for row in figures.to_dict("records"))
    rates = Rates()
    deals: pd.DataFrame = tables.to_table(
        "deals", [tables.deal_row(deal, rates) for deal in link(told, context=known)]
    ).to_pandas()
    return deals


def _of_kind(companies: pd.DataFrame, kind: str) -> frozenset[str]:
    return frozenset(companies.loc[companies["kind"] == kind, "company"])


def _record(row: dict[Any, Any]) -> Figure:
    """A row as the record that it was made from: lists as tuples, and None for what is missing."""
    values = {name: row[name] for name in Figure.__dataclass_fields__ if name != "span"}
    for name in ("amount_high", "when_start", "when_end"):
        values[name] = None if pd.isna(values[name]) else values[name]
    values.update(payers=tuple(row["payers"]), payees=tuple(row["payees"]))
    return Figure(**values, span=Span(row["span_start"], row["span_end"]))
