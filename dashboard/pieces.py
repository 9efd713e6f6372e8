"""Rows of single posts in pieces on disk, read back in the order of publication: any number of posts in little memory.

A piece is what some hundreds of posts yield: written by this build into a temporary folder, or a row group of the snapshot before.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.feather as feather
import pyarrow.parquet as pq

from dashboard import schema

POSTS = 1_000  # in a piece, and in a row group
_FAULTS = 10_000  # in a row group
_KEYS = dict.fromkeys(("posts", "extracted", "mentions", "tags", "unknown_names", "terms"), "post_id") | {
    "conversions": "figure_id"
}
OWN = tuple(_KEYS)
_REMEMBERED = 4 * len(OWN)  # tables: neighbouring slices share pieces

_WORDED_ALIKE = ("rule", "severity", "message", "hint")  # columns of faults in which few texts stand often


class Pieces:
    """The pieces of one build, and where each post's rows are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pieces: list[Callable[[str], pa.Table]] = []
        self._count = 0
        self._places: list[pa.Table] = []
        self._ordered: pa.Table | None = None
        self._faults: list[pa.Table] = []
        self._read = lru_cache(maxsize=_REMEMBERED)(lambda number, name: self._pieces[number](name))

    def __len__(self) -> int:
        """The number of posts."""
        return self._count

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Keep a piece: tables of `OWN`, and faults."""
        home = self._folder / str(len(self._pieces))
        home.mkdir()
        for name in OWN:
            feather.write_feather(tables[name], home / f"{name}.arrow", compression="lz4")
        self._note(tables["posts"])
        self._faults.append(_briefly(tables["faults"]))
        self._pieces.append(lambda name: feather.read_table(home / f"{name}.arrow"))

    def take_over(self, old: "Old", paths: set[str]) -> None:
        """Take the rows of the posts at `paths` from the snapshot before."""
        wanted = pa.array(sorted(paths), pa.string())
        faults = old.faults()
        self._faults.append(_briefly(faults.filter(pc.is_in(faults["path"], wanted))))
        for number in range(old.groups):
            posts = old.read("posts", number)
            self._note(posts.filter(pc.is_in(posts["path"], wanted)))
            self._pieces.append(partial(old.read, number=number))

    def faults(self) -> Iterator[pa.Table]:
        """Yield all faults, by path, some thousands at a time; one empty table where there is none."""
        faults = pa.concat_tables([_briefly(schema.FAULTS.empty_table()), *self._faults]).unify_dictionaries()
        order = pc.sort_indices(faults, sort_keys=[("path", "ascending")])
        for start in range(0, max(1, len(faults)), _FAULTS):
            yield schema.check("faults", faults.take(order.slice(start, _FAULTS)))

    def slices(self, names: tuple[str, ...] = OWN) -> Iterator[dict[str, pa.Table]]:
        """Yield tables of some hundreds of posts at a time, in the order of publication; one empty slice where there is no post."""
        for start in range(0, max(1, len(self)), POSTS):
            part = self._in_order().slice(start, POSTS).to_pylist()
            mine: dict[int, list[str]] = defaultdict(list)
            for one in part:
                mine[one["piece"]].append(one["post_id"])
            kept = [self._kept(number, ids, names) for number, ids in sorted(mine.items())]
            made: dict[str, pa.Table] = {}
            for name in names:
                whole = pa.concat_tables([schema.TABLES[name].empty_table(), *(tables[name] for tables in kept)])
                order = pa.array([one["post_id"] for one in part], pa.string())
                made[name] = in_order(whole, _KEYS[name], made["extracted"]["figure_id"] if name == "conversions" else order)
            yield made

    def _in_order(self) -> pa.Table:
        """Each post and the number of its piece, in the order of publication: sorted once, and what they were sorted by is let go."""
        if self._ordered is None:
            none = _place(schema.POSTS.empty_table(), 0)
            sorted_ = pa.concat_tables([none, *self._places]).sort_by([(name, "ascending") for name in none.column_names])
            self._ordered = sorted_.select(["post_id", "piece"])
            self._places.clear()
        return self._ordered

    def _kept(self, number: int, ids: list[str], names: tuple[str, ...]) -> dict[str, pa.Table]:
        """The rows of one piece that count: an older piece also has rows of posts that have changed."""
        kept: dict[str, pa.Table] = {}
        for name in names:
            keys = kept["extracted"]["figure_id"] if name == "conversions" else pa.array(ids, pa.string())
            kept[name] = in_order(self._read(number, name), _KEYS[name], keys)
        return kept

    def _note(self, posts: pa.Table) -> None:
        if self._ordered is not None:
            raise RuntimeError("All pieces are added before the first slice is read.")
        self._count += len(posts)
        self._places.append(_place(posts, len(self._pieces)))


class Old:
    """The tables of the snapshot before, read one row group at a time.

    Raises:
        OSError, pa.ArrowInvalid, SchemaError: a table is missing, broken, or of another form.
    """

    def __init__(self, home: Path) -> None:
        names = (*OWN, "faults")
        self._files: dict[str, Any] = {name: pq.ParquetFile((home / f"{name}.parquet").open("rb")) for name in names}
        for name, file in self._files.items():
            schema.check(name, file.schema_arrow.empty_table())
        groups = {self._files[name].num_row_groups for name in OWN}
        self.groups = groups.pop()
        if groups:
            raise pa.ArrowInvalid("The row groups of the tables differ.")

    def read(self, name: str, number: int) -> pa.Table:
        """Return one row group of one table."""
        return schema.check(name, self._files[name].read_row_group(number))

    def faults(self) -> pa.Table:
        """Return all faults."""
        return schema.check("faults", self._files["faults"].read())

    def hashes(self) -> dict[str, str]:
        """Return the content hash of each post, by its path."""
        table = self._files["posts"].read(["path", "content_hash"])
        return dict(zip(table["path"].to_pylist(), table["content_hash"].to_pylist(), strict=True))


def _place(posts: pa.Table, piece: int) -> pa.Table:
    """What posts are put in order by, and the number of the piece that has their rows."""
    numbers = pa.repeat(pa.scalar(piece, pa.int32()), len(posts))
    return posts.select(["published_at", "path", "post_id"]).append_column("piece", numbers)


def _briefly(faults: pa.Table) -> pa.Table:
    """Faults with each text of `_WORDED_ALIKE` once."""
    for name in _WORDED_ALIKE:
        faults = faults.set_column(faults.column_names.index(name), name, faults[name].dictionary_encode())
    return faults


def in_order(table: pa.Table, key: str, keys: pa.Array | pa.ChunkedArray) -> pa.Table:
    """Return the rows of `table` whose `key` is among `keys`, in the order of these; rows of one key stay in theirs."""
    place = pc.index_in(table[key], value_set=keys).combine_chunks()
    wanted = pc.array_sort_indices(place).slice(0, len(place) - place.null_count)  # nulls, the others, stand last
    return table.take(wanted)
