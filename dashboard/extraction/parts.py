"""Wholes and their parts: a total beside what it adds up from (合計150億), a share beside its whole (うち20億). One of the two counts.

It marks them and says whose a total is; sums are left as told.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.extraction.readings import Reading
from dashboard.records import DEAL_KINDS, Figure

FAMILY = dict.fromkeys(DEAL_KINDS, "deal")  # kinds of a deal are told for one another
_TOTAL = re.compile(r"合計|合わせ|総額|計(?=[\d０-９])|うち|内訳|それぞれ|全体で")
_ROUNDED = 0.01  # parts are rounded: they add up to the whole within one per cent
_PARAGRAPHS = 600  # characters: a part stands in the paragraph of its whole or in the next
_PART = re.compile(r"(?:うち|残りの?)[^。、]{0,24}$")


def is_total(cluster: Sequence[Reading], clusters: Sequence[Sequence[Reading]]) -> bool:
    """Whether the sum is given beside its parts: it says so, or two or more sums of its sentence add up to it."""
    best = cluster[0]
    if best.sum.high is None:
        return False
    near = [
        other[0]
        for other in clusters
        if other is not cluster and other[0].sum.currency == best.sum.currency and other[0].sum.high is not None
        and FAMILY.get(other[0].kind, other[0].kind) == FAMILY.get(best.kind, best.kind)
        and other[0].sum.low < best.sum.low and abs(other[0].sentence.block - best.sentence.block) <= 1
    ]  # fmt: skip
    same = [
        one.low
        for one in best.scene.sums
        if one.currency == best.sum.currency and one.low < best.sum.low and one.high is not None
    ]
    together = set(best.payers) | set(best.payees)
    says_so = best.sum.qualifier == "total" and len(near) >= 2 and len(together) >= 2
    parts = [one.sum.low for one in near if not together or together & {*one.payers, *one.payees}]
    worded = best.sum.qualifier == "total" or bool(_TOTAL.search(best.sentence.text))
    return says_so or (worded and any(len(set(sums)) >= 2 and _adds_up(sums, best.sum.low) for sums in (parts, same)))


def payers_of_all(best: Reading, clusters: Sequence[Sequence[Reading]]) -> tuple[str, ...]:
    """AからS、BからT、合計U: the whole is all theirs whose parts its sentence tells, where the parts add up to it."""
    parts = [
        other[0] for other in clusters
        if other[0].sentence.span == best.sentence.span and other[0].sum.currency == best.sum.currency
        and other[0].kind == best.kind and other[0].sum.low < best.sum.low and other[0].payees == best.payees
    ]  # fmt: skip
    if not _adds_up([one.sum.low for one in parts], best.sum.low):
        return ()
    return tuple(dict.fromkeys(name for one in parts for name in one.payers))


def marked(figures: Sequence[Figure]) -> list[Figure]:
    """うちS, 残りのS: told as a part of a larger sum of the post, by the same for the same. The whole counts then, not its parts."""
    found = list(figures)
    for at, part in enumerate(found):
        if part.kind not in DEAL_KINDS or not told_as_part(part):
            continue
        wholes = [other for other in found if _holds(other, part)]
        if wholes:
            whole = found.index(min(wholes, key=lambda other: other.amount_low))
            found[at] = replace(part, is_slice=True)
            found[whole] = replace(found[whole], is_total=False)
    return found


def told_as_part(figure: Figure) -> bool:
    """Whether a sum is worded as a part of another (うち20億ドル, 残りの5億ドル)."""
    at = figure.sentence.find(figure.amount_text)
    return at >= 0 and bool(_PART.search(figure.sentence, 0, at))


def _holds(whole: Figure, part: Figure) -> bool:
    alike = (
        whole.kind == part.kind and whole.currency == part.currency and not whole.is_vague and whole.amount_low > part.amount_low
    )
    near = abs(whole.span.start - part.span.start) <= _PARAGRAPHS
    return alike and near and bool(set(whole.payers) & set(part.payers)) and set(part.payees) <= set(whole.payees)


def _adds_up(parts: Sequence[float], whole: float) -> bool:
    return abs(sum(set(parts)) - whole) <= _ROUNDED * whole
