"""The changes that cannot be wrong: shown as a diff first, written only when asked. Touches nothing but the lines it names.

Marks of the production are deleted, Markdown marks are taken out of titles, and a paragraph of a hundred letters or more that
repeats an earlier one letter for letter is deleted. Everything else needs somebody to decide.
"""

import difflib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard import posts
from dashboard.errors import PostError
from dashboard.health.prose import END_MARK, repeated_lines

_FRONT = re.compile(r"\A\ufeff?---\n.*?\n---[ \t]*\n", re.S)
_TITLE = re.compile(r"(?P<key>title:\s*)(?P<quote>[\"']?)(?P<title>.*?)(?P=quote)\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class Repair:
    """One file before and after, as text with its own line ends."""

    path: Path
    before: str
    after: str

    def diff(self, folder: Path) -> str:
        """The change as a unified diff that `git apply` and `patch` take, paths relative to `folder`."""
        name = self.path.relative_to(folder).as_posix()
        lines = difflib.unified_diff(_lines(self.before), _lines(self.after), f"a/{name}", f"b/{name}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(content: str) -> list[str]:
    """The lines as git sees them: ended by a line feed, and by no other of Unicode's line ends."""
    return [line for line in re.split(r"(?<=\n)", content) if line]


def repairs(folder: Path) -> Iterator[Repair]:
    """Yield the files below `folder` that a safe change would mend; files that cannot be read are left alone.

    Raises:
        PostError: there is no such folder.
    """
    for path in posts.find(folder):
        try:
            before = posts.read_bytes(path, folder).decode("utf-8")
        except (PostError, UnicodeDecodeError):
            continue
        after = mended(before)
        if after != before:
            yield Repair(path, before, after)


def apply(repair: Repair) -> None:
    """Write the file whole, or not at all.

    Raises:
        PostError: the file changed since it was read, or cannot be written.
    """
    try:
        if repair.path.read_bytes() != repair.before.encode():
            raise PostError("The file changed in the meantime.", "Run lint again.", repair.path)
        with tempfile.NamedTemporaryFile("wb", dir=repair.path.parent, prefix=".", suffix=".part", delete=False) as part:
            part.write(repair.after.encode())
        Path(part.name).chmod(repair.path.stat().st_mode)
        Path(part.name).replace(repair.path)
    except OSError as reason:
        raise PostError(f"The file cannot be written ({reason.strerror}).", "Check the permissions.", repair.path) from reason


def mended(content: str) -> str:
    """Return a post's text with the safe changes made; unchanged when it has no front matter of the usual form.

    A second call changes nothing.
    """
    newline = "\r\n" if "\r\n" in content else "\n"
    if newline == "\r\n" and re.search(r"(?<!\r)\n|\r(?!\n)", content):
        return content  # mixed line ends: the rest of the file would change with them
    text = content.replace("\r\n", "\n")
    front = _FRONT.match(text)
    if not front:
        return content
    lines = text.split("\n")
    first = front[0].count("\n")
    gone = {again for again, _ in repeated_lines(lines, first)} - set(_fenced(lines, first))
    gone |= {number for number in range(first, len(lines)) if END_MARK.match(lines[number])}
    kept: list[str] = []
    for number, line in enumerate(lines):
        if number in gone or (not line.strip() and number - 1 in gone and (not kept or not kept[-1].strip())):
            gone.add(number)  # the empty line behind a deleted paragraph goes with it
            continue
        kept.append(_plain_title(line) if 0 < number < first else line)
    return newline.join(kept)


def _fenced(lines: list[str], first: int) -> Iterator[int]:
    """Numbers of lines inside code fences, where a repeat may be meant."""
    inside = False
    for number in range(first, len(lines)):
        fence = bool(_FENCE.match(lines[number]))
        if inside or fence:
            yield number
        inside ^= fence


def _plain_title(line: str) -> str:
    """`title: **X**` without its pairs of asterisks; a title with anything odd about it stays."""
    match = _TITLE.fullmatch(line)
    if not match or match["title"].count("**") % 2 or "**" not in match["title"] or not match["quote"]:
        return line
    return f"{match['key']}{match['quote']}{match['title'].replace('**', '')}{match['quote']}"
