"""Rows of a table one by one, as named tuples. The columns' types are `schema`'s; a type checker cannot know them."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def each(table: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of `table` as named tuples without the index."""
    return iter(table.itertuples(index=False))


def groups(table: pd.DataFrame, by: str | list[str]) -> Iterator[tuple[Any, pd.DataFrame]]:
    """Yield (key, rows) of each group of `table`."""
    return iter(table.groupby(by))


def sets(table: pd.DataFrame, key: str, value: str) -> dict[Any, frozenset[Any]]:
    """The values of column `value` for each value of column `key`."""
    found: dict[Any, set[Any]] = {}
    for one, other in zip(table[key], table[value], strict=True):
        found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}


def sums_of(figures: pd.DataFrame) -> dict[str, tuple[float, float, str]]:
    """The sums of `figures` as written → (lowest, highest, currency), for readers of another language."""
    sums = zip(figures["amount_low"], figures["amount_high"], figures["currency"], strict=True)
    return dict(zip(figures["amount_text"], sums, strict=True))


def period(row: Any) -> str:
    """When a row's when_start and when_end say it was: its year (2025), month (2025-11) or days, in no language."""
    start, end = pd.Timestamp(row.when_start), pd.Timestamp(row.when_end)
    if start.year != end.year:
        return f"{start.year}–{end.year}"
    if start.month == end.month:
        return f"{start:%Y-%m}"
    return f"{start.year}"


def usual(told: pd.Series) -> str:
    """How most rows put it."""
    return str(told.mode().iloc[0])
