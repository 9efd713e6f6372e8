import itertools

import pytest

from dashboard.charts import theme
from dashboard.charts.panels import spread
from dashboard.records import KINDS, STATUSES


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [0, 1])
def test_text_and_marks_stand_out_from_the_paper(mode: int) -> None:
    paper = theme.TOKENS["paper"][mode]
    for name in ("ink", "quiet"):
        assert contrast(theme.TOKENS[name][mode], paper) >= 4.5
    for name, pair in theme.TOKENS.items():
        if pair[0] in theme.PALETTE:
            assert contrast(pair[mode], paper) >= 4.5 - mode * 0.5, name  # they also colour names


def test_there_are_ten_colours_and_no_two_tokens_share_a_light_one() -> None:
    lights = [light for light, _ in theme.TOKENS.values()]
    assert len(theme.PALETTE) == 10
    assert len(set(lights)) == len(lights)


# Viénot's matrices for linear light: what a reader without red or green cones sees.
BLIND = {
    "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


@pytest.mark.parametrize("blindness", BLIND)
@pytest.mark.parametrize("mode", [0, 1])
def test_the_four_kinds_of_deals_differ_for_colour_blind_readers(blindness: str, mode: int) -> None:
    def seen(colour: str) -> tuple[float, ...]:
        linear = [(int(colour[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5)]
        return tuple(max(sum(w * v for w, v in zip(row, linear, strict=True)), 0) ** (1 / 2.2) for row in BLIND[blindness])

    partners = {light: pair for pair in theme.TOKENS.values() for light in pair[:1]}
    colours = [seen(partners[theme.kind_colour(kind)][mode]) for kind in KINDS[:4]]
    for one, other in itertools.combinations(colours, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.1


def test_every_kind_and_status_has_a_colour() -> None:
    for kind, status in itertools.product(KINDS, STATUSES):
        assert theme.status_colour(kind, status).startswith("#")


def test_labels_are_moved_apart_as_little_as_needed() -> None:
    assert spread([1.0, 5.0, 9.0], 2, 0, 10) == [1.0, 5.0, 9.0]
    assert spread([5.0, 5.0, 5.0], 2, 0, 10) == [5.0, 7.0, 9.0]
    assert spread([9.5, 9.0], 2, 0, 10) == [10.0, 8.0]
