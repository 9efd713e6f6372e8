"""Adding a company, or another spelling of one, to the register. The write itself is `correcting`'s."""

from typing import get_args

import streamlit as st

from dashboard.charts import labels
from dashboard.corrections.record import Change, Target
from dashboard.reference import Sector
from dashboard.ui import correcting
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the form."""
    with st.expander(page.say("review-company"), key="company-form"), st.form("add-company", border=False, enter_to_submit=False):
        known = page.snapshot.companies.set_index("company")
        name = st.selectbox(
            page.say("review-company-name"),
            known.index.tolist(),
            index=None,
            accept_new_options=True,
            placeholder="",
            key="company-name",
        )
        aliases = st.multiselect(page.say("review-aliases"), [], accept_new_options=True, placeholder="", key="company-aliases")
        with st.container(horizontal=True):
            sector = st.selectbox(
                page.say("filter-sector"), get_args(Sector), index=None, placeholder="", key="company-sector",
                format_func=lambda one: labels.sector(one, page.language),
            )  # fmt: skip
            country = st.text_input(page.say("review-country"), max_chars=2, key="company-country").strip().upper()
        why = st.text_input(page.say("review-why"), key="company-why", max_chars=500)
        if st.form_submit_button(page.say("review-save"), key="company-save") and name:
            was = known.loc[name] if name in known.index else {"sector": "", "country": ""}
            changes = {"aliases": Change([], aliases)} if aliases else {}
            changes |= {
                key: Change(was[key], new) for key, new in (("sector", sector), ("country", country)) if new and was[key] != new
            }
            correcting.correct(page.language, Target("company", company=name.strip()), changes, why)
            st.rerun()
