"""Cue words compiled from data/reference/cues.yml. It says where they stand; `kinds` weighs them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, cast

from dashboard.records import KINDS, STATUSES, Kind, Status


class HasPatterns(Protocol):
    """Anything with a tuple of regular expressions."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """The expressions."""
        ...


@dataclass(frozen=True, slots=True)
class Cues:
    """One pattern a side; the name of the group that matched is the kind or the status."""

    right: re.Pattern[str]
    left: re.Pattern[str]
    statuses: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class KindCue:
    """A word that names a kind, at `start` to `end` of a sentence."""

    start: int
    end: int
    kind: Kind


def compile_cues(written: Mapping[str, Mapping[str, HasPatterns]]) -> Cues:
    """Compile the three groups `right`, `left` and `statuses`.

    Raises:
        KeyError: a group is missing. ValueError: a kind or status is unknown. re.error: a pattern is not valid.
    """
    return Cues(
        right=_groups(written["right"], KINDS),
        left=_groups(written["left"], KINDS),
        statuses=_groups(written["statuses"], STATUSES),
    )


def kinds(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[KindCue]:
    """Return the cues of `pattern` in `text[start:end]`."""
    return [KindCue(m.start(), m.end(), cast(Kind, m.lastgroup)) for m in pattern.finditer(text, start, end)]


def statuses(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, Status]]:
    """Return (place, status) of the cues in `text[start:end]`."""
    return [(m.start(), cast(Status, m.lastgroup)) for m in pattern.finditer(text, start, end)]


def _groups(named: Mapping[str, HasPatterns], allowed: tuple[str, ...]) -> re.Pattern[str]:
    if unknown := set(named) - set(allowed):
        raise ValueError(f"unknown: {sorted(unknown)}; known: {', '.join(allowed)}")
    return re.compile("|".join(f"(?P<{name}>" + "|".join(f"(?:{p})" for p in one.patterns) + ")" for name, one in named.items()))
