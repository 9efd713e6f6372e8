import re

from written import ROOT, generate

NOW = generate.pages()


def test_the_generated_pages_are_as_the_code_is() -> None:
    stale = [name for name, content in NOW.items() if not _is(name, content)]
    assert not stale, f"stale: {', '.join(stale)}. Run: python docs/generate.py"


def _is(name: str, content: str) -> bool:
    path = generate.OUT / name
    return path.is_file() and path.read_text(encoding="utf-8") == content


def test_nothing_else_lies_among_the_generated_pages() -> None:
    assert {path.name for path in generate.OUT.iterdir()} == set(NOW)


def test_every_reason_of_a_refusal_has_words_and_is_listed() -> None:
    """Reasons are the second word of `Refusal(…)`, and what the choosing functions return beside statuses: words with a hyphen."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "dashboard" / "extraction").glob("*.py"))
    reasons = set(re.findall(r'Refusal\([^"\n]*"([a-z-]+)"\)', code)) | set(re.findall(r'return "([a-z]+-[a-z-]+)"', code))
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", NOW["rules.md"], re.M))
    assert {"exchange-rate", "no-party"} <= reasons
    assert reasons - listed == set(), "say `ui-refused-…` in dashboard/locales/try.*.ftl"
