from collections import Counter
from datetime import date

import pandas as pd
from small_tables import POSTS, snapshot

from dashboard.metrics import attention, coverage, follow, tags
from dashboard.metrics.view import Filters, View, select

VIEW = select(snapshot(), Filters())


def seen(**chosen: object) -> View:
    return select(snapshot(), Filters(**chosen))  # type: ignore[arg-type]


def test_every_post_counts_once_in_its_week() -> None:
    counts = coverage.by_category(VIEW, "W")
    assert int(counts.to_numpy().sum()) == 12
    expected = Counter((day - pd.Timedelta(days=day.weekday()), category) for _, day, category, _, _ in POSTS)
    assert {(start.date(), name): n for name in counts for start, n in counts[name].items() if n} == dict(expected)


def test_a_week_without_posts_is_shown_as_none() -> None:
    assert coverage.by_category(VIEW, "W").sum(axis=1).loc["2026-01-26"] == 0


def test_a_company_s_share_is_of_all_posts() -> None:
    rows = coverage.company_shares(VIEW).set_index("company")
    assert (rows.loc["Alpha", "posts"], rows.loc["Alpha", "share"]) == (7, 7 / 12)
    narrowed = coverage.company_shares(seen(categories=("投資分析",))).set_index("company")
    assert (narrowed.loc["Alpha", "posts"], narrowed.loc["Alpha", "share"]) == (4, 4 / 12)


def test_a_company_s_months_add_up_to_its_posts() -> None:
    counts, monthly = coverage.company_months(VIEW, 3)
    assert counts.sum(axis=1).to_dict() == {"Alpha": 7, "Delta": 6, "Beta": 4}
    assert list(monthly) == [4, 4, 4]


def test_the_baseline_is_the_mean_of_the_same_weekday() -> None:
    start = date(2026, 1, 5)
    many = snapshot().posts.iloc[[0] * 63].reset_index(drop=True)
    many["post_id"] = [f"x{n}" for n in range(63)]
    many["published_at"] = pd.date_range(start, periods=63, tz="Asia/Tokyo")
    many = pd.concat([many, many.tail(1).assign(post_id="extra"), *[many.tail(1).assign(post_id=f"more{n}") for n in range(9)]])
    rows = coverage.baseline(View(**{**VIEW.__dict__, **_from(many)}), days=7)
    last = rows.iloc[-1]
    assert (last["posts"], last["expected"], last["weeks"], bool(last["unusual"])) == (11, 1.0, 8, True)
    assert not rows["unusual"].iloc[:-1].any()


def _from(posts: pd.DataFrame) -> dict[str, object]:
    day = posts["published_at"].dt.tz_localize(None).dt.normalize()
    rows = posts.assign(day=day)
    return {"posts": rows, "history": rows, "since": day.min(), "until": day.max()}


def test_too_few_weeks_make_no_baseline() -> None:
    assert coverage.baseline(seen(until=date(2026, 1, 20)))["expected"].isna().all()


def test_names_of_the_first_weeks_are_not_new() -> None:
    rows = coverage.first_seen(VIEW)
    assert list(zip(rows["company"], rows["first"].dt.date, rows["posts"], strict=True)) == [
        ("Epsilon", date(2026, 2, 18), 2),
        ("日本政府", date(2026, 2, 10), 1),
    ]  # Gamma came on 3 February, the last of the settling days


def test_told_beside_counts_posts_that_name_both() -> None:
    rows, posts = coverage.told_beside(VIEW, "Epsilon")
    assert (posts, rows.values.tolist()) == (2, [["Alpha", 1, 0.5], ["Delta", 1, 0.5]])


def test_the_focus_is_the_chosen_company_or_the_most_named_with_a_deal() -> None:
    assert coverage.focus(VIEW) == "Alpha"
    assert coverage.focus(seen(companies=("Gamma", "Alpha"))) == "Gamma"


def test_tag_shares_are_of_all_posts_and_half_is_not_everywhere() -> None:
    rows = tags.shares(VIEW).set_index("tag")
    assert rows["posts"].to_dict() == {"AI": 9, "投資": 6, "チップ": 3, "規制": 3}
    assert list(tags.everywhere(VIEW)["tag"]) == ["AI"]  # 投資 stands on exactly half


