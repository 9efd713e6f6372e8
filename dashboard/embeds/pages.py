"""A chart with all that stands round it, as HTML: the piece for a post, the page of its own, the shared style sheet. Writes no file.

The piece goes through Liquid, so every brace in it is an entity; what only the page knows stands as a mark until then.
"""

import gzip
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment
from markupsafe import Markup

from dashboard.charts import labels, theme
from dashboard.charts.chart import Chart
from dashboard.embeds import numbers, vector
from dashboard.embeds.definitions import Embed
from dashboard.embeds.vector import Drawing, plain
from dashboard.locales import text

LIBRARY = "plotly-basic-4.1.1.min.js"  # the smallest bundle of plotly that draws bars and dots; the version of plotly's own
_DRAWS = frozenset({"bar", "scatter", "pie"})
_MOST_ROWS = 60  # more are in the CSV: a table of hundreds of rows would weigh more than the drawing
_MODE, _HEAD, _FILES = "\ue001", "\ue002", "\ue003"
_IN_POST = {
    vector.KEY: "{{ coverage_key }}",
    _MODE: "{{ coverage_mode }}",
    _HEAD: "{{ coverage_head }}",
    _FILES: "{{ coverage_files }}",
}


@dataclass(frozen=True)
class Words:
    """What a reader reads beside the drawing."""

    title: str
    caption: str
    source: str


def words(embed: Embed, chart: Chart) -> Words:
    """The words of an embed: its own where it has them, else the chart's; a frozen one says so."""
    language = embed.filters.language
    notes = [chart.note.text]
    if embed.pin:
        notes.append(text(language, "embed-pinned", day=labels.day(embed.pin, language)))
    return Words(plain(embed.title or chart.title), plain(embed.caption or chart.alt), plain(" ".join(notes)))


def is_interactive(chart: Chart) -> bool:
    """Whether the small bundle draws the chart; else it stays a picture with its table."""
    return not chart.empty and {trace["type"] for trace in chart.plot.data} <= _DRAWS


def piece(embed: Embed, chart: Chart, drawings: tuple[Drawing, Drawing] | None) -> str:
    """The figure for `_includes`: HTML in which only the marks of the page are Liquid."""
    html = _figure(embed, chart, drawings, _FILES)
    html = html.replace("{", "&#123;").replace("}", "&#125;")
    for mark, liquid in _IN_POST.items():
        html = html.replace(mark, liquid)
    return html


def page(embed: Embed, chart: Chart, drawings: tuple[Drawing, Drawing] | None, address: str, mode: str = "") -> str:
    """The page of its own, for an iframe elsewhere. `address` is its folder on the published site."""
    said = words(embed, chart)
    template = _environment().get_template("page.html")
    return template.render(
        language=embed.filters.language,
        title=said.title,
        caption=said.caption,
        address=address,
        figure=Markup(_alone(_figure(embed, chart, drawings, "."), mode)),
    )


def preview(embed: Embed, chart: Chart, drawings: tuple[Drawing, Drawing] | None, mode: theme.Mode) -> str:
    """The figure with its style sheet in one document, on light or dark paper: what an editor sees before it is published."""
    paper = f' data-mode="{mode}"'
    figure = _alone(_figure(embed, chart, drawings, "#"), paper)
    return (
        f'<!doctype html><html lang="{embed.filters.language}"><head><meta charset="utf-8"><style>{style_sheet()}</style></head>'
        f'<body class="coverage-page"{paper}><main>{figure}</main></body></html>'
    )


def style_sheet() -> str:
    """The style sheet that all embeds share: the theme's colours on light, dark and printed paper, then the house's rules."""
    light, dark = vector.palette("light"), vector.palette("dark")
    ours = ":is(.coverage-chart,.coverage-page)"
    return (
        f"{ours}{{{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{{ours}:not([data-mode=light]){{{dark}}}}}\n"
        f"@media screen{{{ours}[data-mode=dark]{{{dark}}}}}\n"
        f"{_static('coverage.css')}"
    )


def shared_files() -> dict[str, bytes]:
    """The files that all embeds of a site share, by name."""
    return {
        "coverage.css": style_sheet().encode(),
        "coverage.js": _static("coverage.js").encode(),
        LIBRARY: gzip.decompress((files(__package__) / "static" / f"{LIBRARY}.gz").read_bytes()),
    }


def include() -> str:
    """The include for posts."""
    return _static("coverage-chart.html")


def _figure(embed: Embed, chart: Chart, drawings: tuple[Drawing, Drawing] | None, files_at: str) -> str:
    language = embed.filters.language
    said = words(embed, chart)
    columns = [plain(str(name)) for name in chart.table.columns]
    rows = numbers.said(numbers.values(chart.table.head(_MOST_ROWS)), columns, embed.filters)
    narrow, wide = (
        (
            Markup(vector.inline(drawing, said.caption, name))
            for drawing, name in zip(drawings, ("cov-narrow", "cov-wide"), strict=True)
        )
        if drawings
        else ("", "")
    )
    values: dict[str, Any] = {
        "id": embed.id,
        "language": language,
        "files": files_at,
        "mode": _MODE,
        "head": _HEAD,
        "title": said.title,
        "caption": said.caption,
        "source": said.source,
        "narrow": narrow,
        "wide": wide,
        "interactive": is_interactive(chart),
        "columns": columns,
        "numbers": numbers.is_number(chart),
        "rows": rows,
        "more": max(0, len(chart.table) - _MOST_ROWS),
        "say": partial(text, language),
    }
    return _environment().get_template("figure.html").render(values).strip()


def _alone(figure: str, mode: str) -> str:
    for mark, meant in {vector.KEY: "k", _MODE: mode, _HEAD: "", _FILES: "."}.items():
        figure = figure.replace(mark, meant)
    return figure


@cache
def _environment() -> Environment:
    return Environment(loader=_Static(), autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False)


class _Static(BaseLoader):
    """Templates from this package's `static` folder."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        return _static(template), template, lambda: True


@cache
def _static(name: str) -> str:
    return (files(__package__) / "static" / name).read_text(encoding="utf-8")
