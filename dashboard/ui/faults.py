"""What is wrong with posts, as a table to work through: file, line, what it is, what to do."""

import pandas as pd
import streamlit as st

from dashboard.locales import has, text
from dashboard.metrics.view import Language
from dashboard.ui.cut import first_rows
from dashboard.ui.downloads import offer
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the table; it is about all posts, whatever the filters."""
    found = page.snapshot.faults
    st.space("small")
    st.header(page.say("faults", count=len(found)), anchor=False)
    if found.empty:
        st.info(page.say("no-faults"))
        return
    st.caption(page.say("faults-hint"))
    table = _made(snapshot_id=page.snapshot.id, language=page.language, _page=page)
    widths = {"severity": 70, "file": 300, "line": 60, "message": 300, "hint": 300}
    columns = {page.say(f"column-{name}"): st.column_config.Column(width=width) for name, width in widths.items()}
    st.dataframe(
        first_rows(page, table), hide_index=True, alt=page.say("faults", count=len(found)), key="faults", column_config=columns
    )
    offer(page, "faults", table, {})


@st.cache_resource(max_entries=4, show_spinner=False)
def _made(*, snapshot_id: str, language: Language, _page: Page) -> pd.DataFrame:
    say = _page.say
    found = _page.snapshot.faults.sort_values("severity", kind="stable")  # errors, each of which cost a post, before warnings
    return pd.DataFrame(
        {
            say("column-severity"): [say(f"severity-{one}") for one in found["severity"]],
            say("column-file"): found["path"].to_numpy(),
            say("column-line"): found["line"].to_numpy(),
            say("column-message"): [_said(language, "fault", fault.rule, fault.message) for fault in found.itertuples()],
            say("column-hint"): [_said(language, "hint", fault.rule, fault.hint) for fault in found.itertuples()],
            say("column-detail"): (found["message"] + " " + found["hint"]).to_numpy(),
        }
    )


def _said(language: Language, part: str, rule: str, written: str) -> str:
    """The words for a rule in the reader's language where there are any, else as the check wrote them."""
    return text(language, f"{part}-{rule}") if has(language, f"{part}-{rule}") else written
