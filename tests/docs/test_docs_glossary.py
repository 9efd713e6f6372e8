import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from written import ROOT, rows

from dashboard import locales, schema
from dashboard.records import KINDS, STATUSES, Confidence, Qualifier, Severity

PAGE = ROOT / "docs" / "glossary.md"
ROWS = {row[0].strip("`"): (row[1], row[2]) for row in rows(PAGE)}
PLAIN = {"path", "title", "author", "url", "characters", "count", "line", "message", "hint", "name", "detail"}  # as in any text


def named(text: str) -> set[str]:
    """What a text names as code."""
    return set(re.findall(r"`(\w+)`", text))


CODE = named(PAGE.read_text(encoding="utf-8"))


def test_every_term_stands_once() -> None:
    terms = [row[0].strip("`") for row in rows(PAGE)]
    assert [term for term, times in Counter(terms).items() if times > 1] == []
    assert all(len(row) == 3 and all(row) for row in rows(PAGE))


def test_every_word_of_the_screen_stands_for_one_term_and_is_said_on_it() -> None:
    words = [word for screen, _ in ROWS.values() for word in screen.split("、") if word != "–"]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    said = "\n".join(path.read_text(encoding="utf-8") for path in Path(locales.__file__).parent.glob("*.ja.ftl"))
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(("family", "names"), [("kind", KINDS), ("status", STATUSES)])
def test_every_kind_and_status_is_a_term_with_the_words_of_the_screen(family: str, names: tuple[str, ...]) -> None:
    assert {one: ROWS[one][0] for one in names} == {one: locales.text("ja", f"{family}-{one}") for one in names}
    terms = list(ROWS)
    assert tuple(terms[terms.index(family) + 1 :][: len(names)]) == names  # "the … names below"


@pytest.mark.parametrize(("term", "values"), [("qualifier", Qualifier), ("severity", Severity), ("confidence", Confidence)])
def test_every_value_of_a_short_list_is_told_where_its_term_is(term: str, values: object) -> None:
    assert set(filter(None, get_args(values))) - set(re.findall(r"\w+", ROWS[term][1])) == set()


def test_every_table_is_a_term() -> None:
    assert [table for table in schema.TABLES if not {table, _one(table)} & ROWS.keys()] == []


def _one(name: str) -> str:
    """The singular of a name."""
    return re.sub(r"ies$", "y", name) if name.endswith("ies") else name.removesuffix("s")


def _terms_of(column: str) -> set[str]:
    """A column's name, and the term in it: without what tells which side, form or type of the term it holds."""
    bare = re.sub(r"^(is|first|last)_", "", column)
    return {column, bare, _one(re.sub(r"_(ids?|on|text|low|high|start|end|raw|span)$", "", bare))}


@pytest.mark.parametrize("table", schema.TABLES)
def test_every_column_is_a_term_or_told_with_one_or_a_plain_word(table: str) -> None:
    columns = schema.TABLES[table].names
    assert [one for one in columns if not _terms_of(one) & (ROWS.keys() | CODE | PLAIN)] == []
