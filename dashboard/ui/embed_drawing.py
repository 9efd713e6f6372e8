"""Charts drawn by a browser on the server, kept for all readers, one at a time. Knows no widget."""

import base64
from collections.abc import Callable
from dataclasses import replace
from threading import Lock

import plotly.graph_objects as go
import streamlit as st

from dashboard import embeds
from dashboard.charts import labels, theme
from dashboard.charts.chart import Chart
from dashboard.embeds import browser, vector
from dashboard.embeds.browser import Sheet
from dashboard.embeds.vector import Drawing
from dashboard.metrics.view import Filters
from dashboard.snapshot import Snapshot

_WIDE = 720  # px, a column on a screen
_EDGE = 20  # px
_TITLE_ROOM, _NOTE_ROOM = 76, 114  # half-width characters a line
_TITLE_LINE, _NOTE_LINE = 26, 18  # px
_TITLE_SIZE = 18


@st.cache_resource(show_spinner=False)
def _turn() -> Lock:
    """Two browsers at once would take the memory and the cores that readers need."""
    return Lock()


def preview(snapshot: Snapshot, embed: embeds.Embed) -> embeds.Preview:
    """`embed` as readers will see it. Its words are put in anew each time; only another drawing needs the browser.

    Raises:
        DashboardError: there is no browser.
    """
    bare = embeds.Embed(id="preview", chart=embed.chart, filters=embed.filters, pin=embed.pin)
    drawn = _previewed(snapshot.id, repr(bare), lambda: embeds.preview(snapshot, bare))
    return replace(drawn, made=replace(drawn.made, embed=embed))


def svg(snapshot_id: str, filters: Filters, chart: Chart) -> bytes:
    """The chart as SVG with real text, its title and its source note, on light paper.

    Raises:
        DashboardError: there is no browser.
    """
    return _pictures(snapshot_id, filters, chart.id, chart)[0]


def png(snapshot_id: str, filters: Filters, chart: Chart) -> bytes:
    """The same as PNG, two dots a px.

    Raises:
        DashboardError: there is no browser.
    """
    return _pictures(snapshot_id, filters, chart.id, chart)[1]


@st.cache_resource(max_entries=64, show_spinner=False)
def _previewed(snapshot_id: str, embed: str, _draw: Callable[[], embeds.Preview]) -> embeds.Preview:
    with _turn():
        return _draw()


@st.cache_resource(max_entries=64, show_spinner=False)
def _pictures(snapshot_id: str, filters: Filters, chart_id: str, _chart: Chart) -> tuple[bytes, bytes]:
    with _turn():
        [drawn] = browser.draw([Sheet(_chart.plot, _WIDE, _chart.plot.height)])
        whole = _with_words(vector.clean(drawn), _chart)
        content = vector.svg_file(whole, _chart.alt, "light").encode()
        [picture] = browser.draw([_as_picture(content, whole)])
    return content, picture


def _with_words(drawing: Drawing, chart: Chart) -> Drawing:
    """The drawing on white paper between its title and its source note: a picture travels without its page."""
    titles = labels.wrapped(vector.plain(chart.title), _TITLE_ROOM).split("<br>")
    notes = labels.wrapped(vector.plain(chart.note.text), _NOTE_ROOM).split("<br>")
    head = _EDGE + _TITLE_LINE * len(titles) + 8
    foot = head + drawing.height + 8
    height = foot + _NOTE_LINE * len(notes) + _EDGE
    title = f'font-size="{_TITLE_SIZE}" font-weight="bold" fill="{theme.INK}"'
    note = f'font-size="{theme.SMALL}" fill="{theme.QUIET}"'
    words = [_text(line, _EDGE + _TITLE_LINE * (n + 0.75), title) for n, line in enumerate(titles)]
    words += [_text(line, foot + _NOTE_LINE * (n + 0.75), note) for n, line in enumerate(notes)]
    paper = f'<rect width="{_WIDE + 2 * _EDGE}" height="{height}" fill="{theme.PAPER}"/>'
    body = f'{paper}{"".join(words)}<g transform="translate({_EDGE} {head})">{drawing.body}</g>'
    return Drawing(_WIDE + 2 * _EDGE, height, body)


def _text(escaped: str, y: float, look: str) -> str:
    """A line of text; `labels.wrapped` has escaped it already."""
    return f'<text x="{_EDGE}" y="{y:g}" {look}>{escaped}</text>'


def _as_picture(content: bytes, drawing: Drawing) -> Sheet:
    """The SVG as it is, to be drawn as dots."""
    plot = go.Figure()
    plot.layout.template = None
    plot.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        xaxis={"visible": False},
        yaxis={"visible": False},
        images=[
            {
                "source": f"data:image/svg+xml;base64,{base64.b64encode(content).decode()}",
                "xref": "paper",
                "yref": "paper",
                "x": 0,
                "y": 1,
                "sizex": 1,
                "sizey": 1,
                "layer": "above",
            }
        ],
    )
    return Sheet(plot, drawing.width, drawing.height, "png", 2)
