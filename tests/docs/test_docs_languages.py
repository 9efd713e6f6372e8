from dashboard import locales


def test_every_language_says_every_message() -> None:
    every = frozenset[str]().union(*map(locales.keys, locales.LANGUAGES))
    lacking = [f"{language}: {key}" for language in locales.LANGUAGES for key in sorted(every - locales.keys(language))]
    assert not lacking, "\n".join(lacking)
