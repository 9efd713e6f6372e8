"""Whatever lies in the posts folder: every file gives a post or a fault that a person understands, the others go on, in bounded time."""

import os
import resource
import threading
import unicodedata
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from bad_posts import ALL, GOOD, Bad
from needed import modes_in_force

_HANGS = 300  # seconds after which a build with one bad file will never end; how fast it is, the benchmarks say


def rows(blog: Any, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(blog.settings.tables / f"{table}.parquet").to_pylist()
    return found


def errors(blog: Any) -> list[dict[str, Any]]:
    return [row for row in rows(blog, "faults") if row["severity"] == "error"]


def listed(folder: Path) -> int:
    """How many names below `folder` end like a post's, links not followed."""
    return sum(
        name.lower().endswith((".md", ".markdown")) for _, folders, files in os.walk(folder) for name in (*folders, *files)
    )


@pytest.mark.timeout(_HANGS)
@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_a_bad_file_is_a_post_or_a_fault_and_the_rest_goes_on(blog: Any, bad: Bad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(blog.settings.posts.parent)
    (blog.settings.posts / "2025-11-03-good.md").write_text(GOOD, encoding="utf-8")
    bad.make(blog.settings.posts)
    blog.build()
    assert "2025-11-03-good" in {row["post_id"] for row in rows(blog, "posts")}
    assert len(rows(blog, "posts")) + len(errors(blog)) == listed(blog.settings.posts) == 2
    assert bool(errors(blog)) is not bad.gives_post, errors(blog)
    for fault in errors(blog):
        assert fault["path"] and fault["message"] and fault["hint"]
        assert "Traceback" not in fault["message"] and len(fault["message"]) < 400
    assert not (blog.settings.posts.parent / "hacked").exists()


def test_names_that_differ_by_case_or_normal_form_are_told_apart_or_told(blog: Any) -> None:
    word = "データ"
    for name in (
        "2025-11-04-a.md",
        "2025-11-04-A.md",
        f"2025-11-04-{word}.md",
        f"2025-11-04-{unicodedata.normalize('NFD', word)}.md",
    ):
        (blog.settings.posts / name).write_text(GOOD, encoding="utf-8")
    blog.build()
    assert len(rows(blog, "posts")) + len(errors(blog)) == 4
    ids = [row["post_id"] for row in rows(blog, "posts")]
    assert len(ids) == len(set(ids))


def test_the_same_name_in_two_folders_gives_one_post_and_one_fault(blog: Any) -> None:
    blog.write("one/2025-11-04-a.md")
    blog.write("two/2025-11-04-a.md")
    blog.build()
    assert (len(rows(blog, "posts")), len(errors(blog))) == (1, 1)


def test_an_unreadable_file_is_a_fault(blog: Any) -> None:
    blog.write("2025-11-04-a.md").chmod(0)
    blog.write("2025-11-04-b.md")
    with modes_in_force():
        blog.build()
    assert (len(rows(blog, "posts")), len(errors(blog))) == (1, 1)


def test_files_that_change_and_vanish_while_being_read_do_no_harm(blog: Any) -> None:
    paths = [blog.write(f"2025-11-04-{number}.md") for number in range(60)]
    over = threading.Event()

    def meddle() -> None:
        turn = 0
        while not over.is_set():
            path = paths[turn % 60]
            if turn % 3 == 0:
                path.unlink(missing_ok=True)
            else:
                path.write_text(GOOD[: len(GOOD) - turn % 40], encoding="utf-8")
            turn += 1

    meddling = threading.Thread(target=meddle)
    meddling.start()
    try:
        for _ in range(5):
            blog.build()
            assert len(rows(blog, "posts")) + len(errors(blog)) <= 60
    finally:
        over.set()
        meddling.join()
    blog.build()
    assert len(rows(blog, "posts")) + len(errors(blog)) == listed(blog.settings.posts)


def test_a_folder_of_bad_files_needs_little_memory(blog: Any) -> None:
    for number, bad in enumerate(ALL):
        home = blog.settings.posts / str(number)
        home.mkdir()
        bad.make(home)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    blog.build()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000  # kB
    assert len(rows(blog, "posts")) + len(errors(blog)) == listed(blog.settings.posts)
