"""Who stands behind a round or a project, read in sentences that need not tell its sum. Which round or project is for `figures`."""

import re
from collections.abc import Sequence

from dashboard.extraction import scene as scenes
from dashboard.extraction.companies import Named
from dashboard.extraction.numerals import plain
from dashboard.extraction.roles import groups, row_before

_INVESTORS_LISTED = re.compile(
    r"(?:投資家|出資者|引受先|参加したのは)(?:に(?!と)|と(?!しては|しても)|には|は|も|である)[^。]{0,12}$"
)
_CLEFT = re.compile(r"(?:投資家として|リード|主導|参加|出資|引き受け)[^。]*?の(?:は|が、)")  # 投資家として名を連ねたのは、…X
_FOCUS = re.compile(r"[」』*）)]*(?:社|氏)?(?:です|だ|である|でした|だった|[。！]|$)")
_ROW_ENDS = re.compile(
    r"(?:といった|などの?|のような)[^、。]{0,24}(?:投資家|ベンチャーキャピタル|VC|面々|顔ぶれ|名を連ね|参加)|まで名を連ね"
)
_LISTED_AS = re.compile(rf"[^、。]{{0,16}}(?:{_ROW_ENDS.pattern})")
_FOUNDS = re.compile(r"[^。]{0,20}?(?:主導|共同|推進|設立|立ち上げ|名を連ね|出資|発表した[「『])")  # who stands behind a project

_SERIES = re.compile(r"前回|以前|これまで|累計|過去|社債|主幹事|格付|アナリスト")  # of another round, or of none
# a sentence about a round's investors speaks of it: who leads an initiative, or whose shareholders are meant, is none
_INVESTORS = re.compile(  # for `match`: it begins with .*, and a search would try it from each letter
    r"(?=.*(?:投資家|ラウンド|ファンディング|出資|資金(?!不足|繰り)|調達|増資|シリーズ|名を連ね|VC|ベンチャーキャピタル))(?!.*(?:[「『][^」』]{0,40}(?:Initiative|イニシアチブ)|主要(?:企業|プレイヤー|プレーヤー)|市場を牽引))"
    r".*(?:主導|リード|参加|引き?受け|加わ|名を連ね|参画|投資家|出資者|出資し)",
    re.S,
)


def investors(text: str, named: Sequence[Named]) -> list[str]:
    """Return those whom a sentence names as the investors of the round that a post tells: none, if it speaks of none."""
    series = _SERIES.search(text)
    told = text[: text.rfind("、", 0, series.start()) + 1] if series else text  # X、Yが名を連ね、以前のラウンドではZも
    return _backing(plain(told), [one for one in named if one.end <= len(told)]) if named and _INVESTORS.match(told) else []


def _backing(text: str, named: Sequence[Named]) -> list[str]:
    found: list[str] = []
    mentioned = groups(text, named)
    closing = [group for group in mentioned if _LISTED_AS.match(text, group.end)]
    # where no name closes the list, the last is one that the register lacks
    ends = [group.start for group in closing] or [end.start() for end in _ROW_ENDS.finditer(text)]
    for group in mentioned:
        led = group.role in ("subject", "topic", "agent", "source") and scenes.leads(text, group)
        listed = group in closing or (
            _FOCUS.match(text, group.end)
            if _CLEFT.search(text, 0, group.start)
            else group.role != "goal" and _INVESTORS_LISTED.search(text, 0, group.start)
        )
        if led or listed:
            found += group.companies
    return [*found, *(name for end in ends for name in row_before(text, mentioned, end))]


def founders(text: str, named: Sequence[Named]) -> list[str]:
    """Return those whom a sentence about a project names as behind it."""
    said = plain(text)
    acting = [g for g in groups(said, named) if g.role in ("subject", "topic", "agent") and _FOUNDS.match(said, g.after)]
    return [name for group in acting for name in group.companies]
