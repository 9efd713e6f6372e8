"""Sentences → readings: each sum with its kind, status, parties and date, read in its own sentence and its surroundings.

It decides what one sentence says. Which readings are one figure, and which are none, is for `figures`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.extraction import companies, dates, kinds, money, parties, roles
from dashboard.extraction.companies import Named
from dashboard.extraction.dates import When
from dashboard.extraction.money import Sum
from dashboard.extraction.numerals import plain
from dashboard.extraction.scene import Scene
from dashboard.extraction.surroundings import GOVERNMENT, Surroundings
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.records import DEAL_KINDS, Kind, Post, Sentence, Span, Status

_THIS = re.compile(
    r"\W*(?:この|その|同|今回の|なお、この)(?:契約|提携|投資|出資|取引|買収|案件|合意|計画|プロジェクト|資金|パートナーシップ)"
)
_PUBLIC = re.compile(r"国家|政府|予算|公的|助成|補助|国策|政策|閣議|法案")
_MOST_SUMS = 40  # a sentence with more is a table without its lines
_LATIN_SUBJECT = re.compile(r"(?<![A-Za-z0-9])(?P<name>[A-Z][a-z]+(?:[ -][A-Z][A-Za-z]+){0,3})(?:社|氏)?(?:が|は)")
_SPENDS = re.compile(
    r"[^、。はがに]{0,24}(?:、[^、。はがに]{0,12})?(?:\d|数[十百千])[^、。はがに]{0,14}(?:もの|規模)?の?(?:投資|助成|予算|支援|拠出|国費)"
)
_HOME = "日本政府"  # whom a Japanese site means where no other country is in sight
_THIS_PLAN = re.compile(r"(?:この|同|その)(?:計画|プロジェクト|投資|契約|施設|拠点)")
_ORIGIN = re.compile(
    r"(?:の[^、。はがをにへ\d]{0,14})?"
)  # 米国コグネックス, ノルウェーの投資会社Aker: where the company comes from
_ADJECTIVE = re.compile(r"(?!政府|側|勢)[一-龥ァ-ヶA-Za-z]")  # 米国企業, 英国市場: the country only describes
_SLICE = re.compile(r"(?:年間?(?:平均で?)?|毎年|年額)(?:約|およそ|最大)?\s?$")
_SLICE_AFTER = re.compile(r"\s?/\s?年")


@dataclass(frozen=True, slots=True)
class Reading:
    """One sum read in one sentence."""

    order: int
    sentence: Sentence
    sum: Sum
    kind: Kind
    cost: float
    status: Status
    payers: tuple[str, ...]
    payees: tuple[str, ...]
    rule: str
    explicit: bool
    when: When | None
    is_slice: bool
    scene: Scene
    unknown: bool  # its party has a name that the register lacks


@dataclass(frozen=True, slots=True)
class Refused:
    """A sum that became no figure: where, and why."""

    span: Span
    text: str
    reason: str


def read_all(post: Post, here: Surroundings) -> tuple[list[Reading], list[Refused]]:
    """Read every sum of the post in its own sentence."""
    sentences, known = here.sentences, here.known
    readings: list[Reading] = []
    refused: list[Refused] = []
    for number, sentence in enumerate(sentences):
        if not known.grammar.marks.search(sentence.text):
            continue
        text = plain(sentence.text)
        sums, declined = money.find(text, known.grammar)
        if len(sums) > _MOST_SUMS:
            declined += [money.Refusal(one.start, one.end, "list-of-sums") for one in sums]
            sums = []
        for one in declined:
            place = Span(sentence.span.start + one.start, sentence.span.start + one.end)
            refused.append(Refused(place, sentence.text[one.start : one.end], one.reason))
        if sums:
            scene = _scene(text, sums, number, here)
            found = _dates(sentence, text, post)
            later = _next_dates(number, sentences, post)
            for index in range(len(sums)):
                reading = _read(scene, index, sentence, found or later, post, known, len(readings))
                readings.append(_carried(reading, readings))
    return readings, refused


def _raised(one: Reading, before: Sequence[Reading]) -> Reading:
    """A round or a worth told without a name is that of the company that the last deal of the paragraph put money into."""
    for last in reversed(before):
        if last.sentence.block != one.sentence.block:
            break
        if last.explicit and last.payees and last.kind in ("funding", "valuation", "revenue", "investment"):
            return replace(one, payees=last.payees[:1], rule=f"{one.kind}/as-before")
    return one


def _dates(sentence: Sentence, text: str, post: Post) -> list[When]:
    """The dates of a sentence, worded as it words them. The year at the head of a title is the site's ornament."""
    found = dates.find(text, post.published_at.date())
    return [
        replace(when, text=sentence.text[when.start : when.end])
        for when in found
        if not (sentence.block == -1 and not when.start)
    ]


def _next_dates(number: int, sentences: Sequence[Sentence], post: Post) -> list[When]:
    """この計画は2026年に着工する: the date of the sentence behind, when that speaks of the sum's plan. Its places say nothing here."""
    if number + 1 >= len(sentences) or not _THIS_PLAN.search(sentences[number + 1].text):
        return []
    following = sentences[number + 1]
    return [when for when in _dates(following, plain(following.text), post) if not when.is_vague][:1]


