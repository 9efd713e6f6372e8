from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_tables import DEALS, OTHERS, POSTS, snapshot

from dashboard.metrics import rows
from dashboard.metrics.view import Filters, select

TABLES = snapshot()


def ids(rows: pd.DataFrame, column: str) -> list[str]:
    return sorted(rows[column])


def test_without_filters_everything_is_seen() -> None:
    view = select(TABLES, Filters())
    assert (len(view.posts), len(view.figures), len(view.deals), view.all_posts) == (12, 25, 14, 12)


def test_both_ends_of_the_period_belong_to_it() -> None:
    view = select(TABLES, Filters(since=date(2026, 1, 6), until=date(2026, 1, 8)))
    assert ids(view.posts, "post_id") == ["p01", "p02", "p03"]
    assert ids(view.deals, "deal_id") == ["d01", "d02", "d09"]


def test_a_post_belongs_to_its_day_in_tokyo() -> None:
    late = TABLES.posts.assign(published_at=TABLES.posts["published_at"].dt.tz_convert("UTC") - pd.Timedelta(hours=9))
    late["published_at"] = late["published_at"].dt.tz_convert("Asia/Tokyo")  # midnight in Tokyo is the day before in UTC
    view = select(replace(TABLES, posts=late), Filters(since=date(2026, 1, 6), until=date(2026, 1, 6)))
    assert ids(view.posts, "post_id") == ["p01"]


@pytest.mark.parametrize(
    ("filters", "posts", "deals"),
    [
        (Filters(companies=("Epsilon",)), ["p08", "p09"], ["d10", "d11"]),
        (Filters(companies=("Epsilon", "日本政府")), ["p06", "p08", "p09"], ["d04", "d10", "d11"]),
        (Filters(countries=("JP",)), ["p05", "p06"], ["d03", "d04", "d14"]),
        (Filters(sectors=("chips",)), ["p02", "p03", "p07", "p10"], ["d02", "d07", "d09", "d13"]),
        (Filters(companies=("Delta",), countries=("JP",)), ["p05"], ["d03"]),  # both must hold
        (Filters(tags=("規制",)), ["p08", "p09", "p11"], ["d10", "d11", "d12"]),
        (Filters(categories=("AI最新ニュース",), tags=("チップ",)), ["p02", "p07"], ["d01", "d02", "d07", "d08"]),
        (Filters(companies=("nobody",)), [], []),
    ],
)
def test_a_filter_keeps_what_meets_it(filters: Filters, posts: list[str], deals: list[str]) -> None:
    view = select(TABLES, filters)
    assert (ids(view.posts, "post_id"), ids(view.deals, "deal_id")) == (posts, deals)


def test_kind_and_status_choose_money_and_leave_posts() -> None:
    view = select(TABLES, Filters(kinds=("funding",), statuses=("done",)))
    assert (len(view.posts), ids(view.deals, "deal_id")) == (12, ["d09"])


@given(st.lists(st.tuples(st.sampled_from("abc"), st.dates(date(2026, 1, 1), date(2026, 1, 5)))))
def test_counts_are_those_of_pandas(pairs: list[tuple[str, date]]) -> None:
    names, days = ["b", "a", "z"], pd.date_range("2026-01-02", "2026-01-08")
    told = pd.DataFrame(pairs, columns=["name", "day"]).astype({"name": "str", "day": "datetime64[ns]"})
    expected = pd.crosstab(told["name"], told["day"]).reindex(index=names, columns=days, fill_value=0)
    assert (rows.counts_of(told["name"], told["day"], names, days).to_numpy() == expected.to_numpy()).all()
    assert rows.posts_of(told, "name").to_dict() == told.groupby("name").size().to_dict()


def test_the_denominator_knows_the_period_only() -> None:
    view = select(TABLES, Filters(since=date(2026, 2, 1), companies=("Epsilon",), tags=("AI",)))
    assert view.all_posts == 8


def test_money_is_in_the_currency_chosen_and_empty_where_unknown() -> None:
    for currency, rate in (("USD", 1), ("JPY", 150)):
        view = select(TABLES, Filters(currency=currency))  # type: ignore[arg-type]
        money = dict(zip(view.deals["deal_id"], view.deals["money"], strict=True))
        assert money["d01"] == 10e9 * rate
        assert pd.isna(money["d07"]) and pd.isna(money["d14"])


def test_only_whole_known_sums_count() -> None:
    view = select(TABLES, Filters())
    assert ids(view.deals[~view.deals["counted"]], "deal_id") == ["d05", "d06", "d07", "d14"]


def test_the_snapshot_is_not_changed() -> None:
    before = {name: getattr(TABLES, name).copy() for name in ("posts", "figures", "deals", "mentions", "tags")}
    select(TABLES, Filters(companies=("Alpha",), tags=("AI",)))
    for name, frame in before.items():
        pd.testing.assert_frame_equal(getattr(TABLES, name), frame)


def test_the_small_tables_are_as_large_as_they_say() -> None:
    assert (len(POSTS), len(DEALS), sum(len(posts) for *_, posts, _ in DEALS) + len(OTHERS)) == (12, 14, 25)


def test_no_posts_at_all_is_a_view_as_well() -> None:
    none = {name: getattr(TABLES, name).head(0) for name in ("posts", "figures", "deals", "mentions", "tags", "companies")}
    view = select(replace(TABLES, **none), Filters(companies=("Alpha",), tags=("AI",)))
    assert (len(view.posts), len(view.deals), view.all_posts, view.since) == (0, 0, 0, pd.Timestamp("2026-04-01"))
