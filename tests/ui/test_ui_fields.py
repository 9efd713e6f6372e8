import pandas as pd
import pytest
from small_tables import snapshot

from dashboard.ui import fields
from dashboard.ui.fields import _named

LISTED = fields.of(snapshot())


@pytest.mark.parametrize("written", ["contract", "契約", "Contracts"])
def test_an_option_is_understood_in_both_languages_and_as_a_code(written: str) -> None:
    assert LISTED["kind"].option(written) == "contract"


def test_what_is_no_option_is_none() -> None:
    assert LISTED["kind"].option("contracts and more") is None


def test_quick_periods_end_with_the_newest_post() -> None:
    tables = snapshot()
    last = tables.posts["published_at"].max().tz_localize(None).normalize()
    since, until = fields.days(tables, "4w", None, None)
    assert since is not None
    assert (last - since).days == 27
    assert until is None
    assert fields.days(tables, "all", None, None) == (None, None)


def test_a_period_of_months_is_whole_months() -> None:
    since, until = fields.days(snapshot(), "custom", "2025-11", "2026-02")
    assert (since, until) == (pd.Timestamp("2025-11-01"), pd.Timestamp("2026-02-28"))


def test_labels_of_a_field_are_distinct_in_each_language() -> None:
    for field in LISTED.values():
        for language in ("ja", "en"):
            said = [field.label(language, option) for option in field.options]
            assert len(set(said)) == len(said), field.key


@pytest.mark.parametrize("written", ["CONTRACT", "ｃｏｎｔｒａｃｔｓ"])
def test_width_and_case_make_no_difference(written: str) -> None:
    assert LISTED["kind"].option(written) == "contract"


def test_a_category_is_read_and_understood_in_english_too() -> None:
    field = _named("category", ("AI最新ニュース", "研究論文"))
    assert [field.label("en", option) for option in field.options] == ["AI news", "Research papers"]
    assert {field.option(written) for written in ("AI最新ニュース", "AI news", "ai news")} == {"AI最新ニュース"}


def test_two_names_that_would_read_the_same_keep_their_own() -> None:
    field = _named("tag", ("ソフトバンク", "SoftBank"))
    assert [field.label("en", option) for option in field.options] == ["ソフトバンク", "SoftBank"]
