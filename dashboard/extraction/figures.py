"""A post's sentences → its distinct figures, mentions and refusals. Pure: no files, no clock.

Each sum is read in its sentence (kind, status, parties, date); readings of one sum in one post become one figure where they
mean the same. It converts nothing and knows no other post.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.extraction import backers, parties, parts, status
from dashboard.extraction.companies import Named
from dashboard.extraction.readings import Reading, Refused, read_all
from dashboard.extraction.surroundings import around
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.records import DEAL_KINDS, Confidence, Figure, Mention, Post, Sentence, Span
from dashboard.text import Body


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one post says about money and names. `conversions` are (figure, value, currency) to be checked against rates."""

    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    refused: tuple[Refused, ...]
    conversions: tuple[tuple[str, float, str], ...]


def extract(post: Post, body: Body, known: Vocabulary) -> Extraction:
    """Read one post."""
    here = around(post, body.sentences, known)
    named = here.named
    readings, refused = read_all(post, here)
    clusters = _clusters(readings)
    figures, conversions, ids = [], [], set()
    for cluster in clusters:
        figure = _with_investors(_figure(post, cluster, clusters), clusters, cluster[0], body.sentences, named)
        figure = _with_founders(figure, body.sentences, named, known.projects)
        reason = _refusal(cluster[0], figure)
        if reason:
            refused += [Refused(_span(one), post.text[_span(one).start : _span(one).end], reason) for one in cluster]
            continue
        while figure.figure_id in ids:
            figure = replace(figure, figure_id=_hash(figure.figure_id))
        ids.add(figure.figure_id)
        figures.append(figure)
        restated = next((one.sum.converted for one in cluster if one.sum.converted), None)
        if restated and not figure.is_vague:
            conversions.append((figure.figure_id, restated[2], restated[3]))
    return Extraction(tuple(parts.marked(figures)), _mentions(post, body.sentences, named), tuple(refused), tuple(conversions))


_AVERAGE = re.compile(r"平均(?:で|して)?(?:約)?$")
# 買収金額は数億ドル: of the one spoken of
_MEASURED = re.compile(r"(?:投資|買収|調達|契約|出資)(?:総|金)?額(?:は|が)[^。はが]{0,20}$")
_BONDS = re.compile(r"社債|起債|債券")  # banks place them, and who buys is not told
_PAYEE_ONLY = re.compile(r"subject|topic|owner|as-before")  # rules that say who raises, not who gives
_INVESTORS_WITHIN = 3  # sentences around the one that tells a round in passing
_CLEAR = 22  # a cue this near is the sum's own: a second meaning of the same sum needs one


