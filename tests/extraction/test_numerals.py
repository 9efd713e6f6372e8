"""Numbers: what they are worth, and that making text plain moves nothing."""

import re

import pytest

from dashboard.extraction.numerals import NUMBER, VAGUE, plain, unit_of, vague_power, value

VALUES = [
    ("50", 50),
    ("4,070", 4070),  # thousands by comma
    ("23.28", 23.28),
    ("5千", 5000),
    ("3百", 300),
    ("700億", 700e8),
    ("1.5億", 1.5e8),
    ("5億4300万", 543e6),  # two units
    ("11億5000万", 1.15e9),
    ("2兆4,070.2億", 2.40702e12),  # a decimal in the lower unit
    ("1兆5000億2000万", 1_500_020_000_000),
    ("3兆2", 3e12 + 2),
    ("3千万", 3e7),  # 千 before 万
    ("5百億", 5e10),
    ("百億", 1e10),  # no digit at all
    ("千億", 1e11),
    ("一兆", 1e12),  # 漢数字
    ("三千億", 3e11),
    ("十五億", 1.5e9),
    ("二十三億", 2.3e9),
    ("一兆二千億", 1.2e12),
    ("二〇億", 2e9),  # 漢数字 by place
    ("二〇二五億", 202.5e9),
    ("1.5 billion", 1.5e9),
    ("1.5billion", 1.5e9),
    ("650 million", 650e6),
    ("3 trillion", 3e12),
    ("31bn", 31e9),
    ("115B", 115e9),
    ("5.2M", 5.2e6),
    ("1.2T", 1.2e12),
    ("300K", 3e5),
    ("7,600クローレ", 7600e7),  # India counts in 10^7 and 10^5
    ("7,600 crore", 7600e7),
    ("50 lakh", 5e6),
]


@pytest.mark.parametrize(("written", "worth"), VALUES)
def test_a_number_is_one_match_and_has_its_value(written: str, worth: float) -> None:
    assert re.fullmatch(NUMBER, written) and value(written) == worth


@pytest.mark.parametrize(
    ("written", "power"),
    [
        ("数億", 1e8),
        ("数十億", 1e9),
        ("数百億", 1e10),
        ("数千億", 1e11),
        ("数兆", 1e12),
        ("数百兆", 1e14),
        ("数百万", 1e6),
        ("数千万", 1e7),
        ("数十", 10),
        ("何億", 1e8),
        ("何百億", 1e10),
        ("十数億", 1e9),
    ],
)
def test_a_vague_number_stands_for_its_power_of_ten(written: str, power: float) -> None:
    assert re.fullmatch(VAGUE, written) and vague_power(written) == power


@pytest.mark.parametrize("written", ["", "億", "約", "billion", "ドル"])
def test_what_has_no_number_has_no_value(written: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        value(written)


@pytest.mark.parametrize("written", ["", "億", "50億", "多数"])
def test_what_is_not_vague_has_no_power(written: str) -> None:
    with pytest.raises(ValueError, match="not a vague number"):
        vague_power(written)


@pytest.mark.parametrize(
    ("written", "factor"), [("260億", 1e8), ("3.9兆", 1e12), ("5億4300万", 1e4), ("3千", 1e3), ("115B", 1e9), ("50", 1)]
)
def test_the_unit_that_a_range_lends_is_the_last_one(written: str, factor: float) -> None:
    assert unit_of(written) == factor


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("１兆２，０００億円", "1兆2,000億円"),
        ("３．５億ドル", "3.5億ドル"),
        ("＄２０〜３０Ｂ", "$20~30B"),
        ("￥５００億", "¥500億"),
        ("5–10億—ドル", "5-10億-ドル"),
        ("（約\u3000）", "(約 )"),
        ("カタカナー", "カタカナー"),  # the long vowel sign is no dash
        ("㌦①ｱ", "㌦①ｱ"),  # NFKC would change lengths here
    ],
)
def test_plain_makes_one_letter_of_one(written: str, made: str) -> None:
    assert plain(written) == made and len(made) == len(written)
