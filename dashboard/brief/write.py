"""From a folder of tables to the sheet's files: brief.md, brief.html, brief.pdf, brief.ics and brief-rows.csv."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from dashboard import snapshot
from dashboard.brief import agenda, lines, render
from dashboard.brief.sheet import Picture, Sheet, compose, find
from dashboard.charts import registry
from dashboard.charts.chart import Chart
from dashboard.errors import DashboardError
from dashboard.metrics.view import Filters, Language, day_built, select
from dashboard.snapshot import Snapshot

PAGES = 2
PICTURES = ("coverage-baseline", "biggest-deals")
FORMS = ("md", "html", "pdf", "ics", "csv")
_MOST, _FEWEST = 8, 3  # lines a section: as many as two pages hold
_ROWS = ("section", "line", "text", "deal_id", "post_id", "published_on", "url")

NO_TERMS = pd.DataFrame({"post_id": pd.Series(dtype=str), "term": pd.Series(dtype=str), "count": pd.Series(dtype=int)})


@dataclass(frozen=True)
class Request:
    """What a sheet is asked to be.

    since, until   the period, both inclusive; `until` is also the day from which the sheet looks back and ahead
    quotes         whether titles and sentences of posts stand on it
    forms          which of `FORMS` to write
    notes          decisions of the last meeting, one line each
    terms          post_id, term, count; empty when the build counted none
    draw           chart → SVG; without it the sheet has no pictures
    """

    since: date
    until: date
    language: Language = "ja"
    quotes: bool = True
    forms: Sequence[str] = FORMS
    notes: Sequence[str] = ()
    terms: pd.DataFrame = field(default_factory=lambda: NO_TERMS)
    draw: Callable[[Chart], str] | None = None


def write(tables: Path, request: Request, out: Path) -> list[Path]:
    """Write the sheet on the snapshot in `tables` into the folder `out`; return the files written.

    Raises:
        SnapshotError: there are no tables. DashboardError: the period is empty or upside down, or a file cannot be written.
    """
    found = snapshot.load(tables)
    files = make(found, request)
    written = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            part = out / f".{name}.part"
            part.write_bytes(content)
            part.replace(out / name)
            written.append(out / name)
    except OSError as reason:
        raise DashboardError(f"The sheet cannot be written ({reason.strerror}).", "Give another --out.", out) from reason
    return written


def make(tables: Snapshot, request: Request) -> dict[str, bytes]:
    """The files of a sheet by name. HTML and PDF hold as many lines as fit on two pages of A4.

    Raises:
        DashboardError: the period is upside down or has no posts.
    """
    days = pd.to_datetime(tables.posts["published_at"]).dt.date
    if request.since > request.until or not ((days >= request.since) & (days <= request.until)).any():
        hint = f"There are posts from {days.min()} to {days.max()}." if len(days) else "The tables are empty; build them."
        raise DashboardError(f"No post is from {request.since} to {request.until}.", hint)
    said = lines.calls(tables, request.language, request.quotes, day_built(tables))
    findings = find(tables, request.terms, request.since, request.until)
    pictures = _pictures(tables, request)
    sheet, page, pdf = _fitting(
        lambda most: replace(compose(findings, said, tables.faults, most, request.notes), pictures=pictures), request.forms
    )
    made: Mapping[str, Callable[[], bytes]] = {
        "md": lambda: render.markdown(sheet).encode(),
        "html": page.encode,
        "pdf": lambda: pdf,
        "ics": lambda: agenda.calendar(findings.due, said, tables.built_at),
        "csv": lambda: _rows(sheet, said).encode("utf-8-sig"),
    }
    names = {form: f"brief-rows.{form}" if form == "csv" else f"brief.{form}" for form in FORMS}
    return {names[form]: made[form]() for form in FORMS if form in request.forms}


def default_period(tables: Snapshot, days: int = 28) -> tuple[date, date]:
    """The last `days` up to the newest post: the period when none is asked for."""
    last = pd.to_datetime(tables.posts["published_at"]).dt.date.max()
    return last - timedelta(days=days - 1), last


def _fitting(compose_with: Callable[[int], Sheet], forms: Sequence[str]) -> tuple[Sheet, str, bytes]:
    """The longest sheet that fits on two pages, as sheet, HTML and PDF. Without a PDF nothing is measured: it is of middling length."""
    if "pdf" not in forms:
        sheet = compose_with((_MOST + _FEWEST) // 2)
        return sheet, render.html(sheet), b""
    for most in range(_MOST, _FEWEST - 1, -1):
        sheet = compose_with(most)
        page = render.html(sheet)
        document = render.paged(page)
        if len(document.pages) <= PAGES:
            break
    return sheet, page, document.write_pdf()


def _pictures(tables: Snapshot, request: Request) -> tuple[Picture, ...]:
    if request.draw is None:
        return ()
    view = select(tables, Filters(since=request.since, until=request.until, language=request.language))
    charts = [chart for chart_id in PICTURES if not (chart := registry.build(chart_id, view)).empty]
    return tuple(Picture(chart.title, chart.alt, chart.note.text, request.draw(chart)) for chart in charts)


def _rows(sheet: Sheet, said: lines.Said) -> str:
    """The rows behind every line: a row a line, deal and post."""
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(_ROWS)
    for section in sheet.sections:
        for line in section.lines:
            for deal in line.deal_ids or ("",):
                for post in line.post_ids or ("",):
                    words = line.text if line.text[:1] not in "=+-@\t\r" else f"'{line.text}"  # no formula in a spreadsheet
                    table.writerow(
                        (section.id, line.item_id, words, deal, post, said.days.get(post, ""), said.urls.get(post, ""))
                    )
    return stream.getvalue()
