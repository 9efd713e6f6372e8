"""The glossary as code: what a post, a sentence, a figure, a deal and a fault are. No behaviour beyond small derivations."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

Kind = Literal["investment", "funding", "acquisition", "contract", "valuation", "revenue", "market", "other"]
Status = Literal["done", "announced", "talks", "forecast", "hypothetical"]
Qualifier = Literal["", "max", "min", "approx", "total"]
Confidence = Literal["high", "medium", "low"]
Severity = Literal["error", "warning"]

KINDS: tuple[Kind, ...] = (
    "investment",
    "funding",
    "acquisition",
    "contract",
    "valuation",
    "revenue",
    "market",
    "other",
)
DEAL_KINDS: tuple[Kind, ...] = ("investment", "funding", "acquisition", "contract")
STATUSES: tuple[Status, ...] = ("done", "announced", "talks", "forecast", "hypothetical")


class Span(NamedTuple):  # made by the hundred thousand, as sentences are: a tuple takes half a dataclass's time
    """A place in a file's text, in code points: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Post:
    """A Jekyll post as read. `text` is the whole file; `body_start` is where its body begins in it."""

    post_id: str  # file name without its ending
    path: str  # relative to the posts folder
    title: str  # cleaned for display
    title_raw: str
    published_at: datetime  # aware, in the site's zone
    categories: tuple[str, ...]
    tags: tuple[str, ...]  # as written
    author: str
    url: str  # the permalink
    excerpt: str
    reading_time: int | None  # minutes, as the front matter says
    text: str
    body_start: int
    content_hash: str


class Sentence(NamedTuple):
    """A sentence of the body (or the title): `text` is the raw file's text at `span`, unchanged."""

    text: str
    span: Span
    block: int  # number of the paragraph or list item it stands in; -1 is the title


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum of money as one post tells it. See `schema.FIGURES` for the meaning of each field."""

    figure_id: str
    post_id: str
    published_on: date
    amount_text: str
    amount_low: float
    amount_high: float | None
    is_vague: bool
    currency: str
    qualifier: Qualifier
    kind: Kind
    status: Status
    payers: tuple[str, ...]
    payees: tuple[str, ...]
    when_text: str
    when_start: date | None
    when_end: date | None
    converted_text: str
    is_total: bool
    is_slice: bool
    sentence: str
    span: Span
    occurrences: int
    confidence: Confidence
    rule: str


@dataclass(frozen=True, slots=True)
class Deal:
    """One event behind figures of any number of posts. See `schema.DEALS`."""

    deal_id: str
    kind: Kind
    payers: tuple[str, ...]
    payees: tuple[str, ...]
    amount_low: float
    amount_high: float | None
    is_vague: bool
    currency: str
    status: Status
    when_text: str
    when_start: date | None
    when_end: date | None
    first_published_on: date
    last_published_on: date
    post_ids: tuple[str, ...]
    figure_ids: tuple[str, ...]
    conflict: str
    is_total: bool
    is_slice: bool
    is_unsure: bool
    merged_by: str


@dataclass(frozen=True, slots=True)
class Mention:
    """How often one post names one organisation."""

    post_id: str
    company: str
    count: int
    in_title: bool
    first_span: Span


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a post, with the next step for its author."""

    path: str
    line: int
    rule: str
    severity: Severity
    message: str
    hint: str
