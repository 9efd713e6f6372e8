"""The declared columns: the only word on what a table holds."""

import pyarrow as pa
import pytest

from dashboard import schema
from dashboard.errors import SchemaError
from dashboard.records import KINDS, STATUSES

TAG = {"post_id": ["a"], "tag": ["AI"], "tag_raw": ["ai"]}


def test_a_table_with_the_declared_columns_passes_in_their_order() -> None:
    checked = schema.check("tags", pa.table(dict(reversed(TAG.items()))))
    assert (checked.column_names, checked.to_pylist()) == (
        ["post_id", "tag", "tag_raw"],
        [{"post_id": "a", "tag": "AI", "tag_raw": "ai"}],
    )


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"post_id": ["a"], "tag": ["AI"]}, "missing \\['tag_raw'\\]"),
        (TAG | {"colour": ["red"]}, "unknown \\['colour'\\]"),
        (TAG | {"tag": [None]}, "tag"),
        (TAG | {"tag": [["AI"]]}, "table tags"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_by_name(columns: dict[str, list], says: str) -> None:
    with pytest.raises(SchemaError, match=says):
        schema.check("tags", pa.table(columns))


@pytest.mark.parametrize("name", schema.TABLES)
def test_an_empty_table_has_all_its_columns(name: str) -> None:
    assert schema.check(name, schema.TABLES[name].empty_table()).schema.equals(schema.TABLES[name], check_metadata=True)


@pytest.mark.parametrize("name", schema.TABLES)
def test_every_column_says_what_it_means(name: str) -> None:
    described = list(schema.describe(name))
    assert [column for column, *_ in described] == schema.TABLES[name].names
    assert all(kind and meaning for _, kind, _, meaning in described)


def test_every_sum_has_its_unit_in_the_description() -> None:
    units = {(name, column): unit for name in schema.TABLES for column, _, unit, _ in schema.describe(name)}
    assert all(units[name, column] for name in ("figures", "deals") for column in ("amount_low", "amount_high", "usd", "jpy"))


def test_the_description_names_every_kind_and_status() -> None:
    meanings = {column: meaning for column, _, _, meaning in schema.describe("figures")}
    assert (tuple(meanings["kind"].split()), tuple(meanings["status"].split())) == (KINDS, STATUSES)


CONTRACT = {
    "posts": "post_id path title published_at categories tags author url characters repeated_share content_hash",
    "figures": "figure_id post_id published_on amount_text amount_low amount_high is_vague currency qualifier usd jpy rate_on kind status "
    "payers payees when_text when_start when_end converted_text is_total sentence span_start span_end occurrences confidence rule deal_id",
    "deals": "deal_id kind payers payees amount_low amount_high currency usd jpy status first_published_on last_published_on posts post_ids "
    "conflict label",
    "mentions": "post_id company count in_title first_span",
    "tags": "post_id tag tag_raw",
    "faults": "path line rule severity message hint",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_the_columns_that_others_read_are_there(name: str) -> None:
    assert set(CONTRACT[name].split()) <= set(schema.TABLES[name].names)