def _clusters(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Readings of the same sum with the same meaning, best first; clusters in the order of the text."""
    by_sum: dict[tuple[str, float, float | None], list[Reading]] = {}
    ranges = [one.sum for one in readings if one.sum.high and one.sum.high > one.sum.low]
    originals = {(code, value): one.sum for one in readings if one.sum.converted for *_, value, code in [one.sum.converted]}
    for one in readings:
        # 3兆ドル beside 3兆〜4兆ドル: the bound of a range told again
        whole = next(
            (r for r in ranges if r.currency == one.sum.currency and one.sum.low == one.sum.high in (r.low, r.high)), one.sum
        )
        # 200億円 beside 1億3,500万ドル(約200億円): the conversion told alone
        whole = originals.get((one.sum.currency, one.sum.low), whole) if one.sum.low == one.sum.high else whole
        by_sum.setdefault((whole.currency, whole.low, whole.high), []).append(one)
    clusters: list[list[Reading]] = []
    for (_, low, high), same in by_sum.items():
        mine: list[list[Reading]] = []
        # a range says more than one of its bounds told alone
        for one in sorted(same, key=lambda reading: ((reading.sum.low, reading.sum.high) != (low, high), _strength(reading))):
            home = next((cluster for cluster in mine if _same_meaning(cluster[0], one)), None)
            restated = bool(mine) and (one.sum.low, one.sum.high) != (low, high)
            if home is None and mine and (one.cost > _CLEAR or (restated and not one.explicit)):
                home = mine[0]
            if home is None:
                mine.append([one])
            else:
                home.append(one)
        clusters += mine
    return sorted(clusters, key=lambda cluster: min(one.order for one in cluster))


def _strength(one: Reading) -> tuple[bool, bool, int, float, int]:
    """Sort key, best first: a clear cue, parties named in the sentence, more of them, the nearer cue, the earlier place."""
    return one.cost > _CLEAR, not one.explicit, -min(2, bool(one.payers) + bool(one.payees)), one.cost, one.order


def _same_meaning(first: Reading, second: Reading) -> bool:
    if parts.FAMILY.get(first.kind, first.kind) != parts.FAMILY.get(second.kind, second.kind):
        # told of nobody, it is what somebody puts in elsewhere in the post; that of nameless firms is their own
        spent = any(one.kind == "market" and one.rule != "none" for one in (first, second))
        left_open = not second.explicit or (second.rule == "market/spending" and first.explicit and bool(first.payers))
        return spent and left_open and {first.kind, second.kind} in ({"market", "investment"}, {"market", "funding"})
    if first.kind == second.kind == "revenue" and first.explicit and second.explicit:
        return _days(first) == _days(second) or _of_product(first) == _of_product(second)
    if first.kind not in DEAL_KINDS or not (first.explicit and second.explicit):
        return True
    one, two = {*first.payers, *first.payees}, {*second.payers, *second.payees}
    if one == two or not one or not two:
        return True
    paid = bool(set(first.payers) & set(second.payers)) or not first.payers or not second.payers
    told_whole = first.payers and first.payees and second.payers and second.payees
    return bool(one & two) and paid and (not told_whole or bool(set(first.payees) & set(second.payees)))


def _days(one: Reading) -> tuple[date | None, date | None]:
    return (one.when.first, one.when.last) if one.when else (None, None)


def _of_product(one: Reading) -> bool:
    """Whether the sentence tells what a product or division sells: that is not what its maker sells."""
    owners = [group.via for group in one.scene.groups if set(group.companies) & set(one.payees)]
    return bool(owners) and all(via == "product" for via in owners)


def _figure(post: Post, cluster: Sequence[Reading], clusters: Sequence[Sequence[Reading]]) -> Figure:
    best = cluster[0]
    span = _span(best)
    when = best.when or next((one.when for one in cluster if one.when and one.kind == best.kind), None)
    restated = next((one.sentence.text[one.sum.converted[0] : one.sum.converted[1]] for one in cluster if one.sum.converted), "")
    payers, payees = best.payers, best.payees
    is_total = parts.is_total(cluster, clusters)
    if is_total and best.kind in DEAL_KINDS:
        payers = parts.payers_of_all(best, clusters) or payers
    if best.kind in DEAL_KINDS:  # the investors of a round, or its target, may be named in another sentence
        others = [one for one in cluster if one.explicit and one.kind == best.kind]
        # who gives to a round is never taken from the topic: any telling that names them will do
        givers = [one for one in cluster if one.kind == "funding"] if best.kind == "funding" else others
        payers = payers or next((one.payers for one in givers if one.payers and not set(one.payers) & set(payees)), ())
        payees = payees or next((one.payees for one in others if one.payees and not set(one.payees) & set(payers)), ())
        # told in full elsewhere: the same payers and more
        payers = max(
            (one.payers for one in others if set(payers) < set(one.payers) and not set(one.payers) & set(payees)),
            key=len,
            default=payers,
        )
        payees = max(
            (one.payees for one in others if set(payees) < set(one.payees) and not set(one.payees) & set(payers)),
            key=len,
            default=payees,
        )
    return Figure(
        figure_id=_hash(post.post_id, best.sum.currency, f"{best.sum.low:.6g}", f"{best.sum.high or 0:.6g}", best.kind),
        post_id=post.post_id,
        published_on=post.published_at.date(),
        amount_text=post.text[span.start : span.end],
        amount_low=best.sum.low,
        amount_high=best.sum.high,
        is_vague=best.sum.high is None,
        currency=best.sum.currency,
        qualifier=best.sum.qualifier,
        kind=best.kind,
        status=best.status,
        payers=payers,
        payees=payees,
        when_text=when.text if when else "",
        when_start=when.first if when else None,
        when_end=when.last if when else None,
        converted_text=restated,
        is_total=is_total,
        is_slice=best.is_slice,
        sentence=best.sentence.text,
        span=span,
        occurrences=len(cluster),
        confidence=_confidence(best),
        rule=best.rule if best.rule != "none" else f"{best.kind}/cue",
    )


def _with_investors(
    figure: Figure,
    clusters: Sequence[Sequence[Reading]],
    best: Reading,
    sentences: Sequence[Sentence],
    named: Mapping[int, list[Named]],
) -> Figure:
    """Add the investors of a round that the next sentences name (Xが主導し、YとZが参加した)."""
    rounds = [cluster for cluster in clusters if cluster[0].kind == "funding"]
    mine = [
        cluster
        for cluster in rounds
        if set(cluster[0].payees) & set(figure.payees)
        and cluster[0].sum.qualifier != "total"
        and not parties.in_all(cluster[0].scene, cluster[0].sum)
        and (cluster[0].status == "done" or cluster[0] is best)  # a round to come has no investors yet
    ]
    times = sorted((len(cluster) for cluster in mine), reverse=True)  # two rounds told alike: whose investors they are is open
    told_most = bool(mine) and max(mine, key=len)[0] is best and times[1:2] != times[:1]
    if (
        figure.kind != "funding"
        or figure.qualifier == "total"
        or _BONDS.search(best.sentence.text)
        or not told_most
        or status.FLOATED.search(best.sentence.text)
    ):
        return figure
    if figure.payers and not _PAYEE_ONLY.search(figure.rule):
        return figure
    others = {name for cluster in rounds for name in cluster[0].payees} - set(figure.payees)
    at = next((number for number, one in enumerate(sentences) if one.span == best.sentence.span), len(sentences))
    # those name who joined that round; but who joined this one may be told beside all that was ever raised
    others_told = [
        cluster[0] for cluster in rounds if cluster[0] is not best and not parties.in_all(cluster[0].scene, cluster[0].sum)
    ]
    elsewhere = {one.sentence.span for one in others_told}
    investors: list[str] = []
    titled = {one.company for one in named.get(0, ())} if sentences and sentences[0].block == -1 else set()
    # a post about the round, or with no other company's, tells them anywhere
    within = len(sentences) if set(figure.payees) & titled or (not others and figure.status == "done") else _INVESTORS_WITHIN
    for number in range(max(1, at - within), min(at + 1 + within, len(sentences))):
        names = named.get(number, ())
        if others & {one.company for one in names} or sentences[number].span in elsewhere:
            continue
        investors += backers.investors(sentences[number].text, names)
    unique = tuple(dict.fromkeys(name for name in (*figure.payers, *investors) if name not in figure.payees))
    return replace(figure, payers=unique, rule=f"{figure.rule}+investors") if unique != figure.payers else figure


def _with_founders(
    figure: Figure, sentences: Sequence[Sentence], named: Mapping[int, list[Named]], projects: frozenset[str]
) -> Figure:
    """Add those whom the post names as behind a project, where nobody is told to pay for it."""
    project = set(figure.payees) & projects
    if figure.kind != "investment" or figure.payers or not project:
        return figure
    titled = sentences[0].block == -1 and bool(project & {one.company for one in named.get(0, ())})
    about = [
        at
        for at in sorted(named)
        if at and (project & {one.company for one in named[at]} or (titled and "名を連ね" in sentences[at].text))
    ]
    told = [name for at in about for name in backers.founders(sentences[at].text, named[at])]
    unique = tuple(dict.fromkeys(name for name in told if name not in project))
    return replace(figure, payers=unique, rule=f"{figure.rule}+founders") if unique else figure


def _refusal(best: Reading, figure: Figure) -> str:
    """Reason why a reading is no figure: nobody is tied to it, and it is no market either."""
    if figure.kind == "market":
        guessed = best.cost > _CLEAR or best.rule == "market/needed"  # 数億円の投資が必要: a way to say that it is dear
        return "vague-market" if figure.is_vague and guessed else "no-cue" if best.cost == float("inf") else ""
    if not figure.payers and not figure.payees and not (best.unknown and figure.kind in DEAL_KINDS and best.cost <= _CLEAR):
        return "no-party"
    if best.cost == float("inf") and not best.explicit:
        return "no-cue"
    tied = best.explicit or best.unknown or (figure.payers and figure.payees)
    if figure.is_vague and not tied and not _MEASURED.search(best.scene.text, 0, best.sum.start):
        return "rhetoric"
    known = best.explicit or best.rule.endswith("/as-before")  # この契約は年間平均でS
    if not known and _AVERAGE.search(best.scene.text, max(0, best.sum.start - 8), best.sum.start):
        return "average"
    return ""


def _confidence(best: Reading) -> Confidence:
    if best.cost <= _CLEAR and (best.explicit or best.kind == "market"):
        return "high"
    return "medium" if best.cost <= _CLEAR or best.explicit else "low"


def _mentions(post: Post, sentences: Sequence[Sentence], named: Mapping[int, list[Named]]) -> tuple[Mention, ...]:
    counts: dict[str, int] = {}
    first: dict[str, Span] = {}
    titled: set[str] = set()
    for number in sorted(named):
        is_title = sentences[number].block == -1
        start = sentences[number].span.start
        for one in named[number]:
            first.setdefault(one.company, Span(start + one.start, start + one.end))
        for company in dict.fromkeys(one.company for one in named[number]):
            counts[company] = counts.get(company, 0) + 1
            if is_title:
                titled.add(company)
    return tuple(Mention(post.post_id, company, count, company in titled, first[company]) for company, count in counts.items())


def _span(one: Reading) -> Span:
    return Span(one.sentence.span.start + one.sum.start, one.sentence.span.start + one.sum.end)


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
