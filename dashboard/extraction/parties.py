"""Who pays whom: reads payers and payees of a sum off the roles of the names in its sentence, by kind.

Where the sentence leaves a party out, the caller's `topic` (the sentences before, the title) stands in. Every reading names its rule.
"""

import re
from collections.abc import Mapping

from dashboard.extraction import investing, several
from dashboard.extraction import scene as scenes
from dashboard.extraction.kinds import Reading
from dashboard.extraction.money import Sum
from dashboard.extraction.roles import Group, Role
from dashboard.extraction.scene import Names, Parties, Scene, joined

_LEADS_NEXT = re.compile(r"(?:主導|リード)(?:する|した|の)[^、。]*で[^、。]{0,4}$")  # XがリードするラウンドでS: of the sum behind
_ALLOTTED = re.compile(r"(?:割当先|引受先)(?:と|に)")  # Xを割当先とする第三者割当増資
_COLLECTED = re.compile(r"(?:資金を)?(?:集め|調達|募[りっ])")
_OF_PROJECT = re.compile(r"[^、。はがをに]{0,24}(?:プロジェクト|案件|工事)で[^、。はが]{0,6}")
_SELLS = re.compile(r"(?:受注|供給(?!を受)|提供(?!を受)|販売|納入|売却|納品|請け負)")
_ORDERS = re.compile(r"受注(?:総額|額|残高?)?[^、。]{0,12}$")
_BUYS = re.compile(r"(?:購入|発注|採用|調達|支払|利用|買い付け|コミット|(?<!契約を)(?<!受注を)(?<!案件を)獲得)")
_GOODS = re.compile(
    r"製?の?[^、。はがをにへも]{0,14}?(?:GPU|チップ|半導体|計算能力|計算資源|計算リソース|コンピュートリソース|クラウド容量|クラウドサービス|アクセラレータ|サーバー)"
    r"[^、。はが]{0,14}?(?:に|へ|を|の(?:購入|調達|導入|発注))"
)
_STOCKS = re.compile(
    r"[^、。はがをにへも]{0,14}?(?:GPU|チップ|半導体|計算能力|計算資源|計算リソース|クラウド容量|アクセラレータ|サーバー)[^、。はが]{0,6}?を(?:確保|購入|調達|導入|発注|買)"
)
_SPENT_ON = re.compile(r"の[^、。はが]{0,20}(?:クラウド|サービス|GPU|チップ|半導体)[^、。はが]{0,16}に(?:投じ|費や|支払)")
_IN_ALL = re.compile(r"(?:累計|合計|総額|総(?:資金)?調達額|これまで)[^、。]{0,10}$")
_CLAUSE_OVER = re.compile(r"(?:し|して|り|れ|ね|おり|した|する)、")
_USED = re.compile(r"使[うっい]|用い|搭載|備え|活用|利用")  # the goods' user is spoken of, not their sale
_OFFER = re.compile(r"(?:買収|統合)[^、。]{0,6}(?:提案|提示|オファー|打診|申し出)")
_TAKEN_OVER = re.compile(r"買収され|傘下に入")
_GIVES = re.compile(
    r"自社株買い|増配|和解|罰金|制裁|課徴|賠償|寄付|寄附|慈善|懸賞|賞金|報奨|クレジット|提供|支払|分配さ|年俸|報酬"
)
_ACQUIRED = re.compile(r"[^、。]{0,8}(?:買収|非公開化|子会社化|傘下に)")  # Sを投じ、Yを子会社化した
_SAVED = re.compile(r"(?:もの)?の?[^、。はがをに]{0,12}(?:削減|節約)")
_REPORTS = re.compile(r"[^、。はがを]{0,10}(?:決算|業績)(?:を見ると|を見れば|では|によ(?:ると|れば))、")  # Xの決算では、売上高がS
_PART_OF = re.compile(r"[^、。はが]{0,14}(?:事業|部門|子会社|株式|資産)[^、。はが]{0,6}を.{0,60}?(?:買収|取得|手に入れ)")
_OBJECT_OF_TAKEOVER = re.compile(r"[^。]{0,30}?(?:買収|取得|傘下|統合|獲得|アクイハイヤー|子会社化|手に入れ)")


