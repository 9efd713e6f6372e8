"""Tags: how often, trend, rising and falling, which go together, which say nothing, spelling variants. Layout only."""

import streamlit as st

from dashboard.ui import chart_card, picked, variants
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page."""
    left, right = st.columns(2, gap="medium")
    with left:
        marks = [*chart_card.show(page, "tags-top"), *chart_card.show(page, "tag-pairs")]
    with right:
        marks += [*chart_card.show(page, "tags-rising"), *chart_card.show(page, "tags-that-say-nothing")]
    marks += chart_card.show(page, "tags-by-week")
    picked.posts(page, marks, page.view.posts, "tags")
    variants.show(page)
