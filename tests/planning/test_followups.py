"""Promises with a due day: which tellings make one, when it falls due, what settles it."""

from datetime import date
from typing import Any

import pytest
from planning_tables import tables_of as world
from planning_tables import telling

from dashboard.metrics import followups

TODAY = date(2026, 2, 28)
TOLD = date(2025, 11, 4)


def due(text: str, start: date | None, end: date | None, sentence: str, **more: Any) -> dict[str, Any]:
    return telling("p1", TOLD, sentence, when_text=text, when_start=start, when_end=end, **more)


@pytest.mark.parametrize(
    ("row", "day"),
    [
        (due("2028年末まで", None, date(2028, 12, 31), "2028年末までに380億ドルを支払う。"), date(2028, 12, 31)),
        (due("今後5年間", TOLD, date(2030, 11, 4), "今後5年間で380億ドルを支払う。"), date(2030, 11, 4)),
        (due("2026年", date(2026, 1, 1), date(2026, 12, 31), "2026年に380億ドルを支払う計画だ。"), date(2026, 12, 31)),
        (
            due("2027年から", date(2027, 1, 1), None, "2027年から380億ドルを支払う。"),
            date(2027, 1, 1),
        ),  # only a beginning is told
        (due("近日中に", None, None, "近日中に380億ドルの契約を発表する。"), date(2025, 12, 4)),  # no day told: thirty days
    ],
)
def test_a_horizon_told_with_a_deal_falls_due_on_its_last_day(row: dict[str, Any], day: date) -> None:
    assert list(followups.items(world(row), TODAY)["due_on"]) == [day]


@pytest.mark.parametrize(
    "row",
    [
        due("2025年11月", date(2025, 11, 1), date(2025, 11, 30), "2025年11月、380億ドルの契約を発表した計画。"),  # dates the news
        due("2024年", date(2024, 1, 1), date(2024, 12, 31), "2024年に380億ドルを支払う計画だった。"),  # over when told
        due("2030年", date(2030, 1, 1), date(2030, 12, 31), "2030年に380億ドルになると予測している。", status="forecast"),
        due("2028年まで", None, date(2028, 12, 31), "2028年までに380億ドルに達すると予測している。"),  # foretold, not promised
        due("2028年まで", None, date(2028, 12, 31), "380億ドルは大きい。"),  # the sentence does not say it
        due(
            "2028年まで", None, date(2028, 12, 31), "380億ドルを支払いますし、2028年までに別の100億ドルを受け取る。"
        ),  # of another sum
        due(
            "今後3年間", TOLD, date(2028, 11, 4), "2023年6月に今後3年間で380億ドルを支払うと発表した。"
        ),  # counts from another day
        due("2028年まで", None, date(2028, 12, 31), "2028年までに380億ドルを支払う。", confidence="low"),
        due("2028年まで", None, date(2028, 12, 31), "2028年までに年380億ドルを支払う。", is_slice=True),
        due("2028年まで", None, date(2028, 12, 31), "半数の企業が2028年までに380億ドルを投じると回答した。"),
        due(
            "2025年度", date(2025, 4, 1), date(2026, 3, 31), "2025年度に380億ドルを投じる計画だ。"
        ),  # not April to March in the US
        due("2028年", date(2028, 1, 1), date(2028, 12, 31), "記事p1"),  # stands only in the title
        due(
            "2028年まで", None, date(2028, 12, 31), "2028年までに累計投資額は380億ドルを超える計画だ。"
        ),  # of all that was ever put in
        due(
            "2028年まで", None, date(2028, 12, 31), "380億ドルの補助を受け、2028年までに月産6万枚を達成する計画だ。"
        ),  # the goal's own day
        due(
            "2028年まで", None, date(2028, 12, 31), "2028年までに380億ドルの契約を結ぶ計画だ。", payees=[]
        ),  # with whom is not told
        due("2028年まで", None, date(2028, 12, 31), "2028年までに380億ドルを投資する優先交渉権を持つ。"),  # an option
    ],
)
def test_what_promises_nothing_is_no_follow_up(row: dict[str, Any]) -> None:
    assert followups.items(world(row), TODAY).empty


@pytest.mark.parametrize("rule", ["contract/topic", "contract/topic+project", "contract/owner-of-spending"])
def test_a_party_guessed_from_the_topic_must_be_the_only_one_the_sentence_names(rule: str) -> None:
    row = due("2028年まで", None, date(2028, 12, 31), "LGも2028年までに380億ドルを投じる。", rule=rule)
    assert followups.items(world(row, companies=(("OpenAI", "US"), ("Amazon", "US"), ("LG", "KR"))), TODAY).empty


def test_a_relative_horizon_counts_from_its_first_telling() -> None:
    rows = [
        telling(
            "p1",
            date(2025, 9, 1),
            "今後5年間で380億ドル。",
            when_text="今後5年間",
            when_start=date(2025, 9, 1),
            when_end=date(2030, 9, 1),
        ),
        telling(
            "p2",
            date(2025, 12, 1),
            "今後5年間で380億ドル。",
            when_text="今後5年間",
            when_start=date(2025, 12, 1),
            when_end=date(2030, 12, 1),
        ),
    ]
    assert list(followups.items(world(*rows), TODAY)["due_on"]) == [date(2030, 9, 1)]


def test_a_horizon_with_a_day_of_its_own_stands_for_the_relative_one() -> None:
    rows = [
        telling(
            "p1",
            date(2025, 9, 1),
            "今後5年間で380億ドル。",
            when_text="今後5年間",
            when_start=date(2025, 9, 1),
            when_end=date(2030, 9, 1),
        ),
        telling("p2", date(2025, 12, 1), "2030年末までに380億ドル。", when_text="2030年末まで", when_end=date(2030, 12, 31)),
    ]
    assert list(followups.items(world(*rows), TODAY)["due_on"]) == [date(2030, 12, 31)]