def in_all(scene: Scene, one: Sum) -> bool:
    """Whether a sum is all that a company ever raised (累計調達額は S)."""
    return bool(_IN_ALL.search(scene.text[: one.start]))


def read(scene: Scene, index: int, reading: Reading) -> Parties:
    """Return the parties of `scene.sums[index]`, read as `reading` says."""
    reader = _READERS.get(reading.kind)
    return reader(scene, index, reading) if reader else Parties()


def takes_over(scene: Scene, one: Sum, into: Names) -> bool:
    """Whether the company that the sum goes into is taken over for it: XはYにSを投じ、Yを子会社化した."""
    behind = [group for group in scene.groups if group.role == "object" and group.start >= one.end]
    return any(set(group.companies) <= set(into) and _ACQUIRED.match(scene.text, group.after) for group in behind)


def supplier(scene: Scene, index: int, reading: Reading) -> Names:
    """Whose chips, power or cloud the sum buys: then 投資 is a purchase (NVIDIA製半導体に約400億ドルを投資)."""
    one = scene.sums[index]
    if "partner" in scenes.attached(scene, index, reading):  # XとのS契約でY製GPUを得る
        return ()
    floor, following = scene.room(index)
    for group in scene.groups:
        goods = _GOODS.match(scene.text, group.end)
        used = goods and _USED.search(scene.text, goods.start(), max(goods.end() + 2, one.start))
        if (
            goods
            and not used
            and floor <= group.start
            and goods.end() <= max(one.start, reading.end)
            and abs(one.start - goods.end()) <= 24
        ):
            return group.companies
    for group in scene.groups:  # Sを投じてNVIDIA B200 GPUを確保した; Sもの投資を、Xのクラウドサービスに投じる
        bought = _STOCKS.match(scene.text, group.end) or _SPENT_ON.match(scene.text, group.end)
        if bought and one.end <= group.start <= min(one.end + 40, following):
            return group.companies
    return ()


def _funding(scene: Scene, index: int, reading: Reading) -> Parties:
    one = scene.sums[index]
    attached = scenes.attached(scene, index, reading)
    lenders = [name for name in attached.get("partner", ()) if name in scene.financiers]  # Xとの調達契約
    investors = [*attached.get("source", ()), *scenes.listed(scene, index, "source"), *attached.get("agent", ()), *lenders]
    floor, following = scene.room(index)  # who led the round told before is none of this one's
    investors += [n for g in scene.groups if one.end <= g.start < following and _collected_from(scene, g) for n in g.companies]
    investors += [n for g in scene.groups if g.role == "object" and _ALLOTTED.match(scene.text, g.after) for n in g.companies]
    leading: list[str] = []
    for group in scene.groups:
        led = group.start >= floor and group.role in ("subject", "topic", "agent", "source") and scenes.leads(scene.text, group)
        led = led and not (one.end <= group.start and _LEADS_NEXT.search(scene.text, group.end, _next_sum(scene, group)))
        if led:
            leading += group.companies
    if not in_all(scene, one):  # who led one round did not bring all that was ever raised
        investors += leading
    if not scene.unknown and several.nameless_raisers(scene, one):
        return Parties((), (), "market/nameless", True)
    payee = scenes.relative(scene, one) or _raising(scene, one, attached.get("goal", ()))
    rule = "funding/relative" if payee else ""
    if not payee:
        payee = scenes.subject(scene, one, (*investors, *leading))
        rule = "funding/subject"
    if not payee and (owner := attached.get("owner")):
        payee, rule = owner, "funding/owner"
    explicit = bool(payee)
    if not payee:
        about = _a_company(scene, scenes.topic(scene, (*investors, *leading)))
        titled = () if scene.unknown else tuple(n for n in scene.title if n not in investors)
        raises = titled if set(about) <= scene.financiers else about
        payee, rule = raises, "funding/topic"
    return joined(tuple(dict.fromkeys(investors)), payee[:1] if len(payee) > 1 and not explicit else payee, rule, explicit)


def _collected_from(scene: Scene, group: Group) -> bool:
    """Sもの資金をA、Bといった名だたる企業から集める."""
    return group.role == "source" and bool(_COLLECTED.match(scene.text, group.after))


def _next_sum(scene: Scene, group: Group) -> int:
    return next((other.start for other in scene.sums if other.start >= group.end), len(scene.text))


