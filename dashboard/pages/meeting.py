"""Editorial meeting: candidates, what happened since the last one, follow-ups, what is told too little or twice, notes. Layout only."""

import streamlit as st

from dashboard.ui import (
    correcting,
    meeting_agenda,
    meeting_candidates,
    meeting_coverage,
    meeting_finding,
    meeting_followups,
    meeting_lines,
    meeting_news,
    meeting_notes,
    meeting_sheet,
)
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the item of the agenda that the address names."""
    meeting_lines.large()
    with st.container(key="meeting"):
        now = meeting_finding.of(page)
        meeting_lines.lead(now)
        chosen = meeting_agenda.choose(now)
        correcting.said()
        items = {
            "candidates": meeting_candidates.show,
            "news": meeting_news.show,
            "followups": meeting_followups.show,
            "coverage": meeting_coverage.show,
            "notes": meeting_notes.show,
        }
        items[chosen](now)
        meeting_sheet.show(now)
        meeting_candidates.watch(now)
