"""The Embed page's fields: chart, id, title, caption, day to freeze at. Returns the embed that they mean; writes nothing."""

import streamlit as st

from dashboard.charts.registry import CHARTS
from dashboard.embeds import Embed, checked_id
from dashboard.ui import address
from dashboard.ui.fields import CHART_SHOWN
from dashboard.ui.page import Page
from dashboard.ui.words import plain

_LONGEST_TITLE, _LONGEST_CAPTION = 120, 400


def show(page: Page) -> tuple[Embed, bool]:
    """Draw the fields; return the embed, and whether its id may be used. Until then it bears the chart's own id."""
    chart = str(
        st.selectbox(
            page.say("embed-chart"),
            CHART_SHOWN.options,
            key=CHART_SHOWN.key,
            **address.bound(),
            format_func=lambda option: CHART_SHOWN.label(page.language, option),
        )
    )
    title = st.text_input(page.say("embed-title"), key="embed-title", max_chars=_LONGEST_TITLE, placeholder=page.say("embed-own"))
    caption = st.text_area(
        page.say("embed-caption"), key="embed-caption", max_chars=_LONGEST_CAPTION, height=90, placeholder=page.say("embed-own")
    )
    pin = st.date_input(
        page.say("embed-pin"),
        value=None,
        key="embed-pin",
        max_value=page.view.built_on,
        format="YYYY/MM/DD",
        help=page.say("embed-pin-why"),
    )
    embed = Embed(chart=chart, id=chart, title=_line(title), caption=_line(caption), filters=page.filters, pin=pin)
    suggested = "" if is_of_registry(embed) else f"{chart}-2"
    written = st.text_input(page.say("embed-id"), key="embed-id", placeholder=suggested, help=page.say("embed-id-why")).strip()
    if not written:
        is_ready = is_of_registry(embed)
        if not is_ready:
            st.info(page.say("embed-id-needed"))
        return embed, is_ready
    refused = _refused(page, written, embed)
    if refused:
        st.error(refused)
        return embed, False
    return embed.model_copy(update={"id": written}), True


def is_of_registry(embed: Embed) -> bool:
    """Whether the command writes this embed anyway: the chart as it is, in the language of the blog."""
    return embed == Embed(id=embed.chart, chart=embed.chart)


def _refused(page: Page, written: str, embed: Embed) -> str:
    """Why the id cannot be used, as Markdown; empty when it can."""
    try:
        checked_id(written)
    except ValueError:
        return page.say("embed-id-bad", id=plain(written))
    if written in CHARTS and not (written == embed.chart and is_of_registry(embed)):
        return page.say("embed-id-taken", id=plain(written))
    return ""


def _line(words: str | None) -> str:
    return " ".join((words or "").split())
