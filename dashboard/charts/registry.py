"""The only list of charts. A chart that is not here is on no page and in no embed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dashboard.charts import attention, company, coverage, money, places, progress, shares
from dashboard.charts.chart import Chart
from dashboard.metrics.view import View
from dashboard.records import DEAL_KINDS


@dataclass(frozen=True)
class ChartDefinition:
    """One chart: its id (part of addresses, so it stays), its family, how it is built, the key of its title."""

    id: str
    family: str
    build: Callable[[View], Chart]

    @property
    def title(self) -> str:
        """Key of the title's message."""
        return f"chart-{self.id}"


def _listed(*definitions: ChartDefinition) -> dict[str, ChartDefinition]:
    return {definition.id: definition for definition in definitions}


CHARTS: dict[str, ChartDefinition] = _listed(
    *(ChartDefinition(f"{kind}-by-month", "money", partial(money.by_month, kind)) for kind in DEAL_KINDS),
    ChartDefinition("status-ladder", "money", money.status_ladder),
    ChartDefinition("biggest-deals", "money", money.biggest_deals),
    ChartDefinition("announced-against-done", "money", progress.announced_against_done),
    ChartDefinition("money-by-country", "money", partial(places.by_place, "country")),
    ChartDefinition("money-by-sector", "money", partial(places.by_place, "sector")),
    ChartDefinition("valuations", "money", progress.valuations),
    ChartDefinition("capital-plans", "money", progress.capital_plans),
    *(ChartDefinition(f"{kind}-flows", "flows", partial(places.flows, kind)) for kind in DEAL_KINDS),
    ChartDefinition("company-money", "company", company.company_money),
    ChartDefinition("company-timeline", "company", company.company_timeline),
    ChartDefinition("told-beside", "company", company.told_beside),
    ChartDefinition("coverage-over-time", "coverage", coverage.over_time),
    ChartDefinition("coverage-baseline", "coverage", coverage.against_baseline),
    ChartDefinition("coverage-share", "coverage", shares.company_share),
    ChartDefinition("coverage-calendar", "coverage", coverage.calendar),
    ChartDefinition("coverage-heatmap", "coverage", coverage.company_heatmap),
    ChartDefinition("new-companies", "coverage", shares.new_companies),
    ChartDefinition("tags-top", "tags", shares.tags_top),
    ChartDefinition("tags-by-week", "tags", shares.tags_by_week),
    ChartDefinition("tags-rising", "tags", shares.tags_rising),
    ChartDefinition("tag-pairs", "tags", shares.tag_pairs),
    ChartDefinition("tags-that-say-nothing", "tags", shares.tags_everywhere),
    ChartDefinition("money-and-attention", "attention", partial(attention.compare, "company")),
    ChartDefinition("money-and-attention-by-sector", "attention", partial(attention.compare, "sector")),
    ChartDefinition("money-and-attention-by-country", "attention", partial(attention.compare, "country")),
    ChartDefinition("money-and-attention-by-month", "attention", partial(attention.compare, "month")),
)


def build(chart_id: str, view: View) -> Chart:
    """The chart `chart_id` for `view`.

    Raises:
        KeyError: no chart has this id.
    """
    return CHARTS[chart_id].build(view)
