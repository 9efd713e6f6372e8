"""The items of a meeting's agenda: one is shown at a time, and the address names it."""

import streamlit as st

from dashboard.ui.meeting_finding import Meeting

ITEMS = ("candidates", "news", "followups", "coverage", "notes")
_ITEM = "agenda"  # parameter of the address
_KEY = "meeting-agenda"


def choose(now: Meeting) -> str:
    """Draw the agenda; return the chosen item."""
    found, asked = now.found, st.query_params.get(_ITEM)
    counts = {
        "candidates": int((~found.candidates["item_id"].isin(now.decisions)).sum()),
        "news": len(found.deals) + len(found.changes) + len(found.conflicts) + len(found.facts),
        "followups": int((found.due["state"].isin(("overdue", "due"))).sum()),
        "coverage": len(found.untold) + len(found.stories),
        "notes": len(now.notes),
    }
    more = {} if _KEY in st.session_state else {"default": asked if asked in ITEMS else ITEMS[0]}
    chosen = st.segmented_control(
        now.page.say("meeting-agenda"),
        ITEMS,
        required=True,
        key=_KEY,
        format_func=lambda item: now.page.say(f"meeting-item-{item}", count=counts[item]),
        label_visibility="collapsed",
        on_change=_write,
        **more,
    )
    return str(chosen)


def _write() -> None:
    st.query_params[_ITEM] = st.session_state[_KEY]
