"""How far the event of a sum has come: the first telling word of its clause, else its dates, else the words behind, else its kind.

What the sum is, `kinds` says before; nothing here names anybody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.extraction import cues
from dashboard.extraction.dates import When
from dashboard.extraction.kinds import clause_end
from dashboard.extraction.money import Sum
from dashboard.records import Kind, Status

FLOATED = re.compile(r"IPO|新規株式公開|上場")  # until its day it is a plan, and who buys is not known
_STARTS = re.compile(r"(?:規模)?(?:から|だった)")
_ESTIMATED = re.compile(r"(?:試算|予測|推計|見通し|予想)(?:によると|によれば|では|額|される|は)")
_NOW = re.compile(r"現在の[^。、]{0,16}$")
_TARGET = re.compile(r"目標|計画|予定|目指|ガイダンス|方針")  # these announce a company's worth, not a 契約 or 発表 beside it
_TARGET_BEFORE = 12  # characters before the sum in which they do
_AIM = re.compile(r"目標(?:は|として|と)[^。]{0,30}$")
_AHEAD = re.compile(r"予測|見通し|計画|予定")
_ALREADY = re.compile(r"(?:これまで(?:の|に|、)|既に|すでに)[^。]{0,40}$")
_SPENT: tuple[Kind, ...] = ("investment", "funding", "acquisition")
_RAISED: tuple[Kind, ...] = ("funding", "acquisition")
_OVER_YEARS = re.compile(
    r"(?:今後|向こう)[^。、はが]{0,24}$|(?<!\d)\d{1,2}年間?(?:で|にわたり|にわたって|かけて)[^。、はが]{0,24}$"
)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a sentence says of the time of one of its sums."""

    text: str
    sum: Sum
    end: int  # of the sum's own clause
    own: Sequence[Status]  # in that clause
    behind: Sequence[Status]  # in the rest of the sentence
    past: bool  # its date lies before this year
    ahead: bool  # its date lies ahead, or it is spread over years
    over_years: bool

    def before(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is found before the sum."""
        return bool(pattern.search(self.text, 0, self.sum.start))


def read_status(
    text: str, one: Sum, kind: Kind, known: cues.Cues, dates: Sequence[When], published: date, into_company: bool = False
) -> Status:
    """Return how far the event has come.

    Args:
        dates: those in the sum's own part of the sentence.
        into_company: the money goes into a named company.
    """
    told = _telling(text, one, kind, known, dates, published)
    if "hypothetical" in (*told.own, *told.behind):
        return "hypothetical"
    if kind == "market":
        return _of_market(told)
    if kind in ("valuation", "revenue"):
        return _of_measure(told, kind)
    return _of_deal(told, kind, into_company)


def _telling(text: str, one: Sum, kind: Kind, known: cues.Cues, dates: Sequence[When], published: date) -> _Telling:
    end = clause_end(text, one)
    if start := _STARTS.match(text, one.end):  # 2024年のAから2033年にはBへ: what follows is said of B
        end = start.end()
    own = [status for _, status in cues.statuses(known.statuses, text, one.end, end)]
    behind = [status for _, status in cues.statuses(known.statuses, text, end, len(text))]
    past = any(when.last and when.last < published.replace(month=1, day=1) for when in dates)
    raised = kind in _RAISED  # at one stroke: of a year under way it is done, spending is not
    ahead = any(
        when.last
        and when.last > published
        and when.first != when.last
        and not (raised and when.first and when.first <= published)
        for when in dates
    )
    over_years = bool(_OVER_YEARS.search(text[: one.start]))
    if kind in _SPENT and (not own or own[0] == "hypothetical") and _ALREADY.search(text, 0, one.start):
        own = ["done"]
    if not own and not past and _ESTIMATED.search(text, 0, one.start):
        own = ["forecast"]
    return _Telling(text, one, end, own, behind, past, ahead or (not past and over_years), over_years)


def _of_market(told: _Telling) -> Status:
    if not told.own and told.before(_AIM):
        return "announced"
    if "forecast" in told.own:
        return "done" if told.past and "done" in told.own else "forecast"  # 2023年に推定Sに達した
    reported = told.own[:1] or (() if told.ahead else told.behind[:1])
    if told.past or "done" in reported:
        return "done"
    return "announced" if "announced" in told.own else "forecast"


def _of_measure(told: _Telling, kind: Kind) -> Status:
    """A company's worth or sales: reported unless the words or the date look ahead."""
    if kind == "revenue" and told.before(_NOW):
        return "done"
    own = told.own
    if not _TARGET.search(told.text, max(0, told.sum.start - _TARGET_BEFORE), told.end):
        own = [status for status in own if status != "announced"]
    first = next((status for status in own if status != "done"), None)
    if own[:1] == ["done"] and first is None:
        return "done"
    if first in ("talks", "forecast"):
        return first
    if "announced" in own or ("announced" in told.behind and told.ahead):
        return "announced"
    if told.past:
        return "done"
    if "talks" in told.behind[:1]:
        return "talks"
    return "forecast" if told.ahead else "done"


def _of_deal(told: _Telling, kind: Kind, into_company: bool) -> Status:
    capped = told.sum.qualifier == "max" and kind == "investment" and not told.past
    raised = kind in _RAISED
    if told.own:
        if told.own[0] == "done":
            return "announced" if (told.ahead and not raised) or capped else "done"
        return "done" if raised and told.past and told.own[0] == "announced" else told.own[0]
    if told.past or told.ahead:
        planned = told.over_years and told.behind[:1] == ["announced"]
        return "done" if told.past and not planned else _plan(told.behind)
    if raised:
        if told.behind[:1] == ["talks"]:
            return "talks"
        return "announced" if FLOATED.search(told.text) else "done"
    later = told.behind[:1] if told.behind[:1] != ["done"] or not told.before(_AHEAD) else []
    if later and not (into_company and later[0] != "talks"):
        return later[0]
    return "done" if kind == "investment" and into_company and not capped else "announced"


def _plan(behind: Sequence[Status]) -> Status:
    """Of what lies ahead: announced first of all, else a forecast or a rumour where the words behind say so."""
    if behind[:1] == ["announced"]:
        return "announced"
    return next((status for status in behind if status in ("forecast", "talks")), "announced")
