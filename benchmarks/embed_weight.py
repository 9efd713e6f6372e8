"""What an embed costs a reader, measured over HTTP with gzip from a site that Jekyll built, beside other ways to show a chart.

    python benchmarks/embed_weight.py --tables build/tables

Needs jekyll and chromium; Datawrapper's core is fetched with npm, the rest is here. Bytes are what the browser received.
"""

import argparse
import gzip
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from datetime import date
from pathlib import Path

import plotly
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "embeds")]

import jekyll_site  # noqa: E402

from dashboard import embeds, snapshot  # noqa: E402
from dashboard.charts.registry import CHARTS, build  # noqa: E402
from dashboard.metrics.view import Filters, select  # noqa: E402

_POST = '本文の段落。\n\n{{% include coverage-chart.html id="{}" %}}\n'


def received(page: Page) -> list[int]:
    """A list that grows by the bytes of every answer that the page gets, headers included."""
    sizes: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda answer: sizes.append(int(answer["encodedDataLength"])))
    return sizes


def visit(browser: Browser, address: str, point: bool) -> tuple[int, int]:
    """Bytes until the page stands, and after the reader pointed at its first chart."""
    context = browser.new_context(viewport={"width": 740, "height": 900}, locale="ja-JP")
    page = context.new_page()
    sizes = received(page)
    page.goto(address, wait_until="networkidle")
    first = sum(sizes)
    drawing = page.locator(".coverage-drawing[data-plot]")
    if point and drawing.count():
        drawing.first.hover()
        page.wait_for_selector(".coverage-drawing[data-live]", timeout=30_000)
        page.wait_for_load_state("networkidle")
    context.close()
    return first, sum(sizes)


def our_embeds(browser: Browser, tables: Path, folder: Path) -> tuple[dict[str, tuple[int, int]], float]:
    """Of each chart what it adds to a post, before and after interaction; and the seconds that writing all of them took."""
    posts = {f"2026-01-01-{name}.md": _POST.format(name) for name in CHARTS} | {"2026-01-01-bare.md": "本文の段落。\n"}
    jekyll_site.write_site(folder, posts)
    started = time.perf_counter()
    embeds.write(tables, folder, today=date(2026, 1, 1))
    seconds = time.perf_counter() - started
    with jekyll_site.served(jekyll_site.build(folder)) as address:
        bare = visit(browser, f"{address}/2026/01/01/bare.html", point=False)[0]
        found = {name: visit(browser, f"{address}/2026/01/01/{name}.html", point=True) for name in CHARTS}
    return {name: (first - bare, after - bare) for name, (first, after) in found.items()}, seconds


def plain_plotly(browser: Browser, tables: Path, folder: Path) -> int:
    """Bytes of a page with plotly's own HTML of one chart."""
    chart = build("investment-by-month", select(snapshot.load(tables), Filters()))
    (folder / "plain.html").write_text(chart.plot.to_html(include_plotlyjs=True), encoding="utf-8")
    with jekyll_site.served(folder) as address:
        return visit(browser, f"{address}/plain.html", point=False)[0]


def datawrapper(folder: Path) -> str:
    """Gzipped bytes of the script that every Datawrapper chart loads."""
    if not shutil.which("npm"):
        return "not measured (no npm)"
    ran = subprocess.run(
        ["npm", "pack", "--silent", "@datawrapper/chart-core"], cwd=folder, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        return "not measured (npm failed)"
    with tarfile.open(folder / ran.stdout.split()[-1]) as packed:
        inside = packed.extractfile("package/dist/main.js")
        return f"{len(gzip.compress(inside.read(), 6)) / 1000:.0f} kB" if inside else "not measured"


def streamlit(browser: Browser, tables: Path) -> tuple[int, int]:
    """Bytes of the app's page in an iframe: as received, and as they would be if every answer were gzipped."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"COVERAGE_TABLES": str(tables)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        for _ in range(100):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        page = browser.new_page()
        bodies: list[bytes] = []
        page.on("requestfinished", lambda request: bodies.append(answer.body()) if (answer := request.response()) else None)
        page.goto(f"http://127.0.0.1:{port}/?embed=true")
        page.wait_for_selector(".js-plotly-plot", timeout=60_000)
        page.wait_for_timeout(2_000)
        return sum(map(len, bodies)), sum(len(gzip.compress(body, 6)) for body in bodies)
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=Path, default=ROOT / "build" / "tables")
    tables = parser.parse_args().tables
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        found, seconds = our_embeds(browser, tables, folder / "site")
        for name, (first, after) in sorted(found.items(), key=lambda one: one[1][0]):
            print(f"{name:34} {first / 1000:6.1f} kB first, {after / 1000:6.1f} kB when pointed at")
        firsts = [first for first, _ in found.values()]
        print(f"{len(found)} embeds written in {seconds:.1f} s")
        print(
            f"embed, first paint          median {statistics.median(firsts) / 1000:.1f} kB, largest {max(firsts) / 1000:.1f} kB"
        )
        print(f"embed, when pointed at      largest {max(after for _, after in found.values()) / 1000:.0f} kB")
        print(f"plotly {plotly.__version__} to_html, whole   {plain_plotly(browser, tables, folder) / 1000:.0f} kB")
        print(f"Datawrapper chart-core      {datawrapper(folder)}")
        raw, zipped = streamlit(browser, tables)
        print(f"Streamlit iframe            {raw / 1000:.0f} kB as sent, {zipped / 1000:.0f} kB gzipped, and a websocket")
        browser.close()


if __name__ == "__main__":
    main()
