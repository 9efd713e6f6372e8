"""Notes of the meeting, and what earlier meetings noted and decided. A note is kept as soon as its field is left."""

import streamlit as st

from dashboard.charts import labels
from dashboard.corrections.meeting import Note
from dashboard.locales import text
from dashboard.ui import access, correcting, loading, meeting_candidates, meeting_lines
from dashboard.ui.meeting_finding import Meeting
from dashboard.ui.words import plain

_FIELD = "meeting-note"


def show(now: Meeting) -> None:
    """Draw the field for a note, this meeting's notes, earlier ones, and the decisions so far."""
    page = now.page
    meeting_lines.heading(now, "notes")
    if now.may_write:
        st.text_area(
            page.say("meeting-note", day=labels.day(now.until, page.language)),
            key=_FIELD,
            height=120,
            max_chars=10_000,
            placeholder=page.say("meeting-note-hint"),
            on_change=_keep,
            args=(now,),
        )
        st.button(page.say("meeting-note-save"), key="meeting-note-save")  # leaving the field is what keeps the note
    else:
        st.info(page.say("meeting-read-only"))
        access.controls(loading.settings(), page.language)
    here = [note for note in now.notes if note.meeting_on == now.until]
    before = [note for note in now.notes if note.meeting_on < now.until]
    for note in reversed(here):
        _note(now, note)
    meeting_lines.heading(now, "before")
    if not before and not now.decisions:
        st.caption(text(page.language, "brief-notes-none"))
    for note in reversed(before):
        _note(now, note)
    _decisions(now)


def _note(now: Meeting, note: Note) -> None:
    with st.container(key=f"line-note-{note.id}", gap="xsmall"):
        for part in filter(None, map(str.strip, note.text.splitlines())):
            st.markdown(plain(part))
        st.caption(plain(now.page.say("meeting-noted", day=labels.day(note.meeting_on, now.page.language), who=note.who)))


def _decisions(now: Meeting) -> None:
    """Every decision, the newest first, on what it was."""
    for one in sorted(now.decisions.values(), key=lambda one: one.at, reverse=True):
        with st.container(key=f"line-decision-{one.candidate_key}", gap="xsmall"):
            st.markdown(plain(meeting_candidates.what(now, one.candidate_key)))
            meeting_candidates.verdict(now, one)


def _keep(now: Meeting) -> None:
    words = st.session_state[_FIELD]
    if words.strip() and correcting.add_note(now.page.language, now.until, words):
        st.session_state[_FIELD] = ""
