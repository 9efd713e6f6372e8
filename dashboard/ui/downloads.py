"""Tables as files: CSV that a spreadsheet opens safely, Parquet, and the facts about them as JSON. Draws the buttons only."""

import dataclasses
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.metrics.view import Filters
from dashboard.ui.page import Page

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_LIST_SEPARATOR = "; "


Table = pd.DataFrame | Callable[[], pd.DataFrame]  # or how it is made


def offer(page: Page, name: str, table: Table, more: Mapping[str, Any], key: str = "") -> None:
    """Draw the download buttons of a table; a file, and a table that is given as how it is made, is made only when asked for."""
    snapshot, stem = page.view.snapshot_id, f"{name}-{page.view.snapshot_id}"
    files = {
        "CSV": (lambda: csv(_made(table)), f"{stem}.csv", "text/csv"),
        "Parquet": (lambda: parquet(_made(table)), f"{stem}.parquet", "application/vnd.apache.parquet"),
        "JSON": (lambda: facts(name, _made(table), snapshot, page.filters, more), f"{stem}.metadata.json", "application/json"),
    }
    with st.container(horizontal=True, gap="small"):
        for label, (content, file_name, mime) in files.items():
            st.download_button(
                page.say(f"download-{label.lower()}"),
                content,
                file_name,
                mime,
                key=f"download-{key or name}-{label}",
                on_click="ignore",
            )


def _made(table: Table) -> pd.DataFrame:
    return table() if callable(table) else table


def csv(table: pd.DataFrame) -> bytes:
    """`table` as CSV in UTF-8 with BOM; lists joined, and no text that a spreadsheet would run as a formula."""
    safe = table.rename(columns=lambda name: _harmless(str(name)))
    for name in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[name]):
            safe[name] = safe[name].map(_cell)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def parquet(table: pd.DataFrame) -> bytes:
    """`table` as Parquet."""
    buffer = io.BytesIO()
    table.to_parquet(buffer, index=False)
    return buffer.getvalue()


def facts(name: str, table: pd.DataFrame, snapshot_id: str, filters: Filters, more: Mapping[str, Any]) -> bytes:
    """What a reader of the file must know: its columns with type and unit, the filters, the snapshot, and `more`, as JSON."""
    units = more.get("units", {})
    columns = [{"name": str(column), "type": str(table[column].dtype), "unit": units.get(column, "")} for column in table.columns]
    content = {
        "name": name,
        "snapshot_id": snapshot_id,
        "rows": len(table),
        "columns": columns,
        "filters": dataclasses.asdict(filters),
        **{key: value for key, value in more.items() if key != "units"},
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=str).encode()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return _harmless(value)
    if hasattr(value, "__iter__"):
        return _harmless(_LIST_SEPARATOR.join(map(str, value)))
    return value


def _harmless(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA_STARTS) else words
