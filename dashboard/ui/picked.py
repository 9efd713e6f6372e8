"""What lies behind the marks that a reader picked: their deals and posts, or all of the view's when none is picked."""

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from dashboard.charts import labels
from dashboard.metrics.follow import behind
from dashboard.ui import chart_card, ledger, post_list
from dashboard.ui.chart_card import Mark
from dashboard.ui.page import Page

_TOLD = "_picked_told"  # the marks that were last told of, by list


def deals(
    page: Page,
    marks: Iterable[Mark],
    all_deals: pd.DataFrame,
    key: str,
    most_rows: int = 12,
    kept_as: str = "",
    at_rest: Callable[[Page], None] | None = None,
) -> None:
    """The ledger: of the picked marks' deals, or of `all_deals`, whose table may be `kept_as` (see `ledger`).

    While no mark is picked, `at_rest` draws something else instead.
    """
    marks = tuple(marks)
    if at_rest and not marks:
        _tell("ledger", marks)
        at_rest(page)
        return
    chosen = _rows(page, marks, 0, "deal_id") if marks else all_deals
    _heading(page, "ledger", labels.count(len(chosen), "deals", page.language), marks)
    ledger.show(page, chosen, f"ledger-{key}", most_rows, "" if marks else kept_as)


def posts(page: Page, marks: Iterable[Mark], all_posts: pd.DataFrame, key: str, most_rows: int = 10) -> None:
    """The list of posts: of the picked marks' posts, or of `all_posts`."""
    marks = tuple(marks)
    chosen = _rows(page, marks, 1, "post_id") if marks else all_posts
    _heading(page, "posts", labels.count(len(chosen), "posts", page.language), marks)
    post_list.show(page, chosen, f"posts-{key}", most_rows)


def _rows(page: Page, marks: tuple[Mark, ...], which: int, unique: str) -> pd.DataFrame:
    found = [behind(page.view, mark.link_column, mark.key)[which] for mark in marks]
    return pd.concat(found).drop_duplicates(unique)


def _heading(page: Page, name: str, count: str, marks: tuple[Mark, ...]) -> None:
    """The heading, and a link to it beside everything that marks were picked on: it may lie far below or above."""
    said = f"[{page.say(f'{name}-beside', count=count)}](#{name})"
    for line in dict.fromkeys(mark.beside for mark in marks):
        line.markdown(said, width="content")
    if marks and st.session_state.get(_TOLD, {}).get(name) != marks:
        st.toast(said)  # the line may lie off the screen: charts are tall
    _tell(name, marks)
    st.space("small")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(page.say(f"{name}-picked" if marks else name, count=count), anchor=name)
        if marks:
            st.button(page.say("let-go"), key=f"let-go-{name}", type="tertiary", on_click=chart_card.let_go)
    if not marks:
        st.caption(page.say(f"{name}-hint"))


def _tell(name: str, marks: tuple[Mark, ...]) -> None:
    """Note of which marks the reader was told last: the same ones picked anew are told anew, drawn anew they are not."""
    st.session_state.setdefault(_TOLD, {})[name] = marks
