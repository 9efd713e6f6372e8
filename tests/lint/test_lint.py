"""Rules over all posts, the forms of a report, and the command's repairs."""

import json
import subprocess
from pathlib import Path

import pytest
from blogs import Blog

from dashboard import lint
from dashboard.errors import PostError
from dashboard.lint import repair, report
from dashboard.records import Fault

FAULT = Fault("a,b:c.md", 3, "title-cut", "warning", "100% cut\nshort", "Write: it.")


def write(blog: Blog, name: str, body: str = "本文である。", tags: str = "[AI, 半導体]", title: str = "題") -> Path:
    front = (
        f'---\ntitle: "{title}"\ndate: 2026-02-01 09:00:00 +0900\ntags: {tags}\nexcerpt: 要点を述べる。\nreading_time: 1\n---\n'
    )
    return blog.write(name, (front + body + "\n").encode())


def rules(blog: Blog) -> list[tuple[str, str, str]]:
    return [(fault.path, fault.rule, fault.hint) for fault in lint.lint(blog.settings).faults]


def test_tags_used_once_or_spelt_otherwise_come_with_the_usual_one(blog: Blog) -> None:
    for number in range(3):
        write(blog, f"2026-02-0{number + 1}-a.md")
    write(blog, "2026-02-04-a.md", tags="[AI, 半導体工場]")
    write(blog, "2026-02-05-a.md", tags="[ＡＩ, 半導体]")
    assert rules(blog) == [
        ("2026-02-04-a.md", "tag-once", "Write 半導体, if it fits."),
        ("2026-02-05-a.md", "tag-variant", "Write AI."),
    ]


def test_an_untagged_post_gets_tags_in_use_that_its_text_names(blog: Blog) -> None:
    for number in range(3):
        write(blog, f"2026-02-0{number + 1}-a.md", tags="[半導体]")
        write(blog, f"2026-02-0{number + 4}-a.md", tags="[量子]")
    write(blog, "2026-02-07-a.md", "半導体の話。次も半導体。また半導体。", tags="[]", title="題")
    assert ("2026-02-07-a.md", "tags-suggested", "Write `tags: [半導体]`.") in rules(blog)


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("/2026/02/01/b/", []),
        ("/2026/02/01/b", []),
        ("https://blog.test/2026/02/01/b/", []),
        ("/2026/02/02/b/", []),  # the day of the file's name
        ("/2026/02/09/b/", ["broken-link"]),
        ("https://blog.test/2026/02/09/b/", ["broken-link"]),
        ("https://other.test/2026/02/09/b/", []),
        ("/services/", []),  # no address of a post
    ],
)
def test_links_to_posts_must_lead_to_one(blog: Blog, target: str, found: list[str]) -> None:
    write(blog, "2026-02-02-b.md", title="ある投資の話")
    write(blog, "2026-02-03-a.md", f"[ある投資の話]({target})を読む。")
    reported = [one for one in rules(blog) if one[1] == "broken-link"]
    assert [rule for _, rule, _ in reported] == found
    assert all(hint == "Link to /2026/02/01/b/." for _, _, hint in reported)


def test_a_file_that_is_no_post_is_an_error_and_stops_nothing(blog: Blog) -> None:
    blog.write("2026-02-01-a.md", b"no front matter")
    for name in ("2026-02-02-b.md", "2026-02-03-c.md"):
        write(blog, name)
    made = lint.lint(blog.settings)
    assert [(fault.path, fault.rule, fault.severity) for fault in made.faults] == [("2026-02-01-a.md", "unreadable", "error")]
    assert made.files == 3


def test_a_conversion_off_by_ten_is_reported(blog: Blog) -> None:
    write(blog, "2026-02-01-a.md", "OpenAIはAmazonと380億ドル（約5700億円）の契約を結んだ。")
    write(blog, "2026-02-02-a.md", "OpenAIはAmazonと380億ドル（約5兆7000億円）の契約を結んだ。")
    assert [one[:2] for one in rules(blog)] == [("2026-02-01-a.md", "conversion-off")]


def test_no_folder_is_one_error(blog: Blog) -> None:
    with pytest.raises(PostError, match="no such folder"):
        lint.lint(blog.settings.model_copy(update={"posts": Path("/nowhere")}))


