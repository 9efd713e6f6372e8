"""Numbers as Japanese and English write them: full-width, 漢数字, 兆億万千, decimals, billion and B. No currencies here.

Patterns match text that `plain` has made; it changes letters one for one, so that every place stays valid.
"""

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ONE_FOR_ONE = _FULL_WIDTH | {
    ord(old): ord(new)
    for old, new in {
        "￥": "¥",
        "￡": "£",
        "〜": "~",
        "～": "~",
        "−": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "‐": "-",
        "\u3000": " ",
    }.items()
}

UNITS = {"兆": 1e12, "億": 1e8, "万": 1e4, "千": 1e3, "百": 1e2}
ENGLISH = {"trillion": 1e12, "billion": 1e9, "million": 1e6, "thousand": 1e3, "bn": 1e9, "mn": 1e6, "tn": 1e12}
LETTERS = {"T": 1e12, "B": 1e9, "M": 1e6, "K": 1e3, "k": 1e3}
INDIAN = {"クローレ": 1e7, "クロール": 1e7, "crore": 1e7, "ラーク": 1e5, "ラック": 1e5, "lakh": 1e5}
_KANJI = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_KANJI_NUMBER = r"[〇一二三四五六七八九十百千]{1,12}"
_PART = rf"(?:{DIGITS}\s?[百千]?|{_KANJI_NUMBER})"
_WORDS = "|".join(sorted((*ENGLISH, *INDIAN), key=len, reverse=True))
# 2兆4,070.2億 · 5億4300万 · 3千万 · 百億 · 115B · 1.5 billion · 7,600クローレ · 23.28
NUMBER = (
    rf"(?:{_PART}\s?兆(?:\s?{_PART}\s?億)?(?:\s?{_PART}\s?万)?(?:\s?{DIGITS})?"
    rf"|{_PART}\s?億(?:\s?{_PART}\s?万)?(?:\s?{DIGITS})?"
    rf"|{_PART}\s?万(?:\s?{DIGITS})?"
    rf"|{DIGITS}\s?(?:{_WORDS}|[TBMKk](?![A-Za-z]))"
    rf"|{DIGITS}[百千]?)"
)
# 数十億, 数百兆, 何千億, 十数億; also 兆 alone before a currency (兆円超え)
VAGUE = r"(?:十数|[数何](?:十|百|千)?)[兆億万千]?"

_WIDE = re.compile("[" + re.escape("".join(map(chr, _ONE_FOR_ONE))) + "]")
_TOKEN = re.compile(rf"({DIGITS}|{_KANJI_NUMBER})\s?([百千]?)\s?(兆|億|万|{_WORDS}|[TBMKk](?![A-Za-z]))?")
_VAGUE_PARTS = re.compile(r"(十数|[数何])(十|百|千)?([兆億万千])?")


def _narrowed(wide: re.Match[str]) -> str:
    return chr(_ONE_FOR_ONE[ord(wide[0])])


def plain(text: str) -> str:
    """Return `text` with full-width letters, digits and signs as ASCII, of the same length."""
    return _WIDE.sub(_narrowed, text)  # six times as fast as str.translate: few letters of a text are wide


def value(number: str) -> float:
    """Return the value of a match of `NUMBER`.

    Raises:
        ValueError: `number` is none.
    """
    total, seen = 0.0, False
    for digits, hundred, unit in _TOKEN.findall(number):
        amount = float(digits.replace(",", "")) if digits[0].isdigit() else float(_kanji(digits))
        amount *= UNITS.get(hundred, 1)
        amount *= UNITS.get(unit) or ENGLISH.get(unit) or INDIAN.get(unit) or LETTERS.get(unit) or 1
        total, seen = total + amount, True
    if not seen:
        raise ValueError(f"not a number: {number!r}")
    return round(total, 4)


def vague_power(words: str) -> float:
    """Return the power of ten that a match of `VAGUE` stands for: 数十億 → 1e9.

    Raises:
        ValueError: `words` is none.
    """
    parts = _VAGUE_PARTS.match(words)
    if not parts:
        raise ValueError(f"not a vague number: {words!r}")
    some, tens, unit = parts.groups()
    return (10.0 if some == "十数" else 1.0) * _TENS.get(tens or "", 1) * UNITS.get(unit or "", 1)


def vague_words(power: float) -> str:
    """Return the words for a power of ten, the way back from `vague_power`: 1e9 → 数十億."""
    unit = next((word for word in "兆億万" if UNITS[word] <= power), "")
    steps = power / (UNITS[unit] if unit else 1.0)
    return "数" + next((word for word, factor in (("千", 1e3), ("百", 1e2), ("十", 1e1)) if steps >= factor), "") + unit


def unit_of(number: str) -> float:
    """Return the factor of the last unit word in a number: 260億 → 1e8, 3千億 → 1e11, 50 → 1."""
    for unit in reversed(_TOKEN.findall(number)):
        word = UNITS.get(unit[2]) or ENGLISH.get(unit[2]) or INDIAN.get(unit[2]) or LETTERS.get(unit[2]) or 1.0
        return word * UNITS.get(unit[1], 1.0)
    return 1.0


def _kanji(digits: str) -> int:
    total = current = 0
    for letter in digits:
        if letter in _TENS:
            total += (current or 1) * _TENS[letter]
            current = 0
        else:
            current = current * 10 + _KANJI[letter]
    return total + current
