"""Splitting figures off a deal, and joining two deals: the editor's word against the rules. The write itself is `correcting`'s."""

import pandas as pd
import streamlit as st

from dashboard.charts import labels
from dashboard.corrections.record import Change, FigureKey, Target
from dashboard.ui import correcting
from dashboard.ui.page import Page


def show(page: Page, figure_id: str) -> None:
    """Draw both forms for the deal of the opened figure; nothing for a figure of no deal."""
    figures = page.snapshot.figures
    opened = figures[figures["figure_id"] == figure_id]
    if opened.empty or pd.isna(opened.iloc[0]["deal_id"]):
        return
    deal_id = opened.iloc[0]["deal_id"]
    own = figures[figures["deal_id"] == deal_id]
    with st.expander(page.say("review-deal", count=len(own)), key="deal-decisions"):
        if len(own) > 1:
            _split(page, own)
        _join(page, own, deal_id)


def _split(page: Page, own: pd.DataFrame) -> None:
    names = {row.figure_id: f"{row.published_on} {row.amount_text} {row.sentence[:80]}" for row in own.itertuples()}
    with st.form("split", border=False, enter_to_submit=False):
        leaving = st.multiselect(
            page.say("review-split-which"), list(names), format_func=names.__getitem__, placeholder="", key="split-figures"
        )
        why = st.text_input(page.say("review-why"), key="split-why", max_chars=500)
        if st.form_submit_button(page.say("review-split"), key="split-save") and 0 < len(leaving) < len(own):
            gone = own["figure_id"].isin(leaving)
            target = Target.of_deals(_keys(own[gone]), _keys(own[~gone]))
            correcting.correct(page.language, target, {"deal": Change("one", "two")}, why)
            st.rerun()


def _join(page: Page, own: pd.DataFrame, deal_id: str) -> None:
    others = page.snapshot.deals[page.snapshot.deals["deal_id"] != deal_id]
    names = {
        deal.deal_id: f"{labels.deal(deal.payers, deal.payees, page.language)} · {deal.first_published_on}"
        for deal in others.itertuples()
    }
    with st.form("join", border=False, enter_to_submit=False):
        other = st.selectbox(
            page.say("review-join-which"), list(names), index=None, format_func=names.__getitem__, placeholder="", key="join-deal"
        )
        why = st.text_input(page.say("review-why"), key="join-why", max_chars=500)
        if st.form_submit_button(page.say("review-join"), key="join-save") and other:
            figures = page.snapshot.figures
            target = Target.of_deals(_keys(own), _keys(figures[figures["deal_id"] == other]))
            correcting.correct(page.language, target, {"deal": Change("two", "one")}, why)
            st.rerun()


def _keys(rows: pd.DataFrame) -> list[FigureKey]:
    return [FigureKey(row.post_id, row.sentence, row.amount_text) for row in rows.itertuples()]
