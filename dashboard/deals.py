"""Figures of many posts → deals: one row an event, however often it was told. Pure; says of each merge why it was made.

`likeness` says when two figures tell the same; here they are gathered, and what most of them say is the deal. Nothing is added up.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from dashboard.likeness import ANOTHER_SUM, YEARS_TOLD, Context, Telling, dated_apart, differ, is_part, same_event
from dashboard.records import DEAL_KINDS, Deal, Kind, Status

_TOLD_AGAIN = timedelta(days=YEARS_TOLD)
_MANY = 6  # tellings from which on a status told once, and not last, is a slip
_CROWD = 10  # tellings from which on a party told once is a slip
_FURTHER: tuple[Status, ...] = ("hypothetical", "forecast", "talks", "announced", "done")


Pair = tuple[frozenset[str], frozenset[str]]  # payers and payees
Groups = tuple[tuple[frozenset[str], frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What editors decided: pairs of groups of figure ids that are one deal, and pairs that are two. They win over the rules."""

    joined: Groups = ()
    parted: Groups = ()

    def partners(self, figure_id: str) -> frozenset[str]:
        """The figures that are one deal with this one."""
        return frozenset().union(*(one | two for one, two in self.joined if figure_id in one | two)) - {figure_id}

    def strangers(self, figure_id: str) -> frozenset[str]:
        """The figures that are not of this one's deal."""
        return frozenset().union(*(two if figure_id in one else one for one, two in self.parted if figure_id in one | two))


_NOTHING = Decisions()


@dataclass(slots=True, eq=False)
class _Event:
    """Figures taken to tell one deal, why each was taken, and the days of the first and last of them."""

    figures: list[Telling] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    first: date = date.max
    last: date = date.min

    def is_near(self, day: date) -> bool:
        """Whether one of its tellings may be within the years in which a deal is told again."""
        return self.first - _TOLD_AGAIN <= day <= self.last + _TOLD_AGAIN

    def holds(self, figure_ids: frozenset[str]) -> bool:
        """Whether one of these figures tells this event."""
        return any(figure.figure_id in figure_ids for figure in self.figures)

    def most_tell(self, figure: Telling) -> bool:
        """Whether the sides on which most tellings put the parties are those of this one, which leaves a party out."""
        alike = [bool(set(f.payers) & set(figure.payers) or set(f.payees) & set(figure.payees)) for f in self.figures]
        return 2 * sum(alike) >= len(alike)

    def add(self, figure: Telling, reason: str) -> None:
        """Take one more telling."""
        self.figures.append(figure)
        self.reasons.append(reason)
        self.first, self.last = min(self.first, figure.published_on), max(self.last, figure.published_on)


def link(figures: Iterable[Telling], decided: Decisions = _NOTHING, context: Context | None = None) -> list[Deal]:
    """Link figures (of any kind; only deals are taken) to deals.

    Args:
        figures: what is compared of the figures of all posts.
        decided: what editors joined and split.
        context: restated sums, projects, who is named beside; without it only what the figures say themselves is compared.

    Returns:
        The deals, the first told first. Each figure of a deal kind belongs to exactly one.
    """
    known = context or Context()
    events, deals = _events(figures, decided, known), []
    while events:  # each is let go once its deal is made: with very many posts both at once are too much
        deals.append(_deal(events.pop(), known.projects))
    return sorted(deals, key=lambda deal: (deal.first_published_on, deal.deal_id))


def _events(figures: Iterable[Telling], decided: Decisions, known: Context) -> list[_Event]:
    """Gather the figures of each event."""
    events: list[_Event] = []
    index: dict[tuple[str, int], list[_Event]] = defaultdict(list)
    ordered = sorted((f for f in figures if f.kind in DEAL_KINDS), key=lambda f: (f.published_on, f.post_id, f.start))
    in_parts = {f.post_id for f in ordered if f.is_slice}
    by_post: dict[str, list[_Event]] = defaultdict(list)
    # fully named figures first: an unnamed one then joins the event that it fits, instead of gluing two together; parts last
    for figure in sorted(ordered, key=lambda f: (f.is_slice, not (f.payers and f.payees))):
        home, reason = _decided(figure, events, decided), "joined by an editor"
        if home is None:
            there = _allowed(figure, by_post[figure.post_id] if figure.is_slice else (), decided)
            home, reason = next((e for e in there if any(is_part(figure, f) for f in e.figures)), None), "yearly part of it"
        if home is None:
            home, reason = _home(figure, _allowed(figure, _candidates(figure, index), decided), known)
        if home is None:
            home, reason = _Event(), "told once"
            events.append(home)
        home.add(figure, reason)
        if figure.post_id in in_parts:
            by_post[figure.post_id].append(home)
        for key in _keys(figure):
            if home not in index[key]:
                index[key].append(home)
    return events


