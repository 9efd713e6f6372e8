"""Snapshots: whole sets of tables, named by `manifest.json`; a reader sees the old one or the new one.

A folder holds `<snapshot id>/*.parquet`, the same files under their plain names for other programs, and the manifest, which is
written last and is the only word on which snapshot is served. The folder may be any address of fsspec. `writer` writes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import schema, writer
from dashboard.errors import SchemaError, SnapshotError
from dashboard.served import manifest, snapshot_id, writing

if TYPE_CHECKING:
    import pandas as pd  # a build needs none, and starts sooner

__all__ = ["Snapshot", "load", "manifest", "read_tables", "snapshot_id", "write", "writing"]

_TRIES = 3  # a reader that meets two builds in a row starts over


@dataclass(frozen=True)
class Snapshot:
    """One whole set of tables. Shared by all who read it: never change a table in place."""

    id: str
    built_at: datetime
    manifest: Mapping[str, Any]
    posts: "pd.DataFrame" = field(repr=False)
    figures: "pd.DataFrame" = field(repr=False)
    deals: "pd.DataFrame" = field(repr=False)
    mentions: "pd.DataFrame" = field(repr=False)
    tags: "pd.DataFrame" = field(repr=False)
    companies: "pd.DataFrame" = field(repr=False)
    faults: "pd.DataFrame" = field(repr=False)


def read_tables(folder: Path, names: tuple[str, ...] = tuple(schema.TABLES)) -> tuple[dict[str, Any], dict[str, pa.Table]]:
    """Return the manifest and the named tables of the served snapshot, all of the same build.

    Raises:
        SnapshotError: there is none, or a file of it is missing or broken.
    """
    for _ in range(_TRIES):
        written = manifest(folder)
        if written is None:
            raise SnapshotError("There are no tables yet.", "Build them: python -m dashboard build.", folder)
        home = folder / str(written["snapshot_id"])
        try:
            return written, {name: _read(home / f"{name}.parquet", name) for name in names}
        except FileNotFoundError:
            continue  # a newer snapshot took its place between the two reads
        except (OSError, pa.ArrowInvalid, SchemaError) as reason:
            raise SnapshotError(
                f"A table cannot be read ({reason}).", "Delete the folder and build again.", home, code="broken-tables"
            ) from reason
    raise SnapshotError("Files of the snapshot are missing.", "Delete the folder and build again.", folder, code="broken-tables")


def load(folder: Path) -> Snapshot:
    """Return the served snapshot as DataFrames.

    Raises:
        SnapshotError: there is none, or it is broken.
    """
    names = ("posts", "figures", "deals", "mentions", "tags", "companies", "faults")
    written, tables = read_tables(folder, names)
    frames = {name: table.to_pandas() for name, table in tables.items()}
    return Snapshot(str(written["snapshot_id"]), datetime.fromisoformat(written["built_at"]), written, **frames)


def write(folder: Path, written: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> None:
    """Write a new snapshot of whole tables and then serve it; call it inside `writing`.

    Raises:
        SnapshotError: the disk is full or refuses; the snapshot served before stays.
    """
    name = str(written["snapshot_id"])
    with writer.snapshot(folder, name, snapshot_id(folder)) as beside:
        for table_name, table in tables.items():
            beside.add(table_name, table)
        beside.finish(written)


def _read(path: Path, name: str) -> pa.Table:
    with path.open("rb") as stream:
        table = pq.read_table(stream)
    return schema.check(name, table).replace_schema_metadata(table.schema.metadata)  # what pandas is to make of nulls
