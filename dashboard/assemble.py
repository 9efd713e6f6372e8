"""Parsed posts → rows in pieces; pieces and editors' decisions → the tables of a snapshot. All that sees more than one post."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard import pieces, schema, tables
from dashboard.corrections import stage
from dashboard.corrections.apply import Report as CorrectionReport
from dashboard.currency import Rates
from dashboard.deals import link
from dashboard.likeness import Context
from dashboard.parse import Parsed
from dashboard.pieces import Pieces
from dashboard.records import DEAL_KINDS, Deal, Fault, Figure, Span
from dashboard.reference import Reference
from dashboard.writer import Writer

_FIELDS = tuple(name for name in Figure.__dataclass_fields__ if name != "span")
_SHARED = frozenset(_FIELDS) - {
    "figure_id",
    "post_id",
    "amount_low",
    "amount_high",
    "sentence",
    "is_vague",
    "is_total",
    "is_slice",
}
_DEALS = 10_000  # in a row group


@dataclass(slots=True)
class _Seen:
    """What the tables of several posts are made of, gathered while rows stream through."""

    figures: list[Figure] = field(default_factory=list)  # of deal kinds
    usd: dict[str, float] = field(default_factory=dict)  # of sums in other currencies
    restated: dict[str, tuple[float, str]] = field(default_factory=dict)
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)  # post with a deal without payee → organisations
    companies: set[str] = field(default_factory=set)
    unknown: Counter[str] = field(default_factory=Counter)  # name → posts
    same: dict[Any, Any] = field(default_factory=dict)  # names, days, words that many figures share, kept once

    def add_figures(self, table: pa.Table) -> None:
        posts: dict[str, str] = {}  # few figures share one, and they stand together: no place among `same` is spent on it
        for row in table.filter(pc.is_in(table["kind"], pa.array(DEAL_KINDS))).to_pylist():
            row["post_id"] = posts.setdefault(row["post_id"], row["post_id"])
            figure = self._record(row)
            self.figures.append(figure)
            if row["usd"] is not None and figure.currency != "USD":
                self.usd[figure.figure_id] = row["usd"]

    def _record(self, row: dict[str, Any]) -> Figure:
        row.update({name: tuple(self._once(one) for one in row[name]) for name in ("payers", "payees")})
        values = {name: self._once(row[name]) if name in _SHARED else row[name] for name in _FIELDS}
        return Figure(**values, span=Span(row["span_start"], row["span_end"]))

    def let_go(self) -> None:
        """Forget what only linking needs: with very many posts that is most of what a build holds."""
        for gathered in (self.figures, self.usd, self.restated, self.named, self.same):
            gathered.clear()

    def _once(self, value: Any) -> Any:
        return self.same.setdefault(value, value)

    def add_rows(self, rows: Mapping[str, pa.Table], decided_on: pa.Array) -> None:
        for row in rows["conversions"].to_pylist():
            self.restated[row["figure_id"]] = (row["amount"], row["currency"])
        self.companies.update(pc.unique(rows["mentions"]["company"]).to_pylist())
        unnamed = pc.equal(pc.list_value_length(rows["extracted"]["payees"]), 0)
        open_to = pa.concat_arrays([*rows["extracted"].filter(unnamed)["post_id"].chunks, decided_on])
        mentions = rows["mentions"].filter(pc.is_in(rows["mentions"]["post_id"], open_to))
        for post_id, named in named_by_post(mentions).items():
            self.named[post_id] = tuple(map(self._once, named))
        names = rows["unknown_names"].group_by("name").aggregate([("post_id", "count_distinct")])
        self.unknown.update(dict(zip(names["name"].to_pylist(), names["post_id_count_distinct"].to_pylist(), strict=True)))


def named_by_post(mentions: pa.Table) -> dict[str, list[str]]:
    """Return, for each post of a table of mentions, the organisations that it names."""
    grouped = mentions.select(["post_id", "company"]).group_by("post_id").aggregate([("company", "list")])
    return dict(zip(grouped["post_id"].to_pylist(), grouped["company_list"].to_pylist(), strict=True))


def rows_of(parsed: Iterable[Parsed], known: Reference, rates: Rates) -> dict[str, pa.Table]:
    """Return the tables that these posts yield by themselves: those of `pieces.OWN`, and faults."""
    rows: tables.Rows = {name: [] for name in schema.TABLES}
    for one in parsed:
        own = tables.rows_of(one, known)
        tables.convert(own["figures"], rates)
        own["faults"] += [{name: getattr(fault, name) for name in schema.FAULTS.names} for fault in wrong_conversions(one, rates)]
        for name, found in own.items():
            rows[name] += found
    rows["extracted"] = rows["figures"]
    return {name: tables.to_table(name, rows[name]) for name in (*pieces.OWN, "faults")}


def wrong_conversions(parsed: Parsed, rates: Rates) -> Iterator[Fault]:
    """Yield the sums of a post whose restatement in another currency is off by a factor of ten or more."""
    figures = {figure.figure_id: figure for figure in parsed.figures}
    for figure_id, amount, currency in parsed.conversions:
        figure = figures[figure_id]
        if parsed.post and rates.is_off(figure.amount_low, figure.currency, amount, currency, figure.published_on):
            line = parsed.post.text.count("\n", 0, figure.span.start) + 1
            message = f"{figure.amount_text} and {figure.converted_text} differ by a factor of ten or so."
            yield Fault(parsed.path, line, "conversion-off", "warning", message, "Check both sums.")


def assemble(found: Pieces, known: Reference, decided: stage.Decided, rates: Rates, out: Writer) -> tuple[tuple[str, int], ...]:
    """Write all tables; return the names beside deals that the register lacks, with the number of posts, the most named first."""
    seen = _Seen()
    keys = (one for each in decided.corrections for one in (*each.target.figures, *each.target.others))
    decided_on = pa.array(sorted({one.post_id for one in keys}), pa.string())
    extracted = [schema.FIGURES.empty_table()]  # of posts that editors decided on
    for rows in found.slices():
        for name, table in rows.items():
            out.add(name, table)
        seen.add_rows(rows, decided_on)
        concerned = pc.is_in(rows["extracted"]["post_id"], decided_on)
        seen.add_figures(rows["extracted"].filter(pc.invert(concerned)))
        extracted.append(rows["extracted"].filter(concerned))
    corrected, reports = stage.correct(pa.concat_tables(extracted), decided, rates)
    seen.add_figures(corrected)
    deals, more = _link(seen, corrected, decided, _context(seen, known))
    seen.let_go()
    owner = {figure_id: deal.deal_id for deal in deals for figure_id in deal.figure_ids}
    for rows in found.slices(("extracted",)):
        figures = _with_deals(_with_corrections(rows["extracted"], corrected, decided_on), owner)
        for column in ("payers", "payees"):
            seen.companies.update(pc.unique(pc.list_flatten(figures[column])).to_pylist())
        out.add("figures", figures)
    for start in range(0, max(1, len(deals)), _DEALS):
        out.add("deals", tables.to_table("deals", [tables.deal_row(deal, rates) for deal in deals[start : start + _DEALS]]))
    out.add("corrections", stage.report([*reports, *more], decided))
    out.add("companies", tables.to_table("companies", tables.company_rows(known, seen.companies)))
    for faults in found.faults():
        out.add("faults", faults)
    return tuple(sorted(seen.unknown.items(), key=lambda named: (-named[1], named[0])))


def _context(seen: _Seen, known: Reference) -> Context:
    """What comparing figures needs beside them: restated sums, joint projects, the names of countries."""
    places = sorted((alias for one in known.countries for alias in one.aliases), key=len, reverse=True)
    return Context(
        restated=seen.restated,
        projects=frozenset(one.name for one in known.organisations.values() if one.kind == "project"),
        places=re.compile("|".join(map(re.escape, places))) if places else None,
        named=seen.named,
        governments=frozenset(one.name for one in known.organisations.values() if one.kind == "government"),
    )


def _link(
    seen: _Seen, corrected: pa.Table, decided: stage.Decided, context: Context
) -> tuple[list[Deal], list[CorrectionReport]]:
    """Link all figures to deals anew: cheap beside parsing, and the only step that sees all posts at once."""
    chosen, reports = stage.decisions(corrected, decided)
    if chosen.joined or chosen.parted:
        without = {
            figure_id: deal.deal_id for deal in link(seen.figures, seen.usd, context=context) for figure_id in deal.figure_ids
        }
        reports += stage.judged(decided, corrected, without)
    return link(seen.figures, seen.usd, chosen, context), reports


def _with_corrections(extracted: pa.Table, corrected: pa.Table, decided_on: pa.Array) -> pa.Table:
    """The slice with the rows of posts that editors decided on in place of those as extracted."""
    if not len(decided_on):
        return extracted
    others = extracted.filter(pc.invert(pc.is_in(extracted["post_id"], decided_on)))
    return pieces.in_order(pa.concat_tables([others, corrected]), "post_id", pc.unique(extracted["post_id"]))


def _with_deals(figures: pa.Table, owner: Mapping[str, str]) -> pa.Table:
    column = pa.array([owner.get(one) for one in figures["figure_id"].to_pylist()], pa.string())
    return figures.set_column(figures.column_names.index("deal_id"), schema.FIGURES.field("deal_id"), column)
