"""Faults of the text: leftovers of production, lost letters, repeats, sentences that break off. Knows nothing of the front matter."""

import re
from collections.abc import Iterator

from dashboard.records import Fault, Post
from dashboard.text import Body

END_MARK = re.compile(r"^\s*-{3,}\s*END\s*-{3,}\s*$")
_CONFLICT_SIGNS = tuple(7 * sign for sign in "<>|=")
CONFLICT_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:\s|$)|^={7}$")
LONG = 100  # letters: a paragraph this long is never told twice on purpose
_MUCH_REPEATED = 0.1  # of the text
_LEFTOVER = re.compile(r"既存記事の続き|記事の続き\s*[)）]|前の?(?:回答|出力)の続き|ここから続き")
_NO_PROSE = re.compile(r"[#\-*|{!>\[<:&+=\d]|\d+[.)]")
_ENDS = '。！？!?」』）)]…】〉》：:；;*`|>~＞〜～"”→♪'
_COMPLETE = re.compile(
    r"(?:です|ます|ました|でした|ません|ましょう|でしょう|ください|だろう|である|ですね|ますね)$"
)  # only the stop is missing
_SHORT = 40  # letters: a shorter line may be a heading
_LONG_LINE = 120  # letters: no title is longer
_CALL = re.compile(r"^(?:\[|\*\*\[|<a |https?:)")  # behind a book's blurb stands its link


def check(post: Post, body: Body) -> Iterator[Fault]:
    """Yield the faults of the body of one post."""
    lines = post.text.split("\n")
    first = post.text.count("\n", 0, post.body_start)
    yield from _marks(post, lines, first)
    yield from _repeats(post, body, lines, first)
    yield from _cuts(post, lines, first)


def repeated_lines(lines: list[str], first: int) -> list[tuple[int, int]]:
    """Long paragraphs that say again, letter for letter, an earlier one: (line, earlier line), both 0-based, from line `first` on."""
    seen: dict[str, int] = {}
    found = []
    for number, line in enumerate(lines[first:], first):
        key = line.strip()
        if len(key) < LONG or key[0] in "|<{![":
            continue
        if key in seen:
            found.append((number, seen[key]))
        else:
            seen[key] = number
    return found


def _marks(post: Post, lines: list[str], first: int) -> Iterator[Fault]:
    for rule, signs, holds, message, hint in (
        ("end-mark", ("END",), END_MARK.match, "A mark of the production was left in.", "Delete the line ---END---."),
        (
            "merge-conflict",
            _CONFLICT_SIGNS,
            CONFLICT_MARK.match,
            "Marks of a Git merge were left in.",
            "Choose one side and delete the marks.",
        ),
        ("production-note", ("続き",), _LEFTOVER.search, "A note of the production was left in.", "Delete it."),
    ):
        if not any(sign in post.text for sign in signs):
            continue  # most posts: no line need be looked at
        places = [number for number, line in enumerate(lines[first:], first + 1) if holds(line)]
        if places:
            yield Fault(post.path, places[0], rule, "warning", message + _and_at(places), hint)
    lost = [number for number, line in enumerate(lines, 1) if "\ufffd" in line] if "\ufffd" in post.text else []
    if lost:
        around = _around(lines[lost[0] - 1], "\ufffd")
        yield Fault(
            post.path,
            lost[0],
            "replacement-character",
            "warning",
            f"A letter was lost (U+FFFD): {around}" + _and_at(lost),
            "Write the word again.",
        )


def _repeats(post: Post, body: Body, lines: list[str], first: int) -> Iterator[Fault]:
    again = repeated_lines(lines, first)
    letters = body.characters * body.repeated_share / max(1 - body.repeated_share, 0.01)
    if not again and (body.repeated_share <= _MUCH_REPEATED or letters < LONG):
        return
    share = f"{body.repeated_share:.0%} of the text repeats earlier text"
    if again:
        line, earlier = again[0]
        change = f"Delete line {line + 1}, which says line {earlier + 1} again" + (
            f", and {len(again) - 1} more." if again[1:] else "."
        )
        yield Fault(post.path, line + 1, "repeated-text", "warning", f"{share}.", change)
        return
    line = _first_repeat(post, lines, first)
    yield Fault(post.path, line, "repeated-text", "warning", f"{share}.", "Keep the longer of the passages that say the same.")


def _first_repeat(post: Post, lines: list[str], first: int) -> int:
    """The line of the first sentence that stands earlier in the body as well."""
    seen: set[str] = set()
    for number, line in enumerate(lines[first:], first + 1):
        sentences = [one.strip() for one in re.split(r"(?<=[。！？])", line) if len(one.strip()) > 15]
        if any(one in seen for one in sentences):
            return number
        seen.update(sentences)
    return first + 1


def _cuts(post: Post, lines: list[str], first: int) -> Iterator[Fault]:
    """Paragraphs of prose that end without the end of a sentence."""
    places = []
    for number, line in enumerate(lines[first:], first):
        said = line.strip()
        if len(said) < _SHORT or _NO_PROSE.match(said) or said[-1] in _ENDS or _COMPLETE.search(said) or not _is_prose(said):
            continue
        following = next((other.strip() for other in lines[number + 1 :] if other.strip()), "")
        if _CALL.match(following) or (
            END_MARK.match(following) is None and following.startswith(("*", "-", "|", "1.")) and following != "---"
        ):
            continue  # 例えば、 before a list ends no sentence either; a blurb stands before its link
        places.append(number + 1)
    if places:
        tail = lines[places[0] - 1].strip()[-20:]
        message = f"A paragraph breaks off in mid-sentence: …{tail}" + _and_at(places)
        yield Fault(post.path, places[0], "text-cut", "warning", message, "End the sentence, or join it with what follows.")


def _is_prose(line: str) -> bool:
    """Whether a line is running text: a statement ends in it and something follows. A title may ask a question and go on."""
    return bool(re.search(r"。(?=[^」』）)。！？])", line)) or len(line) > _LONG_LINE


def _and_at(places: list[int]) -> str:
    rest = places[1:]
    if not rest:
        return ""
    shown = ", ".join(map(str, rest[:5])) + (", …" if len(rest) > 5 else "")
    return f" Also in line{'s' if len(rest) > 1 else ''} {shown}."


def _around(line: str, mark: str, reach: int = 10) -> str:
    at = line.index(mark)
    return line[max(0, at - reach) : at + reach]
