"""What happened since the last meeting: what moved, new deals, status changes, conflicts and outdated facts."""

import streamlit as st

from dashboard.brief import lines
from dashboard.locales import text
from dashboard.metrics.rows import each
from dashboard.ui import meeting_lines
from dashboard.ui.meeting_finding import Meeting


def show(now: Meeting) -> None:
    """Draw the sections."""
    found = now.found
    meeting_lines.section(now, "deals", found.deals, lines.deal)
    meeting_lines.section(now, "changes", found.changes, lines.change)
    meeting_lines.heading(now, "conflicts")
    if found.conflicts.empty and found.facts.empty:
        st.caption(text(now.page.language, "brief-conflicts-none"))
    for row in each(found.conflicts):
        meeting_lines.line(now, lines.conflict(row, now.said))
    meeting_lines.listed(now, "facts", found.facts, lines.fact)
    meeting_lines.section(now, "moved", found.moved[found.moved["by"].ne("all")], lines.moved)