def _decided(figure: Telling, events: Sequence[_Event], decided: Decisions) -> _Event | None:
    """The event that an editor put this figure into."""
    partners = decided.partners(figure.figure_id) if decided.joined else frozenset()
    return next((event for event in events if event.holds(partners)), None) if partners else None


def _allowed(figure: Telling, events: Sequence[_Event], decided: Decisions) -> Sequence[_Event]:
    """Those of the events that no editor kept this figure out of."""
    strangers = decided.strangers(figure.figure_id) if decided.parted else frozenset()
    return [event for event in events if not event.holds(strangers)] if strangers else events


def _keys(figure: Telling) -> list[tuple[str, int]]:
    return [(party, _size(figure)) for party in (*figure.payers, *figure.payees)]


def _size(figure: Telling) -> int:
    amount = figure.amount_low if figure.dollars is None else figure.dollars
    return round(math.log(max(amount, 1.0), 1.4))


def _candidates(figure: Telling, index: Mapping[tuple[str, int], list[_Event]]) -> list[_Event]:
    """Events with a common party, a sum of the same size and a telling within years: the only ones worth comparing."""
    found: dict[int, _Event] = {}
    size = _size(figure)
    for party in (*figure.payers, *figure.payees):
        for near in (size, size - 1, size + 1):
            for event in index.get((party, near), ()):
                if event.is_near(figure.published_on):
                    found[id(event)] = event
    return list(found.values())


def _home(figure: Telling, candidates: Sequence[_Event], context: Context) -> tuple[_Event | None, str]:
    """The event one of whose tellings tells the same sum, the nearest in time first; else one that tells another sum of it."""
    if not (figure.payers and figure.payees):  # which side a party stands on is what most tell, not what one turned round
        candidates = [event for event in candidates if event.most_tell(figure)]
    near = sorted(candidates, key=lambda event: min(abs((figure.published_on - f.published_on).days) for f in event.figures))
    other_sum: tuple[_Event | None, str] = (None, "")
    for event in near:
        for other in event.figures:
            reason, _ = same_event(figure, other, context)
            if reason and reason != ANOTHER_SUM:
                return event, reason
            if reason and other_sum[0] is None:
                other_sum = event, reason
    return other_sum


def _deal(event: _Event, projects: frozenset[str]) -> Deal:
    told = sorted(event.figures, key=lambda f: (f.published_on, f.post_id, f.start))
    whole = [f for f in told if not f.is_slice] or told
    kind: Kind = Counter(f.kind for f in told).most_common(1)[0][0]
    payers, payees = _most_told(told)
    if payees and set(payees) <= projects:
        payers = _together(told) or payers
    amount = Counter((f.amount_low, f.amount_high, f.currency) for f in whole).most_common(1)[0][0]
    sample = next(f for f in whole if (f.amount_low, f.amount_high, f.currency) == amount)
    when = _when(told)
    status = _status(told, when.when_end if when else None)
    return Deal(
        deal_id="d" + hashlib.blake2b(told[0].figure_id.encode(), digest_size=6).hexdigest(),
        kind=kind,
        payers=payers,
        payees=payees,
        amount_low=amount[0],
        amount_high=amount[1],
        is_vague=sample.is_vague,
        currency=amount[2],
        status=status,
        when_text=when.when_text if when else "",
        when_start=when.when_start if when else None,
        when_end=when.when_end if when else None,
        first_published_on=told[0].published_on,
        last_published_on=told[-1].published_on,
        post_ids=tuple(dict.fromkeys(f.post_id for f in told)),
        figure_ids=tuple(f.figure_id for f in told),
        conflict=_conflict(whole),
        is_total=any(f.is_total for f in told) and sum(f.is_total for f in told) * 2 >= len(told),
        is_slice=all(f.is_slice for f in told),
        is_unsure=len({f.post_id for f in told}) == 1 and all(f.is_guessed for f in told),
        merged_by="; ".join(f"{reason} ×{count}" for reason, count in sorted(Counter(event.reasons).items())),
    )


