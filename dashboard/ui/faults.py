"""What is wrong with posts, as a table to work through: file, line, what it is, what to do."""

import pandas as pd
import streamlit as st

from dashboard.locales import has, text
from dashboard.ui import loading
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
    table = loading.kept(page, "faults", lambda: _made(page, found))
    widths = {"severity": 70, "file": 300, "line": 60, "message": 300, "hint": 300}
    columns = {page.say(f"column-{name}"): st.column_config.Column(width=width) for name, width in widths.items()}
    st.dataframe(
        first_rows(page, table), hide_index=True, alt=page.say("faults", count=len(found)), key="faults", column_config=columns
    )
    offer(page, "faults", table, {})


def _made(page: Page, found: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            page.say("column-severity"): [page.say(f"severity-{one}") for one in found["severity"]],
            page.say("column-file"): found["path"].to_numpy(),
            page.say("column-line"): found["line"].to_numpy(),
            page.say("column-message"): [_said(page, "fault", fault.rule, fault.message) for fault in found.itertuples()],
            page.say("column-hint"): [_said(page, "hint", fault.rule, fault.hint) for fault in found.itertuples()],
            page.say("column-detail"): (found["message"] + " " + found["hint"]).to_numpy(),
        }
    )


def _said(page: Page, part: str, rule: str, written: str) -> str:
    """The words for a rule in the reader's language where there are any, else as the check wrote them."""
    return text(page.language, f"{part}-{rule}") if has(page.language, f"{part}-{rule}") else written
