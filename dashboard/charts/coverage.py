"""Charts of posts over time: by category, against the baseline, by day, by company and month. Shares name their denominator."""

from functools import partial

import pandas as pd

from dashboard.charts import cells, labels, panels, theme
from dashboard.charts.chart import Chart, coverage_basis, finish, nothing
from dashboard.charts.sketch import Sketch
from dashboard.locales import text
from dashboard.metrics import coverage
from dashboard.metrics.rows import each
from dashboard.metrics.view import View

_MOST_STRIPS = 8
_CALENDAR_WEEKS = 53
_MOST_COMPANIES, _MOST_MONTHS = 14, 12
_DAY = 86_400_000  # ms, plotly's unit for widths on an axis of days
_ROOM_FOR_COUNTS = 9  # columns; more leave no room for a number on a phone


def strips(counts: pd.DataFrame, names: list[str], colours: list[str], keys: list[list[str]], view: View, by: str) -> Sketch:
    """One strip of bars a column of `counts` (index: starts of weeks or months), all on one scale."""
    every: list[list[int]] = counts.to_numpy().T.tolist()
    at = labels.linear_ticks(float(max(map(max, every))), 2)
    sums = [labels.count(sum(values), "posts", view.language) for values in every]
    days = pd.Timedelta(days=7 if by == "W" else 28)
    chart = panels.stacked(
        [(labels.shorten(name, 30), said) for name, said in zip(names, sums, strict=True)],
        48,
        theme.time_axis(
            range=[counts.index[0] - days * 0.6, counts.index[-1] + days * 0.6],
            **labels.month_ticks(view.since, view.until, view.language),
        ),
        [
            {
                "range": [at[-1] * -0.05, at[-1] * 1.06],
                "tickvals": [0, at[-1]],
                "ticktext": ["", labels.number(at[-1], view.language)],
            }
        ]
        * len(names),
    )
    chart.update_layout(bargap=0.15)
    over = pd.DatetimeIndex(counts.index) + (pd.Timedelta(days=6) if by == "W" else pd.offsets.MonthEnd(1))
    ends = over.where(over <= view.until, view.until)
    firsts, lasts = labels.iso_days(counts.index), labels.iso_days(ends)
    said = [
        f"{labels.short_day(start, view.language)} – {labels.short_day(end, view.language)}<br>"
        for start, end in zip(counts.index, ends, strict=True)
    ]
    for index, (values, name) in enumerate(zip(every, map(labels.plain, names), strict=True)):
        chart.add_bar(
            x=firsts,
            y=values,
            yaxis=panels.axis_name(index),
            marker={"color": colours[index], "line": {"width": 0}},
            customdata=[[first, last, *keys[index]] for first, last in zip(firsts, lasts, strict=True)],
            hovertext=[
                f"<b>{name}</b><br>{span}{labels.count(value, 'posts', view.language)}"
                for span, value in zip(said, values, strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    return chart


def strip_table(counts: pd.DataFrame, names: list[str], view: View, by: str) -> pd.DataFrame:
    """The counts of `strips`, a row a week or month."""
    starts = [
        labels.short_day(start, view.language) if by == "W" else labels.short_month(start, view.language)
        for start in counts.index
    ]
    first = text(view.language, "column-week" if by == "W" else "column-month")
    return pd.DataFrame({first: starts, **dict(zip(names, counts.to_numpy().T, strict=True))})


def over_time(view: View) -> Chart:
    """Posts a week (over long periods: a month), all and by category, a strip each."""
    chart_id, say = "coverage-over-time", partial(text, view.language)
    basis = coverage_basis(view.posts["post_id"], say("note-first-category"))
    if view.posts.empty:
        return nothing(chart_id, view, "reason-no-posts", basis=basis)
    by = coverage.span(view)
    counts = coverage.by_category(view, by)
    drawn = counts.iloc[:, :_MOST_STRIPS]
    drawn.insert(0, "*", counts.sum(axis=1))
    every = [str(name) for name in drawn.columns[1:]]
    names = [say("all-posts"), *[labels.name(name, view.language) if name else say("no-category") for name in every]]
    chart = strips(drawn, names, [theme.INK, *[theme.ACCENT] * len(every)], [[], *[[name] for name in every]], view, by)
    top = drawn["*"].idxmax()
    alt = say(
        f"chart-{chart_id}-alt",
        posts=len(view.posts),
        by=by,
        category=names[1],
        share=labels.share(counts.iloc[:, 0].sum() / len(view.posts), view.language, 0),
        start=labels.day(top, view.language) if by == "W" else labels.month(top, view.language),
        top=int(drawn["*"].max()),
    )
    return finish(view, chart_id, chart, strip_table(drawn, names, view, by), alt, basis, "days")


def against_baseline(view: View) -> Chart:
    """Each of the last days against the same weekday of the eight weeks before: is this unusual?"""
    chart_id, say = "coverage-baseline", partial(text, view.language)
    rows = coverage.baseline(view)
    basis = coverage_basis(view.posts["post_id"], say("note-baseline"))
    posts, expected, low, high, unusual = (rows[name].to_numpy() for name in ("posts", "expected", "low", "high", "unusual"))
    known = ~pd.isna(expected)
    if view.posts.empty or not known.any():
        return nothing(chart_id, view, "reason-no-baseline", basis=basis)
    days, odd = labels.iso_days(rows.index), rows.index[unusual]
    at = labels.linear_ticks(float(max(posts.max(), high[known].max())), 4)
    chart = theme.blank(
        280,
        barmode="overlay",
        margin={"l": 0, "r": 8, "t": 14, "b": 8},
        xaxis=theme.time_axis(tickformat="%m/%d", nticks=6),
        yaxis=theme.value_axis(range=[0, at[-1] * 1.1], tickvals=at),
    )
    chart.add_bar(  # the band, as bars: an area would lie over the counts
        x=[day for day, is_known in zip(days, known, strict=True) if is_known],
        y=(high - low)[known].tolist(),
        base=low[known].tolist(),
        width=_DAY,
        marker={"color": theme.FAINT, "line": {"width": 0}},
        hoverinfo="skip",
    )
    chart.add_bar(
        width=_DAY * 0.55,
        x=days,
        y=posts.tolist(),
        marker={"color": [theme.WARM if is_odd else theme.ACCENT for is_odd in unusual], "line": {"width": 0}},
        customdata=[[day] * 2 for day in days],
        hovertext=[_verdict(row, view) for row in each(rows.reset_index())],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    table = pd.DataFrame(
        {
            say("column-day"): pd.DatetimeIndex(rows.index).date,
            say("column-posts"): posts.astype(int),
            say("column-expected"): expected.round(1),
            say("column-low"): low.round(1),
            say("column-high"): high.round(1),
            say("column-unusual"): [say("yes") if is_odd else "" for is_odd in unusual],
        }
    )
    alt = (
        say("chart-coverage-baseline-alt-odd", n=len(odd), days=len(rows), day=labels.day(odd[-1], view.language))
        if len(odd)
        else say("chart-coverage-baseline-alt-usual", days=len(rows))
    )
    return finish(view, chart_id, chart, table, alt, basis, "days")


def _verdict(row: object, view: View) -> str:
    """A day's count, what was expected, and whether that is unusual, in words."""
    say = partial(text, view.language)
    day, posts, expected, low, high, odd = (getattr(row, name) for name in ("day", "posts", "expected", "low", "high", "unusual"))
    lines = [f"<b>{labels.day(day, view.language)}</b>", labels.count(posts, "posts", view.language)]
    if not pd.isna(expected):
        lines.append(say("expected-posts", expected=f"{expected:.1f}", low=f"{low:.0f}", high=f"{high:.0f}"))
        lines.append(say("is-unusual" if odd else "is-usual"))
    return "<br>".join(lines)


def calendar(view: View) -> Chart:
    """Posts of each day, weeks across and weekdays down; at most the last 53 weeks."""
    chart_id, say = "coverage-calendar", partial(text, view.language)
    basis = coverage_basis(view.posts["post_id"])
    if view.posts.empty:
        return nothing(chart_id, view, "reason-no-posts", basis=basis)
    since = max(view.since, view.until - pd.Timedelta(weeks=_CALENDAR_WEEKS))
    counts = coverage.per_day(view.posts, since, view.until)
    monday = since - pd.Timedelta(days=since.weekday())
    limits = cells.bounds([float(value) for value in counts])
    made = [
        cells.Cell(
            column=(day - monday).days // 7,
            row=day.weekday(),
            value=float(n),
            hover=f"<b>{labels.day(day, view.language)}</b><br>{labels.count(n, 'posts', view.language)}",
            key=[f"{day:%Y-%m-%d}"] * 2,
        )
        for day, n in zip(pd.DatetimeIndex(counts.index), counts, strict=True)
    ]
    months = labels.month_ticks(since, view.until, view.language)
    weekdays = say("weekdays").split()
    chart = cells.cell_chart(
        made,
        limits,
        _key(limits),
        7 * 20,
        {"tickvals": [(start - monday).days // 7 for start in months["tickvals"]], "ticktext": months["ticktext"]},
        {"tickvals": list(range(7)), "ticktext": weekdays, "range": [6.5, -0.5]},
    )
    quiet = int((counts == 0).sum())
    alt = say(
        f"chart-{chart_id}-alt",
        days=len(counts),
        top=int(counts.max()),
        day=labels.day(counts.idxmax(), view.language),
        quiet=quiet,
    )
    table = pd.DataFrame({say("column-day"): pd.DatetimeIndex(counts.index).date, say("column-posts"): counts.to_numpy()})
    return finish(view, chart_id, chart, table, alt, basis, "days")


def _key(limits: list[int]) -> list[str]:
    """The steps in words: 0, 1–5, 6–10."""
    lows = [1, *[limit + 1 for limit in limits[:-1]]]
    return ["0", *[f"{low}–{high}" if high > low else f"{high}" for low, high in zip(lows, limits, strict=True)]]


def company_heatmap(view: View) -> Chart:
    """How many posts named each of the most named companies, month by month; the colour is the share of the month's posts."""
    chart_id, say = "coverage-heatmap", partial(text, view.language)
    counts, monthly = coverage.company_months(view, _MOST_COMPANIES)
    counts, monthly = counts.iloc[:, -_MOST_MONTHS:], monthly.iloc[-_MOST_MONTHS:]
    basis = coverage_basis(view.posts["post_id"], say("note-share-of-month"))
    if counts.empty:
        return nothing(chart_id, view, "reason-no-companies", basis=basis)
    names = {company: labels.name(str(company), view.language) for company in counts.index}
    numbers, of = counts.to_numpy(), monthly.to_numpy()
    shares = numbers / of.clip(min=1)
    limits = [0.1, 0.25, 0.5, 1.0]
    said = counts.shape[1] <= _ROOM_FOR_COUNTS
    made = [
        cells.Cell(
            column=column,
            row=row,
            value=float(shares[row, column]),
            hover=f"<b>{labels.plain(names[company])} · {labels.month(month, view.language)}</b><br>"
            + say(
                "of-posts",
                n=int(numbers[row, column]),
                posts=int(of[column]),
                share=labels.share(float(shares[row, column]), view.language, 0),
            ),
            key=[str(company)],
            said=str(numbers[row, column]) if said else "",
        )
        for row, company in enumerate(counts.index)
        for column, month in enumerate(counts.columns)
    ]
    step = -(-counts.shape[1] // 5)
    chart = cells.cell_chart(
        made,
        limits,
        ["0", *[say("up-to", share=labels.share(limit, view.language, 0)) for limit in limits]],
        26 * len(counts),
        {
            "tickvals": list(range(0, counts.shape[1], step)),
            "ticktext": [labels.short_month(month, view.language) for month in counts.columns[::step]],
        },
        {
            "tickvals": list(range(len(counts))),
            "ticktext": [labels.plain(labels.shorten(name, 15)) for name in names.values()],
            "range": [len(counts) - 0.5, -0.5],
            "tickfont": {"size": theme.SMALL, "color": theme.INK},
        },
    )
    table = counts.set_axis([labels.short_month(month, view.language) for month in counts.columns], axis=1)
    table = table.rename(index=names).rename_axis(say("column-company")).reset_index()
    top = counts.sum(axis=1)
    alt = say(f"chart-{chart_id}-alt", company=names[top.idxmax()], posts=int(top.max()), n=len(counts))
    return finish(view, chart_id, chart, table, alt, basis, "company")
