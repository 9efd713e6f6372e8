"""Snapshots: a reader sees the old one or the new one, whole; one writer a folder."""

import json
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard import schema, served, snapshot, tables
from dashboard.errors import SnapshotError


def _tables(tag: str) -> dict[str, pa.Table]:
    made = {name: tables.to_table(name, []) for name in schema.TABLES}
    made["tags"] = tables.to_table("tags", [{"post_id": tag, "tag": tag, "tag_raw": tag}])
    return made


def _write(folder: Path, name: str) -> None:
    with snapshot.writing(folder):
        snapshot.write(folder, {"snapshot_id": name, "built_at": "2026-01-01T00:00:00+00:00"}, _tables(name))


def test_what_is_written_is_what_is_loaded(tmp_path: Path) -> None:
    _write(tmp_path, "one")
    found = snapshot.load(tmp_path)
    assert (found.id, found.built_at.isoformat(), found.tags["tag"].to_list()) == ("one", "2026-01-01T00:00:00+00:00", ["one"])
    assert snapshot.snapshot_id(tmp_path) == "one"


def test_a_folder_without_tables_has_none_and_says_how_to_make_them(tmp_path: Path) -> None:
    assert (snapshot.manifest(tmp_path), snapshot.snapshot_id(tmp_path)) == (None, None)
    with pytest.raises(SnapshotError, match="python -m dashboard build"):
        snapshot.load(tmp_path)


def test_the_tables_stand_under_their_plain_names_for_other_programs(tmp_path: Path) -> None:
    _write(tmp_path, "one")
    _write(tmp_path, "two")
    assert pq.read_table(tmp_path / "tags.parquet")["tag"].to_pylist() == ["two"]
    assert {path.stem for path in tmp_path.glob("*.parquet")} == set(schema.TABLES)
    assert json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["snapshot_id"] == "two"


def test_the_snapshot_before_stays_for_who_is_reading_it_and_older_ones_go(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        _write(tmp_path, name)
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"two", "three"}


def test_nothing_is_left_over_beside_a_snapshot(tmp_path: Path) -> None:
    _write(tmp_path, "one")
    assert list(tmp_path.rglob("*.part")) == []


def test_what_others_keep_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("x")
    for name in ("one", "two", "three"):
        _write(tmp_path, name)
    assert (tmp_path / "mine" / "notes.txt").read_text() == "x"


