"""The picture of a chart for feeds and social cards, 1200 × 630: title, drawing, day. A drawing too tall for it shows its top."""

import base64

import plotly.graph_objects as go

from dashboard.charts import labels, theme
from dashboard.embeds import vector
from dashboard.embeds.browser import Sheet

WIDTH, HEIGHT, SCALE = 600, 315, 2  # px of the layout, and dots a px
_EDGE, _FOOT, _LINE = 20, 26, 27
_TITLE_SIZE, _ROOM = 20, 54  # px, and half-width characters a line
_TALLEST = 1.55  # a drawing this much taller than its place is made smaller; a taller one is cut


def sheet(drawing: vector.Drawing, title: str, foot: str) -> Sheet:
    """The card to be drawn, on light paper: such a picture cannot follow its reader."""
    lines = labels.wrapped(vector.plain(title), _ROOM).split("<br>")[:2]
    top = 16 + _LINE * len(lines) + 4
    place = HEIGHT - top - _FOOT - 6
    shown = _cut(drawing, place / (WIDTH - 2 * _EDGE))
    picture = base64.b64encode(vector.svg_file(shown, "", "light").encode()).decode()
    card = go.Figure()
    card.layout.template = None
    card.update_layout(
        paper_bgcolor=theme.PAPER,
        plot_bgcolor=theme.PAPER,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        font={"family": theme.FONT, "color": theme.INK},
        xaxis={"visible": False, "range": [0, WIDTH]},
        yaxis={"visible": False, "range": [HEIGHT, 0]},
        shapes=[{"type": "rect", "x0": 0, "x1": WIDTH, "y0": 0, "y1": 5, "fillcolor": theme.ACCENT, "line": {"width": 0}}],
        images=[
            {
                "source": f"data:image/svg+xml;base64,{picture}",
                "xref": "x",
                "yref": "y",
                "x": _EDGE,
                "y": top,
                "sizex": WIDTH - 2 * _EDGE,
                "sizey": place,
                "xanchor": "left",
                "yanchor": "top",
                "sizing": "contain",
                "layer": "above",
            }
        ],
    )
    _write(card, f"<b>{'<br>'.join(lines)}</b>", 16, _TITLE_SIZE, theme.INK, "top")
    _write(card, labels.plain(vector.plain(foot)), HEIGHT - 8, theme.SMALL, theme.QUIET, "bottom")
    return Sheet(card, WIDTH, HEIGHT, "png", SCALE)


def _cut(drawing: vector.Drawing, shape: float) -> vector.Drawing:
    """The top of a drawing that is too tall to be read in a place of `shape` (height by width)."""
    tallest = round(drawing.width * shape * _TALLEST)
    if drawing.height <= tallest:
        return drawing
    return vector.Drawing(drawing.width, round(drawing.width * shape), drawing.body)


def _write(card: go.Figure, words: str, y: int, size: int, colour: str, side: str) -> None:
    card.add_annotation(
        text=words,
        x=_EDGE,
        y=y,
        xanchor="left",
        yanchor=side,
        align="left",
        showarrow=False,
        borderpad=0,
        font={"size": size, "color": colour},
    )
