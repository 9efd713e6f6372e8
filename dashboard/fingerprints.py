"""Hashes of all that a snapshot and a parsed post depend on: posts, reference data, corrections, site, code. Reads no vocabulary."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from dashboard import reference
from dashboard.config import Settings
from dashboard.sources import Source

_PARSE_CODE = ("records", "schema", "posts", "text", "reference", "parse", "health", "extraction")
_LINK_CODE = ("currency", "likeness", "deals", "tables", "assemble", "pieces", "making", "corrections")


def rules_hash(settings: Settings, vocabulary: str) -> str:
    """Return the hash of all beside the posts that a parsed post depends on: code, reference data (as `vocabulary` names it), site."""
    return _digest(vocabulary, *_site(settings), _code_hash(_PARSE_CODE))


def snapshot_id(source: Source, settings: Settings, decided: str) -> str:
    """Return the hash of all that a snapshot depends on: posts, reference data, corrections (as `decided` names them), site, code."""
    vocabulary = reference.digest(settings.reference)
    return _digest(source.digest(), vocabulary, decided, *_site(settings), _code_hash((*_PARSE_CODE, *_LINK_CODE)))[:12]


def _site(settings: Settings) -> tuple[str, str, str]:
    return settings.timezone, settings.site, settings.permalink


def _digest(*said: str) -> str:
    return hashlib.blake2b("\0".join(said).encode(), digest_size=8).hexdigest()


def _code_hash(modules: Iterable[str]) -> str:
    hashed = hashlib.blake2b(digest_size=8)
    root = Path(__file__).parent
    for name in modules:
        for path in sorted((root / name).glob("*.py")) if (root / name).is_dir() else [root / f"{name}.py"]:
            hashed.update(path.read_bytes())
    return hashed.hexdigest()
