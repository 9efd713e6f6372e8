"""The database of corrections and the tables about them, as pages need them. Shared by all readers: never change what is returned."""

from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import snapshot
from dashboard.corrections import database
from dashboard.corrections.store import Store, open_store
from dashboard.ui import loading


@st.cache_resource(show_spinner=False)
def _opened(address: str) -> Store:
    return open_store(address)


def store() -> Store:
    """The store, made at its first use.

    Raises:
        StoreError: the database does not answer.
    """
    return _opened(loading.settings().database)


def store_if_any() -> Store | None:
    """The store, None while nothing was ever written."""
    return store() if database.exists(loading.settings().database) else None


def extracted(snapshot_id: str) -> pd.DataFrame:
    """The figures as extracted, before corrections."""
    return _table(snapshot_id, loading.settings().tables, "extracted")


def reports(snapshot_id: str) -> pd.DataFrame:
    """What became of each correction in this snapshot."""
    return _table(snapshot_id, loading.settings().tables, "corrections")


@st.cache_resource(max_entries=4, show_spinner=False)
def _table(snapshot_id: str, folder: Path, name: str) -> pd.DataFrame:
    _, tables = snapshot.read_tables(folder, (name,))
    return tables[name].to_pandas()
