"""Sentences → readings: each sum with its kind, status, parties and date, read in its own sentence and its surroundings.

It decides what one sentence says. Which readings are one figure, and which are none, is for `figures`.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from dashboard.extraction import kinds, money, parties, projects, timing
from dashboard.extraction.dates import When
from dashboard.extraction.money import Sum
from dashboard.extraction.numerals import plain
from dashboard.extraction.scene import Scene
from dashboard.extraction.staging import staged
from dashboard.extraction.status import read_status
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.records import DEAL_KINDS, Kind, Post, Sentence, Span, Status

_Told = Set[tuple[str, float, str]]

_THIS = re.compile(
    r"\W*(?:この|その|同|今回の|なお、この)(?:契約|提携|投資|出資|取引|買収|案件|合意|計画|プロジェクト|資金|パートナーシップ)"
)
_CONTRACT = re.compile(r"(?:初期|当初|追加|同|この|総)契約(?:は|の|額|総額|規模|金額)")
_GROWS = re.compile(r"(?:に|へ)(?:まで)?(?:拡大|成長|達|増加|急成長|膨らむ)|の増加を")
_MOST_SUMS = 40  # a sentence with more is a table without its lines
_SLICE = re.compile(r"(?:年間?(?:平均で?)?|毎年|年額)(?:約|およそ|最大)?\s?$")
_WHOLE = re.compile(r"\**(?:\([^)]*\))?の[^、。はがをに]{1,10}の(?:うち)?(?:約)?\d+(?:\.\d+)?(?:%|パーセント|割)(?:以上|超)?を")
_SHARE = re.compile(r"\**(?:\([^)]*\))?を占め")
_INTO = re.compile(r"への(?:約|およそ|最大)?$")
_ONE_OF = re.compile(r"(?:もう)?(?:[12１２一二]つ目?|第[12一二])は")
_DIRECTLY = re.compile(r"(?:約|最大|さらに|追加で)?")
_NOTHING_MORE = re.compile(r"\**(?:\([^)]*\))?[。！!]?")
_LISTS = re.compile(r"(?:相当|規模)?の?(?:超?大型|巨大)?(?:IPO|新規株式公開|株式公開(?!買)|上場)")
_ALSO = re.compile(r"も、?(?!.*設備投資)(?:\d年に|\d月に|[^にへ、。])*")  # Zも(2023年10月に)S: no word says into what
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
            scene = staged(text, sums, number, here)
            found = timing.dates_of(sentence, text, post)
            later = timing.dates_behind(number, sentences, post)
            for index in range(len(sums)):
                reading = _read(scene, index, sentence, found or later, post, known, readings)
                readings.append(_carried(reading, readings))
    worth, bought = _told(readings, "valuation"), _told(readings, "contract/goods-of")
    return [_as_elsewhere(reading, worth, bought) for reading in readings], refused


def _told(readings: Sequence[Reading], what: str) -> _Told:
    """The readings of the kind or by the rule `what`: currency, sum and payee."""
    return {(one.sum.currency, one.sum.low, name) for one in readings if what in (one.kind, one.rule) for name in one.payees}


def _as_elsewhere(one: Reading, worth: _Told, bought: _Told) -> Reading:
    """What the post's other sentences that tell the same sum make of one that this leaves open."""
    mine = {(one.sum.currency, one.sum.low, name) for name in one.payees}
    if one.kind == "funding" and mine & worth and _LISTS.match(one.scene.text, one.sum.end):  # SのIPO
        return replace(one, kind="valuation", payers=(), rule="valuation/listing")
    if one.kind == "investment" and mine & bought:  # S into Y, where the post tells that it buys Y's goods
        return replace(one, kind="contract", rule="contract/goods-elsewhere")
    return one


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


