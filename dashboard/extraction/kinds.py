"""What a sum is: the nearest cue word, weighed by what stands between.

Distances are in characters; what they mean is said beside each constant. Parties are `parties`' to find.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.extraction import cues
from dashboard.extraction.money import Sum
from dashboard.records import Kind

_OTHER_SUM = 25  # a sum between: the cue is more likely that one's
_LIST_ITEM = 3  # unless both stand in a list that the cue closes (S、S を投資)
_COMMA = 6
_CLAUSE = 30  # a finished clause between (投資し、…)
_LEFT = 2  # Japanese names the sum's noun behind it: the right side wins a tie
_BEFORE = 15  # a verb before the sum is another sum's, unless there is none
_REACH = 60  # beyond a long clause a cue says nothing about the sum

_TAKES_OVER = re.compile(r"て[^、。]{1,30}を(?:買収|手に入れ|傘下に|取得し)")  # Sを投じてXを買収する
_TO_EACH = re.compile(r"(?:あたり|当たり|につき)(?:約|推定|およそ)?$")  # paid out to many
_OF_MARKET = re.compile(r"[^、。はがを]{0,8}市場[はがの]")  # Sと評価される市場が
_MARKET_IS = re.compile(r"市場(?:規模|全体)?(?:は|が)[^はが]*$")  # 市場がSと評価され
_SETTLES = re.compile(r"和解|賠償|罰金|制裁金|課徴金")
_SHARES = re.compile(r"(?:株式|持ち?分)を[^。、はが]{0,12}$")
_CLAUSE_END = re.compile(r"(?:し|して|され|おり|れ|り|て|き|い|え|け|せ|た|だ|が|ず|ば|と|ため|ので|から|一方|ほど)、|。|！|？")
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
    list_end = _list_end(text, sums, index)
    for cue in cues.kinds(known.right, text, one.end, len(text)):
        if cue.start > list_end + _REACH:
            break
        if (cue.kind in _MEASURE and _NAMES_NEXT.match(text, cue.end)) or _DENIED.match(text, cue.end):
            continue
        between = text[one.end : cue.start]
        crossed = [other for other in sums if one.end <= other.start < cue.start]
        listed = bool(crossed) and not _own_predicate(text[one.end : crossed[0].start])
        cost: float = len(between) + _COMMA * between.count("、") + _CLAUSE * len(_CLAUSE_END.findall(between))
        cost += len(crossed) * (_LIST_ITEM if listed else _OTHER_SUM) - (len(between) * 0.7 if listed else 0)
        cost += _OTHER_SUM * (between.startswith("(") and ")" not in between)  # S(資本性ローンを含む)の調達: an aside
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
    return _paid_for(text, one, min(readings, key=lambda reading: reading.cost))


def _paid_for(text: str, one: Sum, reading: Reading) -> Reading:
    """What is paid for a company takes it over; a market has a size; settlements and shares bought are no contracts."""
    if reading.kind == "investment" and _TAKES_OVER.match(text, reading.end):
        return replace(reading, kind="acquisition")
    of_market = reading.side != "left" and _MARKET_IS.search(text, 0, one.start)
    if reading.kind == "valuation" and (of_market or _OF_MARKET.match(text, reading.end)):
        return replace(reading, kind="market")
    if reading.kind != "contract":
        return reading
    word = text[reading.start : reading.end]
    if word.startswith(("支払", "払")) and (_SETTLES.search(text) or _TO_EACH.search(text, 0, one.start)):
        return replace(reading, kind="other")
    return (
        replace(reading, kind="investment") if word.startswith(("購入", "買")) and _SHARES.search(text, 0, one.start) else reading
    )


def _list_end(text: str, sums: Sequence[Sum], index: int) -> int:
    """Where the list that the sum stands in ends: XがS、YがT、ZがUを調達."""
    for one, other in pairwise(sums[index:]):
        if _own_predicate(text[one.end : other.start]):
            return one.end
    return sums[-1].end


def _own_predicate(between: str) -> bool:
    """Whether the words up to the next sum already say what the first one is."""
    return bool(_CLAUSE_END.search(between)) or len(between) > 40


def clause_end(text: str, one: Sum) -> int:
    """Return where the clause with the sum ends."""
    end = _CLAUSE_END.search(text, one.end)
    return end.end() if end else len(text)