def test_rising_compares_equally_long_windows() -> None:
    view = seen(since=date(2026, 2, 19), until=date(2026, 3, 31))
    before, start, end = tags.windows(view)
    assert (end - start, start - before) == (pd.Timedelta(days=40), pd.Timedelta(days=41))
    assert tags.rising(seen(since=date(2026, 1, 6))).empty  # nothing lies before the first post


def test_a_pair_that_always_stands_together_is_told_with_its_lift() -> None:
    rows = tags.pairs(VIEW, 5)
    assert rows.values.tolist() == [["AI", "投資", 5, 5 * 11 / (9 * 6)]]  # 11 tagged posts


def test_spellings_are_found_by_folding_likeness_and_alias() -> None:
    rows = pd.DataFrame(
        [
            ("1", "AIエージェント", "AIエージェント"),
            ("2", "AIエージェント", "AI agent"),
            ("3", "AIエージェント", "AIエージェント"),
            ("4", "AIエージェンド", "AIエージェンド"),
            ("5", "ＲＡＧ", "ＲＡＧ"),
            ("6", "RAG", "RAG"),
            ("7", "LLM", "LLM"),
            ("8", "LAM", "LAM"),  # short names differ by design
        ],
        columns=["post_id", "tag", "tag_raw"],
    )
    found = tags.variants(rows)
    pairs = {(frozenset((tag, variant)), why) for tag, variant, why in found[["tag", "variant", "why"]].itertuples(index=False)}
    assert pairs == {
        (frozenset(("AIエージェント", "AI agent")), "alias"),
        (frozenset(("AIエージェント", "AIエージェンド")), "likeness"),
        (frozenset(("ＲＡＧ", "RAG")), "folding"),
    }


def test_the_posts_of_a_spelling_are_those_that_write_it_so() -> None:
    spelt = ["チップ"] * 3 + ["半導体"] * 2 + ["SoftBank"] * 4
    tag = {"チップ": "半導体", "SoftBank": "ソフトバンク"}
    rows = pd.DataFrame({"post_id": map(str, range(9)), "tag": [tag.get(raw, raw) for raw in spelt], "tag_raw": spelt})
    found = tags.variants(rows)  # all write SoftBank in one way: no variants
    assert found.values.tolist() == [["半導体", "チップ", 2, 3, "alias"]]


def test_attention_sets_shares_of_one_kind_against_shares_of_posts() -> None:
    rows = attention.compare(VIEW, "contract", "company").set_index("key")
    assert rows.loc["Delta", ["money_share", "posts", "posts_share"]].tolist() == [1.0, 6, 6 / 12]
    assert rows.loc["Alpha", "money_share"] == 0.4
    assert "Gamma" not in rows.index  # its only contract has no known sum: unknown is not zero


def test_attention_by_month_shares_out_the_whole() -> None:
    rows = attention.compare(VIEW, "investment", "month")
    assert rows["money_share"].sum() == 1
    assert dict(zip(rows["key"].dt.month, rows["posts"], strict=True)) == {1: 4, 2: 4}


def test_a_mark_leads_to_its_deals_and_posts() -> None:
    def behind(link: str, *key: str) -> tuple[list[str], list[str]]:
        deals, posts = follow.behind(VIEW, link, key)
        return sorted(deals["deal_id"]), sorted(posts["post_id"])

    assert behind("deal_ids", "d01", "d09") == (["d01", "d09"], ["p01", "p02", "p03"])
    assert behind("post_ids", "p08") == (["d10"], ["p08"])
    assert behind("company", "Epsilon") == (["d10", "d11"], ["p08", "p09"])
    assert behind("beside", "Alpha", "Epsilon") == (["d11", "d12"], ["p09"])
    assert behind("tag", "規制", "投資") == (["d11", "d12"], ["p09"])
    assert behind("country", "JP") == (["d03", "d04", "d14"], ["p05", "p06"])
    assert behind("days", "2026-01-05", "2026-01-11", "投資分析")[1] == ["p01", "p03"]
    assert behind("days", "2026-01-05", "2026-01-11")[1] == ["p01", "p02", "p03"]
