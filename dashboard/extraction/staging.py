"""A sentence becomes a scene: who is named in it, which states and governments act, whom it is about. It reads no sum."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.extraction import companies, roles
from dashboard.extraction.companies import Named
from dashboard.extraction.money import Sum
from dashboard.extraction.scene import Scene
from dashboard.extraction.surroundings import GOVERNMENT, Surroundings

_PUBLIC = re.compile(r"国家|政府|予算|公的|助成|補助|国策|政策|閣議|法案")
_LATIN_SUBJECT = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>[A-Z][a-z]+(?:[ -][A-Z][A-Za-z]+){0,3}(?:\.(?:ai|io|com))?)(?:社|氏)?(?:が|は)"
)
_SPENDS = re.compile(
    r"[^、。はがに]{0,24}(?:、[^、。はがに]{0,12})?(?:\d|数[十百千])[^、。はがに]{0,14}(?:もの|規模)?の?(?:投資|助成|予算|支援|拠出|国費)"
)
_HOME = "日本政府"  # whom a Japanese site means where no other country and no other state's money is in sight
_INFORMS = re.compile(r"\**(?:社|誌|紙)?の(?:報道|記事|調査|レポート|報告書)(?:によ(?:れば|ると)|では)")  # no party
_ORIGIN = re.compile(
    r"(?:の[^、。はがをにへ\d]{0,14})?"
)  # 米国コグネックス, ノルウェーの投資会社Aker: where the company comes from
_ADJECTIVE = re.compile(r"(?!政府|側|勢)[一-龥ァ-ヶA-Za-z]")  # 米国企業, 英国市場: the country only describes


def staged(text: str, sums: Sequence[Sum], number: int, around: Surroundings) -> Scene:
    """Return the scene of sentence `number`, of which `text` is what `numerals.plain` makes."""
    here, known = around.named.get(number, []), around.known
    countries = [
        c
        for c in companies.find(text, known.countries)
        if not any(n.start < c.end and c.start < n.end for n in here) and not _ADJECTIVE.match(text, c.end)
    ]
    home = next((known.treasuries[one.currency] for one in sums if one.currency in known.treasuries), "")
    land = home if home in around.lands() else around.land(number)  # of two countries, whose money it is
    governments = [
        Named(
            match.start(),
            match.end(),
            next((c.company for c in reversed(countries) if c.end <= match.start()), land or home or _HOME),
            "name",
        )
        for match in GOVERNMENT.finditer(text)
        if not any(n.start < match.end() and match.start() < n.end for n in here)
    ]
    names = sorted([*here, *governments, *(c for c in countries if not any(c.end == g.start for g in governments))], key=_place)
    starts = [named.start for named in here]
    names = [one for one in names if one not in countries or not any(_ORIGIN.fullmatch(text, one.end, at) for at in starts)]
    # a country is a payer only as the subject; as a goal it is a place
    states = {one.company for one in countries} - {one.company for one in (*here, *governments)}
    headline = around.sentences[number].block == -1 or text.startswith(("「", "『"))
    said = [group for group in roles.groups(text, names) if not _INFORMS.match(text, group.end)]
    found = [_headed(group, text) if headline else group for group in said]
    groups = [g for g in found if not set(g.companies) <= states or _acts(g, text) or _spends(g, text)]
    topic = around.topic(number)
    unknown = _unknown_subject(text, sums, names)
    if unknown:
        topic = ()  # the sentence has its party, though the register lacks it
    if land and topic == (around.programme(number),):
        topic = (land,)
    if not topic and land and _PUBLIC.search(text):
        topic = (land,)
    title, recent, plan = around.title(number), around.recent(number), around.plan(number)
    return Scene(
        text,
        sums,
        groups,
        topic,
        title,
        recent,
        plan,
        unknown,
        land,
        known.upstream,
        known.observers,
        known.financiers,
        known.projects,
    )


def _unknown_subject(text: str, sums: Sequence[Sum], names: Sequence[Named]) -> bool:
    """Whether a Latin name that nobody knows stands as は or が before the first sum."""
    found = _LATIN_SUBJECT.search(text, 0, sums[0].start)
    return found is not None and not any(one.start < found.end("name") and found.start("name") < one.end for one in names)


def _place(one: Named) -> int:
    return one.start


def _headed(group: roles.Group, text: str) -> roles.Group:
    """韓国、AIに10兆ウォン投資: in a headline the comma stands for は."""
    first = not re.sub(r"^(?:20\d\d年)?[「『\s]*", "", text[: group.start])
    return (
        replace(group, role="topic") if group.role == "none" and first and text[group.after : group.after + 1] == "、" else group
    )


def _acts(group: roles.Group, text: str) -> bool:
    """カナダは, カナダが: a country that acts; カナダでは is a place."""
    return group.role in ("topic", "subject") and not text[group.end : group.after].startswith("で")


def _spends(group: roles.Group, text: str) -> bool:
    """ニュージーランドの7000万ドルの投資: a country that owns an investment pays it."""
    return group.role == "owner" and bool(_SPENDS.match(text, group.after))
