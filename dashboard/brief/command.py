"""`python -m dashboard brief` past its words on the command line: the newest tables' sheet, in the forms that can be made here."""

from datetime import date, timedelta
from pathlib import Path

from dashboard import snapshot
from dashboard.brief import pictures
from dashboard.brief.possible import as_possible
from dashboard.brief.write import Request, default_period, write
from dashboard.metrics.view import Language


def run(
    tables: Path, days: tuple[date | None, date | None], language: Language, quotes: bool, drawn: bool, out: Path
) -> tuple[list[Path], tuple[str, ...]]:
    """Write the sheet into `out`; return its files, and what could not be made here and why.

    Args:
        days: first and last day; for None the period that `default_period` gives, of the same length before a given last day.

    Raises:
        SnapshotError: there are no tables. DashboardError: the period has no posts, or a file cannot be written.
    """
    first, last = default_period(snapshot.load(tables))
    until = days[1] or last
    _, read = snapshot.read_tables(tables, ("terms",))
    request = Request(
        since=days[0] or until - timedelta(days=(last - first).days),
        until=until,
        language=language,
        quotes=quotes,
        terms=read["terms"].to_pandas(),
        draw=pictures.draw if drawn else None,
    )
    return as_possible(request, lambda possible: write(tables, possible, out))
