"""Who invests in whom: payers and payees of an investment, by the roles of the names around the sum.

The active (XがYにSを投資), the passive (YがXからSを受ける), the noun (XのYへのS投資), spending as the subject (投資はSに達する), public money,
and those counted (3社でS). What no rule finds is left empty, or to the topic of the text.
"""

import re
from collections.abc import Mapping

from dashboard.extraction import projects, several
from dashboard.extraction import scene as scenes
from dashboard.extraction.kinds import Reading
from dashboard.extraction.money import Sum
from dashboard.extraction.roles import Group, Role
from dashboard.extraction.scene import STATE, Names, Parties, Scene, joined

_PASSIVE = re.compile(r"[^、。]{0,24}?(?:を|に)?(?:受け(?!入れ)|獲得|得て|得た|集め|引き出|取り付け|調達)")
_ALLIED = re.compile(
    r"[^。]{0,14}?(?:提携|パートナーシップ|契約|合意)(?:し|を?(?:結び|結んで|締結し|発表し|交わし))、?[^にへ、。]{0,12}"
)  # then the money goes to the ally
_ALLIANCE = re.compile(r"(?:戦略的な?)?(?:提携|協業|パートナーシップ|共同研究)[にで][^、。はが]{0,24}")
_WITHIN = re.compile(r"の投資を含む(?:パートナーシップ|提携)")  # YとはSの投資を含む提携
_STAKES = re.compile(
    r"\**(?:もの|という巨額)?(?:\([^)]*\))?(?:もの)?\**(?:を(?:既に|すでに)?(?:投資し|出資)|(?:の)?(?:追加|巨額の?|戦略的)?(?:投資を(?:行[いっ]|発表|し|計画|予定)|出資を?(?:し|行|計画|予定)))"
)
_EQUITY = re.compile(r"\**(?:もの)?を出資し")
_STAKE = re.compile(r"\**(?:もの|規模)?の(?:追加|巨額の?|戦略的な?)*(?:出資|投資)")  # XからT、さらにSの追加出資
_HELD = re.compile(
    r"\**(?:もの)?を?(?:追加|巨額の?)?(?:投資|出資)(?:した|している|してきた|を行った|を決めた)[^、。はがをにでの]{0,10}"
)
_SHARES_OF = re.compile(r"\**(?:もの)?を?(?:投資|出資|拠出|投じ)(?:し|し?て)?、?")  # Sを投資し、Yの9%の株式を取得
_STOCK = re.compile(
    r"(?:約)?(?:\d+(?:\.\d+)?%)?(?:の)?(?:普通|優先|少数)?(?:株式|株|持ち?分)[^、。はが]{0,6}を(?:取得|獲得|購入)"
)
_IN_BRACKETS = re.compile(r"\**\([^()]*\)")
_INTO = re.compile(r"[^、。はがをに]{1,20}に[^、。はがをに]{0,6}")
_NEEDED = re.compile(r"必要|回収する|要する|求められ|支出が見込まれ|投資が見込まれ")  # what would be needed is nobody's plan
_PUBLIC_MONEY = re.compile(r"支援|助成|補助")
_TREASURY = re.compile(
    r"国費|公費|歳出|国庫|公的資金|国家予算|政府予算|国家AI戦略|国家[^、。はがを]{0,8}(?:基金|ファンド|プロジェクト|計画)"
)  # nobody but the state has it
_BARE = re.compile(r"(?:既に|すでに|さらに|新たに|ともに|\d年に|\d月に|[^にへ]){0,30}")  # no word says into what
_GROWS = re.compile(r"(?P<whose>[^、。はがも]{0,30})(?:投資|支出)(?P<sum>額|総額|規模)?(?:は|が|も)[^。はが]{0,30}$")
_INDUSTRY = re.compile(r"世界|グローバル|市場|業界|分野|全体|スタートアップ|企業への|各社|民間|への|VC|ベンチャー|における")
_MEASURED = re.compile(r"(?:総|追加|累計|合計)の?")
_KNOWN = re.compile(r"(?:この|その|同|これまでの?|初期|今回の)|(?:^|、)(?:総|追加)?$")
_OF_SUM = re.compile(r"\**(?:\([^)]*\))?(?:は|が)、?[「『*]*")
_GIVEN_BY = re.compile(r"[^、。]{0,6}?(?:提供|供給|拠出|支出|出資|捻出|賄)(?:さ?れ|う|い)")
_BETWEEN = re.compile(r"(?:^|[、。])(?:日米|米中|日韓|日印|日英|日欧|米英|米韓|米印|二国|両国)間で[^、。はが]{0,20}$")
_SPENT = re.compile(r"[^、。はもに]{0,24}?(?:投じら|投入さ|投下さ|コミットさ|注ぎ込ま|拠出さ)れ")
_COMMITMENT = re.compile(
    r"[^、。はが]{0,30}?(?:コミットメント|投資|出資|支援)(?:であり|で|は|が)、?(?:これまで|すで|既|累計|合計|総額|に|で|の){0,4}"
)
_VENTURE = re.compile(r"[^、。\d]{0,6}?(?:合弁|共同(?:出資|プロジェクト|事業|計画))")


