"""A chart's drawing: a sketch of plain plotly settings while it is made, then a plotly figure. Knows no colour and no words.

plotly checks and copies all that a figure holds whenever something is added to it, which took half of a chart's time.
"""

from typing import Any

import plotly.graph_objects as go


class Drawing(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A finished drawing, which must not be changed: what it says of itself is made once, for all runs and readers.

    plotly does not check it, which would take a quarter of a chart's time each time; tests have plotly check every chart.
    """

    def __init__(self, data: list[dict[str, Any]], layout: dict[str, Any]) -> None:
        # An empty template, because charts bring all their settings: plotly's own would be copied into each.
        super().__init__(data, {"template": {}} | layout, _validate=False)

    def to_dict(self) -> dict[str, Any]:
        """The drawing as plotly.js reads it."""
        if not hasattr(self, "_said"):
            self._said = super().to_dict()
            del self._said["layout"]["template"]
        return self._said  # type: ignore[no-any-return]


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
        self.data.append({"type": "bar"} | settings)

    def add_scatter(self, **settings: Any) -> None:
        """Add points, lines or words."""
        self.data.append({"type": "scatter"} | settings)

    def add_sankey(self, **settings: Any) -> None:
        """Add bands between nodes."""
        self.data.append({"type": "sankey"} | settings)

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