def _likewise(one: Reading, before: Sequence[Reading]) -> tuple[str, ...]:
    """XはYにSを投資した。ZもTを投じる: into Y, too; and what Z puts into no one named is not put into X, who did as Z does."""
    last = before[-1] if before else None
    if (
        last is None
        or last.sentence.block != one.sentence.block
        or last.kind != "investment"
        or not (last.payers and last.payees)
    ):
        return ()
    into = () if set(last.payees) & set(one.payers) else last.payees
    named = {name for group in one.scene.groups for name in group.companies}
    if one.payees:
        return into if set(one.payees) <= set(last.payers) - named else ()
    acting = [g for g in one.scene.groups if g.end <= one.sum.start and set(g.companies) == set(one.payers)]
    also = acting and acting[-1].role == "topic" and _ALSO.fullmatch(one.scene.text, acting[-1].end, one.sum.start)
    return into if also else ()


def _carried(one: Reading, before: Sequence[Reading]) -> Reading:
    """この契約は年600億ドル: a deal whose sentence names nobody has the parties of the like deal told just before."""
    if one.kind == "valuation" and (raised := _just_raised(one, before)):
        return replace(one, payees=raised, rule="valuation/of-the-round")
    if one.kind == "investment" and (into := _likewise(one, before)):
        return replace(one, payees=into, rule="investment/likewise")
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


def _read(
    scene: Scene, index: int, sentence: Sentence, found: Sequence[When], post: Post, known: Vocabulary, before: Sequence[Reading]
) -> Reading:
    one = scene.sums[index]
    reading = kinds.read_kind(scene.text, scene.sums, index, known.cues)
    if reading.side == "none" and _GROWS.search(scene.text) and (measure := _goes_on(before, sentence)):
        reading = kinds.Reading(measure, 0, one.end, one.end, "before")  # そして2030年にはSに拡大する
    if reading.kind in ("investment", "funding") and parties.supplier(scene, index, reading):
        reading = replace(reading, kind="contract")
    if before and before[-1].sentence is sentence and _SHARE.match(scene.text, one.end):
        reading = replace(reading, kind=before[-1].kind)  # 売上高はTに達し、うちSを占める
    if reading.side == "none" and (last := _enumerated(before, sentence, scene.text, one)):
        reading = replace(reading, kind=last.kind, cost=last.cost)
    if reading.kind == "other" and _is_put_in(scene, one):
        reading = replace(reading, kind="investment", cost=0)
    if _WHOLE.match(scene.text, one.end):
        reading = replace(reading, kind="other")  # Sの国家予算の30%を投じる: of S only that much
    who = parties.read(scene, index, reading)
    kind = reading.kind
    when = timing.own(scene, index, found)
    near = timing.near(scene, index, found)
    day = post.published_at.date()
    if kind == "investment" and who.payees and who.rule == "investment/received":
        kind = "funding"
    if kind == "investment" and parties.takes_over(scene, one, who.payees):
        kind = "acquisition"
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


def _is_put_in(scene: Scene, one: Sum) -> bool:
    """Whether a sum without a word for it goes into somebody: XがYにS. (a headline), the cost of a project with a name."""
    gives, takes = (
        next((g for g in scene.groups if g.end <= one.start and g.role == role), None) for role in ("subject", "goal")
    )
    if gives and takes and gives.end <= takes.start and _DIRECTLY.fullmatch(scene.text, takes.after, one.start):
        return bool(_NOTHING_MORE.fullmatch(scene.text, one.end))
    return bool(projects.costing(scene, one))


def _enumerated(before: Sequence[Reading], sentence: Sentence, text: str, one: Sum) -> Reading | None:
    """What the first of a list was: XへのS、YへのT; (柱が2つある。) 1つはAでS。もう1つはBでT."""
    last = before[-1] if before else None
    if last is None or last.sentence.block != sentence.block:
        return None
    if last.sentence is sentence and all(_INTO.search(text, 0, each.start) for each in (last.sum, one)):
        return last
    if not _ONE_OF.match(text):
        return None
    return next((told for told in before if told.sum.low == last.sum.low and told.kind == "market"), None)


def _goes_on(before: Sequence[Reading], sentence: Sentence) -> Kind | None:
    """What the paragraph has just told the size of: a market, or what a company sells or is worth."""
    last = before[-1] if before else None
    if last is None or last.sentence.block != sentence.block or last.kind not in ("market", "revenue", "valuation"):
        return None
    return last.kind
