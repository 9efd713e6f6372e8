"""Records → rows of the declared tables, and the label of a deal. Writes no file."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import pyarrow as pa
from babel.numbers import format_compact_decimal, get_currency_symbol

from dashboard import schema
from dashboard.currency import Rates
from dashboard.extraction.numerals import vague_words
from dashboard.parse import Parsed
from dashboard.records import Deal, Figure
from dashboard.reference import Reference, fold

Rows = dict[str, list[dict[str, Any]]]

_SUFFIX = {"USD": "ドル", "JPY": "円", "EUR": "ユーロ", "GBP": "ポンド", "CNY": "元", "KRW": "ウォン", "INR": "ルピー"}
_MAX_NAMES = 3


def rows_of(parsed: Parsed, known: Reference) -> Rows:
    """Return the rows of every table that one parsed file yields by itself (all but deals and companies)."""
    rows: Rows = {name: [] for name in schema.TABLES}
    rows["faults"] = [_plain(fault) for fault in parsed.faults]
    post = parsed.post
    if post is None:
        return rows
    tags = [(known.tags.get(fold(tag), tag), tag) for tag in post.tags]
    rows["posts"].append(
        {
            **{
                name: getattr(post, name)
                for name in ("post_id", "path", "title", "title_raw", "published_at", "author", "url", "content_hash")
            },
            "categories": list(dict.fromkeys(known.categories.get(fold(name), name) for name in post.categories)),
            "tags": list(dict.fromkeys(tag for tag, _ in tags)),
            "characters": parsed.characters,
            "repeated_share": parsed.repeated_share,
        }
    )
    rows["tags"] = [{"post_id": post.post_id, "tag": tag, "tag_raw": raw} for tag, raw in tags]
    rows["figures"] = [_figure(figure) for figure in parsed.figures]
    rows["mentions"] = [{**_plain(one), "first_span": one.first_span.start} for one in parsed.mentions]
    rows["conversions"] = [dict(zip(("figure_id", "amount", "currency"), one, strict=True)) for one in parsed.conversions]
    rows["unknown_names"] = [{"post_id": post.post_id, "name": name, "count": count} for name, count in parsed.unknown_names]
    rows["terms"] = [{"post_id": post.post_id, "term": term, "count": count} for term, count in parsed.terms]
    return rows


def convert(figures: Iterable[dict[str, Any]], rates: Rates) -> None:
    """Fill usd, jpy and rate_on of rows of `figures` in place; vague sums stay without."""
    for row in figures:
        converted = None if row["is_vague"] else rates.convert(row["amount_low"], row["currency"], row["published_on"])
        row["usd"] = converted.usd if converted else None
        row["jpy"] = converted.jpy if converted else None
        row["rate_on"] = converted.rate_on if converted else None


def deal_row(deal: Deal, rates: Rates) -> dict[str, Any]:
    """Return the row of one deal; its sum is converted at the rate of the day on which it was first told."""
    converted = None if deal.is_vague else rates.convert(deal.amount_low, deal.currency, deal.first_published_on)
    row = _plain(deal)
    row.update(
        label=label(deal.payers, deal.payees, deal.amount_low, deal.currency, deal.is_vague),
        posts=len(deal.post_ids),
        usd=converted.usd if converted else None,
        jpy=converted.jpy if converted else None,
        rate_on=converted.rate_on if converted else None,
    )
    return row


def label(payers: Sequence[str], payees: Sequence[str], amount: float, currency: str, is_vague: bool) -> str:
    """Return `OpenAI → Amazon 380億ドル`: the deal in one line, in Japanese number words."""
    number = vague_words(amount) if is_vague else _words(amount)
    unit = _SUFFIX.get(currency) or get_currency_symbol(currency, locale="ja")
    names = [_names(payers), _names(payees)]
    who = " → ".join(name or "記載なし" for name in names) if names[1] else names[0] or "記載なし"
    return f"{who} {number}{unit}"


@lru_cache(maxsize=10_000)
def _words(amount: float) -> str:
    """A number in Japanese words; Babel takes a tenth of a millisecond for it, and round sums are told again and again."""
    return format_compact_decimal(amount, locale="ja", fraction_digits=2)


def company_rows(known: Reference, named: Iterable[str]) -> list[dict[str, Any]]:
    """Return one row for each name in `named`: register, government or placeholder."""
    rows = []
    governments = {one.name for one in known.countries}
    for name in sorted(set(named)):
        one = known.organisations.get(name)
        if one:
            rows.append({"company": name, "country": one.country, "sector": one.sector, "kind": one.kind, "parent": one.parent})
        else:
            kind = "government" if name in governments else "placeholder"
            rows.append(
                {"company": name, "country": "", "sector": kind if kind == "government" else "", "kind": kind, "parent": ""}
            )
    return rows


def to_table(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Return rows as the declared Arrow table.

    Raises:
        SchemaError: a row does not fit.
    """
    declared = schema.TABLES[name]
    columns = {column.name: [row.get(column.name) for row in rows] for column in declared}
    return schema.check(name, pa.table(columns, schema=pa.schema([column.with_nullable(True) for column in declared])))


def _figure(figure: Figure) -> dict[str, Any]:
    return {**_plain(figure), "span_start": figure.span.start, "span_end": figure.span.end, "deal_id": None}


def _plain(record: Any) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value := getattr(record, name), tuple) else value for name in record.__dataclass_fields__
    }


def _names(names: Sequence[str]) -> str:
    return "・".join(names[:_MAX_NAMES]) + ("ほか" if len(names) > _MAX_NAMES else "")
