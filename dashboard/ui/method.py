"""How the numbers are made, in a few lines, and where to read on."""

import streamlit as st

from dashboard.ui.page import Page

_POINTS = ("extraction", "deals", "sums", "kinds", "rates", "coverage", "limits")


def show(page: Page) -> None:
    """Draw the summary."""
    st.space("small")
    st.header(page.say("method"), anchor=False)
    st.markdown("\n".join(f"- {page.say(f'method-{point}')}" for point in _POINTS))
    st.caption(page.say("method-docs"))
