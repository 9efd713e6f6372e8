"""Whom a sentence names in which relation to one of its sums: its subject, goal, source, owner, partner, or the text's topic.

Each finder answers for one relation and returns nothing rather than a guess; `parties` asks them by kind.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.extraction.kinds import Reading
from dashboard.extraction.money import Sum
from dashboard.extraction.roles import Group, Role, broken_between, inside_closed_bracket, row_before

Names = tuple[str, ...]

# who sells to whom: a sector sells to those behind it
CHAIN = (
    "energy",
    "industry",
    "chips",
    "hardware",
    "telecom",
    "cloud",
    "software",
    "robotics",
    "services",
    "ai_models",
    "internet",
    "government",
)

STATE = len(CHAIN) - 1

_RELATIVE = re.compile(
    r"[^、。\d]{0,24}?(?:する|した|している|投じる|投じた|受けた|達した|誇る|持つ|得た|集めた|掲げる|記録した|控える|目指す|という|の)[「『*\s]*(?:米|仏|英|独|中国の|米国の)?[^、。はがをにで\d]{0,10}$"
)
_PRONOUN = re.compile(r"(?:彼ら|同社|両社|当社|同グループ|同行)(?:自身)?(?:は|が|も|では|の)")
_SHARES = re.compile(
    r"(?:普通|優先)?(?:株|持ち分|持分)|(?:最新の)?(?:シリーズ\s?[A-H]|シード|資金調達|増資)(?:の?資金調達)?(?:ラウンド)?(?:で|に(?!よ)|へ)"
    r"|(?:株式|利益|議決権)の(?:約)?\d[\d.]*(?:%|％|パーセント)"
)
_ENUMERATED = re.compile(r"(?:する|した|回る|いる|ある|る)など、")  # XがAし、YもBするなど、S: of neither
_LEADS = re.compile(
    r"[^、。]{0,12}?(?:主導(?!する[^、。]{0,8}(?:プロジェクト|取り組み|計画|開発|市場))|リード|参加|引き?受け|加わ|名を連ね|参画|支援|出資)"
)
_GIVEN = re.compile(r"投|出資|拠出|充て|注|支援|入れ|出す|出し")
_FOUNDED = re.compile(r"[^、。]{0,6}?(?:設立|創業|立ち上げ|創設)")
_COMMITTED = re.compile(
    r"への[^、。はが]{0,30}(?:コミットメント|投資|出資)(?:は|であり|で|として)、[^、。はがにへ]{0,12}$"
)  # Xへの投資は、これまでにS
_OBJECT = re.compile(r"\**(?:\([^)]*\))?(?:分|もの[^、。はがをに]{0,16})?を")
_FEW = 4
_MEANT_FOR = re.compile(r".*向け")  # Sを投じる、それが主にX向けだ
_LATER = 24  # characters behind the sum in which its actor may stand
_MEANT = 30  # those in which it may say for whom it is meant
_FORECAST = re.compile(r"予測|予想|試算|推計|見込|見積|見て(?:い|お)|見通し|調査|レポート|分析|報じ|報道|伝え")
OWNS = re.compile(r"[^、。\d]{1,24}?(?:は|が)")


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what was found in it."""

    text: str
    sums: Sequence[Sum]
    groups: Sequence[Group]
    topic: Names  # whom the text before is about; the title's companies as the last resort
    title: Names  # the companies of the title
    recent: Names  # those named in the sentences before, the last first
    plan: tuple[Names, Names]  # the project that the sentence before names, and those behind it
    unknown: bool  # a name that the register lacks stands as the subject
    state: str  # the government of the country that the post is about; empty when it names none
    upstream: Mapping[str, int]  # company → place in the supply chain; sellers stand low
    observers: frozenset[str]  # research houses, banks, advisers: what they forecast is others' money
    financiers: frozenset[str]  # funds and banks: they put money in and raise none
    projects: frozenset[str]  # joint ventures with a name: money goes into them

    def room(self, index: int) -> tuple[int, int]:
        """Where the sum before `sums[index]` ends and the one behind it starts: what stands between is its own."""
        before = self.sums[index - 1].end if index else 0
        return before, self.sums[index + 1].start if index + 1 < len(self.sums) else len(self.text)


@dataclass(frozen=True, slots=True)
class Parties:
    """Payers, payees, the rule that found them, and whether the sentence itself names them."""

    payers: Names = ()
    payees: Names = ()
    rule: str = "none"
    explicit: bool = False


