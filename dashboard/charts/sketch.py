"""A chart's drawing: plain settings as plotly.js reads them, a sketch while it is made. Knows no colour and no words.

plotly checks and copies all that a figure holds whenever something is added to it, which took half of a chart's time.
"""

from typing import Any

import plotly.graph_objects as go


class Drawing(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A finished drawing, which must not be changed: settings as plotly.js reads them.

    A plotly figure by its type alone, for which Streamlit and kaleido ask before they take its dict. plotly's own making of a figure
    wraps, checks and copies every setting, a tenth of the time in which a page is drawn; tests have plotly check every chart.
    """

    def __init__(self, data: list[dict[str, Any]], layout: dict[str, Any]) -> None:
        self._said: dict[str, Any] = {"data": data, "layout": layout}

    @property
    def data(self) -> list[dict[str, Any]]:
        """The traces."""
        return self._said["data"]  # type: ignore[no-any-return]

    @property
    def layout(self) -> dict[str, Any]:
        """The settings of the whole."""
        return self._said["layout"]  # type: ignore[no-any-return]

    @property
    def height(self) -> int:
        """In px."""
        return int(self.layout["height"])

    def to_dict(self) -> dict[str, Any]:
        """The drawing as plotly.js reads it."""
        return self._said


class Sketch:
    """A drawing in the making. Methods are called as those of plotly's figures; settings are plotly's and not yet checked.

    data      traces, each a dict with its `type`
    layout    settings of the whole
    """

    def __init__(self, **layout: Any) -> None:
        self.data: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = layout

    def add_bar(self, **settings: Any) -> None:
        """Add bars."""
        self._add("bar", settings)

    def add_scatter(self, **settings: Any) -> None:
        """Add points, lines or words."""
        self._add("scatter", settings)

    def add_sankey(self, **settings: Any) -> None:
        """Add bands between nodes."""
        self._add("sankey", settings)

    def _add(self, kind: str, settings: dict[str, Any]) -> None:
        self.data.append({"type": kind} | {name: value for name, value in settings.items() if value is not None})

    def add_annotation(self, **settings: Any) -> None:
        """Add words at a place."""
        self.layout.setdefault("annotations", []).append(settings)

    def add_vline(self, x: float, line: dict[str, Any]) -> None:
        """Add a line across all of the plot's height."""
        self._add_line({"x0": x, "x1": x, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain", "line": line})

    def add_hline(self, y: float, line: dict[str, Any]) -> None:
        """Add a line across all of the plot's width."""
        self._add_line({"x0": 0, "x1": 1, "xref": "x domain", "y0": y, "y1": y, "yref": "y", "line": line})

    def _add_line(self, settings: dict[str, Any]) -> None:
        self.layout.setdefault("shapes", []).append({"type": "line"} | settings)

    def update_layout(self, **settings: Any) -> None:
        """Set settings of the whole, each anew."""
        self.layout |= settings

    def finished(self) -> Drawing:
        """The drawing."""
        return Drawing(self.data, self.layout)
