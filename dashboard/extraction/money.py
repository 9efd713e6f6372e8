"""Sums of money in one sentence: number, currency, range, qualifier, vague sums, the conversion in brackets.

It says what is written and where, and declines rates, unit prices and wages with a reason; who pays whom is for `figures`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.extraction.numerals import NUMBER, VAGUE, unit_of, vague_power, value
from dashboard.records import Qualifier


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as written in a sentence; places are offsets in it. `high` is None when vague."""

    start: int  # with the qualifier
    end: int
    core_start: int  # number and currency alone
    core_end: int
    low: float
    high: float | None
    currency: str
    qualifier: Qualifier = ""
    converted: tuple[int, int, float, str] | None = None  # its place, value, currency
    change: int = 0  # -1: the old value of a change "AからBへ", 1: the new one


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sum that is no figure, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns compiled from data/reference/currencies.yml."""

    amount: re.Pattern[str]
    code_after: Mapping[str, str]
    code_before: Mapping[str, str]
    marks: re.Pattern[str]  # cheap test: may a sentence hold a sum at all?


_SEPARATOR = r"(?:~|-(?!\d{4}年)|から(?:、?なんと)?|ないし|to )"
_SOFT = r"(?:約|およそ|最大|推定)?"
_PREFIX = re.compile(
    r"(?:(?P<max>最大で?も?|上限|最高で?|最大級の|up to )"
    r"|(?P<min>少なくとも|最低(?:でも)?|over |more than )"
    r"|(?P<total>合計で?|(?<![価資達])総額で?|総計で?|累計で?|(?<![統設会時推試合集家])計|合わせて|合算で|通算で?|total of )"
    r"|(?P<approx>約|およそ|おおよそ|おおむね|概ね|ほぼ|ざっと|推定で?|推計で?|around |about |approximately |nearly ))\s?$"
)
_SUFFIX = re.compile(
    r"\s?(?:(?P<min>以上|超え|超(?![大高巨長低一人音])|を超え[るた]?|を突破|を上回[るっ]た?|強(?![化力い調制固靭み])|\+)"
    r"|(?P<max>以下|未満|弱(?![点い体])|を下回る)"
    r"|(?P<approx>近く|程度|規模|前後|ほど|余り|あまり|相当|クラス))"
)
_BRACKET = re.compile(r"\s?[(](?P<inner>[^()]{1,40})[)]")
_SPOKEN = re.compile(
    r"、\s?(?=(?:約|およそ|ざっと)\s?\d)|(?:、|,)?\s?(?:(?:つまり|すなわち)(?=、?(?:ざっと|約|およそ))、?|日本円(?:で|に(?:して|換算(?:して|で|すると)?|すると))|円換算で|米ドル換算で|ドル換算で)\s?(?=(?:約|およそ|ざっと)?\s?\d)"
)
# GDP5000億ドル, AI10億ドル: a Latin word may stand before a number that has a unit; GPT-4o and H100 hold none
_FREE = r"(?<![\d,第])(?<!\d\.)(?:(?<![A-Za-z.])|(?=[\d.,]+\s?[兆億万]))"
_RATE = re.compile(
    r"1\s?(?:米?ドル|ユーロ|ポンド|人民元|元|USD|EUR)\s?(?:=|は|あたり|当たり|、)?\s?(?:約)?\s?\d+(?:\.\d+)?\s?(?:円|ドル|元)(?:台|前後)?"
)
_CHANGE = re.compile(
    r"(?:へ|に|まで)(?:と)?(?:一気に|急速に|大幅に|約?\d+(?:\.\d+)?(?:倍|%)に?)?"
    r"(?:[^、。]{1,8}(?:が|は|を))?(?:引き?上げ|引き?下げ|拡大|増額|増や|増加|増強|上方修正|下方修正|修正|急騰|急増|成長|上昇|縮小|減額|減少|半減|倍増|膨ら|膨れ|跳ね上が|急落|下落|低下|伸び|積み増|上積み|なり|なった|変更)"
)
_PER_UNIT_AFTER = re.compile(
    r"\s?(?:(?:/|毎)\s?(?!年)|(?:/|毎)\s?年?\s?(?:人|ユーザー|user)|per |(?:の|という)?(?:月額|単価)|[あ当]たり(?!年))", re.I
)
_PER_UNIT_BEFORE = re.compile(
    r"(?:月額|月々|毎月|(?<![0-9ヶケカか箇])月間|時給|日給|日額|単価|1株[^、。]{0,4}|株価[^、。]{0,6}|(?:1|一|ひと)(?:人|株|台|基|機|個|件|本|枚|時間|社|日|回|秒|分|バレル|トークン|キロワット時?|kWh|GB|ユーザー|アカウント|ライセンス|席|部|冊|口)"
    r"(?:あたり|当たり|につき|ごとに)?(?:の[^、。]{0,8})?|[入出]力|トークン(?:あたり|当たり|につき))(?:は|で|に|が|:|、)?\s?(?:約|わずか|\()?\s?$"
)
_GENERIC_BEFORE = re.compile(  # AのNを1つ建てるのにS: what any of them costs
    r"(?:1|一|ひと)(?:つ|基|件|本|棟|カ所|か所|箇所)(?:を|の)[^、。]{1,8}(?:のに|には|するために)は?、?(?:約|およそ|平均)?\s?$"
    r"|(?:1|一|ひと)つの[^、。]{1,12}[をが][^、。]{0,10}まで(?:に|には|に平均)?、?(?:[^、。]{1,8}、)?(?:約|およそ|平均)?\s?$"
    r"|(?:新薬|医薬品|創薬)[^。]{0,40}?(?:平均|通常|一般に)[^。]{0,24}$"
    r"|平均(?:で|して)?(?:約)?\d+年[^。はが]{0,20}$"  # 平均で10年の歳月とS
)
_WAGE_BEFORE = re.compile(r"(?:年収|年俸|月収|給与|給料|報酬|賃金|初任給|ボーナス)[^、。]{0,8}$")
_PAID_OUT = re.compile(r"\**が(?:支払わ|分配さ)れ")  # to each of many, of a settlement: no price
_EVERYDAY = {"JPY": 1e6, "KRW": 1e7, "INR": 1e6, "TWD": 3e5, "CNY": 1e5, "IDR": 1e8, "VND": 1e8, "PHP": 5e5, "THB": 5e5}


def grammar(currencies: Iterable[tuple[str, Sequence[str], Sequence[str]]]) -> Grammar:
    """Compile the patterns from rows of (code, spellings after the number, spellings before it)."""
    rows = list(currencies)
    code_after = {spelling: code for code, after, _ in rows for spelling in after}
    code_before = {spelling: code for code, _, before in rows for spelling in before}
    after = _alternatives(code_after) + r"(?![形卓滑盤周熟満])(?!(?<=元)[年々気来祖凶素])(?!(?<=[A-Z])[A-Za-z])"
    before = r"(?<![A-Za-z])" + _alternatives(code_before)
    number = rf"(?:{VAGUE}|{NUMBER})"
    amount = (
        rf"(?P<before>{before})\s?(?P<a>{number})(?:\s?{_SEPARATOR}\s?{_SOFT}(?:{before})?\s?(?P<b>{number}))?(?:\s?(?P<tail>{after}))?"
        rf"|{_FREE}(?P<c>{number})\s?(?P<first>{after})?(?:\s?{_SEPARATOR}\s?{_SOFT}\s?(?P<d>{number}))?\s?(?P<after>{after})"
        rf"|(?<![\d一二三四五六七八九十百千数何兆億万])(?P<bare>[兆億])(?P<unit>{after})(?=単位|規模|超|を超|クラス)"
    )
    written = {*code_after, *code_before}
    marks = "|".join(re.escape(one) for one in sorted(written) if not any(other in one for other in written - {one}))
    return Grammar(re.compile(amount), code_after, code_before, re.compile(marks))


def find(text: str, known: Grammar) -> tuple[list[Sum], list[Refusal]]:
    """Return the sums and the refusals of one sentence (as `numerals.plain` makes it), in order."""
    if not known.marks.search(text):
        return [], []
    rates = [Refusal(m.start(), m.end(), "exchange-rate") for m in _RATE.finditer(text)]
    sums: list[Sum] = []
    for match in known.amount.finditer(text):
        if not any(rate.start <= match.start() < rate.end for rate in rates):
            sums += _read(match, text, known)
    joined = _join_conversions([_qualify(one, text) for one in sums], text)
    taken, refused = [], rates
    for one in joined:
        reason = _refuse(one, text)
        if reason:
            refused.append(Refusal(one.start, one.end, reason))
        else:
            taken.append(one)
    return taken, refused


def _alternatives(spellings: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(spellings, key=len, reverse=True))) + ")"


def _read(match: re.Match[str], text: str, known: Grammar) -> list[Sum]:
    start, end = match.span()
    if match["bare"]:
        return [Sum(start, end, start, end, vague_power("数" + match["bare"]), None, known.code_after[match["unit"]])]
    low, high = (match["a"], match["b"]) if match["before"] else (match["c"], match["d"])
    first = match["first"]
    code = known.code_before[match["before"]] if match["before"] else known.code_after[match["after"]]
    if match["before"] and match["tail"]:
        code = known.code_after[match["tail"]]
    if not high:
        return [_single(low, start, end, code)]
    if low[0] in "数何十" and re.match(VAGUE, low):
        return [_single(low, start, end, code)]
    if re.match(VAGUE, high):
        return [_single(high, start, end, code)]
    small, large = value(low), value(high)
    if not first and small < large and unit_of(low) < unit_of(high):
        small *= unit_of(high)  # 3〜3.9兆円: the first number borrows the unit
        if small > large:
            small /= unit_of(high)
    if "-" in match[0] and not first and start and text[start - 1 : start] in "/年月":
        small = large
    if small < large and not ("から" in match[0] and _CHANGE.match(text, end)):
        return [Sum(start, end, start, end, small, large, code)]
    split = match.start("b") if match["b"] else match.start("d")
    stop = match.end("first") if first else match.end("a") if match["a"] else match.end("c")
    old_code = known.code_after[first] if first else code
    direction = 1 if "から" in match[0] else 0
    return [
        replace(_single(low, start, stop, old_code), change=-direction),
        replace(_single(high, split, end, code), change=direction),
    ]


def _single(number: str, start: int, end: int, code: str) -> Sum:
    if re.match(VAGUE, number) and not number[0].isdigit():
        return Sum(start, end, start, end, vague_power(number), None, code)
    amount = value(number)
    return Sum(start, end, start, end, amount, amount, code)


def _qualify(one: Sum, text: str) -> Sum:
    """Add the words beside a sum that say more, less, about or in all; the strictest names the qualifier."""
    found: set[str] = set()
    start, end = one.start, one.end
    while (before := _PREFIX.search(text, max(0, start - 14), start)) and before.end() == start:
        found.add(before.lastgroup or "")
        start = before.start()
    while after := _SUFFIX.match(text, end):
        found.add(after.lastgroup or "")
        end = after.end()
    order: tuple[Qualifier, ...] = ("max", "min", "total", "approx")
    return replace(one, start=start, end=end, qualifier=next((name for name in order if name in found), ""))


def _join_conversions(sums: list[Sum], text: str) -> list[Sum]:
    """Fold a sum restated in another currency (in brackets, after 日本円で, or right behind with 約) into the first."""
    joined: list[Sum] = []
    for one in sums:
        last = joined[-1] if joined else None
        if last and _restates(last, one, text):
            joined[-1] = _folded(last, one, text)
        else:
            joined.append(one)
    return joined


def _restates(first: Sum, second: Sum, text: str) -> bool:
    if second.high is None and first.high is not None:
        return False  # a vague sum restates no exact one
    bracket = _BRACKET.match(text, first.end) or _BRACKET.match(text, first.core_end)
    if bracket and bracket.start("inner") <= second.start and second.end <= bracket.end("inner"):
        before = first.converted[1] if first.converted and first.converted[0] >= bracket.start("inner") else 0
        between = text[before or bracket.start("inner") : second.start]
        another = len(between) > 14 or re.search(r"(うち|内訳|前[年期]|内|別途|昨年|残り)", between)
        return not another and (bool(before) or first.currency != second.currency)  # S(ドルでT、円で約U): both are S
    if first.currency == second.currency:
        return False
    spoken = _SPOKEN.match(text, first.end)
    return bool(spoken and spoken.end() >= second.start)


def _folded(first: Sum, second: Sum, text: str) -> Sum:
    """The sum without 約 is the original; if both or neither carry it, the first."""
    bracket = _BRACKET.match(text, first.end) or _BRACKET.match(text, first.core_end)
    end = bracket.end() if bracket and second.end <= bracket.end() else second.end
    first_about, second_about = first.qualifier == "approx" and text[first.start] == "約", text[second.start] == "約"
    swap = (
        bracket and first_about and not second_about and second.high is not None and not first.converted
    )  # 日本円にして says which
    original, restated = (second, first) if swap else (first, second)
    after = _SUFFIX.match(text, end)
    converted = (restated.start, restated.end, restated.low, restated.currency)
    if swap:
        return replace(original, converted=converted)
    if after:
        qualifier: Qualifier = original.qualifier or (after.lastgroup or "")  # type: ignore[assignment]
        return replace(original, end=after.end(), qualifier=qualifier, converted=original.converted or converted)
    return replace(original, converted=original.converted or converted)


def _refuse(one: Sum, text: str) -> str:
    """Reason why a sum is no figure; empty if it may be one."""
    before = text[max(0, one.start - 24) : one.start]
    paid_out = _PAID_OUT.match(text, one.end)
    # a vague sum stands for up to ten times its power
    if not paid_out and (one.high if one.high is not None else one.low) < _EVERYDAY.get(one.currency, 1e4):
        return "everyday-sum"
    priced = _PER_UNIT_AFTER.match(text, one.end) or _PER_UNIT_BEFORE.search(before) or _GENERIC_BEFORE.search(before)
    if not paid_out and priced:
        return "unit-price"
    return "wage" if _WAGE_BEFORE.search(before) else ""
