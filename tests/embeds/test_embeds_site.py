"""Embeds in a site that a real Jekyll built, seen by a real Chromium under `default-src 'self'`."""

import gzip
import re
import statistics
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from dashboard.charts.registry import CHARTS
from dashboard.embeds import Report

pytestmark = pytest.mark.browser

ONE, TWO, THREE = "/2026/02/01/one.html", "/2026/02/02/two.html", "/2026/02/03/three.html"
FIRST_PAINT, LARGEST, WITH_LIBRARY = 12_000, 25_000, 450_000  # bytes, gzipped
_SHIFTS = "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(one => window.shift += one.value))"
_SHIFTS += ".observe({type: 'layout-shift', buffered: true})"


def html(made: Path, address: str) -> str:
    return (made / address.lstrip("/")).read_text(encoding="utf-8")


def opened(context: BrowserContext, address: str) -> tuple[Page, list[str], list[str]]:
    """The page, what its console complains of, and what it asks for."""
    page, complaints, asked = context.new_page(), [], []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(_SHIFTS)
    page.goto(address)
    return page, complaints, asked


def at(page: Page, selector: str, share: tuple[float, float] = (0.5, 0.5)) -> tuple[float, float]:
    """A place within what `selector` finds, scrolled into sight."""
    page.locator(selector).first.evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(100)
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"] + box["width"] * share[0], box["y"] + min(box["height"], 800) * share[1]


def test_jekyll_leaves_the_drawing_as_it_was_written(written: tuple[Path, Report], made: Path) -> None:
    piece = (written[0] / "_includes/coverage-charts/investment-by-month.html").read_text(encoding="utf-8")
    labels = re.findall(r"<text[^>]*>([^<]+)</text>", piece)
    page = html(made, ONE)
    assert labels and labels == re.findall(r"<text[^>]*>([^<]+)</text>", page)
    assert page.count("<svg") == piece.count("<svg") == 2
    assert "{{" not in page and "{%" not in page
    assert "<strong>段落</strong>" in page  # Markdown goes on after the chart


def test_the_same_chart_twice_has_no_id_twice(made: Path) -> None:
    ids = re.findall(r'\bid="([^"]+)"', html(made, TWO))
    assert len(ids) == len(set(ids))
    index = re.findall(r'\bid="([^"]+)"', html(made, "/index.html"))  # all posts on one page
    assert len(index) == len(set(index))


def test_style_sheet_and_script_come_once_a_page(made: Path) -> None:
    assert html(made, TWO).count("coverage.css") == html(made, TWO).count("coverage.js") == 1


def test_a_feed_gets_a_picture_and_a_sentence(made: Path) -> None:
    feed = html(made, "/feed.xml")
    assert "https://blog.test/blog/assets/charts/investment-by-month/card.png" in feed
    assert "svg" not in feed and "&lt;details" not in feed
    assert "本文の段落。" in feed and "続く" in feed and "間の段落。" in feed
    assert "投資計画は" in feed


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_javascript_chart_caption_and_table_can_be_read(
    blog_address: str, context_of: Callable[..., BrowserContext], width: int, scheme: str
) -> None:
    page, complaints, asked = opened(context_of(width, java_script_enabled=False, color_scheme=scheme), blog_address + ONE)
    figure = page.locator("figure.coverage-chart")
    assert figure.locator("svg:visible").count() == 1
    assert "投資計画" in figure.locator("figcaption").inner_text()
    figure.locator("summary").click()
    assert figure.locator("table tr:visible").count() > 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints == [] and all(urlsplit(url).netloc == urlsplit(blog_address).netloc for url in asked)


def test_letters_on_a_phone_are_big_enough_and_the_readers_own(
    blog_address: str, context_of: Callable[..., BrowserContext]
) -> None:
    page, _, _ = opened(context_of(360), blog_address + ONE)
    sizes = page.evaluate(
        "[...document.querySelectorAll('svg.cov-narrow text')].map(one => parseFloat(getComputedStyle(one).fontSize) * one.getCTM().a)"
    )
    assert min(sizes) >= 11
    assert page.evaluate("document.querySelectorAll('svg text').length") > 10
    label = page.locator("svg.cov-narrow text").first
    selected = "one => { getSelection().selectAllChildren(one); return getSelection().toString() }"
    assert label.evaluate(selected) == label.text_content() != ""


