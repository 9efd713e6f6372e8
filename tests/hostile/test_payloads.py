"""Hostile text in titles, tags, categories, companies, names of files and addresses, seen through every page and every embed."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pandas as pd
import pytest
from app_server import ROOT, AppServer
from payloads import EVIL, PAYLOADS
from playwright.sync_api import Page

from dashboard.build import build
from dashboard.config import Settings
from dashboard.corrections.editor import Editor
from dashboard.corrections.record import Change, Target
from dashboard.corrections.store import open_store
from dashboard.ui import downloads, steps

_PAGES = re.findall(r'^ +"([a-z-]+)": [a-z_]+\.show', (ROOT / "app.py").read_text(encoding="utf-8"), re.M)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A blog in which everything that an author can write is hostile; all posts tell one deal."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "posts").mkdir()
    for number, payload in enumerate(PAYLOADS):
        said = json.dumps(payload, ensure_ascii=False)
        named = re.sub(r"[/\x00]", "_", payload)[:60]
        text = (
            f"---\ntitle: {said}\ndate: 2025-11-{number % 28 + 1:02d} 09:00:00 +0900\ntags: [{said}, AI]\ncategories: [{said}]\nauthor: {said}\n"
            f"excerpt: {said}\nslug: {said}\n---\nOpenAIはAmazonに380億ドルを支払うクラウド契約を結んだ。\n\n{payload}\n"
        )
        (folder / "posts" / f"2025-11-{number % 28 + 1:02d}-{number}{named}.md").write_text(text, encoding="utf-8")
    settings = Settings(
        posts=folder / "posts",
        tables=folder / "tables",
        database=f"sqlite:///{folder / 'corrections.sqlite'}",
        site="https://blog.test",
    )
    build(settings)
    figures = pd.read_parquet(settings.tables / "figures.parquet")
    store = open_store(settings.database)
    for number, row in enumerate(figures.to_dict("records")):
        payees = list(row["payees"])
        changes = {"payees": Change(payees, [*payees, PAYLOADS[number % len(PAYLOADS)]])}
        store.correct(
            Editor(PAYLOADS[number % len(PAYLOADS)]), Target.of_figure(row), changes, PAYLOADS[number % len(PAYLOADS)], 0
        )
    store.engine.dispose()
    build(settings)
    return settings


@pytest.fixture(scope="module")
def url(hostile: Settings) -> Iterator[str]:
    with AppServer(posts=hostile.posts, tables=hostile.tables, database=hostile.database, site=hostile.site) as server:
        yield server.url


@pytest.fixture
def seen(page: Page) -> Iterator[dict[str, list[str]]]:
    """What a page did that it must not: requests to elsewhere, dialogs, errors."""
    found: dict[str, list[str]] = {"elsewhere": [], "dialogs": []}
    page.on("request", lambda asked: found["elsewhere"].append(asked.url) if "evil.example" in asked.url.split("?")[0] else None)
    page.on("dialog", lambda dialog: (found["dialogs"].append(dialog.message), dialog.dismiss()))
    yield found
    assert found == {"elsewhere": [], "dialogs": []}


def settle(page: Page) -> None:
    page.locator("[data-testid=stApp]").wait_for(timeout=30_000)
    page.wait_for_timeout(1500)
    page.locator("[data-testid=stApp][data-test-script-state=running]").wait_for(state="detached", timeout=60_000)
    page.wait_for_timeout(700)


def check(page: Page) -> None:
    assert page.evaluate("window.canary7") is None
    main = page.locator("[data-testid=stMain]")
    assert (
        main.locator("a[href*='evil.example'], a[href^=javascript], .katex, marquee, base, form[action], img[src*=evil]").count()
        == 0
    )
    assert [text for text in main.locator("script").all_text_contents() if text != steps.script()] == []
    assert main.locator("iframe[srcdoc*=canary]").count() == 0
    assert page.title() != ""


@pytest.mark.browser
@pytest.mark.parametrize("name", _PAGES)
def test_no_payload_runs_or_formats_on_a_page(page: Page, url: str, seen: dict[str, Any], name: str) -> None:
    page.goto(f"{url}/{name}")
    settle(page)
    assert page.locator("[data-testid=stException]").count() == 0
    check(page)


@pytest.mark.browser
def test_every_title_is_shown_as_written(page: Page, url: str, hostile: Settings, seen: dict[str, Any]) -> None:
    deals = pd.read_parquet(hostile.tables / "deals.parquet").sort_values("posts")
    page.goto(f"{url}/deals?deal={deals['deal_id'].iloc[-1]}")
    settle(page)
    drawer = page.get_by_role("dialog")
    drawer.wait_for()
    shown = " ".join(drawer.inner_text().replace("\u2060", "").split())
    posts = pd.read_parquet(hostile.tables / "posts.parquet").set_index("post_id")
    titles = [" ".join(posts.loc[post_id, "title"].split()) for post_id in deals["post_ids"].iloc[-1]]
    assert [title for title in titles if title not in shown] == []
    assert len(titles) > 40
    check(page)


@pytest.mark.browser
@pytest.mark.parametrize("part", range(4))
def test_no_payload_in_an_address_runs(page: Page, url: str, seen: dict[str, Any], part: int) -> None:
    for payload in PAYLOADS[part::16]:
        said = quote(payload, safe="")
        page.goto(f"{url}/deals?deal={said}&company={said}&q={said}&tag={said}&lang={said}&kind={said}&from={said}")
        settle(page)
        check(page)
        page.goto(f"{url}/review?figure={said}&table={said}&show={said}")
        settle(page)
        check(page)


def test_no_cell_of_a_download_is_a_formula() -> None:
    table = pd.DataFrame({payload: [payload] for payload in PAYLOADS} | {"list": [list(PAYLOADS)]})
    written = downloads.csv(table).decode("utf-8-sig")
    for cell in re.findall(r'(?:^|,|\r\n)"?([^,"\r\n]*)', written):
        assert not cell.startswith(("=", "+", "-", "@", "\t"))


@pytest.fixture(scope="module")
def blog(hostile: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the embeds' command writes for that blog."""
    home = tmp_path_factory.mktemp("site")
    out = home / "blog"
    out.mkdir()
    command = [sys.executable, "-m", "dashboard", "embeds", "--tables", str(hostile.tables), "--out", str(out)]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in home.iterdir()] == ["blog"]
    assert all(path.resolve().is_relative_to(out.resolve()) for path in out.rglob("*"))
    return out


