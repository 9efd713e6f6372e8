"""A snapshot small enough to add up by hand: 12 posts, 25 figures, 14 deals, round sums (USD billions; 1 USD = 150 JPY).

Counted money by kind: investment 65 (done 20, announced 40, talks 5; beside them a forecast of 500), funding 5 (done 4,
announced 1), acquisition 2 (done), contract 100 (announced). Left out: one total, one slice, one vague, one unconverted.
Investment by month: January 30, February 35. All posts: 12, in January 4, February 4, March 4.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard import schema

BILLION = 1e9
YEN = 150.0
JST = timezone(timedelta(hours=9))

# post, day, category, tags, companies
POSTS: list[tuple[str, date, str, list[str], list[str]]] = [
    ("p01", date(2026, 1, 6), "投資分析", ["AI", "投資"], ["Alpha", "Delta"]),
    ("p02", date(2026, 1, 7), "AI最新ニュース", ["AI", "チップ"], ["Alpha", "Beta", "Delta"]),
    ("p03", date(2026, 1, 8), "投資分析", ["AI", "投資"], ["Beta", "Delta"]),
    ("p04", date(2026, 1, 20), "AI最新ニュース", ["AI"], []),
    ("p05", date(2026, 2, 3), "投資分析", ["AI", "投資"], ["Alpha", "Gamma", "Delta"]),
    ("p06", date(2026, 2, 10), "投資分析", ["AI", "投資"], ["日本政府", "Gamma", "Alpha"]),
    ("p07", date(2026, 2, 17), "AI最新ニュース", ["AI", "チップ"], ["Beta", "Alpha"]),
    ("p08", date(2026, 2, 18), "AI最新ニュース", ["AI", "規制"], ["Epsilon"]),
    ("p09", date(2026, 3, 3), "投資分析", ["AI", "投資", "規制"], ["Alpha", "Epsilon", "Delta"]),
    ("p10", date(2026, 3, 4), "投資分析", ["チップ", "投資"], ["Delta", "Beta"]),
    ("p11", date(2026, 3, 10), "AI最新ニュース", ["規制"], ["Alpha"]),
    ("p12", date(2026, 3, 31), "AI最新ニュース", [], []),
]

COMPANIES = [
    ("Alpha", "US", "cloud", "company"),
    ("Beta", "US", "chips", "company"),
    ("Gamma", "JP", "telecom", "company"),
    ("Delta", "GB", "models", "company"),
    ("Epsilon", "", "", "company"),
    ("日本政府", "JP", "government", "government"),
]

# deal, kind, status, payers, payees, USD billions, posts, what else it says
DEALS: list[tuple[str, str, str, list[str], list[str], float | None, list[str], dict[str, Any]]] = [
    ("d01", "investment", "announced", ["Alpha"], ["Delta"], 10, ["p01", "p02"], {}),
    ("d02", "investment", "done", ["Beta"], [], 20, ["p02"], {}),
    ("d03", "investment", "announced", ["Alpha", "Gamma"], ["Delta"], 30, ["p05"], {"when_end": date(2028, 12, 31)}),
    ("d04", "investment", "talks", ["日本政府"], ["Gamma"], 5, ["p06"], {"when_end": date(2026, 12, 31)}),
    ("d05", "investment", "announced", ["Alpha"], [], 100, ["p06"], {"is_total": True}),
    ("d06", "investment", "announced", ["Alpha"], [], 7, ["p06"], {"is_slice": True}),
    ("d07", "investment", "announced", ["Beta"], ["Delta"], None, ["p07"], {"is_vague": True}),
    ("d08", "investment", "forecast", ["Alpha"], [], 500, ["p07"], {"when_end": date(2030, 12, 31)}),
    ("d09", "funding", "done", ["Beta"], ["Delta"], 4, ["p03"], {}),
    ("d10", "funding", "announced", [], ["Epsilon"], 1, ["p08"], {}),
    ("d11", "acquisition", "done", ["Alpha"], ["Epsilon"], 2, ["p09"], {}),
    ("d12", "contract", "announced", ["Delta"], ["Alpha"], 40, ["p09", "p11"], {}),
    ("d13", "contract", "announced", ["Delta"], ["Beta"], 60, ["p10"], {}),
    ("d14", "contract", "announced", ["Gamma"], ["Alpha"], None, ["p10"], {"currency": "XAU"}),
]

# Sums that are no deal: post, kind, status, payees, USD billions, what else
OTHERS: list[tuple[str, str, str, list[str], float | None, dict[str, Any]]] = [
    ("p01", "valuation", "done", ["Delta"], 100, {}),
    ("p09", "valuation", "done", ["Delta"], 150, {}),
    ("p07", "valuation", "talks", ["Beta"], 50, {}),
    ("p11", "valuation", "done", ["Alpha"], None, {"is_vague": True}),
    ("p04", "revenue", "done", ["Alpha"], 8, {}),
    ("p11", "revenue", "forecast", ["Delta"], 9, {}),
    ("p04", "market", "forecast", [], 3000, {}),
    ("p08", "market", "forecast", [], 4000, {}),
    ("p12", "other", "announced", [], 1, {}),
]


@dataclass(frozen=True)
class SmallSnapshot:
    """As much of a snapshot as views, charts and pages read."""

    id: str
    built_at: datetime
    manifest: dict[str, Any]
    posts: pd.DataFrame
    figures: pd.DataFrame
    deals: pd.DataFrame
    mentions: pd.DataFrame
    tags: pd.DataFrame
    companies: pd.DataFrame
    faults: pd.DataFrame


def _table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    declared = schema.TABLES[name]
    return schema.check(name, pa.Table.from_pylist(rows, schema=declared)).to_pandas()


def _day_of(post_id: str) -> date:
    return next(day for post, day, *_ in POSTS if post == post_id)


def _sum(billions: float | None, extra: dict[str, Any], day: date) -> dict[str, Any]:
    """The money columns that figures and deals share."""
    vague, currency = bool(extra.get("is_vague")), extra.get("currency", "USD")
    amount = 1e9 if billions is None else billions * BILLION
    usd = None if billions is None else amount
    return {
        "amount_low": amount,
        "amount_high": None if vague else amount,
        "is_vague": vague,
        "currency": currency,
        "usd": usd,
        "jpy": None if usd is None else usd * YEN,
        "rate_on": None if usd is None else day,
        "when_text": f"{extra['when_end'].year}年まで" if "when_end" in extra else "",
        "when_start": None,
        "when_end": extra.get("when_end"),
        "is_total": bool(extra.get("is_total")),
        "is_slice": bool(extra.get("is_slice")),
        "is_unsure": bool(extra.get("is_unsure")),
    }


def _figure(
    number: int, post: str, kind: str, status: str, parties: dict[str, list[str]], money: dict[str, Any]
) -> dict[str, Any]:
    text = f"{money['amount_low'] / 1e8:.0f}億ドル"
    return money | {
        "figure_id": f"f{number:02d}",
        "post_id": post,
        "published_on": _day_of(post),
        "amount_text": text,
        "qualifier": "",
        "kind": kind,
        "status": status,
        "payers": parties["payers"],
        "payees": parties["payees"],
        "converted_text": "",
        "sentence": f"金額は{text}である。",
        "span_start": 3,
        "span_end": 3 + len(text),
        "occurrences": 1,
        "confidence": "high",
        "rule": "test",
        "deal_id": None,
    }


def _figures() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for deal, kind, status, payers, payees, billions, posts, extra in DEALS:
        for post in posts:
            money = _sum(billions, extra, _day_of(post))
            rows.append(
                _figure(len(rows) + 1, post, kind, status, {"payers": payers, "payees": payees}, money) | {"deal_id": deal}
            )
    for post, kind, status, payees, billions, extra in OTHERS:
        parties = {"payers": [], "payees": payees}
        rows.append(_figure(len(rows) + 1, post, kind, status, parties, _sum(billions, extra, _day_of(post))))
    return rows


def _deals(figures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = []
    for deal, kind, status, payers, payees, billions, posts, extra in DEALS:
        days = [_day_of(post) for post in posts]
        rows.append(
            _sum(billions, extra, days[0])
            | {
                "deal_id": deal,
                "label": f"{'・'.join(payers) or '—'} → {'・'.join(payees) or '—'}",
                "kind": kind,
                "payers": payers,
                "payees": payees,
                "status": status,
                "first_published_on": min(days),
                "last_published_on": max(days),
                "posts": len(posts),
                "post_ids": posts,
                "figure_ids": [row["figure_id"] for row in figures if row["deal_id"] == deal],
                "conflict": "",
                "merged_by": "test",
            }
        )
    return rows


def _posts() -> list[dict[str, Any]]:
    return [
        {
            "post_id": post,
            "path": f"{day}-{post}.md",
            "title": f"記事{post}",
            "title_raw": f"記事{post}",
            "published_at": datetime(day.year, day.month, day.day, 9, tzinfo=JST),
            "categories": [category],
            "tags": tags,
            "author": "編集部",
            "url": f"https://example.org/{post}/",
            "characters": 1000,
            "repeated_share": 0.0,
            "content_hash": post,
        }
        for post, day, category, tags, _ in POSTS
    ]


def snapshot() -> SmallSnapshot:
    """The tables, each as the Parquet reader would give it."""
    figures = _figures()
    return SmallSnapshot(
        id="small",
        built_at=datetime(2026, 4, 1, tzinfo=UTC),
        manifest={"snapshot_id": "small", "built_at": "2026-04-01T00:00:00+00:00", "posts": len(POSTS)},
        posts=_table("posts", _posts()),
        figures=_table("figures", figures),
        deals=_table("deals", _deals(figures)),
        mentions=_table(
            "mentions",
            [
                {"post_id": post, "company": name, "count": 1, "in_title": False, "first_span": 0}
                for post, _, _, _, names in POSTS
                for name in names
            ],
        ),
        tags=_table("tags", [{"post_id": post, "tag": tag, "tag_raw": tag} for post, _, _, tags, _ in POSTS for tag in tags]),
        companies=_table(
            "companies",
            [
                {"company": name, "country": country, "sector": sector, "kind": kind, "parent": ""}
                for name, country, sector, kind in COMPANIES
            ],
        ),
        faults=_table("faults", []),
    )
