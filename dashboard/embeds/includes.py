"""Which posts show which embeds: searched in their text, by include line and by iframe. Reads posts as plain text only."""

import re
from pathlib import Path

_INCLUDE = re.compile(r"""\{%-?\s*include\s+coverage-chart\.html\s[^%]*?\bid\s*=\s*["']([^"'{}]*)["']""")
_FRAME = re.compile(r"""/assets/charts/([\w-]+)/(?:index\.html)?["'\s>]""")
_ENDINGS = (".md", ".markdown", ".html")


def by_embed(posts: Path) -> dict[str, tuple[str, ...]]:
    """The posts (paths within the folder) that show each embed, by its id; empty when there is no folder."""
    found: dict[str, list[str]] = {}
    for path in sorted(path for path in posts.rglob("*") if path.suffix in _ENDINGS and path.is_file()):
        written = path.read_text(encoding="utf-8", errors="replace")
        if "coverage-chart.html" not in written and "/assets/charts/" not in written:
            continue
        for embed in dict.fromkeys(_INCLUDE.findall(written) + _FRAME.findall(written)):
            found.setdefault(embed, []).append(path.relative_to(posts).as_posix())
    return {embed: tuple(paths) for embed, paths in found.items()}