def _when(told: Sequence[Telling]) -> Telling | None:
    """The first telling of the date that is told most, as worded or as meant; the last date where several are told as often.

    In a deal told often, a date told once is that post's alone.
    """
    dated = [f for f in told if f.when_end] or [f for f in told if f.when_text]
    worded, meant = Counter(f.when_text for f in dated), Counter((f.when_start, f.when_end) for f in dated)
    often = {f.figure_id: max(worded[f.when_text], meant[f.when_start, f.when_end] if f.when_end else 0) for f in dated}
    best = max(reversed(dated), key=lambda f: often[f.figure_id], default=None)
    if best is None or (often[best.figure_id] == 1 and len({f.post_id for f in told}) >= _MANY):
        return None
    return next(f for f in dated if f.when_text == best.when_text)


def _status(told: Sequence[Telling], due: date | None) -> Status:
    """The furthest told; in a deal told often, a status told by one post only counts if that post is the last.

    What lies ahead of all its posts is not done, whatever one of them says.
    """
    known = [status for status in _FURTHER if any(f.status == status for f in told)]
    posts = {f.post_id for f in told}
    ahead = due is not None and due > told[-1].published_on and len(posts) > 1
    for status in reversed(known):
        saying = {f.post_id for f in told if _FURTHER.index(f.status) >= _FURTHER.index(status)}
        enough = len(posts) < _MANY or len(saying) >= max(2, len(posts) / 4) or told[-1].status == status
        if enough and not (status == "done" and ahead and "announced" in known):
            return status
    return known[-1]


def _most_told(told: Sequence[Telling]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parties that most posts name, a fuller telling before a shorter one; one telling in a crowd is a slip."""
    counted = Counter((f.payers, f.payees) for f in told)
    common = {pair: count for pair, count in counted.items() if count > 1} if len(told) >= _CROWD else dict(counted)
    ranked = common or dict(counted)
    payers, payees = max(ranked, key=lambda pair: (bool(pair[0]) + bool(pair[1]), ranked[pair], -len(pair[0]) - len(pair[1])))
    if not payers:
        payers = next((p for p, _ in ranked if p and not set(p) & set(payees)), ())
    if not payees:
        payees = next((p for _, p in ranked if p and not set(p) & set(payers)), ())
    return payers, payees


def _together(told: Sequence[Telling]) -> tuple[str, ...]:
    """Who pays for a joint project: all whom a quarter of the tellings name, since few tell of everybody; most told first."""
    naming = [f for f in told if f.payers]
    counted = Counter(name for f in naming for name in f.payers)
    return tuple(name for name, count in counted.most_common() if 4 * count >= len(naming))


def _conflict(told: Sequence[Telling]) -> str:
    """On what the posts disagree, beyond rounding and what one of them leaves out."""
    found = []
    sums = [f for f in told if f.currency == told[0].currency and f.amount_low == f.amount_high]
    if any(differ(one, two) for one, two in combinations({(f.amount_low, f.qualifier): f for f in sums}.values(), 2)):
        found.append("amount")
    dated = {(f.when_start, f.when_end): f for f in told if f.status == "done"}.values()
    if told[0].kind == "funding" and any(dated_apart(one, two) for one, two in combinations(dated, 2)):
        found.append("when")
    counted = Counter((frozenset(f.payers), frozenset(f.payees)) for f in told if f.payers and f.payees)
    pairs = [pair for pair, count in counted.items() if count > 1 or len(told) < _CROWD]
    if any(one[0] & two[1] and one[1] & two[0] for one, two in combinations(pairs, 2)):
        found.append("direction")
    elif told[0].kind != "funding" and any(_disagree(one, two, list(counted)) for one, two in combinations(pairs, 2)):
        found.append("parties")
    return " ".join(found)


def _disagree(one: Pair, two: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether two tellings name other payers or payees; not if a third names both together (a consortium)."""
    apart = not one[0] & two[0] or not one[1] & two[1]
    return apart and not any(all_[0] & one[0] and all_[0] & two[0] for all_ in pairs)
