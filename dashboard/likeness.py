"""When two figures tell the same event: kinds, parties, sums and times compared, one telling with one other. Pure; joins nothing.

Of a figure only what is compared is kept, a `Telling`. Each answer names its reason. What an event then is, over all its tellings,
is for `deals`.
"""

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.extraction.parts import told_as_part
from dashboard.records import Figure, Kind, Qualifier, Status

YEARS_TOLD = 730  # days between two tellings of a deal with both parties and the sum the same
_UNNAMED_TOLD = 400  # days when one telling leaves a party out
_ROUND_TOLD = 45  # days within which one company does not raise two rounds: another sum is a conflict
_ROUND_DATED = 60  # days between the dates of two rounds told within that time
_EXACT = 0.006  # 1,079億 and 1,080億 are one sum, rounded differently
_ROUGH = 0.03  # 約, 規模: two digits
_OTHER_CURRENCY = 0.06  # a conversion at the rate of another day, and rounded
_ROUND_GAP = 0.35  # a round told with a sum further off is another round
_YEARS_EXACT = 0.1  # years × yearly sum against the whole
_AROUND = 40  # characters beside the sum that say what it is for
_BUILDING = re.compile(r"設備投資|データセンター|インフラ|建設|工場|キャンパス|拠点|施設")
_IN_ALL = re.compile(r"累計|総資金調達|総調達|これまで")
_CLAUSE_OVER = re.compile(r"(?<=し)、|(?<=おり)、|。")
_OF_IT = re.compile(r"\W*(?:この|その|同|うち|均せば|これは)")

ANOTHER_SUM = "same round within 45 days, another sum"  # the one reason that joins sums that are not alike
Reason = tuple[str, bool]  # why they are one (empty: they are not), and whether payers and payees stand turned
_NOT: Reason = ("", False)


@dataclass(frozen=True, slots=True)
class Context:
    """What comparing needs beside the figures themselves."""

    restated: Mapping[str, tuple[float, str]] = field(default_factory=dict)  # figure_id → the sum as its post restates it
    projects: frozenset[str] = frozenset()  # joint undertakings: whoever pays, the event is the project's
    named: Mapping[str, Collection[str]] = field(default_factory=dict)  # post_id → the organisations that it names
    governments: frozenset[str] = frozenset()  # a post may mean one without its name (米国, 政府機関)


_NOWHERE = frozenset[str]()  # one for all: an empty set takes as much room as half a telling


@dataclass(frozen=True, slots=True)
class Telling:
    """What linking asks of a figure: half of the figure's room, so that those of very many posts can be held at once."""

    figure_id: str
    post_id: str
    published_on: date
    start: int  # place of the sum in its file
    kind: Kind
    status: Status
    payers: tuple[str, ...]
    payees: tuple[str, ...]
    amount_low: float
    amount_high: float | None
    is_vague: bool
    currency: str
    dollars: float | None  # the sum in US dollars, where it could be converted
    qualifier: Qualifier
    when_text: str
    when_start: date | None
    when_end: date | None
    is_total: bool
    is_slice: bool
    is_guessed: bool  # its parties are those of the post's topic
    is_share: bool  # a slice worded as a share of another sum (うち20億ドル)
    is_of_it: bool  # a slice whose sentence goes on about the one before (そのうち)
    builds: bool  # an investment in building rather than in a company
    in_all: bool  # funding so far rather than a round
    places: frozenset[str]  # countries beside the sum of an investment without payee
    sentence: int  # its hash: whether two stand in one sentence is all that is asked


def telling(figure: Figure, dollars: float | None = None, countries: re.Pattern[str] | None = None) -> Telling:
    """Return what linking asks of `figure`.

    Args:
        figure: as extracted, or as corrected.
        dollars: its sum in US dollars; None where it could not be converted.
        countries: their names, since the same sum in two of them is two plans; without them nothing is told of places.
    """
    beside = _beside(figure) if figure.kind in ("investment", "funding") else ""
    invests = figure.kind == "investment"
    somewhere = countries.findall(beside) if countries and invests and not figure.payees else []
    return Telling(
        figure_id=figure.figure_id,
        post_id=figure.post_id,
        published_on=figure.published_on,
        start=figure.span.start,
        kind=figure.kind,
        status=figure.status,
        payers=figure.payers,
        payees=figure.payees,
        amount_low=figure.amount_low,
        amount_high=figure.amount_high,
        is_vague=figure.is_vague,
        currency=figure.currency,
        dollars=figure.amount_low if figure.currency == "USD" else dollars,
        qualifier=figure.qualifier,
        when_text=figure.when_text,
        when_start=figure.when_start,
        when_end=figure.when_end,
        is_total=figure.is_total,
        is_slice=figure.is_slice,
        is_guessed="topic" in figure.rule,
        is_share=figure.is_slice and told_as_part(figure),
        is_of_it=figure.is_slice and bool(_OF_IT.match(figure.sentence)),
        builds=invests and bool(_BUILDING.search(beside)),
        in_all=figure.kind == "funding" and bool(_IN_ALL.search(beside)),
        places=frozenset(somewhere) if somewhere else _NOWHERE,
        sentence=hash(figure.sentence),
    )


