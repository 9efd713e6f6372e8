"""The newest deals as lines to open: what the overview shows of the ledger until a mark is picked or the whole is asked for.

The table that the ledger is loads a program of its own beside the charts', and held up the first chart by a sixth
(`benchmarks/first_chart.py`).
"""

import streamlit as st

from dashboard.charts import labels
from dashboard.locales import text
from dashboard.metrics.rows import each
from dashboard.ui import ledger, loading
from dashboard.ui.page import Page
from dashboard.ui.words import plain

_LINES = 10  # in two columns where the page is wide
_GAP = "\u2003"  # an em space, which a browser keeps
_WHOLE = "_whole_ledger"
# Streamlit centres a button's words and cuts them off: a line wraps, as text does
_AS_TEXT = "<style>.st-key-newest button, .st-key-newest button * { justify-content: start; text-align: start; white-space: normal; }</style>"


def whole_asked() -> bool:
    """Whether the reader asked for the whole ledger instead."""
    return bool(st.session_state.get(_WHOLE))


def show(page: Page) -> None:
    """Draw the lines, newest first, each a button that opens its deal; below them one that brings the whole ledger."""
    deals = page.view.deals
    st.space("small")
    st.header(page.say("newest-deals"), anchor=False)
    if deals.empty:
        st.info(page.say("no-deals"))
        return
    st.caption(page.say("newest-hint"))
    st.html(_AS_TEXT)
    lines = loading.kept(page, "newest", lambda: _lines(page))
    with st.container(key="newest"):
        halves = st.columns(2, gap="medium")
        for number, (deal_id, line) in enumerate(lines.items()):
            half = halves[2 * number // _LINES]
            half.button(line, key=f"newest-{deal_id}", type="tertiary", on_click=ledger.open_deal, args=(deal_id,))
    count = labels.count(len(deals), "deals", page.language)
    st.button(page.say("whole-ledger", count=count), key="whole-ledger", on_click=_ask_for_whole)


def _lines(page: Page) -> dict[str, str]:
    """A line of Markdown a deal, by its id: day, sum, parties, kind and status."""
    language, currency = page.language, page.filters.currency
    return {
        deal.deal_id: _GAP.join(
            (
                f":gray[{labels.day(deal.day.date(), language)}]",
                f"**{plain(labels.money(deal.money, currency, language))}**",
                plain(labels.deal(deal.payers, deal.payees, language)),
                f":gray[{text(language, f'kind-{deal.kind}')} · {text(language, f'status-{deal.status}')}]",
            )
        )
        for deal in each(ledger.newest_first(page.view.deals).head(_LINES))
    }


def _ask_for_whole() -> None:
    st.session_state[_WHOLE] = True
