"""What a sum is and how far the event has come: the nearest cue word, weighed by what stands between.

Distances are in characters; what they mean is said beside each constant. Parties are `parties`' to find.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.extraction import cues
from dashboard.extraction.dates import When
from dashboard.extraction.money import Sum
from dashboard.records import Kind, Status

_OTHER_SUM = 25  # a sum between: the cue is more likely that one's
_LIST_ITEM = 3  # unless both stand in a list that the cue closes (S、S を投資)
_COMMA = 6
_CLAUSE = 30  # a finished clause between (投資し、…)
_LEFT = 2  # Japanese names the sum's noun behind it: the right side wins a tie
_BEFORE = 15  # a verb before the sum is another sum's, unless there is none
_REACH = 60  # beyond a long clause a cue says nothing about the sum

_STARTS = re.compile(r"(?:規模)?(?:から|だった)")
_ESTIMATED = re.compile(r"(?:試算|予測|推計|見通し|予想)(?:によると|によれば|では)")
_CLAUSE_END = re.compile(r"(?:し|して|され|おり|れ|り|て|き|い|え|け|せ|た|だ|が|ず|ば|と|ため|ので|から|一方)、|。|！|？")
_ALREADY = re.compile(r"(?:これまで(?:の|に|、)|既に|すでに)[^。]{0,40}$")
_SPENT: tuple[Kind, ...] = ("investment", "funding", "acquisition")
_OVER_YEARS = re.compile(
    r"(?:今後|向こう)[^。、はが]{0,24}$|(?<!\d)\d{1,2}年間?(?:で|にわたり|にわたって|かけて)[^。、はが]{0,24}$"
)
FLOATED = re.compile(r"IPO|新規株式公開|上場")  # until its day it is a plan, and who buys is not known
_DENIED = re.compile(r"[^、。]{0,4}?(?:では|じゃ)な[くい]")
_NAMES_NEXT = re.compile(r"(?:は|が|も)[^、。]{0,14}?(?:\d|数[十百千億兆])")  # 企業価値は S: it names the sum behind it
_MEASURE: tuple[Kind, ...] = ("valuation", "revenue", "market", "other")


@dataclass(frozen=True, slots=True)
class Reading:
    """The kind of a sum, the cue that says so, and the way to it; `cost` is infinite without a cue."""

    kind: Kind
    cost: float
    start: int
    end: int
    side: str  # left, right, list or none


def read_kind(text: str, sums: Sequence[Sum], index: int, known: cues.Cues) -> Reading:
    """Return the best reading of `sums[index]`."""
    one = sums[index]
    readings = [Reading("other", float("inf"), one.end, one.end, "none")]
    for cue in cues.kinds(known.right, text, one.end, len(text)):
        if cue.start > one.end + _REACH:
            break
        if (cue.kind in _MEASURE and _NAMES_NEXT.match(text, cue.end)) or _DENIED.match(text, cue.end):
            continue
        between = text[one.end : cue.start]
        crossed = [other for other in sums if one.end <= other.start < cue.start]
        listed = bool(crossed) and not _own_predicate(text[one.end : crossed[0].start])
        cost: float = len(between) + _COMMA * between.count("、") + _CLAUSE * len(_CLAUSE_END.findall(between))
        cost += len(crossed) * (_LIST_ITEM if listed else _OTHER_SUM) - (len(between) * 0.7 if listed else 0)
        readings.append(Reading(cue.kind, cost, cue.start, cue.end, "list" if listed else "right"))
    for cue in cues.kinds(known.left, text, max(0, one.start - _REACH), one.start):
        between = text[cue.end : one.start]
        crossed = [other for other in sums if cue.end <= other.start < one.start]
        cost = _LEFT + len(between) + _COMMA * between.count("、") + _CLAUSE * len(_CLAUSE_END.findall(between))
        # a measure stays the subject: 売上高は A から B に
        cost += len(crossed) * (_LIST_ITEM if cue.kind in _MEASURE else _OTHER_SUM) - (8 if cue.kind in _MEASURE else 0)
        readings.append(Reading(cue.kind, cost, cue.start, cue.end, "left"))
    if (
        min(reading.cost for reading in readings) > _REACH
    ):  # nothing of its own: the clause before may say it (資金を入れ、総額はS)
        for cue in cues.kinds(known.right, text, max(0, one.start - _REACH), one.start):
            between_them = sum(cue.end <= other.start < one.start for other in sums)
            readings.append(
                Reading(cue.kind, _BEFORE + one.start - cue.end + between_them * _OTHER_SUM, cue.start, cue.end, "before")
            )
    return min(readings, key=lambda reading: reading.cost)


def read_status(
    text: str, one: Sum, kind: Kind, known: cues.Cues, dates: Sequence[When], published: date, into_company: bool = False
) -> Status:
    """Return how far the event has come.

    The first telling word of the sum's own clause decides; else its date; else the words behind it in the sentence; else the kind.

    Args:
        dates: those in the sum's own part of the sentence.
        into_company: the money goes into a named company.
    """
    end = clause_end(text, one)
    if start := _STARTS.match(text, one.end):  # 2024年のAから2033年にはBへ: what follows is said of B
        end = start.end()
    own = [status for _, status in cues.statuses(known.statuses, text, one.end, end)]
    behind = [status for _, status in cues.statuses(known.statuses, text, end, len(text))]
    if kind in _SPENT and (not own or own[0] == "hypothetical") and _ALREADY.search(text, 0, one.start):
        own = ["done"]
    past = any(when.last and when.last < published.replace(month=1, day=1) for when in dates)
    ahead = any(when.last and when.last > published and when.first != when.last for when in dates)
    ahead = ahead or (not past and bool(_OVER_YEARS.search(text[: one.start])))
    if "hypothetical" in own + behind:
        return "hypothetical"
    if not own and _ESTIMATED.search(text, 0, one.start):
        own = ["forecast"]
    if kind == "market":
        return _market_status(own, behind, past)
    if kind in ("valuation", "revenue"):
        return _measure_status(own, behind, past, ahead)
    if own:
        ceiling = one.qualifier == "max" and kind == "investment"
        return "announced" if own[0] == "done" and (ahead or ceiling) else own[0]
    if past or ahead:
        return "done" if past else _plan(behind)
    if kind in ("funding", "acquisition") and behind[:1] == ["talks"]:
        return "talks"
    if kind in ("funding", "acquisition"):
        return "announced" if FLOATED.search(text) else "done"
    if any(status in ("talks", "announced", "forecast") for status in behind[:1]) and not (into_company and behind[0] != "talks"):
        return behind[0]
    return "done" if kind == "investment" and into_company and one.qualifier != "max" else "announced"


def _market_status(own: Sequence[Status], behind: Sequence[Status], past: bool) -> Status:
    if "forecast" in own:
        return "forecast"
    if past or own[:1] == ["done"]:
        return "done"
    return "announced" if "announced" in own else "forecast"


def _measure_status(own: Sequence[Status], behind: Sequence[Status], past: bool, ahead: bool) -> Status:
    """A company's worth or sales: reported unless the words or the date look ahead."""
    first = next((status for status in own if status != "done"), None)
    if own[:1] == ["done"] and first is None:
        return "done"
    if first in ("talks", "forecast"):
        return first
    if "announced" in own or ("announced" in behind and ahead):
        return "announced"
    if past:
        return "done"
    if "talks" in behind[:1]:
        return "talks"
    return "forecast" if ahead else "done"


def _plan(behind: Sequence[Status]) -> Status:
    return (
        next((status for status in behind if status in ("forecast", "talks")), "announced")
        if behind[:1] != ["announced"]
        else "announced"
    )


def _own_predicate(between: str) -> bool:
    """Whether the words up to the next sum already say what the first one is."""
    return bool(_CLAUSE_END.search(between)) or len(between) > 40


def clause_end(text: str, one: Sum) -> int:
    """Return where the clause with the sum ends."""
    end = _CLAUSE_END.search(text, one.end)
    return end.end() if end else len(text)
