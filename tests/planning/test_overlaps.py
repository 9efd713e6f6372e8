"""Posts that tell one story, and facts told after a newer value."""

from datetime import date, timedelta

import pandas as pd
import pytest
from planning_tables import post, telling
from planning_tables import tables_of as world

from dashboard.metrics import overlaps, recycled

DAY = date(2026, 2, 1)
NO_TERMS = pd.DataFrame(columns=["post_id", "term", "count"])


def terms(**told: list[str]) -> pd.DataFrame:
    """Terms of each post, and posts enough beside them that a term of two posts is rare."""
    rows = [(one, term, 2) for one, names in told.items() for term in names]
    rows += [(f"other{number}", f"別の話題{number // 2}", 1) for number in range(20)]
    return pd.DataFrame(rows, columns=["post_id", "term", "count"])


def stories(days_apart: int, told: pd.DataFrame, titles: tuple[str, str] = ("甲", "乙丙丁")) -> pd.DataFrame:
    posts = (post("a", DAY, titles[0]), post("b", DAY + timedelta(days=days_apart), titles[1]))
    others = tuple(post(f"other{number}", DAY - timedelta(days=100 + 20 * number)) for number in range(20))
    tables = world(posts=(*posts, *others))
    return overlaps.stories(tables.posts, tables.figures, told, date(2026, 3, 31))


@pytest.mark.parametrize(("apart", "advice"), [(0, ["merge"]), (3, ["merge"]), (4, ["link"]), (14, ["link"]), (15, [])])
def test_posts_with_the_same_rare_terms_overlap_within_a_fortnight(apart: int, advice: list[str]) -> None:
    told = terms(a=["LPU", "GroqCloud"], b=["LPU", "GroqCloud"])
    assert list(stories(apart, told)["advice"]) == advice


def test_posts_on_different_subjects_do_not_overlap() -> None:
    assert stories(0, terms(a=["LPU", "GroqCloud"], b=["創薬", "タンパク質"])).empty


def test_a_like_title_alone_is_no_overlap_where_the_texts_differ() -> None:
    titles = ("トヨタの自動運転への投資を読む", "トヨタの自動運転への投資を読む")
    assert stories(0, terms(a=["工場"], b=["株価"]), titles).empty
    assert len(stories(0, NO_TERMS, titles)) == 1  # nothing else is known when no terms were counted


def test_title_cores_leave_out_year_insert_and_the_ending_many_titles_share() -> None:
    titles = [f"2026年{name}の新しい半導体（OpenAI・Google）がもたらす産業構造の転換" for name in "甲乙丙丁戊己庚辛壬癸子丑"]
    assert overlaps.title_cores(titles)[0].startswith("甲の新しい")
    assert "産業構造" not in overlaps.title_cores(titles)[0]


def capex(post_id: str, day: date, amount: float, **more: object) -> dict[str, object]:
    text = f"{amount:.0f}億ドル"
    return telling(
        post_id, day, f"2026年に{text}を投じる。", kind="investment", payers=["Google"], payees=[], amount_low=amount * 1e8,
        amount_text=text, when_text="2026年", when_end=date(2026, 12, 31), **more,
    )  # fmt: skip


def test_posts_that_tell_an_older_value_after_the_newest_are_listed() -> None:
    rows = [
        capex("p1", date(2026, 2, 1), 1150), capex("p2", date(2026, 2, 10), 1750), capex("p3", date(2026, 2, 11), 1750),
        capex("p4", date(2026, 2, 12), 1150), capex("p5", date(2026, 2, 13), 1740),  # rounded otherwise: the same value
    ]  # fmt: skip
    found = recycled.facts(world(*rows).figures, date(2026, 2, 28))
    assert list(found["newest"]) == ["1750億ドル"]
    assert list(found["old"]) == [[("1150億ドル", "p4", date(2026, 2, 12))]]


def test_a_value_of_one_post_does_not_outdate_the_others() -> None:
    rows = [
        capex("p1", date(2026, 2, 1), 1150),
        capex("p2", date(2026, 2, 2), 1150),
        capex("p3", date(2026, 2, 3), 9990),
        capex("p4", date(2026, 2, 4), 1150),
    ]
    assert recycled.facts(world(*rows).figures, date(2026, 2, 28)).empty


def test_a_sum_of_ten_posts_is_a_stock_phrase() -> None:
    def market(number: int) -> dict[str, object]:
        sentence = "生成AI市場は2025年に710億ドルとなる。"
        return telling(
            f"p{number}", date(2026, 2, number + 1), sentence, kind="market", payers=[], payees=[], amount_low=71e9, amount_text="710億ドル",
            when_text="2025年", when_end=date(2025, 12, 31), deal_id=None,
        )  # fmt: skip

    assert recycled.facts(world(*map(market, range(9))).figures, date(2026, 2, 28)).empty
    found = recycled.facts(world(*map(market, range(10))).figures, date(2026, 2, 28))
    assert list(zip(found["subject"], found["posts"], found["old"], strict=True)) == [("生成AI市場", 10, [])]


def worth(post_id: str, day: date, amount: float, **more: object) -> dict[str, object]:
    text = f"{amount:.0f}億ドル"
    return telling(
        post_id, day, f"評価額は{text}。", kind="valuation", status="done", payers=[], payees=["OpenAI"], amount_low=amount * 1e8,
        amount_text=text, deal_id=None, **more,
    )  # fmt: skip


def test_a_valuation_told_after_a_newer_one_is_old_unless_its_day_is_told() -> None:
    rows = [
        worth("p1", date(2025, 10, 1), 1570),
        worth("p2", date(2025, 11, 1), 5000),
        worth("p3", date(2025, 11, 2), 5000),
        worth("p4", date(2025, 12, 1), 1570),
        worth("p5", date(2025, 12, 2), 1570, when_text="2024年10月", when_end=date(2024, 10, 31)),  # history
    ]
    found = recycled.facts(world(*rows[:4]).figures, date(2026, 2, 28))
    assert list(found["old"]) == [[("1570億ドル", "p4", date(2025, 12, 1))]]
    with_history = recycled.facts(world(*rows).figures, date(2026, 2, 28))
    assert [[post for _, post, _ in old] for old in with_history["old"]] == [["p4"]]


def test_rounds_of_one_year_do_not_outdate_one_another() -> None:
    rows = [
        capex(
            f"p{n}",
            date(2026, 2, n),
            amount,
        )
        for n, amount in ((1, 60), (2, 120), (3, 120), (4, 60))
    ]
    rounds = [row | {"kind": "funding", "payers": [], "payees": ["xAI"]} for row in rows]
    assert recycled.facts(world(*rounds).figures, date(2026, 2, 28)).empty


def test_a_stock_phrase_says_how_many_of_its_posts_name_a_source() -> None:
    sentences = ["生成AI市場は710億ドルとなる。"] * 8 + [
        "IDCによると、生成AI市場は710億ドルとなる。",
        "参照データによると、生成AI市場は710億ドルとなる。",
    ]
    rows = [
        telling(
            f"p{number}", date(2026, 2, number + 1), sentence, kind="market", payers=[], payees=[], amount_low=71e9,
            amount_text="710億ドル", when_text="2025年", when_end=date(2025, 12, 31), deal_id=None,
        )
        for number, sentence in enumerate(sentences)
    ]  # fmt: skip
    found = recycled.facts(world(*rows).figures, date(2026, 2, 28))
    assert list(zip(found["posts"], found["sourced"], strict=True)) == [(10, 1)]
