"""Parsed posts → rows in pieces; pieces and editors' decisions → the tables of a snapshot. All that sees more than one post."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard import pieces, schema, tables
from dashboard.corrections import stage
from dashboard.corrections.apply import Report as CorrectionReport
from dashboard.currency import Rates
from dashboard.deals import link
from dashboard.likeness import Context, Telling, telling
from dashboard.parse import Parsed
from dashboard.pieces import Pieces
from dashboard.records import DEAL_KINDS, Deal, Fault, Figure, Span
from dashboard.reference import Reference
from dashboard.writer import Writer

_FIELDS = tuple(name for name in Figure.__dataclass_fields__ if name != "span")
_SHARED = (  # what many figures have in common
    "published_on", "amount_low", "amount_high", "currency", "qualifier", "kind", "status", "when_text", "when_start", "when_end",
)  # fmt: skip
_DEALS = 10_000  # in a row group


@dataclass(slots=True)
class _Seen:
    """What the tables of several posts are made of, gathered while rows stream through."""

    restated: dict[str, tuple[float, str]] = field(default_factory=dict)
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)  # post with a deal without payee → organisations
    companies: set[str] = field(default_factory=set)
    unknown: Counter[str] = field(default_factory=Counter)  # name → posts
    same: dict[str, str] = field(default_factory=dict)  # names, kept once

    def let_go(self) -> None:
        """Forget what only linking needs."""
        for gathered in (self.restated, self.named, self.same):
            gathered.clear()

    def _once(self, value: str) -> str:
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
        extracted.append(rows["extracted"].filter(pc.is_in(rows["extracted"]["post_id"], decided_on)))
    corrected, reports = stage.correct(pa.concat_tables(extracted), decided, rates)
    as_corrected = partial(_figures, found, corrected, decided_on)
    countries = _countries(known)
    deals, more = _link(lambda: _tellings(as_corrected(), countries), corrected, decided, _context(seen, known))
    seen.let_go()
    owner = {figure_id: deal.deal_id for deal in deals for figure_id in deal.figure_ids}
    for start in range(0, max(1, len(deals)), _DEALS):
        out.add("deals", tables.to_table("deals", [tables.deal_row(deal, rates) for deal in deals[start : start + _DEALS]]))
    del deals  # their rows are written: what figures need of them is whose each is
    for rows in as_corrected():
        figures = _with_deals(rows, owner)
        for column in ("payers", "payees"):
            seen.companies.update(pc.unique(pc.list_flatten(figures[column])).to_pylist())
        out.add("figures", figures)
    out.add("corrections", stage.report([*reports, *more], decided))
    out.add("companies", tables.to_table("companies", tables.company_rows(known, seen.companies)))
    for faults in found.faults():
        out.add("faults", faults)
    return tuple(sorted(seen.unknown.items(), key=lambda named: (-named[1], named[0])))


def _context(seen: _Seen, known: Reference) -> Context:
    """What comparing figures needs beside them: restated sums, joint projects, who is named in the same post."""
    return Context(
        restated=seen.restated,
        projects=frozenset(one.name for one in known.organisations.values() if one.kind == "project"),
        named=seen.named,
        governments=frozenset(one.name for one in known.organisations.values() if one.kind == "government"),
    )


def _countries(known: Reference) -> re.Pattern[str] | None:
    """The names of countries."""
    names = sorted((alias for one in known.countries for alias in one.aliases), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names))) if names else None


def _link(
    tellings: Callable[[], Iterator[Telling]], corrected: pa.Table, decided: stage.Decided, context: Context
) -> tuple[list[Deal], list[CorrectionReport]]:
    """Link all figures to deals anew: cheap beside parsing, and the only step that sees all posts at once."""
    chosen, reports = stage.decisions(corrected, decided)
    if chosen.joined or chosen.parted:
        without = {figure_id: deal.deal_id for deal in link(tellings(), context=context) for figure_id in deal.figure_ids}
        reports += stage.judged(decided, corrected, without)
    return link(tellings(), chosen, context), reports


def _figures(found: Pieces, corrected: pa.Table, decided_on: pa.Array) -> Iterator[pa.Table]:
    """Yield all figures by slices, those of posts that editors decided on as corrected."""
    for rows in found.slices(("extracted",)):
        extracted = rows["extracted"]
        if len(decided_on):
            others = extracted.filter(pc.invert(pc.is_in(extracted["post_id"], decided_on)))
            extracted = pieces.in_order(pa.concat_tables([others, corrected]), "post_id", pc.unique(extracted["post_id"]))
        yield extracted


def _tellings(figures: Iterable[pa.Table], countries: re.Pattern[str] | None) -> Iterator[Telling]:
    """Yield what linking asks of each figure of a deal; names, days, sums and words that many share are made once."""
    same: dict[Any, Any] = {}
    deals = pa.array(DEAL_KINDS)
    for table in figures:
        posts: dict[str, str] = {}  # few figures share one, and they stand together: no place among `same` is spent on it
        for row in table.filter(pc.is_in(table["kind"], deals)).to_pylist():
            row.update({name: same.setdefault(row[name], row[name]) for name in _SHARED})
            row.update({name: same.setdefault(tuple(row[name]), tuple(row[name])) for name in ("payers", "payees")})
            row["post_id"] = posts.setdefault(row["post_id"], row["post_id"])
            figure = Figure(**{name: row[name] for name in _FIELDS}, span=Span(row["span_start"], row["span_end"]))
            yield telling(figure, row["usd"], countries)


def _with_deals(figures: pa.Table, owner: Mapping[str, str]) -> pa.Table:
    column = pa.array([owner.get(one) for one in figures["figure_id"].to_pylist()], pa.string())
    return figures.set_column(figures.column_names.index("deal_id"), schema.FIGURES.field("deal_id"), column)
