"""Story candidates with what was decided on each: taken, set aside or not, by whom and why. All browsers see the same."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.brief import lines
from dashboard.charts import labels
from dashboard.corrections import meeting
from dashboard.corrections.meeting import Choice, Decision
from dashboard.metrics.rows import each
from dashboard.ui import correcting, keeping, meeting_lines
from dashboard.ui.meeting_finding import Meeting
from dashboard.ui.words import plain

_CHOICES: tuple[Choice, ...] = ("take", "aside", "no")
_COLOURS = {"take": "green", "aside": "orange", "no": "gray"}
_ABOUT = ("due", "quiet", "untold", "conflict", "fact", "term")
_EVERY = 4  # seconds after which a decision made elsewhere is seen


def show(now: Meeting) -> None:
    """Draw the candidates, those without a decision first."""
    rows = now.found.candidates
    decided = rows["item_id"].isin(now.decisions)
    meeting_lines.heading(now, "candidates")
    st.caption(now.page.say("meeting-candidates-hint"))
    if rows.empty:
        st.caption(now.page.say("meeting-candidates-none"))
    for number, row in enumerate(each(rows[~decided]), 1):
        _candidate(now, row, number)
    if decided.any():
        st.space("small")
        st.header(now.page.say("meeting-decided", count=int(decided.sum())), anchor=False)
        for row in each(rows[decided]):
            _candidate(now, row)


def watch(now: Meeting) -> None:
    """Draw the page anew when somebody decides or notes something in another browser."""
    _watch(_state(now.decisions, len(now.notes)))


def verdict(now: Meeting, decision: Decision) -> None:
    """Draw a decision: what, why, who and when."""
    page = now.page
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge(page.say(f"meeting-{decision.decision}"), color=_COLOURS[decision.decision])
        said = page.say("meeting-who", who=decision.who, day=labels.day(decision.at, page.language))
        st.caption(plain(" · ".join(part for part in (decision.note, said) if part)), width="content")


def _candidate(now: Meeting, row: Any, number: int | None = None) -> None:
    finding, decision = lines.candidate(row, now.said), now.decisions.get(row.item_id)
    with st.container(border=True, key=f"line-candidate-{row.item_id}", gap="xsmall"):
        st.markdown(f"**{number}** {plain(finding.text)}" if number else plain(finding.text))
        meeting_lines.foot(now, finding, f"candidate-{row.item_id}")
        if decision:
            verdict(now, decision)
        if now.may_write:
            _form(now, row.item_id, decision)


def _form(now: Meeting, key: str, decision: Decision | None) -> None:
    """What to decide; the version that this reader sees goes with it, so that nobody overwrites a decision unseen."""
    seen = decision.version if decision else 0
    with (
        st.form(f"decide-{key}", border=False, enter_to_submit=False),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        note = f"decide-note-{key}"
        st.text_input(
            now.page.say("meeting-why"),
            key=note,
            placeholder=now.page.say("meeting-why"),
            label_visibility="collapsed",
            max_chars=500,
            width=320,
        )
        for choice in _CHOICES:
            st.form_submit_button(
                now.page.say(f"meeting-{choice}"),
                key=f"{choice}-{key}",
                type="primary" if decision and decision.decision == choice else "secondary",
                on_click=_decide,
                args=(now.page.language, key, choice, note, seen),
            )


def _decide(language: str, key: str, choice: Choice, note: str, seen: int) -> None:
    if correcting.decide(language, key, choice, st.session_state.get(note, ""), seen):
        st.session_state[note] = ""


def what(now: Meeting, key: str) -> str:
    """What was decided on: the candidate's reason, or, where the period does not bring it, its deal or words."""
    for row in each(now.found.candidates):
        if row.item_id == key:
            return lines.candidate(row, now.said).text
    about, _, rest = key.partition(":")
    known = now.said.deals.get(rest.partition(":")[0]) or rest.replace(":", " ")
    return now.page.say(f"meeting-about-{about}", what=known) if about in _ABOUT else known


def suggest_tag(language: str, term: str, seen: int) -> None:
    """Take a term as a tag to come."""
    correcting.decide(language, f"term:{term}", "take", "", seen)


def _state(decisions: Mapping[str, Decision], notes: int) -> tuple[int, int]:
    return sum(one.version for one in decisions.values()), notes


@st.fragment(run_every=_EVERY)
def _watch(shown: tuple[int, int]) -> None:
    kept = keeping.store_if_any()
    if kept and _state(meeting.decisions(kept.engine), len(meeting.notes(kept.engine))) != shown:
        st.rerun()
