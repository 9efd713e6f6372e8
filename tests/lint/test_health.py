"""Each rule over one post: what it must report, and what it must not."""

from collections.abc import Callable

import pytest

from dashboard import health, text
from dashboard.records import Fault, Post
from dashboard.reference import Reference

LONG = "この段落は百字を超える長さがあり、同じ記事の中で二度語られることを、書き手は決して望まない。だから、文字まで同じ段落がもう一度出てくれば、それは制作の誤りであり、読者のために消すべきものだと言ってよい。以上である。"
OTHER = "別の段落である。"


@pytest.fixture
def faults(known: Reference) -> Callable[..., list[Fault]]:
    def check(body: str = "本文である。", **front: object) -> list[Fault]:
        from datetime import datetime
        from zoneinfo import ZoneInfo

        values = {"title": "今週の話題", "excerpt": "要点を述べる。", "tags": ("AI",), "reading_time": 1} | front
        written = f"---\ntitle: {values['title']}\nexcerpt: {values['excerpt']}\n---\n{body}\n"
        start = written.index("---\n", 4) + 4
        post = Post(
            post_id="2026-02-01-a", path="2026-02-01-a.md", title=str(values["title"]), title_raw=str(values["title"]),
            published_at=datetime(2026, 2, 1, tzinfo=ZoneInfo("Asia/Tokyo")), categories=(), tags=tuple(values["tags"]), author="",
            url="https://blog.test/2026/02/01/a/", excerpt=str(values["excerpt"]), reading_time=values["reading_time"],  # type: ignore[arg-type]
            text=written, body_start=start, content_hash="",
        )  # fmt: skip
        return list(health.check(post, text.read(post, known.boilerplate)))

    return check


def rules(found: list[Fault]) -> list[str]:
    return [fault.rule for fault in found]


def test_a_sound_post_has_no_faults(faults: Callable[..., list[Fault]]) -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("title", "excerpt", "found"),
    [
        ("", "要点を述べる。", ["title-missing"]),
        ("**今週**の話題", "要点を述べる。", ["title-markup"]),
        ("I am unable to perform the web search fo？", "要点を述べる。", ["title-error-message"]),
        ("申し訳ありませんが、お答えできません", "要点を述べる。", ["title-error-message"]),
        ("新しい半導体の工場について...", "要点を述べる。", ["title-cut"]),
        (
            "2026年液体で冷やす新しいデータセン（OpenAI）の未来",
            "液体で冷やす新しいデータセンターが増える？",
            ["title-cut"],
        ),  # inside a word
        (
            "2026年製薬会社が示す新しい「成（xAI）の未来",
            "製薬会社が示す新しい「成果」とは何か？",
            ["title-cut"],
        ),  # inside a quotation
        ("2026年新しい半導体の工場の真意と？の未来", "新しい半導体の工場の真意とは？", ["title-cut"]),
        # what must not be reported
        ("新しい工場はどう変える？現場の声から", "新しい工場はどう変えるのか？", []),  # a question that is whole
        ("新しい半導体の工場（OpenAI）の未来", "新しい半導体の工場、その先へ。", []),  # cut at the end of a word
        ("C++と__init__の話", "要点を述べる。", ["title-markup"]),
        ("申し訳ないほど安い半導体", "要点を述べる。", []),
        ("単なる投資か、それとも…？の先へ", "要点を述べる。", []),
    ],
)
def test_titles(faults: Callable[..., list[Fault]], title: str, excerpt: str, found: list[str]) -> None:
    assert rules(faults(title=title, excerpt=excerpt)) == found


def test_a_cut_title_comes_with_the_whole(faults: Callable[..., list[Fault]]) -> None:
    (fault,) = faults(
        title="2026年液体で冷やす新しいデータセン（OpenAI）の未来", excerpt="液体で冷やす新しいデータセンターが増える？"
    )
    assert (fault.line, fault.hint) == (2, "The whole is: 液体で冷やす新しいデータセンターが増える？")


@pytest.mark.parametrize(
    ("excerpt", "found"),
    [
        ("", ["excerpt-missing"]),
        ("今週の話題", ["excerpt-template"]),
        ("{{ page.title }}についての記事", ["excerpt-template"]),
        ("## 要点を述べる。", ["excerpt-markup"]),
        ("要点を述べる。そして、", ["excerpt-cut"]),
        ("要点を述べる。そして次の時代を", ["excerpt-cut"]),
        ("要点を述べる。その真意とは", []),
        ("新しい工場の意味", []),  # a heading, whole as it is
        ("「要点」を述べる！", []),
    ],
)
def test_excerpts(faults: Callable[..., list[Fault]], excerpt: str, found: list[str]) -> None:
    assert rules(faults(excerpt=excerpt)) == found


@pytest.mark.parametrize(("minutes", "found"), [(20, ["reading-time"]), (4, []), (None, []), (1, [])])
def test_reading_time_must_fit_the_text_told_once(
    faults: Callable[..., list[Fault]], minutes: int | None, found: list[str]
) -> None:
    assert rules(faults(reading_time=minutes)) == found


def test_no_tags(faults: Callable[..., list[Fault]]) -> None:
    assert rules(faults(tags=())) == ["tags-missing"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("本文。\n---END---\n", [("end-mark", 6)]),
        ("本文。\n<<<<<<< HEAD\n本文甲。\n=======\n本文乙。\n>>>>>>> main\n", [("merge-conflict", 6)]),
        ("本文\ufffdである。", [("replacement-character", 5)]),
        ("本文。\n…（既存記事の続き）…\n", [("production-note", 6)]),
        (f"{LONG}\n\n{OTHER}\n\n{LONG}", [("repeated-text", 9)]),
        (
            "これは長い文である。そして次の文は途中で切れてしまい、その先には何も書かれていないまま、次の段落に移って\n\n次の段落。",
            [("text-cut", 5)],
        ),
        # what must not be reported
        ("文の中の---END---という印。", []),
        (
            "見出し\n=======\n本文。",
            [("merge-conflict", 6)],
        ),  # seven signs alone on a line are git's; a heading has another number
        ("見出し\n======\n本文。", []),
        ("短い。\n\n短い。", []),
        ("- これは箇条書きである。そして途中で終わるように見えるが、箇条書きの項目なので文の終わりの印は要らない項目", []),
        ("例えば次のような使い方がある。工場の現場でも、事務所でも、あるいは家庭でも使われている例としては、\n\n- 一つ目\n", []),
        ("終わりの印だけがない文である。それでも文としては終わっているので、途中で切れたと報じてはならないのです", []),
    ],
)
def test_bodies(faults: Callable[..., list[Fault]], body: str, found: list[tuple[str, int]]) -> None:
    assert [(fault.rule, fault.line) for fault in faults(body)] == found


def test_further_places_are_named_in_the_same_fault(faults: Callable[..., list[Fault]]) -> None:
    (fault,) = faults("本文。\n---END---\n本文。\n---END---\n")
    assert fault.message.endswith("Also in line 8.")
