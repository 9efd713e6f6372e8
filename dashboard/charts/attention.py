"""Money against attention: each company, sector, country or month by its share of money and its share of posts."""

import math
from functools import partial

import pandas as pd

from dashboard.charts import labels, naming, theme
from dashboard.charts.chart import Chart, finish, money_basis, nothing
from dashboard.charts.deals import money_column
from dashboard.charts.places import place_name
from dashboard.charts.sketch import Sketch
from dashboard.locales import text
from dashboard.metrics import attention, investment
from dashboard.metrics.rows import each
from dashboard.metrics.view import View

_NAMED = 9
_PHONE = (300, 340)  # px that a phone leaves to the points; wider cards only draw them further apart
_FEWEST = 3  # fewer points make no quadrants
_QUADRANTS = {
    "big-and-told": (theme.ACCENT, 0.99, 0.99, "right", "top"),
    "big-and-untold": (theme.WARM, 0.01, 0.99, "left", "top"),
    "small-and-told": (theme.PALETTE[4], 0.99, 0.01, "right", "bottom"),
    "small-and-untold": (theme.MUTED, 0.01, 0.01, "left", "bottom"),
}


def compare(by: attention.By, view: View) -> Chart:
    """Share of money of one kind (the filter's, else investment) against share of posts, on log axes, in four quadrants."""
    chart_id, say = "money-and-attention" if by == "company" else f"money-and-attention-by-{by}", partial(text, view.language)
    kind = view.filters.kinds[0] if view.filters.kinds else "investment"
    rows = attention.compare(view, kind, by)
    used = investment.money_in(view.deals, kind)
    drawn = rows[rows["posts"] > 0]
    unplaced = len(rows) - len(drawn)
    basis = money_basis(used, view.deals[view.deals["kind"] == kind], say("note-attention", posts=view.all_posts, n=unplaced))
    if len(drawn) < _FEWEST:
        return nothing(chart_id, view, "reason-too-few", basis=basis)
    names = {key: _name(key, by, view.language) for key in rows["key"]}
    table = pd.DataFrame(
        {
            say(f"column-{by}"): [names[key] for key in rows["key"]],
            money_column(view, say(f"kind-{kind}")): rows["money"],
            say("column-money-share"): rows["money_share"],
            say("column-posts"): rows["posts"],
            say("column-posts-share"): rows["posts_share"],
            say("column-quadrant"): [say(f"quadrant-{quadrant}") for quadrant in rows["quadrant"]],
        }
    )
    untold = rows[rows["quadrant"] == "big-and-untold"]
    top = (untold if len(untold) else rows).iloc[0]
    alt = say(
        "chart-attention-alt-untold" if len(untold) else "chart-attention-alt",
        kind=say(f"kind-{kind}"),
        name=names[top["key"]],
        money=labels.share(top["money_share"], view.language),
        posts=labels.share(top["posts_share"], view.language),
    )
    link = "deal_ids"
    return finish(view, chart_id, _scatter(drawn, names, kind, view), table, alt, basis, link)


def _name(key: object, by: str, language: str) -> str:
    if by == "month":
        return labels.short_month(key, language)
    return labels.name(str(key), language) if by == "company" else place_name(str(key), by, language)


