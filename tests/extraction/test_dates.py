"""Dates and horizons: as written, with their first and last day, seen from a post of 30 November 2025."""

from datetime import date

import pytest

from dashboard.extraction import dates
from dashboard.extraction.numerals import plain

PUBLISHED = date(2025, 11, 30)
D = date

RESOLVED = [
    # text, as written, first day, last day
    ("2026年に着工", "2026年", D(2026, 1, 1), D(2026, 12, 31)),
    ("2025年9月に発表", "2025年9月", D(2025, 9, 1), D(2025, 9, 30)),
    ("2025年9月17日に発表", "2025年9月17日", D(2025, 9, 17), D(2025, 9, 17)),
    ("2024年2月に発表", "2024年2月", D(2024, 2, 1), D(2024, 2, 29)),  # leap year
    ("２０２６年１月に稼働", "２０２６年１月", D(2026, 1, 1), D(2026, 1, 31)),
    # parts of a year
    ("2028年末に", "2028年末", D(2028, 10, 1), D(2028, 12, 31)),
    ("2026年前半に", "2026年前半", D(2026, 1, 1), D(2026, 6, 30)),
    ("2026年後半に", "2026年後半", D(2026, 7, 1), D(2026, 12, 31)),
    ("2026年の後半に", "2026年の後半", D(2026, 7, 1), D(2026, 12, 31)),
    ("2026年上半期に", "2026年上半期", D(2026, 1, 1), D(2026, 6, 30)),
    ("2026年下期に", "2026年下期", D(2026, 7, 1), D(2026, 12, 31)),
    ("2026年春に", "2026年春", D(2026, 3, 1), D(2026, 5, 31)),
    ("2026年夏に", "2026年夏", D(2026, 6, 1), D(2026, 8, 31)),
    ("2026年秋に", "2026年秋", D(2026, 9, 1), D(2026, 11, 30)),
    ("2026年初頭に", "2026年初頭", D(2026, 1, 1), D(2026, 3, 31)),
    ("2026年中国で", "2026年", D(2026, 1, 1), D(2026, 12, 31)),  # 中国 is a country
    # quarters
    ("2025年第3四半期の", "2025年第3四半期", D(2025, 7, 1), D(2025, 9, 30)),
    ("2025年の第3四半期の", "2025年の第3四半期", D(2025, 7, 1), D(2025, 9, 30)),
    ("2025年第一四半期の", "2025年第一四半期", D(2025, 1, 1), D(2025, 3, 31)),
    ("2025年Q4の", "2025年Q4", D(2025, 10, 1), D(2025, 12, 31)),
    ("Q2 2026の", "Q2 2026", D(2026, 4, 1), D(2026, 6, 30)),
    # fiscal years begin in April
    ("2025年度の", "2025年度", D(2025, 4, 1), D(2026, 3, 31)),
    ("2026会計年度の", "2026会計年度", D(2026, 4, 1), D(2027, 3, 31)),
    ("FY2026の", "FY2026", D(2026, 4, 1), D(2027, 3, 31)),
    ("FY26の", "FY26", D(2026, 4, 1), D(2027, 3, 31)),
    # まで leaves the beginning open, から the end
    ("2028年末までに", "2028年末までに", None, D(2028, 12, 31)),
    ("2030年までに", "2030年までに", None, D(2030, 12, 31)),
    ("2026年3月までに", "2026年3月までに", None, D(2026, 3, 31)),
    ("2030年にかけて", "2030年にかけて", None, D(2030, 12, 31)),
    ("2026年から", "2026年から", D(2026, 1, 1), None),
    ("2026年以降", "2026年以降", D(2026, 1, 1), None),
    ("2025年11月時点で", "2025年11月時点", D(2025, 11, 1), D(2025, 11, 30)),
    ("2026年頃に", "2026年頃", D(2026, 1, 1), D(2026, 12, 31)),
    ("2026年から2029年に", "2026年から2029年", D(2026, 1, 1), D(2029, 12, 31)),
    # decades
    ("2030年代に", "2030年代", D(2030, 1, 1), D(2039, 12, 31)),
    ("2030年代前半に", "2030年代前半", D(2030, 1, 1), D(2034, 12, 31)),
    ("2030年代後半に", "2030年代後半", D(2035, 1, 1), D(2039, 12, 31)),
    # from the post's day on
    ("今後5年間で", "今後5年間", D(2025, 11, 30), D(2030, 11, 30)),
    ("今後3〜5年のうちに", "今後3〜5年", D(2025, 11, 30), D(2030, 11, 30)),  # the longer end
    ("これから10年のうちに", "これから10年", D(2025, 11, 30), D(2035, 11, 30)),
    ("今後6カ月で", "今後6カ月で", D(2025, 11, 30), D(2026, 5, 30)),
    ("5年以内に", "5年以内", D(2025, 11, 30), D(2030, 11, 30)),
    ("3年後に", "3年後", D(2028, 11, 30), D(2028, 11, 30)),
    ("年内に", "年内", D(2025, 11, 30), D(2025, 12, 31)),
    # a length alone has no place in the calendar
    ("7年間で", "7年間", None, None),
    ("数年のうちに", "数年", None, None),
    ("今後数年のうちに", "今後数年", None, None),
    ("近い将来", "近い将来", None, None),
    # relative to the post's year and month
    ("来年に", "来年", D(2026, 1, 1), D(2026, 12, 31)),
    ("来年前半に", "来年前半", D(2026, 1, 1), D(2026, 6, 30)),
    ("来年の春に", "来年の春", D(2026, 3, 1), D(2026, 5, 31)),
    ("来年3月に", "来年3月", D(2026, 3, 1), D(2026, 3, 31)),
    ("来年末までに", "来年末までに", None, D(2026, 12, 31)),
    ("再来年に", "再来年", D(2027, 1, 1), D(2027, 12, 31)),
    ("今年に", "今年", D(2025, 1, 1), D(2025, 12, 31)),
    ("昨年に", "昨年", D(2024, 1, 1), D(2024, 12, 31)),
    ("去年に", "去年", D(2024, 1, 1), D(2024, 12, 31)),
    ("一昨年に", "一昨年", D(2023, 1, 1), D(2023, 12, 31)),
    ("来月に", "来月", D(2025, 12, 1), D(2025, 12, 31)),
    ("先月に", "先月", D(2025, 10, 1), D(2025, 10, 31)),
    ("今年度に", "今年度", D(2025, 4, 1), D(2026, 3, 31)),
    ("来年度に", "来年度", D(2026, 4, 1), D(2027, 3, 31)),
    ("昨年度に", "昨年度", D(2024, 4, 1), D(2025, 3, 31)),
    # a month without a year: the last one before the post, or this one
    ("9月に発表", "9月", D(2025, 9, 1), D(2025, 9, 30)),
    ("11月25日に発表", "11月25日", D(2025, 11, 25), D(2025, 11, 25)),
    # dates that the calendar lacks stay as written
    ("2025年2月30日に", "2025年2月30日", None, None),
    ("2月30日に", "2月30日", None, None),
]

