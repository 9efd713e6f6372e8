"""Heat maps as stacked bars: cells that can be clicked, that every plotly bundle draws, in a few steps of one colour."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts import theme
from dashboard.charts.sketch import Sketch


@dataclass(frozen=True)
class Cell:
    """One cell. `value` chooses the step; `said` stands in the cell."""

    column: int
    row: int
    value: float
    hover: str
    key: list[str]
    said: str = ""


def bounds(values: Sequence[float]) -> list[int]:
    """Upper bounds of the steps above none, for counts: quarters of the highest in whole numbers, fewer where it is below four."""
    top = max(max(values, default=0), 1)
    return sorted({math.ceil(top * quarter / 4) for quarter in (1, 2, 3, 4)})


def step_of(value: float, limits: Sequence[float]) -> int:
    """0 for none, else the number of the first bound that holds `value`."""
    if value <= 0:
        return 0
    return next((index for index, limit in enumerate(limits, start=1) if value <= limit), len(limits))


def cell_chart(
    cells: Sequence[Cell], limits: Sequence[float], key: Sequence[str], height: int, xaxis: dict[str, Any], yaxis: dict[str, Any]
) -> Sketch:
    """Draw `cells`; `key` words the steps from none to most, at most four; `height` is of the cells alone, in px."""
    chart = theme.blank(
        height + 70,
        bargap=0,
        barmode="overlay",
        showlegend=True,
        legend=theme.legend(),
        margin={"l": 0, "r": 4, "t": 36, "b": 28},
        xaxis=theme.axis() | xaxis,
        yaxis=theme.axis() | yaxis,
    )
    steps = [step_of(cell.value, limits) for cell in cells]
    colours = [theme.STEPS[0], *theme.STEPS[-len(limits) :]]  # most is the strongest, however few the steps
    chart.add_bar(
        x=[cell.column for cell in cells],
        y=[0.88] * len(cells),
        base=[cell.row - 0.44 for cell in cells],
        width=0.88,
        marker={"color": [colours[step] for step in steps], "line": {"width": 0}},
        text=[cell.said for cell in cells] if any(cell.said for cell in cells) else None,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": theme.SMALL, "color": [theme.PAPER if step == len(limits) else theme.INK for step in steps]},
        customdata=[cell.key for cell in cells],
        hovertext=[cell.hover for cell in cells],
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
    )
    for colour, words in zip(colours, key, strict=True):
        chart.add_bar(x=[None], y=[None], name=words, marker={"color": colour, "line": {"width": 0}}, hoverinfo="skip")
    return chart
