"""Writes snapshots: tables beside the served ones, in row groups, then the manifest that names them.

The folder is local, or any address of fsspec (as a `UPath`, which has Path's interface). Locally the new snapshot appears by rename;
in an object store, which knows no rename, its files are there before the manifest names them. What is in them is `assemble`'s.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import schema
from dashboard.errors import SnapshotError
from dashboard.served import MANIFEST, is_local


class Writer:
    """One snapshot being written."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self.beside = folder / (f".{name}.part" if is_local(folder) else name)
        self._open: dict[str, pq.ParquetWriter] = {}
        self._streams = ExitStack()
        self.rows: dict[str, int] = {}

    def add(self, name: str, table: pa.Table) -> None:
        """Append `table` to the table `name` as one row group, also an empty one."""
        if name not in self._open:
            stream = self._streams.enter_context((self.beside / f"{name}.parquet").open("wb"))
            declared = _nulls_as_none(schema.TABLES[name])
            self._open[name] = self._streams.enter_context(pq.ParquetWriter(stream, declared, compression="zstd"))
            self.rows[name] = 0
        self._open[name].write_table(schema.check(name, table), row_group_size=max(1, table.num_rows))
        self.rows[name] += table.num_rows

    def finish(self, written: Mapping[str, Any]) -> dict[str, Any]:
        """Serve the snapshot with this manifest, to which the numbers of rows and bytes are added; return the whole manifest."""
        self._streams.close()
        home = self._folder / self._name
        if is_local(self._folder):
            shutil.rmtree(home, ignore_errors=True)  # never the served one, unless that is damaged
            self.beside.rename(home)
        sizes = {name: (home / f"{name}.parquet").stat().st_size for name in self.rows}
        for name in self.rows:
            _plain_name(self._folder, home, f"{name}.parquet")
        whole = {**written, "tables": self.rows, "bytes": sizes}
        _replace(self._folder / MANIFEST, json.dumps(whole, ensure_ascii=False, indent=2).encode())
        return whole

    def close(self) -> None:
        """Give up what was not finished."""
        self._streams.close()
        if is_local(self._folder):
            shutil.rmtree(self.beside, ignore_errors=True)


@contextmanager
def snapshot(folder: Path, name: str, served: str | None) -> Iterator[Writer]:
    """Open a writer for the snapshot `name`; call it inside `writing`.

    Raises:
        SnapshotError: the disk is full or refuses; the snapshot served before stays.
    """
    writer = Writer(folder, name)
    try:
        writer.close()  # what an aborted build left
        writer.beside.mkdir(exist_ok=not is_local(folder))
        yield writer
    except OSError as reason:
        problem = f"The tables could not be written ({reason.strerror or reason})."
        raise SnapshotError(problem, "Make room, then build again.", folder, code="no-room") from reason
    finally:
        writer.close()
    _sweep(folder, {name, served})


def _nulls_as_none(declared: pa.Schema) -> pa.Schema:
    """Tell pandas to read nullable text as its `string` type: a missing value is then None in a record, never NaN, which is true."""
    columns = [
        {"name": column.name, "field_name": column.name, "pandas_type": "unicode", "numpy_type": "string", "metadata": None}
        for column in declared
        if column.nullable and pa.types.is_string(column.type)
    ]
    notes: dict[str, Any] = {"index_columns": [], "column_indexes": [], "columns": columns, "pandas_version": "3.0.0"}
    return declared.with_metadata({b"pandas": json.dumps(notes).encode()}) if columns else declared


def _plain_name(folder: Path, home: Path, file: str) -> None:
    """Give other programs the table under its plain name, whole at any moment."""
    if not is_local(folder):
        fs: Any = home.fs  # type: ignore[attr-defined]
        fs.cp_file((home / file).path, (folder / file).path)  # type: ignore[attr-defined]
        return
    link = folder / f".{file}.part"
    link.unlink(missing_ok=True)
    try:
        os.link(home / file, link)
    except OSError:
        shutil.copyfile(home / file, link)
    link.replace(folder / file)


def _replace(path: Path, content: bytes) -> None:
    if not is_local(path):
        path.write_bytes(content)  # an object appears whole
        return
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)


def _sweep(folder: Path, kept: set[str | None]) -> None:
    """Delete snapshots that are neither served nor were until now (a reader may still be at that one)."""
    for old in folder.iterdir():
        if old.is_dir() and old.name not in kept and (old / "figures.parquet").exists():
            if is_local(old):
                shutil.rmtree(old, ignore_errors=True)
            else:
                old.rmdir(recursive=True)  # type: ignore[call-arg]
