import re
from pathlib import Path

import pytest

import dashboard.pages
import dashboard.ui
from dashboard import locales
from dashboard.errors import DashboardError
from dashboard.ui.deal_detail import fragment, marked, unmarked
from dashboard.ui.words import fault, plain


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("$5 and $6", r"\$5 and \$6"),  # a formula
        ("a\n# b", r"a \# b"),  # a line of its own
        ("[x](y)", r"\[x\]\(y\)"),  # a link
        ("<b>", r"\<b\>"),  # HTML
        (":red[x]", "\\:\u2060red\\[x\\]"),  # a directive, and what looks for short codes later
        ("OpenAI → 米国政府", "OpenAI → 米国政府"),  # nothing to escape
    ],
)
def test_text_of_posts_is_escaped(words: str, escaped: str) -> None:
    assert plain(words) == escaped


def test_escaped_text_reads_as_it_was() -> None:
    words = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ https://x.y a@b.c :smile: -> <- 1. * """
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(words)).replace("\u2060", "")
    assert shown == " ".join(words.split())


def test_the_sum_is_marked_once_and_the_rest_is_escaped() -> None:
    assert marked("*A*は5億ドル、Bは5億ドル", "5億ドル") == r"\*A\*は:primary-background[**5億ドル**]、Bは5億ドル"
    assert marked("5億_ドル", "6億ドル") == r"5億\_ドル"


def test_a_text_fragment_holds_the_plain_words_around_the_sum() -> None:
    assert fragment("Amazonは**500億ドル**を、米国-日本に", "500億ドル") == "#:~:text=500%E5%84%84%E3%83%89%E3%83%AB"
    assert fragment("A-Bは5億ドル", "5億ドル") == "#:~:text=A%2DB%E3%81%AF5%E5%84%84%E3%83%89%E3%83%AB"
    assert fragment("5億ドル", "6億ドル") == ""


def test_marks_of_emphasis_are_not_shown() -> None:
    assert unmarked("**5億ドル**の`契約`") == "5億ドルの契約"


def test_every_message_that_the_app_names_exists() -> None:
    folders = (Path(dashboard.ui.__file__).parent, Path(dashboard.pages.__file__).parent)
    code = "\n".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.glob("*.py"))
    named = set(re.findall(r"say\((?:language, )?[\"']([a-z][\w-]*)[\"']", code))
    assert named
    assert {f"ui-{key}" for key in named} <= locales.keys("ja")


def test_every_message_of_the_app_is_named_in_the_code() -> None:
    folders = (Path(dashboard.ui.__file__).parent, Path(dashboard.pages.__file__).parent)
    code = "\n".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.glob("*.py"))
    built = (*re.findall(r"f[\"']([a-z][\w-]*-)\{", code), "fault-", "hint-", "conflict-", "merged-", "ledger-", "posts-")
    whole = set(re.findall(r"[\"']([a-z][\w-]*)[\"']", code))
    ours = {key.removeprefix("ui-") for key in locales.keys("ja") if key.startswith("ui-")}
    assert {key for key in ours - whole if not key.startswith(built)} == set()


def test_an_error_is_told_in_the_readers_language_where_there_are_words_and_as_written_where_not() -> None:
    known = DashboardError("There are no posts.", "Give the folder.", "posts", code="no-posts")
    assert fault("ja", known).startswith("このフォルダーには記事がありません。")
    assert fault("ja", known).endswith(" posts")
    assert fault("ja", DashboardError("Bad.", "Mend it.", "a.yml", 3)) == plain("Bad. Mend it. a.yml:3")


def test_every_code_of_an_error_has_words() -> None:
    package = Path(dashboard.ui.__file__).parents[1]
    codes = {code for path in package.rglob("*.py") for code in re.findall(r'code="([\w-]+)"', path.read_text(encoding="utf-8"))}
    for language in locales.LANGUAGES:
        assert {key for key in locales.keys(language) if key.startswith("ui-error-")} == {f"ui-error-{code}" for code in codes}
