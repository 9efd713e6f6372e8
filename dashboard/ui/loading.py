"""The one cache: a snapshot by its id, its filters' fields, views and finished charts. Everything here is shared: never change it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import streamlit as st

from dashboard import snapshot
from dashboard.charts import registry, theme
from dashboard.charts.chart import Chart
from dashboard.charts.sketch import Drawing
from dashboard.config import Settings
from dashboard.metrics import view as views
from dashboard.metrics.view import Filters, View
from dashboard.snapshot import Snapshot
from dashboard.ui import fields
from dashboard.ui.fields import Field
from dashboard.ui.page import Page

Made = TypeVar("Made")

_BY_WORDS = {Filters: repr}  # Streamlit's own way to hash a dataclass took a fifth of each rerun
# Arguments with a leading underscore are no part of the key: the snapshot's id and the filters say all that they hold.


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The settings, read once."""
    return Settings()


def current() -> Snapshot | None:
    """The newest whole snapshot; None when none was built yet."""
    folder = settings().tables
    newest = snapshot.snapshot_id(folder)
    return _loaded(newest, folder) if newest else None


@st.cache_resource(max_entries=2, show_spinner=False)
def _loaded(snapshot_id: str, folder: Path) -> Snapshot:
    return snapshot.load(folder)


@st.cache_resource(max_entries=2, show_spinner=False)
def listed(snapshot_id: str, _tables: Snapshot) -> dict[str, Field]:
    """The filters' fields of a snapshot."""
    return fields.of(_tables)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=_BY_WORDS)
def view(snapshot_id: str, filters: Filters, _tables: Snapshot) -> View:
    """The snapshot through `filters`."""
    return views.select(_tables, filters)


@st.cache_resource(max_entries=512, show_spinner=False, hash_funcs=_BY_WORDS)
def chart(snapshot_id: str, filters: Filters, chart_id: str, _view: View) -> Chart:
    """The finished chart of a view."""
    return registry.build(chart_id, _view)


@st.cache_resource(max_entries=512, show_spinner=False, hash_funcs=_BY_WORDS)
def drawing(snapshot_id: str, filters: Filters, chart_id: str, mode: theme.Mode, _chart: Chart) -> Drawing:
    """The chart's drawing for light or dark paper."""
    return theme.in_mode(_chart.plot, mode)


@st.cache_resource(max_entries=512, show_spinner=False, hash_funcs=_BY_WORDS)
def kept(snapshot_id: str, filters: Filters, name: str, _make: Callable[[], Made]) -> Made:
    """What `_make` gives, made once for a view; `name` says what it is."""
    return _make()


def with_company(page: Page, company: str) -> Page:
    """`page` seen through its filters and `company`."""
    filters = replace(page.filters, companies=(company,))
    return Page(page.snapshot, view(page.snapshot.id, filters, page.snapshot))
