"""The five changes of docs/developers.md: each applies to the code as it is, and does what is said of it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from needed import program
from written import ROOT, blocks

from dashboard import posts, reference, text
from dashboard.build import build
from dashboard.config import Settings
from dashboard.extraction import figures
from dashboard.extraction.vocabulary import compile_vocabulary
from dashboard.records import Figure

DEVELOPERS = ROOT / "docs" / "developers.md"
COPIED = ("app.py", "pyproject.toml", "dashboard", "docs", "tests/charts", "tests/docs", ".streamlit", "data/reference")
_WHOLE = re.compile(r"^### (.+?)\n(.*?)(?=^##|\Z)", re.M | re.S)


def section(title: str) -> str:
    return dict(_WHOLE.findall(DEVELOPERS.read_text(encoding="utf-8")))[title]


class Copy:
    """The code in a folder of the test's own, with one change of the page applied to it."""

    def __init__(self, folder: Path, title: str) -> None:
        self.folder = folder
        for place in (*COPIED, *(path.relative_to(ROOT) for path in (ROOT / "tests").glob("*.py"))):
            source, goal = ROOT / place, folder / place
            goal.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, goal, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, goal)
        self._apply(title)

    def _apply(self, title: str) -> None:
        [change] = re.findall(r"```diff\n(.*?)```", section(title), re.S)
        environment = os.environ | {"GIT_CEILING_DIRECTORIES": str(self.folder.parent)}  # it may lie within a clone
        git = [program("git", package="git"), "apply", "-"]
        done = subprocess.run(git, input=change, cwd=self.folder, env=environment, check=False, capture_output=True, text=True)
        assert done.returncode == 0, f"docs/developers.md, {title!r}: renew the diff\n{done.stderr}"

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the copy, on the copy's package."""
        paths = os.pathsep.join((str(self.folder), str(self.folder / "tests")))
        environment = os.environ | {"PYTHONPATH": paths} | environment
        return subprocess.run(
            [sys.executable, "-W", "ignore", *words],
            cwd=self.folder,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )

    def tests(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run some of the copy's tests."""
        return self.run("-m", "pytest", "-p", "no:cacheprovider", *words)

    def app(self, *asked: str, **environment: str) -> dict[str, object]:
        """What the copy's app shows: its pages, and of the page `asked` for (else the first) title, charts, languages, faults."""
        done = self.run("-c", _SHOWN, *asked, **environment)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])


# AppTest switches only to pages that are files of their own; ours are functions, found by what the navigation registered.
_SHOWN = """
import json, sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("app.py", default_timeout=60).run()
pages = {page["url_pathname"]: key for key, page in app._registered_pages.items()}
if sys.argv[1:]:
    app._page_hash = pages[sys.argv[1]]
    app.run()
switch = next(one for one in app.segmented_control if one.key == "lang")
print(json.dumps({
    "pages": list(pages), "title": app.title[0].value, "charts": len(app.get("plotly_chart")),
    "languages": switch.options, "faults": [one.message for one in app.exception],
}))
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an app that serves the sample posts."""
    folder = tmp_path_factory.mktemp("served")
    settings = Settings(posts=ROOT / "data" / "posts", tables=folder / "tables", database=f"sqlite:///{folder / 'c.sqlite'}")
    build(settings)
    given = {"POSTS": settings.posts, "TABLES": settings.tables, "DATABASE": settings.database}
    return {f"COVERAGE_{name}": str(value) for name, value in given.items()}


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str], Copy]:
    return lambda title: Copy(tmp_path / "copy", title)


def told(folder: Path, sentence: str) -> Figure:
    """The one figure of a post that says `sentence`, by the rules of a reference folder."""
    known = reference.load(folder)
    written = f"---\ntitle: 今週の話題\ndate: 2025-11-30 09:00:00 +0900\n---\n{sentence}\n"
    post = posts.parse(written.encode(), "2025-11-30-a.md", ZoneInfo("Asia/Tokyo"), "https://blog.test", "/:title/")
    [figure] = figures.extract(post, text.read(post, known.boilerplate), compile_vocabulary(known)).figures
    return figure


