"""`python -m dashboard …`: turns words on the command line into calls, and errors into one line and exit status 1."""

import gc
import importlib
import json
import sys
import time
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dashboard import build as building
from dashboard import cluster
from dashboard.config import Settings
from dashboard.corrections import commands as corrections
from dashboard.errors import DashboardError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
app.add_typer(corrections.app, name="corrections")

_STAGES = {"find": "finding posts", "parse": "reading posts", "link": "linking deals"}
_SHOWN_NAMES, _SHOWN_FAULTS = 10, 5
_SAVED_EMBEDS = Path(__file__).resolve().parent.parent / "data" / "embeds.yml"


class Language(StrEnum):
    """Languages of a sheet."""

    ja = "ja"
    en = "en"


@app.callback()
def _root() -> None:
    """Tables, charts and sheets from a blog's posts."""


@app.command()
def build(
    posts: Annotated[str | None, typer.Option(help="folder with the posts, or its address: s3://…")] = None,
    out: Annotated[str | None, typer.Option(help="folder for the tables, or its address")] = None,
    reference: Annotated[Path | None, typer.Option(help="folder with reference data")] = None,
    workers: Annotated[int, typer.Option(help="processes; 0 means all cores", min=0)] = 0,
    dask: Annotated[str | None, typer.Option(help="read posts on this cluster instead: tcp://scheduler:8786")] = None,
) -> None:
    """Bring the tables up to date with the posts."""
    given = {"posts": posts, "tables": out, "reference": reference}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    gc.freeze()  # what imports have made so far stays: looking through it again and again would be a part of a small rebuild
    console = Console(stderr=True)
    started = time.perf_counter()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar, cluster.executor(dask) as executor:
        task = bar.add_task("", total=None)
        report = building.build(
            settings,
            lambda stage, done, total: bar.update(task, description=_STAGES[stage], completed=done, total=total or None),
            workers=workers or None,
            executor=executor,
        )
    _summary(report, time.perf_counter() - started)


@app.command()
def embeds(
    out: Annotated[Path, typer.Option(help="folder of the blog, where _includes and assets are")],
    tables: Annotated[Path | None, typer.Option(help="folder that build wrote")] = None,
    only: Annotated[str | None, typer.Option(help="id of one embed")] = None,
    pin: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="freeze it to this day")] = None,
) -> None:
    """Write the charts into a blog as files that need no server."""
    settings = Settings()
    report = importlib.import_module("dashboard.embeds").write(
        tables or settings.tables,
        out,
        today=datetime.now(ZoneInfo(settings.timezone)).date(),
        saved=_SAVED_EMBEDS,
        posts=settings.posts,
        address=settings.site,
        only=only,
        pin=pin.date() if pin else None,
    )
    for line in report.lines():
        typer.echo(line)


@app.command()
def names(tables: Annotated[Path | None, typer.Option(help="folder that build wrote")] = None) -> None:
    """List names beside deals that the register lacks, each as an entry to complete."""
    _, read = importlib.import_module("dashboard.snapshot").read_tables(tables or Settings().tables, ("unknown_names",))
    counted = read["unknown_names"].group_by("name").aggregate([("post_id", "count_distinct")])
    rows = zip(counted["name"].to_pylist(), counted["post_id_count_distinct"].to_pylist(), strict=True)
    for name, count in sorted(rows, key=lambda row: (-row[1], row[0])):
        typer.echo(f"- {{name: {json.dumps(name, ensure_ascii=False)}, sector: ?, country: ?}}  # {count} posts")


@app.command()
def lint(
    posts: Annotated[Path | None, typer.Option(help="folder with the posts")] = None,
    form: Annotated[str, typer.Option("--format", help="text, json, github or sarif")] = "text",
    fix: Annotated[bool, typer.Option("--fix", help="show the changes that cannot be wrong, as a diff")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="with --fix: make them")] = False,
    prefix: Annotated[str, typer.Option(help="the folder before each path as the repository has it: _posts/")] = "",
) -> None:
    """Say what is wrong with posts; exit status 1 when one cannot be read."""
    checks, report, repair = (importlib.import_module(f"dashboard.lint{name}") for name in ("", ".report", ".repair"))
    settings = Settings() if posts is None else Settings(posts=posts)
    if form not in report.FORMATS:
        raise DashboardError(f"There is no format {form!r}.", f"There are {', '.join(report.FORMATS)}.")
    if fix:
        changed = 0
        for one in repair.repairs(settings.posts):
            typer.echo(one.diff(settings.posts), nl=False)
            changed += 1
            if yes:
                repair.apply(one)
        typer.echo(f"{changed} files {'changed' if yes else 'would change: add --yes'}", err=True)
        return
    made = checks.lint(settings)
    typer.echo(report.write(made.faults, form, made.files, prefix))
    if any(fault.severity == "error" for fault in made.faults):
        raise typer.Exit(1)


@app.command()
def brief(
    tables: Annotated[Path | None, typer.Option(help="folder that `build` wrote")] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="first day; four weeks when left out")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="last day; that of the newest post")] = None,
    language: Annotated[Language, typer.Option(help="of the sheet")] = Language.ja,
    quotes: Annotated[bool, typer.Option(help="with titles and sentences of posts")] = True,
    pictures: Annotated[bool, typer.Option(help="with charts")] = True,
    out: Annotated[Path, typer.Option(help="folder for the sheet")] = Path("build/brief"),
) -> None:
    """Write the sheet of an editorial meeting: Markdown, HTML, PDF, calendar, and the rows behind every line."""
    sheet = importlib.import_module("dashboard.brief.command")
    folder = tables or Settings().tables
    days = (since.date() if since else None, until.date() if until else None)
    made, left_out = sheet.run(folder, days, language.value, quotes, pictures, out)
    for file in made:
        typer.echo(str(file))
    for reason in left_out:
        typer.echo(f"left out: {reason}", err=True)


def main() -> None:
    """Run the command line; every error of ours is one line on standard error and exit status 1."""
    try:
        app()
    except DashboardError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(1)
    except ValidationError as error:
        first = error.errors()[0]
        typer.echo(f"error: setting {'.'.join(map(str, first['loc']))}: {first['msg']}", err=True)
        sys.exit(1)


def _summary(report: building.Report, seconds: float) -> None:
    made = report.manifest
    counts = made["tables"]
    if not report.changed:
        typer.echo(f"nothing changed: snapshot {made['snapshot_id']} stays ({seconds:.1f} s)")
        return
    typer.echo(
        f"snapshot {made['snapshot_id']}: {made['posts']} posts ({made['reused']} reused, {made['parsed']} read, {made['refused']} refused), "
        f"{counts['figures']} figures, {counts['deals']} deals, {counts['faults']} faults, {seconds:.1f} s"
    )
    for fault in report.refused[:_SHOWN_FAULTS]:
        typer.echo(f"not read: {fault.path}:{fault.line}: {fault.message} {fault.hint}")
    if len(report.refused) > _SHOWN_FAULTS:
        typer.echo(
            f"not read: {len(report.refused) - _SHOWN_FAULTS} more; the Data page lists them, and so does `python -m dashboard lint`"
        )
    if report.unknown_names:
        names = ", ".join(f"{name} ({count})" for name, count in report.unknown_names[:_SHOWN_NAMES])
        typer.echo(f"names beside deals that the register lacks, by posts: {names}; see `python -m dashboard names`")
