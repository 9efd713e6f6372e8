"""One chart as a card: title, drawing, source note, its table and downloads. Returns what the reader picked; computes nothing."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts import theme
from dashboard.charts.chart import Chart
from dashboard.ui import embed_pictures, loading
from dashboard.ui.cut import first_rows
from dashboard.ui.downloads import offer
from dashboard.ui.page import Page
from dashboard.ui.words import plain

_ROUND = "_round"  # counts up when picked marks are let go: a chart with a new key has no selection


@dataclass(frozen=True)
class Mark:
    """A mark that the reader picked: what its key means, and the key (see `metrics.follow`).

    `beside` is the line under what it was picked on; who follows the mark says there what it leads to.
    """

    link_column: str
    key: tuple[str, ...]
    beside: DeltaGenerator = field(compare=False, repr=False)


def show(page: Page, chart_id: str) -> tuple[Mark, ...]:
    """Draw the card of a chart; return the marks that are picked on it."""
    chart = loading.chart(page, chart_id)
    with st.container(border=True, key=f"card-{chart_id}"):
        st.header(plain(chart.title), anchor=False)
        if chart.empty:
            st.caption(plain(chart.reason))
            return ()
        event = _draw(page, chart)
        keys = _picked(chart, event)
        marks = tuple(Mark(chart.link_column, key, line) for line in lines_for(page, chart_id, keys) for key in keys)
        st.caption(plain(chart.note.text))
        _table(page, chart)
    return marks


@st.fragment
def _table(page: Page, chart: Chart) -> None:
    """The chart's table and downloads, sent once they are opened: unasked they took a third of each run."""
    part = st.expander(page.say("table"), key=f"table-{chart.id}", on_change="rerun")
    if not part.open:
        return
    with part:
        st.dataframe(
            first_rows(page, chart.table), hide_index=True, placeholder="", alt=chart.title, column_config=_columns(page, chart)
        )
        offer(page, chart.id, chart.table, {"title": chart.title, "alt": chart.alt, "source": chart.note.text})
        embed_pictures.offer(page, chart)


def lines_for(page: Page, name: str, picked: Collection[object]) -> tuple[DeltaGenerator, ...]:
    """The line under `name` for what is picked on it, with a button that lets all go; none when nothing is picked."""
    if not picked:
        return ()
    with st.container(horizontal=True, vertical_alignment="center", key=f"picked-{name}"):
        line = st.container(horizontal=True, width="content")
        st.button(page.say("let-go"), key=f"let-go-{name}", type="tertiary", on_click=let_go)
    return (line,)


def mode() -> theme.Mode:
    """Whether the reader's page is light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def let_go() -> None:
    """Let go of all picked marks."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def round_key(name: str) -> str:
    """The key of something that marks are picked on, new after each `let_go`."""
    return f"{name}-{st.session_state.get(_ROUND, 0)}"


def _draw(page: Page, chart: Chart) -> Any:
    drawing = loading.drawing(page, chart, mode())
    settings = {"theme": None, "key": round_key(f"chart-{chart.id}"), "alt": chart.alt, "config": theme.CONFIG}
    if chart.link_column:
        return st.plotly_chart(drawing, on_select="rerun", selection_mode="points", **settings)
    return st.plotly_chart(drawing, **settings)


def _picked(chart: Chart, event: Any) -> tuple[tuple[str, ...], ...]:
    points = event["selection"]["points"] if chart.link_column and event else []
    keys = [point.get("customdata") for point in points]
    return tuple(_key(key) for key in keys if key is not None and len(key))


def _key(customdata: Any) -> tuple[str, ...]:
    """A mark's key as a tuple; plotly hands a list back as an object with numbered entries, and one value as itself."""
    if isinstance(customdata, str):
        return (customdata,)
    return tuple(map(str, customdata.values() if isinstance(customdata, dict) else customdata))


def _columns(page: Page, chart: Chart) -> dict[str, Any]:
    """Numbers with grouping, and shares with three decimals."""

    def made() -> dict[str, Any]:
        numbers = chart.table.select_dtypes("number").columns
        whole = {name: chart.table[name].dropna().mod(1).eq(0).all() for name in numbers}
        return {name: st.column_config.NumberColumn(format="localized" if whole[name] else "%.3f") for name in numbers}

    return loading.kept(page, f"columns-{chart.id}", made)
