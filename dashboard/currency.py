"""Official exchange rates of the day: the European Central Bank's, as CurrencyConverter bundles them. No network, no later rate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from currency_converter import CurrencyConverter, RateNotFoundError

_LONGEST_GAP = 10  # days without a rate: weekends and the ECB's holidays are shorter
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

    converter: CurrencyConverter = field(default_factory=CurrencyConverter)
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
        if currency not in self.converter.currencies:
            return None
        first, last = self.converter.bounds[currency]
        if on > last and last < self.converter.bounds["USD"].last_date:
            return None  # its quotation ended
        day = min(on, last)
        for _ in range(_LONGEST_GAP):
            if day < first:
                return None
            try:
                rates = {shown: self.converter.convert(1.0, currency, shown, date=day) for shown in ("USD", "JPY")}
            except RateNotFoundError:
                day -= timedelta(days=1)
                continue
            self._used[currency, on] = day
            return rates
        return None