def read(scene: Scene, index: int, reading: Reading) -> Parties:
    """Return the parties of an investment."""
    one = scene.sums[index]
    if costing := projects.costing(scene, one):
        return joined(projects.founders(scene, costing), costing, "investment/cost-of-project", True)
    who = _read(scene, index, reading)
    open_goal = not who.payees and not who.rule.startswith("market/")
    if open_goal and (plan := projects.of_plan(scene, one, who) or projects.plan_here(scene, one, who)):
        return plan
    by_state = bool(who.payers) and all(scene.upstream.get(name) == STATE for name in who.payers)
    told = not who.rule.startswith("market/") and not by_state  # a state's programme is nobody whom it pays
    if told and (behind := projects.behind(scene, one)):
        return joined(who.payers, behind, f"{who.rule}+project", who.explicit)
    spenders = tuple(name for name in who.payers if name in scene.projects)
    if not spenders or who.rule == "investment/supplied-by":
        return who
    # Stargateが5000億ドルを投じる: a project spends what its founders put in
    founders = tuple(name for name in who.payers if name not in spenders) or projects.founders(scene, spenders)
    return joined(founders, (*spenders, *who.payees), f"{who.rule}+project", who.explicit)


def _read(scene: Scene, index: int, reading: Reading) -> Parties:
    one = scene.sums[index]
    attached = scenes.attached(scene, index, reading)
    sources = attached.get("source") or scenes.listed(scene, index, "source")
    passive = _PASSIVE.match(scene.text, one.end)
    if sources and (passive or "source" in attached or _STAKE.match(scene.text, one.end)):
        return _from(scene, one, sources)
    if supplied := _supplied(scene, one):
        return joined(supplied, scenes.goal(scene, index, reading, attached), "investment/supplied-by", True)
    if several.foretold(scene, one):
        return Parties((), (), "market/foretold", True)
    if not attached.get("agent") and (grows := _GROWS.search(scene.text[: one.start])):
        return _spending(scene, index, grows)
    goals = scenes.goal(scene, index, reading, attached)
    if channel := _channel(scene, one):
        if set(channel) <= {*scene.topic, *scene.title}:  # Xの傘下のファンドを通じて: X's own money
            return joined(channel, goals, "investment/channel", True)
        goals = goals or channel
    goals = goals or _whose_own(scene, one)
    payers, rule = several.investors(scene, index, goals) or _investor(scene, index, attached, goals)
    if not payers:
        return _unnamed(scene, index, reading, goals, rule)
    if passive and not goals and rule == "investment/subject":
        return _received(scene, one, payers)
    goals = goals or _goal_of_list(scene, index, reading) or _held(scene, one, payers)
    return joined(payers, goals or _beside_payers(scene, one, payers, rule), rule, True)


def _goal_of_list(scene: Scene, index: int, reading: Reading) -> Names:
    """XがYにS、ZがTを投資する: into whom the one before is put, where nothing but the new actor stands between."""
    actor = scenes.subject_group(scene, scene.sums[index], ()) if index else None
    if not actor or actor.role != "subject" or scene.text[scene.sums[index - 1].end : actor.start] != "、":
        return ()
    return scenes.goal(scene, index - 1, reading, {})


def _held(scene: Scene, one: Sum, payers: Names) -> Names:
    """XがSを投資しているY; XがSを投資し、Yの株式を取得: into Y."""
    head = next((group for group in scene.groups if group.start >= one.end), None)
    if head is None or set(head.companies) & set(payers):
        return ()
    stock = (
        head.role == "owner" and _STOCK.match(scene.text, head.after) and _SHARES_OF.fullmatch(scene.text, one.end, head.start)
    )
    return head.companies[:1] if stock or _HELD.fullmatch(scene.text, one.end, head.start) else ()


