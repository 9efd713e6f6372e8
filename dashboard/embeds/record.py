"""What is said of an embed in its `data.json`: its numbers, its source, how it came about. Read back to see what readers have seen."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.charts.chart import Chart
from dashboard.embeds import numbers, pages
from dashboard.embeds.definitions import Embed
from dashboard.embeds.vector import plain


@dataclass(frozen=True)
class Published:
    """An embed as readers have it. `embed` is None when what is written can no longer be understood (a chart that is gone)."""

    id: str
    embed: Embed | None
    title: str
    day: date  # of the data
    newest: datetime  # when the newest post behind it was published
    columns: list[str]
    rows: list[list[Any]]
    fingerprint: str
    pin: date | None


def content(embed: Embed, chart: Chart, newest: datetime) -> dict[str, Any]:
    """The embed as JSON: what `published` reads."""
    said = pages.words(embed, chart)
    columns = [
        {"name": plain(str(name)), "type": str(chart.table[name].dtype), "unit": numbers.unit(str(name), embed.filters)}
        for name in chart.table
    ]
    return {
        "id": embed.id,
        "title": said.title,
        "caption": said.caption,
        "source": said.source,
        "language": embed.filters.language,
        "day": chart.note.day.isoformat(),
        "posts": chart.note.posts,
        "figures": chart.note.figures,
        "left_out": chart.note.left_out,
        "definition": embed.entry(),
        "newest_post": newest.isoformat(),
        "fingerprint": fingerprint(embed, chart),
        "columns": columns,
        "rows": numbers.values(chart.table),
    }


def fingerprint(embed: Embed, chart: Chart) -> str:
    """Changes when anything that a reader could see changes, or the way in which it is drawn."""
    seen = [_way(), embed.model_dump_json(), chart.plot.to_json(), *map(str, pages.words(embed, chart).__dict__.values())]
    seen += [chart.id, str(numbers.values(chart.table)), str(list(chart.table.columns))]
    return hashlib.blake2b("\0".join(seen).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def published(file: Path) -> Published | None:
    """The embed that `file` tells of; None when there is none or it cannot be read, so that it is written anew."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        definition = told["definition"]
        return Published(
            id=str(told["id"]),
            embed=_embed(definition),
            title=str(told["title"]),
            day=date.fromisoformat(told["day"]),
            newest=datetime.fromisoformat(told["newest_post"]),
            columns=[str(column["name"]) for column in told["columns"]],
            rows=list(told["rows"]),
            fingerprint=str(told["fingerprint"]),
            pin=date.fromisoformat(definition["pin"]) if definition.get("pin") else None,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _embed(definition: dict[str, Any]) -> Embed | None:
    try:
        return Embed.read(definition)
    except (ValidationError, ValueError):
        return None


@cache
def _way() -> str:
    """Names the way in which embeds are drawn: a change of code, templates or plotly draws them anew."""
    ours = sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in (".py", ".html", ".css", ".js"))
    sources = hashlib.blake2b(b"\0".join(path.read_bytes() for path in ours), digest_size=12).hexdigest()
    return f"{sources} plotly {version('plotly')} kaleido {version('kaleido')}"
