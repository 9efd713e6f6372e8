"""The dashboard: page settings and the list of pages, nothing else. Start it with `streamlit run app.py`."""

import streamlit as st

from dashboard.pages import attention, companies, coverage, data, deals, embed, flows, meeting, overview, review, tags, try_text
from dashboard.ui import frame

st.set_page_config(page_title="AI Investment Coverage", layout="wide", initial_sidebar_state="collapsed")
frame.run(
    {
        "overview": overview.show,
        "meeting": meeting.show,
        "deals": deals.show,
        "companies": companies.show,
        "flows": flows.show,
        "tags": tags.show,
        "coverage": coverage.show,
        "attention": attention.show,
        "embed": embed.show,
        "data": data.show,
        "review": review.show,
        "try-text": try_text.show,
    }
)
