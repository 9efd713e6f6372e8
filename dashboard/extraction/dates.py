"""Dates and horizons in a sentence (2028年末まで, 今後5年間, 2025年度, 第3四半期), resolved against the publication day.

Method after the usual order for Japanese time expressions: patterns → longest match → resolution. It ties no date to a sum.
"""

import re
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True, slots=True)
class When:
    """A date or period as written, with its first and last day where they can be known."""

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    is_vague: bool = False  # says nothing of when: 年間, 複数年


_UNTIL = r"まで(?:に|の)?|から|以降|以来|時点|現在|にかけて|ごろ|頃"
_SEASON = r"第?[1-4一二三四]四半期|Q[1-4]|上半期|下半期|上期|下期|前半|後半|半ば|中盤|初頭|年初|末|春|夏|秋|冬|通期|中(?!国|東|心|で|核)"
_NUMBER = r"\d{1,2}(?:\s?[~-]\s?\d{1,2})?|数|一|二|三|四|五|十"
_FORMS = (
    # 2030年代前半
    r"(?P<decade>20\d0)年代(?P<decadepart>前半|後半|半ば)?(?:まで(?:に)?)?",
    # 2028年末まで, 2025年度, 2025年第3四半期, 2025年11月30日時点, 2026年から2030年
    r"(?P<year>20\d\d)\s?(?:年(?!比|前(?!半)|後(?!半))(?P<fiscal>度)?|(?P<accounting>会計年度))\s?(?:(?P<month>1[0-2]|[1-9])月(?:(?P<day>3[01]|[12]?\d)日)?)?"
    rf"(?:から(?P<until>20\d\d)年(?:度)?)?(?:の(?={_SEASON}))?(?P<part>{_SEASON})?(?P<after>{_UNTIL})?",
    # FY2026, Q3 2025
    r"(?P<fy>FY\s?'?(?P<fyear>20\d\d|\d\d)(?:\s?Q[1-4])?)",
    r"(?P<quarter>Q(?P<qn>[1-4])\s?(?P<qyear>20\d\d))",
    # 複数年にわたる, これまでに: no day can be known
    r"(?P<vague>(?:複数|数|多|長)年(?:間)?(?:にわた[りる])?|これまで(?:に)?|過去[数\d]+年(?:間)?|近い将来)",
    # 今後5年間, 3年以内, 7年間
    r"(?P<span>(?:(?P<ahead>今後|向こう|これから|次の|この先)(?:の)?)?(?:約|およそ|わずか|たった)?"
    rf"(?<!\d)(?P<n>{_NUMBER})\s?(?P<unit>年|カ月|か月|ヶ月|ヵ月|週間)(?P<spanend>間|以内|以上|後|かけて|で)?)",
    # 来年前半, 昨年末, 今月, 近日中
    r"(?P<relative>再来年|来年度?|今年度?|本年度?|昨年度?|去年|一昨年|来月|今月|先月|来期|今期|前期|来週|先週|年内|年末|近日中?|近く(?=発表|公表)|今後)"
    rf"(?:の(?={_SEASON}))?(?:(?P<rmonth>1[0-2]|[1-9])月)?(?P<rpart>{_SEASON})?(?P<rafter>{_UNTIL})?",
    # 8月, 4月30日
    rf"(?<![\d/.])(?P<omonth>1[0-2]|[1-9])月(?:(?P<oday>3[01]|[12]?\d)日)?(?:末|中旬|上旬|下旬)?(?P<oafter>{_UNTIL})?(?!期|号|間)",
    # 年600億ドル: a rate, not a time
    r"(?P<yearly>年間|毎年|年(?=\s?(?:約|およそ|最大)?\s?[\d$€£]))",
)
_PATTERNS = re.compile("|".join(_FORMS))
_QUARTER = {"1": 1, "一": 1, "2": 2, "二": 2, "3": 3, "三": 3, "4": 4, "四": 4}
_MONTHS = {
    "上半期": (1, 6), "下半期": (7, 12), "前半": (1, 6), "後半": (7, 12), "上期": (1, 6), "下期": (7, 12), "初頭": (1, 3), "年初": (1, 3),
    "半ば": (5, 8), "中盤": (5, 8), "末": (10, 12), "春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 12),
}  # fmt: skip
_SPAN_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "十": 10}
_FISCAL_START = 4  # Japanese fiscal years begin in April; foreign ones are not told apart and say so by their text


def find(text: str, published: date) -> list[When]:
    """Return the dates and horizons of one sentence (as `numerals.plain` makes it), in order."""
    found = []
    for match in _PATTERNS.finditer(text):
        try:
            first, last = _resolve(match, published)
        except (ValueError, OverflowError):  # 2025年2月30日
            first = last = None
        found.append(When(match.start(), match.end(), match[0], first, last, bool(match["vague"] or match["yearly"])))
    return found