def _a_company(scene: Scene, about: Names) -> Names:
    """Whom a round or a worth can be of: a joint undertaking has neither, the title's company does; nor who invests in it."""
    titled = tuple(n for n in scene.title if n not in scene.projects)[:1]
    aside = scene.projects if set(titled) <= scene.financiers else scene.projects | scene.financiers
    return tuple(n for n in about if n not in aside) or titled


def _raising(scene: Scene, one: Sum, goal: Names) -> Names:
    """Xへの融資S: X raises it; in Xへの入札でSを調達 it does not."""
    between = next(
        (scene.text[g.after : one.start] for g in reversed(scene.groups) if g.companies == goal and g.end <= one.start), ""
    )
    return () if "で" in between else goal


def _acquisition(scene: Scene, index: int, reading: Reading) -> Parties:
    one = scene.sums[index]
    target: Names = ()
    floor, ceiling = scene.room(index)
    for group in scene.groups:
        if group.role == "owner" and _PART_OF.match(scene.text, group.after):  # XのN事業をSで買収
            target = group.companies
    # AによるXのSでの買収や、BによるYのTでの買収: what stands in the sum's own part wins, before it first of all
    for group in sorted(scene.groups, key=lambda group: (floor <= group.start < ceiling, floor <= group.start < one.start)):
        if (group.role == "object" and _OBJECT_OF_TAKEOVER.match(scene.text, group.after)) or (
            group.role in ("owner", "object") and re.match(r"[^、。]{0,8}(?:買収|取得|M&A)", scene.text[group.after :])
        ):
            target = group.companies
    if not target:
        target = scenes.relative(scene, one)
    attached = scenes.attached(scene, index, reading)
    if _TAKEN_OVER.search(scene.text, one.end):  # XはYにSで買収された
        by = (
            attached.get("agent")
            or attached.get("goal")
            or scenes.listed(scene, index, "goal")
            or scenes.listed(scene, index, "agent")
        )
        taken = scenes.subject(scene, one, by) or scenes.founded(scene, one)
        return joined(by, taken, "acquisition/taken-over", bool(by and taken))
    if (offering := attached.get("source")) and _OFFER.search(scene.text, one.end):  # XからのSの買収提案
        wanted = target or scenes.subject(scene, one, offering) or scenes.topic(scene, offering)
        return joined(offering, wanted, "acquisition/offer", True)
    buyer = attached.get("agent") or scenes.listed(scene, index, "agent") or scenes.subject(scene, one, target)
    explicit = bool(buyer)
    buyer = buyer or scenes.topic(scene, target)
    return joined(buyer, target, "acquisition/subject" if explicit else "acquisition/topic", explicit and bool(target))


def _contract(scene: Scene, index: int, reading: Reading) -> Parties:
    one = scene.sums[index]
    if sellers := supplier(scene, index, reading):
        buyer = scenes.subject(scene, one, sellers) or scenes.pronoun(scene, one, sellers)
        return joined(buyer or scenes.topic(scene, sellers), sellers, "contract/goods-of", bool(buyer))
    attached = scenes.attached(scene, index, reading)
    here = scenes.subject(scene, one, ())
    partner = _contract_partner(scene, index, attached)
    behind = scene.text[one.end : reading.end + 24]
    if not here:
        here = attached.get("agent") or attached.get("owner") or scenes.pronoun(scene, one, partner)
    here = tuple(name for name in here if name not in partner)
    both = partner if len(partner) > 1 and not here else here if len(here) > 1 and not partner else ()
    if both:  # XとYのS契約
        here, partner = both[:1], both[1:]
    explicit = bool(here and partner)
    # AやBと組む。Aとは S: the text is about him whose partners are told
    listed = len(scene.topic) > 1 and len(scene.title) == 1 and set(partner) & set(scene.topic)
    titled = tuple(name for name in scene.title if name not in partner)
    here = here or (titled if listed else ()) or scenes.topic(scene, partner) or (titled if len(titled) == 1 and partner else ())
    if len(here) > 1 and not partner:
        here, partner = here[:1], here[1:]
    if not partner:
        if not (_ORDERS.search(scene.text, 0, one.start) or _SELLS.search(behind)):  # Xの受注総額はS
            return Parties(here, (), "contract/alone", False)
        owners = [g for g in scene.groups if g.role == "none" and _OF_PROJECT.fullmatch(scene.text, g.end, one.start)]
        owner = owners[-1].companies if owners else ()  # YがXのNプロジェクトでSを受注
        return joined(owner, here, "contract/sells", bool(owner and here))
    if attached.get("source") or scenes.listed(scene, index, "source"):
        sells = _SELLS.search(behind) or (
            not _BUYS.search(behind) and scenes.sells_to(scene, here, partner)
        )  # 国防総省からの契約
        return joined(partner, here, "contract/sells", explicit) if sells else joined(here, partner, "contract/buys", explicit)
    if _SELLS.search(behind):
        return joined(partner, here, "contract/sells", explicit)
    if _BUYS.search(behind) or not scenes.sells_to(scene, here, partner):
        return joined(here, partner, "contract/subject-buys", explicit)
    return joined(partner, here, "contract/upstream-sells", explicit)


