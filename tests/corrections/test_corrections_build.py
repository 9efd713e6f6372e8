"""Corrections through a whole build: they change the tables, last, and none is lost in silence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.build import Report, build, outdated
from dashboard.config import Settings
from dashboard.corrections.editor import Editor
from dashboard.corrections.record import Change, FigureKey, Target
from dashboard.corrections.store import Store, open_store

ANNA = Editor("anna@blog.test")
TOLD = "OpenAIはAWSと380億ドルの契約を結んだ。"
Row = dict[str, Any]


@pytest.fixture
def corrected(blog: Any, tmp_path: Path) -> Any:
    """A blog whose corrections are kept beside it."""
    blog.settings = blog.settings.model_copy(update={"database": f"sqlite:///{tmp_path / 'corrections.sqlite'}"})
    blog.write("2025-11-04-a.md", TOLD)
    blog.write("2025-11-05-b.md", "MicrosoftはCoreWeaveに100億ドルを投資した。", day="2025-11-05")
    blog.build()
    return blog


@pytest.fixture
def store(corrected: Any) -> Store:
    return open_store(corrected.settings.database)


def rows(settings: Settings, table: str) -> list[Row]:
    found: list[Row] = pq.read_table(settings.tables / f"{table}.parquet").to_pylist()
    return found


def figure(settings: Settings, post_id: str) -> Row:
    return next(row for row in rows(settings, "figures") if row["post_id"] == post_id)


def outcomes(settings: Settings) -> list[str]:
    return [row["outcome"] for row in rows(settings, "corrections")]


def test_a_correction_changes_the_tables_without_reading_posts_anew(corrected: Any, store: Store) -> None:
    before = figure(corrected.settings, "2025-11-04-a")
    assert not outdated(corrected.settings)
    changes = {"amount_low": Change(38e9, 30e9), "amount_high": Change(38e9, 30e9), "currency": Change("USD", "EUR")}
    store.correct(ANNA, Target.of_figure(before), changes, "euros", 0)
    assert outdated(corrected.settings) == "rules"
    report = corrected.build()
    after = figure(corrected.settings, "2025-11-04-a")
    assert (report.manifest["parsed"], report.manifest["reused"]) == (0, 2)
    assert (after["figure_id"], after["rule"], after["currency"]) == (before["figure_id"], "correction", "EUR")
    assert after["usd"] != 30e9 and after["usd"] > 0
    deal = next(row for row in rows(corrected.settings, "deals") if row["deal_id"] == after["deal_id"])
    assert (deal["amount_low"], deal["currency"]) == (30e9, "EUR")
    assert outcomes(corrected.settings) == ["applied"]
    assert not outdated(corrected.settings)


def test_undo_gives_the_tables_as_they_were(corrected: Any, store: Store) -> None:
    before = {table: rows(corrected.settings, table) for table in ("figures", "deals", "extracted")}
    target = Target.of_figure(figure(corrected.settings, "2025-11-04-a"))
    store.correct(ANNA, target, {"wrong": Change(False, True)}, "no figure", 0)
    corrected.build()
    assert [row["post_id"] for row in rows(corrected.settings, "figures")] == ["2025-11-05-b"]
    store.undo(ANNA, target, "it is one", 1)
    corrected.build()
    assert {table: rows(corrected.settings, table) for table in before} == before


def test_a_correction_survives_a_full_build_and_edits_elsewhere(corrected: Any, store: Store) -> None:
    target = Target.of_figure(figure(corrected.settings, "2025-11-04-a"))
    store.correct(
        ANNA,
        target,
        {"status": Change("announced", "done")}
        if status(corrected) == "announced"
        else {"status": Change(status(corrected), "talks")},
        "as said",
        0,
    )
    corrected.write("2025-11-04-a.md", f"はじめに一言。\n\n{TOLD}\n\nNVIDIAの新しいGPUも話題だ。")
    corrected.build()
    assert figure(corrected.settings, "2025-11-04-a")["rule"] == "correction"
    fresh = corrected.settings.model_copy(update={"tables": corrected.settings.tables.with_name("fresh")})
    build(fresh)
    assert rows(fresh, "figures") == rows(corrected.settings, "figures")
    assert outcomes(fresh) == ["applied"]


def status(blog: Any) -> str:
    return str(figure(blog.settings, "2025-11-04-a")["status"])


def test_a_gone_sentence_an_agreeing_and_a_differing_extractor_are_told(corrected: Any, store: Store) -> None:
    made: list[tuple[str, Change]] = [
        ("2025-11-04-a", Change("contract", "funding")),
        ("2025-11-05-b", Change("other", "investment")),
    ]
    for post_id, change in made:
        store.correct(ANNA, Target.of_figure(figure(corrected.settings, post_id)), {"kind": change}, "as said", 0)
    corrected.write("2025-11-04-a.md", "OpenAIはAWSと380億ドル規模の契約を結ぶらしい。")
    corrected.build()
    assert outcomes(corrected.settings) == ["gone", "agrees"]
    assert [row["post_id"] for row in rows(corrected.settings, "figures") if row["rule"] == "correction"] == ["2025-11-05-b"]
    store.correct(
        ANNA, Target.of_figure(figure(corrected.settings, "2025-11-05-b")), {"kind": Change("market", "other")}, "other", 1
    )
    corrected.build()
    assert outcomes(corrected.settings) == ["gone", "unexpected"]


def test_money_whose_parties_were_guessed_counts_once_an_editor_confirms_it(corrected: Any, store: Store) -> None:
    corrected.write("2025-11-04-a.md", "OpenAIの野心は大きい。2033年までにインフラに1.3兆ドルを投資する計画がある。")
    corrected.build()

    def is_unsure() -> bool:
        found = figure(corrected.settings, "2025-11-04-a")
        return next(bool(row["is_unsure"]) for row in rows(corrected.settings, "deals") if row["deal_id"] == found["deal_id"])

    told = figure(corrected.settings, "2025-11-04-a")
    assert (told["rule"], is_unsure()) == ("investment/topic", True)
    store.correct(ANNA, Target.of_figure(told), {"kind": Change(told["kind"], told["kind"])}, "read", 0)
    corrected.build()
    assert (outcomes(corrected.settings), is_unsure()) == (["confirmed"], False)


def keys(settings: Settings, post_id: str) -> FigureKey:
    return Target.of_figure(figure(settings, post_id)).figures[0]


def test_editors_join_and_split_deals(corrected: Any, store: Store) -> None:
    corrected.write("2025-11-06-c.md", f"続報。{TOLD}", day="2025-11-06")
    corrected.build()

    def same(one: str, two: str) -> bool:
        return bool(figure(corrected.settings, one)["deal_id"] == figure(corrected.settings, two)["deal_id"])

    a, b, c = "2025-11-04-a", "2025-11-05-b", "2025-11-06-c"
    assert same(a, c) and not same(a, b)
    store.correct(
        ANNA,
        Target.of_deals([keys(corrected.settings, a)], [keys(corrected.settings, c)]),
        {"deal": Change("one", "two")},
        "two contracts",
        0,
    )
    store.correct(
        ANNA,
        Target.of_deals([keys(corrected.settings, a)], [keys(corrected.settings, b)]),
        {"deal": Change("two", "one")},
        "one programme",
        0,
    )
    corrected.build()
    assert same(a, b) and not same(a, c)
    assert outcomes(corrected.settings) == ["applied", "applied"]
    merged = [row["merged_by"] for row in rows(corrected.settings, "deals")]
    assert any("joined by an editor" in reason for reason in merged)


def test_a_company_of_an_editor_is_found_in_posts(corrected: Any, store: Store) -> None:
    corrected.write("2025-11-07-d.md", "ノヴァ電機はOpenAIに10億ドルを投資した。", day="2025-11-07")
    corrected.build()
    assert "ノヴァ電機" not in {row["company"] for row in rows(corrected.settings, "mentions")}
    changes = {"aliases": Change([], ["ノヴァ"]), "sector": Change("", "hardware"), "country": Change("", "JP")}
    store.correct(ANNA, Target("company", company="ノヴァ電機"), changes, "a new name", 0)
    corrected.build()
    assert "ノヴァ電機" in {row["company"] for row in rows(corrected.settings, "mentions")}
    assert figure(corrected.settings, "2025-11-07-d")["payers"] == ["ノヴァ電機"]
    assert outcomes(corrected.settings) == ["applied"]


def test_an_alias_of_somebody_else_is_refused_and_told(corrected: Any, store: Store) -> None:
    store.correct(ANNA, Target("company", company="ノヴァ電機"), {"aliases": Change([], ["OpenAI"])}, "a new name", 0)
    corrected.build()
    assert outcomes(corrected.settings) == ["unexpected"]


def test_a_broken_database_leaves_the_last_tables(corrected: Any, tmp_path: Path, run: Callable[[], Report]) -> None:
    before = rows(corrected.settings, "figures")
    (tmp_path / "corrections.sqlite").write_bytes(b"broken" * 1000)
    with pytest.raises(Exception, match="does not answer"):
        run()
    assert rows(corrected.settings, "figures") == before


@pytest.fixture
def run(corrected: Any) -> Callable[[], Report]:
    return corrected.build
