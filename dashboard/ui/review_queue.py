"""The figures to read, those with the most effect on the totals first. Choosing one writes it into the address."""

import pandas as pd
import streamlit as st

from dashboard.charts import labels
from dashboard.corrections import review
from dashboard.corrections.record import FigureKey
from dashboard.locales import text
from dashboard.ui import keeping
from dashboard.ui.fields import FIGURE
from dashboard.ui.ledger import rounded
from dashboard.ui.page import Page

_MOST = 100  # rows; who has read so many looks at the next ones then
_ROW = 36  # px
_BILLION, _OKU = 1e9, 1e8


def show(page: Page) -> None:
    """Draw the queue, within the filters in use."""
    kept = keeping.store_if_any()
    standing = [one for one in kept.all() if one.changes is not None and one.target.subject == "figure"] if kept else []
    settled: set[FigureKey] = {key for one in standing for key in one.target.figures}
    queue = review.queue(page.view.figures, page.view.deals, settled).head(_MOST)
    st.caption(page.say("review-hint"))
    if queue.empty:
        st.info(page.say("review-empty"))
        return
    table = _readable(page, queue)
    ids = queue["figure_id"].tolist()
    names = dict(zip(ids, table[page.say("column-parties")] + " · " + table[page.say("review-sum")], strict=True))
    st.selectbox(
        page.say("review-open"),
        ids,
        index=None,
        format_func=lambda one: names.get(one, one),
        placeholder=page.say("review-open"),
        label_visibility="collapsed",
        key="review-list",
        on_change=lambda: _open(st.session_state["review-list"]),
    )
    st.dataframe(
        table,
        hide_index=True,
        placeholder="",
        height=_ROW * (min(len(table), 12) + 1) + 2,
        row_height=_ROW,
        key="review-queue",
        selection_mode="single-row",
        on_select=lambda: _open_row(ids),
        alt=page.say("review-hint"),
        column_config={
            page.say(f"review-effect-{page.language}"): st.column_config.NumberColumn(format="localized", width=130),
            page.say("review-sentence"): st.column_config.TextColumn(width="large"),
        },
    )


def close() -> None:
    """Close the opened figure."""
    st.query_params.pop(FIGURE, None)


def _readable(page: Page, queue: pd.DataFrame) -> pd.DataFrame:
    language = page.language
    parties = zip(queue["payers"], queue["payees"], strict=True)
    unit = _OKU if language == "ja" else _BILLION
    return pd.DataFrame(
        {
            page.say(f"review-effect-{language}"): rounded(queue["effect"] / unit).to_numpy(),
            page.say("column-parties"): [labels.deal(payers, payees, language) for payers, payees in parties],
            page.say("review-sum"): queue["amount_text"].to_numpy(),
            page.say("column-kind"): [text(language, f"kind-{kind}") for kind in queue["kind"]],
            page.say("column-status"): [text(language, f"status-{status}") for status in queue["status"]],
            page.say("review-sentence"): queue["sentence"].to_numpy(),
        }
    )


def _open_row(ids: list[str]) -> None:
    rows = st.session_state["review-queue"]["selection"]["rows"]
    _open(ids[rows[0]] if rows else None)


def _open(figure_id: str | None) -> None:
    if figure_id:
        st.query_params[FIGURE] = figure_id
