"""Reference data: checked as a whole before anything uses it; a contradiction names its file and entry."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import reference
from dashboard.errors import ReferenceDataError
from dashboard.extraction.vocabulary import compile_vocabulary

REAL = Path(__file__).resolve().parent.parent / "data" / "reference"


@pytest.fixture
def changed(reference_folder: Path, tmp_path: Path) -> Callable[[str, str], Path]:
    """A copy of the reference data with one file written anew."""

    def write(name: str, content: str) -> Path:
        shutil.copytree(reference_folder, tmp_path / "reference", dirs_exist_ok=True)
        (tmp_path / "reference" / name).write_text(content, encoding="utf-8")
        return tmp_path / "reference"

    return write


def test_the_projects_own_reference_data_hold() -> None:
    known = reference.load(REAL)
    compile_vocabulary(known)
    assert len(known.organisations) >= 500 and len(known.currencies) >= 30


def test_every_pattern_of_the_reference_data_says_why() -> None:
    assert all(one.why for group in reference.load(REAL).cues.values() for one in group.values())


def test_no_organisation_of_the_register_is_without_sector_and_country() -> None:
    known = reference.load(REAL).organisations.values()
    assert [one.name for one in known if not one.country and one.kind not in ("project", "public_body")] == []


def test_the_register_is_sorted_by_sector_then_name() -> None:
    places = [(one.sector, one.name.casefold()) for one in reference.load(REAL).organisations.values()]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("companies.yml", "- {name: A, sector: cloud}\n- {name: B, sector: cloud, aliases: [a]}", "'a' stands for A and for B"),
        ("companies.yml", "- {name: A, sector: cloud, parent: B}", "A: parent 'B' has no entry"),
        ("companies.yml", "- {name: A, sector: clouds}", "Entry 0"),
        ("companies.yml", "- {name: A}", "sector"),
        ("companies.yml", "- {name: A, sector: cloud, alias: [B]}", "alias"),  # a typo is not silent
        ("companies.yml", "- {name: A, sector: cloud}\n- {name: A, sector: chips}", "A"),  # the same entry twice
        ("companies.yml", "- just words", "Entry 0|row"),
        ("companies.yml", "- [", "Not valid YAML"),
        ("companies.yml", "{name: A}", "companies"),
        ("tags.yml", "- {name: AI, aliases: [x]}\n- {name: LLM, aliases: [X]}", "'X' stands for AI and LLM"),
        ("tags.yml", "- {aliases: [x]}", "name"),
        ("cues.yml", "right: {funding: {why: a, patterns: ['(']}}\nleft: {}\nstatuses: {}", "pattern is not valid"),
        ("cues.yml", "right: {funding: {patterns: [a]}}\nleft: {}\nstatuses: {}", "why"),
        ("boilerplate.yml", "sections: {why: a, patterns: ['[']}", "pattern is not valid"),
        ("boilerplate.yml", "sections: {why: a, patterns: [a]}", "boilerplate"),  # two of the three groups are missing
        ("currencies.yml", "- {after: [ドル]}", "code"),
    ],
)
def test_a_contradiction_stops_here_with_file_and_entry(
    name: str, content: str, says: str, changed: Callable[[str, str], Path]
) -> None:
    with pytest.raises(ReferenceDataError, match=says) as refused:
        reference.load(changed(name, content))
    assert refused.value.path and refused.value.path.name == name and refused.value.hint


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("right: {gift: {why: a, patterns: [b]}}\nleft: {}\nstatuses: {}", "gift"),
        ("right: {}\nleft: {}", "statuses"),
        ("right: {}\nleft: {}\nstatuses: {perhaps: {why: a, patterns: [b]}}", "perhaps"),
    ],
)
def test_cues_of_an_unknown_kind_stop_here_too(content: str, says: str, changed: Callable[[str, str], Path]) -> None:
    with pytest.raises(ReferenceDataError, match=says):
        reference.load(changed("cues.yml", content))


def test_every_value_is_a_text_whatever_yaml_takes_it_for(changed: Callable[[str, str], Path]) -> None:
    rows = "- {name: Equinor, sector: energy, country: NO}\n- {name: 3, sector: telecom, aliases: [1e3, on, ~, 2026-01-01]}"
    known = reference.load(changed("companies.yml", rows)).organisations
    assert known["Equinor"].country == "NO" and known["3"].aliases == ("1e3", "on", "~", "2026-01-01")


def test_a_missing_file_is_named(changed: Callable[[str, str], Path]) -> None:
    folder = changed("tags.yml", "[]")
    (folder / "tags.yml").unlink()
    with pytest.raises(ReferenceDataError, match="missing") as refused:
        reference.load(folder)
    assert refused.value.path == folder / "tags.yml"


def test_a_file_that_is_not_utf8_is_named(changed: Callable[[str, str], Path]) -> None:
    folder = changed("tags.yml", "[]")
    (folder / "tags.yml").write_bytes("- {name: 投資}".encode("shift_jis"))
    with pytest.raises(ReferenceDataError):
        reference.load(folder)


def test_any_change_of_any_file_changes_the_digest(reference_folder: Path, changed: Callable[[str, str], Path]) -> None:
    before = reference.digest(reference_folder)
    assert reference.digest(changed("tags.yml", "[]")) != before == reference.digest(reference_folder)


@pytest.mark.parametrize(
    "variant", ["生成AI", "生成 AI", "生成ai", "生成ＡＩ", "ジェネレーティブAI", "generative-ai", "Generative_AI"]
)
def test_variants_of_a_tag_are_one(variant: str, known: reference.Reference) -> None:
    assert known.tags[reference.fold(variant)] == "生成AI"


def test_older_categories_count_under_the_newer_ones(known: reference.Reference) -> None:
    assert known.categories[reference.fold("業界分析")] == known.categories[reference.fold("投資分析")] == "業界別AI活用"


def test_what_is_loaded_cannot_be_changed(known: reference.Reference) -> None:
    with pytest.raises(Exception, match="frozen"):
        known.organisations["OpenAI"].name = "another"
