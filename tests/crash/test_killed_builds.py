"""Builds killed at any moment, two at once, and a full disk: readers see the last whole snapshot, always.

`CRASH_RUNS=100 CRASH_POSTS=/folder` runs it as often, and over as many posts, as the project's promise says; the suite makes do with fewer.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from needed import missing

from dashboard import snapshot
from dashboard.build import build
from dashboard.config import Settings
from dashboard.corrections.database import StoreError
from dashboard.corrections.editor import Editor
from dashboard.corrections.record import Change, FigureKey, Target
from dashboard.corrections.store import open_store

ROOT = Path(__file__).resolve().parents[2]
_RUNS = int(os.environ.get("CRASH_RUNS", "8"))
_ROOM = 900 if "CRASH_POSTS" not in os.environ else 6_000  # kB that hold one snapshot and not two
_POSTS = Path(os.environ.get("CRASH_POSTS", ROOT / "data" / "posts"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    shutil.copytree(_POSTS, tmp_path / "posts")
    return Settings(posts=tmp_path / "posts", tables=tmp_path / "tables", database=f"sqlite:///{tmp_path / 'none.sqlite'}")


def command(settings: Settings, workers: int = 2) -> list[str]:
    return [
        sys.executable,
        "-m",
        "dashboard",
        "build",
        "--posts",
        str(settings.posts),
        "--out",
        str(settings.tables),
        "--workers",
        str(workers),
    ]


def environment(settings: Settings) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "COVERAGE_DATABASE": settings.database}


def run_build(settings: Settings) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(settings), check=False, env=environment(settings), capture_output=True, text=True)


def touch(settings: Settings, run: int) -> None:
    """Change some posts, so that each build has something to write; every third run all of them."""
    paths = sorted(settings.posts.rglob("*.md"))
    for path in paths if run % 3 == 0 else paths[run % 7 :: 7]:
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"\n追記{run}。\n")


class Reader(threading.Thread):
    """Loads the served snapshot over and over; notes each load that is not whole."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.folder, self.loads, self.broken, self.over = folder, 0, [], False

    def run(self) -> None:
        while not self.over:
            try:
                loaded = snapshot.load(self.folder)
                counts = {
                    name: len(getattr(loaded, name)) for name in ("posts", "figures", "deals", "mentions", "tags", "faults")
                }
                if any(loaded.manifest["tables"][name] != count for name, count in counts.items()):
                    self.broken.append(f"{loaded.id}: {counts}")
                self.loads += 1
            except Exception as error:
                self.broken.append(repr(error))
            time.sleep(0.02)


@pytest.fixture
def reader(settings: Settings) -> Iterator[Reader]:
    build(settings, workers=None)
    thread = Reader(settings.tables)
    thread.start()
    yield thread
    thread.over = True
    thread.join()


def test_builds_killed_at_any_moment_never_break_a_load(settings: Settings, reader: Reader) -> None:
    chance = random.Random(8)
    touch(settings, 0)
    started = time.monotonic()
    subprocess.run(command(settings), env=environment(settings), check=True, capture_output=True)
    whole = time.monotonic() - started
    for run in range(_RUNS):
        touch(settings, run)
        building = subprocess.Popen(
            command(settings),
            env=environment(settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.0, 1.0) * (whole if run % 3 == 0 else whole / 2))
        os.killpg(building.pid, signal.SIGKILL)
        building.wait()
        snapshot.load(settings.tables)
    assert reader.broken == []
    assert reader.loads > _RUNS
    done = run_build(settings)
    assert done.returncode == 0, done.stderr
    fresh = settings.model_copy(update={"tables": settings.tables.with_name("fresh")})
    assert run_build(fresh).returncode == 0
    here, there = (snapshot.load(folder).manifest for folder in (settings.tables, fresh.tables))
    assert (here["listing"], here["tables"]) == (there["listing"], there["tables"])
    left = [path.name for path in settings.tables.iterdir() if path.name.endswith(".part")]
    assert left == [], "a later build sweeps what killed ones left"


def test_of_two_builds_at_once_one_is_refused_and_neither_breaks(settings: Settings, reader: Reader) -> None:
    touch(settings, 0)
    both = [
        subprocess.Popen(command(settings), env=environment(settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [(one.communicate()[1], one.returncode) for one in both]
    assert sorted(code for _, code in said) in ([0, 0], [0, 1])
    assert all("Another build is writing here" in words for words, code in said if code)
    snapshot.load(settings.tables)
    assert reader.broken == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for one snapshot and not for two."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_ROOM}k", "tmpfs", str(place)], check=False, capture_output=True)
    if done.returncode:
        missing(f"no right to mount a small disk: {done.stderr.decode()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_said_and_the_last_snapshot_stays(settings: Settings, small_disk: Path) -> None:
    small = settings.model_copy(update={"tables": small_disk / "tables"})
    done = run_build(small)
    assert done.returncode == 0, done.stderr
    before = snapshot.snapshot_id(small.tables)
    filler = small_disk / "filler"
    free = shutil.disk_usage(small_disk).free
    filler.write_bytes(b"\0" * max(0, free - 24_000))
    touch(small, 0)
    done = run_build(small)
    assert done.returncode == 1
    said = done.stderr.strip()
    assert "No space left" in said
    assert said.startswith("error:")
    assert len(said.splitlines()) == 1
    assert snapshot.load(small.tables).id == before
    filler.unlink()
    done = run_build(small)
    assert done.returncode == 0, done.stderr
    assert snapshot.load(small.tables).id != before


def test_a_full_disk_under_the_database_is_said_and_loses_nothing(small_disk: Path) -> None:

    address = f"sqlite:///{small_disk / 'corrections.sqlite'}"
    store = open_store(address)
    written = 0
    with pytest.raises(StoreError, match="full"):
        for number in range(2000):
            target = Target("figure", (FigureKey(f"p{number}", "文" * 2000, "1億円"),))
            store.correct(Editor("anna"), target, {"status": Change("done", "talks")}, "why", 0)
            written += 1
    assert len(open_store(address).all()) == written > 10
