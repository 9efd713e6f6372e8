"""One live chart alone, for a page of an intranet: any address of the app with `?embed=true&chart=ID`. Draws no menu and no filters.

Filters in the address apply; nothing can be picked, since there is nothing below that would follow.
"""

from collections.abc import Mapping

import streamlit as st

from dashboard.charts import theme
from dashboard.snapshot import Snapshot
from dashboard.ui import address, chart_card, filters, loading
from dashboard.ui.fields import CHART_SHOWN, LANGUAGE, Field
from dashboard.ui.page import Page
from dashboard.ui.words import plain, say


def is_asked() -> bool:
    """Whether the address asks for one chart within another page."""
    return st.context.is_embedded and CHART_SHOWN.key in st.query_params


def show(snapshot: Snapshot, listed: Mapping[str, Field], fallback: str) -> None:
    """Draw the chart with its title, caption and source note."""
    written = st.query_params.get(LANGUAGE.key, "")
    language = LANGUAGE.option(written) or address.browser_language(fallback)
    asked = st.query_params[CHART_SHOWN.key]
    chart_id = CHART_SHOWN.option(asked)
    if chart_id is None:
        st.error(say(language, "embed-no-chart", chart=plain(asked)))
        return
    applied = filters.of_address(snapshot, listed, language)
    page = Page(snapshot, loading.view(snapshot, applied))
    chart = loading.chart(page, chart_id)
    st.header(plain(chart.title), anchor=False)
    if not chart.empty:
        st.markdown(plain(chart.alt))
        drawing = loading.drawing(page, chart, chart_card.mode())
        st.plotly_chart(drawing, theme=None, key=f"live-{chart_id}", alt=chart.alt, config=theme.CONFIG)
    else:
        st.markdown(plain(chart.reason))
    in_use, unread = filters.summary(applied, listed), filters.unread(address.unread(listed), language)
    st.caption(" · ".join(part for part in (plain(chart.note.text), in_use, unread) if part))
