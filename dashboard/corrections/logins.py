"""Logouts: a login from before one is over, in every browser that still holds its cookie."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from dashboard.corrections import database
from dashboard.corrections.models import LogoutRow


def log_out(engine: Engine, who: str, now: datetime | None = None) -> None:
    """End all logins of `who` up to now.

    Raises:
        StoreError: the database could not be written.
    """
    with database.writing(engine) as session:
        session.merge(LogoutRow(who=who, at=now or datetime.now(UTC)))


def logged_out_at(engine: Engine, who: str) -> datetime | None:
    """When `who` logged out last; None for never."""
    with database.reading(engine) as session:
        row = session.get(LogoutRow, who)
        return row.at if row else None
