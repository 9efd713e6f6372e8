import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from needed import missing
from written import PAGES, ROOT, anchors, code, links, name, target

_PLACES = re.compile(r"(?:dashboard|data|deploy|docs|tests|benchmarks)/[\w./*-]+")


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_link_and_picture_of_a_page_is_there(path: Path) -> None:
    assert [to for to in links(path) if not target(path, to)[0].exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_anchor_that_a_page_links_to_is_a_heading(path: Path) -> None:
    asked = [(to, *target(path, to)) for to in links(path)]
    assert [to for to, file, anchor in asked if anchor and file.is_file() and anchor not in anchors(file)] == []


def test_every_page_is_led_to_from_another() -> None:
    reached = {target(page, to)[0] for page in PAGES for to in links(page) if target(page, to)[0] != page}
    assert [name(page) for page in PAGES if page not in reached and page.name != "index.md"] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_place_in_the_repository_that_a_page_names_is_there(path: Path) -> None:
    named = {span for span in code(path) if _PLACES.fullmatch(span)}
    assert [place for place in sorted(named) if not any(ROOT.glob(place.rstrip("/")))] == []


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    if not all(importlib.util.find_spec(needed) for needed in ("mkdocs", "material")):
        missing("mkdocs is not here: pip install -r requirements-docs.txt")
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}  # the theme's news, not the pages'
    words = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(words, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    assert (tmp_path / "site" / "glossary" / "index.html").is_file()
