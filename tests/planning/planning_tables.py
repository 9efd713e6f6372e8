"""Rows for the planning metrics: a telling is one post's figure of a deal in one line; `tables_of` makes tables of them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pandas as pd

JST = timezone(timedelta(hours=9))
_LADDER = ("hypothetical", "forecast", "talks", "announced", "done")


@dataclass(frozen=True)
class World:
    """As much of a snapshot as the planning metrics read."""

    id: str
    built_at: datetime
    posts: pd.DataFrame
    figures: pd.DataFrame
    deals: pd.DataFrame
    mentions: pd.DataFrame
    tags: pd.DataFrame
    companies: pd.DataFrame
    faults: pd.DataFrame


def post(post_id: str, day: date, title: str = "", categories: tuple[str, ...] = ("ニュース",)) -> dict[str, Any]:
    return {
        "post_id": post_id,
        "path": f"{post_id}.md",
        "title": title or f"記事{post_id}",
        "title_raw": title or f"記事{post_id}",
        "published_at": datetime(day.year, day.month, day.day, 9, tzinfo=JST),
        "categories": list(categories),
        "url": f"https://blog.test/{post_id}/",
    }


def telling(post_id: str, day: date, sentence: str = "", **more: Any) -> dict[str, Any]:
    """OpenAI announces that it will pay Amazon 38 billion dollars, but for what the test says."""
    row = {
        "post_id": post_id, "published_on": day, "amount_text": "380億ドル", "amount_low": 38e9, "amount_high": 38e9,
        "is_vague": False, "currency": "USD", "kind": "contract", "status": "announced", "payers": ["OpenAI"], "payees": ["Amazon"],
        "when_text": "", "when_start": None, "when_end": None, "is_total": False, "is_slice": False, "usd": 38e9, "span_start": 0,
        "sentence": sentence, "occurrences": 1, "confidence": "high", "rule": "contract/subject", "deal_id": "d1",
    }  # fmt: skip
    row.update({"amount_high": more["amount_low"]} if "amount_low" in more else {})
    row.update(more)
    return row


def _deal(deal_id: str, told: pd.DataFrame) -> dict[str, Any]:
    first = told.iloc[0]
    parties = {side: sorted({name for names in told[side] for name in names}) for side in ("payers", "payees")}
    return {
        **{name: first[name] for name in ("kind", "amount_low", "currency", "usd", "is_vague", "is_total", "is_slice")},
        "is_unsure": False,
        **parties,
        "deal_id": deal_id,
        "label": f"{'・'.join(parties['payers'])} → {'・'.join(parties['payees'])} {first['amount_text']}",
        "status": max(told["status"], key=_LADDER.index),
        "first_published_on": told["published_on"].min(),
        "last_published_on": told["published_on"].max(),
        "posts": told["post_id"].nunique(),
        "post_ids": list(dict.fromkeys(told["post_id"])),
        "conflict": "amount" if told["amount_low"].nunique() > 1 else "",
    }


def tables_of(
    *tellings: dict[str, Any],
    posts: tuple[dict[str, Any], ...] = (),
    tags: tuple[tuple[str, str], ...] = (),
    companies: tuple[tuple[str, str], ...] = (("OpenAI", "US"), ("Amazon", "US")),
) -> World:
    figures = pd.DataFrame(tellings, columns=list(telling("p", date(2026, 1, 1))))
    figures["figure_id"] = [f"f{number}" for number in range(len(figures))]
    given = {one["post_id"] for one in posts}
    rest = [post(one["post_id"], one["published_on"]) for one in tellings if one["post_id"] not in given]
    listed = pd.DataFrame([*posts, *rest], columns=list(post("p", date(2026, 1, 1)))).drop_duplicates("post_id")
    deals = [_deal(str(deal), told) for deal, told in figures[figures["deal_id"].notna()].groupby("deal_id")]
    named = [
        {"post_id": one["post_id"], "company": name, "count": 1, "in_title": False}
        for one in tellings
        for name in {*one["payers"], *one["payees"]}
    ]
    return World(
        id="test",
        built_at=datetime(2026, 3, 1, tzinfo=UTC),
        posts=listed,
        figures=figures,
        deals=pd.DataFrame(deals, columns=list(_deal("", pd.DataFrame([telling("p", date(2026, 1, 1))])))),
        mentions=pd.DataFrame(named, columns=["post_id", "company", "count", "in_title"]),
        tags=pd.DataFrame([(*pair, pair[1]) for pair in tags], columns=["post_id", "tag", "tag_raw"]),
        companies=pd.DataFrame(companies, columns=["company", "country"]),
        faults=pd.DataFrame(columns=["path", "line", "rule", "severity", "message", "hint"]),
    )
