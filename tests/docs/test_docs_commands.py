"""Commands that the pages tell: each is one of the program, and the quick ones are run as they stand, on the sample posts."""

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from needed import program
from written import PAGES, PROGRAM, ROOT, SETUPS, blocks, code, commands, indented, makes, name

from dashboard import snapshot
from dashboard.metrics import investment
from dashboard.metrics.view import Filters, select

COMMANDS = commands()
DEAR = ("embeds",)  # draws every chart in a browser; tests/embeds runs it
CLUSTER = "--dask"  # needs a scheduler; benchmarks/dask_build.py starts one
TARGETS = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def words_of(command: str) -> tuple[str, list[str]]:
    """The command's name as the program has it, and what is given to it."""
    words = shlex.split(command)
    named = next((one for one in PROGRAM if words[: len(one.split())] == one.split()), "")
    assert named, f"there is no command {command!r}; there are {', '.join(PROGRAM)}"
    return named, words[len(named.split()) :]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_a_page_is_one_of_the_program_with_these_options(command: str) -> None:
    named, given = words_of(command)
    PROGRAM[named].make_context(named, given)  # raises on what it does not know


def test_every_command_of_the_program_is_on_a_page_written_by_hand() -> None:
    assert {words_of(command)[0] for command in COMMANDS} == set(PROGRAM)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with all that the pages' relative paths name, its tables built and its corrections exported."""
    folder = tmp_path_factory.mktemp("desk") / "dashboard"
    for place in ("data/posts", "ブログ/_posts", "../site/_posts"):
        shutil.copytree(ROOT / "data" / "posts", folder / place)
    with pytest.MonkeyPatch.context() as patch:
        assert _run(patch, folder, "build") == 0
        for place in ("corrections.yml", "data/corrections.yml"):
            assert _run(patch, folder, "corrections", "export", place) == 0
    return folder


@pytest.fixture
def run(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run `python -m dashboard …` at the desk; its exit status."""
    return lambda *words: _run(monkeypatch, desk, *words)


def _run(patch: pytest.MonkeyPatch, folder: Path, *words: str) -> int:
    patch.chdir(folder)
    patch.setattr(sys, "argv", ["dashboard", *words])
    patch.setenv("COVERAGE_POSTS", "data/posts")
    patch.setenv("COVERAGE_TABLES", "build/tables")
    patch.setenv("COVERAGE_DATABASE", f"sqlite:///{folder / 'corrections.sqlite'}")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("dashboard", run_name="__main__")
    return int(ended.value.code or 0)


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.split()[0] not in DEAR and CLUSTER not in one])
def test_a_quick_command_runs_as_it_is_written(command: str, run: Callable[..., int]) -> None:
    words = shlex.split(command)
    assert run(*words, *(["--no-pictures"] if words[0] == "brief" else [])) == 0


def test_lint_ends_with_1_when_a_post_cannot_be_read(run: Callable[..., int], tmp_path: Path) -> None:
    (tmp_path / "2025-11-04-a.md").write_bytes(b"\xff")
    assert run("lint", "--posts", str(tmp_path)) == 1


def test_the_analysts_sums_are_those_of_the_charts(desk: Path) -> None:
    [example] = blocks(ROOT / "docs" / "analysts.md", "python")
    done = subprocess.run([sys.executable, "-c", example], cwd=desk, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    deals = select(snapshot.load(desk / "build" / "tables"), Filters()).deals
    charted = {kind: investment.money_in(deals, kind)["money"].sum() for kind in investment.kinds_of(deals)}
    told = {kind: float(usd) for kind, usd in re.findall(r"^([a-z]+) +([\d.e+]+)$", done.stdout, re.M)}
    assert told == pytest.approx(charted, rel=1e-5)


@pytest.mark.parametrize("command", makes())
def test_every_make_of_a_page_has_its_target_and_uses_its_variables(command: str) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    given = shlex.split(command)[1:]
    assert {word for word in given if "=" not in word} <= TARGETS  # make itself takes a folder of that name for one
    words = [program("make", package="make"), "--dry-run", *given]
    done = subprocess.run(words, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert all(word.partition("=")[2] in done.stdout for word in words if "=" in word)


def test_every_target_for_people_is_on_a_page() -> None:
    [listed] = re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    told = {word for command in makes() for word in command.split()[1:]}
    assert set(listed.split()) - {"clean", "system-packages"} <= told


def test_every_script_and_list_of_packages_that_a_command_names_is_there() -> None:
    lines = [(path, line) for path in (*PAGES, *SETUPS) for line in code(path)]
    scripts = {(name(path), file) for path, line in lines for file in re.findall(r"(?:python|run) ([\w/]+\.py)", line)}
    lists = {(name(path), file) for path, line in lines for file in re.findall(r"requirements[\w-]*\.txt", line)}
    assert {("README.md", "app.py"), ("README.md", "requirements.txt")} <= scripts | lists
    assert [(page, file) for page, file in sorted(scripts | lists) if not (ROOT / file).is_file()] == []


def test_both_readmes_tell_the_same_commands() -> None:
    assert indented(ROOT / "README.ja.md") == indented(ROOT / "README.md") != []
