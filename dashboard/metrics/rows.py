"""Rows of a table one by one, as named tuples. The columns' types are `schema`'s; a type checker cannot know them."""

from collections import Counter, namedtuple
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd


def each(table: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of `table` as named tuples without the index; as `itertuples`, which makes a class anew for each call."""
    return map(_row(tuple(table.columns))._make, zip(*(table[name] for name in table.columns), strict=True))


@cache
def _row(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns, rename=True)


def groups(table: pd.DataFrame, by: str | list[str]) -> Iterator[tuple[Any, pd.DataFrame]]:
    """Yield (key, rows) of each group of `table`."""
    return iter(table.groupby(by))


def sets(table: pd.DataFrame, key: str, value: str) -> dict[Any, frozenset[Any]]:
    """The values of column `value` for each value of column `key`."""
    found: dict[Any, set[Any]] = {}
    for one, other in zip(table[key], table[value], strict=True):
        found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}


def counts_of(rows: Any, columns: Any, index: Any, names: Any) -> pd.DataFrame:
    """How often each pair of `rows` and `columns` stands side by side, for each of `index` and `names`; 0 where never.

    As pandas's crosstab, which takes ten times as long for some thousand pairs.
    """
    down, across = pd.Index(index), pd.Index(names)
    places = down.get_indexer(pd.Index(rows)), across.get_indexer(pd.Index(columns))
    asked = (places[0] >= 0) & (places[1] >= 0)
    counted = np.zeros((len(down), len(across)), dtype=int)
    np.add.at(counted, (places[0][asked], places[1][asked]), 1)
    return pd.DataFrame(counted, index=down, columns=across)


def posts_of(table: pd.DataFrame, column: str) -> pd.Series:
    """The number of posts under each value of `column`, by value, in a table of one row a post and value (mentions, tags)."""
    counted = Counter(table[column].tolist())
    return pd.Series({value: counted[value] for value in sorted(counted)}, name="posts", dtype=int).rename_axis(column)


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
