"""Organisations named in a text: one Aho–Corasick pass over known spellings, with word guards, and placeholders as they stand.

It knows no roles: who pays whom is for `parties`. Names that the register lacks are `tokens`' to report.
"""

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dashboard.extraction.numerals import plain

Via = Literal["name", "product", "person", "placeholder"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way to write an organisation. `company` is empty for words that only look like one."""

    written: str
    company: str
    via: Via
    exact: bool


class Named(NamedTuple):
    """An organisation named at `start` to `end`."""

    start: int
    end: int
    company: str
    via: Via


@dataclass(frozen=True, slots=True)
class Register:
    """The compiled spellings."""

    automaton: AhoCorasick
    spellings: tuple[tuple[Spelling, ...], ...]  # by pattern number


# 某生成AI企業, 某大規模言語モデル企業, A社: names that the site withheld
_PLACEHOLDER = re.compile(
    r"某[一-龥々ァ-ヶーA-Za-z0-9]{0,14}(?:企業|会社|社|大手|メーカー|モデル|サービス|事業者|ベンダー|銀行|機関|スタートアップ)"
    r"|(?<![A-Za-z0-9])[A-E]社"
)
_LATIN = frozenset(string.ascii_letters + string.digits)
_KATAKANA = frozenset(map(chr, range(ord("ァ"), ord("ヺ") + 1))) | set("ーヽヾ")


def register(spellings: Iterable[Spelling]) -> Register:
    """Compile spellings; those that differ only by letter case share a pattern."""
    by_pattern: dict[str, list[Spelling]] = {}
    for one in spellings:
        by_pattern.setdefault(_fold(plain(one.written)), []).append(one)
    patterns = list(by_pattern)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
    return Register(automaton, tuple(tuple(by_pattern[pattern]) for pattern in patterns))


def find(text: str, known: Register) -> list[Named]:
    """Return the organisations that `text` names, in order, without overlaps."""
    found = []
    shown = plain(text)
    for number, start, end in known.automaton.find_matches_as_indexes(_fold(shown)):
        if _stands_alone(shown, start, end):
            for one in known.spellings[number]:
                if one.company and (not one.exact or shown[start:end] == plain(one.written)):
                    found.append(Named(start, end, one.company, one.via))
                    break
    may_withhold = "某" in text or "社" in text
    withheld = [Named(m.start(), m.end(), m[0], "placeholder") for m in _PLACEHOLDER.finditer(text)] if may_withhold else []
    if not withheld:
        return found
    found = sorted((*found, *withheld), key=lambda named: (named.start, -named.end))
    return [one for i, one in enumerate(found) if not i or one.start >= found[i - 1].end]


def _fold(text: str) -> str:
    """Lower-case ASCII only, as bytes do: other letters may change their length."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """No Latin word and no katakana word goes on beyond the name."""
    return not (_are_of_one_word(text[start - 1 : start], text[start]) or _are_of_one_word(text[end - 1], text[end : end + 1]))


def _are_of_one_word(left: str, right: str) -> bool:
    return (left in _LATIN and right in _LATIN) or (left in _KATAKANA and right in _KATAKANA)
