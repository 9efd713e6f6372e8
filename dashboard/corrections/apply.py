"""Rows of figures + corrections → corrected rows, and what became of each correction. Pure: no database, no files, no clock.

Nothing is applied or dropped silently: a correction is applied only where all that it expects is found, and each gets an outcome.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.corrections.record import Changes, Correction, FigureKey, Outcome, key_of, plain_value
from dashboard.reference import Organisation

Row = dict[str, Any]

RULE = "correction"  # the rule of a figure that an editor vouches for
_VOUCHED: tuple[Outcome, ...] = ("applied", "confirmed", "agrees")  # an editor has said what the row says now
_DAYS = ("when_start", "when_end")


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one correction. `detail` names the fields concerned."""

    correction: Correction
    outcome: Outcome
    detail: str = ""

    def row(self) -> Row:
        """The report as a row of the table `corrections`."""
        target = self.correction.target
        first = target.figures[0] if target.figures else FigureKey("", "", "")
        return {
            "correction_id": self.correction.id,
            "subject": target.subject,
            "digest": target.digest,
            "post_id": first.post_id,
            "sentence": first.sentence,
            "amount_text": first.amount_text,
            "company": target.company,
            "outcome": self.outcome,
            "detail": self.detail,
            "who": self.correction.who,
            "why": self.correction.why,
        }


@dataclass(frozen=True, slots=True)
class Corrected:
    """Rows after corrections; `originals` are the rows as extracted that editors vouched for, changed or left out."""

    rows: list[Row]
    originals: list[Row]
    changed: list[Row]
    reports: list[Report]


def to_figures(rows: Sequence[Row], corrections: Iterable[Correction]) -> Corrected:
    """Apply the corrections of figures; `rows` are not changed. A corrected row keeps its id; sums are not converted here.

    A figure that an editor confirms, or that the rules read as corrected by now, is as sure as one that is changed.
    """
    places: dict[FigureKey, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[key_of(row)].append(place)
    new: dict[int, Row | None] = {}
    reports = []
    for correction in corrections:
        if correction.target.subject != "figure" or correction.changes is None:
            continue
        found = [place for place in places[correction.target.figures[0]] if place not in new]
        judged = [(place, *_judge(rows[place], correction)) for place in found]
        # one sentence may tell one sum twice, as two kinds: the correction is for the row that it expects
        place, outcome, detail = min(judged, key=lambda one: one[1] == "unexpected", default=(-1, "gone", ""))
        reports.append(Report(correction, outcome, detail))
        if outcome in _VOUCHED:
            new[place] = _changed(rows[place], correction.changes)
    kept = [new.get(place, row) for place, row in enumerate(rows)]
    return Corrected(
        rows=[row for row in kept if row is not None],
        originals=[rows[place] for place in sorted(new)],
        changed=[row for row in new.values() if row is not None],
        reports=reports,
    )


def groups(
    corrections: Iterable[Correction], rows: Iterable[Row]
) -> tuple[list[tuple[Correction, set[str], set[str]]], list[Report]]:
    """The decisions on deals as sets of figure ids, and reports on those of which a side is gone."""
    ids: dict[FigureKey, set[str]] = defaultdict(set)
    for row in rows:
        ids[key_of(row)].add(row["figure_id"])
    usable, lost = [], []
    for correction in corrections:
        if correction.target.subject != "deals" or correction.changes is None:
            continue
        one, two = (set().union(*(ids[key] for key in side)) for side in (correction.target.figures, correction.target.others))
        if one and two:
            usable.append((correction, one, two))
        else:
            lost.append(Report(correction, "gone"))
    return usable, lost


def judge_deals(correction: Correction, one: set[str], two: set[str], owner: Mapping[str, str]) -> Report:
    """Say whether linking without the decision comes to the same. `owner`: figure id → deal id, as linked without it."""
    wanted = (correction.changes or {})["deal"].new
    deals_one, deals_two = ({owner[figure] for figure in side if figure in owner} for side in (one, two))
    together = len(deals_one | deals_two) <= 1
    if wanted == "one":
        return Report(correction, "agrees" if together else "applied")
    return Report(correction, "applied" if deals_one & deals_two else "agrees")


def to_organisations(
    organisations: Mapping[str, Organisation], corrections: Iterable[Correction]
) -> tuple[list[Organisation], list[Report]]:
    """The organisations that corrections add or change, and what became of each correction.

    A spelling that already stands for another organisation is refused: outcome `unexpected`.
    """
    owners = {
        spelling.casefold(): one.name
        for one in organisations.values()
        for spelling in (one.name, *one.aliases, *one.products, *one.people)
    }
    made: list[Organisation] = []
    reports: list[Report] = []
    for correction in corrections:
        changes, name = correction.changes, correction.target.company
        if correction.target.subject != "company" or changes is None:
            continue
        before = organisations.get(name)
        values: dict[str, Any] = before.model_dump() if before else {"name": name, "sector": "industry"}
        aliases = list(changes["aliases"].new) if "aliases" in changes else []
        taken = [alias for alias in (*aliases, name) if owners.get(alias.casefold(), name) != name]
        parent = changes["parent"].new if "parent" in changes else ""
        if taken or (parent and parent not in organisations):
            reports.append(Report(correction, "unexpected", ", ".join(taken or [parent])))
            continue
        values.update({field: change.new for field, change in changes.items() if field != "aliases"})
        values["aliases"] = tuple(dict.fromkeys([*values.get("aliases", ()), *aliases]))
        try:
            after = Organisation(**values)
        except ValueError as reason:
            reports.append(Report(correction, "unexpected", str(reason).splitlines()[0]))
            continue
        reports.append(Report(correction, "agrees" if after == before else "applied"))
        if after != before:
            made.append(after)
            owners.update({alias.casefold(): name for alias in (*aliases, name)})
    return made, reports


def expected(row: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """What an extracted row says in `fields`, as a correction's `old` holds it."""
    return {name: False if name == "wrong" else plain_value(row[name]) for name in fields}


def _judge(row: Row, correction: Correction) -> tuple[Outcome, str]:
    changes = correction.changes or {}
    found = expected(row, changes)
    other = [
        name for name, change in changes.items() if not _same(found[name], change.old) and not _same(found[name], change.new)
    ]
    if other:
        return "unexpected", ", ".join(sorted(other))
    if correction.only_confirms:
        return "confirmed", ""
    left = sorted(name for name, change in changes.items() if not _same(found[name], change.new))
    return ("applied", ", ".join(left)) if left else ("agrees", "")


def _same(one: Any, two: Any) -> bool:
    if isinstance(one, list | tuple) and isinstance(two, list | tuple):
        return sorted(map(str, one)) == sorted(map(str, two))
    return bool(one == two)


def _changed(row: Row, changes: Changes) -> Row | None:
    """The row with its new values; None for a figure that is none."""
    if "wrong" in changes and changes["wrong"].new:
        return None
    new = dict(row)
    for name, change in changes.items():
        if name != "wrong":
            new[name] = date.fromisoformat(change.new) if name in _DAYS and change.new else change.new
    if "amount_low" in changes:
        new["is_vague"] = False
        if "amount_high" not in changes or new["amount_high"] is None:
            new["amount_high"] = new["amount_low"]
    new["rule"], new["confidence"] = RULE, "high"
    return new
