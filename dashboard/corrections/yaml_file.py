"""Corrections as a YAML file for a repository, and back. What is read is checked like what an editor types."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from dashboard.corrections.editor import Editor
from dashboard.corrections.record import Change, Correction, CorrectionError, Target
from dashboard.corrections.store import Store

_LARGEST = 20_000_000  # bytes: some fifty thousand corrections


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid")
    old: Any = None
    new: Any = None


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    subject: str
    target: dict[str, Any]
    changes: dict[str, _Value]
    why: str
    who: str
    at: datetime


def export(corrections: tuple[Correction, ...]) -> str:
    """Return the standing corrections as YAML, in an order that changes little from one export to the next."""
    rows = [
        {
            "subject": one.target.subject,
            "target": one.target.plain(),
            "changes": {name: {"old": change.old, "new": change.new} for name, change in sorted((one.changes or {}).items())},
            "why": one.why,
            "who": one.who,
            "at": one.at.isoformat(timespec="seconds"),
        }
        for one in sorted(corrections, key=lambda one: (one.target.subject, one.target.figures, one.target.company, one.id))
        if one.changes is not None
    ]
    return yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=120)


def take_in(store: Store, editor: Editor, path: Path) -> tuple[int, int, list[str]]:
    """Add the corrections of a file to the database; those that say something else than the database stay out.

    Returns:
        How many were added, how many were there already, and a line on each that was left out.

    Raises:
        CorrectionError: the file is no list of corrections; nothing was added.
    """
    entries = [(Target.from_plain(one.subject, one.target), one) for one in _read(path)]
    standing = {one.target.digest: one for one in store.all()}
    added, left_out = 0, []
    for target, entry in entries:
        changes = {name: Change(one.old, one.new) for name, one in entry.changes.items()}
        now = standing.get(target.digest)
        if now and now.changes == changes:
            continue
        if now and now.changes is not None:
            left_out.append(f"{_named(target)}: {now.who} decided otherwise ({now.why})")
            continue
        why = f"{entry.why} ({entry.who})" if entry.who != editor.who else entry.why
        store.correct(editor, target, changes, why, now.version if now else 0, entry.at.astimezone(UTC))
        added += 1
    return added, len(entries) - added - len(left_out), left_out


def _read(path: Path) -> list[_Entry]:
    try:
        if path.stat().st_size > _LARGEST:
            raise CorrectionError("The file is too large for corrections.", "Give the file of an export.", path)
        return TypeAdapter(list[_Entry]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")) or [])
    except (OSError, UnicodeDecodeError) as reason:
        raise CorrectionError(f"The file cannot be read ({reason}).", "Give the file of an export.", path) from reason
    except yaml.YAMLError as reason:
        mark = getattr(reason, "problem_mark", None)
        raise CorrectionError("Not valid YAML.", "Mend this line.", path, mark.line + 1 if mark else None) from reason
    except ValidationError as reason:
        first = reason.errors()[0]
        place = " → ".join(str(step) for step in first["loc"])
        raise CorrectionError(f"Entry {place}: {first['msg']}.", "See the form of an export.", path) from reason


def _named(target: Target) -> str:
    return target.company or " / ".join(f"{key.post_id} {key.amount_text}" for key in target.figures[:1])
