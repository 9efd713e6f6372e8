"""Tables made ready for filters: the same views as without, a post once under each tag, rows without a post under none."""

from dataclasses import fields, replace
from datetime import date

import pandas as pd
import pytest
from small_tables import snapshot

from dashboard.metrics import tags
from dashboard.metrics.ready import among, of_posts, prepare
from dashboard.metrics.view import Filters, select

TABLES = snapshot()
READY = prepare(TABLES)
FILTERS = [
    Filters(),
    Filters(companies=("Alpha",), currency="JPY"),
    Filters(countries=("US", "JP"), sectors=("cloud", "telecom")),
    Filters(kinds=("investment",), statuses=("done", "talks"), since=date(2026, 1, 7), until=date(2026, 2, 28)),
    Filters(categories=("投資分析",), tags=("チップ", "規制")),
    Filters(companies=("nobody",)),
]


@pytest.mark.parametrize("filters", FILTERS)
def test_tables_made_ready_once_give_the_view_of_tables_made_ready_anew(filters: Filters) -> None:
    one, other = select(TABLES, filters), select(TABLES, filters, READY)
    for field in fields(one):
        found, wanted = getattr(other, field.name), getattr(one, field.name)
        if isinstance(wanted, pd.DataFrame):
            pd.testing.assert_frame_equal(found, wanted)
        else:
            assert found == wanted


@pytest.mark.parametrize("filters", FILTERS)
def test_a_view_leaves_what_was_made_ready_as_it_was(filters: Filters) -> None:
    before = READY.posts.copy(), READY.deals["USD"].copy()
    select(TABLES, filters, READY)
    pd.testing.assert_frame_equal(READY.posts, before[0])
    pd.testing.assert_frame_equal(READY.deals["USD"], before[1])


def test_a_post_with_two_spellings_of_a_tag_counts_once() -> None:
    twice = pd.concat([TABLES.tags, TABLES.tags.head(3).assign(tag_raw="other spelling")], ignore_index=True)
    view = select(replace(TABLES, tags=twice), Filters())
    pd.testing.assert_frame_equal(tags.shares(view), tags.shares(select(TABLES, Filters())))


def test_rows_of_no_post_pass_no_filter_of_posts() -> None:
    orphan = TABLES.mentions.head(1).assign(post_id="no such post")
    ready = prepare(replace(TABLES, mentions=pd.concat([TABLES.mentions, orphan], ignore_index=True)))
    every = among(ready.tagged, {str(tag) for tag in TABLES.tags["tag"]}, len(TABLES.posts)) | True
    kept = of_posts(every, ready.of_mentions)
    assert kept[:-1].all() and not kept[-1]
    assert not among(ready.naming, {"nobody"}, len(TABLES.posts)).any()
