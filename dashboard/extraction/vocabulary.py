"""Reference data compiled for the extractor: register of names, money grammar, cues, supply chain. Reads no files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.extraction import companies, cues, money
from dashboard.extraction.scene import CHAIN
from dashboard.reference import Organisation, Reference


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that extraction knows."""

    names: companies.Register
    countries: companies.Register
    treasuries: Mapping[str, str]  # currency → the government whose own it is
    grammar: money.Grammar
    cues: cues.Cues
    upstream: Mapping[str, int]
    observers: frozenset[str]
    financiers: frozenset[str]
    projects: frozenset[str]


def compile_vocabulary(reference: Reference) -> Vocabulary:
    """Compile checked reference data; costs some 0.1 s."""
    return Vocabulary(
        names=companies.register(_spellings(reference.organisations.values())),
        countries=companies.register(
            companies.Spelling(alias, one.name, "name", False) for one in reference.countries for alias in one.aliases
        ),
        treasuries={one.currency: one.name for one in reference.countries if one.currency},
        grammar=money.grammar((one.code, one.after, one.before) for one in reference.currencies),
        cues=cues.compile_cues(reference.cues),
        observers=frozenset(
            one.name for one in reference.organisations.values() if one.sector in ("research", "consulting", "finance", "media")
        ),
        financiers=frozenset(one.name for one in reference.organisations.values() if one.sector in ("venture", "finance")),
        projects=frozenset(one.name for one in reference.organisations.values() if one.kind == "project"),
        upstream={one.name: CHAIN.index(one.sector) for one in reference.organisations.values() if one.sector in CHAIN},
    )


def _spellings(organisations: Iterable[Organisation]) -> Iterable[companies.Spelling]:
    for one in organisations:
        exact = set(one.exact)
        sources: tuple[tuple[companies.Via, tuple[str, ...]], ...] = (
            ("name", (one.name, *one.aliases)),
            ("product", one.products),
            ("person", one.people),
        )
        for via, written in sources:
            for spelling in written:
                yield companies.Spelling(spelling, one.name, via, spelling in exact)
        for word in one.not_:
            yield companies.Spelling(word, "", "name", False)
