"""The items of a meeting's agenda: one is shown at a time, and the address names it."""

import streamlit as st

from dashboard.ui.fields import AGENDA
from dashboard.ui.meeting_finding import Meeting

ITEMS = {  # the headings under each, of which its number is the sum
    "candidates": ("candidates",),
    "news": ("deals", "changes", "conflicts", "moved"),
    "followups": ("followups", "quiet"),
    "coverage": ("untold", "overlaps", "terms"),
    "notes": ("notes", "before"),
}
_KEY = "meeting-agenda"


def choose(now: Meeting) -> str:
    """Draw the agenda; return the chosen item."""
    asked = st.query_params.get(AGENDA)
    counts = {item: sum(now.counts[name] for name in names) for item, names in ITEMS.items()}
    chosen = st.segmented_control(
        now.page.say("meeting-agenda"),
        list(ITEMS),
        default=asked if asked in ITEMS else "candidates",  # on every run: the first may be cut short before the browser marks it
        required=True,
        key=_KEY,
        format_func=lambda item: now.page.say(f"meeting-item-{item}", count=counts[item]),
        label_visibility="collapsed",
        on_change=_write,
    )
    return str(chosen)


def _write() -> None:
    st.query_params[AGENDA] = st.session_state[_KEY]