def _scatter(drawn: pd.DataFrame, names: dict[object, str], kind: str, view: View) -> Sketch:
    say = partial(text, view.language)
    spans = {column: _range(drawn[column]) for column in ("posts_share", "money_share")}
    chart = theme.blank(
        440,
        margin={"l": 0, "r": 10, "t": 26, "b": 40},
        xaxis=theme.value_axis(
            type="log",
            range=spans["posts_share"],
            title=_axis_title(say("axis-posts-share")),
            **_ticks(spans["posts_share"], view),
        ),
        yaxis=theme.value_axis(type="log", range=spans["money_share"], **_ticks(spans["money_share"], view)),
    )
    chart.add_annotation(
        text=say("axis-money-share", kind=say(f"kind-{kind}")),
        x=0,
        xref="paper",
        y=1,
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        showarrow=False,
        font={"size": theme.SMALL, "color": theme.QUIET},
    )
    for column, add in (("posts_share", chart.add_vline), ("money_share", chart.add_hline)):
        add(drawn[column].median(), line={"color": theme.RULE, "width": 1, "dash": "dot"})
    for quadrant, (colour, x, y, xanchor, yanchor) in _QUADRANTS.items():
        chart.add_annotation(
            text=say(f"quadrant-{quadrant}"),
            x=x,
            y=y,
            xref="paper",
            yref="paper",
            xanchor=xanchor,
            yanchor=yanchor,
            showarrow=False,
            bgcolor=theme.PAPER,  # a median may run through
            font={"size": theme.SMALL, "color": colour if quadrant != "small-and-untold" else theme.QUIET},
        )
    chart.add_scatter(
        x=list(drawn["posts_share"]),
        y=list(drawn["money_share"]),
        mode="markers",
        marker={
            "size": 10,
            "color": [_QUADRANTS[quadrant][0] for quadrant in drawn["quadrant"]],
            "line": {"width": 1, "color": theme.PAPER},
        },
        customdata=list(drawn["deal_ids"]),
        hovertext=[
            f"<b>{labels.plain(names[row.key])}</b><br>{labels.money(row.money, view.currency, view.language)} "
            f"({labels.share(row.money_share, view.language)})<br>{labels.count(row.posts, 'posts', view.language)} "
            f"({labels.share(row.posts_share, view.language)})"
            for row in each(drawn)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    _name_points(chart, drawn, names, spans, view)
    return chart


def _range(values: pd.Series) -> list[float]:
    low, high = math.log10(values.min()), math.log10(values.max())
    room = max((high - low) * 0.13, 0.18)
    return [low - room, high + room]


def _ticks(span: list[float], view: View) -> dict[str, object]:
    """Round shares that lie within the axis."""
    # shares below a thousandth of a percent go unmarked: in words they would push the points aside
    inside = labels.log_ticks(max(10 ** span[0], 1e-5), min(10 ** span[1], 1))
    digits = [0 if value >= 0.0099 else math.ceil(-math.log10(value)) - 2 for value in inside]
    return {
        "tickvals": inside,
        "ticktext": [labels.share(value, view.language, n) for value, n in zip(inside, digits, strict=True)],
    }


def _axis_title(words: str) -> dict[str, object]:
    return {"text": words, "font": {"size": theme.SMALL, "color": theme.QUIET}, "standoff": 8}


def _name_points(chart: Sketch, drawn: pd.DataFrame, names: dict[object, str], spans: dict[str, list[float]], view: View) -> None:
    """Names beside the points that matter most, clear of the quadrants' names in the corners."""
    corners = [
        naming.box_of(text(view.language, f"quadrant-{quadrant}"), x * _PHONE[0], y * _PHONE[1] + (8 if y < 0.5 else -8), xanchor)
        for quadrant, (_, x, y, xanchor, _) in _QUADRANTS.items()
    ]
    rank = drawn["quadrant"].map({"big-and-untold": 0, "small-and-told": 1, "big-and-told": 2, "small-and-untold": 3})
    ordered = list(each(drawn.assign(rank=rank).sort_values(["rank", "money"], ascending=[True, False])))
    (left, right), (low, high) = spans["posts_share"], spans["money_share"]
    places = [
        (
            (math.log10(row.posts_share) - left) / (right - left) * _PHONE[0],
            (math.log10(row.money_share) - low) / (high - low) * _PHONE[1],
        )
        for row in ordered
    ]
    words = [labels.shorten(names[row.key], 16) for row in ordered]
    for index, settings in naming.beside(places, words, _PHONE[0], _NAMED, corners):
        chart.add_annotation(
            x=math.log10(ordered[index].posts_share),
            y=math.log10(ordered[index].money_share),
            font={"size": theme.SMALL, "color": theme.INK},
            **settings,
        )
