import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import get_args

import pytest

import dashboard.charts
from dashboard import locales, reference
from dashboard.charts import CHARTS, labels
from dashboard.records import KINDS, STATUSES
from dashboard.reference import Sector

FOLDER = Path(locales.__file__).parent


def test_no_message_is_said_twice() -> None:
    for language in locales.LANGUAGES:
        named = [
            key
            for path in FOLDER.glob(f"*.{language}.ftl")
            for key in re.findall(r"^([a-z][\w-]*) =", path.read_text(encoding="utf-8"), re.M)
        ]
        assert sorted(named) == sorted(set(named))


def test_both_languages_use_the_same_values_in_a_message() -> None:
    def values(language: str) -> dict[str, set[str]]:
        whole = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob(f"charts.{language}.ftl"))
        messages = re.findall(r"^([a-z][\w-]*) = ?(.*?)(?=^[a-z#]|\Z)", whole, re.M | re.S)
        return {key: set(re.findall(r"\$(\w+)", said)) for key, said in messages}

    assert values("ja") == values("en")


def test_every_message_that_the_code_names_exists() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(dashboard.charts.__file__).parent.glob("*.py"))
    named = set(re.findall(r'\b(?:say|nothing)\((?:chart_id, view, )?"([a-z][\w-]+)"', code)) | set(
        re.findall(r'"(reason-[\w-]+)"', code)
    )
    assert named - locales.keys("ja") == set()


def test_every_chart_kind_and_status_has_words() -> None:
    wanted = (
        {f"chart-{chart}" for chart in CHARTS} | {f"kind-{kind}" for kind in KINDS} | {f"status-{status}" for status in STATUSES}
    )
    assert wanted <= locales.keys("ja")


def test_an_unknown_word_is_an_error_and_not_a_blank() -> None:
    with pytest.raises(KeyError, match="no message"):
        locales.text("ja", "no-such-message")
    with pytest.raises(KeyError, match="no language"):
        locales.text("xx", "kind-funding")
    with pytest.raises(KeyError, match="note-day"):
        locales.text("ja", "note-day")


def test_every_sector_of_the_register_has_words() -> None:
    assert {f"sector-{sector}" for sector in get_args(Sector)} <= locales.keys("ja")


def test_an_english_name_stands_for_one_name_of_the_register() -> None:
    known = reference.load(FOLDER.parents[1] / "data" / "reference")
    for names in (known.organisations, set(known.categories.values()), set(known.tags.values())):
        read = [labels.name(name, "en") for name in names]
        assert [name for name, often in Counter(read).items() if often > 1] == []


def test_categories_of_the_site_and_most_of_the_register_have_english_names() -> None:
    known = reference.load(FOLDER.parents[1] / "data" / "reference")

    def share_in_japanese(names: Collection[str]) -> float:
        return sum(bool(re.search("[ぁ-ヿ一-鿿]", labels.name(name, "en"))) for name in names) / len(names)

    assert share_in_japanese(set(known.categories.values())) == 0
    assert share_in_japanese(known.organisations) < 0.01


def test_a_name_without_another_keeps_its_own() -> None:
    assert (locales.name("en", "経済産業省"), locales.name("ja", "経済産業省")) == ("METI (Japan)", "経済産業省")
    assert locales.name("en", "誰も知らない名前") == "誰も知らない名前"
