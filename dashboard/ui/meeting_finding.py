"""What a meeting is about: its period in the address, and what the metrics found for it, computed once for all readers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import snapshot
from dashboard.brief import lines
from dashboard.brief.lines import Said
from dashboard.brief.sheet import Findings, find
from dashboard.brief.write import NO_TERMS, default_period
from dashboard.corrections import meeting
from dashboard.corrections.meeting import Decision, Note
from dashboard.errors import SnapshotError
from dashboard.metrics import planning
from dashboard.metrics.view import Language, day_built
from dashboard.snapshot import Snapshot
from dashboard.ui import access, keeping, loading
from dashboard.ui.fields import SINCE, UNTIL
from dashboard.ui.page import Page

_LONGEST = 92  # days: a meeting that long ago is no reason to look back so far


@dataclass(frozen=True)
class Meeting:
    """One run of the meeting page: the period, what was found, how it is called, what is kept, and whether this reader may write."""

    page: Page
    since: date
    until: date
    found: Findings
    said: Said
    decisions: dict[str, Decision]
    notes: tuple[Note, ...]
    may_write: bool

    @property
    def counts(self) -> dict[str, int]:
        """How many lines stand under each heading with a number; a tab's number is the sum of those under it."""
        found = self.found
        return {
            "candidates": int((~found.candidates["item_id"].isin(self.decisions)).sum()),
            "deals": len(found.deals),
            "changes": len(found.changes),
            "conflicts": len(found.facts) + len(found.conflicts) + len(found.contradictions) + bool(len(found.recycled)),
            "moved": int(found.moved["by"].ne("all").sum()),
            "followups": int(found.due["state"].ne("settled").sum()),
            "quiet": len(found.quiet),
            "untold": len(found.untold) + len(lines.thin(found.thin, found.silent, self.said)),
            "overlaps": len(found.stories),
            "terms": len(found.rising),
            "notes": sum(note.meeting_on == self.until for note in self.notes),
            "before": sum(note.meeting_on < self.until for note in self.notes) + len(self.decisions),
        }

    @property
    def key(self) -> tuple[str, date, date]:
        """What the findings depend on."""
        return self.page.snapshot.id, self.since, self.until


def of(page: Page) -> Meeting:
    """Draw the choice of the period; return the meeting on it."""
    kept = keeping.store_if_any()
    notes = meeting.notes(kept.engine) if kept else ()
    since, until = _period(page, notes)
    with st.spinner(page.say("meeting-reading")):
        found = _found(page.snapshot.id, since, until, page.snapshot)
    return Meeting(
        page=page,
        since=since,
        until=until,
        found=found,
        said=_said(page.snapshot.id, page.language, page.snapshot),
        decisions=meeting.decisions(kept.engine) if kept else {},
        notes=notes,
        may_write=access.role(loading.settings()) == "editor",
    )


def terms(snapshot_id: str) -> pd.DataFrame:
    """The words of each post: post_id, term, count. Empty for tables of an older build."""
    return _terms(snapshot_id, loading.settings().tables)


def shares(now: Meeting, kind: str) -> pd.DataFrame:
    """`planning.shares` of the period."""
    return _shares(*now.key, kind, now.page.snapshot)


def _period(page: Page, notes: tuple[Note, ...]) -> tuple[date, date]:
    days = pd.to_datetime(page.snapshot.posts["published_at"]).dt.date
    first, last = days.min(), days.max()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="meeting-period"):
        since_at, until_at = st.container(width=170), st.container(width=170)
    with until_at:
        until = _day(page, UNTIL, last, first, last)
    held = max((note.meeting_on for note in notes if until - timedelta(days=_LONGEST) <= note.meeting_on < until), default=None)
    begin = default_period(page.snapshot)[0] + (until - last)
    with since_at:
        since = _day(page, SINCE, max(first, held or begin), first, until)
    return since, until


def _day(page: Page, name: str, usual: date, first: date, last: date) -> date:
    """A day to choose, from the address or as usual, within the posts' days; it is always written into the address."""
    key = f"meeting-{name}"
    try:
        meant = date.fromisoformat(st.query_params.get(name, ""))
    except ValueError:
        meant = usual
    if key in st.session_state and isinstance(st.session_state[key], date):
        st.session_state[key] = min(max(st.session_state[key], first), last)
        more: dict[str, Any] = {}
    else:
        more = {"value": min(max(meant, first), last)}
    chosen = st.date_input(page.say(key), min_value=first, max_value=last, key=key, **more) or usual
    if st.query_params.get(name) != chosen.isoformat():
        st.query_params[name] = chosen.isoformat()
    return chosen


# what starts with an underscore is no part of the key: the snapshot's id says all that it holds
@st.cache_resource(max_entries=8, show_spinner=False)
def _found(snapshot_id: str, since: date, until: date, _tables: Snapshot) -> Findings:
    return find(_tables, terms(snapshot_id), since, until)


@st.cache_resource(max_entries=4, show_spinner=False)
def _said(snapshot_id: str, language: Language, _tables: Snapshot) -> Said:
    return lines.calls(_tables, language, True, day_built(_tables))


@st.cache_resource(max_entries=2, show_spinner=False)
def _terms(snapshot_id: str, folder: Path) -> pd.DataFrame:
    try:
        return snapshot.read_tables(folder, ("terms",))[1]["terms"].to_pandas()
    except SnapshotError:
        return NO_TERMS


@st.cache_resource(max_entries=32, show_spinner=False)
def _shares(snapshot_id: str, since: date, until: date, kind: str, _tables: Snapshot) -> pd.DataFrame:
    return planning.shares(_tables, since, until, kind)


@st.cache_resource(max_entries=32, show_spinner=False)
def made(snapshot_id: str, since: date, until: date, name: str, _make: Callable[[], Any]) -> Any:
    """What `_make` gives, once for a period; `name` says what it is."""
    return _make()
