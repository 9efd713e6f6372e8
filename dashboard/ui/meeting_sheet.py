"""The meeting's sheet as files to take away. They are made when asked for, and once a period and language."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.brief import pictures
from dashboard.brief.possible import as_possible
from dashboard.brief.write import FORMS, Request, make
from dashboard.charts import labels
from dashboard.ui import meeting_candidates, meeting_finding
from dashboard.ui.meeting_finding import Meeting

_NOTES = 8  # lines
_FILES = {
    "md": ("brief.md", "text/markdown"),
    "html": ("brief.html", "text/html"),
    "pdf": ("brief.pdf", "application/pdf"),
    "ics": ("brief.ics", "text/calendar"),
    "csv": ("brief-rows.csv", "text/csv"),
}


def show(now: Meeting) -> None:
    """Draw a button a form; preparing the printed forms takes some seconds, so that they are made at the first wish."""
    page = now.page
    st.space("small")
    st.header(page.say("meeting-sheet"), anchor=False)
    st.caption(page.say("meeting-sheet-hint"))
    ready = f"meeting-sheet-{now.key}-{page.language}"
    with st.container(horizontal=True, gap="small", key="meeting-sheet"):
        for form in ("md", "ics", "csv"):
            _button(now, form, partial(_content, now, form, ("md", "ics", "csv")))
        if not st.session_state.get(ready):
            st.button(page.say("meeting-sheet-prepare"), key="meeting-sheet-prepare", on_click=_note, args=(ready,))
            return
        with st.spinner(page.say("meeting-sheet-making")):
            made, left_out = _made(now, FORMS)
        for form in ("html", "pdf"):
            if _FILES[form][0] in made:
                _button(now, form, partial(_content, now, form, FORMS))
    for reason in left_out:
        st.caption(page.say("meeting-sheet-without", reason=reason))


def _button(now: Meeting, form: str, content: Callable[[], bytes]) -> None:
    name, mime = _FILES[form]
    stem, _, ending = name.partition(".")
    st.download_button(
        now.page.say(f"meeting-sheet-{form}"),
        content,
        f"{stem}-{now.until}.{ending}",
        mime,
        key=f"sheet-{form}",
        on_click="ignore",
    )


def _note(key: str) -> None:
    st.session_state[key] = True


def _content(now: Meeting, form: str, forms: tuple[str, ...]) -> bytes:
    return _made(now, forms)[0][_FILES[form][0]]


def _made(now: Meeting, forms: tuple[str, ...]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    language = now.page.language
    notes = [f"{labels.day(note.meeting_on, language)} {' '.join(note.text.split())}" for note in now.notes]
    for key, one in now.decisions.items():
        said = f"{now.page.say(f'meeting-{one.decision}')} · {meeting_candidates.what(now, key)}"
        notes.append(" · ".join(filter(None, (said, one.note))))
    request = Request(
        since=now.since,
        until=now.until,
        language=language,
        forms=forms,
        notes=notes[-_NOTES:],
        terms=meeting_finding.terms(now.page.snapshot.id),
        draw=pictures.draw if "html" in forms else None,
    )
    name = f"{language} {forms} {notes}"
    return meeting_finding.made(*now.key, name, lambda: as_possible(request, partial(make, now.page.snapshot)))
