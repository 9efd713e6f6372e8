"""The one way from a page to the store: each write finds out anew who writes, and the tables follow. Draws only what went wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from dashboard.corrections import meeting
from dashboard.corrections.editor import Editor
from dashboard.corrections.record import Changes, Target
from dashboard.corrections.store import ConflictError
from dashboard.errors import DashboardError
from dashboard.ui import access, keeping, loading, updating
from dashboard.ui.words import plain, say

_SEEN = "_seen"  # digest of a target → version that this reader was shown
_SAID = "_said"  # what the next run has to say: how, which message, its words


def seen(target: Target) -> int:
    """The version of `target` that this reader was shown first; what others write later does not change it."""
    shown: dict[str, int] = st.session_state.setdefault(_SEEN, {})
    if target.digest not in shown:
        kept = keeping.store_if_any()
        found = kept.find(target) if kept else None
        shown[target.digest] = found.version if found else 0
    return shown[target.digest]


def forget(target: Target) -> None:
    """Show `target` as it stands at the next run."""
    st.session_state.get(_SEEN, {}).pop(target.digest, None)


def correct(language: str, target: Target, changes: Changes, why: str) -> bool:
    """Write a correction; say so, or why not, in the next run."""
    return _write(language, target, lambda editor: keeping.store().correct(editor, target, changes, why, seen(target)))


def undo(language: str, target: Target, why: str = "") -> bool:
    """Undo the last change of `target`."""
    return _write(language, target, lambda editor: keeping.store().undo(editor, target, why, seen(target)))


def add_note(language: str, meeting_on: date, text: str) -> bool:
    """Add a note to the meeting of a day."""
    return _write(language, None, lambda editor: meeting.add_note(keeping.store().engine, editor, meeting_on, text))


def decide(language: str, candidate_key: str, decision: meeting.Choice, note: str, seen_version: int) -> bool:
    """Write a meeting's decision on a candidate."""
    return _write(
        language,
        None,
        lambda editor: meeting.decide(keeping.store().engine, editor, candidate_key, decision, note, seen_version),
    )


def said() -> None:
    """Draw what the last write said."""
    if _SAID in st.session_state:
        how, words = st.session_state.pop(_SAID)
        {"success": st.success, "error": st.error, "warning": st.warning}[how](words)


def _write(language: str, target: Target | None, write: Callable[[Editor], Any]) -> bool:
    try:
        write(access.editor(loading.settings()))
    except ConflictError as conflict:
        now = conflict.now
        words = say(language, "conflict", who=plain(now.who), why=plain(now.why)) if now else say(language, "conflict-unknown")
        st.session_state[_SAID] = "warning", words
        if target:
            forget(target)  # told: the next try is made knowing it
        return False
    except access.AccessError:
        st.session_state[_SAID] = "error", say(language, "not-an-editor")
        return False
    except DashboardError as error:
        st.session_state[_SAID] = "error", plain(f"{error.problem} {error.hint}")
        return False
    st.session_state[_SAID] = "success", say(language, "saved" if target else "meeting-saved")
    if target:
        forget(target)
        updating.builder().start(loading.settings())
    return True
