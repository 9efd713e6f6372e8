"""The filters as fields: each one's name in the address, its options and how an option reads. Draws nothing, keeps nothing."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.charts import labels
from dashboard.charts.registry import CHARTS
from dashboard.locales import LANGUAGES, text
from dashboard.metrics.ready import Tables
from dashboard.records import DEAL_KINDS, KINDS, STATUSES
from dashboard.ui.words import folded, say

LANGUAGE_NAMES = {"ja": "日本語", "en": "English"}
PERIODS = ("4w", "quarter", "all", "custom")
CURRENCIES = ("USD", "JPY")
TABLES = ("figures", "deals", "posts", "mentions", "tags", "companies")
SEARCH = "q"  # the words searched for
DEAL, FIGURE = "deal", "figure"  # what is opened, by its id
SINCE, UNTIL, AGENDA = "since", "until", "agenda"  # the meeting's days and the item of its agenda
OTHERS = (SEARCH, DEAL, FIGURE, SINCE, UNTIL, AGENDA)  # parameters of the address that are no fields: they have no options


@dataclass(frozen=True)
class Field:
    """One filter. `key` is the parameter's name in the address; `label(language, option)` is what the reader sees there too."""

    key: str
    options: tuple[str, ...]
    label: Callable[[str, str], str]
    many: bool = True

    def option(self, written: str) -> str | None:
        """The option that an address means: written as itself or as its label in any language, in any width and case."""
        for as_read in (str, folded):
            meant = as_read(written)
            for option in self.options:
                if meant in (as_read(option), *(as_read(self.label(language, option)) for language in LANGUAGES)):
                    return option
        return None


def _named(key: str, options: tuple[str, ...]) -> Field:
    """A field of names from posts, which read as the language calls them; two that would read the same keep their own names."""
    read = {language: {option: labels.name(option, language) for option in options} for language in LANGUAGES}
    often = {language: Counter(names.values()) for language, names in read.items()}
    return Field(key, options, lambda language, one: read[language][one] if often[language][read[language][one]] == 1 else one)


LANGUAGE = Field("lang", LANGUAGES, lambda language, option: LANGUAGE_NAMES[option], many=False)
PERIOD = Field("period", PERIODS, lambda language, option: say(language, f"period-{option}"), many=False)
KIND_SHOWN = Field("show", DEAL_KINDS, lambda language, option: text(language, f"kind-{option}"), many=False)
TABLE_SHOWN = Field("table", TABLES, lambda language, option: say(language, f"table-{option}"), many=False)
CHART_SHOWN = Field("chart", tuple(CHARTS), lambda language, option: text(language, CHARTS[option].title), many=False)
CURRENCY = Field("currency", CURRENCIES, lambda language, option: say(language, f"currency-{option}"), many=False)


def of(tables: Tables) -> dict[str, Field]:
    """All fields of a snapshot, by key. Options do not depend on other filters, so that an address never loses one."""
    months = [str(month) for month in pd.period_range(_first(tables), _last(tables), freq="M")]
    fields = [
        LANGUAGE,
        PERIOD,
        CURRENCY,
        KIND_SHOWN,
        TABLE_SHOWN,
        CHART_SHOWN,
        Field("from", tuple(months), lambda language, option: labels.month(f"{option}-01", language), many=False),
        Field("to", tuple(months), lambda language, option: labels.month(f"{option}-01", language), many=False),
        _named("company", _by_use(tables.mentions["company"], tables.companies["company"])),
        Field("country", _by_use(tables.companies["country"]), lambda language, option: labels.country(option, language)),
        Field("sector", _by_use(tables.companies["sector"]), lambda language, option: labels.sector(option, language)),
        Field("kind", KINDS, lambda language, option: text(language, f"kind-{option}")),
        Field("status", STATUSES, lambda language, option: text(language, f"status-{option}")),
        _named("category", _by_use(tables.posts["categories"].explode().dropna())),
        _named("tag", _by_use(tables.tags["tag"])),
    ]
    return {field.key: field for field in fields}


def days(tables: Tables, period: str, since: str | None, until: str | None) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """First and last day of a period; quick choices end with the newest post, so that an address means the same all day."""
    if period == "custom":
        first = pd.Period(since, "M").start_time if since else None
        last = pd.Period(until, "M").end_time.normalize() if until else None
        return first, last
    weeks = {"4w": 4, "quarter": 13}.get(period)
    return (_last(tables) - pd.Timedelta(weeks=weeks, days=-1), None) if weeks else (None, None)


def _first(tables: Tables) -> pd.Timestamp:
    return tables.posts["published_at"].min().tz_localize(None).normalize()


def _last(tables: Tables) -> pd.Timestamp:
    return tables.posts["published_at"].max().tz_localize(None).normalize()


def _by_use(used: pd.Series, listed: pd.Series | None = None) -> tuple[str, ...]:
    """The values of `used`, most used first, then what is only `listed`; without the empty one."""
    ordered = dict.fromkeys(used.value_counts().index)
    ordered.update(dict.fromkeys(listed if listed is not None else ()))
    return tuple(str(value) for value in ordered if value)
