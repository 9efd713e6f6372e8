"""The row chart: each row a line of words (name left, value right) with its bar below, in sections. Reads at 390 px as at 740.

Names stand above the bars, not beside them, because long Japanese names would take the width of a phone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.charts import labels, theme
from dashboard.charts.sketch import Sketch

ROOM = 40  # half-width characters that a row's name may take: what 390 px hold beside most values
_LINE = 52  # … that name and value may take together
_ROW, _HEADING, _GAP = 42, 30, 14  # px; one unit of the y axis is one px
_TEXT, _BAR, _THICK = 10, 27, 11
_FOOT = 24


@dataclass(frozen=True)
class Row:
    """One row. `value` is drawn, `said` is written, `hover` has the full words; `before` draws a dumbbell from it."""

    label: str
    value: float
    said: str
    hover: str
    key: list[str]
    colour: str = theme.ACCENT
    pattern: str = ""
    edge: str = ""  # outline, for tints too light to stand alone
    before: float | None = None


@dataclass(frozen=True)
class Section:
    """Rows under a heading."""

    rows: Sequence[Row]
    heading: str = ""
    total: str = ""  # written at the heading's right end


@dataclass
class _Sheet:
    """The places of words and bars while a chart is laid out, in px from the top."""

    names: list[tuple[float, str]] = field(default_factory=list)
    values: list[tuple[float, str]] = field(default_factory=list)
    bars: list[tuple[float, Row, float]] = field(default_factory=list)  # middle, row, the section's top value
    height: float = 0


def spans_orders(values: Sequence[float]) -> bool:
    """Whether values lie so far apart (over 200 times) that bars from zero would show nothing of the small ones."""
    positive = [value for value in values if value > 0]
    return len(positive) > 2 and max(positive) / min(positive) > 200


def row_chart(
    sections: Sequence[Section], ticks: dict[str, Any] | None = None, log: bool = False, shared: bool = False
) -> Sketch:
    """Draw `sections` as bars, or on a common log axis with `ticks` when `log` (dots on stems: a bar has no zero there).

    Each section has its own scale, since sections are mostly kinds, which must not be compared; unless `shared`.
    """
    sheet = _lay_out(sections, shared)
    chart = theme.blank(
        int(sheet.height) + 12 + (_FOOT if log else 0),
        margin={"l": 2, "r": 6, "t": 4, "b": 8 + (_FOOT if log else 0)},
        barmode="overlay",
        yaxis=theme.axis(range=[sheet.height, 0], visible=False, automargin=False),
        xaxis2=theme.axis(range=[0, 1], visible=False, overlaying="x", automargin=False),
    )
    if any(row.before is not None for _, row, _ in sheet.bars):
        _draw_dumbbells(chart, sheet)
    elif log:
        _draw_stems(chart, sheet, ticks or {})
    else:
        _draw_bars(chart, sheet)
    _write(chart, sheet.names, 0, "middle right", theme.INK)
    _write(chart, sheet.values, 1, "middle left", theme.INK)
    return chart


def _lay_out(sections: Sequence[Section], shared: bool) -> _Sheet:
    sheet = _Sheet()
    highest = max(max(row.value, row.before or 0) for section in sections for row in section.rows)
    for index, section in enumerate(sections):
        if section.heading:
            sheet.height += _GAP if index else 0
            sheet.names.append((sheet.height + _HEADING / 2, f"<b>{labels.plain(section.heading)}</b>"))
            if section.total:
                sheet.values.append((sheet.height + _HEADING / 2, labels.plain(section.total)))
            sheet.height += _HEADING
        top = (highest if shared else max(max(row.value, row.before or 0) for row in section.rows)) or 1
        for row in section.rows:
            sheet.names.append(
                (sheet.height + _TEXT, labels.plain(labels.shorten(row.label, min(ROOM, _LINE - labels.width(row.said)))))
            )
            sheet.values.append((sheet.height + _TEXT, labels.plain(row.said)))
            sheet.bars.append((sheet.height + _BAR, row, top))
            sheet.height += _ROW
    return sheet


def _marks(sheet: _Sheet, several: bool) -> dict[str, Any]:
    """What bars and dots share: place, words, links. With several sections a value is its share of the section's top."""
    return {
        "y": [middle for middle, _, _ in sheet.bars],
        "x": [row.value / top if several else row.value for _, row, top in sheet.bars],
        "hovertext": [row.hover for _, row, _ in sheet.bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [row.key for _, row, _ in sheet.bars],
    }


def _edges(sheet: _Sheet) -> dict[str, Any]:
    rows = [row for _, row, _ in sheet.bars]
    return {"width": [1 if row.edge else 0 for row in rows], "color": [row.edge or row.colour for row in rows]}


def _several(sheet: _Sheet) -> bool:
    return len({top for _, _, top in sheet.bars}) > 1


def _draw_bars(chart: Sketch, sheet: _Sheet) -> None:
    several = _several(sheet)
    top = 1.0 if several else sheet.bars[0][2]
    chart.add_bar(
        **_marks(sheet, several),
        orientation="h",
        width=_THICK,
        marker={
            "color": [row.colour for _, row, _ in sheet.bars],
            "line": _edges(sheet),
            "pattern": {
                "shape": [row.pattern for _, row, _ in sheet.bars],
                "fgcolor": [row.edge or row.colour for _, row, _ in sheet.bars],
                "bgcolor": [row.colour for _, row, _ in sheet.bars],
                "size": 5,
                "solidity": theme.HATCHED,
            },
        },
    )
    chart.update_layout(xaxis=theme.axis(range=[0, top], visible=False, automargin=False))
    if several:
        chart.update_layout(meta={"own_scales": True})  # `chart.scale_said` words it


def _draw_stems(chart: Sketch, sheet: _Sheet, ticks: dict[str, Any]) -> None:
    marks = _marks(sheet, several=False)
    colours = [row.colour for _, row, _ in sheet.bars]
    chart.add_bar(**marks, orientation="h", width=2, marker={"color": colours, "line": {"width": 0}}, opacity=0.55)
    chart.add_scatter(**marks, mode="markers", marker={"color": colours, "size": 11, "line": _edges(sheet)}, cliponaxis=False)
    low, high = min(marks["x"]), max(marks["x"])
    chart.update_layout(
        xaxis=theme.value_axis(
            type="log", range=[math.log10(low) - 0.3, math.log10(high) + 0.05], automargin=False, zeroline=False, **ticks
        )
    )


def _draw_dumbbells(chart: Sketch, sheet: _Sheet) -> None:
    """From hollow (before) to full (now), on one common scale from zero."""
    top = max(bar_top for _, _, bar_top in sheet.bars)
    for middle, row, _ in sheet.bars:
        chart.add_scatter(
            x=[row.before, row.value],
            y=[middle] * 2,
            mode="lines",
            line={"color": row.colour, "width": 3},
            opacity=0.5,
            hoverinfo="skip",
        )
    marks = _marks(sheet, several=False)
    colours = [row.colour for _, row, _ in sheet.bars]
    past = marks | {"x": [row.before for _, row, _ in sheet.bars]}
    chart.add_scatter(**past, mode="markers", marker={"color": theme.PAPER, "size": 9, "line": {"color": colours, "width": 2}})
    chart.add_scatter(**marks, mode="markers", marker={"color": colours, "size": 11})
    chart.update_layout(xaxis=theme.axis(range=[-top * 0.02, top * 1.03], visible=False, automargin=False))


def _write(chart: Sketch, words: list[tuple[float, str]], x: float, position: str, colour: str) -> None:
    chart.add_scatter(
        x=[x] * len(words),
        y=[place for place, _ in words],
        text=[said for _, said in words],
        mode="text",
        textposition=position,
        textfont={"size": theme.SIZE, "color": colour},
        xaxis="x2",
        hoverinfo="skip",
        cliponaxis=False,
    )
