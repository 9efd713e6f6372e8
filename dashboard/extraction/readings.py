"""Sentences → readings: each sum with its kind, status, parties and date, read in its own sentence and its surroundings.

It decides what one sentence says. Which readings are one figure, and which are none, is for `figures`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.extraction import companies, kinds, money, parties, roles, timing
from dashboard.extraction.companies import Named
from dashboard.extraction.dates import When
from dashboard.extraction.money import Sum
from dashboard.extraction.numerals import plain
from dashboard.extraction.scene import Scene
from dashboard.extraction.status import read_status
from dashboard.extraction.surroundings import GOVERNMENT, Surroundings
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.records import DEAL_KINDS, Kind, Post, Sentence, Span, Status

_THIS = re.compile(
    r"\W*(?:この|その|同|今回の|なお、この)(?:契約|提携|投資|出資|取引|買収|案件|合意|計画|プロジェクト|資金|パートナーシップ)"
)
_CONTRACT = re.compile(r"(?:初期|当初|追加|同|この|総)契約(?:は|の|額|総額|規模|金額)")
_GROWS = re.compile(r"(?:に|へ)(?:まで)?(?:拡大|成長|達|増加|急成長|膨らむ)|の増加を")
_PUBLIC = re.compile(r"国家|政府|予算|公的|助成|補助|国策|政策|閣議|法案")
_MOST_SUMS = 40  # a sentence with more is a table without its lines
_LATIN_SUBJECT = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>[A-Z][a-z]+(?:[ -][A-Z][A-Za-z]+){0,3}(?:\.(?:ai|io|com))?)(?:社|氏)?(?:が|は)"
)
_SPENDS = re.compile(
    r"[^、。はがに]{0,24}(?:、[^、。はがに]{0,12})?(?:\d|数[十百千])[^、。はがに]{0,14}(?:もの|規模)?の?(?:投資|助成|予算|支援|拠出|国費)"
)
_HOME = "日本政府"  # whom a Japanese site means where no other country and no other state's money is in sight
_ORIGIN = re.compile(
    r"(?:の[^、。はがをにへ\d]{0,14})?"
)  # 米国コグネックス, ノルウェーの投資会社Aker: where the company comes from
_ADJECTIVE = re.compile(r"(?!政府|側|勢)[一-龥ァ-ヶA-Za-z]")  # 米国企業, 英国市場: the country only describes
_SLICE = re.compile(r"(?:年間?(?:平均で?)?|毎年|年額)(?:約|およそ|最大)?\s?$")
_WHOLE = re.compile(r"\**(?:\([^)]*\))?の[^、。はがをに]{1,10}の(?:うち)?(?:約)?\d+(?:\.\d+)?(?:%|パーセント|割)(?:以上|超)?を")
_SHARE = re.compile(r"\**(?:\([^)]*\))?を占め")
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
            found = timing.dates_of(sentence, text, post)
            later = timing.dates_behind(number, sentences, post)
            for index in range(len(sums)):
                reading = _read(scene, index, sentence, found or later, post, known, readings)
                readings.append(_carried(reading, readings))
    return readings, refused


def _raised(one: Reading, before: Sequence[Reading]) -> Reading:
    """A round or a worth told without a name is that of the company that the last deal of the paragraph put money into."""
    # it names its givers: another round
    own = one.kind == "funding" and one.payers and set(one.payees) & set(one.scene.title)
    for last in reversed(before):
        if last.sentence.block != one.sentence.block:
            break
        given = last.explicit and last.kind == "investment" and not last.payees
        if given and len(one.scene.title) == 1 and set(one.payees) <= set(last.payers):  # XはSを投じた。調達額はTに達した
            return replace(one, payees=one.scene.title, rule=f"{one.kind}/title")
        if last.explicit and last.payees and last.kind in ("funding", "valuation", "revenue", "investment") and not own:
            return replace(one, payees=last.payees[:1], rule=f"{one.kind}/as-before")
    raised = {name for last in before if last.explicit and last.kind == "funding" for name in last.payees}
    if one.kind == "valuation" and len(raised) == 1 and not set(one.payees) & set(one.scene.title):
        return replace(one, payees=tuple(raised), rule="valuation/of-the-round")  # a post's one round has the worth told with it
    return one


def _just_raised(one: Reading, before: Sequence[Reading]) -> tuple[str, ...]:
    """YがSを調達し、評価額はTに達した: whose round the sum before in the sentence is, where nobody is named between."""
    last = before[-1] if before else None
    if last is None or last.sentence is not one.sentence or last.kind != "funding" or not last.payees:
        return ()
    between = any(last.sum.end <= group.start < one.sum.start for group in one.scene.groups)
    return last.payees if not between and not set(last.payees) & set(one.payees) else ()


def _carried(one: Reading, before: Sequence[Reading]) -> Reading:
    """この契約は年600億ドル: a deal whose sentence names nobody has the parties of the like deal told just before."""
    if one.kind == "valuation" and (raised := _just_raised(one, before)):
        return replace(one, payees=raised, rule="valuation/of-the-round")
    if one.explicit:
        return one
    if one.kind in ("funding", "valuation", "revenue") and not one.rule.endswith("/title"):
        return _raised(one, before)
    told_again = _THIS.match(one.sentence.text) or (one.kind == "contract" and _CONTRACT.search(one.sentence.text))
    if one.kind not in DEAL_KINDS or not told_again or (one.payers and one.payees):
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
    found = [_headed(group, text) if headline else group for group in roles.groups(text, names)]
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
    scene: Scene, index: int, sentence: Sentence, found: Sequence[When], post: Post, known: Vocabulary, before: Sequence[Reading]
) -> Reading:
    one = scene.sums[index]
    reading = kinds.read_kind(scene.text, scene.sums, index, known.cues)
    if reading.side == "none" and _goes_on(before, sentence) and _GROWS.search(scene.text):
        reading = kinds.Reading("market", 0, one.end, one.end, "before")  # そして2030年にはSに拡大する
    if reading.kind in ("investment", "funding") and parties.supplier(scene, index, reading):
        reading = replace(reading, kind="contract")
    if before and before[-1].sentence is sentence and _SHARE.match(scene.text, one.end):
        reading = replace(reading, kind=before[-1].kind)  # 売上高はTに達し、うちSを占める
    if _WHOLE.match(scene.text, one.end):
        reading = replace(reading, kind="other")  # Sの国家予算の30%を投じる: of S only that much
    who = parties.read(scene, index, reading)
    kind = reading.kind
    when = timing.own(scene, index, found)
    near = timing.near(scene, index, found)
    day = post.published_at.date()
    if kind == "investment" and who.payees and who.rule == "investment/received":
        kind = "funding"
    of_a_group = kind == "funding" and who.rule == "market/nameless" and one.high
    of_nobody = kind == "investment" and not who.payers and not who.payees and not scene.unknown
    if of_a_group or of_nobody:
        kind = "market"
    status = read_status(scene.text, one, kind, known.cues, near, day, bool(set(who.payees) - scene.projects))
    sliced = bool(_SLICE.search(scene.text[: one.start]) or _SLICE_AFTER.match(scene.text, one.end)) and kind in DEAL_KINDS
    return Reading(
        len(before),
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


def _goes_on(before: Sequence[Reading], sentence: Sentence) -> bool:
    """Whether the paragraph has just told the size of a market."""
    return bool(before) and before[-1].kind == "market" and before[-1].sentence.block == sentence.block
