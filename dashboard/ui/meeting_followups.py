"""Follow-ups on the meeting page: how many fall due in which month, each with its day, deal and sentence, and quiet deals."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from babel.dates import format_skeleton

from dashboard.brief import lines
from dashboard.brief.lines import Line, Said
from dashboard.brief.lines import day as day_of
from dashboard.charts import labels
from dashboard.locales import text
from dashboard.ui import meeting_lines
from dashboard.ui.meeting_finding import Meeting

_STATES = ("overdue", "due", "upcoming")


def show(now: Meeting) -> None:
    """Draw the calendar, the promises of the chosen state, and the deals that nobody told for long."""
    page, due = now.page, now.found.due
    waiting = due[due["state"] != "settled"]
    tables = {state: waiting[waiting["state"] == state] for state in _STATES}
    meeting_lines.heading(now, "followups")
    settled = len(due) - len(waiting)
    st.caption(page.say("meeting-followups-hint", settled=settled, day=labels.day(now.until, page.language)))
    _calendar(now, waiting)
    names = {state: page.say(f"meeting-followup-{state}", count=len(rows)) for state, rows in tables.items()}
    usual = next((state for state in _STATES if len(tables[state])), "due")
    state = st.segmented_control(
        page.say("meeting-followup-state"),
        _STATES,
        default=usual,
        required=True,
        key="meeting-followup-state",
        format_func=names.__getitem__,
        label_visibility="collapsed",
    )
    for month, rows in tables[str(state)].groupby(tables[str(state)]["due_on"].map(lambda on: on.replace(day=1))):
        st.subheader(labels.month(month, page.language), anchor=False)
        for row in rows.itertuples(index=False):
            meeting_lines.line(now, lines.followup(row, now.said))
    if tables[str(state)].empty:
        st.caption(text(page.language, "brief-followups-none"))
    meeting_lines.heading(now, "quiet")
    meeting_lines.listed(now, "quiet", now.found.quiet, _quiet)


def _calendar(now: Meeting, waiting: pd.DataFrame) -> None:
    """Months in which something falls due as columns, years as rows, the number of promises in each: few enough for a phone."""
    if waiting.empty:
        return
    on = pd.to_datetime(waiting["due_on"])
    counts = pd.crosstab(on.dt.year, on.dt.month)
    words = counts.astype(str).replace("0", "")
    words.columns = [format_skeleton("MMM", date(2000, month, 1), locale=now.page.language) for month in counts.columns]
    words.index = [str(year) for year in words.index]
    st.table(words, border="horizontal")


def _quiet(row: Any, said: Said) -> Line:
    words = text(
        said.language,
        "candidate-quiet",
        deal=said.deals[row.deal_id],
        days=row.quiet_days,
        told=day_of(row.last_told_on, said.language),
    )
    return Line(words, item_id=row.item_id, deal_ids=(row.deal_id,), post_ids=tuple(row.post_ids)[::-1])
