"""Morphological analysis: proper nouns that the register lacks. The only user of fugashi. It proposes; it decides nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from fugashi import Tagger

_MOST = 2_000  # letters analysed at once; the longest real sentence has some 900
_LATIN_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]+(?:[ .&-][A-Z][A-Za-z0-9]+){0,3}")
_PROPER = ("名詞,固有名詞,一般", "名詞,固有名詞,*")
_ORGANISATION = re.compile(r"(?:株式会社|合同会社|銀行|証券|電機|製作所|工業|ホールディングス|ベンチャーズ|キャピタル|大学)")


@cache
def _tagger() -> Tagger:
    return Tagger()  # 20 ms and a mapped dictionary: made on first use, once a process


def _words(text: str) -> Iterator[Any]:
    """The words of `text`, analysed in parts: a line of a hundred thousand letters crashes the tagger. Use each before the next."""
    for start in range(0, len(text), _MOST):
        yield from _tagger()(text[start : start + _MOST])


def unknown_names(sentence: str, known: list[tuple[int, int]]) -> list[str]:
    """Return names of organisations in `sentence` that stand at none of the `known` places.

    A name is a proper noun of UniDic (固有名詞: 一般, or a noun with a company's ending), or a capitalised Latin name.
    """
    found = []
    position = 0
    for word in _words(sentence):
        start = sentence.find(word.surface, position)
        position = start + len(word.surface)
        proper = word.feature_raw.startswith(_PROPER)
        named = (proper or _ORGANISATION.search(word.surface)) and re.match(r"[ァ-ヶ一-龥]{3}", word.surface)
        if named and not _overlaps(start, position, known):
            found.append(word.surface)
    for match in _LATIN_NAME.finditer(sentence):
        if len(match[0]) > 2 and not match[0].isupper() and not _overlaps(match.start(), match.end(), known):
            found.append(match[0])
    return found


def _overlaps(start: int, end: int, known: list[tuple[int, int]]) -> bool:
    return any(start < right and left < end for left, right in known)


_PART = ("名詞,普通名詞", "名詞,固有名詞", "接頭辞", "接尾辞,名詞的", "形状詞,一般")
_OF_NO_TOPIC = ("名詞,普通名詞,助数詞可能", "名詞,普通名詞,副詞可能")
_WORD = re.compile(r"[A-Za-zァ-ヶー一-龥々]")


def terms(text: str) -> Counter[str]:
    """Count the nouns and compounds of `text`: 予知保全, AIエージェント, Llama 3. Words of one letter and bare numbers are not terms.

    A compound is counted whole, not by its parts; Latin words in a row are one term.
    """
    counted: Counter[str] = Counter()
    parts: list[str] = []
    for word in _words(text):
        surface = word.surface
        lettered = bool(_WORD.search(surface))
        if not parts and not lettered:
            continue  # most words: no term begins here
        raw = word.feature_raw
        number = raw.startswith("名詞,数詞")
        goes_on = lettered and raw.startswith(_PART) and not raw.startswith(_OF_NO_TOPIC)
        latin = surface.isascii()
        marks = surface in ("-", ".") and not word.white_space and bool(parts) and parts[-1].isascii()  # GPT-4o, Claude 4.5
        spaced = bool(word.white_space) and not (parts and parts[-1].isascii() and latin)
        goes_on = goes_on or marks or (number and bool(parts) and parts[-1].isascii())
        if parts and (spaced or not goes_on):
            counted[_joined(parts)] += 1
            parts = []
        if goes_on and (parts or not (number or marks)):
            parts.append((" " if parts and word.white_space else "") + surface)
    if parts:
        counted[_joined(parts)] += 1
    return Counter({term: count for term, count in counted.items() if len(term) > 1 and not term.isdigit()})


def _joined(parts: list[str]) -> str:
    return "".join(parts).strip(" -.")
