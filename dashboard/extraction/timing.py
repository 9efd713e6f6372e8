"""Which of the dates around a sum is its own: those of its part of the sentence, of its clause, or of the sentence behind.

Dates themselves are found by `dates`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.extraction import dates, kinds
from dashboard.extraction.dates import When
from dashboard.extraction.money import Sum
from dashboard.extraction.numerals import plain
from dashboard.extraction.scene import Scene
from dashboard.records import Post, Sentence

_OF_THE_NEXT = re.compile(r"(?:度|末|時点)?(?:の|に|には|までに)?(?:は)?\**")
_THIS_PLAN = re.compile(r"(?:この|同|その)(?:計画|プロジェクト|投資|契約|施設|拠点)")


def dates_of(sentence: Sentence, text: str, post: Post) -> list[When]:
    """The dates of a sentence, worded as it words them. The year at the head of a title is the site's ornament."""
    found = dates.find(text, post.published_at.date())
    return [
        replace(when, text=sentence.text[when.start : when.end])
        for when in found
        if not (sentence.block == -1 and not when.start)
    ]


def dates_behind(number: int, sentences: Sequence[Sentence], post: Post) -> list[When]:
    """この計画は2026年に着工する: the date of the sentence behind, when that speaks of the sum's plan. Its places say nothing here."""
    if number + 1 >= len(sentences) or not _THIS_PLAN.search(sentences[number + 1].text):
        return []
    following = sentences[number + 1]
    return [when for when in dates_of(following, plain(following.text), post) if not when.is_vague][:1]


def near(scene: Scene, index: int, found: Sequence[When]) -> list[When]:
    """The dates between the sums to the left and to the right, without one that stands right before the next sum (A、2025年のBから)."""
    floor, ceiling = scene.room(index)
    return [
        when
        for when in found
        if floor <= when.start < ceiling
        and not (when.start >= scene.sums[index].end and _OF_THE_NEXT.fullmatch(scene.text, when.end, ceiling))
    ]


def own(scene: Scene, index: int, found: Sequence[When]) -> When | None:
    """The date of the sum's own part of the sentence: the last before it, else the first behind it, else the sentence's.

    A word that says nothing of when (年間, 複数年) only stands in where no date does.
    """
    one = scene.sums[index]
    floor, ceiling = scene.room(index)
    for dated in ([when for when in found if not when.is_vague], [when for when in found if when.is_vague]):
        before = [when for when in dated if when.end <= one.start]
        own = [when for when in before if when.start >= floor]
        behind = [when for when in dated if one.end <= when.start < min(ceiling, kinds.clause_end(scene.text, one))]
        later = [when for when in dated if when.start >= one.end and _still_its(scene, one, when)]
        chosen = own[-1:] or behind[:1] or before[-1:] or later[:1]
        if chosen:
            return chosen[0]
    return None


def _still_its(scene: Scene, one: Sum, when: When) -> bool:
    """A date in a later clause is the sum's only while no other sum and no new topic stands before it."""
    between = scene.text[one.end : when.start]
    if not re.search(r"(?:し|して|され|おり|り|れ|た|だ|が|加え)、", between):
        return True
    own = any(one.end <= other.start <= when.end + 30 for other in scene.sums if other is not one)
    turned = re.search(r"(?:は|とは|では)(?![。、])[^、。]{0,20}$|さらに|一方|また", between)
    return not own and not turned
