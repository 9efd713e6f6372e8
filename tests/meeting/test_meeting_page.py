"""The meeting page in two browsers: what one decides the other sees, and a killed server loses nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from app_server import ROOT, AppServer
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.build import build
from dashboard.config import Settings
from dashboard.corrections import meeting
from dashboard.corrections.store import open_store

pytestmark = pytest.mark.browser


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        posts=ROOT / "data" / "posts", tables=tmp_path / "tables", database=f"sqlite:///{tmp_path / 'corrections.sqlite'}"
    )


@pytest.fixture
def server(settings: Settings) -> Iterator[AppServer]:
    build(settings)
    with AppServer(posts=settings.posts, tables=settings.tables, database=settings.database) as running:
        yield running


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US", viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def opened(page: Page, server: AppServer, item: str) -> Page:
    page.goto(f"{server.url}/meeting?lang=English&agenda={item}")
    expect(page.locator(".st-key-line-lead")).to_be_visible()
    return page


def first_candidate(page: Page) -> Locator:
    return page.locator("[class*='st-key-line-candidate-']").first


def key_of(candidate: Locator) -> str:
    classes = candidate.get_attribute("class") or ""
    return next(one for one in classes.split() if one.startswith("st-key-line-candidate-"))


def test_a_decision_is_seen_in_a_second_browser_and_outlives_a_killed_server(
    page: Page, other: Page, server: AppServer, settings: Settings
) -> None:
    opened(page, server, "candidates")
    opened(other, server, "candidates")
    name = key_of(first_candidate(page))
    mine, theirs = page.locator(f".{name}"), other.locator(f".{name}")

    mine.get_by_role("textbox").fill("two writers, by Friday")
    mine.get_by_role("button", name="Take").click()
    expect(mine.get_by_text("two writers, by Friday")).to_be_visible()
    expect(theirs.get_by_text("two writers, by Friday")).to_be_visible()  # without a touch

    server.kill()
    server.start()
    opened(other, server, "candidates")
    expect(theirs.get_by_text("two writers, by Friday")).to_be_visible()
    theirs.get_by_role("button", name="Not this one").click()
    expect(theirs.get_by_text("Not this one", exact=True).first).to_be_visible()
    engine = open_store(settings.database).engine
    for _ in range(50):
        if [one.version for one in meeting.decisions(engine).values()] == [2]:
            break
        page.wait_for_timeout(200)
    assert [(one.decision, one.version) for one in meeting.decisions(engine).values()] == [("no", 2)]
    engine.dispose()


def test_a_note_is_kept_when_its_field_is_left_and_the_server_killed(page: Page, other: Page, server: AppServer) -> None:
    opened(page, server, "notes")
    field = page.get_by_role("textbox", name="Notes of the meeting")
    field.fill("Ask for the **contract** itself.\nSecond line")
    field.blur()
    expect(page.locator("[class*='st-key-line-note-']").get_by_text("Ask for the **contract** itself.")).to_be_visible()
    server.kill()
    server.start()
    opened(other, server, "notes")
    expect(other.get_by_text("Ask for the **contract** itself.")).to_be_visible()
    assert other.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("item", ["candidates", "news", "followups", "coverage", "notes"])
def test_every_item_of_the_agenda_opens_from_its_address_on_a_phone(other: Page, server: AppServer, item: str) -> None:
    opened(other, server, item)
    expect(other.locator("[data-testid=stException]")).to_have_count(0)
    expect(other.get_by_role("heading", name="The sheet")).to_be_visible()
    assert f"agenda={item}" in other.url and "since=" in other.url and "until=" in other.url
    assert other.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("item", ["candidates", "news", "followups", "coverage", "notes"])
def test_the_chosen_tab_is_marked_and_its_number_is_the_sum_of_those_of_its_headings(
    page: Page, server: AppServer, item: str
) -> None:
    opened(page, server, item)
    expect(page.get_by_role("heading", name="The sheet")).to_be_visible()
    tab = page.locator(".st-key-meeting-agenda [aria-checked=true]")
    expect(tab).to_have_count(1)
    headings = page.locator("h2").all_inner_texts()
    numbers = [int(found[1]) for words in headings if (found := re.search(r"\((\d+)\)$", words))]
    assert int(tab.inner_text().split()[-1]) == sum(numbers)


def test_a_section_shows_more_until_all_its_lines_stand_there(page: Page, server: AppServer) -> None:
    opened(page, server, "coverage")
    heading = page.get_by_role("heading", name="Posts that overlap")
    expect(heading).to_be_visible()
    count = int(heading.inner_text().split("(")[1].strip(")"))
    more = page.locator(".st-key-meeting-shown-overlaps-button button")
    while more.count():
        left = int(more.inner_text().split("(")[1].split()[0])
        assert page.locator("[class*='st-key-line-overlap']").count() == count - left
        more.click()
        expect(more.get_by_text(f"({left} left)")).to_have_count(0)
    assert page.locator("[class*='st-key-line-overlap']").count() == count


def test_the_sheet_downloads_as_markdown_and_calendar(page: Page, server: AppServer) -> None:
    opened(page, server, "news")
    for name, begins in {"Markdown": "# ", "Calendar": "BEGIN:VCALENDAR"}.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert Path(download.value.path()).read_text(encoding="utf-8").startswith(begins)


def test_the_printed_forms_are_made_when_wanted(page: Page, server: AppServer) -> None:
    opened(page, server, "news")
    page.get_by_role("button", name="Prepare for printing (HTML, PDF)").click()
    with page.expect_download(timeout=90_000) as download:
        page.get_by_role("button", name="HTML", exact=True).click(timeout=90_000)
    assert "<h1>Editorial meeting" in Path(download.value.path()).read_text(encoding="utf-8")


def test_the_rows_behind_a_line_open(page: Page, server: AppServer) -> None:
    opened(page, server, "candidates")
    first_candidate(page).get_by_role("button", name="Based on ").click()
    expect(page.get_by_role("dialog").get_by_text("Rows behind it")).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
