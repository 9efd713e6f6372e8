from typing import get_args

from dashboard import cli, locales
from dashboard.config import Settings
from dashboard.metrics import view
from dashboard.ui import fields, ledger


def test_every_language_says_every_message() -> None:
    every = frozenset[str]().union(*map(locales.keys, locales.LANGUAGES))
    lacking = [f"{language}: {key}" for language in locales.LANGUAGES for key in sorted(every - locales.keys(language))]
    assert not lacking, "\n".join(lacking)


def test_every_place_that_names_the_languages_names_all() -> None:
    places = {
        "cli.Language": tuple(cli.Language),
        "config.Settings.language": get_args(Settings.model_fields["language"].annotation),
        "metrics.view.Language": get_args(view.Language),
        "ui.fields.LANGUAGE_NAMES": tuple(fields.LANGUAGE_NAMES),
        "ui.ledger._UNIT": tuple(ledger._UNIT),
    }
    assert {place: named for place, named in places.items() if named != locales.LANGUAGES} == {}