def test_embeds_hold_no_script_but_their_own_and_no_template(blog: Path) -> None:
    for path in blog.rglob("*.svg"):
        for element in ElementTree.parse(path).iter():  # what stands in a text is text: elements and attributes are what run
            assert element.tag.partition("}")[2] not in ("script", "foreignObject", "a", "image", "use"), path.name
            for name, value in element.attrib.items():
                assert not name.startswith("on") and not name.endswith("href"), path.name
                assert name == "aria-label" or not re.search("javascript:|evil.example", value), path.name
    for path in blog.rglob("*.csv"):
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            assert not line.startswith(("=", "+", "@")), path.name


@pytest.mark.browser
def test_no_payload_runs_in_an_embed(page: Page, blog: Path, seen: dict[str, Any]) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(blog))

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        files = [path for path in sorted(blog.rglob("*")) if path.suffix in (".html", ".svg")]
        assert files
        for path in files:
            page.goto(f"http://127.0.0.1:{server.server_port}/{quote(path.relative_to(blog).as_posix())}")
            page.wait_for_timeout(60)
            assert page.evaluate("window.canary7") is None, path.name
            assert page.locator(f"a[href^='{EVIL}'], a[href^=javascript], img[src*=evil], marquee").count() == 0, path.name
    finally:
        server.shutdown()