def joined(payers: Names, payees: Names, rule: str, explicit: bool) -> Parties:
    """Return parties of which none stands on both sides; the payer's side wins."""
    unique = tuple(dict.fromkeys(payers))
    return Parties(unique, tuple(dict.fromkeys(name for name in payees if name not in unique)), rule, explicit)


def subject(scene: Scene, one: Sum, excluded: Names) -> Names:
    """The nearest は, も or が before the sum that still governs it; else the owner of such a noun (XのNは)."""
    group = subject_group(scene, one, excluded)
    return tuple(name for name in group.companies if name not in excluded) if group else ()


def subject_group(scene: Scene, one: Sum, excluded: Names) -> Group | None:
    """The group that `subject` names."""
    for group in scene.groups:  # Yが供給し、その代金S分をXが払う: the actor of the sum's own clause
        if group.role == "subject" and one.end <= group.start and _OBJECT.fullmatch(scene.text, one.end, group.start):
            return group
    possible = [g for g in scene.groups if not set(g.companies) <= set(excluded)]
    governing = next((g for g in reversed(possible) if _governs(scene, g, one)), None)
    owning = governing or next((g for g in reversed(possible) if _governs_by_noun(scene, g, one)), None)
    return owning or next((g for g in scene.groups if _follows(scene, g, one)), None)


def _governs(scene: Scene, group: Group, one: Sum) -> bool:
    """Whether Xは, Xも or Xが before the sum still says who acts on it."""
    if group.start >= one.start or group.role not in ("topic", "subject") or _forecasts(scene, group):
        return False
    if inside_closed_bracket(scene.text, group.after, one.start) or _ENUMERATED.search(scene.text, group.after, one.start):
        return False
    return group.role == "topic" or not broken_between(scene.text, group.after, one.start)


def _governs_by_noun(scene: Scene, group: Group, one: Sum) -> bool:
    """Whether XのNは or XのNが does."""
    owns = group.role == "owner" and group.end < one.start and OWNS.match(scene.text, group.after)
    if not owns or owns.end() > one.start or _forecasts(scene, group):
        return False
    return owns[0].endswith("は") or not broken_between(scene.text, owns.end(), one.start)


def _follows(scene: Scene, group: Group, one: Sum) -> bool:
    """Whether the actor stands behind: S を X が購入する."""
    between = scene.text[one.end : group.start]
    near = group.role == "subject" and one.end <= group.start and len(between) <= _LATER
    return near and not re.search(r"[、。]|し$", between)


def _forecasts(scene: Scene, group: Group) -> bool:
    return set(group.companies) <= scene.observers and bool(_FORECAST.search(scene.text, group.after))


def attached(scene: Scene, index: int, reading: Reading) -> dict[Role, Names]:
    """Names that stand in one noun phrase with the sum: XのYへのS, XによるS; or between the sum and its cue (SのYへの投資)."""
    found: dict[Role, Names] = {}
    one = scene.sums[index]
    edge = one.start
    for group in reversed([g for g in scene.groups if g.end <= one.start]):
        between = scene.text[group.after : edge]
        if len(between) > 14 or re.search(
            r"[、。]|(?:した|する|して|し)(?![」』])", between.rstrip("、") if group.role == "topic" else between
        ):
            break
        if group.role in ("topic", "subject", "object", "none"):
            break
        found.setdefault(group.role, group.companies)
        edge = group.start
    stop = max(reading.end, one.end)
    for group in scene.groups:
        aside = scene.text.find("(", one.end, group.start) >= 0 > scene.text.find(")", one.end, group.start)
        if one.end <= group.start < stop and group.role in ("goal", "agent", "source", "owner") and not aside:
            found.setdefault(group.role, group.companies)
    return found


def listed(scene: Scene, index: int, role: Role) -> Names:
    """The name in `role` that belongs to this sum of a list: AからS、BからもSを."""
    one = scene.sums[index]
    floor, _ = scene.room(index)
    for group in reversed(scene.groups):
        if floor <= group.start < one.start and group.role == role and one.start - group.after <= 40:
            return (*row_before(scene.text, scene.groups, group.start), *group.companies) if role == "source" else group.companies
    if index and re.fullmatch(r"(?:さらに|[^。はがをにへ]){0,10}", scene.text[floor : one.start]):
        return listed(scene, index - 1, role)  # AからS、さらにT
    return ()


