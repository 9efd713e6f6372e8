"""Fixtures of the browser tests: sample posts and one hostile post, a built snapshot, Streamlit on a free port, Chromium."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from app_server import ROOT, AppServer
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from running_app import App, settle

from dashboard.build import build
from dashboard.config import Settings

# Opening a sub-page directly makes Streamlit ask for these below the page first.
_KNOWN_404 = ("_stcore/health", "_stcore/host-config")

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def posts_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("posts")
    shutil.copytree(ROOT / "data" / "posts", folder, dirs_exist_ok=True)
    shutil.copytree(Path(__file__).parent / "posts", folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def app(posts_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    tables = tmp_path_factory.mktemp("tables")
    build(Settings(posts=posts_folder, tables=tables))
    with AppServer(posts=posts_folder, tables=tables) as server:
        yield App(server.url, tables, posts_folder)


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return {
        **browser_context_args,
        "locale": "ja-JP",
        "timezone_id": "Asia/Tokyo",
        "viewport": {"width": 1440, "height": 1000},
        "reduced_motion": "reduce",
    }


@pytest.fixture
def console_errors(page: Page) -> list[str]:
    """Every error that the browser's console got, but for the two 404s that Streamlit itself makes."""
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        place = message.location.get("url", "")
        if message.type == "error" and not place.endswith(_KNOWN_404):
            errors.append(f"{message.text} {place}")

    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


@pytest.fixture
def visit(page: Page, app: App) -> Callable[[str], Page]:
    """Open an address of the app and wait until the page stands."""

    def opened(address: str) -> Page:
        page.goto(app.url + address)
        page.wait_for_url(re.compile(r"[?&](lang|embed)="))  # an address without its language is amended first
        settle(page)
        return page

    return opened


@pytest.fixture
def other_reader(browser: Browser) -> Iterator[Page]:
    """A page in another browser, of a reader whose language is English."""
    context = browser.new_context(locale="en-US", viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()
