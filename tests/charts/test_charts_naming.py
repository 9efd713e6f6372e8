from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import naming

WIDE = 250.0
POINTS = st.lists(st.tuples(st.floats(0, WIDE), st.floats(0, 190)), max_size=25)
NAMES = st.lists(st.sampled_from(["OpenAI", "マイクロソフト", "3,500億ドル", "$1T"]), max_size=25)
CORNER = (150.0, 170.0, 250.0, 190.0)


def overlap(one: naming.Box, other: naming.Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(POINTS, NAMES)
def test_no_name_covers_a_point_another_name_or_other_words_or_leaves_the_room(
    points: list[tuple[float, float]], names: list[str]
) -> None:
    found = naming.beside(points, names[: len(points)], WIDE, 6, [CORNER])
    boxes = [
        naming.box_of(names[index], points[index][0] + said["xshift"], points[index][1] + said["yshift"], said["xanchor"])
        for index, said in found
    ]
    assert len(found) <= 6
    assert not any(overlap(one, other) for one, other in combinations([*boxes, CORNER], 2))
    assert not any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes for x, y in points)
    assert all(box[0] >= 0 and box[2] <= WIDE for box in boxes)


@pytest.mark.parametrize(("at", "anchor"), [(20.0, "left"), (240.0, "right")])
def test_a_point_alone_is_named_at_its_side(at: float, anchor: str) -> None:
    [(index, said)] = naming.beside([(at, 90.0)], ["OpenAI"], WIDE, 5)
    assert (index, said["text"], said["xanchor"]) == (0, "OpenAI", anchor)
