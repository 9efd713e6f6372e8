"""Review: what to read first, one figure with its form, what became of corrections, who changed what. Layout only."""

import streamlit as st

from dashboard.ui import access, company_form, correcting, correction_form, correction_log, deal_decisions, loading, review_queue
from dashboard.ui.fields import FIGURE
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page; who may not edit sees the same without forms."""
    settings = loading.settings()
    access.controls(settings, page.language)
    may_edit = access.role(settings) == "editor"
    if not may_edit:
        st.info(page.say("review-read-only"))
    correcting.said()
    figure_id = st.query_params.get(FIGURE)
    if figure_id:
        st.button(page.say("review-close"), key="review-close", type="tertiary", on_click=review_queue.close)
        target = correction_form.show(page, figure_id, may_edit)
        if target is not None:
            if may_edit:
                deal_decisions.show(page, figure_id)
            correction_log.history(page, target)
    review_queue.show(page)
    if may_edit:
        company_form.show(page)
    correction_log.outcomes(page)
    correction_log.history(page)
