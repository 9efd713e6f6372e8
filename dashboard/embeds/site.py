"""The site's folder: the only place that embeds write to. Every file is written beside its name and then renamed; equal ones stay."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import DashboardError

CHARTS = "assets/charts"
INCLUDES = "_includes"
PIECES = f"{INCLUDES}/coverage-charts"
INCLUDE = f"{INCLUDES}/coverage-chart.html"


@dataclass(frozen=True)
class Site:
    """A Jekyll site by its folder, which is made when it is not there."""

    folder: Path

    def place(self, name: str) -> Path:
        """Where `name` (a path within the site) is.

        Raises:
            DashboardError: it would lie outside the site, be it through a link.
        """
        path = self.folder / name
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise DashboardError("This would be written outside the site.", "Remove the link that leads there.", path)
        return path

    def published_ids(self) -> list[str]:
        """Ids of the charts that the site has, sorted."""
        return sorted(file.parent.name for file in self.place(CHARTS).glob("*/data.json"))

    def write(self, contents: dict[str, bytes]) -> list[str]:
        """Write files by their paths within the site; return those that were not there already as they are.

        Raises:
            DashboardError: a file cannot be written.
        """
        changed = [name for name, content in contents.items() if not _is(self.place(name), content)]
        parts: dict[Path, Path] = {}
        try:
            for name in changed:
                path = self.place(name)
                path.parent.mkdir(parents=True, exist_ok=True)
                part = self.place(str(path.with_name(f".{path.name}.part").relative_to(self.folder)))
                parts[path] = part
                part.write_bytes(contents[name])
            for path, part in parts.items():
                part.replace(path)
        except OSError as reason:
            raise DashboardError(
                f"The site cannot be written ({reason.strerror}).", "Give a folder that can be.", self.folder
            ) from reason
        finally:
            for part in parts.values():
                part.unlink(missing_ok=True)
        return changed

    def remove(self, names: list[str]) -> None:
        """Remove files that are there."""
        for name in names:
            self.place(name).unlink(missing_ok=True)


def _is(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
