"""A filter change on each page ÷ on an empty page with the same widgets. Run: python benchmarks/filter_change.py TABLES

Two servers in this run, with the shipped settings: the app, and its frame around pages that draw nothing (empty_app.py), so that both
read the same menu and filter bar. One viewer each over the websocket, in turn, with the same filters in the same order: what differs is
what the page draws. `new`: filters that nobody chose before, so that their charts are computed; `seen`: the same ones a second time, as
when another reader chose them. Time is from the change to the server's word that the script has finished.
"""

import argparse
import asyncio
import statistics
import sys
from itertools import product
from pathlib import Path

from measured import ROOT, machine
from viewers import Viewer, served

PAGES = ("", "deals", "companies", "flows", "tags", "coverage", "attention", "data")
KINDS, COMPANIES = ("投資計画", "資金調達", "契約"), 4  # a page gets every eighth company, so that each page's filters are new
APPS = ("app.py", str(ROOT / "benchmarks" / "empty_app.py"))


async def page(ports: tuple[int, int], name: str) -> dict[str, tuple[list[float], list[float]]]:
    """The milliseconds of each change, of the app and of the empty page, by whether the filters were new."""
    viewers = [Viewer(number, port, name) for number, port in enumerate(ports)]
    for viewer in viewers:
        await viewer.open()
        await viewer.run()
        await viewer.run()  # the address is amended in between, as a browser does it
    companies = viewers[0].options("company")[PAGES.index(name) :: len(PAGES)][:COMPANIES]
    states = [{"kind": [kind], "company": [company]} for kind, company in product(KINDS, companies)]
    found: dict[str, tuple[list[float], list[float]]] = {}
    for again in ("new", "seen"):
        times: tuple[list[float], list[float]] = ([], [])
        for state in states:
            for viewer, each in zip(viewers, times, strict=True):
                viewer.choose(state)
                each.append(await viewer.run())
        found[again] = times
    for viewer in viewers:
        await viewer.close()
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", type=Path)
    tables = parser.parse_args().tables.resolve()
    print(machine())
    print(f"{'ms, median':12}{'new':>8}{'empty':>8}{'ratio':>8}{'seen':>10}{'empty':>8}{'ratio':>8}")
    whole: dict[str, tuple[list[float], list[float]]] = {"new": ([], []), "seen": ([], [])}
    with served(tables, APPS[0]) as (app, _), served(tables, APPS[1]) as (empty, _):
        for name in PAGES:
            found = asyncio.run(page((app, empty), name))
            for again, times in found.items():
                for kept, each in zip(whole[again], times, strict=True):
                    kept.extend(each)
            print(f"{name or 'overview':12}{_line(found)}", flush=True)
    print(f"{'all':12}{_line(whole)}")


def _line(found: dict[str, tuple[list[float], list[float]]]) -> str:
    parts = []
    for times in found.values():
        app, empty = (statistics.median(each) for each in times)
        parts.append(f"{app:8.0f}{empty:8.0f}{app / empty:8.1f}")
    return "  ".join(parts)


if __name__ == "__main__":
    sys.exit(main())
