"""Records → rows: every row fits its table, unknown stays unknown, and a deal's label is one line."""

from collections.abc import Callable
from datetime import date

import pytest

from dashboard import schema, tables
from dashboard.currency import Rates
from dashboard.deals import link
from dashboard.errors import PostError, SchemaError
from dashboard.likeness import telling
from dashboard.parse import Parsed, Rules, parse, refused
from dashboard.records import Figure
from dashboard.reference import Reference


@pytest.fixture(scope="module")
def parsed(reference_folder) -> Parsed:
    content = (
        "---\ntitle: OpenAIとAWS\ndate: 2025-11-30 09:00:00 +0900\ntags: [openai, オープンAI, 生成ＡＩ]\ncategories: [業界分析, 投資分析]\n---\n"
        "OpenAIはAWSと380億ドル（約5.9兆円）の契約を結んだ。Metaは数十億ドルを投資する。\n"
    )
    return parse(
        content.encode(), "a/2025-11-30-x.md", Rules(reference_folder, "Asia/Tokyo", "https://blog.test", "/:year/:title/")
    )


def test_the_rows_of_a_post_fit_their_tables(parsed: Parsed, known: Reference) -> None:
    rows = tables.rows_of(parsed, known)
    tables.convert(rows["figures"], Rates())
    assert {name: tables.to_table(name, rows[name]).num_rows for name in ("posts", "figures", "mentions", "tags", "conversions")} == {
        "posts": 1, "figures": 2, "mentions": 3, "tags": 3, "conversions": 1,
    }  # fmt: skip


def test_tags_and_categories_are_canonical_and_the_written_form_is_kept(parsed: Parsed, known: Reference) -> None:
    rows = tables.rows_of(parsed, known)
    assert (rows["posts"][0]["tags"], rows["posts"][0]["categories"]) == (["OpenAI", "生成AI"], ["業界別AI活用"])
    assert [(row["tag"], row["tag_raw"]) for row in rows["tags"]] == [
        ("OpenAI", "openai"),
        ("OpenAI", "オープンAI"),
        ("生成AI", "生成ＡＩ"),
    ]


def test_a_post_that_could_not_be_read_is_one_fault_and_nothing_else(known: Reference) -> None:
    rows = tables.rows_of(refused("x.md", PostError("Broken.", "Mend it.", "x.md", 7)), known)
    assert {name: found for name, found in rows.items() if found} == {
        "faults": [
            {"path": "x.md", "line": 7, "rule": "unreadable", "severity": "error", "message": "Broken.", "hint": "Mend it."}
        ]
    }


def test_a_vague_sum_and_one_without_rates_are_unknown_and_never_zero() -> None:
    row = {"is_vague": False, "amount_low": 1e9, "currency": "USD", "published_on": date(2025, 11, 28)}
    rows = [row | {"is_vague": True}, row | {"currency": "TWD"}, row]
    tables.convert(rows, Rates())
    assert [(one["usd"], one["rate_on"]) for one in rows] == [(None, None), (None, None), (1e9, date(2025, 11, 28))]
    assert rows[0]["jpy"] is None


def test_a_deal_is_converted_at_the_rate_of_the_day_on_which_it_was_first_told(told: Callable[..., Figure]) -> None:
    days = [date(2025, 11, 28), date(2025, 12, 24)]
    [deal] = link(telling(told(str(day), published_on=day, currency="GBP", amount_low=1e9)) for day in days)
    row = tables.deal_row(deal, Rates())
    rate = Rates().convert(1e9, "GBP", days[0])
    assert rate and (row["usd"], row["rate_on"], row["posts"]) == (rate.usd, days[0], 2)
    assert tables.to_table("deals", [row]).num_rows == 1


@pytest.mark.parametrize(
    ("payers", "payees", "amount", "currency", "is_vague", "label"),
    [
        (["OpenAI"], ["Amazon"], 38e9, "USD", False, "OpenAI → Amazon 380億ドル"),
        (["英国政府"], ["Google"], 4e8, "GBP", False, "英国政府 → Google 4億ポンド"),
        (["Meta"], [], 6e11, "USD", False, "Meta 6000億ドル"),
        ([], ["Anthropic"], 1.3e10, "USD", False, "記載なし → Anthropic 130億ドル"),
        ([], [], 1e9, "JPY", False, "記載なし 10億円"),
        (["A"], ["B"], 1.234e12, "JPY", False, "A → B 1.23兆円"),
        (["A"], ["B"], 1.15e9, "EUR", False, "A → B 11.5億ユーロ"),
        (["A", "B", "C", "D"], ["E"], 1e12, "CNY", False, "A・B・Cほか → E 1兆元"),
    ],
)
def test_a_label_says_who_pays_whom_how_much_in_japanese_number_words(
    payers: list[str], payees: list[str], amount: float, currency: str, is_vague: bool, label: str
) -> None:
    assert tables.label(payers, payees, amount, currency, is_vague) == label


def test_the_label_of_a_vague_sum_does_not_claim_a_number() -> None:
    assert "数十億ドル" in tables.label(["A"], ["B"], 1e9, "USD", True)


def test_each_name_is_one_row_with_what_the_register_knows(known: Reference) -> None:
    rows = tables.company_rows(known, ["OpenAI", "某生成AI企業", "カナダ政府", "OpenAI", "NVIDIA"])
    assert [(row["company"], row["kind"], row["country"]) for row in rows] == [
        ("NVIDIA", "company", "US"),
        ("OpenAI", "company", ""),
        ("カナダ政府", "government", ""),
        ("某生成AI企業", "placeholder", ""),
    ]
    assert tables.to_table("companies", rows).num_rows == 4


def test_a_row_that_does_not_fit_is_refused() -> None:
    with pytest.raises(SchemaError, match="tags"):
        tables.to_table("tags", [{"post_id": "a", "tag": None, "tag_raw": "x"}])


@pytest.mark.parametrize("name", schema.TABLES)
def test_no_rows_are_a_table_without_rows(name: str) -> None:
    assert tables.to_table(name, []).num_rows == 0
