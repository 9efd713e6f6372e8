"""Writes docs/reference/*.md and the picture of the architecture from the code, so that neither can say what the code does not.

    python docs/generate.py

A test holds the written files to what this says now. It builds no tables and reads no posts.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import click
import typer
from pydantic_core import PydanticUndefined

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dashboard import cli, config, locales, schema  # noqa: E402
from dashboard.charts.registry import CHARTS  # noqa: E402

OUT = ROOT / "docs" / "reference"
_MARK = "<!-- Written by docs/generate.py: change the code, then run it again. -->"


def pages() -> dict[str, str]:
    """Every generated page by its file name in docs/reference."""
    return {
        "columns.md": _columns(),
        "settings.md": _settings(),
        "commands.md": _commands(),
        "charts.md": _charts(),
        "rules.md": _rules(),
        "architecture.md": _architecture(),
    }


def _page(title: str, lead: str, parts: Iterable[str]) -> str:
    return "\n\n".join((_MARK, f"# {title}", lead, *parts)).rstrip() + "\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _columns() -> str:
    parts = []
    for name in schema.TABLES:
        rows = ((f"`{column}`", kind, unit, meaning) for column, kind, unit, meaning in schema.describe(name))
        parts += [f"## {name}", _table(("column", "type", "unit", "meaning"), rows)]
    lead = (
        "One Parquet file a table, in the folder that `python -m dashboard build` writes. An empty unit means that there is none."
    )
    return _page("Tables and columns", lead, parts)


def _settings() -> str:
    rows = [
        (f"`{name}`", f"`COVERAGE_{name.upper()}`", _default(field.default), field.description or "")
        for name, field in config.Settings.model_fields.items()
    ]
    lead = (
        "Written in `coverage.toml` in the working folder, or in the environment, which wins over the file. An unknown key in the file is "
        "an error. Lists are TOML lists in the file and JSON lists in the environment."
    )
    return _page("Settings", lead, [_table(("key in coverage.toml", "environment", "default", "meaning"), rows)])


def _default(value: object) -> str:
    if value is PydanticUndefined:
        return "none"
    if isinstance(value, tuple):
        return f"`{list(value)}`"
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{shown.replace(f'{ROOT.as_posix()}/', '')}`"


def commands() -> dict[str, click.Command]:
    """Every command by its words after `python -m dashboard`: 'build', 'corrections export'."""
    return dict(_within(typer.main.get_command(cli.app), ()))


def _within(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    inner: Mapping[str, click.Command] = getattr(command, "commands", {})
    if not inner:
        yield " ".join(words), command
    for name, one in inner.items():
        yield from _within(one, (*words, name))


def _commands() -> str:
    parts = []
    for words, command in sorted(commands().items()):
        rows = []
        for given in command.params:
            if given.name == "help":
                continue
            named = ", ".join(f"`{name}`" for name in (*given.opts, *given.secondary_opts))
            default = "required" if given.required else "" if given.default in (None, False, "") else f"`{_plain(given.default)}`"
            rows.append((named, default, getattr(given, "help", "") or ""))
        heading = [f"## {words}", (command.help or "").strip()]
        parts += [*heading, _table(("option", "default", "meaning"), rows)] if rows else heading
    lead = (
        "Each is said as `python -m dashboard …` in the repository's folder, with the environment's Python: `.venv/bin/python` after "
        "`make run`. Errors are one line and exit status 1; a mistyped command ends with 2."
    )
    return _page("Commands", lead, parts)


def _plain(value: object) -> str:
    if value is True:
        return "yes"
    return str(getattr(value, "value", value))


def _charts() -> str:
    families = defaultdict(list)
    for one in CHARTS.values():
        families[one.family].append((f"`{one.id}`", locales.text("ja", one.title), locales.text("en", one.title)))
    parts = [part for name, rows in families.items() for part in (f"## {name}", _table(("id", "日本語", "English"), rows))]
    lead = f"The {len(CHARTS)} charts of the registry. The id is part of addresses and of embeds, so it stays."
    return _page("Charts", lead, parts)


def _rules() -> str:
    """Rules of faults and reasons of refusals, as far as the interface has words for them."""
    faults = _said("fault-")
    refusals = _said("ui-refused-")
    left_out = [(f"`{key}`", locales.text("ja", f"left-out-{key}", n=1), locales.text("en", f"left-out-{key}", n=1)) for key in
                sorted(key.removeprefix("left-out-") for key in locales.keys("en") if key.startswith("left-out-"))]  # fmt: skip
    heads = ("name", "日本語", "English")
    parts = [
        "## Faults of posts",
        "Shown on the Data page, by `python -m dashboard lint`, and in the table `faults`.",
        _table(heads, faults),
        "## Sums that are refused",
        "Shown on the page that tries a text. Why each is refused stands in the [method](../method.md).",
        _table(heads, refusals),
        "## Left out of sums",
        "Counted below each chart.",
        _table(heads, left_out),
    ]
    return _page("Rules", "The names that tables and messages carry.", parts)


def _said(prefix: str) -> list[tuple[str, str, str]]:
    keys = sorted(key for key in locales.keys("en") if key.startswith(prefix))
    return [(f"`{key.removeprefix(prefix)}`", locales.text("ja", key), locales.text("en", key)) for key in keys]


def areas() -> dict[str, set[str]]:
    """Each part of the package (a module or a folder) with those that it imports, read off the source."""
    package = ROOT / "dashboard"
    known = {path.stem for path in package.glob("*.py")} | {path.parent.name for path in package.glob("*/__init__.py")}
    found: dict[str, set[str]] = {name: set() for name in known - {"__init__"}}
    for path in package.rglob("*.py"):
        if "migrations" in path.parts or path == package / "__init__.py":
            continue
        area = path.relative_to(package).with_suffix("").parts[0]
        found[area] |= set(_imported(path)) & (known - {area, "__init__"})
    return found


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "dashboard":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
            yield from (name.split(".")[1] for name in names if name.startswith("dashboard."))
        elif isinstance(node, ast.Constant) and str(node.value).startswith("dashboard."):  # importlib, in cli
            yield re.split(r"\W", str(node.value))[1]


def _docstrings() -> dict[str, str]:
    found = {}
    for name in areas():
        path = ROOT / "dashboard" / f"{name}.py"
        path = path if path.is_file() else ROOT / "dashboard" / name / "__init__.py"
        found[name] = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n\n")[0].replace("\n", " ")
    return found


_EVERYWHERE = {"errors", "config", "records", "schema", "locales"}  # nearly all import them: arrows would hide the rest


def _architecture() -> str:
    found = areas()
    inner = {name: uses - _EVERYWHERE for name, uses in found.items() if name not in _EVERYWHERE}
    order = list(TopologicalSorter({name: sorted(uses) for name, uses in sorted(inner.items())}).static_order())
    reached: dict[str, set[str]] = {}
    for name in order:
        reached[name] = inner[name].union(*(reached[one] for one in inner[name]))
    arrows = []
    for name in order:  # an arrow that a longer way implies is left out
        direct = {one for one in inner[name] if not any(one in reached[other] for other in inner[name] - {one})}
        arrows += [f"  {one} --> {name}" for one in sorted(direct)]
    drawn = "```mermaid\nflowchart TD\n" + "\n".join(arrows) + "\n```"
    says = _docstrings()
    rows = [
        (f"`{name}`", says[name], ", ".join(f"`{one}`" for one in sorted(found[name]))) for name in [*sorted(_EVERYWHERE), *order]
    ]
    lead = (
        "An arrow leads from what is imported to what imports it. Arrows that a longer way implies are left out, and so are "
        + ", ".join(f"`{name}`" for name in sorted(_EVERYWHERE))
        + ", which nearly all use."
    )
    return _page("Architecture", lead, [drawn, "## Parts", _table(("part", "what it does", "imports"), rows)])


def write() -> None:
    """Write all pages."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, content in pages().items():
        (OUT / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write()
