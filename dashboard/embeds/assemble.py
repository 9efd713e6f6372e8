"""One embed made of a snapshot: its view, its chart, its drawings and the files that a site has of it. Writes nothing."""

import dataclasses
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from dashboard.charts import labels
from dashboard.charts.chart import Chart
from dashboard.charts.registry import build
from dashboard.embeds import browser, card, numbers, pages, record, site, vector
from dashboard.embeds.as_known import as_known, newest
from dashboard.embeds.definitions import Embed
from dashboard.embeds.vector import Drawing
from dashboard.locales import text
from dashboard.metrics.ready import prepare
from dashboard.metrics.view import Filters, select
from dashboard.snapshot import Snapshot

NARROW, WIDE = 340, 720  # px: a phone's column, and a post's on a screen


@dataclass(frozen=True)
class Made:
    """An embed with its chart; `newest` is when the newest post behind it was published."""

    embed: Embed
    chart: Chart
    newest: datetime


class Maker:
    """Makes embeds of one snapshot; remembers what the snapshot was at each moment asked for, and the charts made of it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot, self._newest = snapshot, newest(snapshot)
        self._at = lru_cache(maxsize=8)(lambda moment: as_known(snapshot, moment) if moment else snapshot)
        self._ready = lru_cache(maxsize=8)(lambda moment: prepare(self._at(moment)))
        self._view = lru_cache(maxsize=8)(lambda filters, moment: select(self._at(moment), filters, self._ready(moment)))
        self._charts = cache(self._chart)

    def make(self, embed: Embed, day: date | None = None) -> Made:
        """The embed as of its pin or of now. `day` is said to be the data's day instead of the snapshot's own."""
        moment = self._moment(datetime.combine(embed.pin, time.max, ZoneInfo("Asia/Tokyo"))) if embed.pin else None
        return Made(embed, self._charts(embed.chart, embed.filters, moment, day), newest(self._at(moment)))

    def as_of(self, chart: str, filters: Filters, moment: datetime) -> Chart:
        """The chart as today's tables would have shown it at `moment`."""
        return self._charts(chart, filters, self._moment(moment), None)

    def _moment(self, asked: datetime) -> datetime | None:
        """None for all moments after the newest post, which see the same tables."""
        return asked if asked < self._newest else None

    def _chart(self, chart: str, filters: Filters, moment: datetime | None, day: date | None) -> Chart:
        view = self._view(filters, moment)
        if day in (None, view.built_on):
            return build(chart, view) if day is None else self._charts(chart, filters, moment, None)
        return build(chart, dataclasses.replace(view, built_on=day))


def draw(made: Sequence[Made], drawn: Callable[[int, int], None]) -> list[tuple[Drawing, Drawing] | None]:
    """Each chart for narrow and wide columns, None where there is nothing to draw; `drawn` hears done and total.

    Raises:
        DashboardError: there is no browser, or it failed.
    """
    full = [one for one in made if not one.chart.empty]
    sheets = [browser.Sheet(one.chart.plot, width, one.chart.plot.height) for one in full for width in (NARROW, WIDE)]
    svgs = iter(browser.draw(sheets, lambda number: drawn(number, len(sheets))))
    return [None if one.chart.empty else (vector.clean(next(svgs), "n"), vector.clean(next(svgs), "w")) for one in made]


def draw_cards(made: Sequence[Made], drawings: Sequence[tuple[Drawing, Drawing] | None], address: str) -> list[bytes]:
    """The card of each embed."""
    host = re.sub(r"^https?://", "", address)
    sheets = []
    for one, pair in zip(made, drawings, strict=True):
        language = one.embed.filters.language
        foot = text(language, "embed-card", day=labels.day(one.chart.note.day, language)) + f" · {host}"
        sheets.append(card.sheet(pair[1] if pair else Drawing(WIDE, 10, ""), pages.words(one.embed, one.chart).title, foot))
    return browser.draw(sheets)


def files(made: Made, drawings: tuple[Drawing, Drawing] | None, picture: bytes, address: str) -> dict[str, bytes]:
    """The files of one embed by their paths within the site. `address` is the published site's, without a slash at its end."""
    embed, chart = made.embed, made.chart
    folder = f"{site.CHARTS}/{embed.id}"
    told = json.dumps(record.content(embed, chart, made.newest), ensure_ascii=False, indent=1)
    contents = {
        f"{folder}/card.png": picture,
        f"{folder}/data.csv": numbers.csv_file(chart.table),
        f"{folder}/data.json": (told + "\n").encode(),
        f"{folder}/index.html": pages.page(embed, chart, drawings, f"{address}/{folder}/").encode(),
        f"{site.PIECES}/{embed.id}.html": (pages.piece(embed, chart, drawings) + "\n").encode(),
    }
    label = pages.words(embed, chart).caption
    for name, drawing in zip(("chart.svg", "chart-wide.svg"), drawings or (), strict=False):
        contents[f"{folder}/{name}"] = vector.svg_file(drawing, label).encode()
    if pages.is_interactive(chart):
        contents[f"{folder}/plot.json"] = plot(chart).encode()
    return contents


def outdated(made: Sequence[Made], contents: dict[str, bytes]) -> list[str]:
    """Files that these embeds no longer have, such as the picture of a chart that is now empty."""
    names = (f"{site.CHARTS}/{one.embed.id}/{name}" for one in made for name in ("chart.svg", "chart-wide.svg", "plot.json"))
    return [name for name in names if name not in contents]


def plot(chart: Chart) -> str:
    """The drawing as plotly's JSON for the reader's browser: colours as variables, without the keys that only the app follows."""
    told = json.loads(chart.plot.to_json())
    for trace in told["data"]:
        trace.pop("customdata", None)
    told["layout"]["dragmode"] = False
    return vector.variables(json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True))