def sentence_of(title: str) -> str:
    """The sentence that the page gives as an example."""
    return next(span for span in re.findall(r"`([^`\n]+。)`", section(title)))


def test_the_page_shows_five_changes_and_one_diff_each() -> None:
    titles = [title for title, _ in _WHOLE.findall(DEVELOPERS.read_text(encoding="utf-8"))]
    assert titles == ["Add a company", "Add a rule: a cue", "Add a chart", "Add a language", "Add a page"]
    assert len(blocks(DEVELOPERS, "diff")) == len(titles)


def test_an_added_company_is_the_payee_of_its_sum(changed: Callable[[str], Copy]) -> None:
    rules = changed("Add a company").folder / "data" / "reference"
    sentence = sentence_of("Add a company")
    assert told(rules, sentence).payees == ("クモ演算",)
    assert told(rules, sentence.replace("クモ演算", "クモ")).payees == ("クモ演算",)
    assert told(rules, "OpenAIは3億ドルを調達し、クモの巣のような網を張る。").payees == ("OpenAI",)


def test_an_added_cue_makes_other_money_funding(changed: Callable[[str], Copy]) -> None:
    sentence = sentence_of("Add a rule: a cue")
    assert told(ROOT / "data" / "reference", sentence).kind == "other"
    assert told(changed("Add a rule: a cue").folder / "data" / "reference", sentence).kind == "funding"


def test_an_added_chart_is_checked_by_the_tests_of_the_registry_and_listed(changed: Callable[[str], Copy]) -> None:
    copy = changed("Add a chart")
    done = copy.tests("tests/charts", "-k", "in-talks or locales", "--verbose", "--verbose")
    assert done.returncode == 0, done.stdout
    assert {"[in-talks-ja] PASSED", "[in-talks-en] PASSED"} <= set(re.findall(r"\[in-talks-\w\w\] PASSED", done.stdout))
    assert copy.run("docs/generate.py").returncode == 0
    listed = (copy.folder / "docs" / "reference" / "charts.md").read_text(encoding="utf-8")
    assert "| `in-talks` | 協議中で最も大きい案件は何か | Which deals in talks are the biggest? |" in listed


def test_an_added_page_is_in_the_app_with_its_charts(changed: Callable[[str], Copy], served: dict[str, str]) -> None:
    shown = changed("Add a page").app("places", **served, COVERAGE_LANGUAGE="en")
    assert "places" in shown["pages"]  # type: ignore[operator]
    assert (shown["title"], shown["charts"], shown["faults"]) == ("Places", 2, [])


def translated(copy: Copy) -> list[Path]:
    """Every message of the copy in French: for a test the English words will do, but for one."""
    made = []
    for path in sorted((copy.folder / "dashboard" / "locales").glob("*.en.ftl")):
        made.append(path.with_name(path.name.replace(".en.", ".fr.")))
        words = path.read_text(encoding="utf-8").replace("ui-page-overview = Overview", "ui-page-overview = Aperçu")
        made[-1].write_text(words, encoding="utf-8")
    return made


def test_an_added_language_is_shown_and_a_test_names_the_messages_that_it_lacks(
    changed: Callable[[str], Copy], served: dict[str, str]
) -> None:
    copy = changed("Add a language")
    files = translated(copy)
    shown = copy.app(**served, COVERAGE_LANGUAGE="fr")
    assert (shown["title"], shown["faults"]) == ("Aperçu", [])
    assert "Français" in shown["languages"]  # type: ignore[operator]
    words = files[-1].read_text(encoding="utf-8")
    files[-1].write_text(re.sub(r"^ui-try-refused = .*\n", "", words, flags=re.M), encoding="utf-8")
    lacking = copy.tests("tests/docs/test_docs_languages.py")
    assert "fr: ui-try-refused" in lacking.stdout and "1 failed, 1 passed" in lacking.stdout, lacking.stdout
