"""Small multiples: panels under one another over one time axis, each with its heading; and labels placed without overlap."""

from collections.abc import Sequence
from typing import Any

from dashboard.charts import labels, theme
from dashboard.charts.sketch import Sketch

_HEADING = 24  # px above each panel, for its heading
_SECOND = 19  # px more where the words at the right do not fit beside those at the left on a phone
_PHONE = 340  # px that a phone leaves to a chart
_GAP = 14  # px between a panel and the next heading
_LETTER = 6.7  # px that a half-width character takes at most
_FOOT = 30


def stacked(headings: Sequence[tuple[str, str]], each: int, xaxis: dict[str, Any], yaxes: Sequence[dict[str, Any]]) -> Sketch:
    """An empty chart of panels `each` px high, first on top. Draw into panel i with `yaxis=axis_name(i)`.

    headings: words at the left and at the right of each panel's head, the latter in a second line when any do not fit in one;
    yaxes: settings of each panel's value axis.
    """
    room = _room(yaxes)
    second = any(labels.width(left + right) * _LETTER > _PHONE - room - 20 for left, right in headings)
    head = _HEADING + second * _SECOND
    step = each + head + _GAP
    inner = step * len(headings) - _GAP
    axes, words = {}, []
    for index, ((left, right), settings) in enumerate(zip(headings, yaxes, strict=True)):
        top = 1 - index * step / inner
        domain = [max(0.0, top - (head + each) / inner), top - head / inner]
        axes[layout_name(index)] = theme.value_axis(domain=domain, anchor="x", automargin=False) | settings
        words += [_heading(left, 0, top, bold=True)] if left else []
        words += [_heading(right, 0 if second else 1, top, below=_SECOND if second else 0)] if right else []
    return theme.blank(
        inner + _FOOT,
        margin={"l": room, "r": 8, "t": 2, "b": _FOOT - 2},
        xaxis=xaxis | {"anchor": "free", "position": 0, "automargin": False},
        annotations=words,
        **axes,
    )


def _heading(words: str, side: int, top: float, below: int = 0, bold: bool = False) -> dict[str, Any]:
    """Words in a panel's head: at its left (side 0) or right (1), `below` px under its top."""
    return {
        "text": f"<b>{labels.plain(words)}</b>" if bold else labels.plain(words),
        "x": side,
        "y": top,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "right" if side else "left",
        "yanchor": "top",
        "yshift": -below,
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": theme.SIZE, "color": theme.INK if bold else theme.QUIET},
    }


def _room(yaxes: Sequence[dict[str, Any]]) -> int:
    """Px that the widest tick label takes: plotly's own margin sees only one of several axes."""
    widths = [labels.width(str(words)) for axis in yaxes for words in axis.get("ticktext", axis["tickvals"])]
    return int(max(widths) * _LETTER) + 6


def axis_name(index: int) -> str:
    """The name of panel `index`'s value axis as traces write it: y, y2, y3."""
    return "y" if index == 0 else f"y{index + 1}"


def layout_name(index: int) -> str:
    """The same as the layout writes it: yaxis, yaxis2."""
    return "yaxis" if index == 0 else f"yaxis{index + 1}"


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """`places` moved as little as needed to lie at least `gap` apart within `low` to `high`, in their own order."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = [0.0] * len(places)
    floor = low
    for index in order:
        moved[index] = floor = max(places[index], floor)
        floor += gap
    ceiling = high
    for index in reversed(order):
        moved[index] = ceiling = min(moved[index], ceiling)
        ceiling -= gap
    return moved
