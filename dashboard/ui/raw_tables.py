"""The tables behind everything, to look at and take away, within the filters in use. Columns are explained from the schema."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import schema
from dashboard.ui import address
from dashboard.ui.cut import MOST_ROWS, first_rows
from dashboard.ui.downloads import offer
from dashboard.ui.fields import TABLE_SHOWN
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw one table at a time."""
    st.header(page.say("tables"), anchor=False)
    name = str(
        st.segmented_control(
            page.say("tables"),
            TABLE_SHOWN.options,
            default=TABLE_SHOWN.options[0],
            required=True,
            key=TABLE_SHOWN.key,
            format_func=lambda one: TABLE_SHOWN.label(page.language, one),
            label_visibility="collapsed",
            **address.bound(),
        )
    )
    table = _declared(name, getattr(page.view, name))
    if len(table) <= MOST_ROWS:
        st.caption(page.say("table-all-rows", rows=len(table)))
    numbers = {str(column): st.column_config.NumberColumn(format="localized") for column in table.select_dtypes("number")}
    st.dataframe(
        first_rows(page, table),
        hide_index=True,
        placeholder="",
        alt=page.say(f"table-{name}"),
        key=f"table-{name}",
        column_config=numbers,
    )
    described = list(schema.describe(name))
    units = {column: unit for column, _, unit, _ in described}
    offer(page, name, table, {"units": units, "meanings": {column: meaning for column, _, _, meaning in described}})
    _explained(page, described)


@st.fragment
def _explained(page: Page, described: list[tuple[str, str, str, str]]) -> None:
    """What the columns mean, sent once it is opened."""
    part = st.expander(page.say("columns"), key="columns", on_change="rerun")
    if part.open:
        heads = [page.say(f"column-{head}") for head in ("name", "type", "unit", "meaning")]
        part.dataframe(pd.DataFrame(described, columns=heads), hide_index=True, key="columns-table")


def _declared(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The table with the columns of the schema only: a view adds some of its own."""
    declared: list[Any] = [column for column in schema.TABLES[name].names if column in rows]
    return rows[declared]
