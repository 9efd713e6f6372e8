"""Companies: one company at a glance, money, time line, who with, coverage, posts. Layout only."""

import streamlit as st

from dashboard.metrics.coverage import focus
from dashboard.ui import chart_card, choice, loading, picked
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page for the first company of the filter, or for the one most named."""
    company = choice.company(page, loading.kept(page, "focus", lambda: focus(page.view)))
    if company is None:
        st.info(page.say("no-company"))
        return
    page = loading.with_company(page, company)
    left, right = st.columns(2, gap="medium")
    with left:
        marks = [*chart_card.show(page, "company-money"), *chart_card.show(page, "told-beside")]
    with right:
        marks += [*chart_card.show(page, "company-timeline"), *chart_card.show(page, "coverage-over-time")]
    picked.deals(page, marks, page.view.deals, "companies")
    picked.posts(page, marks, page.view.posts, "companies")
