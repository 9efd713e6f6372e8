"""Findings on the meeting page: a sentence large enough for a room, links to its posts, and the rows behind it on demand."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.brief import lines
from dashboard.brief.lines import Line, Said
from dashboard.brief.lines import day as day_of
from dashboard.charts import labels
from dashboard.locales import has, text
from dashboard.metrics.rows import each
from dashboard.ui.meeting_finding import Meeting
from dashboard.ui.page import Page
from dashboard.ui.words import plain

_SHOWN = 5  # lines of a section before the reader asks for more
_MORE = 20  # lines more, each time
_LINKS = 3
_LARGE = """<style>
.st-key-meeting [class*="st-key-line-"] p { font-size: 1.3rem; line-height: 1.55; }
.st-key-meeting [class*="st-key-line-"] [data-testid="stCaptionContainer"] p { font-size: 1rem; }
.st-key-meeting [class*="st-key-line-"] button p { font-size: 1rem; }
@media (max-width: 640px) { .st-key-meeting [class*="st-key-line-"] p { font-size: 1.1rem; } }
</style>"""


def large() -> None:
    """Set the size of letters on the page: readable from across a room, and on a phone."""
    st.html(_LARGE)


def lead(now: Meeting) -> None:
    """Draw the first sentence: how many posts, against our own eight weeks, and what they brought."""
    with st.container(key="line-lead"):
        st.markdown(plain(lines.lead(now.found, now.said)))
    filters = now.page.filters
    if any(
        (filters.companies, filters.countries, filters.sectors, filters.kinds, filters.statuses, filters.categories, filters.tags)
    ):
        st.caption(now.page.say("meeting-unfiltered"))


def section(now: Meeting, name: str, rows: pd.DataFrame, word: Callable[[Any, Said], Line]) -> None:
    """Draw a heading with a line a row of `rows`."""
    heading(now, name)
    if rows.empty:
        st.caption(text(now.page.language, f"brief-{name}-none"))
    listed(now, name, rows, word)


def listed(now: Meeting, name: str, rows: pd.DataFrame, word: Callable[[Any, Said], Line]) -> None:
    """Draw a line a row: the first few, and a button that shows more and says how many are left."""
    key = f"meeting-shown-{name}"
    shown = st.session_state.get(key, _SHOWN)
    for row in each(rows.head(shown)):
        line(now, word(row, now.said))
    if shown < len(rows):
        name = now.page.say("meeting-more", count=len(rows) - shown)
        st.button(name, key=f"{key}-button", on_click=_show_more, args=(key, shown + _MORE))


def heading(now: Meeting, name: str) -> None:
    """Draw the heading of a section with how many lines stand under it; the page's own words for it, or the sheet's."""
    st.space("small")
    key, language = f"ui-meeting-heading-{name}", now.page.language
    words = text(language, key if has(language, key) else f"brief-{name}")
    st.header(now.page.say("meeting-heading", words=words, count=now.counts[name]), anchor=False)


def line(now: Meeting, finding: Line, key: str = "") -> None:
    """Draw one finding: what is so, the sentence of the post, links, and a button that opens the rows."""
    with st.container(key=f"line-{key or finding.item_id}", gap="xsmall"):
        st.markdown(plain(finding.text))
        if finding.quote:
            st.caption(text(now.page.language, "brief-quoted", words=plain(finding.quote)))
        foot(now, finding, key)


def foot(now: Meeting, finding: Line, key: str = "") -> None:
    """Draw what leads to the posts behind a finding."""
    if not finding.post_ids:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_links(now, finding.post_ids), width="content")
        name = now.page.say("meeting-rows", posts=labels.count(len(finding.post_ids), "posts", now.page.language))
        if st.button(name, key=f"rows-{key or finding.item_id}", type="tertiary"):
            st.dialog(now.page.say("meeting-rows-title"), width="large")(lambda: _rows(now, finding))()


def _links(now: Meeting, post_ids: Sequence[str]) -> str:
    known = [post for post in post_ids if post in now.said.urls][:_LINKS]
    return " · ".join(
        f"[{plain(day_of(now.said.days[post], now.page.language))}]({_address(now.said.urls[post])})" for post in known
    )


def _address(url: str) -> str:
    """An address that ends where it should in Markdown; none of another protocol."""
    return url.replace(" ", "%20").replace("(", "%28").replace(")", "%29") if url.startswith(("https://", "http://")) else ""


def _rows(now: Meeting, finding: Line) -> None:
    page = now.page
    st.markdown(plain(finding.text))
    st.dataframe(
        _posts(page, now.said, finding.post_ids),
        hide_index=True,
        column_config={page.say("column-address"): st.column_config.LinkColumn(display_text=page.say("open"), width="small")},
    )
    figures = page.snapshot.figures
    told = figures[figures["deal_id"].isin(finding.deal_ids)]
    for deal_id in finding.deal_ids:
        st.link_button(now.said.deals[deal_id], f"?deal={deal_id}", type="tertiary")
    if len(told):
        st.dataframe(
            pd.DataFrame(
                {
                    page.say("column-day"): told["published_on"].to_numpy(),
                    page.say("review-sum"): told["amount_text"].to_numpy(),
                    page.say("column-status"): [text(page.language, f"status-{status}") for status in told["status"]],
                    page.say("review-sentence"): told["sentence"].to_numpy(),
                }
            ).sort_values(page.say("column-day"), ascending=False),
            hide_index=True,
            column_config={page.say("review-sentence"): st.column_config.TextColumn(width="large")},
        )


def _posts(page: Page, said: Said, post_ids: Iterable[str]) -> pd.DataFrame:
    known = [post for post in post_ids if post in said.titles]
    return pd.DataFrame(
        {
            page.say("column-day"): [said.days[post] for post in known],
            page.say("column-title"): [said.titles[post] for post in known],
            page.say("column-address"): [said.urls[post] for post in known],
        }
    )


def _show_more(key: str, shown: int) -> None:
    st.session_state[key] = shown
