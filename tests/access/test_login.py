"""Logging in at a real OpenID Connect provider with a real browser: what reader, editor and stranger get from the server."""

import re
from collections.abc import Iterator
from pathlib import Path

import oidc_provider_mock
import pytest
from app_server import free_port
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import Served, serving, settle

from dashboard.build import build
from dashboard.config import Settings
from dashboard.corrections.record import FigureKey, Target
from dashboard.corrections.store import open_store

pytestmark = pytest.mark.browser
TARGET = Target("figure", (FigureKey("p1", "文", "1億円"),))
_PEOPLE = {"anna": "anna@blog.test", "eva": "eva@readers.test", "mallory": "mallory@evil.test"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, sample_posts: Path) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("login")
    build(Settings(posts=sample_posts, tables=folder / "tables", database=f"sqlite:///{folder / 'corrections.sqlite'}"))
    people = [oidc_provider_mock.User(sub=sub, claims={"email": email, "email_verified": True}) for sub, email in _PEOPLE.items()]
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as provider:
        port = free_port()
        secrets = f"""
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{"x" * 40}"
client_id = "dashboard"
client_secret = "none"
server_metadata_url = "http://localhost:{provider.server_port}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid email" }}
"""
        settings = {"editors": '["anna@blog.test"]', "readers": '["@readers.test"]', "open_reading": "false"}
        with serving(folder, sample_posts, port, secrets, **settings) as app:
            yield app


@pytest.fixture
def someone(browser: Browser, browser_context_args: dict[str, object]) -> Iterator[BrowserContext]:
    context = browser.new_context(**browser_context_args)  # type: ignore[arg-type]
    yield context
    context.close()


def log_in(context: BrowserContext, served: Served, name: str) -> Page:
    page = context.new_page()
    page.goto(served.url)
    page.get_by_role("button", name="Log in").click()
    page.locator("input[name=sub]").fill(name)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{served.url}/**")
    settle(page)
    return page


def written(served: Served) -> int:
    store = open_store(served.database)
    count = len(store.history(TARGET))
    store.engine.dispose()
    return count


def write_directly(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/?direct=1")
    settle(page)
    page.get_by_role("button", name="write directly").click()
    settle(page)


def test_nobody_reads_without_a_login(someone: BrowserContext, served: Served) -> None:
    page = someone.new_page()
    page.goto(f"{served.url}/review")
    settle(page)
    expect(page.get_by_role("heading", name="Reading needs a login")).to_be_visible()
    assert "OpenAI" not in page.content()


def test_a_stranger_neither_reads_nor_writes(someone: BrowserContext, served: Served) -> None:
    before = written(served)
    page = log_in(someone, served, "mallory")
    expect(page.get_by_text(re.compile("mallory\u2060?@evil\\.test may not read here"))).to_be_visible()
    assert "OpenAI" not in page.content()
    write_directly(page, served)
    expect(page.get_by_text("Only editors may change anything")).to_be_visible()
    assert written(served) == before


def test_a_reader_reads_and_is_refused_by_the_server_when_writing(someone: BrowserContext, served: Served) -> None:
    before = written(served)
    page = log_in(someone, served, "eva")
    page.goto(f"{served.url}/review")
    settle(page)
    expect(page.get_by_text("Only editors can make corrections.")).to_be_visible()
    assert page.get_by_text("Add a company").count() == 0
    write_directly(page, served)
    expect(page.get_by_text("Only editors may change anything")).to_be_visible()
    assert written(served) == before


def test_an_editor_writes_with_a_name_and_logging_out_ends_it_everywhere(
    someone: BrowserContext, browser: Browser, browser_context_args: dict[str, object], served: Served
) -> None:
    before = written(served)
    page = log_in(someone, served, "anna")
    write_directly(page, served)
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert written(served) == before + 1
    store = open_store(served.database)
    assert store.history(TARGET)[-1].who == "anna@blog.test"
    store.engine.dispose()

    thief = browser.new_context(**browser_context_args)  # type: ignore[arg-type]
    thief.add_cookies(someone.cookies())  # type: ignore[arg-type]
    stolen = thief.new_page()
    stolen.goto(f"{served.url}/?direct=1")
    settle(stolen)
    expect(stolen.get_by_text("role: editor")).to_be_visible()

    page.get_by_role("button", name="Log out").click()
    page.wait_for_timeout(3000)
    stolen.get_by_role("button", name="write directly").click()  # in a session that was open all the time
    settle(stolen)
    expect(stolen.get_by_text("Only editors may change anything")).to_be_visible()
    stolen.goto(f"{served.url}/?direct=1")  # and in a new one with the copied cookie
    settle(stolen)
    expect(stolen.get_by_text("role: stranger")).to_be_visible()
    page.goto(f"{served.url}/?direct=1")
    settle(page)
    expect(page.get_by_text("role: stranger")).to_be_visible()
    assert written(served) == before + 1
    thief.close()
