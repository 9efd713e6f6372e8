"""The database's tables. What may be written into them is `store`'s and `meeting`'s; how they came to be is `migrations`'."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_WHO = 320  # characters: the longest address that e-mail allows


class _Moment(TypeDecorator[datetime]):
    """An aware time in UTC: SQLite drops the zone, PostgreSQL gives back the server's."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables."""


class CorrectionRow(Base):
    """What stands for one target. `version` grows with each change; who saw another version is refused."""

    __tablename__ = "corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(32), unique=True)
    subject: Mapped[str] = mapped_column(String(10))
    target: Mapped[dict[str, Any]] = mapped_column(JSON)
    changes: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    why: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(_WHO))
    at: Mapped[datetime] = mapped_column(_Moment)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads this as a plain mapping)


class HistoryRow(Base):
    """One change of one correction; rows are added and never changed."""

    __tablename__ = "history"
    __table_args__ = (UniqueConstraint("correction_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    correction_id: Mapped[int] = mapped_column(ForeignKey("corrections.id"))
    version: Mapped[int] = mapped_column()
    action: Mapped[str] = mapped_column(String(10))
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    why: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(_WHO))
    at: Mapped[datetime] = mapped_column(_Moment)


class NoteRow(Base):
    """A note of an editorial meeting."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_on: Mapped[date] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(_WHO))
    at: Mapped[datetime] = mapped_column(_Moment)


class DecisionRow(Base):
    """What a meeting decided on a candidate for a post; the newest of a candidate counts."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("candidate_key", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_key: Mapped[str] = mapped_column(String(200))
    version: Mapped[int] = mapped_column()
    decision: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(_WHO))
    at: Mapped[datetime] = mapped_column(_Moment)


class LogoutRow(Base):
    """When somebody logged out: logins from before that moment are over, in every browser."""

    __tablename__ = "logouts"

    who: Mapped[str] = mapped_column(String(_WHO), primary_key=True)
    at: Mapped[datetime] = mapped_column(_Moment)
