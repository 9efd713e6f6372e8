"""Who invests in whom: payers and payees of an investment, by the roles of the names around the sum.

The active (XがYにSを投資), the passive (YがXからSを受ける), the noun (XのYへのS投資), spending as the subject (投資はSに達する), public money,
and those counted (3社でS). What no rule finds is left empty, or to the topic of the text.
"""

import re
from collections.abc import Mapping

from dashboard.extraction import scene as scenes
from dashboard.extraction.kinds import Reading
from dashboard.extraction.money import Sum
from dashboard.extraction.roles import Role
from dashboard.extraction.scene import CHAIN, Names, Parties, Scene, joined

_PASSIVE = re.compile(r"[^、。]{0,24}?(?:を|に)?(?:受け(?!入れ)|獲得|得て|得た|集め|引き出|取り付け|調達)")
_ALLIED = re.compile(
    r"[^。]{0,14}?(?:提携|パートナーシップ|契約|合意)(?:し|を?(?:結び|結んで|締結し|発表し|交わし))、?[^にへ、。]{0,12}"
)  # then the money goes to the ally
_STAKES = re.compile(
    r"(?:もの|という巨額)?(?:\([^)]*\))?(?:もの)?\**(?:を(?:投資し|出資)|(?:の)?(?:追加|巨額)?(?:投資を(?:行い|発表)|出資を?(?:し|行)))"
)
_NEEDED = re.compile(r"必要|要する|求められ|支出が見込まれ|投資が見込まれ")  # what would be needed is nobody's plan
_PUBLIC_MONEY = re.compile(r"支援|助成|補助")
_STATE = len(CHAIN) - 1
_BARE = re.compile(r"[^にへ]{0,30}")  # no word says into what
_GROWS = re.compile(r"(?P<whose>[^、。はがも]{0,30})(?:投資|支出)(?P<sum>額|総額|規模)?(?:は|が|も)[^。はが]{0,30}$")
_INDUSTRY = re.compile(r"世界|グローバル|市場|業界|分野|全体|スタートアップ|企業への|各社|民間|への|VC|ベンチャー|における")
_MEASURED = re.compile(r"(?:総|追加|累計|合計)の?")
_KNOWN = re.compile(r"(?:この|その|同|これまでの?|初期|今回の)|(?:^|、)(?:総|追加)?$")
_TOGETHER = re.compile(r"[^。\d]{0,6}?(?:組[んみむ]|共同|連携して|ともに|共に|協力して|合弁)")
_COUNT = re.compile(r"(?P<n>[2-9二三四五六七])社(?:の|で|が|は|による)?[^、。]{0,12}$")
_NUMBERS = {letter: number % 8 + 2 for number, letter in enumerate("23456789二三四五六七")}


def read(scene: Scene, index: int, reading: Reading) -> Parties:
    """Return the parties of an investment."""
    one = scene.sums[index]
    attached = scenes.attached(scene, index, reading)
    sources = attached.get("source") or scenes.listed(scene, index, "source")
    passive = _PASSIVE.match(scene.text, one.end)
    if sources and (passive or "source" in attached):
        givers = {name for group in scene.groups if group.role == "source" for name in group.companies} | set(sources)
        receiver = scenes.subject(scene, one, tuple(givers)) or tuple(n for n in scene.topic if n not in givers)
        receiver = receiver or tuple(n for n in scene.title if n not in givers)[:1]
        return joined(sources, receiver, "investment/received-from", True)
    if not attached.get("agent") and (grows := _GROWS.search(scene.text[: one.start])):
        return _spending(scene, index, grows)
    goals = scenes.goal(scene, index, reading, attached)
    payers, rule = _investor(scene, index, attached, goals)
    if passive and payers and not goals and rule == "investment/subject":
        return Parties((), payers, "investment/received", True)
    if not goals and rule == "investment/subject" and _topical(scene, one, payers):
        goals = scenes.topic(scene, payers)
    if (
        payers
        and not goals
        and (partner := scenes.partner(scene, one))
        and _ALLIED.fullmatch(scene.text, partner.after, one.start)
    ):
        goals = partner.companies
    explicit = bool(payers or goals)
    if not payers and _NEEDED.search(scene.text, one.end, reading.end + 12):
        return Parties((), (), "market/needed", True)
    if not payers:
        payers, rule = scenes.topic(scene, goals), "investment/topic"
        if _PUBLIC_MONEY.search(scene.text, one.end, max(reading.end, one.end)) and scene.state:
            payers, rule = (
                (payers if all(scene.upstream.get(n) == _STATE for n in payers) and payers else (scene.state,)),
                "investment/state",
            )
    return joined(payers, goals, rule, explicit)


