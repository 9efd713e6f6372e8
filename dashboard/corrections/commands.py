"""`python -m dashboard corrections …`: corrections to a file and back, and what became of each. Errors are `cli`'s to show.

Each command imports what it alone needs: the other commands start without a database's library.
"""

import getpass
import importlib
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.config import Settings
from dashboard.corrections import standing
from dashboard.corrections.editor import Editor
from dashboard.corrections.record import CorrectionError

app = typer.Typer(no_args_is_help=True, help="Corrections by editors: to a file, from a file, and what became of them.")


def _module(name: str) -> Any:
    return importlib.import_module(f"dashboard.{name}")


@app.command("export")
def export(file: Annotated[Path | None, typer.Argument(help="YAML file; standard output when left out")] = None) -> None:
    """Write the standing corrections as YAML, for a repository."""
    written = _module("corrections.yaml_file").export(standing.corrections(Settings().database))
    if file is None:
        typer.echo(written, nl=False)
        return
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_text(written, encoding="utf-8")
        part.replace(file)
    except OSError as reason:
        raise CorrectionError(f"The file cannot be written ({reason.strerror}).", "Give another place.", file) from reason
    finally:
        part.unlink(missing_ok=True)


@app.command("import")
def take_in(file: Annotated[Path, typer.Argument(help="YAML file of an export")]) -> None:
    """Add the corrections of a YAML file; those that the database contradicts are told and stay out."""
    # who may use the shell may edit: the same rights as on the database's file
    opened = _module("corrections.store").open_store(Settings().database)
    added, there, left_out = _module("corrections.yaml_file").take_in(opened, Editor(getpass.getuser()), file)
    typer.echo(f"{added} added, {there} there already, {len(left_out)} left out")
    for line in left_out:
        typer.echo(f"left out: {line}", err=True)
    if left_out:
        raise typer.Exit(1)


@app.command("report")
def report() -> None:
    """Say what became of each correction in the served tables; exit status 1 when one was not applied."""
    _, found = _module("snapshot").read_tables(Settings().tables, ("corrections",))
    rows = found["corrections"].to_pylist()
    lost = [row for row in rows if row["outcome"] in ("unexpected", "gone")]
    for row in rows:
        what = row["company"] or f"{row['post_id']} {row['amount_text']}"
        typer.echo(" ".join(filter(None, (f"{row['outcome']:<10}", what, row["detail"], f"({row['who']}: {row['why']})"))))
    typer.echo(f"{len(rows)} corrections, {len(lost)} not applied")
    if lost:
        raise typer.Exit(1)