def goal(scene: Scene, index: int, reading: Reading, attached: Mapping[Role, Names]) -> Names:
    """Into whom: に, へ, 向け in the sum's own clause, before the sum or between it and its verb."""
    if "goal" in attached:
        return attached["goal"]
    return _goal_before(scene, index) or _goal_behind(scene, index, reading)


def _goal_before(scene: Scene, index: int) -> Names:
    one = scene.sums[index]
    for group in scene.groups:  # XがYの株式をSで, YのS株, YのシリーズDラウンドでS
        if group.role == "owner" and group.end <= one.start and _SHARES.match(scene.text, group.after):
            return group.companies
    floor, _ = scene.room(index)
    goals = [g for g in reversed(scene.groups) if g.role == "goal" and g.end <= one.start]
    for group in goals:
        between = scene.text[group.after : one.start]
        if floor <= group.start and len(between) <= 30 and not re.search(r"(?:し|して|され|おり|た|れ|ため|ために)、", between):
            return group.companies
    return next((g.companies for g in goals if _COMMITTED.match(scene.text, g.end, one.start)), ())


def _goal_behind(scene: Scene, index: int, reading: Reading) -> Names:
    one = scene.sums[index]
    _, ceiling = scene.room(index)
    last = one.end
    if reading.side == "list":  # S、T を X に: the list's goal stands behind its last sum
        ceiling = max(ceiling, reading.end)
        last = max((other.end for other in scene.sums if other.end <= ceiling), default=one.end)
    for group in scene.groups:
        if not one.end <= group.start < ceiling or group.role != "goal":
            continue
        if _MEANT_FOR.fullmatch(scene.text, group.end, group.after) and group.start - one.end <= _MEANT:
            return group.companies
        between = scene.text[max(one.end, last) : group.start]
        given = _GIVEN.search(scene.text, group.after, group.after + 10)
        if given and len(between) <= 16 and not re.search(r"[。]|(?:し|して|おり|た)、", between):
            return group.companies
    return ()


def founded(scene: Scene, one: Sum) -> Names:
    """Xを設立し、YにSで買収された: the company that the clause before made."""
    return next(
        (
            g.companies
            for g in reversed(scene.groups)
            if g.role == "object" and g.end <= one.start and _FOUNDED.match(scene.text, g.after)
        ),
        (),
    )


def partner(scene: Scene, one: Sum) -> Group | None:
    """With whom: the last と before the sum."""
    return next((g for g in reversed(scene.groups) if g.role == "partner" and g.end <= one.start), None)


def leads(text: str, group: Group) -> bool:
    """Whether a group leads a round or joins it."""
    return bool(_LEADS.match(text, group.after)) or "主導" in text[group.end : group.after]


def relative(scene: Scene, one: Sum) -> Names:
    """S を調達した X: the name that the clause with the sum describes."""
    for group in scene.groups:
        if group.start < one.end:
            continue
        between = scene.text[one.end : group.start]
        closed = between.count("(") <= between.count(")")
        if len(between) <= 36 and closed and _RELATIVE.fullmatch(between) and group.role not in ("partner", "source", "agent"):
            return group.companies
        return ()
    return ()


def topic(scene: Scene, excluded: Names) -> Names:
    """Whom the text before is about; a list of names is nobody in particular."""
    if len(scene.topic) > _FEW:
        return ()
    return tuple(
        name for name in scene.topic if name not in excluded and not (name in scene.observers and _FORECAST.search(scene.text))
    )


def pronoun(scene: Scene, one: Sum, excluded: Names) -> Names:
    """彼らが, 同社は: the company named last before it, in this sentence or in those before."""
    for match in reversed(list(_PRONOUN.finditer(scene.text, 0, one.start))):
        if (actor := subject_group(scene, one, excluded)) and match.end() <= actor.start < one.start:
            return ()  # 彼らは、XがSを投じたと言う
        before = [g for g in scene.groups if g.end <= match.start()]
        return tuple(n for n in (before[-1].companies if before else scene.topic) if n not in excluded)
    return ()


def sells_to(scene: Scene, seller: Names, buyer: Names) -> bool:
    """Whether the first stands further up the supply chain: chips before cloud before models."""
    unknown = 50
    known = bool(seller and buyer)
    return known and min(scene.upstream.get(n, unknown) for n in seller) < min(scene.upstream.get(n, unknown) for n in buyer)
