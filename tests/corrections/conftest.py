"""Each test of the store runs on SQLite and on PostgreSQL, each time on a database of its own."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from needed import missing
from postgres_server import PostgresMissingError, Server, running

from dashboard.corrections.store import Store, open_store

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    try:
        with running() as server:
            yield server
    except PostgresMissingError as reason:
        missing(str(reason))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'corrections.sqlite'}"
    server: Server = request.getfixturevalue("postgres")
    return server.new_database(f"test{next(_NUMBERS)}")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    yield opened
    opened.engine.dispose()
