"""A new snapshot: posts → parsed posts → deals → tables. Unchanged posts are taken over from the snapshot before.

Per-post work goes to any `concurrent.futures.Executor`, a few batches ahead; posts and rows stream through, so that memory stays flat.
"""

import os
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, wait
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard import assemble, fingerprints, parse, reference, writer
from dashboard.config import Settings
from dashboard.corrections import stage
from dashboard.currency import Rates
from dashboard.errors import DashboardError, PostError, SnapshotError
from dashboard.parse import Parsed, Rules
from dashboard.pieces import POSTS, Old, Pieces
from dashboard.records import Fault
from dashboard.served import is_local, is_whole
from dashboard.sources import Progress, Source

Made = tuple[dict[str, Any], tuple[tuple[str, int], ...], tuple[Fault, ...]]

_BATCH = 40  # posts: a few hundred milliseconds of work, so that handing over costs nothing and progress still moves
_POOL_FROM = 120  # posts: fewer are parsed before a pool of processes has started
_AHEAD = 64  # batches handed to an executor of which nobody knows how many workers it has


def make(
    settings: Settings,
    source: Source,
    manifest: dict[str, Any] | None,
    progress: Progress,
    *,
    finding: float,
    workers: int | None,
    executor: Executor | None,
    now: datetime | None,
) -> Made:
    """Make a snapshot of `source`, and serve it in place of that of `manifest`; call it inside `served.writing`.

    Args are `build.build`'s, and the seconds that `finding` what has changed took so far. Of `source` nothing is left.

    Returns:
        The manifest; names beside deals that the register lacks, with the number of posts; why files gave no post (drafts are none).

    Raises:
        ReferenceDataError: reference data is wrong. SnapshotError: the tables could not be written.
    """
    started = time.perf_counter()
    known, decided = stage.read(settings.database, reference.load(settings.reference))
    rules = fingerprints.rules_hash(settings, known.digest)
    old = _old(settings.tables, manifest, rules)
    before = old.hashes() if old else {}
    changed = source.changed(before)
    found_at = time.perf_counter()
    with _spool(settings.tables) as spool:
        pieces, rates, refused = Pieces(Path(spool)), Rates(), list[Fault]()
        with _executor(executor, workers, len(changed)) as by:
            parsing = _parse_all(source.contents(changed), len(changed), _rules(settings, decided, rules), by, progress)
            for part in iter(lambda: list(islice(parsing, POSTS)), []):
                pieces.add(assemble.rows_of(part, known, rates))
                refused += _refused(part)
        parsed, parsed_at = len(pieces), time.perf_counter()
        if old:
            pieces.take_over(old, before.keys() & set(source.names) - set(changed))
        count = len(pieces)
        progress("link", 0, count)
        name = fingerprints.snapshot_id(source, settings, decided.digest)
        counted = _counted(source, count, parsed)
        source.let_go()
        del before, changed, old  # hashes of all posts: linking needs the room
        with writer.snapshot(settings.tables, name, manifest["snapshot_id"] if manifest else None) as out:
            unknown = assemble.assemble(pieces, known, decided, rates, out)
            seconds = {
                "find": finding + found_at - started,
                "parse": parsed_at - found_at,
                "link": time.perf_counter() - parsed_at,
            }
            built_at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
            head = {"snapshot_id": name, "built_at": built_at, "rules_hash": rules}
            spent = {stage: round(taken, 3) for stage, taken in seconds.items()}
            written = out.finish({**head, **counted, "seconds": spent})
    progress("link", count, count)
    return written, unknown, tuple(refused)


def _refused(part: Iterable[Parsed]) -> list[Fault]:
    return [fault for one in part if one.post is None for fault in one.faults if fault.severity == "error"]


def _rules(settings: Settings, decided: stage.Decided, digest: str) -> Rules:
    site = settings.site.rstrip("/")
    return Rules(settings.reference, settings.timezone, site, settings.permalink, decided.added, digest)


def _counted(source: Source, read: int, parsed: int) -> dict[str, Any]:
    refused = len(source.names) - read
    return {"listing": source.digest(), "posts": read, "reused": read - parsed, "parsed": parsed, "refused": refused}


def _old(folder: Path, manifest: dict[str, Any] | None, rules: str) -> Old | None:
    """The served snapshot, if it was made by the same rules and is whole."""
    if not manifest or manifest.get("rules_hash") != rules or not is_whole(folder, manifest):
        return None
    try:
        return Old(folder / str(manifest["snapshot_id"]))
    except (OSError, pa.ArrowInvalid, DashboardError):
        return None


@contextmanager
def _spool(tables: Path) -> Iterator[str]:
    """A folder for rows on their way, on the disk that has room for the tables."""
    try:
        home = tables if is_local(tables) else None
        with tempfile.TemporaryDirectory(prefix=".rows-", suffix=".part", dir=home, ignore_cleanup_errors=True) as folder:
            yield folder
    except OSError as reason:
        problem = f"The tables could not be written ({reason.strerror or reason})."
        raise SnapshotError(problem, "Make room, then build again.", tables, code="no-room") from reason


@contextmanager
def _executor(given: Executor | None, workers: int | None, posts_to_parse: int) -> Iterator[tuple[Executor | None, int]]:
    """Who parses (None: this process), and how many batches are handed over ahead."""
    if given is not None:
        yield given, _AHEAD
    elif workers == 1 or posts_to_parse < _POOL_FROM:
        yield None, 0
    else:
        processes = workers or os.cpu_count() or 1
        with ProcessPoolExecutor(processes) as pool:
            yield pool, 4 * processes


def _parse_all(
    contents: Iterator[tuple[bytes | PostError, str]],
    total: int,
    rules: Rules,
    by: tuple[Executor | None, int],
    progress: Progress,
) -> Iterator[Parsed]:
    """Yield what each file yields, in the order of the files."""
    pool, ahead = by
    batches = iter(lambda: list(islice(contents, _BATCH)), [])
    done = 0
    if pool is None:
        for batch in batches:
            done += len(batch)
            yield from parse.parse_batch(batch, rules)
            progress("parse", done, total)
        return
    waiting = deque(pool.submit(parse.parse_batch, batch, rules) for batch in islice(batches, ahead))
    while waiting:
        task = waiting.popleft()
        while not task.done():
            wait([task], timeout=0.2)
            progress("parse", done, total)
        result = task.result()
        waiting.extend(pool.submit(parse.parse_batch, batch, rules) for batch in islice(batches, 1))
        done += len(result)
        progress("parse", done, total)
        yield from result
