"""Deals: the ledger, with the charts that choose from it. Layout only."""

import streamlit as st

from dashboard.ui import chart_card, choice, picked
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page."""
    left, right = st.columns(2, gap="medium")
    with left:
        marks = [*chart_card.show(page, "biggest-deals")]
    with right:
        kind = choice.kind(page)
        marks += [*chart_card.show(page, f"{kind}-by-month"), *chart_card.show(page, "announced-against-done")]
    ledger = st.container()
    left, right = st.columns(2, gap="medium")
    with left:
        marks += [*chart_card.show(page, "money-by-country"), *chart_card.show(page, "valuations")]
    with right:
        marks += [*chart_card.show(page, "money-by-sector"), *chart_card.show(page, "capital-plans")]
    with ledger:
        picked.deals(page, marks, page.view.deals, "deals", most_rows=20)
