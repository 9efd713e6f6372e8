"""From numbers to sentences, and back by the address: filters, marks, deals, search, downloads, language, the back button."""

import io
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pandas as pd
import pytest
from playwright.sync_api import Page, expect
from running_app import App, settle

pytestmark = pytest.mark.browser
Visit = Callable[[str], Page]


def heading(page: Page, words: str | re.Pattern[str]) -> None:
    exact = isinstance(words, str)
    expect(page.get_by_role("heading", name=words, exact=exact)).to_be_visible()


def asked(page: Page) -> dict[str, list[str]]:
    """The address's parameters."""
    return parse_qs(urlparse(page.url).query)


def choose(page: Page, key: str, option: str) -> None:
    page.locator(f".st-key-{key} input").click()
    page.keyboard.type(option)
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)
    page.keyboard.press("Tab")
    settle(page)
    settle(page)


def shown(page: Page) -> list[str]:
    """Headings, key numbers and notes, without the footer, whose age goes on."""
    return page.locator("h1, h2, [data-testid=stMetric], [data-testid=stCaptionContainer]").all_inner_texts()[:-1]


def open_filters(page: Page) -> None:
    page.locator(".st-key-more-filters summary").click()
    expect(page.locator(".st-key-company input")).to_be_visible()
    page.wait_for_timeout(500)  # it opens slowly


def test_a_filter_changes_the_numbers_and_the_address(visit: Visit, app: App) -> None:
    page = visit("/deals")
    open_filters(page)
    choose(page, "company", "OpenAI")
    heading(page, f"案件台帳（{len(app.of_company('OpenAI'))}件）")
    choose(page, "kind", "契約")
    of_both = app.of_company("OpenAI")["kind"].eq("contract").sum()
    heading(page, f"案件台帳（{of_both}件）")
    assert asked(page) == {"company": ["OpenAI"], "kind": ["契約"], "lang": ["日本語"]}


def test_page_links_keep_the_filters_and_back_returns(visit: Visit, app: App) -> None:
    page = visit("/?company=NVIDIA")
    page.get_by_role("link", name="案件", exact=True).click()
    page.wait_for_url("**/deals?*")
    settle(page)
    heading(page, f"案件台帳（{len(app.of_company('NVIDIA'))}件）")
    assert asked(page)["company"] == ["NVIDIA"]
    page.go_back()
    settle(page)
    heading(page, "概要")
    assert asked(page)["company"] == ["NVIDIA"]


def test_a_copied_address_opens_the_same_view_in_an_english_browser(visit: Visit, app: App, other_reader: Page) -> None:
    page = visit("/deals")
    page.get_by_text("四半期", exact=True).click()
    settle(page)
    page.get_by_text("円", exact=True).click()
    settle(page)
    open_filters(page)
    choose(page, "status", "発表済み")
    said = shown(page)
    other_reader.goto(page.url)
    settle(other_reader)
    assert shown(other_reader) == said


def test_an_address_may_speak_in_codes(visit: Visit, app: App) -> None:
    page = visit("/deals?kind=funding&lang=ja")
    heading(page, f"案件台帳（{app.table('deals')['kind'].eq('funding').sum()}件）")
    assert asked(page)["kind"] == ["資金調達"]


def test_reset_takes_one_click_and_keeps_the_language(visit: Visit, app: App) -> None:
    page = visit("/deals?lang=en&company=OpenAI&currency=JPY&period=quarter")
    page.get_by_role("button", name="Reset").click()
    heading(page, f"Ledger of deals ({len(app.table('deals'))} deals)")
    assert asked(page) == {"lang": ["English"]}


def test_the_language_switch_keeps_the_filters(visit: Visit, app: App) -> None:
    page = visit("/deals?kind=contract")
    page.get_by_text("English", exact=True).click()
    number = app.table("deals")["kind"].eq("contract").sum()
    heading(page, f"Ledger of deals ({number} deals)")
    assert asked(page) == {"kind": ["Contracts"], "lang": ["English"]}


def test_a_period_of_months_is_japanese_throughout(visit: Visit, app: App) -> None:
    page = visit("/deals")
    page.get_by_text("期間を指定", exact=True).click()
    settle(page)
    choose(page, "from", "2025年11月")
    choose(page, "to", "2025年12月")
    days = pd.to_datetime(app.table("deals")["first_published_on"])
    heading(page, f"案件台帳（{days.between('2025-11-01', '2025-12-31').sum()}件）")
    expect(page.get_by_text("2025年11月1日〜2025年12月31日").first).to_be_visible()


