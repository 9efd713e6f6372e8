"""Money that goes into a joint project with a name: the plan of the sentence before, the project that the sum describes, its founders.

What else an investment's sentence says of its parties is `investing`'s.
"""

import re

from dashboard.extraction.money import Sum
from dashboard.extraction.roles import Group
from dashboard.extraction.scene import Names, Parties, Scene, joined

_THIS_IS = re.compile(r"\W*(?:これは|それは|(?:この|同|その)(?:計画|プロジェクト|構想|事業))")
_PLANNED = re.compile(r"[^。はが]{0,60}(?:計画|プロジェクト|構想|合弁)")
_INTO_ELSE = re.compile(r"[にへ]")
_QUOTED = re.compile(r"[「『]")
_DESCRIBED = re.compile(
    r"(?:プロジェクト|計画|構想)?[」』)]*(?:プロジェクト|計画|構想)?(?:という|と呼ばれる|は|では|、|として)[^。はがをにへ]{0,30}"
)
_PUT_BEFORE = re.compile(r"\**(?:規模|もの|超)?の[^、。はがをに]{0,16}(?:プロジェクト|計画|構想|合弁会社|合弁)?[「『*\s]*")
_BEHIND = re.compile(r"[^。はが]{0,24}?(?:進める|推進する|主導する|手がける|立ち上げた|計画する|の|、)?[^、。はがを]{0,16}")
_TOGETHER = re.compile(r"[^。\d]{0,6}?(?:合わせて|組[んみむ]|共同|連携して|ともに|共に|協力して|合弁)")
_COST = re.compile(r"(?:その|総)?(?:費用|工費|建設費|事業費)(?:は|が)、?(?:約|最大|総額)?$")


def together_with(text: str, partner: Group) -> bool:
    """Whether one acts with the partner: Xと共同で, Xとともに."""
    return bool(_TOGETHER.match(text, partner.after)) or text.endswith(("ともに", "共に"), 0, partner.after)


def of_plan(scene: Scene, one: Sum, who: Parties) -> Parties | None:
    """AとBがPを発表した。これはSを投じる計画だ: the money goes into the project of the sentence before."""
    project, behind = scene.plan
    acting = [n for g in scene.groups if g.end <= one.start for n in g.companies]
    if not project or set(acting) - {*behind, *project}:
        return None
    spoken_of = _THIS_IS.match(scene.text) or (
        _PLANNED.match(scene.text, one.end) and not _INTO_ELSE.search(scene.text, 0, one.start)
    )
    if not spoken_of or _QUOTED.search(scene.text, 0, one.start):
        return None
    return joined(tuple(acting) or behind or who.payers, project, "investment/plan-before", True)


def plan_here(scene: Scene, one: Sum, who: Parties) -> Parties | None:
    """AとBが進める「P」という、Sを投じる計画: the money goes into the project that the sum describes."""
    for group in scene.groups:
        projects = tuple(name for name in group.companies if name in scene.projects)
        described = group.end <= one.start and _DESCRIBED.fullmatch(scene.text, group.end, one.start)
        if projects and described and not set(projects) & set(who.payers):
            return joined(who.payers, projects, f"{who.rule}+project", who.explicit)
    return None


def behind(scene: Scene, one: Sum) -> Names:
    """Sの国家プロジェクト「P」: the project that the sum is put before."""
    for group in scene.groups:
        projects = tuple(name for name in group.companies if name in scene.projects)
        if projects and group.start >= one.end and _PUT_BEFORE.fullmatch(scene.text, one.end, group.start):
            return projects
    return ()


def founders(scene: Scene, projects: Names) -> Names:
    """AとBが進めるP, AのP: whom the sentence names as those behind a project."""
    for before, group in zip(scene.groups, scene.groups[1:], strict=False):
        acts = before.role in ("subject", "owner", "agent", "topic") and _BEHIND.fullmatch(scene.text, before.after, group.start)
        if acts and set(group.companies) & set(projects):
            return before.companies
    partners = [g for g in scene.groups if g.role == "partner" and together_with(scene.text, g)]
    if partners:  # X、Yと共同でSを投じるP
        return tuple(dict.fromkeys((*partners[0].companies, *scene.title[:1])))
    return tuple(name for name in scene.topic if name not in projects and scene.topic != scene.title[:1])


def costing(scene: Scene, one: Sum) -> Names:
    """AによるPが発表され、その費用はS: the project whose cost the sum is."""
    if not _COST.search(scene.text, 0, one.start):
        return ()
    named = [name for group in scene.groups if group.end <= one.start for name in group.companies if name in scene.projects]
    return tuple(named[-1:])