def same_event(one: Telling, two: Telling, context: Context) -> Reason:
    """Return why two figures tell one event, or nothing."""
    if (one.kind == "acquisition") != (two.kind == "acquisition") or one.is_vague != two.is_vague or one.is_slice != two.is_slice:
        return _NOT
    days = abs((one.published_on - two.published_on).days)
    parties, turned = parties_agree(one, two, context)
    fully = parties in ("same parties", "reversed parties", "same project")
    if parties and _sums_agree(one, two, fully, context) and (fully or not _elsewhere(one, two)):
        window = YEARS_TOLD if fully else _UNNAMED_TOLD
        return (f"{parties}, same sum", turned) if days <= window else _NOT
    if _same_round(one, two, days) and _gap(one, two) <= _ROUND_GAP:
        return ANOTHER_SUM, False
    return _NOT


def parties_agree(one: Telling, two: Telling, context: Context) -> Reason:
    """Return how the parties agree: the same, reversed, the same project, or one left out."""
    payers, payees, others, their = set(one.payers), set(one.payees), set(two.payers), set(two.payees)
    if payers & others and payees & their:
        return "same parties", False
    if payers & their and payees & others:
        return "reversed parties", True
    if one.kind == two.kind and payees & their & context.projects:
        return "same project", False
    # a party left out: only within one kind (a round and one investor's share are two), and no building plan for a stake
    if one.kind != two.kind:
        return _NOT
    if one.kind == "investment" and bool(payees) != bool(their):
        unnamed, named = (two, one) if payees else (one, two)
        if unnamed.builds and not named.builds:
            return _NOT
    if payers & others and (not payees or not their):
        return ("one party unnamed", False) if _knows(one, their, context) and _knows(two, payees, context) else _NOT
    if payees & their and (not payers or not others or one.kind == "funding"):
        return "one party unnamed", False
    return _NOT


def _knows(figure: Telling, payees: set[str], context: Context) -> bool:
    """Whether a telling that leaves out into whom can mean these payees: its post names one of them."""
    if not payees or figure.payees or payees & context.governments or figure.post_id not in context.named:
        return True
    return not payees.isdisjoint(context.named[figure.post_id])


def is_part(part: Telling, whole: Telling) -> bool:
    """Whether a yearly sum (年600億ドル) is a part of a longer commitment told in the same post, by the same for the same.

    A share (うち20億ドルを研究に) is an event of its own, whose money is counted with the whole.
    """
    told_here = part.post_id == whole.post_id and part.kind == whole.kind and part.currency == whole.currency
    if not part.is_slice or part.is_share or not told_here or part.amount_low >= whole.amount_low or part.amount_low <= 0:
        return False
    if not set(part.payers) & set(whole.payers) or not set(part.payees) <= set(whole.payees):
        return False
    years = re.search(r"(\d+)年", whole.when_text)
    times = whole.amount_low / part.amount_low
    fits = bool(years) and abs(times - int(years[1])) <= _YEARS_EXACT * int(years[1]) if years else False
    return fits or part.is_of_it or part.sentence == whole.sentence


def is_rough(one: Telling) -> bool:
    """Whether the sum is said to be about right only."""
    return one.qualifier == "approx"


def differ(one: Telling, two: Telling) -> bool:
    """Whether two sums of one event cannot both be right: further apart than rounding explains, and no bound that holds the other."""
    low, high = sorted((one, two), key=lambda figure: figure.amount_low)
    if high.amount_low - low.amount_low <= _ROUGH * high.amount_low or _rounded_alike(low.amount_low, high.amount_low):
        return False
    rough = max((f for f in (one, two) if is_rough(f)), key=lambda f: f.amount_low, default=None)
    if rough is not None and _rounded_to(_digits(rough.amount_low), one.amount_low, two.amount_low):
        return False  # 70億規模 and 66億
    return low.qualifier != "min" and high.qualifier != "max"  # 10億以上 holds 15億, 最大40億 holds 35億


