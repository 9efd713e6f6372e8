"""What the store holds, on SQLite and on PostgreSQL alike."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from needed import modes_in_force
from sqlalchemy import inspect

from dashboard.corrections import database, logins, meeting, models, yaml_file
from dashboard.corrections.database import StoreError
from dashboard.corrections.editor import Editor
from dashboard.corrections.record import Change, CorrectionError, FigureKey, Target
from dashboard.corrections.standing import corrections
from dashboard.corrections.store import ConflictError, Store, open_store, standing

ANNA, BEN = Editor("anna@blog.test"), Editor("ben@blog.test")
FIGURE = Target("figure", (FigureKey("p1", "OpenAIはAWSと380億ドルの契約を結んだ。", "380億ドル"),))
TO_FUNDING = {"kind": Change("contract", "funding")}
TO_TALKS = {"kind": Change("contract", "funding"), "status": Change("announced", "talks")}
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_a_correction_says_who_when_why_old_and_new(store: Store) -> None:
    written = store.correct(ANNA, FIGURE, TO_FUNDING, "The post means a round.", 0, NOW)
    assert store.find(FIGURE) == written
    assert (written.who, written.at, written.why, written.version) == ("anna@blog.test", NOW, "The post means a round.", 1)
    assert written.changes == TO_FUNDING


def test_the_second_editor_is_told_and_overwrites_nothing(store: Store) -> None:
    first = store.correct(ANNA, FIGURE, TO_FUNDING, "a round", 0)
    with pytest.raises(ConflictError, match=r"anna@blog\.test.*a round") as told:
        store.correct(BEN, FIGURE, TO_TALKS, "only talks", 0)
    assert told.value.now == first
    assert store.find(FIGURE) == first
    assert len(store.history(FIGURE)) == 1


def test_an_undo_of_what_somebody_else_changed_is_refused(store: Store) -> None:
    store.correct(ANNA, FIGURE, TO_FUNDING, "a round", 0)
    store.correct(BEN, FIGURE, TO_TALKS, "only talks", 1)
    with pytest.raises(ConflictError):
        store.undo(ANNA, FIGURE, "mine", 1)


def test_of_many_editors_at_once_exactly_one_wins(store: Store) -> None:
    editors = 8
    for number in range(10):
        target = Target("figure", (FigureKey(f"p{number}", "文", "1億円"),))
        gate = threading.Barrier(editors)

        def write(name: int, target: Target = target, gate: threading.Barrier = gate) -> bool:
            gate.wait()
            try:
                store.correct(Editor(f"{name}"), target, TO_FUNDING, "mine", 0)
            except ConflictError:
                return False
            return True

        with ThreadPoolExecutor(editors) as pool:
            assert sum(pool.map(write, range(editors))) == 1
        assert len(store.history(target)) == 1


def test_undo_brings_back_what_stood_before_and_undo_of_undo_the_change(store: Store) -> None:
    store.correct(ANNA, FIGURE, TO_FUNDING, "a round", 0)
    store.correct(BEN, FIGURE, TO_TALKS, "only talks", 1)
    assert store.undo(ANNA, FIGURE, "not so", 2).changes == TO_FUNDING
    assert store.undo(ANNA, FIGURE, "so after all", 3).changes == TO_TALKS
    assert [(one.action, one.who) for one in store.history(FIGURE)] == [
        ("made", ANNA.who), ("changed", BEN.who), ("undone", ANNA.who), ("undone", ANNA.who),
    ]  # fmt: skip


def test_an_undone_correction_is_not_applied(store: Store, address: str) -> None:
    store.correct(ANNA, FIGURE, TO_FUNDING, "a round", 0)
    assert [one.target for one in standing(address)] == [FIGURE]
    store.undo(ANNA, FIGURE, "", 1)
    assert standing(address) == ()


def test_history_tells_each_old_and_new_state(store: Store) -> None:
    store.correct(ANNA, FIGURE, TO_FUNDING, "a round", 0)
    store.correct(BEN, FIGURE, TO_TALKS, "only talks", 1)
    assert [(one.before, one.after, one.why) for one in store.history()] == [
        (None, TO_FUNDING, "a round"), (TO_FUNDING, TO_TALKS, "only talks"),
    ]  # fmt: skip


def test_nothing_to_undo_is_said(store: Store) -> None:
    with pytest.raises(CorrectionError, match="nothing to undo"):
        store.undo(ANNA, FIGURE, "", 0)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, "no change"),
        (TO_FUNDING, " "),
        (TO_FUNDING, "x" * 501),
        ({"kind": Change("contract", "gift")}, "no such kind"),
        ({"figure_id": Change("a", "b")}, "not to be changed"),
        ({"amount_low": Change(1.0, -1.0)}, "negative"),
        ({"amount_low": Change(1.0, float("nan"))}, "no number"),
        ({"amount_low": Change(1.0, float("inf"))}, "no number"),
        ({"amount_low": Change(1.0, True)}, "no number"),
        ({"amount_low": Change(1.0, 5.0), "amount_high": Change(1.0, 4.0)}, "upside down"),
        ({"currency": Change("USD", "dollar")}, "no code"),
        ({"payers": Change([], ["A\nB"])}, "two lines"),
        ({"payers": Change([], "OpenAI")}, "no list"),
        ({"when_end": Change(None, "2026-02-30")}, "no day"),
        ({"wrong": Change(False, "yes")}, "no truth"),
    ],
)
def test_an_impossible_correction_is_refused(store: Store, changes: dict[str, Change], why: str) -> None:
    with pytest.raises(CorrectionError):
        store.correct(ANNA, FIGURE, changes, why, 0)
    assert store.all() == ()


def test_hostile_texts_come_back_as_written(store: Store) -> None:
    said = "'; DROP TABLE corrections; -- \x00 <script> 😀 \u202e"
    target = Target("figure", (FigureKey("p'--", 'x" \x00 %s :a', "1億円"),))
    store.correct(ANNA, target, {"payers": Change([], ["'; DROP TABLE history; --"])}, said, 0)
    found = store.find(target)
    assert found is not None
    assert found.target == target
    assert found.why == said.replace("\0", "")
    assert found.changes == {"payers": Change([], ["'; DROP TABLE history; --"])}


def test_groups_of_figures_are_one_target_in_any_order() -> None:
    one, two, three = (FigureKey(name, "文", "1億円") for name in "abc")
    assert Target.of_deals([one, two], [three]).digest == Target.of_deals([three], [two, one]).digest
    assert Target.of_deals([one], [two, three]).digest != Target.of_deals([one, two], [three]).digest
    with pytest.raises(CorrectionError):
        Target.of_deals([one], [one, two])


def test_export_and_import_give_the_same_corrections(store: Store, tmp_path: Path) -> None:
    keys = [FigureKey(name, "文: 「- x」", "1億円") for name in "abc"]
    store.correct(ANNA, FIGURE, TO_TALKS, "only talks", 0, NOW)
    store.correct(BEN, Target.of_deals(keys[:1], keys[1:]), {"deal": Change("two", "one")}, "one deal", 0, NOW)
    store.correct(
        BEN,
        Target("company", company="ノヴァ社"),
        {"aliases": Change([], ["NOVA"]), "sector": Change("", "cloud")},
        "new",
        0,
        NOW,
    )
    file = tmp_path / "corrections.yml"
    file.write_text(yaml_file.export(store.all()), encoding="utf-8")
    other = open_store(f"sqlite:///{tmp_path / 'other.sqlite'}")
    assert yaml_file.take_in(other, ANNA, file) == (3, 0, [])
    assert {one.target: one.changes for one in other.all()} == {one.target: one.changes for one in store.all()}
    assert yaml_file.export(other.all()).count("who: anna@blog.test") == 3
    assert yaml_file.take_in(other, ANNA, file) == (0, 3, [])


def test_an_import_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    store.correct(ANNA, FIGURE, TO_TALKS, "only talks", 0)
    file = tmp_path / "corrections.yml"
    file.write_text(yaml_file.export(store.all()), encoding="utf-8")
    store.correct(BEN, FIGURE, TO_FUNDING, "done by now", 1)
    added, there, left_out = yaml_file.take_in(store, ANNA, file)
    assert (added, there) == (0, 0)
    assert left_out == ["p1 380億ドル: ben@blog.test decided otherwise (done by now)"]


@pytest.mark.parametrize(
    "written",
    ["a: 1", "- subject: figure", "- !!python/object/apply:os.system ['true']", "- [", "- {subject: x, target: {}, changes: {}, why: a, who: b, at: 2026-01-01T00:00:00Z}", "\udcff"],
)  # fmt: skip
def test_a_file_of_something_else_is_refused_whole(store: Store, tmp_path: Path, written: str) -> None:
    file = tmp_path / "corrections.yml"
    file.write_bytes(written.encode("utf-8", "surrogateescape"))
    with pytest.raises(CorrectionError):
        yaml_file.take_in(store, ANNA, file)
    assert store.all() == ()


def test_notes_and_decisions_of_a_meeting(store: Store) -> None:
    note = meeting.add_note(store.engine, ANNA, date(2026, 1, 5), "Ask Ben about the round.", NOW)
    assert meeting.notes(store.engine) == (note,)
    first = meeting.decide(store.engine, ANNA, "deal:d1", "take", "for Monday", 0, NOW)
    with pytest.raises(ConflictError):
        meeting.decide(store.engine, BEN, "deal:d1", "no", "", 0)
    assert meeting.decisions(store.engine) == {"deal:d1": first}
    second = meeting.decide(store.engine, BEN, "deal:d1", "aside", "", 1, NOW)
    assert meeting.decisions(store.engine) == {"deal:d1": second}


def test_a_logout_is_remembered(store: Store) -> None:
    assert logins.logged_out_at(store.engine, ANNA.who) is None
    logins.log_out(store.engine, ANNA.who, datetime(2025, 1, 1, tzinfo=UTC))
    logins.log_out(store.engine, ANNA.who, NOW)
    assert logins.logged_out_at(store.engine, ANNA.who) == NOW


@pytest.mark.parametrize("_again", range(5))  # SQLite's change to WAL fails only where two meet
def test_many_programs_may_open_an_empty_database_at_once(address: str, _again: int) -> None:
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: open_store(address), range(6)))
    assert [store.all() for store in stores] == [()] * 6
    for store in stores:
        store.engine.dispose()


def test_the_migrations_make_the_tables_that_the_code_declares(store: Store) -> None:
    found = inspect(store.engine)
    for table in models.Base.metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: bool(column.nullable) for column in table.columns}
    versions = Path(database.__file__).parent / "migrations" / "versions"
    assert max(path.name[:4] for path in versions.glob("[0-9]*.py")) == database.HEAD


def test_a_database_of_a_newer_program_is_left_alone(store: Store, address: str) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer"):
        open_store(address)


def test_reading_makes_no_database(tmp_path: Path) -> None:
    assert standing(f"sqlite:///{tmp_path / 'none.sqlite'}") == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address", ["nonsense", "oracle9://x", "sqlite:////proc/none/x.sqlite", "postgresql://nobody:secret@127.0.0.1:1/none"]
)
def test_a_database_that_does_not_answer_is_named_without_its_password(address: str) -> None:
    with pytest.raises(StoreError) as told:
        open_store(address)
    assert "secret" not in str(told.value)


def test_a_file_that_is_no_database_is_said_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "corrections.sqlite"
    file.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == b"not a database" * 100


def test_a_database_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'c.sqlite'}")
    (tmp_path / "c.sqlite").chmod(0o400)
    with modes_in_force(), pytest.raises(StoreError):
        store.correct(ANNA, FIGURE, TO_FUNDING, "a round", 0)


@pytest.mark.parametrize("name", ["plain.sqlite", "with%20space.sqlite", "moded.sqlite?timeout=5"])
def test_a_build_finds_the_corrections_of_every_address_that_the_app_wrote_to(tmp_path: Path, name: str) -> None:
    address = f"sqlite:///{tmp_path / name}"
    assert corrections(address) == ()
    opened = open_store(address)
    opened.correct(ANNA, FIGURE, TO_FUNDING, "a round", 0)
    opened.engine.dispose()
    assert [one.target for one in corrections(address)] == [FIGURE]