def test_a_mark_leads_to_its_deal_and_to_the_sentence(visit: Visit, app: App) -> None:
    page = visit("/deals?kind=contract")
    biggest = app.summed("contract").sort_values(["usd", "first_published_on"], ascending=[False, True]).iloc[0]
    page.locator(".st-key-card-biggest-deals .point").first.click(force=True)
    heading(page, "選んだ印の案件（1件）")
    settle(page)
    options = page.get_by_role("option")
    for _ in range(10):  # the page may be drawn anew while the list opens, which closes it
        page.locator("[class*=st-key-ledger-deals-][class*=-list] input").press("ArrowDown")
        page.wait_for_timeout(500)
        if options.count():
            break
    options.first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_be_visible()
    assert asked(page)["deal"] == [biggest["deal_id"]]
    figures = app.table("figures")
    first = figures[figures["deal_id"] == biggest["deal_id"]].iloc[0]
    expect(drawer.get_by_text(first["amount_text"].replace("**", ""), exact=True).first).to_be_visible()
    link = drawer.get_by_role("link", name="記事でこの文を開く").first
    assert "#:~:text=" in str(link.get_attribute("href"))


def test_the_overview_opens_the_newest_deals_and_shows_the_ledger_when_asked(visit: Visit, app: App) -> None:
    page = visit("/?company=OpenAI")
    deals = app.of_company("OpenAI").sort_values(["first_published_on", "deal_id"], ascending=[False, True])
    lines = page.locator("[class*=st-key-newest-]")
    expect(lines).to_have_count(min(len(deals), 10))
    expect(page.get_by_role("heading", name="案件台帳")).to_have_count(0)
    lines.nth(1).get_by_role("button").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert asked(page)["deal"] == [deals["deal_id"].iloc[1]]
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="台帳をすべて表示").click()
    heading(page, f"案件台帳（{len(deals)}件）")
    expect(lines).to_have_count(0)


def test_a_mark_of_the_overview_brings_the_ledger_of_its_deals(visit: Visit, app: App) -> None:
    page = visit("/")
    for _ in range(2):  # picked anew it is told anew
        page.locator(".st-key-card-investment-by-month .point").last.click(force=True)
        expect(page.get_by_test_id("stToast")).to_be_visible()
        expect(page.get_by_role("heading", name="選んだ印の案件")).to_be_visible()
        expect(page.locator("[class*=st-key-newest-]")).to_have_count(0)
        page.get_by_role("button", name="選択を解除").first.click()
        expect(page.locator("[class*=st-key-newest-]").first).to_be_visible()
        expect(page.get_by_test_id("stToast")).to_have_count(0, timeout=15_000)


@pytest.mark.parametrize("card", ["biggest-deals", "money-by-country"])  # above the ledger, below it
def test_a_picked_mark_says_so_beside_its_chart_and_can_be_let_go_there(visit: Visit, app: App, card: str) -> None:
    page = visit("/deals")
    page.locator(f".st-key-card-{card} .point").first.click(force=True)
    beside = page.locator(f".st-key-picked-{card}")
    link = beside.get_by_role("link", name="台帳に表示中")
    expect(link).to_have_attribute("href", "#ledger")
    link.click()
    expect(page.get_by_role("heading", name="選んだ印の案件")).to_be_in_viewport()
    beside.get_by_role("button", name="選択を解除").click()
    heading(page, f"案件台帳（{len(app.table('deals'))}件）")
    expect(beside).to_have_count(0)


def test_a_row_opens_its_deal_and_back_closes_it(visit: Visit, app: App) -> None:
    page = visit("/deals")
    grid = page.locator("[class*=st-key-ledger-deals-] [data-testid=stDataFrame]").first
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 17, "y": 54})
    expect(page.get_by_role("dialog")).to_be_visible()
    assert asked(page)["deal"][0] in set(app.table("deals")["deal_id"])
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    heading(page, f"案件台帳（{len(app.table('deals'))}件）")


