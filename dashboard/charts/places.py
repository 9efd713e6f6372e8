"""Charts of where money comes from and goes to: by country, by sector, from payer to payee."""

from functools import partial
from typing import Literal

import pandas as pd

from dashboard.charts import labels, theme
from dashboard.charts.chart import Chart, finish, money_basis, nothing
from dashboard.charts.deals import money_column
from dashboard.charts.rows import Row, Section, row_chart
from dashboard.charts.sketch import Sketch
from dashboard.locales import text
from dashboard.metrics import investment
from dashboard.metrics.rows import each
from dashboard.metrics.view import View

# Whose place counts: the side that the kind is about, and that posts nearly always tell.
_SIDE: dict[str, investment.Side] = {"investment": "payers", "funding": "payees", "acquisition": "payers", "contract": "payers"}
_MOST_PLACES = 8
_MOST_BANDS = 12


def by_place(column: Literal["country", "sector"], view: View) -> Chart:
    """Money by the country or sector of who pays (funding: of who receives), a section a kind."""
    chart_id, say = f"money-by-{column}", partial(text, view.language)
    kinds = investment.kinds_of(view.deals)
    sums = [investment.by_place(view.deals, kind, view.companies, column, _SIDE[kind]).assign(kind=kind) for kind in kinds]
    sums = [rows for rows in sums if len(rows)]
    used = pd.concat([investment.money_in(view.deals, kind) for kind in kinds]) if sums else view.deals.head(0)
    basis = money_basis(used, view.deals, say(f"note-by-{column}"))
    if not sums:
        return nothing(chart_id, view, "reason-no-money", basis=basis)
    sections = [
        Section(
            _place_rows(rows.head(_MOST_PLACES), column, view),
            say(f"kind-by-{_SIDE[kind]}-{column}", kind=say(f"kind-{kind}")),
            labels.money(rows["money"].sum(), view.currency, view.language),
        )
        for kind, rows in ((rows["kind"].iloc[0], rows) for rows in sums)
    ]
    every = pd.concat(sums)
    table = pd.DataFrame(
        {
            say("column-kind"): [say(f"kind-{kind}") for kind in every["kind"]],
            say(f"column-{column}"): [place_name(place, column, view.language) for place in every["place"]],
            money_column(view): every["money"],
            say("column-deals"): every["deals"],
        }
    )
    top = sums[0].iloc[0]
    alt = say(
        "chart-by-place-alt",
        kind=say(f"kind-{top['kind']}"),
        place=place_name(top["place"], column, view.language),
        money=labels.money(top["money"], view.currency, view.language),
        share=labels.share(top["money"] / sums[0]["money"].sum(), view.language, 0),
    )
    return finish(view, chart_id, row_chart(sections), table, alt, basis, "deal_ids")


def _place_rows(rows: pd.DataFrame, column: str, view: View) -> list[Row]:
    made = []
    for place, money, deals, ids, kind in each(rows[["place", "money", "deals", "deal_ids", "kind"]]):
        name = place_name(place, column, view.language)
        number = labels.count(deals, "deals", view.language)
        said = labels.money(money, view.currency, view.language)
        colour = theme.MUTED if place in (investment.UNKNOWN, investment.SEVERAL) else theme.kind_colour(kind)
        label = text(view.language, "name-and-count", name=name, count=number)
        made.append(Row(label, money, said, f"<b>{labels.plain(name)}</b><br>{said}<br>{number}", ids, colour))
    return made


def place_name(place: str, column: str, language: str) -> str:
    """A country or sector in words; unknown and several have words of their own."""
    if place == investment.UNKNOWN:
        return text(language, "place-unknown")
    if place == investment.SEVERAL:
        return text(language, f"several-{column}")
    return labels.country(place, language) if column == "country" else labels.sector(place, language)


def flows(kind: str, view: View) -> Chart:
    """Who pays whom within one kind: the biggest bands. Payers stand left and payees right, also where one is both."""
    chart_id, say = f"{kind}-flows", partial(text, view.language)
    asked = view.deals[view.deals["kind"] == kind]
    every = investment.money_in(view.deals, kind)
    bands = investment.flows(view.deals, kind, _MOST_BANDS)
    ids = {deal for listed in bands["deal_ids"] for deal in listed}
    one_sided = int(
        sum(not (len(payers) and len(payees)) for payers, payees in zip(every["payers"], every["payees"], strict=True))
    )
    basis = money_basis(every[every["deal_id"].isin(ids)], asked, say("note-flows", n=one_sided, most=_MOST_BANDS))
    if bands.empty:
        return nothing(chart_id, view, "reason-no-flows", basis=basis)
    table = pd.DataFrame(
        {
            say("column-payers"): [labels.parties(names, view.language) for names in bands["payers"]],
            say("column-payees"): [labels.parties(names, view.language) for names in bands["payees"]],
            money_column(view): bands["money"],
            say("column-deals"): bands["deals"],
        }
    )
    top = bands.iloc[0]
    alt = say(
        "chart-flows-alt",
        kind=say(f"kind-{kind}"),
        n=len(bands),
        deal=labels.deal(top["payers"], top["payees"], view.language),
        money=labels.money(top["money"], view.currency, view.language),
    )
    return finish(view, chart_id, _sankey(kind, bands, view), table, alt, basis, "deal_ids")


def _sankey(kind: str, bands: pd.DataFrame, view: View) -> Sketch:
    payers, payees = list(dict.fromkeys(bands["payers"])), list(dict.fromkeys(bands["payees"]))
    sums = [
        bands.loc[bands[side] == names, "money"].sum()
        for side, listed in (("payers", payers), ("payees", payees))
        for names in listed
    ]
    names = [labels.parties(party, view.language, 16) for party in [*payers, *payees]]
    words = [labels.money(total, view.currency, view.language) for total in sums]
    chart = theme.blank(80 + 44 * max(len(payers), len(payees)), margin={"l": 2, "r": 2, "t": 10, "b": 14})
    chart.add_sankey(
        arrangement="fixed",
        textfont={"size": theme.SMALL, "color": theme.INK, "shadow": "auto"},
        node={
            "label": [f"{labels.plain(name)} {said}" for name, said in zip(names, words, strict=True)],
            "color": theme.kind_colour(kind),
            "line": {"width": 0},
            "thickness": 8,
            "pad": 22,
            "hovertemplate": "%{label}<extra></extra>",
        },
        link={
            "source": [payers.index(party) for party in bands["payers"]],
            "target": [len(payers) + payees.index(party) for party in bands["payees"]],
            "value": list(bands["money"]),
            "color": theme.status_colour(kind, "talks"),
            "customdata": list(bands["deal_ids"]),
            "label": [
                f"{labels.wrapped(labels.deal(payer, payee, view.language))}<br>"
                f"{labels.money(money, view.currency, view.language)}"
                for payer, payee, money in each(bands[["payers", "payees", "money"]])
            ],
            "hovertemplate": "%{label}<extra></extra>",
        },
    )
    return chart
