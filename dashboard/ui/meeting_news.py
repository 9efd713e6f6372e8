"""What happened since the last meeting: what moved, new deals, status changes, conflicts and outdated facts."""

import streamlit as st

from dashboard.brief import lines
from dashboard.locales import text
from dashboard.ui import meeting_lines
from dashboard.ui.meeting_finding import Meeting


def show(now: Meeting) -> None:
    """Draw the sections."""
    found = now.found
    meeting_lines.section(now, "deals", found.deals, lines.deal)
    meeting_lines.section(now, "changes", found.changes, lines.change)
    meeting_lines.heading(now, "conflicts")
    if not now.counts["conflicts"]:
        st.caption(text(now.page.language, "brief-conflicts-none"))
    meeting_lines.listed(now, "facts", found.facts, lines.fact)
    meeting_lines.listed(now, "deal-conflicts", found.conflicts, lines.conflict)
    meeting_lines.listed(now, "contradictions", found.contradictions, lines.contradiction)
    for line in lines.recycled(found.recycled, now.said):
        meeting_lines.line(now, line)
    meeting_lines.section(now, "moved", found.moved[found.moved["by"].ne("all")], lines.moved)
