"""Money and attention: share of money against share of posts, by company, sector, country, month. Layout only."""

import streamlit as st

from dashboard.ui import chart_card, picked
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page."""
    left, right = st.columns(2, gap="medium")
    with left:
        marks = [*chart_card.show(page, "money-and-attention"), *chart_card.show(page, "money-and-attention-by-country")]
    with right:
        marks += [*chart_card.show(page, "money-and-attention-by-sector"), *chart_card.show(page, "money-and-attention-by-month")]
    picked.deals(page, marks, page.view.deals, "attention")
    picked.posts(page, marks, page.view.posts, "attention")
