"""A sheet as Markdown, HTML and PDF. Words and rows come ready; here they only get a form, and HTML and Markdown lose their teeth."""

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from dashboard.brief.sheet import Sheet
from dashboard.charts import theme
from dashboard.errors import DashboardError
from dashboard.locales import text

_TEMPLATES = Path(__file__).parent / "templates"
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_INSTALL = (
    "Install Pango (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk), then try again."
)


class PrintError(DashboardError):
    """There is nothing to lay out letters on paper with."""


def markdown(sheet: Sheet) -> str:
    """The sheet as Markdown to paste into an issue; no text of a post can become markup."""
    return _environment().get_template("brief.md.j2").render(sheet=sheet).strip() + "\n"


def html(sheet: Sheet) -> str:
    """The sheet as one HTML file that needs nothing else and prints on A4."""
    words = {key: text(sheet.language, f"brief-{key}") for key in ("more-before", "more-after", "write-here")}
    return _environment().get_template("brief.html.j2").render(sheet=sheet, theme=theme, words=words)


def paged(page: str) -> Any:
    """The HTML of a sheet laid out on paper: `pages`, `write_pdf()`. Nothing is fetched: an address in it is not followed.

    Raises:
        PrintError: the library that draws letters (Pango) is not installed.
    """
    try:
        from weasyprint import HTML  # its system library may be missing, and only the PDF needs it
    except OSError as reason:
        raise PrintError(f"No PDF can be made ({str(reason).splitlines()[0]}).", _INSTALL) from reason
    return HTML(string=page, url_fetcher=_refuse).render()


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"a sheet needs nothing from {url}")


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["plain"] = lambda words: _MARKUP.sub(r"\\\1", " ".join(str(words).split()))
    return found
