"""The address in a real browser: what it says on arrival, what it asks for in vain, and one step back for one change."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect
from running_app import App, settle
from test_following import choose, open_filters

pytestmark = pytest.mark.browser
Visit = Callable[[str], Page]


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def steps(page: Page) -> int:
    return int(page.evaluate("history.length"))


def press(page: Page, words: str) -> None:
    page.get_by_text(words, exact=True).first.click()
    settle(page)


@pytest.mark.parametrize("address", ["/deals", "/deals?kind=funding", "/deals?company=Nonsense&from=2025-11"])
def test_arriving_is_one_step_whatever_the_address_leaves_unsaid(page: Page, visit: Visit, address: str) -> None:
    before = steps(page)
    visit(address)
    assert asked(page)["lang"] == ["日本語"]
    assert steps(page) <= before + 1


def test_months_may_be_asked_for_by_themselves(visit: Visit) -> None:
    page = visit("/deals?from=2025-11")
    expect(page.get_by_text("2025年11月1日〜").first).to_be_visible()


def test_back_undoes_one_change_at_a_time_and_keeps_the_language(visit: Visit) -> None:
    page = visit("/deals?lang=en")
    seen = [asked(page)]
    for words in ("Quarter", "JPY"):
        press(page, words)
        seen.append(asked(page))
    open_filters(page)
    choose(page, "company", "OpenAI")
    assert seen == [
        {"lang": ["English"]},
        {"lang": ["English"], "period": ["Quarter"]},
        {"lang": ["English"], "period": ["Quarter"], "currency": ["JPY"]},
    ]
    for before in reversed(seen):
        page.go_back()
        settle(page)
        assert asked(page) == before
        expect(page.get_by_role("heading", name="Deals", exact=True)).to_be_visible()


def test_a_change_of_language_is_one_step_that_back_undoes_whole(visit: Visit) -> None:
    page = visit("/deals?kind=contract&period=quarter")
    before, length = asked(page), steps(page)
    press(page, "English")
    settle(page)
    assert asked(page) == {"kind": ["Contracts"], "period": ["Quarter"], "lang": ["English"]}
    assert steps(page) == length + 1
    page.go_back()
    settle(page)
    assert asked(page) == before


def test_resetting_many_filters_is_one_step(visit: Visit) -> None:
    page = visit("/deals?kind=contract&company=OpenAI&currency=JPY")
    before, length = asked(page), steps(page)
    page.get_by_role("button", name="条件をリセット").click()
    settle(page)
    assert steps(page) == length + 1
    page.go_back()
    settle(page)
    assert asked(page) == before


def test_what_an_address_asks_for_in_vain_is_said_until_the_filters_change(visit: Visit, app: App) -> None:
    page = visit("/companies?company=Nonsense&kind=foo&currency=EUR&period=4w")
    said = page.get_by_text("企業「Nonsense」、種類「foo」は読み取れないため使っていません")
    expect(page.get_by_text("通貨「EUR」、企業「Nonsense」、種類「foo」は読み取れないため使っていません")).to_be_visible()
    expect(page.get_by_text("代わりに、")).to_be_visible()
    press(page, "全期間")
    expect(said).to_have_count(0)


def test_a_name_that_is_no_parameter_is_said_and_what_others_write_there_is_not(visit: Visit) -> None:
    page = visit("/deals?compny=OpenAI&deal=nosuch&agenda=news&since=2026-01-01")
    expect(page.get_by_text("アドレスの条件のうち、項目名「compny」は読み取れないため使っていません")).to_be_visible()


def test_an_address_that_is_understood_has_no_such_line(visit: Visit) -> None:
    page = visit("/companies?company=openai&kind=契約")
    assert asked(page)["company"] == ["OpenAI"]
    expect(page.get_by_text("読み取れない")).to_have_count(0)


def test_the_overview_stands_at_its_name_too(visit: Visit) -> None:
    page = visit("/overview")
    expect(page.get_by_role("heading", name="概要", exact=True)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("name", ["review", "embed", "try-text", "meeting"])
def test_every_page_stands_on_an_address_that_was_amended_and_with_a_filter(visit: Visit, name: str) -> None:
    page = visit(f"/{name}?company=OpenAI&kind=funding")
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
