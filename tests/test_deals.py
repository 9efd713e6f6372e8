"""Figures → deals: one row an event, however often and however differently it was told."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import deals as linking
from dashboard.likeness import Context, telling
from dashboard.records import DEAL_KINDS, KINDS, Deal, Figure, Span

Told = Callable[..., Figure]
_NOTHING = Context()


def link(figures: Iterable[Figure], usd: Mapping[str, float], context: Context = _NOTHING) -> list[Deal]:
    """The deals of these figures; `usd`: figure id → its sum in US dollars."""
    return linking.link([telling(figure, usd.get(figure.figure_id)) for figure in figures], context=context)


def _posts(*figures: Figure, usd: dict[str, float] | None = None) -> list[tuple[str, ...]]:
    return sorted(deal.post_ids for deal in link(figures, usd or {}))


def _on(day: int) -> date:
    return date(2025, 11, 1) + timedelta(days=day)


def test_a_deal_told_by_three_posts_is_one_row_with_its_posts_oldest_first(told: Told) -> None:
    [deal] = link([told("c", published_on=_on(9)), told("a", published_on=_on(1)), told("b", published_on=_on(5))], {})
    assert (deal.post_ids, deal.first_published_on, deal.last_published_on) == (("a", "b", "c"), _on(1), _on(9))
    assert (deal.payers, deal.payees, deal.amount_low, deal.kind) == (("OpenAI",), ("Amazon",), 38e9, "contract")


def test_each_figure_of_a_deal_kind_belongs_to_one_deal_and_others_to_none(told: Told) -> None:
    figures = [told("a", kind=kind, amount_low=float(n + 1) * 1e9) for n, kind in enumerate(KINDS)]
    taken = [one for deal in link(figures, {}) for one in deal.figure_ids]
    assert sorted(taken) == sorted(figure.figure_id for figure in figures if figure.kind in DEAL_KINDS)


SAME = {
    "the same words in another post": {},
    "rounded": {"amount_low": 38.1e9},
    "rounded more, where the words say about": {"amount_low": 37.5e9, "qualifier": "approx"},
    "at most": {"qualifier": "max"},
    "a range that it bounds": {"amount_low": 35e9, "amount_high": 38e9},
    "the payee unnamed": {"payees": ()},
    "the payer unnamed": {"payers": ()},
    "another word for the kind": {"kind": "investment"},
    "one payer more": {"payers": ("OpenAI", "Microsoft")},
    "the direction turned round": {"payers": ("Amazon",), "payees": ("OpenAI",)},
    "a year later": {"published_on": _on(365)},
    "another status": {"status": "done"},
}

ANOTHER = {
    "another sum": {"amount_low": 30e9},
    "a sum a little off, told exactly": {"amount_low": 36e9},
    "another payee": {"payees": ("Oracle",)},
    "another payer": {"payers": ("Meta",)},
    "a takeover": {"kind": "acquisition"},
    "a valuation": {"kind": "valuation"},
    "a vague sum": {"amount_low": 1e10, "amount_high": None, "is_vague": True},
    "another currency without rates": {"currency": "TWD"},
    "three years later": {"published_on": _on(1100)},
    "two years later, with a party unnamed": {"published_on": _on(700), "payees": ()},
    "nobody named": {"payers": (), "payees": ()},
}


@pytest.mark.parametrize("told_as", SAME)
def test_the_same_event_told_otherwise_is_the_same_deal(told_as: str, told: Told) -> None:
    assert _posts(told("a", published_on=_on(0)), told("b", **SAME[told_as])) == [("a", "b")]


@pytest.mark.parametrize("told_as", ANOTHER)
def test_another_event_is_another_deal(told_as: str, told: Told) -> None:
    assert all(len(posts) == 1 for posts in _posts(told("a"), told("b", **ANOTHER[told_as])))


def test_a_sum_told_in_two_currencies_is_one_deal(told: Told) -> None:
    pounds = told("b", amount_low=29e9, currency="GBP")
    assert _posts(told("a"), pounds, usd={told("a").figure_id: 38e9, pounds.figure_id: 38.4e9}) == [("a", "b")]


def test_two_vague_sums_of_the_same_power_are_one_deal(told: Told) -> None:
    vague = {"amount_low": 1e9, "amount_high": None, "is_vague": True}
    [deal] = link([told("a", **vague), told("b", **vague)], {})
    assert (deal.is_vague, deal.amount_high, deal.post_ids) == (True, None, ("a", "b"))


def test_a_rumour_that_comes_true_is_one_deal_whose_status_moved(told: Told) -> None:
    [deal] = link(
        [told("a", status="talks"), told("b", status="announced"), told("c", status="done"), told("d", status="talks")], {}
    )
    assert deal.status == "done"


def test_a_forecast_alone_stays_a_forecast(told: Told) -> None:
    assert [deal.status for deal in link([told("a", status="forecast")], {})] == ["forecast"]


def test_a_round_and_one_investors_share_are_two_deals(told: Told) -> None:
    share = told("a", kind="funding", payers=("NVIDIA",), payees=("Anthropic",), amount_low=1e9)
    assert (
        len(link([told("a", kind="funding", payers=("NVIDIA", "Google"), payees=("Anthropic",), amount_low=13e9), share], {}))
        == 2
    )


def test_a_round_told_with_another_sum_within_weeks_is_one_deal_with_a_conflict(told: Told) -> None:
    first = told("a", kind="funding", payers=(), payees=("Anthropic",), amount_low=10e9, published_on=_on(0))
    [deal] = link([first, told("b", kind="funding", payers=(), payees=("Anthropic",), amount_low=13e9, published_on=_on(20))], {})
    assert "amount" in deal.conflict


def test_two_rounds_half_a_year_apart_are_two_deals(told: Told) -> None:
    first = told("a", kind="funding", payers=(), payees=("Anthropic",), amount_low=10e9, published_on=_on(0))
    assert (
        len(
            link([first, told("b", kind="funding", payers=(), payees=("Anthropic",), amount_low=13e9, published_on=_on(180))], {})
        )
        == 2
    )


def test_turned_directions_are_one_deal_that_says_so(told: Told) -> None:
    [deal] = link([told("a"), told("b"), told("c", payers=("Amazon",), payees=("OpenAI",))], {})
    assert (deal.conflict, deal.payers, deal.payees) == ("direction", ("OpenAI",), ("Amazon",))


def test_posts_that_agree_have_no_conflict(told: Told) -> None:
    assert [deal.conflict for deal in link([told("a"), told("b", payees=()), told("c", qualifier="max")], {})] == [""]


def test_the_sum_and_the_parties_that_most_posts_tell_are_the_deals(told: Told) -> None:
    figures = [told("a", amount_low=38.1e9), told("b"), told("c"), told("d", payers=())]
    assert [(deal.amount_low, deal.payers) for deal in link(figures, {})] == [(38e9, ("OpenAI",))]


def test_a_party_that_one_post_leaves_out_is_taken_from_another(told: Told) -> None:
    [deal] = link([told("a", payees=()), told("b", payees=()), told("c")], {})
    assert (deal.payers, deal.payees) == (("OpenAI",), ("Amazon",))


def test_an_unnamed_telling_does_not_glue_two_deals_together(told: Told) -> None:
    figures = [told("a", payees=("Amazon",)), told("b", payees=("Oracle",)), told("c", payees=())]
    assert sorted(len(posts) for posts in _posts(*figures)) == [1, 2]


def test_a_yearly_part_belongs_to_its_commitment_without_being_added(told: Told) -> None:
    whole, part = told("a", amount_low=300e9), told("a", amount_low=60e9, is_slice=True, span=Span(10, 20))
    [deal] = link([part, whole], {})
    assert (deal.amount_low, deal.is_slice, len(deal.figure_ids)) == (300e9, False, 2)


def test_a_yearly_part_is_no_disagreement_with_the_whole(told: Told) -> None:
    [deal] = link([told("a", amount_low=300e9), told("a", amount_low=60e9, is_slice=True)], {})
    assert deal.conflict == ""


def test_a_yearly_part_alone_is_a_deal_that_is_marked_once(told: Told) -> None:
    [deal] = link([told("a", amount_low=60e9, is_slice=True), told("b", amount_low=60e9, is_slice=True)], {})
    assert (deal.is_slice, deal.post_ids) == (True, ("a", "b"))


def test_a_total_stays_one(told: Told) -> None:
    assert [deal.is_total for deal in link([told("a", is_total=True)], {})] == [True]


def test_the_horizon_that_was_told_last_is_the_deals(told: Told) -> None:
    early, late = (
        told("a", when_text="2027年末", when_end=date(2027, 12, 31)),
        told("b", when_text="2028年末", when_end=date(2028, 12, 31)),
    )
    [deal] = link([early, late, told("c")], {})
    assert (deal.when_text, deal.when_end) == ("2028年末", date(2028, 12, 31))


def test_each_merge_says_why(told: Told) -> None:
    [deal] = link([told("a"), told("b"), told("c", payees=())], {})
    assert deal.merged_by == "one party unnamed, same sum ×1; same parties, same sum ×1; told once ×1"


def test_one_post_that_tells_a_deal_twice_counts_once(told: Told) -> None:
    [deal] = link([told("a", figure_id="1"), told("a", figure_id="2", kind="investment")], {})
    assert (deal.post_ids, deal.figure_ids) == (("a",), ("1", "2"))


def test_a_deals_id_stays_when_another_post_tells_it_later(told: Told) -> None:
    before, after = link([told("a")], {}), link([told("a"), told("b", published_on=_on(40))], {})
    assert before[0].deal_id == after[0].deal_id


def test_no_figures_are_no_deals() -> None:
    assert link([], {}) == []


names = st.sampled_from([(), ("OpenAI",), ("Amazon",), ("OpenAI", "Amazon"), ("Oracle",)])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(KINDS),
            names,
            names,
            st.sampled_from([0.0, 1e9, 1.005e9, 2e9, 3e11]),
            st.integers(0, 900),
            st.booleans(),
        ),
        max_size=14,
    ),
    st.randoms(use_true_random=False),
)
def test_any_figures_in_any_order_give_the_same_deals(told: Told, drawn: list[tuple], shuffler) -> None:
    figures = [
        told(f"p{n}", figure_id=f"f{n}", kind=kind, payers=payers, payees=payees, amount_low=low, amount_high=None if vague else low,
             is_vague=vague, published_on=_on(day))
        for n, (kind, payers, payees, low, day, vague) in enumerate(drawn)
    ]  # fmt: skip
    deals = link(figures, {})
    shuffler.shuffle(figures)
    assert link(figures, {}) == deals
    taken = [one for deal in deals for one in deal.figure_ids]
    assert sorted(taken) == sorted(one.figure_id for one in figures if one.kind in DEAL_KINDS)
    assert len({deal.deal_id for deal in deals}) == len(deals)


def test_a_deal_of_one_post_whose_party_is_guessed_is_unsure(told: Told) -> None:
    [guessed] = link([told("a", rule="contract/topic")], {})
    [named] = link([told("a", rule="contract/subject-buys")], {})
    [told_twice] = link([told("a", rule="contract/topic"), told("b", rule="contract/topic")], {})
    assert [deal.is_unsure for deal in (guessed, named, told_twice)] == [True, False, False]


def test_a_telling_without_a_payee_joins_only_where_its_post_names_that_payee(told: Told) -> None:
    full, unnamed = told("a"), told("b", payees=())
    naming, silent = ({"a": frozenset({"OpenAI", "Amazon"}), "b": frozenset({"OpenAI"}) | more} for more in ({"Amazon"}, set()))
    assert len(link([full, unnamed], {}, context=Context(named=naming))) == 1
    assert len(link([full, unnamed], {}, context=Context(named=silent))) == 2


def test_a_government_may_be_meant_without_its_name(told: Told) -> None:
    full, unnamed = told("a", payees=("米国政府",)), told("b", payees=())
    context = Context(named={"b": frozenset({"OpenAI"})}, governments=frozenset({"米国政府"}))
    assert len(link([full, unnamed], {}, context=context)) == 1


def test_one_telling_turned_round_draws_in_nobody_who_leaves_a_party_out(told: Told) -> None:
    deals = link(
        [
            told("a"),
            told("b"),
            told("c"),
            told("d", payers=("Amazon",), payees=("OpenAI",)),
            told("e", payers=("Amazon",), payees=()),
        ],
        {},
    )
    assert sorted(len(deal.post_ids) for deal in deals) == [1, 4]


def test_in_a_deal_told_often_a_date_told_once_is_not_the_deals(told: Told) -> None:
    dated = {"when_text": "2024年9月", "when_start": date(2024, 9, 1), "when_end": date(2024, 9, 30)}
    [rare] = link([*(told(post) for post in "abcdef"), told("g", **dated)], {})
    assert (rare.when_text, rare.when_end) == ("", None)
    [common] = link([*(told(post) for post in "abcde"), told("f", **dated), told("g", **dated)], {})
    assert (common.when_text, common.when_end) == ("2024年9月", date(2024, 9, 30))


def test_a_range_told_again_with_another_end_is_one_deal_within_a_post_and_two_between_posts(told: Told) -> None:
    first, again = told("a", amount_low=5e12, amount_high=7e12), told("a", amount_low=5e12, amount_high=8e12)
    assert len(link([first, again], {})) == 1
    assert len(link([first, told("b", amount_low=5e12, amount_high=8e12)], {})) == 2


@pytest.mark.parametrize(
    ("one", "two", "conflict"),
    [
        ({"amount_low": 10e9}, {"amount_low": 13e9}, "amount"),
        ({"amount_low": 12e9}, {"amount_low": 12.5e9}, ""),  # 120億 is 125億, rounded
        ({"amount_low": 6.6e9}, {"amount_low": 7e9, "qualifier": "approx"}, ""),  # 70億規模
        ({"amount_low": 10e9, "qualifier": "min"}, {"amount_low": 13e9}, ""),  # 100億以上 holds 130億
        ({"amount_low": 10e9}, {"amount_low": 13e9, "qualifier": "max"}, ""),  # 最大130億 holds 100億
    ],
)
def test_sums_of_a_round_conflict_when_both_cannot_be_right(
    told: Told, one: dict[str, object], two: dict[str, object], conflict: str
) -> None:
    figures = [
        told(post, kind="funding", payers=(), payees=("xAI",), published_on=_on(day), **sums)
        for post, day, sums in (("a", 0, one), ("b", 20, two))
    ]
    assert [deal.conflict for deal in link(figures, {})] == [conflict]


@pytest.mark.parametrize(
    ("first", "then", "conflict"),
    [
        ((2024, 10), (2025, 10), "when"),
        ((2025, 3), (2025, 4), ""),  # announced, then closed
    ],
)
def test_a_round_told_as_raised_at_two_times_is_a_conflict(
    told: Told, first: tuple[int, int], then: tuple[int, int], conflict: str
) -> None:
    figures = [
        told(
            post, kind="funding", status="done", payers=(), payees=("OpenAI",), published_on=date(2025, 11, 20),
            when_start=date(*month, 1), when_end=date(*month, 28),
        )
        for post, month in (("a", first), ("b", then))
    ]  # fmt: skip
    assert [deal.conflict for deal in link(figures, {})] == [conflict]


def test_one_investors_money_is_not_a_round_of_others_told_with_another_sum(told: Told) -> None:
    figures = [
        told("a", kind="funding", payers=("Lightspeed",), payees=("Anthropic",), amount_low=3.5e9, published_on=_on(0)),
        told("b", kind="funding", payers=("Amazon",), payees=("Anthropic",), amount_low=4e9, published_on=_on(12)),
    ]
    assert len(link(figures, {})) == 2


def test_a_direction_told_once_in_a_crowd_is_a_slip(told: Told) -> None:
    figures = [*(told(f"p{number}") for number in range(10)), told("q", payers=("Amazon",), payees=("OpenAI",))]
    assert [deal.conflict for deal in link(figures, {})] == [""]


def test_a_telling_joins_the_deal_of_its_own_sum_before_one_of_another_that_is_nearer_in_time(told: Told) -> None:
    raised = {"kind": "funding", "payers": ("Amazon",), "payees": ("Anthropic",), "status": "done"}
    same = told("a", published_on=_on(0), amount_low=4e9, **raised)
    other = told("b", published_on=_on(60), amount_low=3.5e9, **raised)
    late = told("c", published_on=_on(70), amount_low=4e9, **raised)
    assert _posts(same, other, late) == [("a", "c"), ("b",)]


def test_a_building_in_the_next_clause_is_not_what_a_stake_is_for(told: Told) -> None:
    spent = {"kind": "investment", "payers": ("Microsoft",), "amount_low": 14e9, "amount_text": "140億ドル"}
    stake = told("a", payees=("OpenAI",), sentence="OpenAIへの投資を140億ドルまで拡大し、工場を建設する。", **spent)
    plan = told("b", payees=(), sentence="Microsoftの設備投資は140億ドルだった。", **spent)
    assert _posts(stake, plan) == [("a",), ("b",)]


def test_a_joint_project_is_paid_by_all_whom_a_quarter_of_its_tellings_name(told: Told) -> None:
    context = Context(projects=frozenset({"P"}))
    naming = [("A",), ("A", "B"), ("A", "B", "C"), ("A", "B"), ("A", "D")]  # C and D: one of five each
    figures = [told(str(number), payers=payers, payees=("P",)) for number, payers in enumerate(naming)]
    assert [deal.payers for deal in link(figures, {}, context=context)] == [("A", "B")]
    [apart] = link(
        [told(str(number), payers=("A",) if number else ("A", "B"), payees=("Q",)) for number in range(3)], {}, context=context
    )
    assert apart.payers == ("A",)  # what most tell, where it is no joint project