NOT_A_DATE = [
    "1750億パラメータ",
    "3つの理由",
    "GPT-5",
    "24時間365日",
    "3月期",  # the closing month of a fiscal year names a company's year, not a month
    "1/2月",
    "年の瀬",
    "今日の話",
    "少年の夢",
]


@pytest.mark.parametrize(("text", "written", "first", "last"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_a_date_is_read_as_written_and_resolved(text: str, written: str, first: date | None, last: date | None) -> None:
    [when] = dates.find(plain(text), PUBLISHED)
    assert (text[when.start : when.end], when.first, when.last) == (written, first, last)


@pytest.mark.parametrize("text", NOT_A_DATE, ids=NOT_A_DATE)
def test_a_number_of_something_else_is_no_date(text: str) -> None:
    assert dates.find(plain(text), PUBLISHED) == []


def test_the_longest_expression_wins_and_none_overlap() -> None:
    found = dates.find("2025年9月に発表し、2028年末までに、今後3年間で建てる", PUBLISHED)
    assert [when.text for when in found] == ["2025年9月", "2028年末までに", "今後3年間"]


def test_the_same_words_mean_another_day_in_another_post() -> None:
    assert [dates.find("来年", date(year, 1, 1))[0].first for year in (2024, 2025)] == [D(2025, 1, 1), D(2026, 1, 1)]


@pytest.mark.parametrize(("published", "first"), [(D(2026, 1, 10), D(2025, 12, 1)), (D(2025, 12, 10), D(2025, 12, 1))])
def test_a_month_alone_is_never_nearly_a_year_ahead(published: date, first: date) -> None:
    assert dates.find("12月に発表した", published)[0].first == first


def test_a_fiscal_year_begins_in_april_also_for_a_post_of_february() -> None:
    [when] = dates.find("今年度", date(2026, 2, 1))
    assert (when.first, when.last) == (D(2025, 4, 1), D(2026, 3, 31))
