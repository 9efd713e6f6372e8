"""Overview: key numbers, money by month, coverage over time, tags, newest deals. Layout only."""

import streamlit as st

from dashboard.ui import chart_card, key_numbers, newest, picked
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page."""
    key_numbers.show(page)
    left, right = st.columns(2, gap="medium")
    with left:
        marks = [*chart_card.show(page, "investment-by-month"), *chart_card.show(page, "status-ladder")]
    with right:
        marks += [*chart_card.show(page, "coverage-over-time"), *chart_card.show(page, "tags-top")]
    picked.deals(page, marks, page.view.deals, "overview", at_rest=None if newest.whole_asked() else newest.show)
