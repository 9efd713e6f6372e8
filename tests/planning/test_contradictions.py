"""Facts beyond one deal on which posts contradict each other, and what only looks like it."""

from datetime import date
from typing import Any

import pytest
from planning_tables import tables_of as world
from planning_tables import telling

from dashboard.metrics import contradictions, subjects

SINCE, UNTIL = date(2026, 2, 1), date(2026, 2, 28)


def market(post: str, sentence: str, amount: str, year: int, day: int = 1, month: int = 2) -> dict[str, Any]:
    """A market's size as one post tells it; `amount` in 億ドル."""
    return telling(
        post, date(2026, month, day), sentence, kind="market", payers=[], payees=[], amount_low=float(amount) * 1e8,
        amount_text=f"{amount}億ドル", when_text=f"{year}年", when_end=date(year, 12, 31), deal_id=None,
    )  # fmt: skip


def own(post: str, company: str, sentence: str = "", **more: Any) -> dict[str, Any]:
    """A number of a company's own."""
    row = {"kind": "revenue", "payers": [], "payees": [company], "status": "forecast", "deal_id": None, **more}
    return telling(post, more.pop("day", UNTIL), sentence, **{key: value for key, value in row.items() if key != "day"})


def found(*rows: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """On what posts disagree, and the values."""
    made = contradictions.between_posts(world(*rows).figures, SINCE, UNTIL)
    return [(about, [words for words, _, _ in values]) for about, values in zip(made["about"], made["values"], strict=True)]


def settled(year: int = 2030, amount: str = "8270") -> list[dict[str, Any]]:
    return [market(f"s{day}", f"AI市場は{year}年に{amount}億ドルとなる。", amount, year, day) for day in (1, 2, 20)]


def test_a_market_told_with_another_size_for_the_same_year_is_a_contradiction() -> None:
    other = market("p", "AI市場は2030年に10000億ドルに達する。", "10000", 2030, 10)
    assert found(*settled(), other) == [("amount", ["8270億ドル", "10000億ドル"])]


@pytest.mark.parametrize(
    "other",
    [
        market("p", "AI市場は2030年に8267億ドルに達する。", "8267", 2030, 10),  # rounded otherwise
        market("p", "AI市場は2034年に30000億ドルに達する。", "30000", 2034, 10),  # another year
        market("p", "AI半導体市場は2030年に3200億ドルに達する。", "3200", 2030, 10),  # another market
        market("p", "AI市場は2030年まで伸び、クラウドAIは800億ドルを占める。", "800", 2030, 10),  # a share of it
        market("p", "AI市場は2030年に10000億ドルに達する。", "10000", 2030, 25),  # told last, once: it may be the newer value
    ],
)
def test_what_can_stand_beside_a_fact_is_no_contradiction(other: dict[str, Any]) -> None:
    assert found(*settled(), other) == []


def test_a_value_told_before_and_not_again_is_a_revision() -> None:
    before = market("p", "AI市場は2030年に18000億ドルに達する。", "18000", 2030, 10, month=1)
    assert found(*settled(), before) == []


def test_a_markets_size_told_for_another_year_than_most_say_is_a_contradiction() -> None:
    other = market("p", "AI市場は2030年までに伸び、2440億ドルになる。", "2440", 2030, 10)
    assert found(*settled(2025, "2440"), other | {"when_text": "2030年までに"}) == [("year", ["2025", "2030"])]


def test_a_year_behind_which_another_sum_stands_is_not_this_sums() -> None:
    other = market("p", "AI市場は2030年に8270億ドルで、AI市場は2440億ドルだ。", "2440", 2030, 10)
    assert found(*settled(2025, "2440"), other) == []


def test_one_range_of_two_companies_is_a_contradiction_and_one_round_sum_is_not() -> None:
    year: dict[str, Any] = {"when_text": "2026年", "when_end": date(2026, 12, 31)}
    ranges = [own(name, name, amount_low=20e9, amount_high=26e9, **year) for name in ("OpenAI", "Anthropic")]
    assert [(about, sorted(values)) for about, values in found(*ranges)] == [("owner", ["Anthropic", "OpenAI"])]
    assert found(*(row | {"amount_high": 20e9} for row in ranges)) == []


@pytest.mark.parametrize(
    ("done_on", "done", "talks", "contradicts"),
    [
        (10, "評価額は380億ドルだ。", "380億ドルの評価額で交渉中だ。", True),
        (25, "評価額は380億ドルだ。", "380億ドルの評価額で交渉中だ。", False),  # talks first, then reached: so it goes
        (10, "評価額は380億ドルに達するとされる。", "380億ドルの評価額で交渉中だ。", False),
        (10, "評価額は380億ドルだ。", "評価額は380億ドルで、別の出資を交渉中だ。", False),  # what is negotiated is another thing
    ],
)
def test_a_valuation_reached_and_later_still_negotiated_is_a_contradiction(
    done_on: int, done: str, talks: str, contradicts: bool
) -> None:
    rows = [
        own("p1", "OpenAI", done, kind="valuation", status="done", day=date(2026, 2, done_on)),
        own("p2", "OpenAI", talks, kind="valuation", status="talks", day=date(2026, 2, 20)),
    ]
    assert found(*rows) == ([("stage", ["talks", "done"])] if contradicts else [])


def test_what_no_post_of_the_period_tells_is_left_out() -> None:
    old = [row | {"published_on": date(2025, 11, 1 + number)} for number, row in enumerate(settled())]
    other = market("p", "AI市場は2030年に10000億ドルに達する。", "10000", 2030) | {"published_on": date(2025, 11, 2)}
    assert found(*old, other) == []


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("AI市場全体の規模は710億ドル。", "AI市場"),
        ("AIエージェントの市場も710億ドル。", "AIエージェント市場"),
        ("2025年AI市場は710億ドル。", "AI市場"),
        ("AI市場は710億ドルの生成AI市場を中心に伸びる。", "生成AI市場"),
        ("生成AI市場の牽引役として710億ドル。", ""),
        ("市場は710億ドル。", ""),
    ],
)
def test_a_markets_sum_is_about_the_market_that_its_sentence_names(sentence: str, subject: str) -> None:
    told = subjects.told(world(market("p", sentence, "710", 2025)).figures)
    assert list(told["subject"]) == ([subject] if subject else [])


def test_a_sum_in_yen_of_the_home_market_says_so() -> None:
    row = market("p", "日本国内のAI市場は710億円。", "710", 2025) | {"currency": "JPY", "amount_text": "710億円"}
    assert list(subjects.told(world(row).figures)["subject"]) == ["日本のAI市場"]
