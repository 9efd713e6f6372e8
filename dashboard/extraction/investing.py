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
    r"\**(?:もの|という巨額)?(?:\([^)]*\))?(?:もの)?\**(?:を(?:投資し|出資)|(?:の)?(?:追加|巨額の?|戦略的)?(?:投資を(?:行[いっ]|発表|し)|出資を?(?:し|行)))"
)
_NEEDED = re.compile(r"必要|要する|求められ|支出が見込まれ|投資が見込まれ")  # what would be needed is nobody's plan
_PUBLIC_MONEY = re.compile(r"支援|助成|補助")
_TREASURY = re.compile(
    r"国費|公費|国庫|公的資金|国家予算|政府予算|国家AI戦略|国家[^、。はがを]{0,8}(?:基金|ファンド)"
)  # nobody but the state has it
_STATE = len(CHAIN) - 1
_BARE = re.compile(r"[^にへ]{0,30}")  # no word says into what
_GROWS = re.compile(r"(?P<whose>[^、。はがも]{0,30})(?:投資|支出)(?P<sum>額|総額|規模)?(?:は|が|も)[^。はが]{0,30}$")
_INDUSTRY = re.compile(r"世界|グローバル|市場|業界|分野|全体|スタートアップ|企業への|各社|民間|への|VC|ベンチャー|における")
_MEASURED = re.compile(r"(?:総|追加|累計|合計)の?")
_KNOWN = re.compile(r"(?:この|その|同|これまでの?|初期|今回の)|(?:^|、)(?:総|追加)?$")
_TOGETHER = re.compile(r"[^。\d]{0,6}?(?:組[んみむ]|共同|連携して|ともに|共に|協力して|合弁)")
_BEHIND = re.compile(r"[^。はが]{0,24}?(?:進める|推進する|主導する|手がける|立ち上げた|計画する|の|、)?[^、。はがを]{0,16}")
_SPEAKER = re.compile(r"(?:CEO|CFO|会長|社長|最高経営責任者|氏)(?:\([A-Z]+\))?(?:の?[ァ-ヶー・]{2,16})?(?:は|が|も|、)$")
_FORETOLD = re.compile(r"[^、。]{0,14}?(?:予測|予想|見通し|試算|見込み)(?:$|し|を|\(|\s|」|。)")
_EACH = re.compile(r"軒並み|いずれも|そろって|揃って|各社とも")
_COUNT = re.compile(r"(?P<n>[2-9二三四五六七])社(?:の|で|が|は|による)?[^、。]{0,12}$")
_NUMBERS = {letter: number % 8 + 2 for number, letter in enumerate("23456789二三四五六七")}


def read(scene: Scene, index: int, reading: Reading) -> Parties:
    """Return the parties of an investment."""
    who = _read(scene, index, reading)
    projects = tuple(name for name in who.payers if name in scene.projects)
    if not projects:
        return who
    # Stargateが5000億ドルを投じる: a project spends what its founders put in
    founders = tuple(name for name in who.payers if name not in projects) or _founders(scene, projects)
    return joined(founders, (*projects, *who.payees), f"{who.rule}+project", who.explicit)


def _founders(scene: Scene, projects: Names) -> Names:
    """AとBが進めるP, AのP: whom the sentence names as those behind a project."""
    for before, group in zip(scene.groups, scene.groups[1:], strict=False):
        acts = before.role in ("subject", "owner", "agent", "topic") and _BEHIND.fullmatch(scene.text, before.after, group.start)
        if acts and set(group.companies) & set(projects):
            return before.companies
    return tuple(name for name in scene.topic if name not in projects and scene.topic != scene.title[:1])


def _read(scene: Scene, index: int, reading: Reading) -> Parties:
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
        led = [g for g in scene.groups if g.end <= one.start and g.role == "subject" and scenes.leads(scene.text, g)]
        givers = led[-1].companies if led and not set(led[-1].companies) & set(payers) else ()
        return joined(givers, payers, "investment/received", True)
    if not goals and rule == "investment/subject" and _topical(scene, one, payers):
        goals = scenes.topic(scene, payers)
    if (
        payers
        and not goals
        and (partner := scenes.partner(scene, one))
        and _ALLIED.fullmatch(scene.text, partner.after, one.start)
    ):
        goals = partner.companies
    floor = scene.sums[index - 1].end if index else 0
    if not payers and scene.state and _TREASURY.search(scene.text, floor, max(reading.end, one.end) + 12):
        return joined((scene.state,), goals, "investment/treasury", True)
    if payers and not goals and (partner := scenes.partner(scene, one)) and set(partner.companies) <= scene.projects:
        goals = partner.companies  # Xは、Pとの協業でSを動員する: a project takes the money
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
    last = max((other.end for other in scene.sums if _listed(scene.text, one, other)), default=one.end)
    return bool(_BARE.fullmatch(scene.text, group.after, one.start) and _STAKES.match(scene.text, last))


def _listed(text: str, one: Sum, other: Sum) -> bool:
    """Whether `other` ends a list that `one` begins: AがS、BがTを投資し."""
    return (
        other.start >= one.end
        and len(text[one.end : other.start]) <= 24
        and not re.search(r"[。をに]|(?:し|て)、", text[one.end : other.start])
    )


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
    if _EACH.search(scene.text, max(0, one.start - 16), one.start):
        actors = [g for g in scene.groups if g.role in ("subject", "topic") and g.end <= one.start]
        if len(actors) > 1:
            return tuple(dict.fromkeys(name for g in actors for name in g.companies)), "investment/each"
    nearest = scenes.subject_group(scene, one, goals)
    if nearest and _SPEAKER.search(scene.text[nearest.end : nearest.after + 1]) and _FORETOLD.match(scene.text, one.end):
        return (), "market/foretold"  # who speaks of what others will spend
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