@contextmanager
def _disk_full(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond some bytes, as on a full disk; the test's own output goes on afterwards."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 200, 1000])
def test_a_write_on_a_full_disk_leaves_the_old_snapshot_served_whole(size: int, tmp_path: Path) -> None:
    _write(tmp_path, "one")
    with pytest.raises(SnapshotError, match="could not be written"), _disk_full(size):
        _write(tmp_path, "two")
    assert (snapshot.load(tmp_path).id, snapshot.load(tmp_path).tags["tag"].to_list()) == ("one", ["one"])


@pytest.mark.parametrize("obstacle", ["two", ".two.part", ".tags.parquet.part", ".manifest.json.part"])
def test_whatever_stands_in_the_way_a_reader_finds_a_whole_snapshot(obstacle: str, tmp_path: Path) -> None:
    _write(tmp_path, "one")
    (tmp_path / obstacle).write_text("a file that nobody expects")
    with suppress(SnapshotError):
        _write(tmp_path, "two")
    assert snapshot.load(tmp_path).tags["tag"].to_list() == [snapshot.load(tmp_path).id]


def test_an_aborted_build_does_not_hinder_the_next(tmp_path: Path) -> None:
    (tmp_path / ".one.part").mkdir(parents=True)
    (tmp_path / ".one.part" / "tags.parquet").write_text("half")
    _write(tmp_path, "one")
    assert snapshot.load(tmp_path).tags["tag"].to_list() == ["one"]


def test_a_snapshot_left_half_under_its_final_name_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir(parents=True)
    _write(tmp_path, "one")
    assert snapshot.load(tmp_path).tags["tag"].to_list() == ["one"]


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"snapshot_id": 1', "{}"])
def test_a_manifest_that_cannot_be_read_says_so(content: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(SnapshotError, match=r"build"):
        snapshot.load(tmp_path)


@pytest.mark.parametrize("damage", ["missing", "broken", "of another schema"])
def test_a_snapshot_with_a_damaged_table_says_so(damage: str, tmp_path: Path) -> None:
    _write(tmp_path, "one")
    path = tmp_path / "one" / "tags.parquet"
    path.unlink()
    if damage == "broken":
        path.write_bytes(b"PAR1 half")
    elif damage == "of another schema":
        pq.write_table(pa.table({"x": [1]}), path)
    with pytest.raises(SnapshotError, match=r"build again"):
        snapshot.load(tmp_path)


def test_a_second_writer_is_turned_away_and_the_first_goes_on(tmp_path: Path) -> None:
    with snapshot.writing(tmp_path), pytest.raises(SnapshotError, match="Another build"), snapshot.writing(tmp_path):
        pytest.fail("two writers")
    with snapshot.writing(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SnapshotError, match="file"), snapshot.writing(tmp_path / "file" / "tables"):
        pytest.fail("a folder inside a file")


def test_a_reader_meets_one_whole_snapshot_while_others_are_written(tmp_path: Path) -> None:
    _write(tmp_path, "s0")
    writer = threading.Thread(target=lambda: [_write(tmp_path, f"s{number}") for number in range(1, 12)])
    writer.start()
    seen = []
    while writer.is_alive():
        manifest, found = snapshot.read_tables(tmp_path, ("tags", "posts"))
        seen.append((manifest["snapshot_id"], found["tags"]["tag"].to_pylist()[0]))
    writer.join()
    assert seen and all(name == tag for name, tag in seen)


def test_a_missing_text_is_none_and_never_nan(tmp_path: Path) -> None:
    row = dict.fromkeys(schema.FIGURES.names, None) | {
        "figure_id": "f", "post_id": "p", "published_on": date(2025, 11, 30), "amount_text": "5億ドル", "amount_low": 5e8, "is_vague": True,
        "currency": "USD", "qualifier": "", "kind": "market", "status": "done", "payers": [], "payees": [], "when_text": "",
        "converted_text": "", "is_total": False, "is_slice": False, "sentence": "", "span_start": 0, "span_end": 1, "occurrences": 1,
        "confidence": "low", "rule": "r",
    }  # fmt: skip
    made = _tables("one") | {"figures": tables.to_table("figures", [row])}
    with snapshot.writing(tmp_path):
        snapshot.write(tmp_path, {"snapshot_id": "one", "built_at": "2026-01-01T00:00:00+00:00"}, made)
    loaded, by_others = snapshot.load(tmp_path).figures, pd.read_parquet(tmp_path / "figures.parquet")
    assert [frame.to_dict("records")[0]["deal_id"] for frame in (loaded, by_others)] == [None, None]


def test_an_unknown_sum_is_not_a_number_and_never_zero(tmp_path: Path) -> None:
    _write(tmp_path, "one")
    assert pd.api.types.is_float_dtype(snapshot.load(tmp_path).figures["usd"])


def test_the_tables_of_a_snapshot_are_those_that_the_schema_declares() -> None:
    assert set(served.TABLES) == set(schema.TABLES)


@pytest.mark.parametrize("name", schema.TABLES)
def test_a_snapshot_is_whole_only_with_every_table_told_and_there(name: str, tmp_path: Path) -> None:
    _write(tmp_path, "one")
    written = snapshot.manifest(tmp_path) or {}
    assert served.is_whole(tmp_path, written)
    untold = {**written, "bytes": {other: size for other, size in written["bytes"].items() if other != name}}
    assert not served.is_whole(tmp_path, untold)
    (tmp_path / "one" / f"{name}.parquet").unlink()
    assert not served.is_whole(tmp_path, written)
