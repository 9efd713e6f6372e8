"""The glossary of corrections: what is corrected, from which old to which new value, by whom and why. No database, no tables."""

import hashlib
import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from dashboard.errors import DashboardError
from dashboard.records import KINDS, STATUSES

Subject = Literal["figure", "deals", "company"]
Outcome = Literal["applied", "confirmed", "agrees", "unexpected", "gone"]

FIGURE_FIELDS = (
    "kind", "status", "payers", "payees", "amount_low", "amount_high", "currency", "when_start", "when_end", "is_total",
    "is_slice", "wrong",
)  # fmt: skip
COMPANY_FIELDS = ("aliases", "country", "sector", "kind", "parent")
_LONGEST = 500  # characters of a name or of a reason
_MOST_NAMES = 50
_LARGEST = 1e18  # more money than there is, in any currency


class CorrectionError(DashboardError):
    """A correction that says something impossible, or nothing."""


@dataclass(frozen=True, slots=True, order=True)
class FigureKey:
    """What a correction is tied to: a sum in a sentence of a post. It holds while the post is edited elsewhere."""

    post_id: str
    sentence: str
    amount_text: str

    def plain(self) -> dict[str, str]:
        """The key as a mapping, for the database and for files."""
        return {"post_id": self.post_id, "sentence": self.sentence, "amount_text": self.amount_text}


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what is expected to be found, and what it should be. Both plain: texts, numbers, lists; days as ISO texts."""

    old: Any
    new: Any


Changes = Mapping[str, Change]


@dataclass(frozen=True, slots=True)
class Target:
    """What is corrected: one figure, two groups of figures that are one deal or are not, or one company."""

    subject: Subject
    figures: tuple[FigureKey, ...] = ()  # the figure; for deals the first group
    others: tuple[FigureKey, ...] = ()  # for deals the second group
    company: str = ""

    @classmethod
    def of_figure(cls, row: Mapping[str, Any]) -> "Target":
        """The target for a row of `figures`."""
        return cls("figure", (key_of(row),))

    @classmethod
    def of_deals(cls, one: Iterable[FigureKey], two: Iterable[FigureKey]) -> "Target":
        """The target for two groups of figures; their order does not matter."""
        left, right = sorted((tuple(sorted(set(one))), tuple(sorted(set(two)))))
        if not left or not right or set(left) & set(right):
            raise CorrectionError("Two groups of figures are needed, with no figure in both.", "Choose figures for each.")
        return cls("deals", left, right)

    @property
    def digest(self) -> str:
        """The text that stands for the target in the database: equal targets, equal digests."""
        said = json.dumps(self.plain(), ensure_ascii=False, sort_keys=True)
        return hashlib.blake2b(f"{self.subject}\0{said}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def plain(self) -> dict[str, Any]:
        """The target as plain values."""
        if self.subject == "company":
            return {"company": self.company}
        if self.subject == "figure":
            return self.figures[0].plain()
        return {"one": [key.plain() for key in self.figures], "two": [key.plain() for key in self.others]}

    @classmethod
    def from_plain(cls, subject: str, said: Mapping[str, Any]) -> "Target":
        """The target from plain values.

        Raises:
            CorrectionError: they are none.
        """
        try:
            if subject == "company":
                return cls("company", company=str(said["company"]))
            if subject == "figure":
                return cls("figure", (FigureKey(**said),))
            if subject == "deals":
                return cls.of_deals((FigureKey(**key) for key in said["one"]), (FigureKey(**key) for key in said["two"]))
        except (KeyError, TypeError) as reason:
            raise CorrectionError(f"This is no {subject}: {reason}.", "See docs for the form of a correction.") from reason
        raise CorrectionError(f"Nothing is known of {subject!r}.", "A correction is of a figure, deals or company.")


@dataclass(frozen=True, slots=True)
class Correction:
    """One target's correction as it stands: `changes` None when it was undone."""

    id: int
    version: int
    target: Target
    changes: Changes | None
    why: str
    who: str
    at: datetime

    @property
    def only_confirms(self) -> bool:
        """Whether an editor read the figure and found it right."""
        return bool(self.changes) and all(one.old == one.new for one in (self.changes or {}).values())


def key_of(row: Mapping[str, Any]) -> FigureKey:
    """The key of a row of `figures`."""
    return FigureKey(row["post_id"], row["sentence"], row["amount_text"])


def plain_value(value: Any) -> Any:
    """A table's value as a correction holds it: days as ISO texts, lists as lists, NaN as None."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, float) and math.isnan(value):
        return None
    return [str(one) for one in value] if isinstance(value, list | tuple) else value


def check(target: Target, changes: Changes, why: str) -> None:
    """Refuse a correction that could not be applied.

    Raises:
        CorrectionError: no reason, no change, an unknown field, or a value that its field cannot have.
    """
    if not why.strip() or len(why) > _LONGEST:
        raise CorrectionError("A correction needs a reason of at most 500 characters.", "Say why, in one sentence.")
    if not changes:
        raise CorrectionError("Nothing was changed.", "Change a field, or confirm the figure.")
    allowed = {"figure": FIGURE_FIELDS, "deals": ("deal",), "company": COMPANY_FIELDS}[target.subject]
    for name, change in changes.items():
        if name not in allowed:
            raise CorrectionError(f"The field {name!r} cannot be corrected.", f"Fields are {', '.join(allowed)}.")
        if not _fits(target.subject, name, change.new):
            raise CorrectionError(f"{name}: {str(change.new)[:80]!r} is not possible.", "Give another value.")
    low, high = (changes.get(name) for name in ("amount_low", "amount_high"))
    if low and high and high.new is not None and high.new < low.new:
        raise CorrectionError("The upper end is smaller than the lower end.", "Swap them.")
    if target.subject == "company" and not _is_name(target.company):
        raise CorrectionError("The company has no name.", "Give its name.")


def _fits(subject: Subject, name: str, value: Any) -> bool:
    if name in ("payers", "payees", "aliases"):
        return isinstance(value, list | tuple) and len(value) <= _MOST_NAMES and all(map(_is_name, value))
    if name in ("amount_low", "amount_high"):
        number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        return number and 0 < value <= _LARGEST
    if name in ("when_start", "when_end"):
        return value is None or _is_day(value)
    if name in ("is_total", "is_slice", "wrong"):
        return isinstance(value, bool)
    if name == "deal":
        return value in ("one", "two")
    if not isinstance(value, str):
        return False
    patterns = {"country": "[A-Z]{2}|", "currency": "[A-Z]{3}"}
    if name in patterns:
        return re.fullmatch(patterns[name], value) is not None
    if subject == "figure":
        return value in {"kind": KINDS, "status": STATUSES}[name]
    return len(value) <= _LONGEST


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST and value.isprintable()


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def digest(corrections: Iterable[Correction]) -> str:
    """The text that stands for what corrections say; empty for none."""
    said = sorted(
        (one.target.digest, json.dumps(plain_changes(one.changes), sort_keys=True), one.id, one.version) for one in corrections
    )
    return hashlib.blake2b(repr(said).encode(), digest_size=8).hexdigest() if said else ""


def plain_changes(changes: Changes | None) -> dict[str, Any] | None:
    """Return changes as JSON knows them; None, which stands for undone, stays."""
    return None if changes is None else {name: {"old": one.old, "new": one.new} for name, one in sorted(changes.items())}
