"""Applying corrections to rows: what is found as expected is changed, all else is told."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corrections import apply
from dashboard.corrections.record import Change, Correction, FigureKey, Target
from dashboard.records import Figure

Row = dict[str, Any]


def row(figure_id: str = "f1", **more: Any) -> Row:
    return {
        "figure_id": figure_id, "post_id": "p1", "sentence": "文", "amount_text": "380億ドル", "amount_low": 38e9, "amount_high": 38e9,
        "currency": "USD", "kind": "contract", "status": "announced", "payers": ["OpenAI"], "payees": ["Amazon"], "when_start": None,
        "when_end": None, "is_total": False, "is_slice": False, "is_vague": False, "rule": "contract/right", "confidence": "low",
    } | more  # fmt: skip


def correction(
    number: int = 1, sentence: str = "文", changes: dict[str, Change] | None = None, **more: tuple[Any, Any]
) -> Correction:
    said = changes if changes is not None else {name: Change(*values) for name, values in more.items()}
    target = Target("figure", (FigureKey("p1", sentence, "380億ドル"),))
    return Correction(number, 1, target, said, "why", "anna", datetime(2026, 1, 1, tzinfo=UTC))


def outcome(rows: list[Row], *corrections: Correction) -> list[tuple[str, str]]:
    return [(one.outcome, one.detail) for one in apply.to_figures(rows, corrections).reports]


def test_a_corrected_figure_keeps_its_id_and_names_its_rule() -> None:
    done = apply.to_figures([row()], [correction(kind=("contract", "funding"))])
    assert done.rows == [row(kind="funding", rule="correction", confidence="high")]
    assert done.originals == [row()]
    assert [one.outcome for one in done.reports] == ["applied"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": ("contract", "funding")}, ("applied", "kind")),
        ({"kind": ("funding", "contract")}, ("agrees", "")),
        ({"kind": ("funding", "investment")}, ("unexpected", "kind")),
        ({"kind": ("funding", "contract"), "status": ("announced", "talks")}, ("applied", "status")),
        ({"kind": ("contract", "funding"), "status": ("talks", "done")}, ("unexpected", "status")),
        ({"payers": (["OpenAI"], ["Oracle", "OpenAI"])}, ("applied", "payers")),
        ({"payers": (["Oracle"], [])}, ("unexpected", "payers")),
        ({"kind": ("contract", "contract")}, ("confirmed", "")),
        ({"kind": ("funding", "funding")}, ("unexpected", "kind")),
        ({"wrong": (False, True)}, ("applied", "wrong")),
        ({"when_end": (None, "2026-12-31")}, ("applied", "when_end")),
    ],
)
def test_each_correction_has_an_outcome(changes: dict[str, tuple[Any, Any]], expected: tuple[str, str]) -> None:
    assert outcome([row()], correction(**changes)) == [expected]


def test_a_correction_whose_sentence_is_gone_is_told() -> None:
    done = apply.to_figures([row()], [correction(sentence="別の文", kind=("contract", "funding"))])
    assert [one.outcome for one in done.reports] == ["gone"]
    assert done.rows == [row()]


def test_what_is_not_expected_changes_nothing() -> None:
    assert apply.to_figures([row()], [correction(kind=("funding", "other"), status=("announced", "done"))]).rows == [row()]


def test_a_wrong_figure_is_left_out_and_kept_as_original() -> None:
    done = apply.to_figures([row(), row("f2", post_id="p2")], [correction(wrong=(False, True))])
    assert done.rows == [row("f2", post_id="p2")]
    assert done.originals == [row()]


def test_a_given_sum_is_no_longer_vague_and_a_day_is_a_day() -> None:
    vague = row(is_vague=True, amount_high=None, amount_low=1e9)
    done = apply.to_figures([vague], [correction(amount_low=(1e9, 2e9), when_end=(None, "2026-12-31"))])
    assert [(one["is_vague"], one["amount_low"], one["amount_high"], one["when_end"]) for one in done.changed] == [
        (False, 2e9, 2e9, date(2026, 12, 31))
    ]


def test_of_two_rows_of_one_sentence_the_expected_one_is_corrected() -> None:
    rows = [row("f1", kind="valuation"), row("f2", kind="contract")]
    assert [one["kind"] for one in apply.to_figures(rows, [correction(kind=("contract", "funding"))]).rows] == [
        "valuation",
        "funding",
    ]


_KINDS = st.sampled_from(["contract", "funding", "other"])
_CHANGES = st.builds(Change, _KINDS, _KINDS)


@given(
    rows=st.lists(
        st.builds(row, post_id=st.sampled_from(["p1", "p2"]), sentence=st.sampled_from("文章句"), kind=_KINDS), max_size=6
    ),
    made=st.lists(st.tuples(st.sampled_from("文章句無"), st.fixed_dictionaries({"kind": _CHANGES})), max_size=6),
)
def test_none_is_lost_and_only_expected_rows_change(rows: list[Row], made: list[tuple[str, dict[str, Change]]]) -> None:
    corrections = [correction(number, sentence, changes) for number, (sentence, changes) in enumerate(made)]
    before = [dict(one) for one in rows]
    done = apply.to_figures(rows, corrections)
    assert rows == before
    assert [one.correction.id for one in done.reports] == [one.id for one in corrections]
    vouched = sum(one.outcome in ("applied", "confirmed", "agrees") for one in done.reports)
    assert len(done.changed) == vouched == sum(one != other for one, other in zip(rows, done.rows, strict=True))


def test_a_decision_on_deals_says_whether_it_was_needed() -> None:
    target = Target.of_deals([FigureKey("p1", "文", "1億円")], [FigureKey("p2", "文", "1億円")])

    def judged(new: str, owner: dict[str, str]) -> str:
        decision = Correction(1, 1, target, {"deal": Change("", new)}, "w", "a", datetime(2026, 1, 1, tzinfo=UTC))
        return apply.judge_deals(decision, {"a"}, {"b"}, owner).outcome

    assert judged("one", {"a": "d1", "b": "d2"}) == "applied"
    assert judged("one", {"a": "d1", "b": "d1"}) == "agrees"
    assert judged("two", {"a": "d1", "b": "d1"}) == "applied"
    assert judged("two", {"a": "d1", "b": "d2"}) == "agrees"


def test_the_fields_that_may_be_corrected_are_fields_of_figures(told: Callable[..., Figure]) -> None:
    assert set(apply.expected(asdict(told("p1")), ["kind", "payers", "when_end", "wrong"])) == {
        "kind",
        "payers",
        "when_end",
        "wrong",
    }
