"""The real posts, where they are there: every file a row, every figure re-reads, the first posts' facts, the score on the labels."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dashboard import snapshot
from dashboard.build import build
from dashboard.config import Settings
from dashboard.records import DEAL_KINDS

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
POSTS = {"posts": SHARED / "corpus" / "posts", "first-posts": SHARED / "corpus" / "first-posts"}
GOLD = SHARED / "evaluation" / "gold"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not POSTS["posts"].is_dir(), reason=f"THE REAL POSTS ARE NOT THERE: {POSTS['posts']} is missing, nothing was measured"
    ),
]

Rows = dict[str, list[dict[str, Any]]]


def _settings(folder: Path) -> Settings:
    return Settings(posts=folder / "posts", tables=folder / "tables", database=f"sqlite:///{folder / 'corrections.sqlite'}")


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All shared posts in one folder, built once."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "posts").mkdir()
    for name, source in POSTS.items():
        (folder / "posts" / name).mkdir()
        for path in source.glob("*.md"):
            (folder / "posts" / name / path.name).write_bytes(path.read_bytes())
    build(_settings(folder), workers=2)
    return folder / "tables"


@pytest.fixture(scope="session")
def rows(tables: Path) -> Rows:
    return {name: table.to_pylist() for name, table in snapshot.read_tables(tables)[1].items()}


@pytest.fixture(scope="session")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "evaluation" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def told(rows: Rows) -> Callable[..., list[tuple[str, list[str], list[str]]]]:
    """Kind, payers and payees of the first posts' figures with this sum."""

    def find(low: float, currency: str = "USD") -> list[tuple[str, list[str], list[str]]]:
        first = {row["post_id"] for row in rows["posts"] if row["path"].startswith("first-posts/")}
        return [
            (row["kind"], row["payers"], row["payees"])
            for row in rows["figures"]
            if row["post_id"] in first and row["currency"] == currency and row["amount_low"] == low
        ]

    return find


def test_every_file_is_a_row_of_posts_or_of_faults(rows: Rows) -> None:
    files = {f"{name}/{path.name}" for name, source in POSTS.items() for path in source.iterdir()}
    read = {row["path"] for row in rows["posts"]}
    refused = {row["path"] for row in rows["faults"] if row["severity"] == "error"}
    assert (read | refused, read & refused) == (files, set())


def test_every_figure_re_reads_from_its_file_at_its_place(rows: Rows) -> None:
    path_of = {row["post_id"]: row["path"] for row in rows["posts"]}
    texts = {
        post: (POSTS[path.split("/")[0]] / path.split("/", 1)[1]).read_text(encoding="utf-8") for post, path in path_of.items()
    }
    wrong = [row for row in rows["figures"] if texts[row["post_id"]][row["span_start"] : row["span_end"]] != row["amount_text"]]
    assert (len(rows["figures"]) > 1500, wrong) == (True, [])


def test_every_sentence_of_a_figure_stands_in_its_file(rows: Rows) -> None:
    path_of = {row["post_id"]: row["path"] for row in rows["posts"]}
    texts = {
        post: (POSTS[path.split("/")[0]] / path.split("/", 1)[1]).read_text(encoding="utf-8") for post, path in path_of.items()
    }
    assert [row["sentence"] for row in rows["figures"] if row["sentence"] not in texts[row["post_id"]]] == []


def test_a_converted_sum_is_written_as_in_the_file(rows: Rows) -> None:
    path_of = {row["post_id"]: row["path"] for row in rows["posts"]}
    texts = {
        post: (POSTS[path.split("/")[0]] / path.split("/", 1)[1]).read_text(encoding="utf-8") for post, path in path_of.items()
    }
    assert [row["converted_text"] for row in rows["figures"] if row["converted_text"] not in texts[row["post_id"]]] == []


def test_ids_are_unique_and_point_at_rows(rows: Rows) -> None:
    for table, key in (("posts", "post_id"), ("figures", "figure_id"), ("deals", "deal_id"), ("companies", "company")):
        assert len({row[key] for row in rows[table]}) == len(rows[table])
    posts, deals, figures = (
        {row[key] for row in rows[table]} for table, key in (("posts", "post_id"), ("deals", "deal_id"), ("figures", "figure_id"))
    )
    assert {row["post_id"] for table in ("figures", "mentions", "tags") for row in rows[table]} <= posts
    assert {row["deal_id"] for row in rows["figures"] if row["deal_id"]} == deals
    assert {one for row in rows["deals"] for one in row["figure_ids"]} <= figures


