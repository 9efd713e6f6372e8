"""Names beside points: each where it covers no point, no other name and no other words, even on a phone. Chooses no names."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.charts import labels

Box = tuple[float, float, float, float]  # left, low, right, high: px from the lower left corner of the points' room

_DOT = 6  # px: half a point's width
_LINE = 15  # px: a line of words
_LETTER = 7  # px: a half-width letter
_SIDES = (("left", 9, 0), ("right", -9, 0), ("center", 0, 14), ("center", 0, -14))  # anchor and shift, the best first


def box_of(words: str, x: float, y: float, xanchor: str) -> Box:
    """The room that a line of `words` takes whose anchor is at `x` and whose middle is at `y`."""
    wide = _LETTER * labels.width(words)
    start = x - {"left": 0, "right": wide, "center": wide / 2}[xanchor]
    return start, y - _LINE / 2, start + wide, y + _LINE / 2


def beside(
    points: Sequence[tuple[float, float]], names: Sequence[str], wide: float, most: int, taken: Iterable[Box] = ()
) -> list[tuple[int, dict[str, Any]]]:
    """Which of `points` get their names, and where: (index, annotation settings), at most `most`.

    points: px, those that matter most first; names: theirs, of as many of the first points as may be named; wide: px across,
    as on a phone, since wider cards only draw points further apart; taken: where other words stand.
    """
    filled = [*taken, *((x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in points)]
    found: list[tuple[int, dict[str, Any]]] = []
    for index, (words, (x, y)) in enumerate(zip(names, points, strict=False)):
        if len(found) == most:
            break
        for xanchor, x_shift, y_shift in _SIDES:
            box = box_of(words, x + x_shift, y + y_shift, xanchor)
            if box[0] < 0 or box[2] > wide or any(_overlap(box, other) for other in filled):
                continue
            filled.append(box)
            shifts = {"xanchor": xanchor, "xshift": x_shift, "yshift": y_shift}
            found.append((index, {"text": labels.plain(words), "showarrow": False} | shifts))
            break
    return found


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
