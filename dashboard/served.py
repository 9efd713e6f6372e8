"""Which snapshot is served: its manifest, whether all of it is there, and the lock of the one who writes the next. Reads no table."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from dashboard.errors import SnapshotError

MANIFEST = "manifest.json"
TABLES = (  # a snapshot's; `schema` declares their columns, and a test holds that both name the same
    "posts", "figures", "deals", "mentions", "tags", "companies", "faults", "extracted", "corrections", "unknown_names", "conversions",
    "terms",
)  # fmt: skip
_LOCK = ".lock"


def is_local(folder: Path) -> bool:
    """Whether `folder` is a folder of this machine, not an address of fsspec."""
    return isinstance(folder, Path)


def manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of the served snapshot, None when there is none.

    Raises:
        SnapshotError: the manifest cannot be read.
    """
    try:
        written: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if not isinstance(written, dict) or "snapshot_id" not in written:
            raise ValueError("it names no snapshot")
        return written
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as reason:
        raise SnapshotError(
            f"The manifest cannot be read ({reason}).", "Delete the folder and build again.", folder, code="broken-tables"
        ) from reason


def snapshot_id(folder: Path) -> str | None:
    """Return the id of the served snapshot, None when there is none; costs one small file."""
    written = manifest(folder)
    return str(written["snapshot_id"]) if written else None


def is_whole(folder: Path, written: Mapping[str, Any]) -> bool:
    """Whether every table of the snapshot is there with the bytes that the manifest tells; costs no reading."""
    home = folder / str(written["snapshot_id"])
    try:
        return all((home / f"{name}.parquet").stat().st_size == written["bytes"][name] for name in TABLES)
    except (OSError, KeyError):
        return False


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the folder for one writer (of this machine, where the folder is an address).

    Raises:
        SnapshotError: another build is at work, or the folder cannot be written.
    """
    elsewhere = hashlib.blake2b(str(folder).encode(), digest_size=8).hexdigest()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK if is_local(folder) else Path(tempfile.gettempdir(), f"{elsewhere}{_LOCK}"))
        lock.acquire(timeout=0)
    except Timeout as reason:
        raise SnapshotError(
            "Another build is writing here.", "Wait for it, or give another --out.", folder, code="building"
        ) from reason
    except OSError as reason:
        raise SnapshotError(
            f"The folder cannot be written ({reason}).", "Give another --out.", folder, code="not-writable"
        ) from reason
    try:
        if is_local(folder):
            _sweep_parts(folder)
        yield
    finally:
        lock.release()


def _sweep_parts(folder: Path) -> None:
    """Delete what a killed build left half done."""
    for left in folder.glob(".*.part"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
