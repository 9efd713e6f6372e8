"""The corrections that a build applies, without SQLAlchemy where there is no database: it takes longer to import than posts to compare."""

import importlib
from pathlib import Path

from dashboard.corrections.record import Correction

_FILE = "sqlite:///"


def corrections(address: str) -> tuple[Correction, ...]:
    """The corrections to apply, the oldest first; makes no database where there is none.

    Raises:
        StoreError: there is one that cannot be opened.
    """
    file = address.removeprefix(_FILE)
    is_plain = file != address and not set("?%") & set(file)  # what else an address can say is for SQLAlchemy to read
    if is_plain and not Path(file).exists():
        return ()
    found: tuple[Correction, ...] = importlib.import_module("dashboard.corrections.store").standing(address)
    return found
