"""Notes and decisions of the editorial meeting, in the database of the corrections. What the candidates are is others' business."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, cast, get_args

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError

from dashboard.corrections import database
from dashboard.corrections.editor import Editor
from dashboard.corrections.models import DecisionRow, NoteRow
from dashboard.corrections.record import CorrectionError
from dashboard.corrections.store import ConflictError

Choice = Literal["take", "aside", "no"]
_LONGEST_NOTE = 10_000  # characters
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Note:
    """A note of one meeting."""

    id: int
    meeting_on: date
    text: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a candidate, last. `version` counts the decisions on it."""

    candidate_key: str
    version: int
    decision: Choice
    note: str
    who: str
    at: datetime


def add_note(engine: Engine, editor: Editor, meeting_on: date, text: str, now: datetime | None = None) -> Note:
    """Add a note to a meeting; notes are never changed.

    Raises:
        CorrectionError: it is empty or too long. StoreError: the database could not be written.
    """
    if not text.strip() or len(text) > _LONGEST_NOTE:
        raise CorrectionError(f"A note has 1 to {_LONGEST_NOTE:,} characters.", "Write it shorter, or as two.")
    row = NoteRow(meeting_on=meeting_on, text=text.strip().replace("\0", ""), who=editor.who, at=now or datetime.now(UTC))
    with database.writing(engine) as session:
        session.add(row)
        session.flush()
        return _note(row)


def notes(engine: Engine, since: date | None = None, most: int = 500) -> tuple[Note, ...]:
    """The newest `most` notes, from meetings since a day; the oldest first."""
    wanted = select(NoteRow).order_by(NoteRow.meeting_on.desc(), NoteRow.id.desc()).limit(most)
    if since:
        wanted = wanted.where(NoteRow.meeting_on >= since)
    with database.reading(engine) as session:
        return tuple(map(_note, reversed(session.scalars(wanted).all())))


def decide(
    engine: Engine, editor: Editor, candidate_key: str, decision: Choice, note: str, seen: int, now: datetime | None = None
) -> Decision:
    """Decide on a candidate; `seen` is the version of the decision that the editor saw, 0 for none.

    Raises:
        CorrectionError: no such decision. ConflictError: somebody else has decided in the meantime.
        StoreError: the database could not be written.
    """
    if decision not in get_args(Choice) or not 0 < len(candidate_key) <= _LONGEST_KEY or len(note) > _LONGEST_NOTE:
        raise CorrectionError("This is no decision on a candidate.", f"Decisions are {', '.join(get_args(Choice))}.")
    row = DecisionRow(
        candidate_key=candidate_key, version=seen + 1, decision=decision, note=note.strip().replace("\0", ""),
        who=editor.who, at=now or datetime.now(UTC),
    )  # fmt: skip
    try:
        with database.writing(engine) as session:
            last = session.scalar(select(func.max(DecisionRow.version)).where(DecisionRow.candidate_key == candidate_key)) or 0
            if last != seen:
                raise ConflictError("Somebody else has decided on this in the meantime.")
            session.add(row)
            session.flush()
            return _decision(row)
    except IntegrityError:
        raise ConflictError("Somebody else has decided on this in the meantime.") from None


def decisions(engine: Engine) -> dict[str, Decision]:
    """The newest decision on each candidate, by its key."""
    with database.reading(engine) as session:
        rows = session.scalars(select(DecisionRow).order_by(DecisionRow.version))
        return {row.candidate_key: _decision(row) for row in rows}


def _note(row: NoteRow) -> Note:
    return Note(row.id, row.meeting_on, row.text, row.who, row.at)


def _decision(row: DecisionRow) -> Decision:
    return Decision(row.candidate_key, row.version, cast(Choice, row.decision), row.note, row.who, row.at)
