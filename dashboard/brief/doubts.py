"""How that is called on which posts disagree: the thing in doubt, and each value told of it, in one language. Chooses nothing."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.charts import labels
from dashboard.locales import text
from dashboard.metrics.view import Language

Sums = Mapping[str, tuple[float, float, str]]  # a sum as written → lowest, highest, currency

_ABOUT = ("amount", "when", "direction", "parties")  # of a deal in doubt on several, the first is said
_MARKET = "market"  # its subject is no list of names


def about(conflict: str) -> str:
    """The one thing to say of a deal's `conflict`."""
    return next((what for what in _ABOUT if what in conflict), "parties")


def amount(words: str, sums: Sums, language: Language) -> str:
    """A sum as its post writes it, or, for readers of another language, in theirs."""
    if language == "ja" or words not in sums:
        return words
    low, high, currency = sums[words]
    return "–".join(dict.fromkeys(labels.money(end, currency, language) for end in (low, high)))


def subject(name: str, kind: str, language: Language) -> str:
    """What a fact is about: companies by the names that readers know, a market as posts name it."""
    return name if kind == _MARKET or not name else labels.parties(name.split("・"), language)


def kind(name: str, language: Language) -> str:
    """What kind of sum it is, said behind its subject."""
    return text(language, "brief-kind-market" if name == _MARKET else f"kind-{name}")


def when(words: str, language: Language) -> str:
    """A date as its post words it; of a year, for readers of another language, its number."""
    year = re.match(r"20\d\d(?=年)", words)
    return year[0] if year and language != "ja" else words.strip()


def thing(row: Mapping[str, str], sums: Sums, language: Language) -> str:
    """What is in doubt (see `contradictions.between_posts`): whose and which number, with the sum or the year on which posts agree."""
    return text(
        language,
        f"brief-thing-{row['about']}",
        subject=subject(row["subject"], row["kind"], language),
        kind=kind(row["kind"], language),
        sum=amount(row["sum"], sums, language),
        when=when(row["when_text"], language),
    )


def value(what: str, words: str, sums: Sums, language: Language) -> str:
    """One of the values told of it; a time as `rows.period` gives it, a stage by its own word."""
    if what == "stage":
        return text(language, f"brief-stage-{words}")
    if what in ("when", "year"):
        month = re.fullmatch(r"\d{4}-\d\d", words)
        return labels.month(date.fromisoformat(f"{words}-01"), language) if month else text(language, "brief-year", year=words)
    return subject(words, "", language) if what == "owner" else amount(words, sums, language)


def values(what: str, told: Sequence[str], sums: Sums, language: Language) -> list[str]:
    """`value` of each."""
    return [value(what, words, sums, language) for words in told]
