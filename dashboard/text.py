"""A post's raw body → its sentences with their places in the file: no link lists, adverts, code, tables, Liquid or repeats.

It changes no character that it keeps: `post.text[span.start:span.end]` is the sentence. It does not interpret anything.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.records import Post, Sentence, Span

_LINK_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+\*{0,2}\[[^\]]*\]\([^)]*\)\*{0,2}$")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}$")
_MARKER = re.compile(r"(?:#{1,6}|[-*+]|\d+[.)]|>+)\s+")
_SKIPPED_BLOCKS = (
    ("```", "```"),
    ("~~~", "~~~"),
    ("<!--", "-->"),
    ("{% highlight", "{% endhighlight"),
    ("{% raw", "{% endraw"),
    ("{% comment", "{% endcomment"),
    ("<script", "</script"),
    ("<style", "</style"),
    ("<pre", "</pre"),
)
_OPENERS = tuple(begin for begin, _ in _SKIPPED_BLOCKS)
_OPENING, _CLOSING = "「『（(【", "」』）)】"
# a pair of brackets without a stop inside is passed over at once: most are
# one class of letters first: `re` then runs over all others at once
_STOP = re.compile(
    r"[。！？!?「『（(【」』）)】](?:(?<=[。！？!?])[。！？!?]*[」』）)】\"”*]*|(?<=[「『（(【])[^。！？!?「『（(【」』）)】]*[」』）)】]|)"
)
_SUM_GOES_ON = re.compile(r"\**(?:[兆億万]|米?ドル|円|ユーロ|ポンド|人民元|元|ウォン|ルピー)")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What is not reporting, from data/reference/boilerplate.yml, compiled."""

    sections: re.Pattern[str]
    section_end: re.Pattern[str]
    lines: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Body:
    """The sentences of a post, title first, and how much of the body repeats itself."""

    sentences: tuple[Sentence, ...]
    characters: int  # of the distinct sentences, without the title
    repeated_share: float  # 0 to 1


_PARAGRAPH = 160  # letters: no notice is as long, unless it is a link


def read(post: Post, boilerplate: Boilerplate) -> Body:
    """Return the distinct sentences of a post in the order in which they stand."""
    sentences: list[Sentence] = []
    at = post.text.find(post.title_raw, 0, post.body_start) if post.title_raw else -1
    if at >= 0:
        sentences.append(Sentence(post.title_raw, Span(at, at + len(post.title_raw)), -1))
    seen_lines: set[str] = set()
    seen: set[str] = set()
    kept = repeated = 0
    for block, start, end in _reporting_lines(post.text, post.body_start, boilerplate):
        line = post.text[start:end]
        if line in seen_lines:
            repeated += len(line)
            continue
        seen_lines.add(line)
        for left, right in _split(line):
            sentence = line[left:right]
            if sentence in seen:
                repeated += len(sentence)
                continue
            seen.add(sentence)
            kept += len(sentence)
            sentences.append(Sentence(sentence, Span(start + left, start + right), block))
    return Body(tuple(sentences), kept, repeated / (kept + repeated) if kept + repeated else 0.0)


def _reporting_lines(text: str, body_start: int, boilerplate: Boilerplate) -> Iterator[tuple[int, int, int]]:
    """Yield (block, start, end) of each line that is reporting; a line cut inside a sum is joined with the next."""
    closing, in_section, block, position = "", False, 0, body_start
    pending: tuple[int, int] | None = None
    while position <= len(text):
        newline = text.find("\n", position)
        stop = newline if newline >= 0 else len(text)
        raw = text[position:stop]
        line = raw.strip()
        start = position + len(raw) - len(raw.lstrip())
        position = stop + 1
        if closing:
            closing = "" if closing in line else closing
            continue
        if not line:
            block += 1
            continue
        if line.startswith(_OPENERS):
            opened = next(end for begin, end in _SKIPPED_BLOCKS if line.startswith(begin))
            closing = "" if opened in line[3:] else opened
            continue
        in_section, skip = _section(line, in_section, boilerplate)
        if skip or line[0] in "|{" or line.startswith("![") or _LINK_ITEM.match(line):
            continue
        if (len(line) < _PARAGRAPH or "](" in line) and boilerplate.lines.search(line):
            continue
        begin = start + (marker.end() if (marker := _MARKER.match(line)) else 0)
        if pending:
            if _SUM_GOES_ON.match(line):
                begin = pending[0]
            else:
                yield block, *pending
        pending = (begin, start + len(line))
        if not _is_cut_in_sum(line):
            yield block, *pending
            pending = None
        if line[0] == "#":
            block += 1
    if pending:
        yield block, *pending


def _is_cut_in_sum(line: str) -> bool:
    last = line.rstrip("*")[-1:]
    return last.isdecimal() or (last != "" and last in "兆億万千")


def _section(line: str, in_section: bool, boilerplate: Boilerplate) -> tuple[bool, bool]:
    """Return (are the next lines navigation, is this line)."""
    if line[0] in "-*_" and _RULE.match(line):
        return False, True
    if line[0] == "#":
        heading = line.lstrip("# ")
        if heading.startswith("["):
            return in_section, True
        found = bool(boilerplate.sections.search(heading)) and len(heading) < 60
        return found, found
    if in_section and boilerplate.section_end.search(line):
        return False, True
    return in_section, in_section


def _split(line: str) -> list[tuple[int, int]]:
    """Places of the sentences in a line; a stop inside brackets does not end one unless the brackets never close."""
    cuts: list[int] = []
    inner: list[int] = []
    depth = 0
    for stop in _STOP.finditer(line):
        mark = stop[0]
        if mark[0] in _OPENING:
            depth += mark[-1] in _OPENING
            if not depth:
                inner = []
        elif mark in _CLOSING:
            depth = max(0, depth - 1)
            if not depth:
                inner = []
        else:
            closed = sum(letter in _CLOSING for letter in mark) if len(mark) > 1 else 0
            if depth <= closed:
                end = stop.start() + len(mark.rstrip(_CLOSING + '"”*')) if depth < closed and depth == 0 else stop.end()
                # 「…。」と語る: the sentence goes on behind the quotation
                if depth and not _ends(line, stop.end()):
                    depth, inner = 0, []
                    continue
                depth = 0
                cuts.append(end)
            else:
                depth -= closed
                inner.append(stop.end())
    if depth:
        cuts = sorted({*cuts, *inner})
    edges = [0, *cuts, len(line)]
    spans = []
    for left, right in itertools.pairwise(edges):
        piece = line[left:right]
        stripped = piece.strip()
        if stripped:
            offset = left + len(piece) - len(piece.lstrip())
            spans.append((offset, offset + len(stripped)))
    return spans


def _ends(line: str, position: int) -> bool:
    """Whether nothing follows, or what follows begins a sentence and not a particle of the one before."""
    return position >= len(line) or not re.match(r"\**(?:と|という|って|など|は|が|を|に|の|で|も|から)", line[position:])
