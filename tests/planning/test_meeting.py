"""What is new, moved, changed, untold, thin, rising, and what to write next."""

from datetime import date, timedelta

import pandas as pd
import pytest
from planning_tables import post, telling
from planning_tables import tables_of as world

from dashboard.extraction import tokens
from dashboard.metrics import candidates, meeting, planning, terms

SINCE, UNTIL = date(2026, 2, 1), date(2026, 2, 28)
BEFORE = date(2025, 12, 1)


def test_new_deals_are_those_first_told_in_the_period_biggest_first() -> None:
    rows = [
        telling("p1", BEFORE, deal_id="old"),
        telling("p2", SINCE, deal_id="old"),
        telling("p2", SINCE, deal_id="small", usd=1e9),
        telling("p3", UNTIL, deal_id="big", usd=9e9),
        telling("p3", UNTIL, deal_id="total", is_total=True),
        telling("p3", UNTIL, deal_id="slice", is_slice=True),
        telling("p3", UNTIL, deal_id="vague", is_vague=True),
        telling("p3", UNTIL, deal_id="foretold", status="forecast"),
        telling("p4", UNTIL + timedelta(days=1), deal_id="later"),
    ]
    assert list(meeting.new_deals(world(*rows).deals, SINCE, UNTIL)["deal_id"]) == ["big", "small"]


@pytest.mark.parametrize(
    ("before", "now", "sentence", "after"),
    [
        ("talks", "announced", "発表した。", ["announced"]),
        ("announced", "done", "支払った。", ["done"]),
        ("announced", "announced", "計画の撤回を決めた。", ["called-off"]),
        ("announced", "announced", "計画がある。", []),
        ("done", "announced", "発表した。", []),  # a step back in the telling is no change
        ("announced", "announced", "契約を見送る可能性も指摘される。", []),  # may be: not called off
    ],
)
def test_a_deal_changes_when_a_post_takes_it_further_than_any_before(
    before: str, now: str, sentence: str, after: list[str]
) -> None:
    tables = world(telling("p1", BEFORE, status=before), telling("p2", SINCE, sentence, status=now))
    assert list(meeting.status_changes(tables, SINCE, UNTIL)["after"]) == after


def test_a_conflict_names_each_value_with_its_newest_post() -> None:
    rows = [telling("p1", BEFORE), telling("p2", SINCE, amount_low=40e9, amount_text="400億ドル"), telling("p3", UNTIL)]
    found = meeting.conflicts(world(*rows), SINCE, UNTIL)
    assert list(found["values"]) == [[("380億ドル", "p3", UNTIL), ("400億ドル", "p2", SINCE)]]


def test_what_moved_is_measured_against_the_eight_weeks_before() -> None:
    history = tuple(post(f"h{number}", SINCE - timedelta(days=60 - number)) for number in range(60))
    now = tuple(post(f"n{number}", SINCE + timedelta(days=number)) for number in range(28))
    tags = tuple((one["post_id"], "AI") for one in (*history, *now)) + tuple((f"n{number}", "量子") for number in range(10))
    found = meeting.moved(world(posts=(*history, *now), tags=tags), SINCE, UNTIL)
    assert list(zip(found["by"], found["name"], found["posts"], strict=True)) == [("all", "", 28), ("tag", "量子", 10)]
    assert found["expected"].iloc[0] == 28.0


def test_without_eight_weeks_of_posts_there_is_no_baseline() -> None:
    assert meeting.moved(world(posts=(post("a", SINCE - timedelta(days=20)), post("b", SINCE))), SINCE, UNTIL).empty


@pytest.mark.parametrize(
    ("title", "more", "found"),
    [
        ("別の話題", {}, 1),
        ("OpenAIの契約", {}, 0),  # the title names a party
        ("別の話題（OpenAI・Google）の展望", {}, 1),  # but not in brackets put in later
        ("別の話題", {"occurrences": 3}, 0),  # told again and again: the post is about it
        ("別の話題", {"usd": 9e8}, 0),
        ("別の話題", {"status": "forecast"}, 0),
    ],
)
def test_a_big_deal_told_once_in_passing_is_untold(title: str, more: dict[str, object], found: int) -> None:
    tables = world(telling("p1", SINCE, **more), posts=(post("p1", SINCE, title),))
    assert len(planning.untold(tables, SINCE, UNTIL)) == found


