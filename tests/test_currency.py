"""Rates: the official one of the day, or the last before it; never a later one, never an invented one."""

from datetime import date

import pytest

from dashboard.currency import Converted, Rates, last_day


@pytest.fixture(scope="module")
def rates() -> Rates:
    return Rates()


def test_a_sum_is_converted_at_the_official_rate_of_its_day(rates: Rates) -> None:
    # ECB, 28 November 2025 is a Friday: 1 EUR = 1.1566 USD = 180.57 JPY
    found = rates.convert(1e9, "EUR", date(2025, 11, 28))
    assert found and (round(found.usd / 1e9, 4), round(found.jpy / 1e9, 2)) == (1.1566, 180.57)
    assert found.rate_on == date(2025, 11, 28)


def test_a_dollar_is_a_dollar_and_a_yen_a_yen(rates: Rates) -> None:
    dollar, yen = (rates.convert(5.0, code, date(2025, 11, 28)) for code in ("USD", "JPY"))
    assert dollar and yen and (dollar.usd, yen.jpy) == (5.0, pytest.approx(5.0))


@pytest.mark.parametrize(
    ("day", "rate_on"),
    [
        (date(2025, 11, 29), date(2025, 11, 28)),  # Saturday
        (date(2025, 11, 30), date(2025, 11, 28)),  # Sunday
        (date(2025, 12, 25), date(2025, 12, 24)),  # Christmas
        (date(2025, 12, 28), date(2025, 12, 24)),  # Sunday after it
        (date(2026, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_day_without_a_rate_has_the_last_one_before_it(day: date, rate_on: date, rates: Rates) -> None:
    found, before = rates.convert(1.0, "GBP", day), rates.convert(1.0, "GBP", rate_on)
    assert found == before and found and found.rate_on == rate_on


def test_a_day_after_the_last_rate_has_the_last_one_and_says_so(rates: Rates) -> None:
    found = rates.convert(1.0, "USD", date(2099, 1, 1))
    assert found and found.rate_on == last_day()


@pytest.mark.parametrize("code", ["TWD", "AED", "VND", "XXX", ""])
def test_a_currency_without_official_rates_stays_as_it_is(code: str, rates: Rates) -> None:
    assert rates.convert(1e9, code, date(2025, 11, 28)) is None


def test_a_currency_whose_rates_stopped_is_not_converted_at_one_years_old(rates: Rates) -> None:
    assert rates.convert(1e9, "RUB", date(2022, 2, 25)) is not None
    assert rates.convert(1e9, "RUB", date(2025, 11, 28)) is None


def test_a_day_before_the_first_rate_has_none(rates: Rates) -> None:
    assert rates.convert(1e9, "USD", date(1990, 1, 1)) is None


def test_zero_is_converted_to_zero_and_not_to_nothing(rates: Rates) -> None:
    found = rates.convert(0.0, "EUR", date(2025, 11, 28))
    assert isinstance(found, Converted) and (found.usd, found.jpy) == (0.0, 0.0)


def test_a_second_question_has_the_same_answer(rates: Rates) -> None:
    assert rates.convert(7.0, "GBP", date(2025, 11, 29)) == Rates().convert(7.0, "GBP", date(2025, 11, 29))


@pytest.mark.parametrize(
    ("restated", "currency", "off"),
    [
        (7.8e12, "JPY", False),  # 500億ドル are some 7.8兆円
        (7.0e12, "JPY", False),  # a post's rounding
        (2.0e12, "JPY", False),  # wrong, but no slip of the unit
        (7.8e11, "JPY", True),  # a zero lost
        (7.5e13, "JPY", True),  # a zero too many, at a rate of 150
        (7.8e8, "JPY", True),  # 億 for 兆
        (43e9, "EUR", False),
        (43e6, "EUR", True),
        (5.0e9, "USD", True),
        (1.0, "TWD", False),  # without a rate nothing can be said
    ],
)
def test_a_printed_conversion_is_off_from_a_factor_of_ten(restated: float, currency: str, off: bool, rates: Rates) -> None:
    assert rates.is_off(500e8, "USD", restated, currency, date(2025, 11, 28)) is off


def test_a_conversion_of_nothing_is_not_off(rates: Rates) -> None:
    assert rates.is_off(0.0, "USD", 1e9, "JPY", date(2025, 11, 28)) is False
