"""The tables' columns, declared once: name, type, unit, meaning. Checks and documentation come from here; no data passes through."""

from collections.abc import Iterable

import pyarrow as pa

from dashboard.errors import SchemaError
from dashboard.records import KINDS, STATUSES

_TEXTS = pa.list_(pa.string())
_DAY = pa.date32()
_TIME = pa.timestamp("us", tz="Asia/Tokyo")


def _column(name: str, kind: pa.DataType, meaning: str, unit: str = "", nullable: bool = False) -> pa.Field:
    return pa.field(name, kind, nullable=nullable, metadata={"meaning": meaning, "unit": unit})


POSTS = pa.schema(
    [
        _column("post_id", pa.string(), "file name without its ending"),
        _column("path", pa.string(), "the file, relative to the posts folder"),
        _column("title", pa.string(), "title, cleaned for display"),
        _column("title_raw", pa.string(), "title as the front matter has it"),
        _column("published_at", _TIME, "time of publication, Asia/Tokyo"),
        _column("categories", _TEXTS, "categories, after aliases"),
        _column("tags", _TEXTS, "tags, after aliases"),
        _column("author", pa.string(), "author as the front matter has it"),
        _column("url", pa.string(), "address of the published post"),
        _column("characters", pa.int64(), "length of the cleaned body", "characters"),
        _column("repeated_share", pa.float64(), "share of the body that repeats earlier text of the same post", "0 to 1"),
        _column("content_hash", pa.string(), "XXH3 (64 bits) of the file's bytes"),
    ]
)

FIGURES = pa.schema(
    [
        _column("figure_id", pa.string(), "stable: the same post text gives the same id again"),
        _column("post_id", pa.string(), "the post that tells it"),
        _column("published_on", _DAY, "the post's day, Asia/Tokyo"),
        _column("amount_text", pa.string(), "the sum as written, first occurrence, with its qualifier"),
        _column("amount_low", pa.float64(), "the sum, or the lower end of a range; vague: its power of ten", "currency"),
        _column("amount_high", pa.float64(), "the sum, or the upper end of a range; null when vague", "currency", True),
        _column("is_vague", pa.bool_(), "no number is given (数十億ドル)"),
        _column("currency", pa.string(), "ISO 4217 code"),
        _column("qualifier", pa.string(), "max, min, approx, total or empty"),
        _column("usd", pa.float64(), "amount_low at the rate of rate_on; null when vague or without a rate", "USD", True),
        _column("jpy", pa.float64(), "amount_low at the rate of rate_on; null when vague or without a rate", "JPY", True),
        _column("rate_on", _DAY, "day of the rate used; null when nothing was converted", "", True),
        _column("kind", pa.string(), " ".join(KINDS)),
        _column("status", pa.string(), " ".join(STATUSES)),
        _column("payers", _TEXTS, "who pays: canonical names"),
        _column("payees", _TEXTS, "who receives; for valuation and revenue the company meant"),
        _column("when_text", pa.string(), "the date or horizon as written; empty when none is tied to the sum"),
        _column("when_start", _DAY, "its first day, resolved against the post's day", "", True),
        _column("when_end", _DAY, "its last day, resolved against the post's day", "", True),
        _column("converted_text", pa.string(), "the sum restated in another currency, as written; empty when it is not"),
        _column("is_total", pa.bool_(), "a sum given beside its parts: left out of sums"),
        _column("is_slice", pa.bool_(), "a part of a larger commitment told beside it (one year, うち…): left out of sums"),
        _column("sentence", pa.string(), "the sentence that the figure rests on"),
        _column("span_start", pa.int64(), "place of amount_text in the file's text", "code points"),
        _column("span_end", pa.int64(), "its end", "code points"),
        _column("occurrences", pa.int64(), "how often the post says it"),
        _column("confidence", pa.string(), "high, medium or low"),
        _column("rule", pa.string(), "name of the rule that chose kind and parties"),
        _column("deal_id", pa.string(), "the deal that it belongs to; null for kinds that are no deal", "", True),
    ]
)

DEALS = pa.schema(
    [
        _column("deal_id", pa.string(), "stable id of the event"),
        _column("label", pa.string(), "payer → payee and the sum, in Japanese number words"),
        _column("kind", pa.string(), "investment funding acquisition contract"),
        _column("payers", _TEXTS, "who pays: canonical names"),
        _column("payees", _TEXTS, "who receives: canonical names"),
        _column("amount_low", pa.float64(), "the sum most posts tell, or its lower end", "currency"),
        _column("amount_high", pa.float64(), "the same, upper end; null when vague", "currency", True),
        _column("is_vague", pa.bool_(), "no post gives a number"),
        _column("currency", pa.string(), "ISO 4217 code"),
        _column("usd", pa.float64(), "amount_low at the rate of rate_on; null when vague or without a rate", "USD", True),
        _column("jpy", pa.float64(), "amount_low at the rate of rate_on; null when vague or without a rate", "JPY", True),
        _column("rate_on", _DAY, "day of the rate used", "", True),
        _column(
            "status", pa.string(), "the furthest told: talks, announced, done (forecast and hypothetical only if nothing else)"
        ),
        _column("when_text", pa.string(), "date or horizon as written; empty when none"),
        _column("when_start", _DAY, "its first day", "", True),
        _column("when_end", _DAY, "its last day", "", True),
        _column("first_published_on", _DAY, "day of the first post that tells it"),
        _column("last_published_on", _DAY, "day of the last post that tells it"),
        _column("posts", pa.int64(), "number of posts that tell it"),
        _column("post_ids", _TEXTS, "those posts, oldest first"),
        _column("figure_ids", _TEXTS, "the figures that it rests on, oldest first"),
        _column("conflict", pa.string(), "on what the posts disagree: amount, when, parties, direction; empty when they agree"),
        _column("is_total", pa.bool_(), "a sum given beside its parts: left out of sums"),
        _column("is_slice", pa.bool_(), "a part of a larger commitment told beside it (one year, うち…): left out of sums"),
        _column(
            "is_unsure",
            pa.bool_(),
            "one post alone tells it, and its party is taken from what the post is about: left out of sums",
        ),
        _column("merged_by", pa.string(), "why these figures are one deal"),
    ]
)

