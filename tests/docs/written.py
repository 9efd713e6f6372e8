"""What the documentation says, read off its files: code, commands, links and anchors."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import generate  # noqa: E402

PAGES = [
    *(ROOT / name for name in ("README.md", "README.ja.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
SETUPS = [ROOT / "docs" / "embeds-workflow.yml", *sorted((ROOT / "deploy").iterdir())]
PROGRAM = generate.commands()

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.M | re.S)
_SPAN = re.compile(r"`([^`\n]+)`")
_COMMAND = re.compile(r"python -m dashboard((?: [^\s`'|;&)#…]+)+)")


def name(path: Path) -> str:
    """A file as messages name it."""
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return [body for named, body in _FENCE.findall(path.read_text(encoding="utf-8")) if named == language]


def indented(path: Path) -> list[str]:
    """The lines of a page's indented blocks, without comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split(" # ")[0].strip() for line in lines if line.startswith("    ")]


def code(path: Path) -> Iterator[str]:
    """All that stands as code: a line of a block or a span each. Of a file that is no page every line is."""
    written = path.read_text(encoding="utf-8")
    if path.suffix != ".md":
        yield from written.splitlines()
        return
    for _, body in _FENCE.findall(written):
        yield from body.splitlines()
    yield from indented(path)
    yield from _SPAN.findall(_FENCE.sub("", written))


def commands() -> list[str]:
    """Every command line that follows `python -m dashboard`, once, in the order of the pages."""
    found = [words.strip() for path in (*PAGES, *SETUPS) for line in code(path) for words in _COMMAND.findall(line)]
    return list(dict.fromkeys(found))


def makes() -> list[str]:
    """Every `make …`, once."""
    found = [re.split(r"\s+#", line)[0] for path in (*PAGES, *SETUPS) for line in code(path) if line.startswith("make ")]
    return list(dict.fromkeys(found))


def prose(path: Path) -> str:
    """A page without its code."""
    return _SPAN.sub("", _FENCE.sub("", path.read_text(encoding="utf-8")))


def links(path: Path) -> list[str]:
    """Where a page's links and pictures lead, other sites left out."""
    return [to for to in re.findall(r"\]\(([^)\s]+)\)", prose(path)) if "://" not in to]


def target(path: Path, to: str) -> tuple[Path, str]:
    """The file and the anchor of a link."""
    file, _, anchor = to.partition("#")
    return ((path.parent / file).resolve() if file else path), anchor


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings."""
    headings = re.findall(r"^#+ +(.+)$", _FENCE.sub("", path.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def rows(path: Path) -> list[list[str]]:
    """The rows of a page's tables, heads left out."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    tables = [
        line for number, line in enumerate(lines[:-1]) if line.startswith("|") and not lines[number + 1].startswith("| ---")
    ]
    tables += [line for line in lines[-1:] if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in tables if not line.startswith("| ---")]