def test_text_form_is_a_line_a_fault_and_a_sum() -> None:
    assert report.write([FAULT], "text", 2).endswith("[title-cut] 100% cut\nshort Write: it.\n2 files, 1 faults: title-cut 1")


def test_text_form_tells_a_broken_address_once_the_most_linked_first_and_json_every_place() -> None:
    links = [
        Fault(path, 9, "broken-link", "warning", f"No post has {address}.", "Take it out.")
        for path, address in (("a.md", "/once/"), ("b.md", "/thrice/"), ("c.md", "/thrice/"), ("d.md", "/thrice/"))
    ]
    assert report.write([*links, FAULT], "text", 5).split("\n")[2:] == [
        "b.md:9: warning [broken-link] No post has /thrice/. Take it out. 2 more links lead there.",
        "a.md:9: warning [broken-link] No post has /once/. Take it out.",
        "5 files, 5 faults: broken-link 4 to 2 addresses, title-cut 1",
    ]
    assert len(json.loads(report.write(links, "json", 4))["faults"]) == 4


def test_github_form_escapes_what_would_end_the_command() -> None:
    assert report.write([FAULT], "github", 1, "_posts/") == (
        "::warning file=_posts/a%2Cb%3Ac.md,line=3,title=title-cut::100%25 cut%0Ashort Write: it."
    )


def test_json_form_reads_back() -> None:
    assert json.loads(report.write([FAULT], "json", 1))["faults"][0]["rule"] == "title-cut"


def test_sarif_form_has_rules_and_places() -> None:
    (run,) = json.loads(report.write([FAULT, FAULT], "sarif", 1, "_posts/"))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["title-cut"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("_posts/a%2Cb%3Ac.md", 3)


LONG = "同" * 120
FRONT = '---\ntitle: "題"\n---\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{FRONT}甲\n---END---\n乙\n", f"{FRONT}甲\n乙\n"),
        (
            f"{FRONT}甲\r\n---END---\r\n乙\r\n".replace(FRONT, FRONT.replace("\n", "\r\n")),
            f"{FRONT}甲\n乙\n".replace("\n", "\r\n"),
        ),
        (f"{FRONT}{LONG}\n\n甲\n\n{LONG}\n\n乙\n", f"{FRONT}{LONG}\n\n甲\n\n乙\n"),
        ('---\ntitle: "**題**"\n---\n甲\n', '---\ntitle: "題"\n---\n甲\n'),
    ],
)
def test_safe_changes(before: str, after: str) -> None:
    assert repair.mended(before) == after
    assert repair.mended(after) == after


@pytest.mark.parametrize(
    "content",
    [
        f"{FRONT}```\n{LONG}\n{LONG}\n```\n",  # a repeat in code may be meant
        f"{FRONT}{LONG}\n{LONG}。\n",  # not letter for letter
        f"{FRONT}文の中の---END---\n",
        '---\ntitle: "**題"\n---\n甲\n',  # half a pair
        "front matter is missing\n---END---\n",
        f"{FRONT}甲\r\n乙\n---END---\n",  # mixed line ends
    ],
)
def test_what_could_be_wrong_is_left_alone(content: str) -> None:
    assert repair.mended(content) == content


def test_the_diff_is_one_that_git_applies_and_gives_what_apply_writes(blog: Blog) -> None:
    path = write(blog, "2026-02-01-a.md", f"{LONG}\n\n甲\u2028乙\n\n{LONG}\n---END---")
    folder = blog.settings.posts
    (found,) = repair.repairs(folder)
    subprocess.run(["git", "apply", "-"], input=found.diff(folder).encode(), cwd=folder, check=True)
    applied = path.read_bytes()
    path.write_bytes(found.before.encode())
    repair.apply(found)
    assert path.read_bytes() == applied == found.after.encode()
    assert list(repair.repairs(folder)) == []


def test_a_file_changed_since_the_diff_is_not_written(blog: Blog) -> None:
    path = write(blog, "2026-02-01-a.md", "甲\n---END---")
    (found,) = repair.repairs(blog.settings.posts)
    path.write_bytes(b"changed")
    with pytest.raises(PostError, match="changed in the meantime"):
        repair.apply(found)
    assert path.read_bytes() == b"changed"
