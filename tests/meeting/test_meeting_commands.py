"""`lint` and `brief` on the command line: exit status, what is written, and what a bare machine leaves out."""

import json
from datetime import date
from pathlib import Path

from typer.testing import CliRunner, Result

from dashboard import snapshot
from dashboard.brief.pictures import PictureError
from dashboard.brief.possible import as_possible
from dashboard.brief.render import PrintError
from dashboard.brief.write import FORMS, Request
from dashboard.cli import app

TITLED = '---\ntitle: "**太字の題**"\ndate: 2025-11-04 09:00:00 +0900\ntags: [AI]\n---\nOpenAIはAWSと380億ドルの契約を結んだ。\n'
REQUEST = Request(date(2026, 1, 1), date(2026, 1, 31))


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_lint_says_file_line_and_rule_and_fails_only_when_a_post_cannot_be_read(blog) -> None:
    blog.write("2025-11-04-a.md", TITLED.encode())
    done = run("lint", "--posts", blog.settings.posts)
    assert (done.exit_code, "2025-11-04-a.md:2: warning [title-markup]" in done.stdout) == (0, True)
    blog.write("2025-11-05-b.md", b"---\ntitle: [\n---\n")
    assert run("lint", "--posts", blog.settings.posts).exit_code == 1


def test_lint_as_json_and_as_annotations(blog) -> None:
    blog.write("2025-11-04-a.md", TITLED.encode())
    assert json.loads(run("lint", "--posts", blog.settings.posts, "--format", "json").stdout)["files"] == 1
    shown = run("lint", "--posts", blog.settings.posts, "--format", "github", "--prefix", "_posts/").stdout
    assert "::warning file=_posts/2025-11-04-a.md,line=2,title=title-markup" in shown
    assert run("lint", "--posts", blog.settings.posts, "--format", "xml").exit_code != 0


def test_fix_shows_a_diff_and_writes_only_with_yes(blog) -> None:
    path = blog.write("2025-11-04-a.md", TITLED.encode())
    shown = run("lint", "--posts", blog.settings.posts, "--fix").stdout
    assert '+title: "太字の題"' in shown and path.read_text(encoding="utf-8") == TITLED
    run("lint", "--posts", blog.settings.posts, "--fix", "--yes")
    assert path.read_text(encoding="utf-8") == TITLED.replace("**", "")


def test_brief_writes_the_four_weeks_up_to_the_newest_post(blog, tmp_path: Path) -> None:
    blog.write("2026-01-10-a.md", "OpenAIはAmazonに2027年末までに380億ドルを支払う契約を結んだ。", "2026-01-10")
    blog.build()
    done = run("brief", "--tables", blog.settings.tables, "--no-pictures", "--language", "en", "--out", tmp_path / "sheet")
    assert done.exit_code == 0, done.output
    assert "OpenAI → Amazon $38B" in (tmp_path / "sheet" / "brief.md").read_text(encoding="utf-8")
    assert {"brief.md", "brief.html", "brief.ics"} <= {file.name for file in (tmp_path / "sheet").iterdir()}


def test_what_this_machine_cannot_make_is_left_out_and_said() -> None:
    def bare(request: Request) -> tuple[str, ...]:
        if request.draw:
            raise PictureError("No browser.", "Install one.")
        if "pdf" in request.forms:
            raise PrintError("No Pango.", "Install it.")
        return tuple(request.forms)

    drawn = Request(REQUEST.since, REQUEST.until, draw=lambda chart: "")
    assert as_possible(drawn, bare) == (("md", "html", "ics", "csv"), ("No browser. Install one.", "No Pango. Install it."))
    assert as_possible(REQUEST, lambda request: tuple(request.forms)) == (FORMS, ())


def test_the_words_of_a_post_are_counted_from_its_title_and_the_head_of_its_body(blog) -> None:
    blog.write(
        "2026-01-10-a.md",
        "予知保全の話。" + "".join(f"第{number}の文に長い説明が続く。" for number in range(200)) + "電力網の話。",
    )
    blog.build()
    rows = snapshot.read_tables(blog.settings.tables, ("terms",))[1]["terms"].to_pylist()
    counted = {row["term"]: row["count"] for row in rows}
    assert counted["予知保全"] == 1 and "電力網" not in counted
