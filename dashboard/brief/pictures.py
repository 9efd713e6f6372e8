"""A chart as the sheet's picture, drawn by the browser that draws the embeds. Chooses no chart."""

from dashboard.charts.chart import Chart
from dashboard.embeds import browser, vector
from dashboard.errors import DashboardError

_WIDTH, _TALLEST = 460, 330  # px: two of them stand side by side on A4


class PictureError(DashboardError):
    """There is no browser, or no font, to draw charts with."""


def draw(chart: Chart) -> str:
    """The chart as SVG in light colours.

    Raises:
        PictureError: there is no browser or no font on this machine.
    """
    height = min(chart.plot.height, _TALLEST)
    try:
        svg = browser.draw([browser.Sheet(chart.plot, _WIDTH, height)])[0]
    except DashboardError as reason:
        raise PictureError(reason.problem, reason.hint) from reason
    return vector.svg_file(vector.clean(svg, chart.id), "", "light")
