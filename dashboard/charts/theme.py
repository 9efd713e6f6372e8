"""The one place that knows colours and fonts: palette, colour of each kind, tint of each status, bare layout, light and dark."""

import json
import re
from typing import Any, Literal

from dashboard.charts.sketch import Drawing, Sketch

Mode = Literal["light", "dark"]

FONT = "'Noto Sans JP','Noto Sans CJK JP','Hiragino Sans','Yu Gothic UI','Meiryo',sans-serif"
SIZE = 13  # px; small text is one step less, never under 12
SMALL = 12

# name: (on light paper, on dark paper). Charts are drawn in the light colours; `in_mode` swaps each for its partner,
# so every light colour stands here once and no two are equal.
TOKENS: dict[str, tuple[str, str]] = {
    "paper": ("#ffffff", "#12171d"),
    "ink": ("#1b2228", "#e9edf0"),
    "quiet": ("#56616b", "#a7b1ba"),
    "rule": ("#9aa5ae", "#5d6871"),
    "grid": ("#e4e8eb", "#2a323a"),
    "band": ("#eef1f3", "#1e252c"),
    "blue": ("#1c68a8", "#4f9be0"),
    "blue-2": ("#72a2ca", "#356a9a"),
    "blue-3": ("#b8d0e4", "#21435f"),
    "blue-4": ("#dce8f2", "#1a2f42"),
    "green": ("#0b8468", "#3fbf9c"),
    "green-2": ("#68b3a2", "#23795f"),
    "green-3": ("#b3d9d0", "#184b3d"),
    "vermilion": ("#c04a22", "#f08a5f"),
    "vermilion-2": ("#d68f77", "#9c5232"),
    "vermilion-3": ("#ebc9bd", "#5e3423"),
    "purple": ("#5b3a8c", "#e0aee6"),
    "purple-2": ("#9d89ba", "#8b6e93"),
    "purple-3": ("#cdc4dd", "#564760"),
    "ochre": ("#866506", "#d6b24a"),
    "sky": ("#1d7890", "#6fcbe2"),
    "magenta": ("#b03a76", "#e88bb9"),
    "brown": ("#7d5340", "#c49a85"),
    "slate": ("#5f6d7a", "#9fb0be"),
    "lime": ("#557612", "#a5cc55"),
    "slate-2": ("#9da7b0", "#67747f"),
    "slate-3": ("#cfd5da", "#3d4751"),
}
_LIGHT = {name: pair[0] for name, pair in TOKENS.items()}
PALETTE = tuple(
    _LIGHT[name] for name in ("blue", "vermilion", "green", "purple", "ochre", "sky", "magenta", "brown", "slate", "lime")
)
PAPER, INK, QUIET, RULE, GRID, BAND = (_LIGHT[name] for name in ("paper", "ink", "quiet", "rule", "grid", "band"))
ACCENT = _LIGHT["blue"]
WARM, MUTED, FAINT = _LIGHT["vermilion"], _LIGHT["slate-2"], _LIGHT["slate-3"]

_KINDS = {
    "investment": "blue",
    "funding": "green",
    "acquisition": "vermilion",
    "contract": "purple",
    "valuation": "ochre",
    "revenue": "sky",
    "market": "slate",
    "other": "slate",
}
_TINTS = {"done": "", "announced": "-2", "talks": "-3", "forecast": "-3", "hypothetical": "-3"}
# Steps of a heat map from none to most: few enough to be told apart, each with a partner on dark paper.
STEPS = (BAND, _LIGHT["blue-4"], _LIGHT["blue-3"], _LIGHT["blue-2"], _LIGHT["blue"])

HATCHED = 0.3  # share of a hatched bar that its lines take

CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def kind_colour(kind: str) -> str:
    """The colour of a kind, the same on every chart."""
    return _LIGHT[_KINDS[kind]]


def status_colour(kind: str, status: str) -> str:
    """The kind's colour, lighter the less certain the money is: done, announced, talks and the rest."""
    base = _KINDS[kind]
    return _LIGHT.get(base + _TINTS[status], _LIGHT[base])


def status_pattern(status: str) -> str:
    """Hatching for what is not settled, so that tint is not the only sign; empty for what is."""
    return {"talks": "/", "forecast": ".", "hypothetical": "x"}.get(status, "")


def status_edge(kind: str, status: str) -> str:
    """The outline that the lightest tints need to be seen; empty for the others."""
    return kind_colour(kind) if status_pattern(status) else ""


def axis(**settings: Any) -> dict[str, Any]:
    """A quiet axis: no zoom (a phone must be able to scroll past), no line, no title; `settings` win."""
    quiet = {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": True,
        "tickfont": {"size": SMALL, "color": QUIET},
    }
    return quiet | settings


def value_axis(**settings: Any) -> dict[str, Any]:
    """An axis of sums or counts: faint grid, drawn below the marks."""
    return axis(showgrid=True, gridcolor=GRID, gridwidth=1, layer="below traces") | settings


def time_axis(**settings: Any) -> dict[str, Any]:
    """An axis of days with Japanese months; plotly's own would say Jan 2026 in every language. Days are given as such."""
    settings |= {name: [day.isoformat() for day in settings[name]] for name in ("range", "tickvals") if name in settings}
    return axis(tickformat="%Y/%m", ticks="outside", ticklen=4, tickcolor=RULE, showline=True, linecolor=RULE) | settings


def blank(height: int, **settings: Any) -> Sketch:
    """An empty drawing in the house's layout, `height` px, transparent, without a template; `settings` go to its layout."""
    layout = {
        "height": height,
        "autosize": True,
        "font": {"family": FONT, "size": SIZE, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": PAPER,
            "bordercolor": RULE,
            "align": "left",
            "font": {"family": FONT, "size": SIZE, "color": INK},
        },
    }
    margin = {"l": 0, "r": 8, "t": 8, "b": 8, "pad": 0} | settings.pop("margin", {})
    return Sketch(**(layout | {"margin": margin} | settings))


def legend() -> dict[str, Any]:
    """A legend above the plot, for the few charts whose marks cannot carry their names."""
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "xref": "container",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        "font": {"size": SMALL, "color": QUIET},
        "itemclick": False,
        "itemdoubleclick": False,
        "traceorder": "normal",
    }


def keep_words_readable(chart: Sketch) -> None:
    """Have labels keep their ink when marks are picked: plotly would fade those of all other marks to a fifth."""
    for trace in chart.data:
        if trace["type"] == "scatter" and "text" in trace.get("mode", ""):
            colour = trace.get("textfont", {}).get("color", INK)
        elif trace["type"] == "bar" and trace.get("text") is not None:
            colour = INK  # the bars behind these labels do fade
        else:
            continue
        trace["unselected"] = {"textfont": {"color": colour}}


def in_mode(chart: Drawing, mode: Mode) -> Drawing:
    """`chart` for light or dark paper: itself when light, else a copy with each of the theme's colours swapped."""
    if mode == "light":
        return chart
    partners = {light.lower(): dark for light, dark in TOKENS.values()}
    swapped = re.sub(r"#[0-9a-fA-F]{6}", lambda found: partners.get(found[0].lower(), found[0]), chart.to_json())
    return Drawing(**json.loads(swapped))