def _spending(scene: Scene, index: int, grows: re.Match[str]) -> Parties:
    """投資はSに達する: spending is the subject. Its owner's (Xの投資は), the plan's just spoken of, or else a market's."""
    owners = [g for g in scene.groups if grows.start() <= g.start < grows.end() and g.role in ("owner", "agent", "topic")]
    if owners:
        return Parties(owners[-1].companies, (), "investment/owner-of-spending", True)
    if not _INDUSTRY.search(grows["whose"]):
        governing = scenes.subject_group(scene, scene.sums[index], ())
        if governing and governing.role == "topic" and governing.end <= grows.start():
            return Parties(governing.companies, (), "investment/subject-of-spending", True)
        if "設備" in grows["whose"] and scene.topic:
            return Parties(scene.topic, (), "investment/topic-of-spending", False)
    spender = scenes.pronoun(scene, scene.sums[index], ()) if "設備" in grows["whose"] else ()
    if spender:
        return Parties(spender, (), "investment/pronoun-of-spending", True)
    acting = scenes.subject(scene, scene.sums[index], ()) if _MEASURED.fullmatch(grows["whose"]) else ()
    if acting:
        return Parties(acting, (), "investment/subject-of-spending", True)
    if _KNOWN.search(grows["whose"]) and scene.topic:
        return Parties(scene.topic, (), "investment/topic-of-spending", False)
    return Parties((), (), "market/spending", True)


def _topical(scene: Scene, one: Sum, payers: Names) -> bool:
    """XがSを出資し, with no word into what: が brings a new actor, the money goes to the company that the text is about."""
    if len(scene.topic) != 1 or scene.upstream.get(scene.topic[0]) == _STATE:
        return False
    group = scenes.subject_group(scene, one, ())
    if not group or group.role != "subject" or not set(group.companies) & set(payers):
        return False
    return bool(_BARE.fullmatch(scene.text, group.after, one.start) and _STAKES.match(scene.text, one.end))


def _beside(scene: Scene, one: Sum) -> Names:
    """Microsoft（990億ドル）: a sum alone in brackets is that of the name before them."""
    if scene.text[one.start - 1 : one.start] != "(" or scene.text[one.end : one.end + 1] != ")":
        return ()
    return next((g.companies for g in scene.groups if re.fullmatch(r"\**(?:社|側)?\(", scene.text[g.end : one.start])), ())


def _counted(scene: Scene, one: Sum) -> Names:
    """これら3社合計でS: all those named before, if they are that many."""
    match = _COUNT.search(scene.text, max(0, one.start - 24), one.start)
    if not match:
        return ()
    wanted = _NUMBERS.get(match["n"], 0)
    here = tuple(dict.fromkeys(name for group in scene.groups if group.start < one.start for name in group.companies))
    if len(here) >= wanted:
        return here if len(here) == wanted else ()
    firms = (name for name in scene.recent if scene.upstream.get(name) != _STATE)
    names = tuple(dict.fromkeys([*here, *firms]))[:wanted]
    return names if len(names) == wanted else ()


def _investor(scene: Scene, index: int, attached: Mapping[Role, Names], goals: Names) -> tuple[Names, str]:
    one = scene.sums[index]
    if beside := _beside(scene, one):
        return beside, "investment/in-bracket"
    if counted := _counted(scene, one):
        return counted, "investment/counted"
    nearest = scenes.subject_group(scene, one, goals)
    if agent := attached.get("agent") or scenes.listed(scene, index, "agent"):
        agents = next(g for g in reversed(scene.groups) if g.role == "agent" and g.companies == agent)
        if not nearest or nearest.start < agents.start:
            return agent, "investment/by-agent"
    if owner := attached.get("owner"):
        return owner, "investment/owner"
    if pronoun := scenes.pronoun(scene, one, goals):
        return pronoun, "investment/pronoun"
    if subject := scenes.subject(scene, one, goals):
        partner = scenes.partner(scene, one)
        together = partner and _TOGETHER.match(scene.text, partner.after)
        return ((*subject, *partner.companies) if partner and together else subject), "investment/subject"
    return scenes.relative(scene, one), "investment/relative"