def _resolve(match: re.Match[str], published: date) -> tuple[date | None, date | None]:
    if match["year"]:
        return _calendar(match)
    if match["fy"]:
        written = match["fyear"]
        return _fiscal(int(written) if len(written) == 4 else 2000 + int(written))
    if match["quarter"]:
        return _months(int(match["qyear"]), 3 * int(match["qn"]) - 2, 3 * int(match["qn"]))
    if match["decade"]:
        year = int(match["decade"])
        halves = {"前半": (year, year + 4), "後半": (year + 5, year + 9), "半ば": (year + 4, year + 6)}
        begin, stop = halves.get(match["decadepart"] or "", (year, year + 9))
        return date(begin, 1, 1), date(stop, 12, 31)
    if match["span"]:
        return _span(match, published)
    if match["relative"]:
        return _relative(match, published)
    if match["omonth"]:
        return _month_alone(match, published)
    return None, None


def _calendar(match: re.Match[str]) -> tuple[date | None, date | None]:
    year, part, after = int(match["year"]), match["part"] or "", match["after"] or ""
    if match["until"]:
        return date(year, 1, 1), date(int(match["until"]), 12, 31)
    first: date | None
    last: date | None
    if match["month"]:
        month = int(match["month"])
        first, last = _months(year, month, month)
        if match["day"]:
            first = last = date(year, month, int(match["day"]))
    elif (match["fiscal"] or match["accounting"]) and not part:
        first, last = _fiscal(year)
    else:
        first, last = _part_of(year, part)
    return _open(first, last, after)


def _open(first: date | None, last: date | None, after: str) -> tuple[date | None, date | None]:
    """まで leaves the beginning open, から the end."""
    if after.startswith("まで") or after == "にかけて":
        return None, last
    if after in ("から", "以降", "以来"):
        return first, None
    return first, last


def _part_of(year: int, part: str) -> tuple[date | None, date | None]:
    if "四半期" in part or part.startswith("Q"):
        quarter = next(_QUARTER[letter] for letter in part if letter in _QUARTER)
        return _months(year, 3 * quarter - 2, 3 * quarter)
    begin, stop = _MONTHS.get(part, (1, 12))
    return _months(year, begin, stop)


def _months(year: int, begin: int, stop: int) -> tuple[date, date]:
    return date(year, begin, 1), date(year, stop, 1) + relativedelta(months=1, days=-1)


def _fiscal(year: int) -> tuple[date, date]:
    first = date(year, _FISCAL_START, 1)
    return first, first + relativedelta(years=1, days=-1)


def _span(match: re.Match[str], published: date) -> tuple[date | None, date | None]:
    written, unit, end = match["n"], match["unit"], match["spanend"] or ""
    number = _SPAN_NUMBERS.get(written) or (int(re.split(r"[~-]", written)[-1]) if written[0].isdigit() else None)
    if number is None:
        return None, None
    length = (
        relativedelta(years=number)
        if unit == "年"
        else relativedelta(weeks=number)
        if unit == "週間"
        else relativedelta(months=number)
    )
    if end == "後":
        return published + length, published + length
    if match["ahead"] or end in ("以内", "かけて"):
        return published, published + length
    return None, None


def _relative(match: re.Match[str], published: date) -> tuple[date | None, date | None]:
    word, part, after = match["relative"], match["rpart"] or "", match["rafter"] or ""
    shift = {"再来年": 2, "来": 1, "昨": -1, "去": -1, "一昨年": -2, "先": -1, "前": -1}
    step = shift.get(word, shift.get(word[0], 0))
    if "月" in word:
        month = published.replace(day=1) + relativedelta(months=step)
        return _open(*_months(month.year, month.month, month.month), after)
    if word in ("年内", "年末"):
        return published, date(published.year, 12, 31)
    if "週" in word or word.startswith(("近", "今後")):
        return None, None
    year = published.year + step
    if match["rmonth"]:
        return _open(*_months(year, int(match["rmonth"]), int(match["rmonth"])), after)
    if word.endswith("度") and not part:
        return _fiscal(year - (published.month < _FISCAL_START))
    return _open(*_part_of(year, part), after)


def _month_alone(match: re.Match[str], published: date) -> tuple[date | None, date | None]:
    """A month without a year: the last one before the post, or the coming one when the text looks ahead."""
    month, after = int(match["omonth"]), match["oafter"] or ""
    year = published.year - (month > published.month + 1 and not after.startswith(("まで", "から", "以降")))
    if match["oday"]:
        day = date(year, month, int(match["oday"]))
        return _open(day, day, after)
    return _open(*_months(year, month, month), after)
