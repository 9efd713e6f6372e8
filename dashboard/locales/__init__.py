"""The interface's words: every `*.ftl` of a language merged, and names of its `names.*.yml`. Knows no chart and no page."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("ja", "en")
_FOLDER = Path(__file__).parent


@cache
def _bundle(language: str) -> FluentBundle:
    """The bundle of `language`, read once, at its first use. Isolation marks are off: the words stand in SVG and CSV too."""
    if language not in LANGUAGES:
        raise KeyError(f"no language {language!r}; there are {', '.join(LANGUAGES)}")
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted(_FOLDER.glob(f"*.{language}.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


@lru_cache(maxsize=10_000, typed=True)  # a page says the same few hundred things again and again; 40 µs each
def text(language: str, key: str, **values: Any) -> str:
    """The message `key` in `language`, with `values` set in (numbers are written as the language writes them).

    Raises:
        KeyError: the language or the key is unknown, or a value that the message needs was not given.
    """
    bundle = _bundle(language)
    if not bundle.has_message(key):
        raise KeyError(f"no message {key!r} in language {language!r}")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise KeyError(f"message {key!r} has no text in language {language!r}")
    said, faults = bundle.format_pattern(pattern, values)
    if faults:
        raise KeyError(f"message {key!r} in {language!r}: {'; '.join(map(str, faults))}")
    return str(said)


def name(language: str, named: str) -> str:
    """What `language` calls a company, tag or category of the posts; the name itself where it has no other."""
    return _names(language).get(named, named)


@cache
def _names(language: str) -> dict[str, str]:
    path = _FOLDER / f"names.{language}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def has(language: str, key: str) -> bool:
    """Whether `language` has the message `key`: for words that may be missing, such as a country's own name."""
    return bool(_bundle(language).has_message(key))


def keys(language: str) -> frozenset[str]:
    """All message keys of `language`."""
    return frozenset(_bundle(language)._messages)
