"""First chart visible: the overview ÷ a page of one chart. Run: python benchmarks/first_chart.py TABLES [--runs 7]

Two servers in this run, with the shipped settings; Chromium opens the one and the other in turn. `cold`: a new browser with an empty
profile; `warm`: the same browser's second visit, its cache filled. Servers are warm, as on a day in the office: each was visited once.
A chart counts as visible two frames after its first mark is drawn. Fair because both pages load the same Streamlit and plotly and are
taken side by side; what differs is all that the overview has more.
"""

import argparse
import os
import statistics
import sys
from pathlib import Path

from measured import ROOT, machine
from playwright.sync_api import BrowserContext, Playwright, sync_playwright
from viewers import served

APPS = {"overview": "app.py", "one chart": str(ROOT / "benchmarks" / "one_chart_app.py")}
WATCH = """(() => {
  const look = () => {
    if (!document.querySelector(".js-plotly-plot .point path")) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => { window.firstChart = performance.now(); }));
  };
  requestAnimationFrame(look);
})();"""


def visit(context: BrowserContext, url: str) -> float:
    """The milliseconds from the start of navigation to the first chart."""
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(url, wait_until="commit")
    page.wait_for_function("window.firstChart", timeout=120_000)
    found = float(page.evaluate("window.firstChart"))
    page.wait_for_timeout(1500)  # the rest of the page comes, and its files go into the cache
    page.close()
    return found


def browse(playwright: Playwright, url: str) -> tuple[float, float]:
    """A cold and a warm visit of one new browser."""
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
    )
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    found = visit(context, url), visit(context, url)
    browser.close()
    return found


def main() -> None:
    """Print the medians and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    tables = given.tables.resolve()
    print(machine())
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in APPS}
    with (
        served(tables, APPS["overview"]) as (app, _),
        served(tables, APPS["one chart"]) as (toy, _),
        sync_playwright() as playwright,
    ):
        ports = dict(zip(APPS, (app, toy), strict=True))
        for run in range(given.runs + 1):
            for name, port in ports.items():
                found = browse(
                    playwright, f"http://localhost:{port}/?lang=日本語" if name == "overview" else f"http://localhost:{port}/"
                )
                print(f"{name}: cold {found[0]:.0f} ms, warm {found[1]:.0f} ms", flush=True)
                if run:  # the first visit makes the servers read and compute
                    times[name].append(found)
    for number, state in enumerate(("cold", "warm")):
        overview, one = (statistics.median(each[number] for each in times[name]) for name in APPS)
        spread = ", ".join(
            f"{name} {min(each[number] for each in times[name]):.0f}–{max(each[number] for each in times[name]):.0f}"
            for name in APPS
        )
        print(f"{state}: overview {overview:.0f} ms ÷ one chart {one:.0f} ms = {overview / one:.2f} ({spread})")


if __name__ == "__main__":
    sys.exit(main())
