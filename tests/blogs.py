"""A blog of a test's own: its posts folder, its settings, and what is built from it."""

from datetime import UTC, datetime
from pathlib import Path

from dashboard.build import Report, build
from dashboard.config import Settings


class Blog:
    """A posts folder and what is built from it, both in the test's own folder."""

    def __init__(self, folder: Path, reference_folder: Path) -> None:
        self.settings = Settings(
            posts=folder / "posts",
            tables=folder / "tables",
            reference=reference_folder,
            database=f"sqlite:///{folder / 'corrections.sqlite'}",
            site="https://blog.test",
        )
        self.settings.posts.mkdir()

    def write(self, name: str, content: str | bytes = "OpenAIはAWSと380億ドルの契約を結んだ。", day: str = "2025-11-04") -> Path:
        """Write a post; a text gets front matter, bytes are written as they are."""
        path = self.settings.posts / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = f"---\ntitle: 話題 {name}\ndate: {day} 09:00:00 +0900\ntags: [AI]\n---\n{content}\n".encode()
        path.write_bytes(content)
        return path

    def build(self, **more: object) -> Report:
        return build(self.settings, now=datetime(2026, 1, 1, tzinfo=UTC), **more)  # type: ignore[arg-type]
