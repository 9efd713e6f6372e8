"""Coverage: posts over time with their denominator, against the usual weekday, by company; the posts behind a peak. Layout only."""

import streamlit as st

from dashboard.ui import chart_card, picked
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page."""
    marks = [*chart_card.show(page, "coverage-over-time")]
    left, right = st.columns(2, gap="medium")
    with left:
        marks += [*chart_card.show(page, "coverage-share"), *chart_card.show(page, "coverage-calendar")]
    with right:
        marks += [*chart_card.show(page, "coverage-baseline"), *chart_card.show(page, "new-companies")]
    marks += chart_card.show(page, "coverage-heatmap")
    picked.posts(page, marks, page.view.posts, "coverage")
