"""Any bytes are a post or one fault, soon. A few hundred here; `benchmarks/fuzz.py` does twenty thousand, with real posts as seeds."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import mutated

from dashboard import parse
from dashboard.parse import Parsed, Rules

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.timeout(600)  # a hang ends the test; seconds a post are for benchmarks/fuzz.py
_RULES = Rules(ROOT / "data" / "reference", "Asia/Tokyo", "https://blog.test", "/:year/:month/:day/:title/")
_HEAD = "---\ntitle: 話題\ndate: 2025-11-04\n---\n"


def read(content: bytes) -> Parsed:
    """Parse, and hold what must hold of any file."""
    parsed = parse.parse(content, "2025-11-04-a.md", _RULES)
    refusals = [fault for fault in parsed.faults if fault.rule in ("unreadable", "draft")]
    assert len(refusals) == (parsed.post is None)
    assert all(fault.message and fault.line >= 1 for fault in parsed.faults)
    if parsed.post:
        for figure in parsed.figures:
            assert parsed.post.text[figure.span.start : figure.span.end] == figure.amount_text
            assert figure.amount_low >= 0
    return parsed


@pytest.fixture(scope="module", autouse=True)
def warmed() -> None:
    """Reading the vocabulary takes a second, once."""
    parse.parse(_HEAD.encode(), "2025-11-04-a.md", _RULES)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_post_or_a_fault(content: bytes) -> None:
    read(content)


@given(st.text(max_size=300))
@settings(max_examples=100)
def test_any_text_is_read_as_a_body(words: str) -> None:
    assert read((_HEAD + words).encode("utf-8", "surrogatepass")) is not None


@given(
    st.lists(
        st.sampled_from(
            ["億", "兆", "9", "，", ".", "ドル", "円", "約", "数", "から", "年", "OpenAI", "は", "（", "）", "。", "に投資"]
        ),
        max_size=60,
    )
)
def test_sums_in_any_disorder_are_read(words: list[str]) -> None:
    read((_HEAD + "".join(words)).encode())


def test_damaged_posts_are_posts_or_faults() -> None:
    seeds = [path.read_bytes() for path in sorted((ROOT / "data" / "posts").rglob("*.md"))]
    for number in range(200):
        read(mutated(seeds, random.Random(number)))


def test_files_of_one_batch_yield_what_each_yields_alone() -> None:
    seeds = [path.read_bytes() for path in sorted((ROOT / "data" / "posts").rglob("*.md"))]
    batch = [(b"\xff", "bad.md"), *((mutated(seeds, random.Random(number)), f"2025-11-04-{number}.md") for number in range(40))]
    alone = [parse.parse(content, path, _RULES) for content, path in batch]
    assert parse.parse_batch(batch, _RULES) == alone
    assert {one.post is None for one in alone} == {True, False}
    assert parse.parse_batch([], _RULES) == []


@pytest.mark.parametrize("gap", [" ", "\u2028", "*", "、", "（", "社"])
def test_a_long_gap_between_two_names_ends(gap: str) -> None:
    body = f"OpenAI{gap * 5_000}Googleが10億ドルを投資した。"
    assert read(f"{_HEAD}{body}\n".encode()).post is not None
