"""The interface's words and the one way to show text from posts: escaped. Draws nothing."""

import re
import unicodedata
from typing import Any

from dashboard.errors import DashboardError
from dashboard.locales import has, text

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit finds these in finished text, where a backslash no longer helps: links, short codes of emoji and icons, arrows.
_FOUND_LATER = re.compile(
    r"(?<=:)(?=\w)|(?<=\w)(?=@)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=<)(?=-)|(?<=[-=])(?=>)|(?<=-)(?=-)", re.IGNORECASE
)
_JOINER = "\u2060"  # has no width and breaks no line


def plain(words: str) -> str:
    """`words` as Markdown that shows exactly them: no markup, formula, directive, icon, link or line of its own."""
    line = " ".join(words.split())
    return _PUNCTUATION.sub(r"\\\1", _FOUND_LATER.sub(_JOINER, line))


def folded(words: str) -> str:
    """`words` in one width and case, for comparing."""
    return unicodedata.normalize("NFKC", words).casefold()


def say(language: str, key: str, **values: Any) -> str:
    """The interface's message `ui-<key>`."""
    return text(language, f"ui-{key}", **values)


def fault(language: str, error: DashboardError) -> str:
    """What went wrong, where and what to do, as Markdown: in the reader's language where it has words for this error."""
    key = f"error-{error.code}"
    said = say(language, key) if has(language, f"ui-{key}") else f"{error.problem} {error.hint}"
    return plain(f"{said} {error.place}")
