"""The build's step between extraction and deals: reads what editors decided, applies it, and reports on it as a table.

The rules are `apply`'s; here records meet Arrow tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from dashboard import reference, tables
from dashboard.corrections import apply, standing
from dashboard.corrections.apply import Report
from dashboard.corrections.record import Correction, digest
from dashboard.currency import Rates
from dashboard.deals import Decisions
from dashboard.reference import Organisation, Reference


@dataclass(frozen=True, slots=True)
class Decided:
    """What editors decided, as one build sees it. `digest` names this state of it; empty for none."""

    corrections: tuple[Correction, ...] = ()
    added: tuple[Organisation, ...] = ()
    reports: tuple[Report, ...] = ()  # on companies: known before any post is read

    @property
    def digest(self) -> str:
        """The text that stands for these corrections in the snapshot's id."""
        return digest(self.corrections)


def read(database: str, known: Reference) -> tuple[Reference, Decided]:
    """Return the vocabulary with the companies that editors added, and all decisions.

    Raises:
        StoreError: the database cannot be read.
    """
    corrections = standing.corrections(database)
    added, reports = apply.to_organisations(known.organisations, corrections)
    return reference.extended(known, tuple(added)), Decided(corrections, tuple(added), tuple(reports))


def correct(extracted: pa.Table, decided: Decided, rates: Rates) -> tuple[pa.Table, list[Report]]:
    """Return the figures after corrections, and a report on each correction of a figure."""
    if not any(one.target.subject == "figure" for one in decided.corrections):
        return extracted, []
    done = apply.to_figures(extracted.to_pylist(), decided.corrections)
    tables.convert(done.changed, rates)
    return tables.to_table("figures", done.rows), done.reports


def decisions(figures: pa.Table, decided: Decided) -> tuple[Decisions, list[Report]]:
    """Return which figures editors joined and split, and reports on decisions whose figures are gone."""
    if not any(one.target.subject == "deals" for one in decided.corrections):
        return Decisions(), []
    usable, lost = apply.groups(
        decided.corrections, figures.select(["post_id", "sentence", "amount_text", "figure_id"]).to_pylist()
    )
    made = [((one, two), correction, (correction.changes or {})["deal"].new) for correction, one, two in usable]
    joined = tuple((frozenset(one), frozenset(two)) for (one, two), _, said in made if said == "one")
    parted = tuple((frozenset(one), frozenset(two)) for (one, two), _, said in made if said == "two")
    return Decisions(joined, parted), lost


def judged(decided: Decided, figures: pa.Table, owner: Mapping[str, str]) -> list[Report]:
    """Return a report on each decision on deals. `owner`: figure id → deal id, as linked without any decision."""
    usable, _ = apply.groups(decided.corrections, figures.select(["post_id", "sentence", "amount_text", "figure_id"]).to_pylist())
    return [apply.judge_deals(correction, one, two, owner) for correction, one, two in usable]


def report(reports: list[Report], decided: Decided) -> pa.Table:
    """Return all reports as the table `corrections`."""
    rows = [one.row() for one in sorted([*decided.reports, *reports], key=lambda one: one.correction.id)]
    return tables.to_table("corrections", rows)