def _owners_into(scene: Scene, one: Sum) -> list[Group]:
    """XのNにS: those into whose own the money goes, the first first."""
    return [g for g in scene.groups if g.role == "owner" and _INTO.fullmatch(scene.text, g.after, one.start)]


def _whose_own(scene: Scene, one: Sum) -> Names:
    """AがXのNにSを投じる: into X, where another acts."""
    for group in _owners_into(scene, one)[:1]:
        acting = scenes.subject_group(scene, one, group.companies)
        if acting and acting.end < group.start:
            return group.companies
    return ()


def _channel(scene: Scene, one: Sum) -> Names:
    """Through whom the money goes: the last を通じて before the sum."""
    return next((g.companies for g in reversed(scene.groups) if g.role == "channel" and g.end <= one.start), ())


def _supplied(scene: Scene, one: Sum) -> Names:
    """SはXから提供される: who gives, told behind the sum."""
    for group in scene.groups:
        if group.role == "source" and group.start >= one.end and _OF_SUM.fullmatch(scene.text, one.end, group.start):
            return group.companies if _GIVEN_BY.match(scene.text, group.after) else ()
    return ()


def _from(scene: Scene, one: Sum, sources: Names) -> Parties:
    """YがXからSの投資を受ける."""
    givers = {name for group in scene.groups if group.role == "source" for name in group.companies} | set(sources)
    givers |= {n for g in scene.groups if g.end <= one.start and scenes.leads(scene.text, g) for n in g.companies}
    receiver = scenes.subject(scene, one, tuple(givers)) or tuple(n for n in scene.topic if n not in givers)
    receiver = receiver or tuple(n for n in scene.title if n not in givers)[:1]
    return joined(sources, receiver, "investment/received-from", True)


def _received(scene: Scene, one: Sum, acting: Names) -> Parties:
    """YがSの投資を受ける; Yは、Xが主導するSの投資を受ける."""
    led = [g for g in scene.groups if g.end <= one.start and g.role == "subject" and scenes.leads(scene.text, g)]
    if not led:
        return Parties((), acting, "investment/received", True)
    above = [g for g in scene.groups if g.role == "topic" and g.end <= led[-1].start]
    return joined(led[-1].companies, above[-1].companies if above else scene.topic, "investment/received", True)


def _beside_payers(scene: Scene, one: Sum, payers: Names, rule: str) -> Names:
    """Into whom, where no に or へ says it: the text's topic, the ally, the project that it is done with."""
    if rule == "investment/subject" and _topical(scene, one, payers) and (goals := scenes.topic(scene, payers)):
        return goals
    return _ally(scene, one, payers)


def _ally(scene: Scene, one: Sum, payers: Names) -> Names:
    """With whom it is done, where that says into whom: a project, or an alliance that the money goes to."""
    partner = scenes.partner(scene, one)
    if not partner or len(partner.companies) > 1 or set(partner.companies) & set(payers):
        return ()
    allied = _ALLIED.fullmatch(scene.text, partner.after, one.start) or _ALLIANCE.fullmatch(scene.text, partner.after, one.start)
    within = _WITHIN.match(scene.text, one.end)
    return partner.companies if allied or within or set(partner.companies) <= scene.projects else ()


