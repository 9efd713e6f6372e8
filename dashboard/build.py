"""The build: posts → parsed posts → deals → tables → snapshot. Unchanged posts are taken over from the snapshot before.

Per-post work goes to any `concurrent.futures.Executor`, a few batches ahead; posts and rows stream through, so that memory stays flat.
"""

import hashlib
import os
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

from dashboard import assemble, parse, reference, snapshot, sources, writer
from dashboard.config import Settings
from dashboard.corrections import stage, store
from dashboard.currency import Rates
from dashboard.errors import DashboardError, PostError, SnapshotError
from dashboard.parse import Parsed, Rules
from dashboard.pieces import POSTS, Old, Pieces
from dashboard.records import Fault
from dashboard.sources import Source

Progress = Callable[[str, int, int], None]  # stage, done, total

_BATCH = 40  # posts: a few hundred milliseconds of work, so that handing over costs nothing and progress still moves
_POOL_FROM = 120  # posts: fewer are parsed before a pool of processes has started
_AHEAD = 64  # batches handed to an executor of which nobody knows how many workers it has
_PARSE_CODE = ("records", "schema", "posts", "text", "reference", "parse", "health", "extraction")
_LINK_CODE = ("currency", "likeness", "deals", "tables", "assemble", "pieces", "build", "corrections")


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did; `changed` is False when nothing was written."""

    manifest: dict[str, Any]
    changed: bool
    unknown_names: tuple[tuple[str, int], ...] = ()
    refused: tuple[Fault, ...] = ()  # why files gave no post; drafts are none of them


def build(
    settings: Settings,
    progress: Progress = lambda stage, done, total: None,
    workers: int | None = 1,
    now: datetime | None = None,
    executor: Executor | None = None,
) -> Report:
    """Bring the tables of `settings.tables` up to date with `settings.posts`.

    Args:
        settings: folders and site.
        progress: called with (stage, done, total) as the work goes on.
        workers: processes for parsing; None for all cores, 1 for this process only.
        now: time to write into the manifest.
        executor: where to parse instead of a pool of `workers`.

    Raises:
        PostError: there is no folder of posts. ReferenceDataError: reference data is wrong.
        SnapshotError: another build is at work, or the tables could not be written.
    """
    started = time.perf_counter()
    with snapshot.writing(settings.tables):
        served = _served(settings.tables)
        source = sources.find(settings.posts)
        progress("find", len(source.names), 0)
        if served:
            source.hash_all(lambda done: progress("find", done, 0))
            if not _is_new(source, settings, served) and snapshot.is_whole(settings.tables, served):
                return Report(served, False)
        known, decided = stage.read(settings.database, reference.load(settings.reference))
        rules = rules_hash(settings, known)
        old = _old(settings.tables, served, rules)
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
            name = _snapshot_id(source, settings, decided.digest)
            counted = _counted(source, count, parsed)
            del source, before, changed, old  # names and hashes of all posts: linking needs the room
            with writer.snapshot(settings.tables, name, served["snapshot_id"] if served else None) as out:
                unknown = assemble.assemble(pieces, known, decided, rates, out)
                seconds = {"find": found_at - started, "parse": parsed_at - found_at, "link": time.perf_counter() - parsed_at}
                built_at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
                head = {"snapshot_id": name, "built_at": built_at, "rules_hash": rules}
                spent = {stage: round(taken, 3) for stage, taken in seconds.items()}
                written = out.finish({**head, **counted, "seconds": spent})
        progress("link", count, count)
        return Report(written, True, unknown, tuple(refused))


def _refused(part: Iterable[Parsed]) -> list[Fault]:
    return [fault for one in part if one.post is None for fault in one.faults if fault.severity == "error"]


def _rules(settings: Settings, decided: stage.Decided, digest: str) -> Rules:
    site = settings.site.rstrip("/")
    return Rules(settings.reference, settings.timezone, site, settings.permalink, decided.added, digest)


def _counted(source: Source, read: int, parsed: int) -> dict[str, Any]:
    refused = len(source.names) - read
    return {"listing": source.digest(), "posts": read, "reused": read - parsed, "parsed": parsed, "refused": refused}


def outdated(settings: Settings) -> Literal["", "posts", "rules"]:
    """What has changed since the served snapshot: posts (or there is none), else what is made of them: rules, corrections, site."""
    served = _served(settings.tables)
    source = sources.find(settings.posts)
    if not served:
        return "posts"
    source.hash_all(lambda done: None)
    if not _is_new(source, settings, served):
        return ""
    return "rules" if served.get("listing") == source.digest() else "posts"


def _is_new(source: Source, settings: Settings, served: Mapping[str, Any]) -> bool:
    """Whether a build would give another snapshot than the served one; reads no vocabulary and no table."""
    decided = store.digest(store.standing(settings.database))
    return bool(served["snapshot_id"] != _snapshot_id(source, settings, decided))


def rules_hash(settings: Settings, known: reference.Reference) -> str:
    """Return the hash of all beside the posts that a parsed post depends on: code, reference data, site."""
    return _digest(known.digest, *_site(settings), _code_hash(_PARSE_CODE))


def _snapshot_id(source: Source, settings: Settings, decided: str) -> str:
    """The hash of all that a snapshot depends on: posts, reference data, corrections, site, code."""
    vocabulary = reference.digest(settings.reference)
    return _digest(source.digest(), vocabulary, decided, *_site(settings), _code_hash((*_PARSE_CODE, *_LINK_CODE)))[:12]


def _site(settings: Settings) -> tuple[str, str, str]:
    return settings.timezone, settings.site, settings.permalink


def _digest(*said: str) -> str:
    return hashlib.blake2b("\0".join(said).encode(), digest_size=8).hexdigest()


def _code_hash(modules: Iterable[str]) -> str:
    hashed = hashlib.blake2b(digest_size=8)
    root = Path(__file__).parent
    for name in modules:
        for path in sorted((root / name).glob("*.py")) if (root / name).is_dir() else [root / f"{name}.py"]:
            hashed.update(path.read_bytes())
    return hashed.hexdigest()


def _served(folder: Path) -> dict[str, Any] | None:
    """The manifest of the served snapshot; a broken one is as none, for it is about to be replaced."""
    try:
        return snapshot.manifest(folder)
    except SnapshotError:
        return None


def _old(folder: Path, served: dict[str, Any] | None, rules: str) -> Old | None:
    """The served snapshot, if it was made by the same rules and is whole."""
    if not served or served.get("rules_hash") != rules or not snapshot.is_whole(folder, served):
        return None
    try:
        return Old(folder / str(served["snapshot_id"]))
    except (OSError, pa.ArrowInvalid, DashboardError):
        return None


@contextmanager
def _spool(tables: Path) -> Iterator[str]:
    """A folder for rows on their way, on the disk that has room for the tables."""
    try:
        home = tables if writer.is_local(tables) else None
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
    if pool is None:
        for done, (content, path) in enumerate(contents, 1):
            yield parse.parse(content, path, rules)
            progress("parse", done, total)
        return
    batches = iter(lambda: list(islice(contents, _BATCH)), [])
    waiting = deque(pool.submit(parse.parse_batch, batch, rules) for batch in islice(batches, ahead))
    done = 0
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
