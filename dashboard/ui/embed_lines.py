"""What an editor takes away: the line for a post, the line for another site, the entry to save, the address of the live chart."""

from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from dashboard.embeds import Embed, Preview, entry_text, iframe_line, include_line
from dashboard.ui import embed_form, loading
from dashboard.ui.fields import CHART_SHOWN
from dashboard.ui.page import Page

_LIVE_HEIGHT = 560  # px: a live chart cannot tell the page around it how tall it is


def show(page: Page, embed: Embed, preview: Preview | None) -> None:
    """Draw the lines, ready to copy; without a preview the height of a frame is unknown, and so is its line."""
    title = embed.title or CHART_SHOWN.label(page.language, embed.chart)
    if not embed_form.is_of_registry(embed):
        _entry(page, embed)
    _line(page, "include", include_line(embed.id), "liquid")
    if preview:
        _line(page, "frame", iframe_line(embed.id, title, preview.height, loading.settings().site), "html")
    with st.expander(page.say("embed-live"), key="embed-live"):
        st.markdown(page.say("embed-live-why"))
        st.code(_live(embed, title), language="html", wrap_lines=True)


def _entry(page: Page, embed: Embed) -> None:
    entry = entry_text(embed)
    _line(page, "entry", entry, "yaml")
    st.download_button(
        page.say("embed-entry-download"),
        entry.encode(),
        f"{embed.id}.yml",
        "application/yaml",
        key="embed-entry-file",
        on_click="ignore",
    )


def _line(page: Page, name: str, line: str, language: str) -> None:
    st.subheader(page.say(f"embed-{name}"), anchor=False)
    st.caption(page.say(f"embed-{name}-why"))
    with st.container(key=f"embed-line-{name}"):
        st.code(line, language=language, wrap_lines=True)


def _live(embed: Embed, title: str) -> str:
    """The frame for an intranet: this very address, with its filters."""
    place = urlsplit(st.context.url or "")
    kept = [(key, value) for key in st.query_params for value in st.query_params.get_all(key) if key != CHART_SHOWN.key]
    query = urlencode([("embed", "true"), (CHART_SHOWN.key, embed.chart), *kept])
    source = urlunsplit((place.scheme, place.netloc, place.path, query, ""))
    return (
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="100%" height="{_LIVE_HEIGHT}" frameborder="0"></iframe>'
    )
