"""Charts as SVG and PNG, drawn by plotly's own library (kaleido) in one browser that is started once. Knows no file."""

import asyncio
import logging
import shutil
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go
from choreographer.errors import BrowserClosedError, BrowserDepsError, BrowserFailedError, ChannelClosedError, ChromeNotFoundError
from kaleido import Kaleido
from kaleido.errors import JavascriptError, KaleidoError

from dashboard.errors import DashboardError

_SECONDS = 60  # the longest that one drawing may take
_INSTALL = (
    "Install Chrome or Chromium (Debian: apt-get install chromium fonts-noto-cjk; or run kaleido_get_chrome), then try again."
)
_FONTS = "Install one (Debian: apt-get install fonts-noto-cjk), then try again."
_FAILURES = (
    BrowserFailedError,
    BrowserDepsError,
    BrowserClosedError,
    ChannelClosedError,
    KaleidoError,
    JavascriptError,
    TimeoutError,
)


@dataclass(frozen=True)
class Sheet:
    """A chart and the size, in px, at which to draw it. A PNG has `scale` dots a px."""

    plot: go.Figure
    width: int
    height: int
    format: Literal["svg", "png"] = "svg"
    scale: int = 1


def draw(sheets: Sequence[Sheet], drawn: Callable[[int], None] = lambda number: None) -> list[bytes]:
    """Every sheet as a file's content, in order; `drawn` hears how many are done.

    Raises:
        DashboardError: there is no browser, no Japanese font, or the browser failed. Nothing is left behind.
    """
    if not sheets:
        return []
    _expect_japanese_font()
    logging.getLogger("choreographer").setLevel(logging.CRITICAL)  # it reports what is raised below a second time
    try:
        with ThreadPoolExecutor(max_workers=1) as thread:  # of its own: the caller's may have a running event loop already
            return thread.submit(lambda: asyncio.run(_draw(sheets, drawn))).result()
    except ChromeNotFoundError as reason:
        raise DashboardError("Charts cannot be drawn: no browser was found.", _INSTALL) from reason
    except _FAILURES as reason:
        said = str(reason.args[0] if reason.args else type(reason).__name__).strip().rstrip(".")
        raise DashboardError(f"Charts cannot be drawn: the browser failed ({said}).", _INSTALL) from reason


async def _draw(sheets: Sequence[Sheet], drawn: Callable[[int], None]) -> list[bytes]:
    made: list[bytes] = []
    async with Kaleido(n=1, timeout=_SECONDS, mathjax=False) as browser:
        for sheet in sheets:
            options = {"format": sheet.format, "width": sheet.width, "height": sheet.height, "scale": sheet.scale}
            made.append(await browser.calc_fig(sheet.plot, opts=options))
            drawn(len(made))
    return made


def _expect_japanese_font() -> None:
    """Refuse to draw boxes instead of letters, where the system can tell which fonts it has."""
    lister = shutil.which("fc-list")
    if lister and not subprocess.run([lister, ":lang=ja"], capture_output=True, check=False).stdout.strip():
        raise DashboardError("Charts cannot be drawn: there is no font for Japanese.", _FONTS)
