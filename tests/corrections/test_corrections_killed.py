"""A writer killed, and a database server that crashes, in the middle of writing: every acknowledged correction is there afterwards.

`CRASH_RUNS=200` runs it as often as the project's promise says; the suite makes do with fewer.
"""

import os
import random
import signal
import time
from pathlib import Path

import pytest
from postgres_server import Server

from dashboard.corrections.database import StoreError
from dashboard.corrections.editor import Editor
from dashboard.corrections.record import Change, FigureKey, Target
from dashboard.corrections.store import Store, open_store

_RUNS = int(os.environ.get("CRASH_RUNS", "10"))
_TARGETS = 5  # written over and over: new rows and new versions alike


def target(number: int) -> Target:
    return Target("figure", (FigureKey(f"p{number % _TARGETS}", "文" * 500, "1億円"),))


def write_on(address: str, said: int) -> None:
    """Write corrections without end; say each one's place and version on the pipe once it is acknowledged."""
    store = open_store(address)
    seen = {one.target: one.version for one in store.all()}
    number = 0
    while True:
        one = target(number)
        written = store.correct(
            Editor("anna"), one, {"status": Change("done", random.choice(["talks", "done"]))}, f"{number}", seen.get(one, 0)
        )
        seen[one] = written.version
        os.write(said, f"{number % _TARGETS} {written.version}\n".encode())
        number += 1


def killed_after(address: str, lines: int, seconds: float) -> dict[int, int]:
    """Fork a writer, kill it some moments after its first lines; return the last acknowledged version of each target."""
    hear, said = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(hear)
            write_on(address, said)
        finally:
            os._exit(1)
    os.close(said)
    with os.fdopen(hear) as pipe:
        heard = [pipe.readline() for _ in range(lines)]
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        heard += pipe.readlines()
    os.waitpid(child, 0)
    return {int(name): int(version) for name, version in (line.split() for line in heard)}


def check_whole(store: Store, acknowledged: dict[int, int]) -> None:
    for name, version in acknowledged.items():
        found = store.find(target(name))
        assert found is not None and found.version >= version
    for one in store.all():
        past = store.history(one.target)
        assert [entry.version for entry in past] == list(range(1, one.version + 1))
        assert past[-1].after == one.changes


def test_a_killed_writer_loses_nothing_acknowledged(address: str) -> None:
    chance = random.Random(8)
    acknowledged: dict[int, int] = {}
    open_store(address).engine.dispose()
    for _ in range(_RUNS):
        acknowledged |= killed_after(address, chance.randint(1, 6), chance.uniform(0.0, 0.02))
        store = open_store(address)
        check_whole(store, acknowledged)
        store.engine.dispose()
    assert sum(acknowledged.values()) >= _RUNS


def test_a_killed_migration_leaves_a_database_that_opens(tmp_path: Path) -> None:
    chance = random.Random(8)
    for run in range(_RUNS):
        address = f"sqlite:///{tmp_path / f'{run}.sqlite'}"
        acknowledged = killed_after(address, 0, chance.uniform(0.0, 0.08))
        store = open_store(address)
        check_whole(store, acknowledged)
        store.engine.dispose()


def test_a_crashed_server_loses_nothing_acknowledged(postgres: Server) -> None:
    address = postgres.new_database("crashed")
    chance = random.Random(8)
    store = open_store(address)
    acknowledged: dict[int, int] = {}
    for _ in range(max(2, _RUNS // 5)):
        acknowledged |= crashed_under_a_writer(postgres, address, chance.uniform(0.1, 0.4))
        store.engine.dispose()
        check_whole(store, acknowledged)
    assert acknowledged


def crashed_under_a_writer(server: Server, address: str, seconds: float) -> dict[int, int]:
    hear, said = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(hear)
            write_on(address, said)
        except StoreError:
            os._exit(0)
        finally:
            os._exit(1)
    os.close(said)
    time.sleep(seconds)
    server.stop("immediate")
    with os.fdopen(hear) as pipe:
        lines = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    server.start()
    assert os.waitstatus_to_exitcode(status) == 0, "the writer was told in other words than ours"
    return {int(name): int(version) for name, version in (line.split() for line in lines)}


def test_a_writer_is_told_when_the_server_is_gone(postgres: Server) -> None:
    store = open_store(postgres.new_database("gone"))
    postgres.stop()
    try:
        with pytest.raises(StoreError, match="does not answer"):
            store.correct(Editor("anna"), target(0), {"status": Change("done", "talks")}, "why", 0)
    finally:
        postgres.start()
    store.correct(Editor("anna"), target(0), {"status": Change("done", "talks")}, "why", 0)
    store.engine.dispose()