def _carried(one: Reading, before: Sequence[Reading]) -> Reading:
    """この契約は年600億ドル: a deal whose sentence names nobody has the parties of the like deal told just before."""
    if one.explicit:
        return one
    if one.kind in ("funding", "valuation", "revenue") and not one.rule.endswith("/title"):
        return _raised(one, before)
    if one.kind not in DEAL_KINDS or not _THIS.match(one.sentence.text) or (one.payers and one.payees):
        return one
    for last in reversed(before):
        if one.sentence.block - last.sentence.block > 6:
            break
        if last.explicit and last.kind == one.kind and last.payers and last.payees:
            return replace(one, payers=last.payers, payees=last.payees, rule=f"{one.kind}/as-before")
    return one


def _scene(text: str, sums: Sequence[Sum], number: int, around: Surroundings) -> Scene:
    here, known = around.named.get(number, []), around.known
    countries = [
        c
        for c in companies.find(text, known.countries)
        if not any(n.start < c.end and c.start < n.end for n in here) and not _ADJECTIVE.match(text, c.end)
    ]
    land = around.land(number)
    governments = [
        Named(
            match.start(),
            match.end(),
            next((c.company for c in reversed(countries) if c.end <= match.start()), land or _HOME),
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
    found = [_headed(group, text) if headline else group for group in roles.groups(text, names)]
    groups = [g for g in found if not set(g.companies) <= states or _acts(g, text) or _spends(g, text)]
    topic = around.topic(number)
    unknown = _unknown_subject(text, sums, names)
    if unknown:
        topic = ()  # the sentence has its party, though the register lacks it
    if not topic and land and _PUBLIC.search(text):
        topic = (land,)
    title, recent = around.title(number), around.recent(number)
    return Scene(
        text, sums, groups, topic, title, recent, unknown, land, known.upstream, known.observers, known.financiers, known.projects
    )


def _unknown_subject(text: str, sums: Sequence[Sum], names: Sequence[Named]) -> bool:
    """Whether a Latin name that nobody knows stands as は or が before the first sum."""
    found = _LATIN_SUBJECT.search(text, 0, sums[0].start)
    return (
        bool(found) and not any(one.start < found.end("name") and found.start("name") < one.end for one in names)
        if found
        else False
    )


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


def _read(
    scene: Scene, index: int, sentence: Sentence, found: Sequence[When], post: Post, known: Vocabulary, order: int
) -> Reading:
    one = scene.sums[index]
    reading = kinds.read_kind(scene.text, scene.sums, index, known.cues)
    if reading.kind in ("investment", "funding") and parties.supplier(scene, index, reading):
        reading = replace(reading, kind="contract")
    who = parties.read(scene, index, reading)
    kind = reading.kind
    when = _when(scene, index, found)
    near = _near_dates(scene, index, found)
    day = post.published_at.date()
    if kind == "investment" and who.payees and who.rule == "investment/received":
        kind = "funding"
    elif kind == "investment" and not who.payers and not who.payees and not scene.unknown:
        kind = "market"
    status = kinds.read_status(scene.text, one, kind, known.cues, near, day, bool(who.payees))
    sliced = bool(_SLICE.search(scene.text[: one.start]) or _SLICE_AFTER.match(scene.text, one.end)) and kind in DEAL_KINDS
    return Reading(
        order,
        sentence,
        one,
        kind,
        reading.cost,
        status,
        who.payers,
        who.payees,
        who.rule,
        who.explicit,
        when,
        sliced,
        scene,
        scene.unknown,
    )


def _near_dates(scene: Scene, index: int, found: Sequence[When]) -> list[When]:
    """The dates between the sums to the left and to the right."""
    floor = scene.sums[index - 1].end if index else 0
    ceiling = scene.sums[index + 1].start if index + 1 < len(scene.sums) else len(scene.text)
    return [when for when in found if floor <= when.start < ceiling]


def _still_its(scene: Scene, one: Sum, when: When) -> bool:
    """A date in a later clause is the sum's only while no other sum and no new topic stands before it."""
    between = scene.text[one.end : when.start]
    if not re.search(r"(?:し|して|され|おり|り|れ|た|だ|が|加え)、", between):
        return True
    own = any(one.end <= other.start <= when.end + 30 for other in scene.sums if other is not one)
    turned = re.search(r"(?:は|とは|では)(?![。、])[^、。]{0,20}$|さらに|一方|また", between)
    return not own and not turned


def _when(scene: Scene, index: int, found: Sequence[When]) -> When | None:
    """The date of the sum's own part of the sentence: the last before it, else the first behind it, else the sentence's.

    A word that says nothing of when (年間, 複数年) only stands in where no date does.
    """
    one = scene.sums[index]
    floor = scene.sums[index - 1].end if index else 0
    ceiling = scene.sums[index + 1].start if index + 1 < len(scene.sums) else len(scene.text)
    for dated in ([when for when in found if not when.is_vague], [when for when in found if when.is_vague]):
        before = [when for when in dated if when.end <= one.start]
        own = [when for when in before if when.start >= floor]
        behind = [when for when in dated if one.end <= when.start < min(ceiling, kinds.clause_end(scene.text, one))]
        later = [when for when in dated if when.start >= one.end and _still_its(scene, one, when)]
        chosen = own[-1:] or behind[:1] or before[-1:] or later[:1]
        if chosen:
            return chosen[0]
    return None
