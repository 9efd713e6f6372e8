"""Numbers, days and names as words in the reader's language, through Babel. Chooses no colour and draws nothing."""

import html
import math
import re
import unicodedata
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

import numpy as np
import pandas as pd
from babel import Locale
from babel.dates import format_date, format_skeleton, format_timedelta
from babel.numbers import format_compact_currency, format_compact_decimal, format_decimal, format_percent, get_currency_name

from dashboard import locales
from dashboard.locales import has, text

_FOUR_DIGITS = re.compile(r"(?<!\d)(\d)(\d{3})(?!\d)")
_REMEMBERED = 10_000  # words: a page writes the same few hundred again and again, and Babel takes 20 to 50 µs for each
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@lru_cache(maxsize=_REMEMBERED)
def money(value: float | None, currency: str, language: str) -> str:
    """A sum in number words, about three digits: 1.2e12 USD is 1.2兆ドル or $1.2T. None and NaN: the word for unknown."""
    if value is None or math.isnan(value):
        return text(language, "unknown-sum")
    if language == "ja":
        number = bare_money(value, language)
        if has(language, f"currency-{currency}"):
            return text(language, f"currency-{currency}", number=number)
        return number + get_currency_name(currency, count=2, locale=language).replace(" ", "")
    value, decimals = _three_digits(value, 1_000)
    return _FOUR_DIGITS.sub(r"\1,\2", format_compact_currency(value, currency, locale=language, fraction_digits=decimals))


@lru_cache(maxsize=_REMEMBERED)
def bare_money(value: float, language: str) -> str:
    """A sum in number words without its currency, for marks beside an axis that names it: 1.2兆, 1.2T."""
    value, decimals = _three_digits(value, 10_000 if language == "ja" else 1_000)
    return _FOUR_DIGITS.sub(r"\1,\2", format_compact_decimal(value, locale=language, fraction_digits=decimals))


def _three_digits(value: float, unit: int) -> tuple[float, int]:
    """The value and the decimals that show three digits of it, rounded once: 12.5兆, but 125兆 and 1,250億."""
    size = abs(value)
    while size >= unit:
        size /= unit
    return (value, 1) if size < 100 else (float(f"{value:.3g}"), 0)


@lru_cache(maxsize=_REMEMBERED)
def share(value: float, language: str, digits: int = 1) -> str:
    """A share (0 to 1) as a percentage: 0.125 is 12.5%."""
    return format_percent(value, format=f"0.{'0' * digits}%" if digits else "0%", locale=language)


def number(value: float, language: str, digits: int = 0) -> str:
    """A plain number with grouping and at most `digits` decimals."""
    return format_decimal(round(value, digits), locale=language)


def count(value: float, noun: str, language: str) -> str:
    """A count with its noun: posts, deals, figures, days: 1,574本, 1,574 posts."""
    return text(language, f"count-{noun}", n=int(value))


@lru_cache(maxsize=_REMEMBERED)
def day(value: Any, language: str) -> str:
    """A day in full: 2026年2月14日, 14 February 2026."""
    return format_date(_date(value), "y年M月d日" if language == "ja" else "d MMMM y", locale=language)


@lru_cache(maxsize=_REMEMBERED)
def short_day(value: Any, language: str) -> str:
    """A day where room is short: 2026/02/14, 14 Feb 2026."""
    return format_date(_date(value), "y/MM/dd" if language == "ja" else "d MMM y", locale=language)


@lru_cache(maxsize=_REMEMBERED)
def month(value: Any, language: str) -> str:
    """A month: 2026年2月, February 2026."""
    return str(format_skeleton("yMMMM", _date(value), locale=language))


@lru_cache(maxsize=_REMEMBERED)
def short_month(value: Any, language: str) -> str:
    """A month where room is short: 2026/02, Feb 2026."""
    return format_date(_date(value), "y/MM" if language == "ja" else "MMM y", locale=language)


def ago(age: timedelta, language: str) -> str:
    """How long ago: 2時間前, 2 hours ago."""
    said = format_timedelta(-age, add_direction=True, locale=language)
    return said.replace(" ", "") if language == "ja" else said


def iso_days(values: pd.Index | pd.Series | list[pd.Timestamp]) -> list[str]:
    """Days as plotly takes them with the fewest letters: 2026-02-14."""
    days: list[str] = np.datetime_as_string(pd.DatetimeIndex(values).to_numpy(), unit="D").tolist()
    return days


def _date(value: Any) -> date:
    return pd.Timestamp(value).date()


