"""Choices that belong to a page rather than to the filter bar, though they end in it where they can. Draws one control each."""

import streamlit as st

from dashboard.charts import labels
from dashboard.metrics.investment import kinds_of
from dashboard.ui import address, loading
from dashboard.ui.fields import KIND_SHOWN
from dashboard.ui.page import Page
from dashboard.ui.words import plain


def kind(page: Page) -> str:
    """The kind of money to look at: kinds are never added up, so there is always one. The filter's first, when it has one."""
    kinds = KIND_SHOWN.options
    allowed = [one for one in kinds if one in page.filters.kinds] or kinds
    told = loading.kept(page, "kinds", lambda: kinds_of(page.view.deals))
    present = [one for one in allowed if one in told] or allowed
    return str(
        st.segmented_control(
            page.say("filter-kind"),
            present,
            default=present[0],
            required=True,
            key=KIND_SHOWN.key,
            **address.bound(),
            format_func=lambda one: KIND_SHOWN.label(page.language, one),
            label_visibility="collapsed",
        )
    )


def company(page: Page, shown: str | None) -> str | None:
    """The company to look at. Choosing one sets the bar's filter, so that the address holds it."""
    names = page.view.companies["company"].tolist()
    if shown and any(one.key == "company" for one in address.unread_on_arrival(page.filters)):
        st.caption(page.say("company-instead", company=plain(labels.name(shown, page.language))))
    if shown not in names:
        return shown
    key = f"page-company-{shown}"
    st.selectbox(
        page.say("filter-company"),
        names,
        index=names.index(shown),
        key=key,
        format_func=lambda name: labels.name(name, page.language),
        on_change=lambda: _set_company(key),
        width=320,
    )
    return shown


def _set_company(key: str) -> None:
    st.session_state["company"] = [st.session_state[key]]
