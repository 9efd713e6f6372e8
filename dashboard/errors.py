"""One family of errors. Each names its place and says what to do next; none carries a traceback for the user."""

from pathlib import Path


class DashboardError(Exception):
    """Base of all errors that the package raises on purpose.

    Args:
        problem: what is wrong, in one sentence.
        hint: the next step for whoever reads it.
        path: the file concerned, if any.
        line: 1-based line in that file, if known.
        code: by which the app finds words of its reader's language for problem and hint, if there are any.
    """

    def __init__(
        self, problem: str, hint: str = "", path: Path | str | None = None, line: int | None = None, code: str = ""
    ) -> None:
        self.problem, self.hint, self.path, self.line, self.code = problem, hint, path, line, code
        super().__init__(problem, hint, path, line, code)

    @property
    def place(self) -> str:
        """The file, with its line where known; empty when no file is concerned."""
        return f"{self.path}:{self.line}" if self.path and self.line else str(self.path or "")

    def __str__(self) -> str:
        return (f"{self.place}: " if self.place else "") + self.problem + (f" {self.hint}" if self.hint else "")


class PostError(DashboardError):
    """A post that cannot be read."""


class DraftError(PostError):
    """A post that its own front matter keeps from being published."""


class ReferenceDataError(DashboardError):
    """Reference data that contradicts itself or its form."""


class SchemaError(DashboardError):
    """A table that does not have the columns that `schema.py` declares."""


class SnapshotError(DashboardError):
    """A snapshot that is missing, broken, or could not be written."""
