"""`python -m dashboard …` as a user runs it: what it prints, and its exit status."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import snapshot
from dashboard.cli import app

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run(blog, tmp_path: Path):
    def command(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        folders = {"COVERAGE_REFERENCE": str(blog.settings.reference), "COVERAGE_DATABASE": blog.settings.database}
        return subprocess.run(
            [sys.executable, *words] if words[:1] == ("-c",) else [sys.executable, "-m", "dashboard", *words],
            env=os.environ | {"PYTHONPATH": str(ROOT)} | folders | environment,
            cwd=tmp_path,
            check=False,
            capture_output=True,
            text=True,
        )

    return command


def test_a_build_with_refused_posts_stands_and_is_summed_up_in_a_line(run, blog) -> None:
    blog.write("2025-11-04-a.md")
    blog.write("bad.md", b"\xff")
    done = run("build", "--posts", str(blog.settings.posts), "--out", str(blog.settings.tables))
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert re.search(r"1 posts? .*0 reused.*1 read.*1 refused.*1 figures?.*1 deals?.*faults?.* s", done.stdout)
    assert snapshot.snapshot_id(blog.settings.tables) in done.stdout


def test_a_build_tells_the_first_refused_posts_and_what_to_do(run, blog) -> None:
    for number in range(8):
        blog.write(f"bad{number}.md", b"---\ntitle: a\n---\nx\n")
    lines = run("build", "--posts", str(blog.settings.posts), "--out", str(blog.settings.tables)).stdout.splitlines()
    told = [line for line in lines if line.startswith("not read: ")]
    assert told[0] == "not read: bad0.md:1: The post has no date. Write `date: 2026-01-31 09:00:00 +0900`."
    assert (len(told), "3 more" in told[-1]) == (6, True)


def test_a_second_build_says_that_nothing_changed(run, blog) -> None:
    blog.write("2025-11-04-a.md")
    blog.build()
    done = run(
        "build", "--posts", str(blog.settings.posts), "--out", str(blog.settings.tables), COVERAGE_SITE="https://blog.test"
    )
    assert (done.returncode, done.stdout.startswith("nothing changed")) == (0, True)


def test_that_nothing_changed_is_told_without_loading_what_reads_posts_or_writes_tables(run, blog) -> None:
    blog.write("2025-11-04-a.md")
    blog.build()
    given = ["build", "--posts", str(blog.settings.posts), "--out", str(blog.settings.tables)]
    loaded = f"""
import sys, dashboard.cli
sys.argv = ["dashboard", *{given!r}]
try: dashboard.cli.main()
except SystemExit: pass
print({{"pyarrow", "pandas", "numpy", "sqlalchemy", "fugashi", "streamlit", "dashboard.making"}} & sys.modules.keys())
"""
    done = run("-c", loaded, COVERAGE_SITE="https://blog.test")
    assert (done.stderr.strip(), done.stdout.splitlines()[-1]) == ("", "set()")
    assert done.stdout.startswith("nothing changed")


def test_the_environment_names_the_folders_as_well(run, blog) -> None:
    blog.write("2025-11-04-a.md")
    done = run("build", COVERAGE_POSTS=str(blog.settings.posts), COVERAGE_TABLES=str(blog.settings.tables))
    assert (done.returncode, snapshot.load(blog.settings.tables).posts["post_id"].to_list()) == (0, ["2025-11-04-a"])


@pytest.mark.parametrize(
    ("words", "environment", "says"),
    [
        (["build", "--posts", "nowhere"], {}, "nowhere"),
        (["build", "--reference", "nowhere"], {}, "companies.yml"),
        (["build", "--out", "/dev/null/tables"], {}, "tables"),
        (["build"], {"COVERAGE_LANGUAGE": "xx"}, "language"),
        (["build"], {"COVERAGE_TIMEZONE": "Mars/Olympus"}, "Mars/Olympus"),
    ],
)
def test_a_build_that_cannot_be_made_says_why_in_one_line_and_ends_with_1(
    words: list[str], environment: dict[str, str], says: str, run, blog
) -> None:
    blog.write("2025-11-04-a.md")
    done = run(*words, **{"COVERAGE_POSTS": str(blog.settings.posts), "COVERAGE_TABLES": str(blog.settings.tables)} | environment)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1)
    assert done.stderr.strip().startswith("error: ") and says in done.stderr


@pytest.mark.parametrize("words", [["bild"], ["build", "--post", "x"], ["build", "--workers", "-1"]])
def test_a_mistyped_command_ends_with_2(words: list[str], run) -> None:
    assert run(*words).returncode == 2


def test_help_names_every_command(run) -> None:
    shown = run("--help").stdout
    assert all(command.name or command.callback.__name__ in shown for command in app.registered_commands)


def test_every_command_that_the_package_speaks_of_exists() -> None:
    known = {(command.name or command.callback.__name__).replace("_", "-") for command in app.registered_commands}
    known |= {group.name for group in app.registered_groups}
    texts = [
        path.read_text(encoding="utf-8")
        for kind in ("*.py", "*.ftl", "*.md")
        for folder in ("dashboard", "docs")
        for path in (ROOT / folder).rglob(kind)
    ]
    texts += [path.read_text(encoding="utf-8") for path in (*ROOT.glob("*.md"), ROOT / "Makefile")]
    named = {word for text in texts for word in re.findall(r"python -m dashboard ([a-z-]+)", text)}
    assert named <= known