def test_the_address_of_a_deal_opens_it(visit: Visit, app: App) -> None:
    deal = app.table("deals").sort_values("posts").iloc[-1]
    page = visit(f"/deals?deal={deal['deal_id']}")
    drawer = page.get_by_role("dialog")
    for post_id in deal["post_ids"]:
        title = app.table("posts").set_index("post_id").loc[post_id, "title"]
        expect(drawer.get_by_text(title, exact=True).first).to_be_visible()


def test_an_unknown_deal_is_said_to_be_unknown(visit: Visit) -> None:
    expect(visit("/deals?deal=nosuch").get_by_role("dialog").get_by_text("nosuch")).to_be_visible()


def test_search_finds_within_sentences_and_says_when_it_does_not(visit: Visit, app: App) -> None:
    page = visit("/?q=CoreWeave")
    held = app.table("posts")["title"].str.contains("CoreWeave", case=False)
    figures = app.table("figures")
    told = figures.loc[figures["sentence"].str.contains("CoreWeave", case=False), "post_id"]
    mentions, tags = app.table("mentions"), app.table("tags")
    named = mentions.loc[mentions["company"].str.contains("CoreWeave", case=False), "post_id"]
    tagged = tags.loc[tags["tag"].str.contains("CoreWeave", case=False), "post_id"]
    found = set(app.table("posts").loc[held, "post_id"]) | set(told) | set(named) | set(tagged)
    heading(page, f"記事（{len(found)}本）")
    page = visit("/?q=zzzz")
    expect(page.get_by_text("「zzzz」を含む企業・案件・記事は、この条件では見つかりません")).to_be_visible()


def test_an_empty_result_says_what_is_missing(visit: Visit) -> None:
    page = visit("/deals?kind=acquisition&status=hypothetical")
    expect(page.get_by_text("この条件に当てはまる案件はありません").first).to_be_visible()
    expect(page.get_by_text("この条件で足し上げられる金額を伝えた記事はありません").first).to_be_visible()


def test_a_downloaded_table_has_the_sums_of_the_tables(visit: Visit, app: App) -> None:
    page = visit("/data?table=deals")
    with page.expect_download() as waiting:
        page.locator(".st-key-download-deals-CSV button").click()
    content = waiting.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    downloaded = pd.read_csv(io.BytesIO(content))
    assert downloaded["usd"].sum() == pytest.approx(app.table("deals")["usd"].sum())
    with page.expect_download() as waiting:
        page.locator(".st-key-download-deals-Parquet button").click()
    assert len(pd.read_parquet(waiting.value.path())) == len(app.table("deals"))


def test_text_of_posts_is_shown_as_text(visit: Visit, app: App, console_errors: list[str]) -> None:
    figures = app.table("figures")
    hostile = figures[figures["post_id"].str.endswith("hostile")].iloc[0]
    title = app.table("posts").set_index("post_id").loc[hostile["post_id"], "title"]
    page = visit(f"/deals?deal={hostile['deal_id']}")
    drawer = page.get_by_role("dialog")
    shown = drawer.inner_text().replace("\u2060", "")
    assert title in shown
    assert hostile["sentence"] in shown.replace("\n", "")
    assert drawer.locator("script, img, a[href^=javascript], .katex, [style*='color: red']").count() == 0
    assert page.get_by_role("link", name="罠").count() == 0
    assert console_errors == []


def test_a_charts_table_is_there_once_it_is_opened_and_follows_the_filters(visit: Visit, app: App) -> None:
    page = visit("/deals?kind=contract")
    part = page.locator(".st-key-table-biggest-deals")
    expect(part.locator("[data-testid=stDataFrame]")).to_have_count(0)
    part.locator("summary").click()
    expect(part.locator("[data-testid=stDataFrame]")).to_be_visible()
    page.get_by_text("四半期", exact=True).click()
    settle(page)
    with page.expect_download() as waiting:
        part.locator(".st-key-download-biggest-deals-CSV button").click()
    days = pd.to_datetime(app.summed("contract")["first_published_on"])
    newest = pd.to_datetime(app.table("posts")["published_at"]).max().tz_localize(None).normalize()
    inside = days.between(newest - pd.Timedelta(weeks=13, days=-1), newest).sum()
    assert len(pd.read_csv(waiting.value.path())) == min(inside, 15)  # the biggest of one kind