def test_a_figure_has_a_deal_exactly_if_its_kind_is_one(rows: Rows) -> None:
    assert [row for row in rows["figures"] if (row["deal_id"] is not None) != (row["kind"] in DEAL_KINDS)] == []


def test_nobody_pays_himself(rows: Rows) -> None:
    assert [row["sentence"] for table in ("figures",) for row in rows[table] if set(row["payers"]) & set(row["payees"])] == []


def test_no_sum_is_below_what_a_deal_can_be(rows: Rows) -> None:
    assert [
        row["amount_text"] for row in rows["figures"] if not row["is_vague"] and row["usd"] is not None and row["usd"] < 1000
    ] == []


FIRST = [
    (500e8, "USD", "investment", "Amazon", "米国政府"),
    (380e8, "USD", "contract", "OpenAI", "Amazon"),
    (4e8, "GBP", "contract", "英国政府", "Google"),
    (19e8, "GBP", "investment", "CloudHQ", ""),
    (11.5e8, "GBP", "investment", "ServiceNow", ""),
    (25e8, "GBP", "investment", "CyrusOne", ""),
    (7.5e8, "GBP", "investment", "CoreWeave", ""),
    (10e8, "GBP", "investment", "英国政府", ""),
    (1000e8, "USD", "investment", "OpenAI", "NVIDIA"),
    (140e8, "USD", "investment", "Microsoft", "OpenAI"),
    (33e8, "USD", "investment", "Microsoft", ""),
    (6000e8, "USD", "investment", "Meta", ""),
    (100e8, "USD", "contract", "Meta", "Google"),
    (5000e8, "USD", "investment", "Apple", ""),
    (9e8, "USD", "acquisition", "NVIDIA", "Enfabrica"),
    (50e8, "USD", "contract", "NVIDIA", "Intel"),
]


@pytest.mark.parametrize(("low", "currency", "kind", "payer", "payee"), FIRST)
def test_the_first_posts_give_their_rows(low: float, currency: str, kind: str, payer: str, payee: str, told) -> None:
    assert (kind, [payer] if payer else [], [payee] if payee else []) in told(low, currency)


def test_a_deal_that_two_first_posts_tell_is_one(rows: Rows) -> None:
    first = {row["post_id"] for row in rows["posts"] if row["path"].startswith("first-posts/")}
    for low in (500e8, 380e8):
        deals = {
            row["deal_id"] for row in rows["figures"] if row["post_id"] in first and row["amount_low"] == low and row["deal_id"]
        }
        assert len(deals) == 1


def test_the_forecast_of_the_whole_industry_is_no_deal(told, rows: Rows) -> None:
    assert told(3e12) == [("market", [], [])]
    assert [
        (row["amount_high"], row["status"]) for row in rows["figures"] if row["amount_low"] == 3e12 and row["amount_high"] == 4e12
    ][:1] == [(4e12, "forecast")]


def test_a_total_of_the_first_posts_is_marked_and_its_parts_are_not(rows: Rows) -> None:
    first = {row["post_id"] for row in rows["posts"] if row["path"].startswith("first-posts/")}
    pounds = {
        row["amount_low"]: row["is_total"] for row in rows["figures"] if row["post_id"] in first and row["currency"] == "GBP"
    }
    assert pounds == {4e8: False, 6.3e9: True, 19e8: False, 11.5e8: False, 25e8: False, 7.5e8: False, 10e8: False}


def test_a_conversion_of_the_first_posts_is_no_second_figure(told, rows: Rows) -> None:
    assert told(543e6) == []
    assert "約5億4300万ドル" in {
        row["converted_text"] for row in rows["figures"] if row["amount_low"] == 4e8 and row["currency"] == "GBP"
    }


def test_the_sums_agree_with_the_hand_labels(tables: Path, score: ModuleType) -> None:
    found, _ = score.score(score.load_gold(GOLD), score.load_predictions(tables))
    measured = {name: round(value[-1] if isinstance(value, tuple) else value, 1) for name, value in found.items()}
    assert measured["posts"] == 83 and measured["amounts"] >= 92, measured


def test_building_again_takes_every_post_over(tables: Path) -> None:
    assert build(_settings(tables.parent)).changed is False
