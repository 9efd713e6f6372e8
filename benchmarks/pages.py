"""Each page's rerun, the charts and the load of a snapshot. Run: python benchmarks/pages.py TABLES [LARGER_TABLES]

With two sets of tables, the second (40,000 synthetic posts) is compared with the first (the real ones): the same pages, the same code,
this run; only the number of posts differs. A page runs in Streamlit's own test runner, without server and browser: `cold` is its first
run with nothing cached but the loaded snapshot, `rerun` the median of five with the same filters, as when a reader clicks on something else.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from measured import ROOT, machine

ONE = """
import logging, statistics, sys, time
logging.disable(logging.CRITICAL)
from pathlib import Path
from dashboard import snapshot
from dashboard.charts import registry
from dashboard.metrics import view
started = time.process_time(); read = snapshot.load(Path(sys.argv[1])); print("load of the snapshot", time.process_time() - started)
filters = view.Filters()
view.select(read, filters)
started = time.process_time(); seen = view.select(read, filters); print("filters", time.process_time() - started)
for name in registry.CHARTS:
    try:
        started = time.process_time(); registry.build(name, seen); print("chart:" + name, time.process_time() - started)
    except Exception as reason:
        print("chart:" + name, "nan")
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
for page in sys.argv[2:]:
    app = AppTest.from_file("app.py", default_timeout=300)
    app.run()
    cache = []
    if page != "overview":
        app._page_hash = calc_hash(page)  # switch_page knows pages that are files only
    for number in range(6):
        started = time.process_time(); app.run(); cache.append(time.process_time() - started)
        assert not app.exception, app.exception
    print(f"page:{page}", cache[0], statistics.median(cache[1:]))
"""
PAGES = ("overview", "deals", "companies", "flows", "tags", "coverage", "attention", "data")


def measure(tables: Path) -> dict[str, tuple[float, ...]]:
    """Return the seconds of each thing with these tables."""
    environment = os.environ | {
        "COVERAGE_TABLES": str(tables),
        "PYTHONPATH": str(ROOT),
        "COVERAGE_DATABASE": "sqlite:////nonexistent/none.sqlite",
    }
    words = [sys.executable, "-W", "ignore", "-c", ONE, str(tables), *PAGES]
    said = subprocess.run(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True, text=True).stdout
    found = {}
    for line in said.splitlines():
        words = line.split()
        numbers = [word for word in words if word[0].isdigit() or word == "nan"]
        found[" ".join(words[: len(words) - len(numbers)])] = tuple(map(float, numbers))
    return found


def main() -> None:
    """Print the table."""
    print(machine())
    started = time.perf_counter()
    sets = [measure(Path(one).resolve()) for one in sys.argv[1:3]]
    print(f"{'processor ms':36}{'first' if len(sets) > 1 else '':>12}{'larger' if len(sets) > 1 else '':>12}   ratio")
    for name, first in sets[0].items():
        shown = [f"{each.get(name, (float('nan'),))[-1] * 1000:12.1f}" for each in sets]
        ratio = f"{sets[1][name][-1] / first[-1]:8.2f}" if len(sets) > 1 and name in sets[1] else ""
        print(f"{name:36}{''.join(shown)}{ratio}")
    charts = [first[-1] for name, first in sets[0].items() if name.startswith("chart:")]
    print(
        f"charts: median {statistics.median(charts) * 1000:.0f} ms, longest {max(charts) * 1000:.0f} ms ({time.perf_counter() - started:.0f} s in all)"
    )


if __name__ == "__main__":
    main()