def _unnamed(scene: Scene, index: int, reading: Reading, goals: Names, rule: str) -> Parties:
    """The sentence names no payer: the state's money, a market's, or that of whom the text is about."""
    one = scene.sums[index]
    floor, _ = scene.room(index)
    if scene.state and _TREASURY.search(scene.text, floor, max(reading.end, one.end) + 12):
        return joined((scene.state,), goals, "investment/treasury", True)
    if not goals and _NEEDED.search(scene.text, one.end, reading.end + 12):
        return Parties((), (), "market/needed", True)
    if rule.startswith("market/"):  # 各社がXの事業にSを投じる
        return Parties((), goals or next((g.companies for g in _owners_into(scene, one)), ()), rule, True)
    if not goals and _BETWEEN.search(scene.text, 0, one.start):  # 日米間でS: two countries' plan, and no company's
        return Parties((), (), "market/between-states", True)
    goals = goals or _committed_to(scene, one)
    spent = not goals and set(scene.title) <= scene.projects and _SPENT.match(scene.text, one.end)
    if spent and scene.title:  # in a text about the project P: Sが投じられる
        return joined((), scene.title, "investment/project-of-title", True)
    payers, rule = scenes.topic(scene, goals), "investment/topic"
    if scene.state and _PUBLIC_MONEY.search(scene.text, one.end, max(reading.end, one.end)):
        public = bool(payers) and all(scene.upstream.get(name) == STATE for name in payers)
        payers, rule = payers if public else (scene.state,), "investment/state"
    partner = scenes.partner(scene, one)
    if partner and not goals and _WITHIN.match(scene.text, one.end) and scenes.sells_to(scene, partner.companies, payers):
        return joined(partner.companies, payers, "investment/of-supplier", False)  # who supplies invests in his customer
    if partner and payers and _VENTURE.match(scene.text, partner.after):  # YとZとの合弁会社Pに
        payers = (*payers, *partner.companies)
    return joined(payers, goals or _ally(scene, one, payers), rule, bool(goals))


def _committed_to(scene: Scene, one: Sum) -> Names:
    """Xへの出資であり、これまでにSが投じられた: into X."""
    if not _SPENT.match(scene.text, one.end):
        return ()
    goals = [g for g in scene.groups if g.role == "goal" and _COMMITMENT.fullmatch(scene.text, g.after, one.start)]
    return goals[-1].companies if goals else ()


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
    if len(scene.topic) != 1 or any(scene.upstream.get(name) == STATE for name in (*scene.topic, *payers)):
        return False
    group = scenes.subject_group(scene, one, ())
    contrasted = sum(g.role == "topic" for g in scene.groups) > 1  # AはS、BはTを投資し
    # this は brings an actor as が does, and so does one who buys into the company spoken of
    brings = group is not None and (group.role == "subject" or contrasted or bool(_EQUITY.match(scene.text, one.end)))
    if group is None or not brings or not set(group.companies) & set(payers):
        return False
    last = max((other.end for other in scene.sums if _listed(scene.text, one, other)), default=one.end)
    aside = _IN_BRACKETS.match(scene.text, one.end)  # AとBがS(うちAがT)を出資し
    last = one.end if aside and last <= aside.end() else last
    return bool(_BARE.fullmatch(scene.text, group.after, one.start) and _STAKES.match(scene.text, last))


def _listed(text: str, one: Sum, other: Sum) -> bool:
    """Whether `other` ends a list that `one` begins: AがS、BがTを投資し."""
    return (
        other.start >= one.end
        and len(text[one.end : other.start]) <= 24
        and not re.search(r"[。をに]|(?:し|て)、", text[one.end : other.start])
    )


def _investor(scene: Scene, index: int, attached: Mapping[Role, Names], goals: Names) -> tuple[Names, str]:
    one = scene.sums[index]
    nearest = scenes.subject_group(scene, one, goals)
    if agent := attached.get("agent") or scenes.listed(scene, index, "agent"):
        agents = next(g for g in reversed(scene.groups) if g.role == "agent" and g.companies == agent)
        if not nearest or nearest.start < agents.start:
            return agent, "investment/by-agent"
    acting = scenes.subject(scene, one, goals)
    if (
        (owner := attached.get("owner"))
        and not set(owner) <= set(goals)
        and not (acting and any(g.companies == owner for g in _owners_into(scene, one)))
    ):
        return owner, "investment/owner"
    own = any(g.role == "goal" and g.via == "product" and g.companies == goals for g in scene.groups)  # 彼らはAWSにSを投じる
    if pronoun := scenes.pronoun(scene, one, () if own else goals):
        return _with_partner(scene, one, pronoun), "investment/pronoun"
    if acting:
        return _with_partner(scene, one, acting), "investment/subject"
    return scenes.relative(scene, one), "investment/relative"


def _with_partner(scene: Scene, one: Sum, acting: Names) -> Names:
    """Who acts, and with whom he does it together."""
    partner = scenes.partner(scene, one)
    if not partner or not projects.together_with(scene.text, partner):
        return acting
    head = any(scene.upstream.get(name) == STATE for name in partner.companies)  # a president announces with him
    return acting if head else (*acting, *partner.companies)
