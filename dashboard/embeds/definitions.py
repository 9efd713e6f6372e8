"""What an embed is: a chart of the registry seen through filters, under an id. Reads and words `embeds.yml`; builds nothing."""

import dataclasses
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, TypeAdapter, ValidationError

from dashboard.charts.registry import CHARTS
from dashboard.errors import DashboardError
from dashboard.metrics.view import Filters

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60


def checked_id(written: str) -> str:
    """`written` when it can be part of addresses and file names: small letters, digits and single hyphens.

    Raises:
        ValueError: it cannot.
    """
    if not _ID.fullmatch(written) or len(written) > _LONGEST_ID:
        raise ValueError(f"{written!r} is no id: use at most {_LONGEST_ID} small letters, digits and single hyphens")
    return written


def _known_chart(written: str) -> str:
    if written not in CHARTS:
        raise ValueError(f"no chart {written!r}; there are {', '.join(CHARTS)}")
    return written


def _known_filters(written: Any) -> Any:
    unknown = set(written) - {field.name for field in dataclasses.fields(Filters)} if isinstance(written, dict) else set()
    if unknown:
        raise ValueError(f"no filter {', '.join(sorted(map(str, unknown)))}")
    return written


class Embed(BaseModel):
    """One embed. `title` and `caption` replace the chart's own words; `pin` freezes it to what was known on that day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, AfterValidator(checked_id)]
    chart: Annotated[str, AfterValidator(_known_chart)]
    title: str = ""
    caption: str = ""
    filters: Filters = Filters()
    pin: date | None = None

    @classmethod
    def read(cls, entry: Any) -> "Embed":
        """The embed that an entry of the file means.

        Raises:
            ValidationError or ValueError: the entry is not one.
        """
        if isinstance(entry, dict):
            _known_filters(entry.get("filters"))
        return cls.model_validate(entry)

    def entry(self) -> dict[str, Any]:
        """The embed as plain values, without what is left at its default; `read` gives the same embed back."""
        plain = self.model_dump(mode="json", exclude={"filters"}, exclude_defaults=True)
        chosen = {
            field.name: getattr(self.filters, field.name)
            for field in dataclasses.fields(Filters)
            if getattr(self.filters, field.name) != field.default
        }
        if chosen:
            plain["filters"] = TypeAdapter(dict[str, Any]).dump_python(chosen, mode="json")
        return plain


def of_registry() -> list[Embed]:
    """An embed for every chart of the registry, under the chart's own id."""
    return [Embed(id=chart_id, chart=chart_id) for chart_id in CHARTS]


def saved(path: Path) -> list[Embed]:
    """The embeds that editors saved; none when there is no file.

    Raises:
        DashboardError: the file cannot be read, or an entry is wrong.
    """
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as reason:
        raise DashboardError(f"The list of embeds cannot be read ({reason}).", "Mend the file.", path) from reason
    if not isinstance(entries, list):
        raise DashboardError("The list of embeds is not a list.", "Begin each entry with `- id:`.", path)
    embeds: list[Embed] = []
    for number, entry in enumerate(entries, start=1):
        try:
            embeds.append(Embed.read(entry))
        except ValidationError as reason:
            fault = reason.errors()[0]
            place = ".".join(map(str, fault["loc"]))
            raise DashboardError(f"Entry {number}, {place}: {fault['msg']}.", "Mend or remove the entry.", path) from reason
        except ValueError as reason:
            raise DashboardError(f"Entry {number}: {reason}.", "Mend or remove the entry.", path) from reason
    _no_id_twice(embeds, path)
    return embeds


def _no_id_twice(embeds: Iterable[Embed], path: Path) -> None:
    taken = set(CHARTS)
    for embed in embeds:
        if embed.id in taken:
            raise DashboardError(f"The id {embed.id!r} is taken.", "Give the entry another id.", path)
        taken.add(embed.id)


def entry_text(embed: Embed) -> str:
    """The embed as an entry of `data/embeds.yml`, ready to be pasted at its end."""
    return yaml.safe_dump([embed.entry()], allow_unicode=True, sort_keys=False, width=120)
