"""The Embed page, live charts and pictures of charts in a real browser."""

import io
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
import yaml
from needed import program
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from running_app import App, settle

from dashboard.embeds import Embed

pytestmark = pytest.mark.browser
Visit = Callable[[str], Page]
HOSTILE = '"><script>alert(1)</script> {% raw %} $x$ :red[a] ../../b'


@pytest.fixture(autouse=True)
def _needs_a_japanese_font() -> None:
    program("fc-list", package="fontconfig")  # the previews are drawn with the fonts of the server


def line(page: Page, name: str) -> Locator:
    return page.locator(f".st-key-embed-line-{name} code")


def write(page: Page, label: str, words: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(words)
    field.press("Control+Enter" if label == "図の説明" else "Enter")
    settle(page)


def test_a_chart_that_is_picked_gives_the_lines_to_copy(visit: Visit, console_errors: list[str]) -> None:
    page = visit("/embed?chart=biggest-deals")
    expect(line(page, "include")).to_have_text('{% include coverage-chart.html id="biggest-deals" %}')
    expect(line(page, "frame")).to_contain_text("/assets/charts/biggest-deals/")
    expect(page.frame_locator(".st-key-embed-preview iframe").locator("figure svg").first).to_be_attached()
    page.locator(".st-key-chart input").click()
    page.get_by_role("option", name="資金調達はいつ、いくら伝えられたか").click()
    expect(line(page, "include")).to_have_text('{% include coverage-chart.html id="funding-by-month" %}')
    expect(line(page, "entry")).to_have_count(0)
    assert console_errors == []


def test_a_filtered_chart_needs_an_id_and_gives_an_entry_that_reads_back(visit: Visit) -> None:
    page = visit("/embed?chart=biggest-deals&company=OpenAI&currency=JPY")
    expect(page.get_by_text("idを付けてください")).to_be_visible()
    expect(line(page, "include")).to_have_count(0)
    write(page, "図のid", "openai-yen")
    expect(line(page, "include")).to_have_text('{% include coverage-chart.html id="openai-yen" %}')
    embed = Embed.read(yaml.safe_load(line(page, "entry").inner_text())[0])
    assert (embed.id, embed.chart, embed.filters.companies, embed.filters.currency) == (
        "openai-yen",
        "biggest-deals",
        ("OpenAI",),
        "JPY",
    )
    with page.expect_download() as waiting:
        page.locator(".st-key-embed-entry-file button").click()
    assert Embed.read(yaml.safe_load(waiting.value.path().read_text(encoding="utf-8"))[0]) == embed


@pytest.mark.parametrize("written", ["../../x", "A b", '"><script>', "あ", "a--b"])
def test_a_bad_id_is_refused_in_words(visit: Visit, written: str) -> None:
    page = visit("/embed")
    write(page, "図のid", written)
    expect(page.get_by_text("はidに使えません")).to_be_visible()
    expect(line(page, "include")).to_have_count(0)


def test_the_id_of_a_chart_cannot_be_given_to_another_view(visit: Visit) -> None:
    page = visit("/embed?chart=biggest-deals&company=OpenAI")
    write(page, "図のid", "biggest-deals")
    expect(page.get_by_text("別のidを付けてください")).to_be_visible()


def test_hostile_words_stay_words(visit: Visit, console_errors: list[str]) -> None:
    page = visit("/embed")
    write(page, "図の題", HOSTILE)
    write(page, "図の説明", HOSTILE)
    write(page, "図のid", "hostile")
    preview = page.frame_locator(".st-key-embed-preview iframe")
    expect(preview.locator(".coverage-title").first).to_have_text(HOSTILE)
    assert preview.locator("script").count() == 0
    assert yaml.safe_load(line(page, "entry").inner_text())[0]["title"] == HOSTILE
    expect(line(page, "frame")).to_contain_text("&quot;&gt;&lt;script&gt;")
    assert console_errors == []


def test_the_preview_shows_the_phone_and_dark_paper(visit: Visit) -> None:
    page = visit("/embed")
    page.get_by_role("radio", name="電話").click()
    page.get_by_role("radio", name="暗い地").click()
    settle(page)
    preview = page.frame_locator(".st-key-embed-preview iframe")
    expect(preview.locator("svg.cov-narrow")).to_be_visible()
    expect(preview.locator("svg.cov-wide")).to_be_hidden()
    expect(preview.locator("body")).to_have_css("background-color", "rgb(18, 23, 29)")
    assert page.locator(".st-key-embed-preview iframe").bounding_box()["width"] <= 362


@pytest.mark.parametrize("name", ["", "deals"])
def test_a_live_embed_shows_one_chart_and_no_menu(page: Page, app: App, name: str) -> None:
    page.goto(f"{app.url}/{name}?embed=true&chart=funding-by-month&company=OpenAI&lang=en")
    plot = page.locator(".js-plotly-plot")
    expect(plot).to_have_count(1)
    expect(page.get_by_role("heading")).to_have_count(1)
    expect(page.get_by_text(re.compile("^Source: "))).to_be_visible()
    assert page.get_by_role("link", name="Overview").count() == 0
    assert page.locator("input, button:visible, [data-testid=stTopNavLink]").count() == 0
    drawn = plot.evaluate(
        "p => p._fullData.filter(t => t.type == 'bar').flatMap(t => Array.from(t.y)).reduce((a, b) => a + b, 0)"
    )
    told = app.of_company("OpenAI")
    assert drawn == pytest.approx(app.summed("funding").loc[lambda deals: deals["deal_id"].isin(told["deal_id"]), "usd"].sum())


def test_a_live_embed_of_no_chart_says_so(page: Page, app: App) -> None:
    page.goto(f"{app.url}/?embed=true&chart=%3Cb%3Enone")
    expect(
        page.get_by_text("<b>noneという図はありません").or_(page.get_by_text("「<b>none」という図はありません"))
    ).to_be_visible()


def test_pictures_of_a_chart_are_made_when_asked_for(visit: Visit) -> None:
    page = visit("/")
    page.locator(".st-key-table-investment-by-month summary").click()
    assert page.locator(".st-key-download-investment-by-month-SVG").count() == 0
    page.locator(".st-key-pictures-investment-by-month button").click()
    made = {}
    for name in ("SVG", "PNG"):
        with page.expect_download() as waiting:
            page.locator(f".st-key-download-investment-by-month-{name} button").click()
        made[name] = waiting.value.path().read_bytes()
    drawing = ElementTree.fromstring(made["SVG"])
    assert "投資計画はいつ、いくら伝えられたか" in "".join(drawing.itertext())
    assert Image.open(io.BytesIO(made["PNG"])).width == 2 * int(drawing.get("width", "0"))
