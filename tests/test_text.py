"""Bodies → sentences: what is reporting stays letter for letter at its place, everything else goes."""

from collections.abc import Callable

import pytest

from dashboard import text
from dashboard.records import Post
from dashboard.reference import Reference

Read = Callable[..., list[str]]


@pytest.fixture
def read(make_post: Callable[..., Post], known: Reference) -> Read:
    def sentences(body: str, **more: str) -> list[str]:
        return [one.text for one in text.read(make_post(body, **more), known.boilerplate).sentences][1:]

    return sentences


SPLIT = [
    ("一つ目。二つ目。", ["一つ目。", "二つ目。"]),
    ("本当か？本当だ！", ["本当か？", "本当だ！"]),
    ("本当か!?本当だ。", ["本当か!?", "本当だ。"]),
    ("終わりのない文", ["終わりのない文"]),
    ("一行目\n二行目", ["一行目", "二行目"]),
    ("「すごい。本当だ。」と彼は言った。", ["「すごい。本当だ。」と彼は言った。"]),  # a stop inside a quotation
    ("（これは余談だ。）本題に入る。", ["（これは余談だ。）", "本題に入る。"]),
    ("「閉じない。次の文。", ["「閉じない。", "次の文。"]),  # brackets that never close hold nothing back
    ("2.5億ドルだ。3.1の話。", ["2.5億ドルだ。", "3.1の話。"]),  # a decimal point is no stop
    ("**太字だ。**次だ。", ["**太字だ。**", "次だ。"]),
    ("  前後の空白。  ", ["前後の空白。"]),
    ("# 見出し\n本文。", ["見出し", "本文。"]),
    ("- 項目一\n- 項目二", ["項目一", "項目二"]),
    ("1. 項目一\n2) 項目二", ["項目一", "項目二"]),
    ("> 引用だ。", ["引用だ。"]),
    ("380億\nドルの契約。", ["380億\nドルの契約。"]),  # a sum that a line cuts
    ("380億\n\nドルの話。", ["380億\n\nドルの話。"]),
    ("380億\n別の話。", ["380億", "別の話。"]),
    ("[OpenAI](https://example.org/)が発表した。", ["[OpenAI](https://example.org/)が発表した。"]),  # a link in prose stays
]

LEFT_OUT = [
    "- [題](/a/)",
    "* [題](/a/)",
    "1. [題](/a/)",
    "- **[題](/a/)**",
    "[題](/a/)",
    "## [題](/a/)",
    "## 関連記事\nこの話もどうぞ。",
    "## あわせて読みたい\nこの話もどうぞ。",
    "## おすすめ書籍\n『本』は良い。",
    "## お問い合わせ\nお気軽に。",
    "![図](a.png)",
    "| 会社 | 金額 |\n| --- | --- |\n| A | 5億ドル |",
    "---",
    "***",
    "---END---",
    "<<<<<<< HEAD",
    ">>>>>>> main",
    "```\nコード。\n```",
    "```python\nコード。\n```",
    "~~~\nコード。\n~~~",
    "<!-- 注。 -->",
    "<!--\n注。\n-->",
    "{% include a.html %}",
    "{% raw %}\n生。\n{% endraw %}",
    "{% highlight py %}\nコード。\n{% endhighlight %}",
    "{{ site.title }}",
    "<script>\nx();\n</script>",
    "<style>\na{}\n</style>",
    "<pre>\n生。\n</pre>",
    "[『本』](https://www.amazon.co.jp/dp/1)を読む。",
    "",
]


@pytest.mark.parametrize(("body", "sentences"), SPLIT, ids=[body for body, _ in SPLIT])
def test_a_body_is_split_into_its_sentences(body: str, sentences: list[str], read: Read) -> None:
    assert read(body) == sentences


@pytest.mark.parametrize("body", LEFT_OUT, ids=LEFT_OUT)
def test_what_is_not_reporting_is_left_out(body: str, read: Read) -> None:
    assert read(f"前。\n\n{body}\n\n# 次\n後。") == ["前。", "次", "後。"]


def test_the_title_is_the_first_sentence_and_stands_at_its_place(make_post: Callable[..., Post], known: Reference) -> None:
    post = make_post("本文。", title="題の話")
    first = text.read(post, known.boilerplate).sentences[0]
    assert (first.text, first.block, post.text[first.span.start : first.span.end]) == ("題の話", -1, "題の話")


def test_no_letter_that_is_kept_is_changed(make_post: Callable[..., Post], known: Reference) -> None:
    post = make_post("**全角１２３**と㌦と🏦と\ufffdと\u3000空白。\r\n\r\nか\u3099の話。")
    for one in text.read(post, known.boilerplate).sentences:
        assert post.text[one.span.start : one.span.end] == one.text


@pytest.mark.parametrize("repeat", ["同じ文だ。", "同じ文だ。\n\n別の段落。\n\n同じ文だ。", "同じ文だ。同じ文だ。\n- 同じ文だ。"])
def test_a_sentence_that_is_told_again_counts_once(repeat: str, read: Read) -> None:
    assert read(f"同じ文だ。\n\n{repeat}").count("同じ文だ。") == 1


def test_the_share_of_repeats_is_that_of_the_letters(make_post: Callable[..., Post], known: Reference) -> None:
    body = text.read(make_post("12345678。\n\n12345678。\n\nabcdefgh。"), known.boilerplate)
    assert (body.characters, body.repeated_share) == (18, 1 / 3)


def test_a_body_told_twice_has_the_sentences_of_one(read: Read) -> None:
    assert read("一つ。二つ。\n\n三つ。\n\n一つ。二つ。\n\n三つ。") == ["一つ。", "二つ。", "三つ。"]


def test_a_body_without_reporting_repeats_nothing(make_post: Callable[..., Post], known: Reference) -> None:
    body = text.read(make_post("- [題](/a/)"), known.boilerplate)
    assert (len(body.sentences), body.characters, body.repeated_share) == (1, 0, 0.0)


def test_paragraphs_and_headings_begin_a_new_block(make_post: Callable[..., Post], known: Reference) -> None:
    found = text.read(make_post("一。二。\n三。\n\n四。\n## 五\n六。"), known.boilerplate).sentences[1:]
    blocks = {one.text: one.block for one in found}
    assert blocks["一。"] == blocks["二。"] == blocks["三。"] < blocks["四。"] < blocks["六。"]


def test_the_article_goes_on_after_navigation(read: Read) -> None:
    assert read("前。\n\n## 関連記事\n- 別の話。\n\n## まとめ\n後。") == ["前。", "まとめ", "後。"]
    assert read("前。\n\n## 関連記事\n- 別の話。\n\n---\n\n後。") == ["前。", "後。"]


def test_code_that_never_ends_hides_the_rest_and_nothing_before(read: Read) -> None:
    assert read("前。\n\n```\nコード。") == ["前。"]


def test_a_long_heading_that_holds_a_word_of_navigation_is_reporting(read: Read) -> None:
    heading = "関連記事という言葉が入っていても" + "長い見出しは記事の一部であって" * 4
    assert read(f"## {heading}\n本文。") == [heading, "本文。"]
