"""Embed: a chart for a post or for another site: chosen, named, seen as readers will, and the lines to copy. Layout only."""

import streamlit as st

from dashboard.ui import embed_form, embed_lines, embed_preview
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page."""
    st.markdown(page.say("embed-intro"))
    left, right = st.columns([2, 3], gap="large")
    with left:
        embed, is_named = embed_form.show(page)
    with right:
        st.subheader(page.say("embed-preview"), anchor=False)
        preview = embed_preview.show(page, embed)
    if is_named:
        embed_lines.show(page, embed, preview)
