"""The sheet: every form, both languages, nothing that a post says can become markup, two pages at most, a calendar that parses."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from blogs import Blog
from icalendar import Calendar

from dashboard import snapshot
from dashboard.brief import Request, write
from dashboard.brief.write import make
from dashboard.errors import DashboardError
from dashboard.locales import keys
from dashboard.snapshot import Snapshot

REQUEST = Request(date(2026, 2, 1), date(2026, 2, 28), forms=("md", "html", "ics", "csv"))
TEXTS = ("md", "html", "csv")


@pytest.fixture
def tables(blog: Blog) -> Snapshot:
    """Two posts of January and two of February: a deal with a horizon, told again, and a new one."""
    blog.write(
        "2026-01-10-a.md", "OpenAIはAmazonに2025年末までではなく2027年末までに380億ドルを支払う契約を結んだ。", "2026-01-10"
    )
    blog.write("2026-02-10-b.md", "GoogleはAnthropicに2028年までに20億ドルを投資する計画だ。", "2026-02-10")
    blog.write("2026-02-11-c.md", "GoogleはAnthropicに2028年までに20億ドルを投資する計画だ。", "2026-02-11")
    blog.build()
    return snapshot.load(blog.settings.tables)


def words(made: dict[str, bytes], form: str) -> str:
    name = "brief-rows.csv" if form == "csv" else f"brief.{form}"
    return made[name].decode("utf-8-sig")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("form", TEXTS)
def test_every_form_tells_the_new_deal(tables: Snapshot, language: str, form: str) -> None:
    text = words(make(tables, replace(REQUEST, language=language)), form)
    assert re.search("Google → Anthropic " + ("20億ドル" if language == "ja" else re.escape("$2B")), text)


@pytest.mark.parametrize(("language", "said"), [("ja", "\n- Anthropic 20億ドル（"), ("en", "\n- Anthropic $2B (")])
def test_a_round_whose_givers_nobody_names_is_its_receiver_s(blog: Blog, language: str, said: str) -> None:
    blog.write("2026-02-10-a.md", "Anthropicは20億ドルを調達した。", "2026-02-10")
    blog.build()
    made = words(make(snapshot.load(blog.settings.tables), replace(REQUEST, language=language)), "md")
    assert said in made


def test_english_readers_get_sums_that_posts_disagree_on_in_english(blog: Blog) -> None:
    for day, amount in (("10", "110億ドル"), ("12", "120億ドル"), ("14", "120億ドル")):
        blog.write(f"2026-02-{day}-a.md", f"Googleは2026年にデータセンターに{amount}を投資する計画だ。", f"2026-02-{day}")
    blog.write("2026-02-16-a.md", "Googleは2026年にデータセンターに110億ドルを投資する計画だ。", "2026-02-16")
    blog.build()
    made = words(make(snapshot.load(blog.settings.tables), replace(REQUEST, language="en", quotes=False)), "md")
    assert (
        "the newest value is $12B" in made and "the old $11B" in made and "億" not in made.split("## Conflicts")[1].split("##")[0]
    )


def test_every_line_leads_to_its_rows(tables: Snapshot) -> None:
    rows = list(csv.DictReader(io.StringIO(words(make(tables, REQUEST), "csv"))))
    new = [row for row in rows if row["section"] == "deals"]
    assert [row["post_id"] for row in new] == ["2026-02-10-b", "2026-02-11-c"]
    assert all(row["url"].startswith("https://blog.test/") and row["deal_id"] for row in new)


def test_sentences_of_posts_stand_on_the_sheet_only_when_wanted(tables: Snapshot) -> None:
    told = "GoogleはAnthropicに2028年までに20億ドルを投資する計画だ"
    assert told in words(make(tables, REQUEST), "html")
    for form in TEXTS:
        assert told not in words(make(tables, replace(REQUEST, quotes=False)), form)


def test_nothing_in_a_post_becomes_markup(tables: Snapshot) -> None:
    hostile = "<script>alert(1)</script> [x](javascript:y) =1+1"
    tables.deals["label"] = hostile
    made = make(tables, REQUEST)
    assert "<script>" not in words(made, "html")
    assert not re.search(r"(?<!\\)(?:\]\(javascript|<script)", words(made, "md"))
    assert not any(row["text"][:1] in "=+-@" for row in csv.DictReader(io.StringIO(words(made, "csv"))))


def test_the_calendar_parses_and_has_an_all_day_event_a_promise(tables: Snapshot) -> None:
    agenda = Calendar.from_ical(make(tables, REQUEST)["brief.ics"])
    events = agenda.walk("VEVENT")
    assert sorted(event.decoded("dtstart") for event in events) == [date(2027, 12, 31), date(2028, 12, 31)]
    assert len({event["uid"] for event in events}) == len(events)
    assert all(len(line) <= 75 for line in agenda.to_ical().split(b"\r\n"))
    assert make(tables, REQUEST)["brief.ics"] == agenda.to_ical()  # the same tables give the same file


def test_a_pdf_has_at_most_two_pages_of_real_text(tables: Snapshot) -> None:
    made = make(tables, replace(REQUEST, forms=("pdf",)))["brief.pdf"]
    assert made.startswith(b"%PDF-")
    assert 1 <= len(re.findall(rb"/Type /Page\b", made)) <= 2 or b"/ObjStm" in made


def test_a_period_without_posts_is_one_error_that_says_which_there_are(tables: Snapshot) -> None:
    with pytest.raises(DashboardError, match=r"2026-01-10 to 2026-02-11"):
        make(tables, replace(REQUEST, since=date(2027, 1, 1), until=date(2027, 1, 2)))


def test_files_are_written_whole_into_the_folder(tables: Snapshot, blog: Blog, tmp_path: Path) -> None:
    written = write(blog.settings.tables, REQUEST, tmp_path / "out")
    assert sorted(path.name for path in written) == ["brief-rows.csv", "brief.html", "brief.ics", "brief.md"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in written)


def test_a_chart_is_drawn_by_the_caller_and_stands_with_its_words(tables: Snapshot) -> None:
    drawn: Callable[..., str] = lambda chart: "<svg><text>絵</text></svg>"  # noqa: E731
    html = words(make(tables, replace(REQUEST, draw=drawn)), "html")
    assert "<svg><text>絵</text></svg>" in html and 'role="img" aria-label="' in html


def test_terms_may_be_missing(tables: Snapshot) -> None:
    terms = pd.DataFrame({"post_id": ["2026-02-10-b"], "term": ["量子"], "count": [1]})
    assert set(make(tables, replace(REQUEST, terms=terms))) == set(make(tables, REQUEST))


def test_both_languages_say_the_same_things() -> None:
    mine = ("brief-", "candidate-", "fault-", "hint-")
    assert {key for key in keys("ja") if key.startswith(mine)} == {key for key in keys("en") if key.startswith(mine)} | {
        key for key in keys("ja") if key.startswith("hint-")
    }