@pytest.mark.parametrize(("width", "touch", "scheme"), [(360, True, "light"), (1280, False, "dark")])
def test_a_chart_becomes_interactive_in_its_place_when_pointed_at(
    blog_address: str, context_of: Callable[..., BrowserContext], width: int, touch: bool, scheme: str
) -> None:
    context = context_of(width, has_touch=touch, is_mobile=touch, color_scheme=scheme)
    page, complaints, asked = opened(context, blog_address + ONE)
    place = at(page, ".coverage-drawing")
    assert not any("plotly" in url for url in asked)
    before = page.locator("figure").bounding_box()
    if touch:
        page.touchscreen.tap(*place)
    else:
        page.mouse.move(*place)
    page.wait_for_selector(".coverage-drawing[data-live]")
    bar = page.locator(".coverage-live .point path").first.bounding_box()
    assert bar
    page.mouse.move(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    page.wait_for_selector(".coverage-live .hovertext")
    assert page.locator("figure").bounding_box() == before
    assert page.evaluate("shift") == 0
    assert complaints == []
    assert all(urlsplit(url).netloc == urlsplit(blog_address).netloc for url in asked)
    assert context.cookies() == []


def test_a_chart_drawn_anew_looks_like_its_picture(blog_address: str, context_of: Callable[..., BrowserContext]) -> None:
    page, _, _ = opened(context_of(1280), blog_address + ONE)
    words = "one => [...one.querySelectorAll('text')].map(text => text.textContent).filter(Boolean).sort()"
    picture = page.locator("svg.cov-wide").evaluate(words)
    page.mouse.move(*at(page, ".coverage-drawing", (0.99, 0.01)))
    page.wait_for_selector(".coverage-drawing[data-live]")
    assert page.locator(".coverage-live").evaluate(words) == picture


def test_without_its_library_the_picture_stays(blog_address: str, context_of: Callable[..., BrowserContext]) -> None:
    context = context_of(1280)
    context.route("**/plotly-*", lambda route: route.abort())
    page, _, _ = opened(context, blog_address + ONE)
    page.mouse.move(*at(page, ".coverage-drawing"))
    page.wait_for_timeout(500)
    assert page.locator("svg.cov-wide").is_visible() and page.locator(".coverage-live").count() == 0


@pytest.mark.parametrize("address", [ONE, TWO, THREE, "/assets/charts/biggest-deals/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_embed(
    blog_address: str, context_of: Callable[..., BrowserContext], address: str, scheme: str
) -> None:
    page, complaints, _ = opened(context_of(740, color_scheme=scheme, bypass_csp=True), blog_address + address)
    for summary in page.locator("summary").all():
        summary.click()
    found = Axe().run(page, context=".coverage-chart")
    assert found.violations_count == 0, found.generate_report()
    assert complaints == []


def test_hostile_words_come_out_as_text(blog_address: str, made: Path, context_of: Callable[..., BrowserContext]) -> None:
    page, complaints, _ = opened(context_of(740), blog_address + THREE)
    assert page.title() != "broken" and complaints == []
    title = page.locator("[data-coverage=hostile] .coverage-title").inner_text()
    assert '"><script>document.title="broken"</script>{% raw %}{{ site.url }}' in title
    page, complaints, _ = opened(context_of(740), blog_address + "/assets/charts/hostile/")
    assert page.title() != "broken" and complaints == []


def test_an_embed_says_its_language(blog_address: str, context_of: Callable[..., BrowserContext]) -> None:
    page, _, _ = opened(context_of(740), blog_address + THREE)
    assert [one.get_attribute("lang") for one in page.locator("figure").all()] == ["ja", "en"]


def test_the_page_of_its_own_fits_the_frame_that_the_line_gives_it(
    blog_address: str, written: tuple[Path, Report], tables: Path, context_of: Callable[..., BrowserContext]
) -> None:
    from dashboard import snapshot
    from dashboard.embeds.assemble import Maker
    from dashboard.embeds.definitions import of_registry
    from dashboard.embeds.showing import frame_height

    maker = Maker(snapshot.load(tables))
    given = {embed.id: frame_height(maker.make(embed)) for embed in of_registry()}
    for width in (320, 768, 1280):
        page = context_of(width).new_page()
        for name, height in given.items():
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{blog_address}/assets/charts/{name}/")
            assert page.evaluate("document.documentElement.scrollHeight") <= height, (name, width)


def test_an_embed_is_light(written: tuple[Path, Report], made: Path) -> None:
    folder = made / "assets/charts"
    shared = sum(len(gzip.compress((folder / name).read_bytes(), 6)) for name in ("coverage.css", "coverage.js"))
    pieces = [written[0] / f"_includes/coverage-charts/{name}.html" for name in CHARTS]
    first = [shared + len(gzip.compress(piece.read_bytes(), 6)) for piece in pieces]
    assert statistics.median(first) <= FIRST_PAINT and max(first) <= LARGEST
    library = next(folder.glob("plotly-*.js"))
    plots = [len(gzip.compress(plot.read_bytes(), 6)) for plot in folder.glob("*/plot.json")]
    assert max(first) + len(gzip.compress(library.read_bytes(), 6)) + max(plots) <= WITH_LIBRARY
