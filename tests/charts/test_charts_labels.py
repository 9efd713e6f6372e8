import pytest

from dashboard.charts import labels


@pytest.mark.parametrize(
    ("value", "currency", "language", "expected"),
    [
        (1.2e12, "USD", "ja", "1.2兆ドル"),
        (1.2e12, "USD", "en", "$1.2T"),
        (3.8e11, "JPY", "ja", "3,800億円"),
        (3.8e11, "JPY", "en", "¥380B"),
        (5e10, "USD", "ja", "500億ドル"),
        (1.25e13, "JPY", "ja", "12.5兆円"),
        (1.5e15, "JPY", "ja", "1,500兆円"),
        (9e8, "USD", "ja", "9億ドル"),
        (5e5, "USD", "ja", "50万ドル"),
        (2.5e6, "USD", "en", "$2.5M"),
        (123_456_789_012, "USD", "ja", "1,230億ドル"),  # three digits are enough
        (6.452e12, "USD", "ja", "6.5兆ドル"),  # rounded once, not to 6.45 first
        (2e9, "EUR", "ja", "20億ユーロ"),
        (3e9, "CAD", "ja", "30億カナダドル"),
        (2e9, "EUR", "en", "€2B"),
        (0, "USD", "ja", "0ドル"),
        (0, "JPY", "en", "¥0"),
        (float("nan"), "USD", "ja", "金額不明"),  # unknown is never zero
        (None, "JPY", "en", "sum unknown"),
    ],
)
def test_money_is_said_as_a_newspaper_of_the_language_says_it(
    value: float | None, currency: str, language: str, expected: str
) -> None:
    assert labels.money(value, currency, language) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (labels.share(0.125, "ja"), "12.5%"),
        (labels.share(0.5, "en", 0), "50%"),
        (labels.count(1574, "posts", "ja"), "1,574本"),
        (labels.count(1574, "posts", "en"), "1,574 posts"),
        (labels.count(1, "deals", "en"), "1 deal"),
        (labels.day("2026-02-14", "ja"), "2026年2月14日"),
        (labels.day("2026-02-14", "en"), "14 February 2026"),
        (labels.month("2026-02-01", "ja"), "2026年2月"),
        (labels.short_month("2026-02-01", "ja"), "2026/02"),
        (labels.bare_money(8.05e11, "ja"), "8,050億"),
        (labels.country("US", "ja"), "米国"),
        (labels.country("IN", "ja"), "インド"),
        (labels.sector("no_such_sector", "en"), "no such sector"),
    ],
)
def test_shares_counts_days_and_places_are_words_of_the_language(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("words", "room", "expected"),
    [
        ("OpenAI", 6, "OpenAI"),
        ("OpenAI", 5, "Open…"),
        ("日本電信電話", 12, "日本電信電話"),
        ("日本電信電話", 9, "日本電信…"),
        ("", 4, ""),
    ],
)
def test_a_japanese_letter_takes_twice_the_room(words: str, room: int, expected: str) -> None:
    assert labels.shorten(words, room) == expected


def test_many_parties_are_named_by_the_first_and_their_number() -> None:
    assert labels.parties(["OpenAI", "SoftBank", "Oracle"], "ja", 12) == "OpenAIほか2社"
    assert labels.parties(["OpenAI", "SoftBank"], "ja") == "OpenAI・SoftBank"
    assert labels.parties([], "en") == "not told"


def test_names_from_posts_cannot_become_markup() -> None:
    assert labels.plain("<b>A&B</b>") == "&lt;b&gt;A&amp;B&lt;/b&gt;"
    assert "<script" not in labels.wrapped("<script>alert(1)</script>" * 3)


@pytest.mark.parametrize(
    ("top", "expected"), [(3.1, [0, 1, 2, 3, 4]), (0, [0, 1]), (100, [0, 20, 40, 60, 80, 100]), (0.7, [0, 0.2, 0.4, 0.6, 0.8])]
)
def test_ticks_are_round_and_reach_the_top(top: float, expected: list[float]) -> None:
    assert labels.linear_ticks(top) == pytest.approx(expected)


def test_log_ticks_are_powers_of_ten_within_the_axis() -> None:
    assert labels.log_ticks(5e8, 2e12) == [1e9, 1e10, 1e11, 1e12]


@pytest.mark.parametrize(("low", "top"), [(9.45e10, 5.32e11), (1.1e11, 9e11), (3e9, 2e10), (2e9, 4e9), (6e9, 1.2e10)])
def test_a_log_axis_of_less_than_two_powers_of_ten_is_marked_in_between(low: float, top: float) -> None:
    ticks = labels.log_ticks(low, top)
    assert ticks and all(low <= tick <= top for tick in ticks) and ticks == sorted(ticks)
    assert len(ticks) >= 2 or top / low < 5


@pytest.mark.parametrize(
    ("name", "expected"),
    [("日本政府", "Japan government"), ("UAE政府", "UAE government"), ("経済産業省", "METI (Japan)"), ("OpenAI", "OpenAI")],
)
def test_a_countrys_government_is_named_in_english_and_in_japanese_as_the_register_has_it(name: str, expected: str) -> None:
    assert (labels.name(name, "en"), labels.name(name, "ja")) == (expected, name)
