"""Back undoes one change at a time, and the address says all: `steps.js` in the reader's page. No other script is ours."""

from functools import cache
from html import escape
from pathlib import Path

import streamlit as st


def keep(amended: str) -> None:
    """Put the script into the page; `amended` is the query that is to replace the address's, empty for none."""
    st.html(f'<script data-address="{escape(amended)}">{script()}</script>', unsafe_allow_javascript=True)


@cache
def script() -> str:
    """The script; `deploy/nginx.conf` allows exactly its text."""
    return Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
