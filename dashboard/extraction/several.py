"""Investors whom a sentence tells as several: in a bracket, counted, each alike, respectively, or as a group without names.

Returns whom the sum is of, and the rule; None where the sentence tells one investor as any other does. `investing` reads those.
"""

import re
from collections.abc import Sequence

from dashboard.extraction import scene as scenes
from dashboard.extraction.money import Sum
from dashboard.extraction.roles import Group
from dashboard.extraction.scene import STATE, Names, Scene

_NAMELESS = re.compile(
    r"(?:ハイパースケーラー|テック大手|テクノロジー大手|IT大手|ビッグテック|大手(?:IT|テック|テクノロジー|クラウド)?企業|各社|巨大企業"
    r"|(?:日本|米国|中国|欧州|グローバル|コンサルティング|多くの|複数の|半数の)[^、。はがをにで]{0,16}企業|投資家|民間(?:部門|企業|投資家)"
    r"|(?:そのうち|うち|企業の|回答者の)(?:約|実に)?\d+(?:\.\d+)?%)"  # of those asked
    r"(?:各社|たち)?(?:と呼ばれる[^、。はがも]{0,12})?(?:は|が|も|で?さえ|ですら|全体で|全体は|(?<=民間(?:部門|企業))から|(?<=民間投資家)から)"
)
_STARTUPS = re.compile(
    r"(?P<which>(?:^|[、。はがも])[^、。はがも]{0,40}?)(?:スタートアップ|ベンチャー|新興企業|AI企業)(?:企業|各社|たち|全体)?(?:は|が|も)"
)
_ONE = re.compile(r"という|のような|といった|この|その|同|ある|小さな|」|』")  # one that is spoken of
_RESPECTIVELY = re.compile(r"それぞれ")
_IN_SUM = re.compile(r"、(?:その|これらの?)(?:総額|合計)(?:額|金額)?(?:は|が)")
_EACH = re.compile(r"軒並み|いずれも|そろって|揃って|各社とも")
_SPEAKER = re.compile(r"(?:CEO|CFO|会長|社長|最高経営責任者|氏)(?:\([A-Z]+\))?(?:の?[ァ-ヶー・]{2,16})?(?:は|が|も|の)?$")
_FORETOLD = re.compile(r"[^、。]{0,14}?(?:予測|予想|見通し|試算|見込み)(?:$|し|を|、|\(|\s|」|。)")
_COUNT = re.compile(r"(?P<n>[2-9二三四五六七])社(?!に(?!よ)|へ)(?:の|で|が|は|による)?[^、。]{0,12}$")
_NUMBERS = {letter: number % 8 + 2 for number, letter in enumerate("23456789二三四五六七")}


def investors(scene: Scene, index: int, goals: Names) -> tuple[Names, str] | None:
    """Return the investors of `scene.sums[index]` and the rule that found them."""
    one = scene.sums[index]
    if found := _beside(scene, one):
        return found, "investment/in-bracket"
    if found := _counted(scene, one):
        return found, "investment/counted"
    if found := _alike(scene, one) or _summed(scene, index):
        return found, "investment/each"
    nearest = scenes.subject_group(scene, one, goals)
    nameless = _NAMELESS.search(scene.text, 0, one.start)
    if nameless and not (nearest and nearest.after >= nameless.start()):
        return _with_own_sums(scene, index), "market/nameless"
    if not nearest:
        return None
    each = _RESPECTIVELY.search(scene.text, nearest.after, one.start)
    if each and len(nearest.companies) == sum(other.start >= each.end() for other in scene.sums):
        turn = sum(each.end() <= other.start < one.start for other in scene.sums)
        return nearest.companies[turn : turn + 1], "investment/respectively"
    return None


def nameless_raisers(scene: Scene, one: Sum) -> bool:
    """Whether a group without names raises the sum: AIスタートアップはSを調達した."""
    nameless = list(_STARTUPS.finditer(scene.text, 0, one.start))
    if not nameless or _ONE.search(nameless[-1]["which"]):
        return False
    return not any(nameless[-1].start() <= group.start < one.start for group in scene.groups)


def foretold(scene: Scene, one: Sum) -> bool:
    """Whether the subject only speaks of what others will spend: XのCEOは投資がSに達すると予測した."""
    before = [g for g in scene.groups if g.end <= one.start and g.role == "owner"]
    speaker = scenes.subject_group(scene, one, ()) or (before[-1] if before else None)
    if not speaker or not _FORETOLD.match(scene.text, one.end):
        return False
    return bool(_SPEAKER.search(scene.text[speaker.end : speaker.after]))


def _alike(scene: Scene, one: Sum) -> Names:
    """AがS、BがT、CがUと、軒並みVを超える: V is of each."""
    if not _EACH.search(scene.text, max(0, one.start - 16), one.start):
        return ()
    actors = [g for g in scene.groups if g.role in ("subject", "topic") and g.end <= one.start]
    return _of_all(actors)


def _summed(scene: Scene, index: int) -> Names:
    """AはS、BはTを投じ、その総額はU: U is of all those told with sums of their own."""
    one = scene.sums[index]
    if not index or not _IN_SUM.search(scene.text, scene.sums[index - 1].end, one.start):
        return ()
    actors = [g for g in scene.groups if g.role in ("subject", "topic") and g.end <= scene.sums[index - 1].start]
    return _of_all(actors)


def _of_all(actors: Sequence[Group]) -> Names:
    """All who are named, where more than one acts."""
    return tuple(dict.fromkeys(name for group in actors for name in group.companies)) if len(actors) > 1 else ()


def _beside(scene: Scene, one: Sum) -> Names:
    """Microsoft（990億ドル）: a sum alone in brackets is that of the name before them."""
    if scene.text[one.start - 1 : one.start] != "(" or scene.text[one.end : one.end + 1] != ")":
        return ()
    return next((g.companies for g in scene.groups if re.fullmatch(r"\**(?:社|側)?\(", scene.text[g.end : one.start])), ())


def _with_own_sums(scene: Scene, index: int) -> Names:
    """大手各社はSを見込み、AはT、BはUを投じる: those named with sums of their own behind a group's total."""
    following = scene.sums[index + 1 :]
    named = [g for g in scene.groups if g.role in ("topic", "subject") and any(0 <= s.start - g.after <= 20 for s in following)]
    return tuple(dict.fromkeys(name for g in named for name in g.companies))


def _counted(scene: Scene, one: Sum) -> Names:
    """これら3社合計でS: all those named before, if they are that many."""
    match = _COUNT.search(scene.text, max(0, one.start - 24), one.start)
    if not match:
        return ()
    wanted = _NUMBERS.get(match["n"], 0)
    here = tuple(dict.fromkeys(name for group in scene.groups if group.start < one.start for name in group.companies))
    if len(here) >= wanted:
        return here if len(here) == wanted else ()
    firms = (name for name in scene.recent if scene.upstream.get(name) != STATE)
    names = tuple(dict.fromkeys([*here, *firms]))[:wanted]
    return names if len(names) == wanted else ()
