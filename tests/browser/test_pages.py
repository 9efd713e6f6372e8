"""Each page in a real browser: it opens, shows numbers computed from the tables here, fits a phone, passes axe."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from running_app import KIND_NAMES, PAGES, App, in_words, settle

pytestmark = pytest.mark.browser
Visit = Callable[[str], Page]


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name=words, exact=True)).to_be_visible()


def key_number(page: Page, name: str) -> str:
    card = page.locator("[data-testid=stMetric]").filter(has=page.get_by_text(name, exact=True))
    return card.locator("[data-testid=stMetricValue]").inner_text().strip()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_an_error(visit: Visit, console_errors: list[str], name: str) -> None:
    page = visit(f"/{name}")
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert console_errors == []


@pytest.mark.parametrize(("currency", "address"), [("usd", "/"), ("jpy", "/?currency=JPY")])
def test_the_overview_shows_each_kind_apart(visit: Visit, app: App, currency: str, address: str) -> None:
    page = visit(address)
    assert key_number(page, "記事") == f"{len(app.table('posts'))}本"
    assert key_number(page, "案件") == f"{len(app.table('deals'))}件"
    for kind, name in KIND_NAMES.items():
        assert key_number(page, name) == in_words(app.summed(kind)[currency].sum(), currency)


def test_a_chart_draws_the_sums_of_the_tables(visit: Visit, app: App) -> None:
    page = visit("/")
    drawn = page.locator(".st-key-card-investment-by-month .js-plotly-plot").evaluate(
        "plot => plot._fullData.filter(t => t.type == 'bar').flatMap(t => Array.from(t.y)).reduce((a, b) => a + b, 0)"
    )
    assert drawn == pytest.approx(app.summed("investment")["usd"].sum())


def test_the_ledgers_count_the_deals_of_the_tables(visit: Visit, app: App) -> None:
    deals = app.table("deals")
    heading(visit("/deals"), f"案件台帳（{len(deals)}件）")
    heading(visit("/attention"), f"案件台帳（{len(deals)}件）")
    heading(visit("/flows"), f"案件台帳（{(deals['kind'] == 'investment').sum()}件）")
    heading(visit("/companies?company=OpenAI"), f"案件台帳（{len(app.of_company('OpenAI'))}件）")


def test_the_lists_of_posts_count_the_posts_of_the_tables(visit: Visit, app: App) -> None:
    posts, mentions = app.table("posts"), app.table("mentions")
    heading(visit("/tags"), f"記事（{len(posts)}本）")
    heading(visit("/coverage"), f"記事（{len(posts)}本）")
    named = mentions.loc[mentions["company"] == "OpenAI", "post_id"].nunique()
    heading(visit("/coverage?company=OpenAI"), f"記事（{named}本）")


def test_the_data_page_counts_rows_and_lists_faults(visit: Visit, app: App) -> None:
    page = visit("/data")
    expect(page.get_by_text(f"{len(app.table('figures'))}行", exact=True)).to_be_visible()
    heading(page, f"記事の問題（{len(app.table('faults'))}件）")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone(visit: Visit, page: Page, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(f"/{name}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("node => node.scrollWidth <= node.clientWidth")


# What Streamlit itself causes and we cannot mend without injecting into its pages.
_STREAMLITS_OWN = {
    "scrollable-region-focusable",  # the table grid's scroller; the grid itself takes the focus
}


@pytest.mark.parametrize(("scheme", "name"), [*(("light", name) for name in PAGES), ("dark", ""), ("dark", "deals")])
def test_axe_finds_nothing_serious(visit: Visit, page: Page, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visit(f"/{name}")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    ours = [rule for rule in found if rule["impact"] in ("serious", "critical") and rule["id"] not in _STREAMLITS_OWN]
    assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]][:3]) for rule in ours] == []


@pytest.mark.parametrize("name", PAGES)
def test_an_english_page_has_no_japanese_words_of_ours(other_reader: Page, app: App, name: str) -> None:
    other_reader.goto(f"{app.url}/{name}")
    settle(other_reader)
    said = other_reader.locator("h1, h2, button, [data-testid=stMetricLabel], label").all_inner_texts()
    japanese = [words for words in said if any("ぁ" <= letter <= "ヿ" for letter in words)]
    assert [words for words in japanese if words != "日本語"] == []
