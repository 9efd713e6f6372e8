"""Row charts that count posts: companies and tags by share, new companies, tags rising, together, everywhere."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from dashboard.charts import labels, theme
from dashboard.charts.chart import Chart, coverage_basis, finish, nothing
from dashboard.charts.coverage import strip_table, strips
from dashboard.charts.rows import Row, Section, row_chart
from dashboard.locales import text
from dashboard.metrics import coverage, tags
from dashboard.metrics.rows import each
from dashboard.metrics.view import View

_MOST = 15
_MOST_STRIPS = 8
_RISERS, _FALLERS = 8, 8
_NEW = 20
_PAIRS = 12


def _named(column: pd.Series, view: View) -> list[str]:
    """The names of a column in the reader's language."""
    return [labels.name(str(one), view.language) for one in column]


def _pair(one: str, other: str, view: View) -> str:
    """Two tags that stand together, in words."""
    return f"{labels.name(one, view.language)} × {labels.name(other, view.language)}"


def _share_rows(names: Sequence[str], posts: Sequence[int], shares: Sequence[float], view: View) -> list[Row]:
    """Rows of names with their share and count of posts."""
    return [
        Row(
            label=labels.name(name, view.language),
            value=share,
            said=text(
                view.language,
                "share-and-count",
                share=labels.share(share, view.language),
                count=labels.count(n, "posts", view.language),
            ),
            hover=f"<b>{labels.plain(labels.name(name, view.language))}</b><br>"
            + text(view.language, "of-posts", n=int(n), posts=view.all_posts, share=labels.share(share, view.language)),
            key=[name],
        )
        for name, n, share in zip(names, posts, shares, strict=True)
    ]


def _shares(chart_id: str, column: str, rows: pd.DataFrame, view: View, reason: str) -> Chart:
    """The chart of `rows` (a name, posts, share), the denominator in its heading."""
    say = partial(text, view.language)
    basis = coverage_basis(view.posts["post_id"], say("note-denominator", posts=view.all_posts))
    if rows.empty:
        return nothing(chart_id, view, reason, basis=basis)
    top = rows.head(_MOST)
    section = Section(
        _share_rows(list(top[column]), list(top["posts"]), list(top["share"]), view), say("of-all-posts", posts=view.all_posts)
    )
    table = pd.DataFrame(
        {
            say(f"column-{column}"): _named(rows[column], view),
            say("column-posts"): rows["posts"],
            say("column-share"): rows["share"],
        }
    )
    alt = say(
        "chart-shares-alt",
        name=labels.name(str(rows[column].iloc[0]), view.language),
        share=labels.share(rows["share"].iloc[0], view.language),
        n=int(rows["posts"].iloc[0]),
        posts=view.all_posts,
    )
    return finish(view, chart_id, row_chart([section]), table, alt, basis, column)


def company_share(view: View) -> Chart:
    """Which companies the posts name, as a share of all posts of the period."""
    return _shares("coverage-share", "company", coverage.company_shares(view), view, "reason-no-companies")


def tags_top(view: View) -> Chart:
    """Which tags the posts carry, as a share of all posts of the period."""
    return _shares("tags-top", "tag", tags.shares(view), view, "reason-no-tags")


def tags_everywhere(view: View) -> Chart:
    """Tags on more than half of the posts: they say nothing about a post."""
    return _shares("tags-that-say-nothing", "tag", tags.everywhere(view), view, "reason-no-tag-everywhere")


def tags_by_week(view: View) -> Chart:
    """The most used tags a week (over long periods: a month), a strip each."""
    chart_id, say = "tags-by-week", partial(text, view.language)
    basis = coverage_basis(view.tags["post_id"])
    if view.tags.empty:
        return nothing(chart_id, view, "reason-no-tags", basis=basis)
    by = coverage.span(view)
    counts = tags.by_period(view, _MOST_STRIPS, by)
    names = [labels.name(str(tag), view.language) for tag in counts.columns]
    chart = strips(counts, names, [theme.ACCENT] * len(names), [[]] * len(names), view, by)
    for trace, tag in zip(chart.data, counts.columns, strict=True):
        trace["customdata"] = [[str(tag)]] * len(counts)
    alt = say(f"chart-{chart_id}-alt", tag=names[0], posts=int(counts.iloc[:, 0].sum()), n=len(names))
    return finish(view, chart_id, chart, strip_table(counts, names, view, by), alt, basis, "tag")


