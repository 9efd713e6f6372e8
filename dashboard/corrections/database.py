"""Opens the database by its address and brings its tables up to date. Knows nothing of what is in them."""

import importlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from dashboard.errors import DashboardError

HEAD = "0001"  # the newest migration; a test holds that it is
_WAIT = 30  # seconds that a writer waits for another
_MIGRATING = 8_413_902  # number of PostgreSQL's advisory lock under which one process migrates


class StoreError(DashboardError):
    """The database cannot be reached, or was written by a newer version of this program."""


def exists(address: str) -> bool:
    """Whether there can be anything in the database: a file of SQLite may not have been made yet."""
    url = _url(address)
    return not _is_file(url) or Path(str(url.database)).exists()


def connect(address: str) -> Engine:
    """Open the database, make or upgrade its tables where needed.

    Args:
        address: SQLAlchemy's form: `sqlite:///folder/file.sqlite`, `postgresql://user@host/name`.

    Raises:
        StoreError: it cannot be opened, or is newer than this program.
    """
    url = _url(address)
    more: dict[str, Any] = {"pool_pre_ping": True}
    if _is_file(url):
        more = {"connect_args": {"timeout": _WAIT, "check_same_thread": False}, "poolclass": NullPool}
        _make_folder(Path(str(url.database)).parent)
    engine = create_engine(url, **more)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with told(url), _one_at_a_time(url):
        _bring_up_to_date(engine)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One transaction that writes: all of it is in the database when the block ends well, nothing of it otherwise.

    Raises:
        StoreError: the database went away, is full or cannot be written.
    """
    with told(engine.url), Session(engine.execution_options(writes=True), expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """One transaction that reads.

    Raises:
        StoreError: the database went away.
    """
    with told(engine.url), Session(engine) as session:
        yield session


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Say of a database's failure which database it is; a password is never shown."""
    try:
        yield
    except IntegrityError:
        raise  # two writers met: the store's to tell
    except (OperationalError, DatabaseError) as reason:
        said = str(reason.orig or reason).strip().splitlines()[0]
        shown = url.render_as_string(hide_password=True)
        hint = "Check the setting `database`, the server and the room on the disk; nothing was changed."
        raise StoreError(f"The database {shown} does not answer ({said}).", hint) from reason


def _url(address: str) -> URL:
    try:
        url = make_url(address)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError) as reason:
        hint = "Write sqlite:///folder/file.sqlite or postgresql://user@host/name."
        raise StoreError("The setting `database` is no address of a database.", hint) from reason
    except ImportError:
        url = make_url(address)
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def _is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        hint = "Give another place in the setting `database`."
        raise StoreError(f"The database's folder cannot be made ({reason.strerror}).", hint, folder) from reason


def _one_at_a_time(url: URL) -> AbstractContextManager[object]:
    """One program opens a file of SQLite at a time: a change to WAL fails at once where another reads, whatever the timeout."""
    if not _is_file(url):
        return nullcontext()
    lock = FileLock(f"{url.database}.lock", timeout=_WAIT)
    try:
        return lock.acquire()
    except Timeout as reason:
        raise StoreError("Another program is opening the database.", "Wait for it, or end it.", Path(lock.lock_file)) from reason
    except OSError:
        return nullcontext()  # a folder that cannot be written: nobody changes the file either


def _prepare_sqlite(connection: Any, record: object) -> None:
    """Readers never wait (WAL); what was acknowledged survives a power cut (FULL)."""
    connection.isolation_level = None  # Python's own BEGIN leaves DDL outside of transactions
    for line in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {line}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once, so that two of them wait for each other instead of failing half way."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        found = _version(connection)
    if found == HEAD:
        return
    if found > HEAD:
        raise StoreError(f"The database is of a newer version ({found}).", "Update the program, or restore a backup.")
    migrate = importlib.import_module("dashboard.corrections.migrate")  # costs as much as all the rest, and is needed once
    with engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MIGRATING})
        migrate.upgrade(connection)


def _version(connection: Connection) -> str:
    """The number of the last migration; empty for a database without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
