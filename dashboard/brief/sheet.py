"""What a sheet is, and what of the tables goes on it: sections of lines, each with the rows behind it. Writes nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.brief import lines
from dashboard.brief.lines import Line, Said
from dashboard.locales import text
from dashboard.metrics import candidates, followups, meeting, overlaps, planning, recycled
from dashboard.metrics.ready import Tables
from dashboard.metrics.rows import each
from dashboard.metrics.terms import rising
from dashboard.metrics.view import Language

_TERMS = 10


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as drawn: SVG without a document around it, in which all text is already escaped."""

    title: str
    alt: str
    note: str
    svg: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; `more` says how many lines there was no room for, `empty` why there are none."""

    id: str
    title: str
    lines: tuple[Line, ...]
    more: int = 0
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet in one language, not yet in any form."""

    language: Language
    title: str
    period: str
    lead: str
    sections: tuple[Section, ...]
    note: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Findings:
    """What the metrics found for one period: computed once, however many sheets are made of it."""

    since: date
    until: date
    moved: pd.DataFrame
    deals: pd.DataFrame
    changes: pd.DataFrame
    conflicts: pd.DataFrame
    contradictions: pd.DataFrame
    facts: pd.DataFrame
    recycled: pd.DataFrame
    due: pd.DataFrame
    quiet: pd.DataFrame
    stories: pd.DataFrame
    untold: pd.DataFrame
    thin: pd.DataFrame
    silent: pd.DataFrame
    rising: pd.DataFrame
    candidates: pd.DataFrame
    posts: int = field(default=0)


def find(tables: Tables, terms: pd.DataFrame, since: date, until: date) -> Findings:
    """Ask the metrics about the period. `terms` may be empty: then no terms rise, and overlaps rest on titles and deals."""
    facts = recycled.facts(tables.figures, until)
    old = pd.Series([any(day >= since for _, _, day in old) for old in facts["old"]], index=facts.index, dtype=bool)
    stories = overlaps.stories(tables.posts, tables.figures, terms, until)
    in_period = planning.days_of(tables.posts).between(pd.Timestamp(since), pd.Timestamp(until))
    return Findings(
        since=since,
        until=until,
        moved=meeting.moved(tables, since, until),
        deals=meeting.new_deals(tables.deals, since, until),
        changes=meeting.status_changes(tables, since, until),
        conflicts=meeting.conflicts(tables, since, until),
        contradictions=meeting.contradictions(tables, since, until),
        facts=facts[old],
        recycled=facts[facts["old"].map(len).eq(0) & (facts["last_told_on"] >= since)],
        due=followups.items(tables, until),
        quiet=followups.quiet(tables, until),
        stories=stories[stories["other_published_on"] >= since],
        untold=planning.untold(tables, since, until),
        thin=planning.thin(tables.posts, tables.tags, since, until),
        silent=planning.silent(tables.posts, until),
        rising=rising(terms, tables.posts, tables.tags, tables.companies, since, until, _TERMS),
        candidates=candidates.ranked(tables, terms, since, until),
        posts=int(in_period.sum()),
    )


def compose(found: Findings, said: Said, faults: pd.DataFrame, most: int, notes: Sequence[str] = ()) -> Sheet:
    """Put the findings into words, at most `most` lines a section.

    Args:
        said: the names, addresses and language in which lines are worded.
        faults: the table of faults.
        notes: decisions of the last meeting, one line each.
    """
    language = said.language
    open_items = _open(found.due, most)
    chosen: list[tuple[str, Sequence[Line], int]] = [
        ("candidates", *_worded(found.candidates, said, lines.candidate, most)),
        ("deals", *_worded(found.deals, said, lines.deal, most)),
        ("changes", *_worded(found.changes, said, lines.change, most)),
        ("followups", *_worded(open_items, said, lines.followup, most)),
        (
            "conflicts",
            *_joined(
                _worded(found.facts, said, lines.fact, most),
                _worded(found.conflicts, said, lines.conflict, most),
                _worded(found.contradictions, said, lines.contradiction, most),
                (lines.recycled(found.recycled, said), 0),
            ),
        ),
        ("overlaps", *_worded(found.stories, said, lines.overlap, most)),
        (
            "untold",
            *_joined(_worded(found.untold, said, lines.untold, most // 2), (lines.thin(found.thin, found.silent, said), 0)),
        ),
        ("moved", *_worded(found.moved[found.moved["by"].ne("all")], said, lines.moved, most)),
        ("terms", lines.terms(found.rising, said), 0),
        ("health", lines.health(faults, said), 0),
        ("notes", [Line(note) for note in notes], 0),
    ]
    sections = tuple(
        Section(name, text(language, f"brief-{name}"), tuple(made), more, "" if made else text(language, f"brief-{name}-none"))
        for name, made, more in chosen
    )
    return Sheet(
        language=language,
        title=text(language, "brief-title"),
        period=lines.period(found.since, found.until, language),
        lead=lines.lead(found, said),
        sections=sections,
        note=text(language, "brief-note", posts=found.posts, day=lines.day(said.built_on, language), snapshot=said.snapshot),
    )


def _open(due: pd.DataFrame, most: int) -> pd.DataFrame:
    """Follow-ups not settled yet: first half of what is overdue, most told first, then what comes next (of one day the most told first), then the rest."""
    overdue = due[due["state"] == "overdue"].sort_values(["posts", "due_on"], ascending=[False, True], kind="stable")
    coming = due[due["state"].isin(("due", "upcoming"))].sort_values(["due_on", "posts"], ascending=[True, False], kind="stable")
    first = max(most // 2, most - len(coming))
    return pd.concat([overdue.head(first), coming, overdue.iloc[first:]])


def _worded(rows: pd.DataFrame, said: Said, word: Callable[[object, Said], Line], most: int) -> tuple[list[Line], int]:
    return [word(row, said) for row in each(rows.head(most))], max(0, len(rows) - most)


def _joined(*parts: tuple[list[Line], int]) -> tuple[list[Line], int]:
    return [line for made, _ in parts for line in made], sum(more for _, more in parts)