MENTIONS = pa.schema(
    [
        _column("post_id", pa.string(), "the post"),
        _column("company", pa.string(), "canonical name"),
        _column("count", pa.int64(), "mentions in distinct sentences"),
        _column("in_title", pa.bool_(), "the title names it"),
        _column("first_span", pa.int64(), "place of the first mention in the file's text", "code points"),
    ]
)

TAGS = pa.schema(
    [
        _column("post_id", pa.string(), "the post"),
        _column("tag", pa.string(), "canonical tag"),
        _column("tag_raw", pa.string(), "tag as written"),
    ]
)

COMPANIES = pa.schema(
    [
        _column("company", pa.string(), "canonical name"),
        _column("country", pa.string(), "ISO 3166-1 alpha-2 code; EU for the Union; empty when unknown"),
        _column("sector", pa.string(), "sector of the register; empty when unknown"),
        _column("kind", pa.string(), "company, fund, government, public_body, university, project or placeholder"),
        _column("parent", pa.string(), "canonical name of the parent; empty when none"),
    ]
)

FAULTS = pa.schema(
    [
        _column("path", pa.string(), "the file, relative to the posts folder"),
        _column("line", pa.int64(), "1-based line"),
        _column("rule", pa.string(), "name of the check"),
        _column("severity", pa.string(), "error: the post could not be read; warning: it was, or is a draft"),
        _column("message", pa.string(), "what is wrong"),
        _column("hint", pa.string(), "what to do"),
    ]
)

CORRECTIONS = pa.schema(
    [
        _column("correction_id", pa.int64(), "number of the correction in the database"),
        _column("subject", pa.string(), "figure, deals or company"),
        _column("digest", pa.string(), "stands for what is corrected"),
        _column("post_id", pa.string(), "the post of the (first) figure; empty for companies"),
        _column("sentence", pa.string(), "the sentence that the correction expects"),
        _column("amount_text", pa.string(), "the sum in it"),
        _column("company", pa.string(), "the company; empty for figures and deals"),
        _column(
            "outcome",
            pa.string(),
            "applied; confirmed; agrees: the extractor says so itself; unexpected: it says something else, not applied; gone",
        ),
        _column("detail", pa.string(), "the fields concerned"),
        _column("who", pa.string(), "who decided"),
        _column("why", pa.string(), "the reason"),
    ]
)

UNKNOWN_NAMES = pa.schema(
    [
        _column("post_id", pa.string(), "the post"),
        _column("name", pa.string(), "a name beside a deal that the register lacks"),
        _column("count", pa.int64(), "sentences that name it"),
    ]
)

TERMS = pa.schema(
    [
        _column("post_id", pa.string(), "the post"),
        _column("term", pa.string(), "a noun or compound of its title or of the first sentences of its body"),
        _column("count", pa.int64(), "how often it stands there"),
    ]
)

CONVERSIONS = pa.schema(
    [
        _column("figure_id", pa.string(), "the figure"),
        _column("amount", pa.float64(), "the sum as the post restates it in another currency", "currency"),
        _column("currency", pa.string(), "ISO 4217 code of the restated sum"),
    ]
)

TABLES: dict[str, pa.Schema] = {
    "posts": POSTS,
    "figures": FIGURES,
    "deals": DEALS,
    "mentions": MENTIONS,
    "tags": TAGS,
    "companies": COMPANIES,
    "faults": FAULTS,
    "extracted": FIGURES,
    "corrections": CORRECTIONS,
    "unknown_names": UNKNOWN_NAMES,
    "conversions": CONVERSIONS,
    "terms": TERMS,
}


def check(name: str, table: pa.Table) -> pa.Table:
    """Return `table` cast to the declared columns of table `name`.

    Raises:
        SchemaError: a column is missing, unknown, of another type, or null where it may not be.
    """
    declared = TABLES[name]
    missing = set(declared.names) - set(table.column_names)
    unknown = set(table.column_names) - set(declared.names)
    if missing or unknown:
        raise SchemaError(f"table {name}: missing {sorted(missing)}, unknown {sorted(unknown)}.", "Declare it in schema.py.")
    try:
        return table.select(declared.names).cast(declared)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, ValueError) as reason:
        raise SchemaError(f"table {name}: {reason}", "A column has a value that schema.py does not allow.") from reason


def describe(name: str) -> Iterable[tuple[str, str, str, str]]:
    """Yield (column, type, unit, meaning) of table `name`, in order: the source of the documentation's tables."""
    for column in TABLES[name]:
        meta = column.metadata
        yield column.name, str(column.type), meta[b"unit"].decode(), meta[b"meaning"].decode()