def test_a_tag_below_half_of_its_own_median_is_thin() -> None:
    posts = tuple(post(f"p{number}", UNTIL - timedelta(days=number)) for number in range(28 * 6))
    tags = tuple((one["post_id"], "常") for one in posts) + tuple((one["post_id"], "減") for one in posts[28:])
    tables = world(posts=posts, tags=tags)
    found = planning.thin(tables.posts, tables.tags, SINCE, UNTIL)
    assert list(zip(found["tag"], found["posts"], found["median"], strict=True)) == [("減", 0, 28.0)]


def test_a_category_without_a_post_for_four_weeks_is_silent() -> None:
    posts = (post("a", date(2026, 1, 31), categories=("論文",)), post("b", date(2026, 2, 1), categories=("事例",)))
    assert list(planning.silent(world(posts=posts).posts, UNTIL)["category"]) == ["論文"]


def test_terms_are_nouns_and_compounds_counted_whole() -> None:
    told = tokens.terms("AIエージェントがLlama 3とGPT-4oで予知保全を2026年に高速化する。予知保全は便利だ。")
    assert told == {"AIエージェント": 1, "Llama 3": 1, "GPT-4o": 1, "予知保全": 2, "高速化": 1, "便利": 1}


def test_a_term_rises_against_all_posts_before_unless_it_is_a_tag() -> None:
    posts = tuple(post(f"h{number}", BEFORE) for number in range(50)) + tuple(post(f"n{number}", SINCE) for number in range(10))
    told = [(one["post_id"], "企業", 1) for one in posts]
    told += [
        (f"n{number}", term, 1) for number in range(6) for term in ("推論モデル", "大型推論モデル", "量子", "OpenAI", "解説")
    ]
    told += [(f"n{number}", "まれ", 1) for number in range(3)]
    tables = world(posts=posts, tags=(("h0", "量子"),))  # 解説: a word of the dictionary
    found = terms.rising(
        pd.DataFrame(told, columns=["post_id", "term", "count"]), tables.posts, tables.tags, tables.companies, SINCE, UNTIL
    )
    assert list(zip(found["term"], found["posts"], found["posts_before"], strict=True)) == [("大型推論モデル", 6, 0)]


def test_candidates_have_a_lasting_id_a_reason_and_rows_and_name_a_deal_once() -> None:
    promise = {"when_text": "2025年末まで", "when_end": date(2025, 12, 31)}
    rows = [
        telling("p1", BEFORE, "2025年末までに380億ドルを支払う。", **promise),
        telling("p2", SINCE, "買う。", deal_id="d2", usd=5e9),
    ]
    tables = world(*rows, posts=(post("p2", SINCE, "別の話題"),))
    found = candidates.ranked(tables, pd.DataFrame(columns=["post_id", "term", "count"]), SINCE, UNTIL)
    assert set(zip(found["item_id"], found["about"], strict=True)) == {("due:d1:2025-12-31", "overdue"), ("untold:d2", "untold")}
    assert list(found["post_ids"]) == [["p1"], ["p2"]]


def test_two_candidates_of_each_sort_come_before_the_third_of_any() -> None:
    promise = {"when_text": "2025年末まで", "when_end": date(2025, 12, 31)}
    promises = [
        telling(
            f"p{number}", BEFORE, "2025年末までに380億ドルを支払う。", deal_id=f"d{number}", amount_low=number * 1e9, **promise
        )
        for number in range(1, 5)
    ]
    small = telling("q", SINCE, "買う。", deal_id="e", usd=1e9)
    tables = world(*promises, small, posts=(post("q", SINCE, "別の話題"),))
    found = candidates.ranked(tables, pd.DataFrame(columns=["post_id", "term", "count"]), SINCE, UNTIL)
    assert list(found["about"]) == ["overdue", "overdue", "untold", "overdue", "overdue"]


def test_a_conflict_on_when_a_round_was_raised_names_each_time_once() -> None:
    def raised(post_id: str, day: date, first: date, last: date) -> dict[str, object]:
        return telling(post_id, day, kind="funding", status="done", when_start=first, when_end=last)

    rows = world(
        raised("p1", BEFORE, date(2024, 1, 1), date(2024, 12, 31)),
        raised("p2", SINCE, date(2024, 12, 1), date(2024, 12, 31)),  # no other time than 2024
        raised("p3", UNTIL, date(2025, 11, 1), date(2025, 11, 30)),
    )
    rows.deals["conflict"] = "when"
    assert list(meeting.conflicts(rows, SINCE, UNTIL)["values"]) == [[("2025-11", "p3", UNTIL), ("2024-12", "p2", SINCE)]]
