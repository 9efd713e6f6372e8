"""Who stands in which role in a sentence: names that belong together, and the particle behind them.

Particles and the nominal forms (XのYへの投資, XによるS, Xから) give subject, goal, source, agent, partner, owner. It chooses nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.extraction.companies import Named, Via

Role = Literal["topic", "subject", "object", "goal", "source", "agent", "partner", "owner", "channel", "none"]


@dataclass(frozen=True, slots=True)
class Group:
    """Names joined by 、や と and the role that the particle behind the last one gives them."""

    start: int
    end: int  # of the names
    after: int  # behind the particle
    companies: tuple[str, ...]
    role: Role
    via: Via


_FORM = r"株式会社|合同会社|有限会社|,?\s(?:Inc|Corp|Ltd|LLC|Co|plc)\b\.?|(?<=Inc|Ltd)\.|,?\s(?:Corporation|Limited)\b"  # behind a company's name
_JOIN = re.compile(
    rf"\*{{0,4}}\s{{0,3}}(?:社|氏|グループ|側|{_FORM})?"
    r"(?:\((?![^()]*(?:\d[億兆万]|[$€£¥]))[^()]{0,24}\))?\*{0,4}\s{0,3}"
    r"(?:、|,|・|/|&|\+|と|や|および|及び|そして|ならびに|並びに|または|に加え、?|、そして|、および|、さらに|、加えて|を筆頭に、?|\sand\s|,\sand\s|とその親会社の?|傘下の?|親会社の?)?"
    r"\s{0,3}\*{0,4}(?:米|仏|英|独|(?:中国|米国|日本|韓国)の?|(?:英国|豪州|欧州|台湾|[ァ-ヶー]{2,8})の)?"
    r"(?:大手の?|通信大手の?|チップ大手の?|半導体大手の?|スタートアップの?|投資会社の?)?\s{0,3}\*{0,4}"
)
_TAIL = re.compile(
    rf"(?:{_FORM}|"
    r"\*+|」|』|\)|\s|社|氏|側|自身|両社|陣営|グループ|HD|ホールディングス|本社|\([^()]{0,40}\)"
    r"|(?:の)?(?:サム・|ジェンスン・)?(?:CEO|CFO|CTO|COO|会長|社長|最高経営責任者|創業者|共同創業者|幹部|トップ|経営陣|担当者)(?:\([A-Z]+\))?(?:の?[ァ-ヶー・]{2,16}(?:氏)?)?"
    r"|など(?:の?[^、。はがもをにへと\d]{0,18}?(?:企業|各社|大手|勢|プレイヤー|プレーヤー|投資家|ベンダー|クラウドプロバイダー|[0-9]社|ハイパースケーラー))?|ら(?=[はがもをにのと])|等"
    r"|といった、[^。はがも\d]{0,30}?(?:企業|各社|大手|投資家|ファンド)(?=から|が|は|も|に|と)"
    r"|といった[^、。はがもをにへと\d]{0,40}(?=[はがもをにへと、で]|から|による)"
    r"|を(?:含む|はじめとする|筆頭とする|中心とする)[^。はがも\d]{0,24}?(?:企業|各社|大手|勢|プレイヤー|プレーヤー|連合|コンソーシアム|グループ|投資家)(?:全体)?(?=[はがもをにのへと、でか])"
    r"|の(?:方|ほう)(?=[はがも])|(?:傘下|系列)の[^、。はがをにと\d]{0,10}?(?:会社|企業|ファンド|機関)"
    r"|のような[^。はがも\d]{0,16}?(?:企業|各社|大手|勢|巨人|スタートアップ|プレイヤー|プレーヤー)|各社|連合|プロジェクト|計画(?=[にへ])|構想|イニシアチブ|プログラム|(?:の)?(?:[2-9]|二|三|四|五|六|七)社|の両社|(?:の)?(?:顧客|機関|ユーザー|市場)(?=向け)|という(?:企業|会社|スタートアップ)|全体|単独|だけ|さえ)*"
)
_PARTICLE = re.compile(
    r"(?P<agent>による|によって|により|主導(?:で|の(?:もと|下)?(?=、|\d|[ァ-ヶA-Za-z$]|総額|約)))"
    r"|(?P<channel>を(?:通じ(?:て|た)|通し(?:て|た)|介し(?:て|た)))"
    r"|(?P<goal>に対し(?:て|ては)?|に対する|向け(?:に|の)?|宛て?|へと?の?|に(?!関|よ|つ(?:い|き)|お(?:い|け)|と(?:っ|り)|な|達|迫|加え|比べ|続|並|次|匹敵|追|代わ|頼|依存|至))"
    r"|(?P<source>から(?:の|も|は)?|より(?!も|高|大|多))"
    r"|(?P<topic>は|も(?!の|っ)|では|でも|で?さえ|ですら|として[はも]|にとっては?|に至っては|自身が|(?<=全体)で|:(?!//))|(?P<subject>が)"
    r"|(?P<partner>と(?:の|は|も|共に|ともに)?(?!い[いうっ]|し|すれ|見|呼|な[るっ]|比|競))"
    r"|(?P<object>を)|(?P<owner>の|・)"
)
# a list goes on with names that the register lacks: the particle behind the last is everyone's
_LATIN_NAME = r"[A-Z][A-Za-z0-9&.'’-]*(?: (?:& )?[A-Z][A-Za-z0-9&.'’-]*){0,3}"
_STRANGERS = re.compile(rf"(?:社|氏)?(?:、|と|や|・|, )(?:{_LATIN_NAME}(?:社|氏)?(?:、|と|や|・|, ))*")
_STRANGERS_LAST = re.compile(rf"(?:社|氏)?(?:(?:、|や|と|・|, ){_LATIN_NAME}(?:社|氏)?)+(?=[はがもをにのへとらなから])")
_NEW_CLAUSE = re.compile(
    r"(?:(?<!の)ため|ので|ことから|一方で?|のに対し|ものの|けれど|だが|ですが|ますが|したが|たが|るが|ことで|ことに加え)、"
)
_ADNOMINAL = re.compile(
    r"(?:した|する|している|された|される|ている|てきた|(?<!とい)った|できる|受けた|いた|めた|けた)(?=[「『]?[一-龥ァ-ヶA-Za-z])(?!こと|もの|ため|よう|計画|方針|予定|意向|見込|見通|一方|中(?:で|、))"
)


def groups(text: str, named: Sequence[Named]) -> list[Group]:
    """Return the groups of names in a sentence (as `numerals.plain` makes it), in order."""
    found: list[Group] = []
    members: list[Named] = []
    for one in named:
        if members and (
            _JOIN.fullmatch(text, _end(members, text), one.start)
            or _STRANGERS.fullmatch(text, members[-1].end, one.start)
            or _same(members[-1], one, text)
        ):
            members.append(one)
            continue
        if members:
            found += _closed(text, members, one.start)
        members = [one]
    if members:
        found += _closed(text, members, len(text))
    return found


_IN_A_ROW = re.compile(rf"[」』*]*(?:社|氏|{_FORM})?(?:\([^)]*\)|経由\))?、")


def row_before(text: str, found: Sequence[Group], place: int) -> tuple[str, ...]:
    """The names of a list that ends at `place`, through the people in it: X、元YのZ氏、そして(place)."""
    row: list[str] = []
    for group in reversed([group for group in found if group.end <= place]):
        if group.role not in ("none", "owner"):  # XがYを主導し、 is a clause of its own
            break
        if group.role == "none" and _IN_A_ROW.match(text, group.end):
            row = [*group.companies, *row]
    return tuple(row)


def _end(members: Sequence[Named], text: str) -> int:
    """Where the last of a group ends: Google(Alphabet)、: with the bracket that holds its other name."""
    last = members[-1]
    bracketed = len(members) > 1 and text[members[-2].end : last.start] == "(" and text[last.end : last.end + 1] == ")"
    return last.end + bracketed


def _same(first: Named, second: Named, text: str) -> bool:
    """OpenAIのサム・アルトマン, 親会社Alphabet: two names of one company."""
    return first.company == second.company and bool(re.fullmatch(r"[^、。はがを:]{0,8}", text[first.end : second.start]))


def inside_closed_bracket(text: str, place: int, reader: int) -> bool:
    """Whether `place` stands in brackets or quotation marks that close before `reader`."""
    for opening, closing in ("()", "「」", "『』"):
        left = text.rfind(opening, 0, place)
        if left >= 0 and text.find(closing, left, place) < 0 and 0 <= text.find(closing, place) < reader:
            return True
    return False


def broken_between(text: str, left: int, right: int) -> bool:
    """Whether a relative clause or a new clause lies between, so that a が at the left says nothing about the right.

    Xが、N1を備えたN2に…: a comma says that X acts beyond the relative clause.
    """
    adnominal = not text.startswith("、", left) and _ADNOMINAL.search(text, left, right)
    return bool(adnominal or _NEW_CLAUSE.search(text, left, right))


def _closed(text: str, members: Sequence[Named], limit: int) -> list[Group]:
    last = members[-1]
    strangers = _STRANGERS_LAST.match(text, last.end, limit)
    tail = _TAIL.match(text, strangers.end() if strangers else last.end, limit)
    behind = tail.end() if tail else last.end
    particle = _PARTICLE.match(text, behind)
    if not particle and (backed := _PARTICLE.match(text, last.end)):
        particle, behind = backed, last.end
    role: Role = particle.lastgroup if particle else "none"  # type: ignore[assignment]
    after = particle.end() if particle else behind
    companies = tuple(dict.fromkeys(one.company for one in members))
    via: Via = "product" if all(one.via == "product" for one in members) else members[0].via
    return [Group(members[0].start, last.end, after, companies, role, via)]
