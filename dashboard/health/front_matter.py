"""Faults of title, tags, excerpt and reading time. Looks into the body only to compare."""

import re
import unicodedata
from collections.abc import Iterator

from dashboard.records import Fault, Post
from dashboard.text import Body

LETTERS_A_MINUTE = 500  # what the site's own generator counts, and a usual pace of reading Japanese
_LONGEST_MINUTES = 20  # the site writes no longer time
_ERROR = re.compile(
    r"I am unable|I apologi[sz]e|I cannot|I can't|I'm sorry|as an AI language|申し訳(?:ありません|ございません)(?:が|、)|エラーが発生しました"
)
_LEFT_OPEN = re.compile(r"(?:\.\.\.|…)$")
_YEAR = re.compile(r"^20\d\d年")
_MARKS = re.compile(r"\*\*|^#{1,6}\s|__|`")
_UNFILLED = re.compile(
    r"\{\{.*?\}\}|\{(?:title|excerpt|summary|keyword)\}|\[(?:タイトル|要約|抜粋|ここに[^\]]*)\]|〇〇|○○|Lorem ipsum|TODO"
)
_SENTENCE_END = '。！？!?」』）)…】"”'
_BOUNDARY = "、。，．！？!?：:；;「」『』（）()｜| 　—–-・…とはがをにでのもへや"
_CLOSES = "るいうくすむぶぐつだたか"  # a question may end here: 何が変わる？
_NEEDED = 8  # letters of the title that must agree before the rest is called cut


def check(post: Post, body: Body) -> Iterator[Fault]:
    """Yield the faults of the front matter of one post."""
    yield from _title(post)
    if not post.tags:
        yield _fault(post, "tags", "tags-missing", "The post has no tags.", "Add `tags:` to the front matter.")
    yield from _excerpt(post)
    minutes = max(1, round(body.characters / LETTERS_A_MINUTE))
    told = post.reading_time
    if told is not None and abs(told - min(minutes, _LONGEST_MINUTES)) > max(3, minutes / 2):
        message = f"reading_time says {told} minutes; the text, told once, takes about {minutes}."
        yield _fault(post, "reading_time", "reading-time", message, f"Write `reading_time: {minutes}`.")


def _title(post: Post) -> Iterator[Fault]:
    title = post.title_raw
    if not title:
        yield _fault(post, "title", "title-missing", "The post has no title.", "Add `title:` to the front matter.")
        return
    if _ERROR.search(title):
        yield _fault(
            post, "title", "title-error-message", "The title is an error message.", f"Write a title. {_proposed(post)}".strip()
        )
        return
    if _MARKS.search(title):
        plain = _MARKS.sub("", title).strip()
        yield _fault(post, "title", "title-markup", "The title has Markdown marks.", f"Write `title: {plain}`.")
    source = _cut_from(post)
    if source:
        yield _fault(post, "title", "title-cut", "The title breaks off in the middle of a sentence.", f"The whole is: {source}")
    elif _LEFT_OPEN.search(title):
        yield _fault(post, "title", "title-cut", "The title breaks off.", "Write it out.")


def _cut_from(post: Post) -> str:
    """The line of which the title is a part that ends inside a word, a quotation or a clause; empty when there is none."""
    title = _YEAR.sub("", post.title_raw)
    for source in (_first_sentence(post.excerpt), _first_line(post)):
        agreed = next((at for at, (a, b) in enumerate(zip(title, source, strict=False)) if a != b), min(len(title), len(source)))
        rest, left = title[agreed:], source[agreed:]
        if agreed < _NEEDED or not left or not rest.startswith(("（", "？（", "？", "の可能性")):
            continue
        unclosed = title[:agreed].count("「") > title[:agreed].count("」")
        asks = rest.startswith("？") and left[0] not in "、。？！" and title[agreed - 1] not in _CLOSES
        if asks or unclosed or _inside_word(title[agreed - 1], left[0]):
            return source
    return ""


def _inside_word(last: str, following: str) -> bool:
    return last not in _BOUNDARY and following not in _BOUNDARY and _script(last) == _script(following) != "HIRAGANA"


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


def _excerpt(post: Post) -> Iterator[Fault]:
    excerpt = post.excerpt
    if not excerpt:
        yield _fault(post, "excerpt", "excerpt-missing", "The post has no excerpt.", "Say in one or two sentences what it tells.")
    elif _UNFILLED.search(excerpt) or excerpt.strip(_SENTENCE_END) == post.title_raw.strip(_SENTENCE_END):
        why = "is a template that nobody filled" if _UNFILLED.search(excerpt) else "repeats the title"
        yield _fault(
            post, "excerpt", "excerpt-template", f"The excerpt {why}.", "Say in one or two sentences what the post tells."
        )
    elif _MARKS.search(excerpt):
        plain = _MARKS.sub("", excerpt).strip()
        yield _fault(post, "excerpt", "excerpt-markup", "The excerpt has Markdown marks.", f"Take them out: {plain[:60]}…")
    elif _breaks_off(excerpt):
        whole = excerpt[: max(excerpt.rfind(mark) for mark in "。？！") + 1]
        change = f"End it at: …{whole[-30:]}" if whole else "End the sentence."
        yield _fault(post, "excerpt", "excerpt-cut", "The excerpt breaks off in the middle of a sentence.", change)


def _breaks_off(excerpt: str) -> bool:
    """Whether an excerpt of sentences ends within one; a heading without a stop is whole, and so is その真意とは."""
    if excerpt.endswith("とは"):
        return False
    return excerpt[-1] in "、，,は" or (excerpt[-1] not in _SENTENCE_END and "。" in excerpt)


def _proposed(post: Post) -> str:
    """The excerpt's first sentence where it reads like a title."""
    first = _first_sentence(post.excerpt)
    return f"The excerpt begins: {first}" if first and not _ERROR.search(first) else ""


def _first_sentence(text: str) -> str:
    match = re.match(r".+?[。？！]+", _MARKS.sub("", text).strip())
    return (match[0] if match else text).strip()


def _first_line(post: Post) -> str:
    for line in post.text[post.body_start : post.body_start + 400].split("\n"):
        if line.strip() and not line.startswith(("!", "<", "{", "[")):
            return line.strip("#* \t")
    return ""


def _fault(post: Post, key: str, rule: str, message: str, hint: str) -> Fault:
    front = post.text[: post.body_start].split("\n")
    line = next((number for number, row in enumerate(front, 1) if row.startswith((f"{key}:", f"{key} ", f'"{key}"'))), 1)
    return Fault(post.path, line, rule, "warning", message, hint)
