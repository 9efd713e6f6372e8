"""What a finished chart is: drawing, table, words and source note in one. Knows no subject and no colour."""

from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from dashboard.charts import labels, theme
from dashboard.charts.sketch import Drawing, Sketch
from dashboard.locales import text
from dashboard.metrics.investment import left_out
from dashboard.metrics.view import View


@dataclass(frozen=True)
class SourceNote:
    """What a chart rests on. `left_out` maps a reason to a number of deals or figures; `text` says all of it."""

    day: date  # day of the data
    posts: int
    figures: int
    left_out: dict[str, int]
    text: str


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart with all that must stand beside it. Shared between readers: never change it.

    plot         drawn in light colours; `theme.in_mode(plot, "dark")` gives the dark one
    table        the same numbers, columns named in the reader's language, numbers as numbers
    alt          what the chart shows in one or two sentences
    link_column  what a mark's `customdata` holds: deal_ids, post_ids, company, beside (companies named together), tag, or
                 days (first and last as ISO, then perhaps a category); `metrics.follow.behind` finds the rows
    reason       why there is nothing to draw; empty when there is
    """

    id: str
    title: str
    plot: Drawing
    table: pd.DataFrame
    alt: str
    note: SourceNote
    link_column: str = ""
    empty: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Basis:
    """What went into a chart, from which its source note is derived."""

    posts: int
    figures: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    remark: str = ""  # what else the reader must know, in the reader's language


def money_basis(used: pd.DataFrame, asked: pd.DataFrame, remark: str = "", prospects: bool = True) -> Basis:
    """The basis of a chart of deals: `used` are those drawn, `asked` all that the chart was asked about.

    `prospects`: whether forecasts and hypothetical sums are left out of the chart as well.
    """
    posts = {post for ids in used["post_ids"] for post in ids}
    figures = sum(len(ids) for ids in used["figure_ids"])
    return Basis(len(posts), figures, left_out(asked, prospects=prospects), remark)


def coverage_basis(posts: pd.Series, remark: str = "") -> Basis:
    """The basis of a chart that counts posts, by their ids."""
    return Basis(len(set(posts.tolist())), 0, {}, remark)


def source_note(view: View, basis: Basis) -> SourceNote:
    """The note under a chart, derived from what the chart rests on."""
    language = view.language
    sentences = [
        text(
            language,
            "note-source-money" if basis.figures else "note-source-posts",
            posts=basis.posts,
            figures=basis.figures,
            since=labels.day(view.since, language),
            until=labels.day(view.until, language),
        )
    ]
    counted = {reason: n for reason, n in basis.left_out.items() if n}
    if counted:
        parts = text(language, "list-separator").join(text(language, f"left-out-{reason}", n=n) for reason, n in counted.items())
        sentences.append(text(language, "note-left-out", parts=parts))
    if basis.remark:
        sentences.append(basis.remark)
    sentences.append(text(language, "note-day", day=labels.day(view.built_on, language)))
    return SourceNote(view.built_on, basis.posts, basis.figures, counted, text(language, "sentence-separator").join(sentences))


def scale_said(plot: Sketch, language: str) -> str:
    """What a reader must know of the scale: which axes are logarithmic, or that each section has its own; empty when neither."""
    across, up = (
        any(settings.get("type") == "log" for name, settings in plot.layout.items() if name.startswith(axis))
        for axis in ("xaxis", "yaxis")
    )
    if across or up:
        return text(language, f"note-log-{'both' if across and up else 'across' if across else 'up'}")
    return text(language, "note-own-scales") if plot.layout.get("meta", {}).get("own_scales") else ""


def finish(
    view: View, chart_id: str, plot: Sketch, table: pd.DataFrame, alt: str, basis: Basis, link_column: str, title: str = ""
) -> Chart:
    """A finished chart: its title from its id unless given, its note from its basis."""
    theme.keep_words_readable(plot)
    scale = scale_said(plot, view.language)
    basis = replace(basis, remark=text(view.language, "sentence-separator").join(filter(None, (basis.remark, scale))))
    title = title or text(view.language, f"chart-{chart_id}")
    return Chart(chart_id, title, plot.finished(), table.reset_index(drop=True), alt, source_note(view, basis), link_column)


def nothing(chart_id: str, view: View, reason: str, title: str = "", basis: Basis | None = None) -> Chart:
    """A chart with nothing to draw; `reason` is the key of the message that says why."""
    language = view.language
    said = text(language, reason)
    plot = theme.blank(120, xaxis=theme.axis(visible=False), yaxis=theme.axis(visible=False))
    plot.add_annotation(
        text=labels.wrapped(said),
        align="left",
        xref="paper",
        yref="paper",
        x=0,
        y=0.5,
        xanchor="left",
        showarrow=False,
        font={"color": theme.QUIET},
    )
    return Chart(
        id=chart_id,
        title=title or text(language, f"chart-{chart_id}"),
        plot=plot.finished(),
        table=pd.DataFrame(),
        alt=said,
        note=source_note(view, basis or Basis(len(view.posts))),
        empty=True,
        reason=said,
    )
