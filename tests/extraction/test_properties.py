"""Laws that hold for any text whatever: no exception, every place reads back to its text, making plain twice is once."""

import re
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import health, posts, text
from dashboard.extraction import companies, dates, figures, money, numerals, roles, tokens
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.records import KINDS, STATUSES, Post
from dashboard.reference import Reference

PIECES = (
    "1", "3.9", "500", "4,070", "１", "〇", "一", "十", "百", "千", "万", "億", "兆", "数", "何", "十数", "B", " billion", "M", "クローレ",
    "ドル", "円", "$", "€", "£", "元", "ユーロ", "ポンド", "USD", "AUD ", "豪ドル", "¥", "￥",
    "〜", "～", "-", "から", "に引き上げ", "約", "最大", "合計", "以上", "超", "規模", "（", "）", "(", ")", "、", "。", "\n", "\n\n", "\r\n", "\u3000",
    "OpenAI", "AWS", "NVIDIA", "英国政府", "某生成AI企業", "A社", "メタ", "は", "が", "を", "に", "へ", "による", "との", "から", "の", "と",
    "投資", "買収", "調達", "契約", "評価額", "売上高", "市場規模", "計画", "発表した", "月額", "1人あたり", "1ドル=150円", "年俸",
    "2026年", "2028年末まで", "今後5年間", "来年", "2月30日", "第3四半期", "FY26", "20", "99年99月",
    "**", "## ", "- ", "[", "](/a/)", "```", "{%", "%}", "{{", "<!--", "-->", "|", "「", "」", "『", "---", "---END---", "\ufffd", "\ufeff", "\x00", "🏦", "が", "㌦",
)  # fmt: skip

messy = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
any_text = st.one_of(messy, st.text(max_size=120))


def _post(body: str) -> Post:
    content = f"---\ntitle: OpenAIの話\ndate: 2025-11-30 09:00:00 +0900\n---\n{body}".encode("utf-8", "replace")
    return posts.parse(content, "2025-11-30-a.md", ZoneInfo("Asia/Tokyo"), "https://blog.test", "/:year/:title/")


@given(any_text)
def test_plain_keeps_the_length_and_doing_it_twice_is_doing_it_once(written: str) -> None:
    once = numerals.plain(written)
    assert (len(once), numerals.plain(once)) == (len(written), once)


@given(messy)
def test_each_number_has_a_value_that_is_not_negative(written: str) -> None:
    shown = numerals.plain(written)
    assert all(numerals.value(match[0]) >= 0 for match in re.finditer(numerals.NUMBER, shown))
    assert all(numerals.vague_power(match[0]) >= 1 for match in re.finditer(numerals.VAGUE, shown))


@given(written=any_text)
def test_sums_lie_in_the_text_in_order_and_are_whole(written: str, words: Vocabulary) -> None:
    shown = numerals.plain(written)
    sums, refused = money.find(shown, words.grammar)
    for one in sums:
        assert 0 <= one.start <= one.core_start < one.core_end <= one.end <= len(shown)
        assert one.low >= 0 and (one.high is None or one.high >= one.low) and len(one.currency) == 3
    assert all(left.core_end <= right.core_start for left, right in pairwise(sums))
    assert all(0 <= one.start < one.end <= len(shown) and one.reason for one in refused)


@given(written=any_text)
def test_a_taken_sum_is_not_refused_as_well(written: str, words: Vocabulary) -> None:
    sums, refused = money.find(numerals.plain(written), words.grammar)
    assert not {(one.start, one.end) for one in sums} & {(one.start, one.end) for one in refused}


@given(written=any_text, day=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_dates_read_back_and_end_after_they_begin(written: str, day: date) -> None:
    shown = numerals.plain(written)
    found = dates.find(shown, day)
    assert all(shown[when.start : when.end] == when.text for when in found)
    assert all(when.first <= when.last for when in found if when.first and when.last)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(written=any_text)
def test_names_read_back_in_order_without_overlap(written: str, words: Vocabulary) -> None:
    found = companies.find(written, words.names)
    assert all(0 <= one.start < one.end <= len(written) and one.company for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(written=any_text)
def test_groups_of_names_are_in_the_text_and_lose_none(written: str, words: Vocabulary) -> None:
    shown = numerals.plain(written)
    named = companies.find(shown, words.names)
    found = roles.groups(shown, named)
    assert {name for group in found for name in group.companies} == {one.company for one in named}
    assert all(0 <= group.start < group.end <= group.after <= len(shown) for group in found)


@given(body=any_text)
def test_each_sentence_is_the_text_at_its_place(body: str, known: Reference) -> None:
    post = _post(body)
    read = text.read(post, known.boilerplate)
    for sentence in read.sentences:
        assert post.text[sentence.span.start : sentence.span.end] == sentence.text == sentence.text.strip() != ""


@given(body=any_text)
def test_sentences_are_distinct_in_order_and_count_every_kept_letter(body: str, known: Reference) -> None:
    read = text.read(_post(body), known.boilerplate)
    own = [sentence for sentence in read.sentences if sentence.block >= 0]
    assert len({sentence.text for sentence in own}) == len(own)
    assert [sentence.span.start for sentence in own] == sorted(sentence.span.start for sentence in own)
    assert sum(len(sentence.text) for sentence in own) == read.characters and 0 <= read.repeated_share <= 1


@given(body=messy)
def test_any_body_gives_figures_that_re_read_from_the_file(body: str, known: Reference, words: Vocabulary) -> None:
    post = _post(body)
    found = figures.extract(post, text.read(post, known.boilerplate), words)
    for one in found.figures:
        assert post.text[one.span.start : one.span.end] == one.amount_text and one.amount_text in one.sentence
        assert one.kind in KINDS and one.status in STATUSES and one.rule and one.occurrences >= 1
        assert one.is_vague == (one.amount_high is None) and not set(one.payers) & set(one.payees)
    assert len({one.figure_id for one in found.figures}) == len(found.figures)


@given(body=messy)
def test_what_is_refused_re_reads_from_the_file(body: str, known: Reference, words: Vocabulary) -> None:
    post = _post(body)
    for one in figures.extract(post, text.read(post, known.boilerplate), words).refused:
        assert post.text[one.span.start : one.span.end] == one.text and one.reason


@given(body=any_text)
def test_the_check_of_a_post_names_a_line_that_is_there(body: str, known: Reference) -> None:
    post = _post(body)
    for fault in health.check(post, text.read(post, known.boilerplate)):
        assert 1 <= fault.line <= post.text.count("\n") + 1 and fault.message and fault.hint


@given(written=messy)
def test_the_search_for_unknown_names_never_fails(written: str) -> None:
    assert all(name in written for name in tokens.unknown_names(written, []))


@pytest.mark.parametrize(
    "letter", ["「", "（", "[", "**", "{%", "億", "数", "1", "千", "1,000,", " ", "〜", "から", "OpenAIと", "約"]
)
def test_ten_thousand_of_the_same_letters_are_read_as_soon(letter: str, known: Reference, words: Vocabulary) -> None:
    post = _post(f"OpenAIは500億ドルを投資した。\n{letter * 10_000}5億ドル")
    assert figures.extract(post, text.read(post, known.boilerplate), words).figures