def dated_apart(one: Telling, two: Telling) -> bool:
    """Whether two tellings say that a round was raised at times further apart than from its announcement to its end."""
    if not (one.when_start and one.when_end and two.when_start and two.when_end):
        return False
    gap = max(one.when_start - two.when_end, two.when_start - one.when_end)
    past = one.when_end <= one.published_on and two.when_end <= two.published_on
    return gap.days > _ROUND_DATED and past and one.status == two.status == "done"


def _same_round(one: Telling, two: Telling, days: int) -> bool:
    """One company does not raise twice within weeks; what it raised in all is no round, and one post tells two rounds as two."""
    if one.kind != "funding" or two.kind != "funding" or one.post_id == two.post_id or days > _ROUND_TOLD:
        return False
    if any(f.qualifier == "total" or f.in_all for f in (one, two)) or not set(one.payees) & set(two.payees):
        return False
    if one.payers and two.payers and not set(one.payers) & set(two.payers):
        return False  # another sum of other givers: one investor's money beside a round
    if one.when_end and two.when_end and abs((one.when_end - two.when_end).days) > _ROUND_DATED:
        return False
    return (one.status in ("talks", "announced")) == (two.status in ("talks", "announced"))


def _elsewhere(one: Telling, two: Telling) -> bool:
    """Whether two plans without a payee name different countries beside their sums."""
    return bool(one.places and two.places and not one.places & two.places)


def _beside(figure: Figure) -> str:
    """What stands beside the sum, up to the clause of another (…し、)."""
    at = figure.sentence.find(figure.amount_text)
    end = at + len(figure.amount_text)
    before, behind = figure.sentence[max(0, at - _AROUND) : at], figure.sentence[end : end + _AROUND]
    return _CLAUSE_OVER.split(before)[-1] + figure.amount_text + _CLAUSE_OVER.split(behind)[0]


def _sums_agree(one: Telling, two: Telling, fully: bool, context: Context) -> bool:
    """Whether two sums are one: within rounding, or as either post restates it; by the day's rate only between the same parties."""
    if one.is_vague or two.is_vague:
        return one.is_vague and two.is_vague and one.currency == two.currency and one.amount_low == two.amount_low
    ranges = [f for f in (one, two) if f.amount_high != f.amount_low]
    if len(ranges) == 2:
        shared = (one.amount_low == two.amount_low) + (one.amount_high == two.amount_high)
        # 5兆〜7兆 and, further on, 5兆〜8兆: one post tells one range twice
        return one.currency == two.currency and shared >= (1 if one.post_id == two.post_id else 2)
    if ranges:
        point = two if one in ranges else one
        return point.currency == ranges[0].currency and point.amount_low in (ranges[0].amount_low, ranges[0].amount_high)
    rough = _ROUGH if is_rough(one) or is_rough(two) else _EXACT
    for amount, currency in _told(one, context):
        for other, its in _told(two, context):
            if currency == its and (_rounded_alike(amount, other) or abs(amount - other) <= rough * max(amount, other)):
                return True
    return fully and one.currency != two.currency and _gap(one, two) <= _OTHER_CURRENCY


def _told(figure: Telling, context: Context) -> list[tuple[float, str]]:
    restated = context.restated.get(figure.figure_id)
    return [(figure.amount_low, figure.currency), *([restated] if restated else [])]


def _rounded_alike(one: float, two: float) -> bool:
    """14億 and 13.7億: the finer, rounded to the digits of the coarser (two at least), equals it."""
    digits = min(_digits(one), _digits(two))
    return digits >= 2 and _rounded_to(digits, one, two)


def _rounded_to(digits: int, one: float, two: float) -> bool:
    return f"{one:.{digits - 1}e}" == f"{two:.{digits - 1}e}"


def _digits(amount: float) -> int:
    return len(f"{amount:.6e}".split("e")[0].rstrip("0").replace(".", ""))


def _gap(one: Telling, two: Telling) -> float:
    """Relative distance of two sums, 0 to 1; infinite where they cannot be compared."""
    alike = one.currency == two.currency
    left, right = (one.amount_low, two.amount_low) if alike else (one.dollars, two.dollars)
    return abs(left - right) / max(left, right) if left and right else math.inf
