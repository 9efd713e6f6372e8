"""Corrections in the database: made, seen, undone, with their history. Whether and how they change tables is `apply`'s.

Two editors on one target: each says which version was seen; the second is told what the first did, and nothing is overwritten.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from dashboard.corrections import database
from dashboard.corrections.editor import Editor
from dashboard.corrections.models import CorrectionRow, HistoryRow
from dashboard.corrections.record import Change, Changes, Correction, CorrectionError, Target, check, plain_changes
from dashboard.errors import DashboardError


class ConflictError(DashboardError):
    """Somebody else was quicker. `now` is what stands in the database, None if that is not known."""

    def __init__(self, problem: str, now: Correction | None = None) -> None:
        super().__init__(problem, "Look at what stands there now, then decide again.")
        self.now = now


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a correction's history."""

    correction_id: int
    version: int
    action: str  # made, changed, undone
    target: Target
    before: Changes | None
    after: Changes | None
    why: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Store:
    """The corrections of one database."""

    engine: Engine

    def all(self) -> tuple[Correction, ...]:
        """Every correction, also undone ones, the oldest first."""
        with database.reading(self.engine) as session:
            return tuple(map(_correction, session.scalars(select(CorrectionRow).order_by(CorrectionRow.id))))

    def find(self, target: Target) -> Correction | None:
        """What stands for `target`."""
        with database.reading(self.engine) as session:
            row = _row(session, target)
            return _correction(row) if row else None

    def correct(
        self, editor: Editor, target: Target, changes: Changes, why: str, seen: int, now: datetime | None = None
    ) -> Correction:
        """Write a correction and its history; when this returns, it is in the database for good.

        Args:
            editor: who writes.
            target: what is corrected.
            changes: all that differs from what the extractor says, not only from what stood there before.
            why: the reason.
            seen: version that the editor saw; 0 when there was none.
            now: time to write.

        Raises:
            CorrectionError: it says something impossible. ConflictError: another version stands there.
            StoreError: the database could not be written.
        """
        check(target, changes, why)
        return self._write(editor, target, changes, why, seen, now)

    def undo(self, editor: Editor, target: Target, why: str, seen: int, now: datetime | None = None) -> Correction:
        """Bring back what stood before the last change; undoing an undo brings the change back.

        Raises:
            CorrectionError: there is nothing to undo. ConflictError: another version stands there.
            StoreError: the database could not be written.
        """
        past = self.history(target)
        if not past:
            raise CorrectionError("There is nothing to undo.", "Choose a row that was corrected.")
        return self._write(editor, target, past[-1].before, why or "undo", seen, now, "undone")

    def history(self, target: Target | None = None, most: int = 1000) -> tuple[Entry, ...]:
        """The changes of `target`, or the last `most` of all, oldest first."""
        wanted = select(HistoryRow, CorrectionRow).join(CorrectionRow).order_by(HistoryRow.id.desc()).limit(most)
        if target is not None:
            wanted = wanted.where(CorrectionRow.digest == target.digest)
        with database.reading(self.engine) as session:
            return tuple(_entry(one, owner) for one, owner in reversed(session.execute(wanted).all()))

    def _write(
        self, editor: Editor, target: Target, changes: Changes | None, why: str, seen: int, now: datetime | None, action: str = ""
    ) -> Correction:
        at, why = now or datetime.now(UTC), why.strip().replace("\0", "")  # PostgreSQL knows no NUL in texts
        try:
            with database.writing(self.engine) as session:
                row = _row(session, target)
                if (row.version if row else 0) != seen:
                    raise _conflict(_correction(row) if row else None)
                before = row.changes if row else None
                after = plain_changes(changes)
                if row is None:
                    row = CorrectionRow(digest=target.digest, subject=target.subject, target=target.plain())
                    session.add(row)
                row.changes, row.why, row.who, row.at = after, why, editor.who, at
                session.flush()
                done = action or ("changed" if before is not None else "made")
                session.add(
                    HistoryRow(
                        correction_id=row.id, version=row.version, action=done, before=before, after=after,
                        why=why, who=editor.who, at=at,
                    )
                )  # fmt: skip
                session.flush()
                written = _correction(row)
        except (StaleDataError, IntegrityError):
            # the other one's transaction ended between our look and our write
            raise _conflict(self.find(target)) from None
        return written


def open_store(address: str) -> Store:
    """The store in the database at `address`, made when there is none.

    Raises:
        StoreError: it cannot be opened.
    """
    return Store(database.connect(address))


def standing(address: str) -> tuple[Correction, ...]:
    """The corrections to apply, the oldest first; makes no database where there is none. Builds ask `standing.corrections`.

    Raises:
        StoreError: there is one that cannot be opened.
    """
    if not database.exists(address):
        return ()
    store = open_store(address)
    try:
        return tuple(one for one in store.all() if one.changes is not None)
    finally:
        store.engine.dispose()


def _row(session: Session, target: Target) -> CorrectionRow | None:
    return session.scalars(select(CorrectionRow).where(CorrectionRow.digest == target.digest)).one_or_none()


def _conflict(now: Correction | None) -> ConflictError:
    if now is None:
        return ConflictError("Somebody else has changed this in the meantime.")
    return ConflictError(f"{now.who} has changed this in the meantime ({now.why}).", now)


def _correction(row: CorrectionRow) -> Correction:
    target = Target.from_plain(row.subject, row.target)
    return Correction(row.id, row.version, target, _changes(row.changes), row.why, row.who, row.at)


def _entry(row: HistoryRow, owner: CorrectionRow) -> Entry:
    target = Target.from_plain(owner.subject, owner.target)
    before, after = _changes(row.before), _changes(row.after)
    return Entry(row.correction_id, row.version, row.action, target, before, after, row.why, row.who, row.at)


def _changes(said: dict[str, Any] | None) -> Changes | None:
    return None if said is None else {name: Change(one["old"], one["new"]) for name, one in said.items()}
