"""Reads and validates data/reference/: organisations, currencies, tag and category aliases, cues, boilerplate.

A contradiction stops the build here, with the file and the entry; nothing below ever sees unchecked vocabulary.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from dashboard.errors import ReferenceDataError
from dashboard.records import KINDS, STATUSES
from dashboard.text import Boilerplate

OrganisationKind = Literal["company", "fund", "government", "public_body", "university", "project"]
Sector = Literal[
    "ai_models", "cloud", "chips", "software", "internet", "hardware", "robotics", "automotive", "telecom", "finance", "venture",
    "consulting", "healthcare", "energy", "industry", "retail", "media", "services", "research", "government", "university",
]  # fmt: skip


# every value is a text (NO is Norway, 3 a name), so no type is guessed; libyaml where the wheel has it: eight times as fast
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Organisation(_Entry):
    """One organisation that posts name."""

    name: str
    aliases: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    country: str = ""
    sector: Sector
    kind: OrganisationKind = "company"
    parent: str = ""
    why: str = ""


class Currency(_Entry):
    """How one currency is written."""

    code: str
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class Alias(_Entry):
    """A tag or category and its variants."""

    name: str
    aliases: tuple[str, ...] = ()
    why: str = ""


class Country(Alias):
    """A government, the country that stands for it, and its own currency."""

    currency: str = ""


class Patterns(_Entry):
    """Regular expressions that mean the same, and why they are there."""

    why: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """All vocabulary, checked. `digest` names this state of it."""

    organisations: Mapping[str, Organisation]
    countries: tuple[Country, ...]
    currencies: tuple[Currency, ...]
    cues: Mapping[str, Mapping[str, Patterns]]
    boilerplate: Boilerplate
    tags: Mapping[str, str]  # folded variant → canonical
    categories: Mapping[str, str]
    digest: str


def load(folder: Path) -> Reference:
    """Read the folder with reference data.

    Raises:
        ReferenceDataError: a file is missing, malformed, or contradicts itself.
    """
    return _load(folder, digest(folder))


@lru_cache(maxsize=1)
def _load(folder: Path, state: str) -> Reference:
    """The state `state` of the folder: builder and parser of one process read it once."""
    rows: tuple[Organisation, ...] = _read(folder / "companies.yml", tuple[Organisation, ...])
    organisations = {one.name: one for one in rows}
    _check_organisations(rows, organisations, folder / "companies.yml")
    cues = _read(folder / "cues.yml", dict[str, dict[str, Patterns]])
    _check_groups(cues, {"right", "left", "statuses"}, folder / "cues.yml")
    for side, known in (("right", KINDS), ("left", KINDS), ("statuses", STATUSES)):
        if unknown := set(cues[side]) - set(known):
            raise ReferenceDataError(f"{side}: unknown {sorted(unknown)}.", f"Known are {', '.join(known)}.", folder / "cues.yml")
        for one in cues[side].values():
            _compile(one.patterns, folder / "cues.yml")
    boilerplate = _read(folder / "boilerplate.yml", dict[str, Patterns])
    skipped = {name: _compile(one.patterns, folder / "boilerplate.yml") for name, one in boilerplate.items()}
    _check_groups(boilerplate, {"sections", "section_end", "lines"}, folder / "boilerplate.yml")
    return Reference(
        organisations=organisations,
        countries=_read(folder / "countries.yml", tuple[Country, ...]),
        currencies=_read(folder / "currencies.yml", tuple[Currency, ...]),
        cues=cues,
        boilerplate=Boilerplate(**skipped),
        tags=_aliases(folder / "tags.yml"),
        categories=_aliases(folder / "categories.yml"),
        digest=state,
    )


def extended(known: Reference, added: tuple[Organisation, ...]) -> Reference:
    """Return the vocabulary with organisations of the editors, which take the place of those of the same name.

    Raises:
        ReferenceDataError: a spelling then stands for two organisations.
    """
    if not added:
        return known
    organisations = {**known.organisations, **{one.name: one for one in added}}
    _check_organisations(tuple(organisations.values()), organisations, Path("corrections"))
    said = "\0".join(one.model_dump_json() for one in added)
    digest = hashlib.blake2b(f"{known.digest}\0{said}".encode(), digest_size=8).hexdigest()
    return replace(known, organisations=organisations, digest=digest)


def digest(folder: Path) -> str:
    """Return the hash of all reference files: part of the rules hash."""
    hashed = hashlib.blake2b(digest_size=8)
    for path in sorted(folder.glob("*.yml")):
        hashed.update(path.name.encode() + b"\0" + path.read_bytes())
    return hashed.hexdigest()


def fold(name: str) -> str:
    """Return the form in which variants of a tag are equal: no case, no space, no full-width letters."""
    return re.sub(r"[\s_・\-‐]+", "", unicodedata.normalize("NFKC", name)).casefold()


def _read(path: Path, form: Any) -> Any:
    try:
        written = yaml.load(path.read_text(encoding="utf-8"), _LOADER) or []
        if isinstance(written, list):
            written = [_python_names(row) for row in written]
        return TypeAdapter(form).validate_python(written)
    except UnicodeDecodeError as reason:
        raise ReferenceDataError("The file is not UTF-8.", "Save it as UTF-8.", path) from reason
    except OSError as reason:
        raise ReferenceDataError("The file is missing.", "Restore it from the repository.", path) from reason
    except yaml.MarkedYAMLError as reason:
        line = reason.problem_mark.line + 1 if reason.problem_mark else None
        raise ReferenceDataError(f"Not valid YAML: {reason.problem}.", "Mend this line.", path, line) from reason
    except ValidationError as reason:
        first = reason.errors()[0]
        place = " → ".join(str(step) for step in first["loc"])
        raise ReferenceDataError(f"Entry {place}: {first['msg']}.", "Mend this entry.", path) from reason


def _python_names(row: Any) -> Any:
    return {("not_" if key == "not" else key): value for key, value in row.items()} if isinstance(row, dict) else row


def _check_groups(written: Mapping[str, Any], wanted: set[str], path: Path) -> None:
    if set(written) != wanted:
        problem = f"Groups are {', '.join(sorted(written)) or 'missing'}; wanted are {', '.join(sorted(wanted))}."
        raise ReferenceDataError(problem, "Restore the file from the repository.", path)


def _compile(patterns: Iterable[str], path: Path) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    except re.error as reason:
        raise ReferenceDataError(f"A pattern is not valid: {reason}.", "Mend it.", path) from reason


def _check_organisations(rows: Sequence[Organisation], organisations: Mapping[str, Organisation], path: Path) -> None:
    if twice := [name for name, count in Counter(one.name for one in rows).items() if count > 1]:
        raise ReferenceDataError(f"{twice[0]!r} has two entries.", "Join them.", path)
    owners: dict[str, str] = {}
    for one in organisations.values():
        if one.parent and one.parent not in organisations:
            raise ReferenceDataError(f"{one.name}: parent {one.parent!r} has no entry.", "Add it or drop the parent.", path)
        for spelling in (one.name, *one.aliases, *one.products, *one.people):
            owner = owners.setdefault(spelling.casefold(), one.name)
            if owner != one.name:
                raise ReferenceDataError(f"{spelling!r} stands for {owner} and for {one.name}.", "Keep one.", path)


def _aliases(path: Path) -> dict[str, str]:
    rows: tuple[Alias, ...] = _read(path, tuple[Alias, ...])
    owners: dict[str, str] = {}
    for row in rows:
        for variant in (row.name, *row.aliases):
            if owners.setdefault(fold(variant), row.name) != row.name:
                raise ReferenceDataError(f"{variant!r} stands for {owners[fold(variant)]} and {row.name}.", "Keep one.", path)
    return owners
