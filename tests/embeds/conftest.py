"""Fixtures of the embeds' tests: sample posts built once, a newspaper's site written and built once, served for a real Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path

import jekyll_site
import pytest
from embed_samples import EMPTY, POSTS, ROOT, TODAY, VIEWS
from playwright.sync_api import Browser, BrowserContext

from dashboard import embeds
from dashboard.build import build
from dashboard.config import Settings
from dashboard.embeds import browser, definitions
from dashboard.embeds.definitions import Embed


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of the sample posts."""
    folder = tmp_path_factory.mktemp("tables")
    build(Settings(posts=ROOT / "data" / "posts", tables=folder))
    return folder


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Have every sheet drawn as a stand-in, so that a test need no browser; the number of sheets of each round."""
    rounds: list[int] = []

    def draw(sheets: list[browser.Sheet], drawn: Callable[[int], None] = lambda number: None) -> list[bytes]:
        rounds.append(len(sheets))
        return [EMPTY.encode() for _ in sheets]

    monkeypatch.setattr(browser, "draw", draw)
    return rounds


@pytest.fixture
def few(undrawn: list[int], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A registry of four charts, drawn as stand-ins: enough for what the command does with each."""
    chosen = [Embed(id=name, chart=name) for name in ("contract-by-month", "biggest-deals", "coverage-share", "tags-top")]
    monkeypatch.setattr(definitions, "of_registry", lambda: chosen)
    return undrawn


@pytest.fixture(scope="session")
def written(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, embeds.Report]:
    """A newspaper's site with all embeds, and what the command said."""
    folder = tmp_path_factory.mktemp("site")
    jekyll_site.write_site(folder, POSTS)
    views = tmp_path_factory.mktemp("views") / "embeds.yml"
    views.write_text(VIEWS, encoding="utf-8")
    report = embeds.write(tables, folder, today=TODAY, saved=views, posts=folder / "_posts", address="https://blog.test/blog")
    return folder, report


@pytest.fixture(scope="session")
def made(written: tuple[Path, embeds.Report]) -> Path:
    """The pages that Jekyll makes of it."""
    return jekyll_site.build(written[0])


@pytest.fixture(scope="session")
def blog_address(made: Path) -> Iterator[str]:
    with jekyll_site.served(made) as address:
        yield address


@pytest.fixture
def context_of(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A reader's browser: `width` px wide, with what else the test says."""
    opened: list[BrowserContext] = []

    def context(width: int = 360, **more: object) -> BrowserContext:
        opened.append(browser.new_context(viewport={"width": width, "height": 900}, locale="ja-JP", **more))
        return opened[-1]

    yield context
    for one in opened:
        one.close()