def test_a_plan_that_stands_right_before_its_sum_is_the_sum_s_own() -> None:
    row = due("2028年", date(2028, 1, 1), date(2028, 12, 31), "2028年に計画しているという380億ドルは大きい。")
    assert list(followups.items(world(row), TODAY)["due_on"]) == [date(2028, 12, 31)]


BY_2028 = {"when_text": "2028年まで", "when_end": date(2028, 12, 31), "kind": "investment"}
THREE_YEARS = {"when_text": "今後3年間", "when_start": date(2025, 9, 1), "when_end": date(2028, 9, 1)}


def again(sentence: str = "2028年までに380億ドル。", **more: Any) -> dict[str, Any]:
    return telling("p2", date(2025, 9, 1), sentence, **{**BY_2028, **more})


@pytest.mark.parametrize(
    ("other", "items"),
    [
        (again(), 1),
        (again(deal_id="d2"), 1),  # nobody linked the deals, but it is the same sum
        (again(deal_id="d2", payers=[]), 1),  # who pays is left out
        (again("今後3年間で380億ドル。", deal_id="d2", **THREE_YEARS), 1),  # the span means that day
        (again(deal_id="d2", payers=["Meta"]), 2),
        (again(deal_id="d2", amount_low=39e9), 2),
        (again("2027年までに380億ドル。", when_text="2027年まで", when_end=date(2027, 12, 31)), 2),
    ],
)
def test_a_promise_is_one_item_with_all_its_tellings(other: dict[str, Any], items: int) -> None:
    first = telling("p1", date(2025, 9, 5), "2028年までに380億ドルを支払う。", **BY_2028)
    found = followups.items(world(first, other), TODAY)
    assert len(found) == items
    assert sorted(post for tellings in found["tellings"] for _, post, _ in tellings) == ["p1", "p2"]
    assert date(2028, 12, 31) in set(found["due_on"])


def test_a_span_told_after_a_day_of_the_deal_says_no_new_day() -> None:
    named = telling("p1", date(2025, 9, 7), "2025年までに380億ドル。", when_text="2025年までに", when_end=date(2025, 12, 31))
    span = telling(
        "p2",
        date(2025, 11, 2),
        "今後2年間で380億ドル。",
        when_text="今後2年間",
        when_start=date(2025, 11, 2),
        when_end=date(2027, 11, 2),
    )
    assert list(followups.items(world(named, span), TODAY)["due_on"]) == [date(2025, 12, 31)]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ({}, "settled"),
        ({"payers": ["Meta"]}, "overdue"),  # another's year
        ({"when_end": date(2024, 12, 31)}, "overdue"),  # another year
        ({"status": "forecast"}, "overdue"),
    ],
)
def test_what_the_party_did_in_the_period_settles_its_promise_for_it(outcome: dict[str, Any], state: str) -> None:
    done = {"status": "done", "when_text": "2025年", "when_end": date(2025, 12, 31), "amount_low": 41e9, "deal_id": "d2"}
    later = telling("p2", date(2026, 2, 16), "2025年の410億ドルから増やした。", **{**done, **outcome})
    assert list(followups.items(world(PROMISE, later), TODAY)["state"]) == [state]


PROMISE = telling(
    "p1", date(2025, 9, 1), "2025年末までに380億ドルを支払う。", when_text="2025年末まで", when_end=date(2025, 12, 31)
)


@pytest.mark.parametrize(
    ("later", "today", "state"),
    [
        ((), date(2025, 11, 30), "upcoming"),
        ((), date(2025, 12, 1), "due"),
        ((), date(2026, 1, 1), "overdue"),
        ((telling("p2", date(2025, 10, 1)),), date(2026, 1, 1), "overdue"),  # told again before the day: nothing is settled
        ((telling("p2", date(2025, 10, 1), status="done"),), date(2026, 1, 1), "settled"),
        ((telling("p2", date(2026, 1, 1)),), date(2026, 1, 2), "settled"),  # told after the day
        (
            (telling("p2", date(2025, 10, 1), "支払いを進めている。", status="done"),),
            date(2026, 1, 1),
            "overdue",
        ),  # begun, not kept
        (
            (telling("p2", date(2025, 10, 1), status="done", rule="contract/topic"),),
            date(2026, 1, 1),
            "overdue",
        ),  # whose is a guess
        (
            (telling("p2", date(2025, 10, 1), status="done", when_end=date(2024, 12, 31)),),
            date(2026, 1, 1),
            "overdue",
        ),  # of the year before
        ((telling("p2", date(2026, 3, 1)),), date(2026, 1, 2), "overdue"),  # nobody knew of it yet
        ((telling("p2", date(2026, 1, 1), deal_id="d2"),), date(2026, 1, 2), "overdue"),  # another deal
    ],
)
def test_a_later_post_on_the_deal_settles_it(later: tuple[dict[str, Any], ...], today: date, state: str) -> None:
    found = followups.items(world(PROMISE, *later), today)
    assert list(found["state"]) == [state]
    assert list(found["settled_by"]) == ["p2" if state == "settled" else ""]


def test_a_deal_that_nobody_told_for_120_days_is_quiet() -> None:
    rows = [
        telling("p1", date(2025, 10, 31)),
        telling("p2", date(2025, 11, 1), deal_id="d2"),
        telling("p3", date(2025, 9, 1), deal_id="d3", status="done"),
    ]
    found = followups.quiet(world(*rows), date(2026, 2, 28))
    assert list(zip(found["deal_id"], found["quiet_days"], found["due_on"], strict=True)) == [("d1", 120, date(2026, 2, 28))]
