"""An embed as readers will see it: on a screen and on a phone, on light or dark paper."""

import streamlit as st

from dashboard.embeds import Embed, Preview
from dashboard.errors import DashboardError
from dashboard.ui import embed_drawing
from dashboard.ui.embed_pictures import no_browser
from dashboard.ui.page import Page

_SCREEN, _PHONE = 720, 360  # px
_EDGES = 30  # px that the border and the padding around a preview take
_WORDS = 280  # px that title, caption, source and links take on a screen
# The frame belongs to the app's own origin: nothing in it may run or fetch, whatever its words are.
_POLICY = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"


def show(page: Page, embed: Embed) -> Preview | None:
    """Draw the previews; None where they cannot be made, which is said."""
    try:
        with st.spinner(page.say("pictures-being-made")):
            preview = embed_drawing.preview(page.snapshot, embed)
    except DashboardError as error:
        no_browser(page, error)
        return None
    with st.container(horizontal=True, gap="small"):
        width = _choice(page, "width", ("screen", "phone"))
        paper = _choice(page, "paper", ("light", "dark"))
    html = preview.html("dark" if paper == "dark" else "light").replace("<head>", _POLICY, 1)
    with st.container(border=True, width=(_SCREEN if width == "screen" else _PHONE) + _EDGES, key="embed-preview"):
        st.iframe(html, height=_height(preview, width), alt=page.say("embed-preview"))
    return preview


def _height(preview: Preview, width: str) -> int:
    """Px of the frame. It is not measured, because for that a script would have to run in it."""
    return preview.height if width == "phone" else preview.made.chart.plot.height + _WORDS


def _choice(page: Page, name: str, options: tuple[str, ...]) -> str:
    return str(
        st.segmented_control(
            page.say(f"embed-{name}"),
            options,
            default=options[0],
            required=True,
            key=f"embed-{name}",
            format_func=lambda option: page.say(f"embed-{name}-{option}"),
            label_visibility="collapsed",
        )
    )
