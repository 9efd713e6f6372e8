"""The build: whether the served snapshot is still that of the posts, and a new one where it is not.

What makes a snapshot is `making`'s, and is imported once there is something to make: a folder without changes is told in little time.
"""

import importlib
import time
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from dashboard import fingerprints, served, sources
from dashboard.config import Settings
from dashboard.corrections import standing
from dashboard.corrections.record import digest
from dashboard.errors import SnapshotError
from dashboard.records import Fault
from dashboard.sources import Progress, Source


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
    with served.writing(settings.tables):
        before = _served(settings)
        source = sources.find(settings.posts)
        progress("find", len(source.names), 0)
        if before:
            source.hash_all(lambda done: progress("find", done, 0))
            if not _is_new(source, settings, before) and served.is_whole(settings.tables, before):
                return Report(before, False)
        finding = time.perf_counter() - started
        making = importlib.import_module("dashboard.making")
        made, unknown, refused = making.make(
            settings, source, before, progress, finding=finding, workers=workers, executor=executor, now=now
        )
        return Report(made, True, unknown, refused)


def outdated(settings: Settings) -> Literal["", "posts", "rules"]:
    """What has changed since the served snapshot: posts (or there is none), else what is made of them: rules, corrections, site."""
    before = _served(settings)
    source = sources.find(settings.posts)
    if not before:
        return "posts"
    source.hash_all(lambda done: None)
    if not _is_new(source, settings, before):
        return ""
    return "rules" if before.get("listing") == source.digest() else "posts"


def _is_new(source: Source, settings: Settings, before: Mapping[str, Any]) -> bool:
    """Whether a build would give another snapshot than the served one; reads no vocabulary and no table."""
    decided = digest(standing.corrections(settings.database))
    return bool(before["snapshot_id"] != fingerprints.snapshot_id(source, settings, decided))


def _served(settings: Settings) -> dict[str, Any] | None:
    """The manifest of the served snapshot; a broken one is as none, for it is about to be replaced."""
    try:
        return served.manifest(settings.tables)
    except SnapshotError:
        return None
