"""The one cache: a snapshot by its id, its filters' fields, views and finished charts. Everything here is shared: never change it."""

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from dashboard import snapshot
from dashboard.charts import registry, theme
from dashboard.charts.chart import Chart
from dashboard.charts.sketch import Drawing
from dashboard.config import Settings
from dashboard.metrics import view as views
from dashboard.metrics.ready import Ready, prepare
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
    return _loaded(snapshot_id=newest, folder=folder) if newest else None


def listed(snapshot: Snapshot) -> dict[str, Field]:
    """The filters' fields of a snapshot."""
    return _listed(snapshot_id=snapshot.id, _tables=snapshot)


def view(snapshot: Snapshot, filters: Filters) -> View:
    """The snapshot through `filters`."""
    return _view(snapshot_id=snapshot.id, filters=filters, _tables=snapshot)


def chart(page: Page, chart_id: str) -> Chart:
    """The finished chart of what the page shows."""
    return _chart(**_seen(page), chart_id=chart_id, _view=page.view)


def drawing(page: Page, chart: Chart, mode: theme.Mode) -> Drawing:
    """The chart's drawing for light or dark paper."""
    return _drawing(**_seen(page), chart_id=chart.id, mode=mode, _chart=chart)


def kept(page: Page, name: str, make: Callable[[], Made]) -> Made:
    """What `make` gives, made once for what the page shows; `name` says what it is."""
    made: Made = _kept(**_seen(page), name=name, _make=make)
    return made


def with_company(page: Page, company: str) -> Page:
    """`page` seen through its filters and `company`."""
    filters = replace(page.filters, companies=(company,))
    return Page(page.snapshot, view(page.snapshot, filters))


def _seen(page: Page) -> dict[str, Any]:
    return {"snapshot_id": page.view.snapshot_id, "filters": page.filters}


# Called by name only: Streamlit reads a function's signature anew for each argument that is given by place.


@st.cache_resource(max_entries=2, show_spinner=False)
def _loaded(*, snapshot_id: str, folder: Path) -> Snapshot:
    return snapshot.load(folder)


@st.cache_resource(max_entries=2, show_spinner=False)
def _listed(*, snapshot_id: str, _tables: Snapshot) -> dict[str, Field]:
    return fields.of(_tables)


@st.cache_resource(max_entries=2, show_spinner=False)
def _ready(*, snapshot_id: str, _tables: Snapshot) -> Ready:
    ready = prepare(_tables)
    # a snapshot's rows stay, and each full collection that looked through them held everybody up for a tenth of a second;
    # what else is alive stays with them until the next snapshot comes
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    return ready


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=_BY_WORDS)
def _view(*, snapshot_id: str, filters: Filters, _tables: Snapshot) -> View:
    return views.select(_tables, filters, _ready(snapshot_id=snapshot_id, _tables=_tables))


@st.cache_resource(max_entries=512, show_spinner=False, hash_funcs=_BY_WORDS)
def _chart(*, snapshot_id: str, filters: Filters, chart_id: str, _view: View) -> Chart:
    return registry.build(chart_id, _view)


@st.cache_resource(max_entries=512, show_spinner=False, hash_funcs=_BY_WORDS)
def _drawing(*, snapshot_id: str, filters: Filters, chart_id: str, mode: theme.Mode, _chart: Chart) -> Drawing:
    return theme.in_mode(_chart.plot, mode)


@st.cache_resource(max_entries=512, show_spinner=False, hash_funcs=_BY_WORDS)
def _kept(*, snapshot_id: str, filters: Filters, name: str, _make: Callable[[], Any]) -> Any:
    return _make()
