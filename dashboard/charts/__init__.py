"""Charts: DataFrame in, finished chart out. `build(id, view)` makes any chart of the registry."""

from dashboard.charts.registry import CHARTS, build

__all__ = ["CHARTS", "build"]
