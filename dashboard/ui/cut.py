"""Tables that are too long for a browser: their first rows are shown, and it is said how many there are. Downloads hold all."""

import pandas as pd
import streamlit as st

from dashboard.ui.page import Page

MOST_ROWS = 1_000  # more makes each rerun slower than reading through them would ever be worth


def first_rows(page: Page, table: pd.DataFrame) -> pd.DataFrame:
    """Return what is shown of `table`; say so where that is not all."""
    if len(table) > MOST_ROWS:
        st.caption(page.say("table-rows", rows=len(table), shown=MOST_ROWS))
    return table.head(MOST_ROWS)
