"""A chart's table in words, as CSV and as plain values: what a reader sees beside the drawing. Computes nothing."""

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from dashboard.charts import labels
from dashboard.charts.chart import Chart
from dashboard.embeds.vector import plain
from dashboard.locales import text
from dashboard.metrics.view import Filters

_SHARES = ("column-share", "column-share-before", "column-share-now", "column-money-share", "column-posts-share")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet would run text that begins so


def unit(column: str, filters: Filters) -> str:
    """The unit of a column: the currency of its sums, `share` (0 to 1), `year`, or nothing."""
    language = filters.language
    if column.endswith(text(language, "column-with-unit", name="", unit=filters.currency)):
        return filters.currency
    if column in {text(language, key) for key in _SHARES}:
        return "share"
    return "year" if column == text(language, "column-year") else ""


def values(table: pd.DataFrame) -> list[list[Any]]:
    """The table's rows as values that JSON has: days as text, what is missing as None."""
    return [[_value(value) for value in row] for row in table.itertuples(index=False, name=None)]


def said(rows: list[list[Any]], columns: list[str], filters: Filters) -> list[list[str]]:
    """Rows of `values` in the reader's words: 380億ドル, 12.5%, 2026/02/14; — where it is not known."""
    sayers = [_sayer(unit(column, filters), filters) for column in columns]
    return [[say(value) for say, value in zip(sayers, row, strict=True)] for row in rows]


def is_number(chart: Chart) -> list[bool]:
    """Of each column whether it holds numbers."""
    return [bool(pd.api.types.is_numeric_dtype(chart.table[name])) for name in chart.table]


def csv_file(table: pd.DataFrame) -> bytes:
    """The table as CSV in UTF-8 with a BOM, numbers in full, and no text that a spreadsheet would run."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([_harmless(str(name)) for name in table.columns])
    writer.writerows([_harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in values(table))
    return stream.getvalue().encode("utf-8-sig")


def _value(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return "; ".join(plain(str(one)) for one in value)
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value if isinstance(value, int | float) else plain(str(value))


def _sayer(unit_of: str, filters: Filters) -> Callable[[Any], str]:
    """How a column's values are worded."""
    language = filters.language

    def word(value: Any) -> str:
        if value is None:
            return text(language, "embed-unknown")
        if isinstance(value, str):
            return labels.short_day(value, language) if _is_day(value) else value
        if unit_of in ("USD", "JPY"):
            return labels.money(value, unit_of, language)
        if unit_of == "share":
            return labels.share(value, language)
        return str(value) if unit_of == "year" else labels.number(value, language, 2)

    return word


def _is_day(value: str) -> bool:
    try:
        return len(value) == 10 and date.fromisoformat(value) is not None
    except ValueError:
        return False


def _harmless(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA_STARTS) else words
