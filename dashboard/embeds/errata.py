"""Numbers that readers have seen and that are no longer held to be true, with a draft of the correction. Decides and writes nothing.

A published embed is set against the same chart as today's tables would have shown it then: posts that came later make no
difference, only corrections do.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from dashboard.charts import labels
from dashboard.charts.chart import Chart
from dashboard.embeds import numbers
from dashboard.embeds.record import Published
from dashboard.locales import text
from dashboard.metrics.view import Filters

_SEPARATOR = "・"


@dataclass(frozen=True)
class Erratum:
    """One number that changed. `old` and `new` are in the reader's words; empty where the row was not or is no longer shown."""

    embed: str
    posts: tuple[str, ...]  # files of the posts that include it
    what: str
    old: str
    new: str
    draft: str


def compare(seen: Published, now: Chart, filters: Filters, posts: tuple[str, ...], today: date) -> list[Erratum]:
    """The numbers of `seen` that `now` (the same chart, as of then) tells otherwise."""
    columns = [str(name) for name in now.table.columns]
    before = _cells(seen.columns, seen.rows, filters)
    after = _cells(columns, numbers.values(now.table), filters)
    found = []
    for place in dict.fromkeys([*before, *after]):
        old, new = before.get(place, ""), after.get(place, "")
        if old != new:
            what = text(filters.language, "embed-cell", row=place[0], column=place[2])
            found.append(Erratum(seen.id, posts, what, old, new, _draft(seen.title, what, old, new, filters, today)))
    return found


def _cells(columns: list[str], rows: list[list[Any]], filters: Filters) -> dict[tuple[str, int, str], str]:
    """Each number in words, by its row's name (its words; the how-manieth of that name) and its column."""
    told = [any(isinstance(row[index], int | float) for row in rows) for index in range(len(columns))]
    if rows and told[0] and numbers.unit(columns[0], filters) == "year":
        told[0] = False  # the year names the row
    cells: dict[tuple[str, int, str], str] = {}
    times: Counter[str] = Counter()
    for row, said in zip(rows, numbers.said(rows, columns, filters), strict=True):
        name = _name(row, said, told)
        times[name] += 1
        for index in (index for index, is_told in enumerate(told) if is_told and row[index] is not None):
            cells[name, times[name], columns[index]] = said[index]
    return cells


def _name(row: list[Any], said: list[str], told: list[bool]) -> str:
    return _SEPARATOR.join(
        words for words, is_told, value in zip(said, told, row, strict=True) if not is_told and value is not None
    )


def _draft(title: str, what: str, old: str, new: str, filters: Filters, today: date) -> str:
    key = "embed-correction" if old and new else "embed-correction-gone" if old else "embed-correction-new"
    say = partial(text, filters.language, key, title=title, what=what, day=labels.day(today, filters.language))
    return say(old=old, new=new)


def lines(errata: list[Erratum]) -> Iterator[str]:
    """The errata for a terminal: embed, posts, old and new value, draft."""
    for one in errata:
        yield f"{one.embed}: {one.what}: {one.old or '—'} → {one.new or '—'}"
        yield f"  in: {', '.join(one.posts) or 'no post includes it'}"
        yield f"  {one.draft}"
