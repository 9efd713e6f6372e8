"""Rows of a table one by one, as named tuples. The columns' types are `schema`'s; a type checker cannot know them."""

from collections import Counter, namedtuple
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def each(table: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of `table` as named tuples without the index; as `itertuples`, which makes a class anew for each call."""
    return map(_row(tuple(table.columns))._make, zip(*(table[name].tolist() for name in table.columns), strict=True))


@cache
def _row(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns, rename=True)


def groups(table: pd.DataFrame, by: str | list[str]) -> Iterator[tuple[Any, pd.DataFrame]]:
    """Yield (key, rows) of each group of `table`."""
    return iter(table.groupby(by))


def sets(table: pd.DataFrame, key: str, value: str) -> dict[Any, frozenset[Any]]:
    """The values of column `value` for each value of column `key`."""
    found: dict[Any, set[Any]] = {}
    for one, other in zip(table[key].tolist(), table[value].tolist(), strict=True):
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
    values, posts = _counted(table[column], lambda told: told[0])
    return pd.Series(posts, index=values, name="posts")


def most_first(table: pd.DataFrame, column: str, of: int) -> pd.DataFrame:
    """As `posts_of`, but a row a value, most posts first: `column`, posts, share (of so many posts)."""
    values, posts = _counted(table[column], lambda told: (-told[1], told[0]))
    return pd.DataFrame({column: values, "posts": posts, "share": posts / max(of, 1)})


def in_posts(table: pd.DataFrame, posts: pd.DataFrame, values: pd.Series) -> pd.Series:
    """For each row of `table` the value that its post has, from one value for each of `posts`, which hold them all."""
    found = values.to_numpy()[pd.Index(posts["post_id"]).get_indexer(pd.Index(table["post_id"]))]
    return pd.Series(found, index=table.index)


def _counted(values: pd.Series, order: Callable[[tuple[Any, int]], Any]) -> tuple[pd.Index, NDArray[np.int_]]:
    told = sorted(Counter(values.tolist()).items(), key=order)
    return pd.Index([value for value, _ in told], dtype=values.dtype, name=values.name), np.array([n for _, n in told], dtype=int)


def week_of(days: pd.Series) -> pd.Series:
    """The Monday of each day's week."""
    numbers = days.to_numpy().astype("datetime64[D]").astype(int)  # since 1970-01-01, a Thursday
    return _days((numbers - (numbers + 3) % 7).astype("datetime64[D]"), days)


def month_of(days: pd.Series) -> pd.Series:
    """The first day of each day's month."""
    return _days(days.to_numpy().astype("datetime64[M]"), days)


def _days(values: NDArray[np.datetime64], like: pd.Series) -> pd.Series:
    """Days made by numpy, to which pandas's periods are four times as slow."""
    return pd.Series(values.astype(like.to_numpy().dtype), index=like.index, name=like.name)


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
