"""The measure of filter_change.py: the app's frame (menu, language, filter bar, footer) around pages that draw nothing."""

import streamlit as st

from dashboard.ui import frame
from dashboard.ui.page import Page

NAMES = (
    "overview", "meeting", "deals", "companies", "flows", "tags", "coverage", "attention", "embed", "data", "review", "try-text",
)  # fmt: skip


def nothing(page: Page) -> None:
    """Draw nothing."""


st.set_page_config(page_title="Empty", layout="wide", initial_sidebar_state="collapsed")
frame.run(dict.fromkeys(NAMES, nothing))