def plain(words: str) -> str:
    """Text made harmless for plotly, which reads `<b>`, `<br>` and `&` in labels, and takes `$1 to $2` for a formula."""
    return html.escape(words, quote=False).replace("$", "&#36;")


def width(words: str) -> int:
    """Room that `words` take, in half-width characters: a Japanese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in words)


def shorten(words: str, room: int) -> str:
    """`words`, cut with an ellipsis when they take more than `room` half-width characters; the full name goes to the hover."""
    if width(words) <= room:
        return words
    while words and width(words) > room - 1:
        words = words[:-1]
    return words.rstrip(" ・、") + "…"


def wrapped(words: str, room: int = 44) -> str:
    """`words`, harmless and in lines of at most `room` half-width characters: plotly's hover box does not wrap by itself."""
    lines, line = [], ""
    for letter in words:
        if width(line + letter) > room:
            at = max(line.rfind(mark) for mark in "・ 、→") + 1
            at = at if at > len(line) // 2 else len(line)  # no short line for the sake of a mark
            lines.append(line[:at])
            line = line[at:]
        line += letter
    return "<br>".join(plain(part.strip()) for part in [*lines, line])


def name(named: str, language: str) -> str:
    """A company, tag or category as `language` calls it; a country's government by the country's name."""
    code = _governments().get(named) if language != "ja" else None
    return text(language, "government", country=country(code, language)) if code else locales.name(language, named)


@cache
def _governments() -> dict[str, str]:
    """The countries' codes by their governments' names: 日本政府."""
    codes = [str(code) for code in Locale("ja").territories if len(str(code)) == 2]
    return {f"{country(code, 'ja')}政府": code for code in codes}


def parties(names: Any, language: str, room: int | None = None) -> str:
    """Names of payers or payees joined; none: the word for not told. More than fit in `room`: the first and how many more."""
    listed = [name(one, language) for one in names]
    if not listed:
        return text(language, "not-told")
    joined = text(language, "name-separator").join(listed)
    if room is None or width(joined) <= room:
        return joined
    if len(listed) == 1:
        return shorten(joined, room)
    return text(language, "and-others", first=shorten(listed[0], room - 6), n=len(listed) - 1)


def deal(payers: Any, payees: Any, language: str, room: int | None = None) -> str:
    """A deal's parties: OpenAI → Amazon. `room` is for the whole, in half-width characters."""
    if not len(payees):
        return parties(payers, language, room)
    each = (room - 3) // 2 if room else None
    return f"{parties(payers, language, each)} → {parties(payees, language, each)}"


def linear_ticks(top: float, most: int = 5) -> list[float]:
    """Round numbers from 0 to at least `top`, at most `most` steps."""
    if top <= 0:
        return [0.0, 1.0]
    rough = top / most
    power = 10 ** math.floor(math.log10(rough))
    step = next(size * power for size in _STEPS if size * power >= rough * 0.999)
    return [step * index for index in range(math.ceil(round(top / step, 6)) + 1)]


def log_ticks(low: float, top: float, most: int = 6) -> list[float]:
    """Round numbers that lie within `low` to `top` on a log axis: as fine a rhythm as leaves at most `most`."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(top)) + 1)
    for steps in ((1, 2, 5), (1, 3), (1,)):
        inside = [step * 10.0**power for power in powers for step in steps if low <= step * 10.0**power <= top]
        if len(inside) <= most:
            break
    return inside[:: -(-len(inside) // most) or 1]


def money_axis(ticks: list[float], currency: str, language: str) -> dict[str, Any]:
    """Axis settings that write `ticks` in number words: plotly alone would write 1T, 200G."""
    return {"tickvals": ticks, "ticktext": ["0" if tick == 0 else money(tick, currency, language) for tick in ticks]}


def month_ticks(since: Any, until: Any, language: str, most: int = 5) -> dict[str, Any]:
    """Axis settings that mark the starts of at most `most` months between two days."""
    months = pd.date_range(pd.Timestamp(since).replace(day=1), until, freq="MS")
    inside = [start for start in months if start >= pd.Timestamp(since)] or list(months)
    chosen = inside[:: -(-len(inside) // most)]
    return {"tickvals": chosen, "ticktext": [short_month(start, language) for start in chosen]}


def country(code: str, language: str) -> str:
    """A country by its ISO code, in the short form that newspapers use where the locale data has a long one."""
    if has(language, f"country-{code}"):
        return text(language, f"country-{code}")
    return str(Locale(language).territories.get(code, code))


def sector(name: str, language: str) -> str:
    """A sector of the register; a sector without a message shows its own name."""
    return text(language, f"sector-{name}") if has(language, f"sector-{name}") else name.replace("_", " ")
