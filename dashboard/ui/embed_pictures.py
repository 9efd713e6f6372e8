"""A chart as SVG and PNG, made only when asked for. Draws the buttons and what to install where there is no browser."""

import streamlit as st

from dashboard.charts.chart import Chart
from dashboard.errors import DashboardError
from dashboard.ui import embed_drawing
from dashboard.ui.page import Page
from dashboard.ui.words import plain


@st.fragment
def offer(page: Page, chart: Chart) -> None:
    """Draw the button that makes the pictures, then those that download them."""
    with st.container(horizontal=True, gap="small"):
        asked = st.button(page.say("pictures-make"), key=f"pictures-{chart.id}")
        if not asked:
            return
        try:
            with st.spinner(page.say("pictures-being-made")):
                drawn = {
                    "SVG": (embed_drawing.svg(page.view.snapshot_id, page.filters, chart), "image/svg+xml"),
                    "PNG": (embed_drawing.png(page.view.snapshot_id, page.filters, chart), "image/png"),
                }
        except DashboardError as error:
            no_browser(page, error)
            return
        for name, (content, mime) in drawn.items():
            file_name = f"{chart.id}-{page.view.snapshot_id}.{name.lower()}"
            key = f"download-{chart.id}-{name}"
            st.download_button(page.say("pictures-download", name=name), content, file_name, mime, key=key, on_click="ignore")


def no_browser(page: Page, error: DashboardError) -> None:
    """Say what to install, and what the browser said."""
    st.warning(page.say("no-browser"))
    st.caption(plain(str(error)))