def tags_rising(view: View) -> Chart:
    """Tags whose share of posts rose or fell most against the window before, from hollow (before) to full (now)."""
    chart_id, say = "tags-rising", partial(text, view.language)
    rows = tags.rising(view)
    before, start, end = tags.windows(view)
    window = view.history[view.history["day"].between(before, end)]
    basis = coverage_basis(window["post_id"], say("note-windows", **_days(before, start, end, view)))
    risers, fallers = rows[rows["change"] > 0].head(_RISERS), rows[rows["change"] < 0].tail(_FALLERS).iloc[::-1]
    sections = [
        Section([_change_row(row, colour, view) for row in each(part)], say(heading))
        for part, colour, heading in ((risers, theme.ACCENT, "rising"), (fallers, theme.WARM, "falling"))
        if len(part)
    ]
    if not sections:
        return nothing(chart_id, view, "reason-no-window-before", basis=basis)
    table = pd.DataFrame(
        {
            say("column-tag"): _named(rows["tag"], view),
            say("column-share-before"): rows["before"],
            say("column-share-now"): rows["now"],
            say("column-posts-before"): rows["posts_before"],
            say("column-posts"): rows["posts"],
        }
    )
    top = (risers if len(risers) else fallers).iloc[0]
    alt = say(
        f"chart-{chart_id}-alt",
        tag=labels.name(str(top["tag"]), view.language),
        before=labels.share(top["before"], view.language),
        now=labels.share(top["now"], view.language),
    )
    return finish(view, chart_id, row_chart(sections, shared=True), table, alt, basis, "tag")


def _days(before: pd.Timestamp, start: pd.Timestamp, end: pd.Timestamp, view: View) -> dict[str, str]:
    last = start - pd.Timedelta(days=1)
    moments = {"before": before, "last": last, "start": start, "end": end}
    return {name: labels.short_day(moment, view.language) for name, moment in moments.items()}


def _change_row(row: object, colour: str, view: View) -> Row:
    tag, now, before, posts, earlier = (getattr(row, name) for name in ("tag", "now", "before", "posts", "posts_before"))
    said = f"{labels.share(before, view.language, 0)} → {labels.share(now, view.language, 0)}"
    hover = text(view.language, "posts-before-and-now", before=int(earlier), now=int(posts))
    name = labels.name(tag, view.language)
    return Row(name, now, said, f"<b>{labels.plain(name)}</b><br>{said}<br>{hover}", [tag], colour, before=before)


def tag_pairs(view: View) -> Chart:
    """Tags that stand together more often than chance would have it."""
    chart_id, say = "tag-pairs", partial(text, view.language)
    rows = tags.pairs(view, _PAIRS)
    basis = coverage_basis(view.tags["post_id"], say("note-lift"))
    if rows.empty:
        return nothing(chart_id, view, "reason-no-pairs", basis=basis)
    made = [
        Row(
            label=_pair(a, b, view),
            value=lift,
            said=say("lift-and-count", lift=f"{lift:.1f}", count=labels.count(posts, "posts", view.language)),
            hover=f"<b>{labels.plain(_pair(a, b, view))}</b><br>"
            + say("lift-and-count", lift=f"{lift:.1f}", count=labels.count(posts, "posts", view.language)),
            key=[a, b],
        )
        for a, b, posts, lift in each(rows[["a", "b", "posts", "lift"]])
    ]
    table = pd.DataFrame(
        {
            say("column-tag"): _named(rows["a"], view),
            say("column-other-tag"): _named(rows["b"], view),
            say("column-posts"): rows["posts"],
            say("column-lift"): rows["lift"].round(2),
        }
    )
    first, second = (labels.name(rows[side].iloc[0], view.language) for side in ("a", "b"))
    alt = say(f"chart-{chart_id}-alt", a=first, b=second, lift=f"{rows['lift'].iloc[0]:.1f}")
    return finish(view, chart_id, row_chart([Section(made)]), table, alt, basis, "tag")


def new_companies(view: View) -> Chart:
    """Companies named for the first time, newest first; the bar is the number of posts since."""
    chart_id, say = "new-companies", partial(text, view.language)
    rows = coverage.first_seen(view) if len(view.history) else pd.DataFrame()
    basis = coverage_basis(view.posts["post_id"], say("note-first-weeks"))
    if rows.empty:
        return nothing(chart_id, view, "reason-no-new-companies", basis=basis)
    made = [
        Row(
            label=say(
                "name-and-count",
                name=labels.shorten(labels.name(company, view.language), 28),
                count=labels.count(posts, "posts", view.language),
            ),
            value=posts,
            said=labels.short_day(first, view.language),
            hover=f"<b>{labels.plain(labels.name(company, view.language))}</b><br>{labels.day(first, view.language)}<br>"
            + labels.count(posts, "posts", view.language),
            key=[company],
        )
        for company, first, posts in each(rows[["company", "first", "posts"]].head(_NEW))
    ]
    table = pd.DataFrame(
        {
            say("column-company"): _named(rows["company"], view),
            say("column-first-told"): rows["first"].dt.date,
            say("column-last-told"): rows["last"].dt.date,
            say("column-posts"): rows["posts"],
        }
    )
    top = rows.iloc[0]
    alt = say(
        f"chart-{chart_id}-alt",
        n=len(rows),
        company=labels.name(str(top["company"]), view.language),
        day=labels.day(top["first"], view.language),
    )
    return finish(view, chart_id, row_chart([Section(made)]), table, alt, basis, "company")
