"""An existing engine as an executor: a Dask cluster. The build knows only `concurrent.futures.Executor`."""

import importlib
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from dashboard.errors import DashboardError

_SECONDS = 10  # to reach the scheduler


class ClusterError(DashboardError):
    """A cluster that cannot be reached."""


@contextmanager
def executor(scheduler: str | None) -> Iterator[Executor | None]:
    """Open the cluster at `scheduler` (`tcp://host:8786`); None without one. Its workers need this package and its reference data.

    A task whose worker dies is run again on another: parsing is pure, so that the tables are the same.

    Raises:
        ClusterError: Dask is not installed, or nothing answers there.
    """
    if scheduler is None:
        yield None
        return
    try:
        distributed = importlib.import_module("distributed")
        client = distributed.Client(scheduler, timeout=_SECONDS)
    except ImportError as reason:
        raise ClusterError(f"Dask is not installed ({reason}).", "pip install -r requirements-scale.txt") from reason
    except (OSError, ValueError) as reason:
        raise ClusterError(f"No scheduler answers at {scheduler} ({reason}).", "Start one: dask scheduler.") from reason
    with client:
        yield client.get_executor(retries=3)
