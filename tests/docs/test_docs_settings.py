import re
import tomllib
from pathlib import Path

import pytest
from small_tables import snapshot
from written import PAGES, ROOT, SETUPS, indented, name, rows

from dashboard.config import Settings
from dashboard.metrics.ready import Tables
from dashboard.ui import fields

DEPLOY = ROOT / "docs" / "deploy.md"
TABLES: Tables = snapshot()


@pytest.mark.parametrize("path", [*PAGES, *SETUPS], ids=name)
def test_every_setting_that_a_page_names_exists(path: Path) -> None:
    named = {key.lower() for key in re.findall(r"COVERAGE_([A-Z_]+[A-Z])", path.read_text(encoding="utf-8"))}
    assert named - Settings.model_fields.keys() == set()


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_the_settings_file_of_the_readme_is_read(readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = "\n".join(line for line in indented(ROOT / readme) if re.match(r"\w+ = ", line))
    (tmp_path / "coverage.toml").write_text(written, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Settings().model_dump(include=set(tomllib.loads(written))) == tomllib.loads(written) != {}


def test_the_settings_that_deployment_tells_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {row[0].strip("`"): row[1].strip("`") for row in rows(DEPLOY) if row[0].startswith("`COVERAGE_")}
    for key, value in given.items():
        monkeypatch.setenv(key, value)
    settings = Settings()
    assert (len(given), settings.open_reading, settings.editors[-1]) == (8, False, "@desk.example")


def test_the_parameters_of_an_address_are_told_each_once_with_values_that_are_understood() -> None:
    known = fields.of(TABLES)
    told: dict[str, str] = {}
    for meant, _, values in (row for row in rows(ROOT / "docs" / "analysts.md") if len(row) == 3):
        for key in re.findall(r"`(\w+)`", meant):
            assert key not in told
            told[key] = values
    assert set(told) == {*known, *fields.OTHERS}
    for key in ("lang", "period", "currency"):
        assert re.findall(r"`(\w+)`", told[key]) == list(known[key].options)


def test_the_address_of_the_example_is_understood() -> None:
    [query] = re.findall(r"`/deals\?([^`]+)`", (ROOT / "docs" / "analysts.md").read_text(encoding="utf-8"))
    known = fields.of(TABLES)
    assert all(known[key].option(value) == value for key, value in (part.split("=") for part in query.split("&")))