def _measure(scene: Scene, index: int, reading: Reading) -> Parties:
    one = scene.sums[index]
    attached = scenes.attached(scene, index, reading)
    cue_owner = next(
        (g.companies for g in reversed(scene.groups) if g.role == "owner" and 0 <= reading.start - g.after <= 12), ()
    )
    payee = cue_owner or attached.get("owner") or _whose(scene, one) or scenes.relative(scene, one) or attached.get("goal")
    payee = payee or _reporting(scene, one)
    explicit = bool(payee)
    payee = payee or _a_company(scene, scenes.topic(scene, ()))
    return Parties((), payee if explicit else payee[:1], f"{reading.kind}/{'subject' if explicit else 'topic'}", explicit)


def _reporting(scene: Scene, one: Sum) -> Names:
    """Whose report the sentence quotes: Xの決算を見ると、売上高はS."""
    return next(
        (g.companies for g in scene.groups if g.end <= one.start and g.role == "owner" and _REPORTS.match(scene.text, g.after)),
        (),
    )


def _whose(scene: Scene, one: Sum) -> Names:
    """Whose worth or sales: は reaches over a clause (Xは…、YがA主導し、企業価値はS), が does not."""
    group = scenes.subject_group(scene, one, ())
    if group and _CLAUSE_OVER.search(scene.text, group.after, one.start):
        above = [g for g in scene.groups if g.role == "topic" and g.end <= group.start]
        invests = scenes.leads(scene.text, group)  # YとZが名を連ね、評価額はS: investors are not whom they value
        if invests or group.role == "subject":
            return above[-1].companies if above else () if invests else group.companies
    return scenes.subject(scene, one, ())


def _other(scene: Scene, index: int, reading: Reading) -> Parties:
    one = scene.sums[index]
    subject = scenes.subject(scene, one, ())
    cue = scene.text[max(0, one.start - 12) : max(reading.end, one.end + 4)]  # Sが分配される
    if _GIVES.search(cue):
        return Parties(subject or scenes.topic(scene, ()), (), "other/gives", bool(subject))
    payee = subject or _saver(scene, one)
    return Parties((), payee, "other/subject", bool(payee))


def _saver(scene: Scene, one: Sum) -> Names:
    """Xの自動化により、Sのコスト削減: whose costs are saved, where nobody else is spoken of."""
    if not _SAVED.match(scene.text, one.end):
        return ()
    named = [group for group in scene.groups if group.via != "product" and not set(group.companies) <= scene.observers]
    return named[0].companies if len(named) == 1 == len(named[0].companies) else ()


_READERS = {
    "investment": investing.read,
    "funding": _funding,
    "acquisition": _acquisition,
    "contract": _contract,
    "valuation": _measure,
    "revenue": _measure,
    "other": _other,
}


def _contract_partner(scene: Scene, index: int, attached: Mapping[Role, Names]) -> Names:
    one = scene.sums[index]
    floor, ceiling = scene.room(index)
    roles: tuple[Role, ...] = ("partner", "source", "goal")
    for role in roles:
        if attached.get(role):
            return attached[role]
    for wanted in (("partner", "source"), ("goal", "owner")):
        near = [g for g in scene.groups if g.role in wanted and floor <= g.start < ceiling]
        if near:
            return min(near, key=lambda g: min(abs(g.after - one.start), abs(g.start - one.end))).companies
    return ()
