"""Files → posts: what is read whatever its form, and what is refused with file, line and the next step."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dashboard import posts
from dashboard.errors import DraftError, PostError
from dashboard.records import Post

TOKYO = ZoneInfo("Asia/Tokyo")
BODY = "\n---\n本文。\n"


@pytest.fixture
def parse() -> Callable[..., Post]:
    def read(content: str | bytes, path: str = "2025-11-30-a.md", permalink: str = "/:year/:month/:day/:title/") -> Post:
        raw = content if isinstance(content, bytes) else content.encode()
        return posts.parse(raw, path, TOKYO, "https://blog.test", permalink)

    return read


def test_a_whole_post_is_read(parse: Callable[..., Post]) -> None:
    front = (
        '---\nlayout: post\ntitle: "**題名**"\ndate: 2025-11-30 08:38:57 +0000\ncategories: [AI最新ニュース]\ntags: [OpenAI, AWS]\n'
        "author: 編集部\nexcerpt: 要点\nreading_time: 8"
    )
    post = parse(front + BODY)
    assert post == Post(
        post_id="2025-11-30-a", path="2025-11-30-a.md", title="題名", title_raw="**題名**",
        published_at=datetime(2025, 11, 30, 17, 38, 57, tzinfo=TOKYO), categories=("AI最新ニュース",), tags=("OpenAI", "AWS"),
        author="編集部", url="https://blog.test/2025/11/30/a/", excerpt="要点", reading_time=8, text=front + BODY,
        body_start=len(front) + len("\n---"), content_hash=posts.content_hash((front + BODY).encode()),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-11-30 08:38:57 +0000", "2025-11-30T17:38:57"),  # the site's own form: a string to YAML
        ("2025-11-30 08:38:57 +0900", "2025-11-30T08:38:57"),
        ("2025-11-30 08:38:57 -0500", "2025-11-30T22:38:57"),
        ("2025-11-30T08:38:57+09:00", "2025-11-30T08:38:57"),  # a datetime to YAML
        ("2025-11-30T08:38:57Z", "2025-11-30T17:38:57"),
        ("2025-11-30 08:38:57", "2025-11-30T08:38:57"),  # no zone: the site's
        ("2025-11-30", "2025-11-30T00:00:00"),  # a date to YAML
        ("'2025-11-30'", "2025-11-30T00:00:00"),
        ("'2025-11-30 08:38'", "2025-11-30T08:38:00"),
        ("2025-9-3 8:05 +0900", "2025-09-03T08:05:00"),
        ("2025/09/03 08:05:00 +0900", "2025-09-03T08:05:00"),
        ("2025-11-30 23:00:00 UTC", "2025-12-01T08:00:00"),
        ("2024-02-29", "2024-02-29T00:00:00"),
        ("2025-11-30 08:38:57.123 +0900", "2025-11-30T08:38:57.123000"),
        ("'Nov 30 2025'", "2025-11-30T00:00:00"),  # Astro's starter
        ("November 30, 2025", "2025-11-30T00:00:00"),
    ],
)
def test_a_date_is_read_in_any_form_and_shown_in_the_sites_zone(written: str, read: str, parse: Callable[..., Post]) -> None:
    assert parse(f"---\ntitle: a\ndate: {written}{BODY}").published_at == datetime.fromisoformat(read).replace(tzinfo=TOKYO)


def test_a_post_without_a_date_has_the_one_of_its_file_name(parse: Callable[..., Post]) -> None:
    post = parse(f"---\ntitle: a{BODY}", "2025-9-3-言葉.md")
    assert (post.published_at, post.url) == (
        datetime(2025, 9, 3, tzinfo=TOKYO), "https://blog.test/2025/09/03/%E8%A8%80%E8%91%89/",
    )  # fmt: skip


@pytest.mark.parametrize("key", ["date", "publishDate", "pubDate", "pubDatetime"])
def test_a_day_may_have_the_name_that_hugo_or_astro_gives_it(key: str, parse: Callable[..., Post]) -> None:
    assert parse(f"---\ntitle: a\n{key}: 2025-11-30{BODY}", "a.md").published_at == datetime(2025, 11, 30, tzinfo=TOKYO)


@pytest.mark.parametrize("written", ["date: 2025-02-30", "pubDate: '2025-02-30'"])  # YAML itself refuses the one without quotes
def test_a_wrong_day_is_refused_at_its_line_whatever_its_name(written: str, parse: Callable[..., Post]) -> None:
    with pytest.raises(PostError) as refused:
        parse(f"---\ntitle: a\n{written}{BODY}", "a.md")
    assert (refused.value.line, "Write `date:" in refused.value.hint) == (3, True)


@pytest.mark.parametrize("written", ["draft: true", "published: false"])
def test_a_draft_is_no_post(written: str, parse: Callable[..., Post]) -> None:
    with pytest.raises(DraftError):
        parse(f"---\ntitle: a\ndate: 2025-11-30\n{written}{BODY}")


@pytest.mark.parametrize("written", ["draft: false", "published: true", "published: 2025-11-30"])
def test_what_is_no_draft_is_a_post(written: str, parse: Callable[..., Post]) -> None:
    assert parse(f"---\ntitle: a\ndate: 2025-11-30\n{written}{BODY}").title == "a"


@pytest.mark.parametrize(
    ("path", "named", "url"),
    [
        ("posts/round/index.md", "round", "/posts/round/"),  # Hugo's bundle: the folder is the post
        ("posts/round.md", "round", "/posts/round/"),
        ("posts/2025/round.mdx", "round", "/posts/2025/round/"),
        ("2025-11-30-round/index.md", "2025-11-30-round", "/round/"),
        ("index.md", "index", "/index/"),
    ],
)
def test_a_post_is_named_by_its_file_or_by_its_folder(path: str, named: str, url: str, parse: Callable[..., Post]) -> None:
    post = parse(f"---\ntitle: a\ndate: 2025-11-30{BODY}", path, "/:sections/:slug/")
    assert (post.post_id, post.url) == (named, f"https://blog.test{url}")


@pytest.mark.parametrize("written", ["excerpt: 要点", "description: 要点", "summary: 要点"])
def test_an_excerpt_may_have_the_name_that_hugo_or_astro_gives_it(written: str, parse: Callable[..., Post]) -> None:
    assert parse(f"---\ntitle: a\ndate: 2025-11-30\n{written}{BODY}").excerpt == "要点"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("tags: [AI, OpenAI]", ("AI", "OpenAI")),
        ("tags:\n  - AI\n  - OpenAI", ("AI", "OpenAI")),
        ("tags: AI OpenAI", ("AI", "OpenAI")),  # as Jekyll splits a string
        ("tags: AI, 生成 AI", ("AI", "生成 AI")),
        ("tags: AI、生成AI，投資", ("AI", "生成AI", "投資")),
        ("tag: AI", ("AI",)),
        ("tags: [AI, AI, '  AI ']", ("AI",)),
        ("tags: [2025, 3.5, '']", ("2025", "3.5")),
        ("tags: [[AI], {a: b}, OpenAI]", ("OpenAI",)),
        ("tags: {a: b}", ()),
        ("tags:", ()),
        ("tags: []", ()),
        ("layout: post", ()),
    ],
)
def test_tags_are_a_list_or_a_string(written: str, names: tuple[str, ...], parse: Callable[..., Post]) -> None:
    assert parse(f"---\ntitle: a\ndate: 2025-11-30\n{written}{BODY}").tags == names


def test_a_category_may_stand_alone(parse: Callable[..., Post]) -> None:
    assert parse(f"---\ntitle: a\ndate: 2025-11-30\ncategory: 業界別AI活用{BODY}").categories == ("業界別AI活用",)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("**投資**の話", "投資の話"),
        ("「投資の話」", "投資の話"),
        ("『投資の話』", "投資の話"),
        ("## 投資の話", "投資の話"),
        ("「投資」と「話」", "「投資」と「話」"),  # no marks around the whole
        ("「投資」の話", "「投資」の話"),
        ("投資  の\n話", "投資 の 話"),
        ("`投資`の話", "投資の話"),
        ("投資の話？", "投資の話？"),
        ("「」", "「」"),
        ("", ""),
    ],
)
def test_a_title_is_cleaned_for_display(raw: str, title: str) -> None:
    assert posts.clean_title(raw) == title


def test_a_post_without_a_title_shows_its_slug(parse: Callable[..., Post]) -> None:
    post = parse(f"---\ndate: 2025-11-30{BODY}")
    assert (post.title, post.title_raw) == ("a", "")


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("/:year/:month/:day/:title/", "/2025/09/03/a/"),
        ("/:year/:i_month/:i_day/:slug", "/2025/9/3/a"),
        ("/:short_year/:title:output_ext", "/25/a.html"),
        ("/:categories/:title/", "/ai/news/a/"),
        ("pretty", "/ai/news/2025/09/03/a/"),
        ("date", "/ai/news/2025/09/03/a.html"),
        ("none", "/ai/news/a.html"),
        ("/:hour-:minute-:second/:title/", "/08-05-00/a/"),
    ],
)
def test_the_permalink_follows_jekylls_pattern(pattern: str, url: str, parse: Callable[..., Post]) -> None:
    content = f"---\ntitle: a\ndate: 2025-09-03 08:05:00 +0900\ncategories: [AI, News]{BODY}"
    assert parse(content, "2025-09-03-a.md", pattern).url == f"https://blog.test{url}"


def test_the_posts_own_permalink_and_slug_win(parse: Callable[..., Post]) -> None:
    assert parse(f"---\ntitle: a\ndate: 2025-09-03\npermalink: /mine/{BODY}").url == "https://blog.test/mine/"
    assert parse(f"---\ntitle: a\ndate: 2025-09-03\nslug: own{BODY}").url == "https://blog.test/2025/09/03/own/"


@pytest.mark.parametrize(
    "name",
    [
        "2025-11-30-英国ai投資.md",
        "2025-11-30-a: b.md",
        "2025-11-30-か\u3099.md",  # NFD
        "notes.md",
        "2025-11-30-a.b.c.md",
        "2025-11-30-a.MD",
        "2025-11-30-a.markdown",
        " .md",
        "2025-11-30-'\"<&>.md",
        "2025-11-30-a\nb.md",
    ],
)
def test_any_file_name_will_do(name: str, parse: Callable[..., Post], tmp_path: Path) -> None:
    (tmp_path / name).write_text(f"---\ntitle: a\ndate: 2025-11-30{BODY}")
    assert list(posts.find(tmp_path)) == [tmp_path / name]
    assert parse(posts.read_bytes(tmp_path / name, tmp_path), name).post_id == name[: name.lower().rindex(".m")]


@pytest.mark.parametrize(
    ("content", "start"),
    [
        ("---\r\ntitle: a\r\ndate: 2025-11-30\r\n---\r\n本文。\r\n", "本文。\n"),  # CRLF
        ("---\rtitle: a\rdate: 2025-11-30\r---\r本文。\r", "本文。\n"),  # old Mac
        ("\ufeff---\ntitle: a\ndate: 2025-11-30\n---\n本文。\n", "本文。\n"),  # byte order mark
        ("+++\ntitle = 'a'\ndate = 2025-11-30\n+++\n本文。\n", "本文。\n"),  # TOML
        ("+++\ntitle = 'a'\ndate = 2025-11-30T09:00:00+09:00\n+++\n本文。\n", "本文。\n"),
        ('{\n"title": "a",\n"date": "2025-11-30"\n}\n\n本文。\n', "本文。\n"),  # JSON
        ("---\ntitle: a\ndate: 2025-11-30\n---\n", ""),  # no body
        ("---\ntitle: a\ndate: 2025-11-30\n---\n\n---\n本文。\n", "---\n本文。\n"),  # a rule is no front matter
        ("---\ntitle: a\ndate: 2025-11-30\n---\n本文\x00。\n", "本文\x00。\n"),  # NUL bytes
        ("---\ntitle: a\ndate: 2025-11-30\n---\n本文\ufffd。\n", "本文\ufffd。\n"),
        ("---\ntitle: a\ndate: 2025-11-30\n---   \n本文。\n", "本文。\n"),  # blanks behind the marks
        ("---\ntitle: 'a --- b'\ndate: 2025-11-30\n---\n本文。\n", "本文。\n"),
    ],
)
def test_the_body_begins_behind_the_front_matter(content: str, start: str, parse: Callable[..., Post]) -> None:
    post = parse(content)
    assert (post.title[:1], post.published_at.date().isoformat()) == ("a", "2025-11-30")
    assert post.text[post.body_start :].lstrip("\n") == start


def test_the_text_of_a_post_is_what_python_reads_from_its_file(parse: Callable[..., Post], tmp_path: Path) -> None:
    content = "\ufeff---\r\ntitle: a\r\ndate: 2025-11-30\r\n---\r\n一\r二\r\n三\x85四\u2028五\n".encode()
    (tmp_path / "a.md").write_bytes(content)
    assert parse(content).text == (tmp_path / "a.md").read_text(encoding="utf-8")


REFUSED = {
    "Shift_JIS": ("---\ntitle: 投資\n".encode("shift_jis"), 2, "UTF-8"),
    "UTF-16": ("---\ntitle: 投資\n".encode("utf-16"), 1, "UTF-8"),
    "broken in line 5": ("---\ntitle: a\ndate: 2025-11-30\n---\n本文".encode() + b"\xff\xfe", 5, "UTF-8"),
    "empty file": (b"", 1, "no front matter"),
    "white space only": (b" \n\n", 1, "no front matter"),
    "only NUL": (b"\0\0\0", 1, "no front matter"),
    "no front matter": ("# 題\n\n本文。\n".encode(), 1, "no front matter"),
    "front matter further down": ("本文。\n---\ntitle: a\n---\n".encode(), 1, "no front matter"),
    "front matter that never ends": (b"---\ntitle: a\ndate: 2025-11-30\n", 1, "front matter"),
    "front matter without keys": (b"---\n---\nx\n", None, "front matter"),
    "front matter that is a list": (b"---\n- a\n- b\n---\nx\n", 2, "no keys"),
    "front matter that is a word": (b"---\njust words\n---\nx\n", 2, "no keys"),
    "broken YAML": (b"---\ntitle: a\ntags: [a, b\n---\nx\n", None, "not valid YAML"),
    "an unquoted colon": (b"---\ndate: 2025-11-30\ntitle: a: b\n---\nx\n", 3, "not valid YAML"),
    "a tab": (b"---\ntitle: a\n\tdate: 2025-11-30\n---\nx\n", 3, "not valid YAML"),
    "an unknown anchor": (b"---\ntitle: *nobody\ndate: 2025-11-30\n---\nx\n", 2, "not valid YAML"),
    "a Python object": (b"---\ntitle: !!python/object/apply:os.system ['echo hi']\n---\nx\n", 2, "not valid YAML"),
    "a Python name": (b"---\ntitle: !!python/name:os.system\n---\nx\n", 2, "not valid YAML"),
    "NUL in the front matter": (b"---\ntitle: a\0b\ndate: 2025-11-30\n---\nx\n", 1, "cannot be read"),
    "YAML's own impossible date": (b"---\ntitle: a\ndate: 2025-02-30\n---\nx\n", None, "2025-02-30|day is out of range"),
    "a date that does not exist": (b"---\ntitle: a\ndate: 2025-02-30 09:00:00 +0900\n---\nx\n", 3, "does not exist"),
    "month thirteen": (b"---\ntitle: a\ndate: '2025-13-01'\n---\nx\n", 3, "does not exist"),
    "hour 25": (b"---\ntitle: a\ndate: 2025-11-30 25:00:00 +0900\n---\nx\n", 3, "does not exist"),
    "a date in words": (b"---\ntitle: a\ndate: yesterday\n---\nx\n", 3, "does not exist"),
    "a date that is a list": (b"---\ntitle: a\ndate: [2025, 11, 30]\n---\nx\n", 3, "does not exist"),
    "the year 1": (b"---\ntitle: a\ndate: 0001-01-01 00:00:00 +1400\n---\nx\n", 3, "does not exist"),
    "broken TOML": (b"+++\ntitle = \n+++\nx\n", 1, "front matter"),
    "broken JSON": (b'{\n"title": "a",\n}\n\nx\n', 1, "front matter"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_post_that_cannot_be_read_names_file_line_and_the_next_step(case: str, parse: Callable[..., Post]) -> None:
    content, line, problem = REFUSED[case]
    with pytest.raises(PostError, match=problem) as refused:
        parse(content, "下書き/x.md")
    assert (refused.value.path, bool(refused.value.hint)) == ("下書き/x.md", True)
    assert refused.value.line == line or (line is None and refused.value.line >= 1)


def test_a_post_without_any_date_is_refused(parse: Callable[..., Post]) -> None:
    with pytest.raises(PostError, match="no date"):
        parse(f"---\ntitle: a{BODY}", "a.md")


def test_an_impossible_date_in_the_file_name_is_refused(parse: Callable[..., Post]) -> None:
    with pytest.raises(PostError, match="does not exist"):
        parse(f"---\ntitle: a{BODY}", "2025-02-30-a.md")


def test_a_yaml_bomb_is_a_post_like_others(parse: Callable[..., Post]) -> None:
    bomb = "\n".join(
        f"{key}: &{key} [{','.join(['*' + before] * 9)}]" for before, key in zip("abcdefgh", "bcdefghi", strict=True)
    )
    post = parse(f"---\ntitle: x\ndate: 2025-11-30\na: &a [lol]\n{bomb}\ntags: *i\nauthor: *i{BODY}")
    assert (post.title, post.tags, post.author) == ("x", (), "")


def test_front_matter_nested_without_end_does_not_bring_the_process_down() -> None:
    code = (
        "from zoneinfo import ZoneInfo; from dashboard import errors, posts\n"
        "content = b'---\\ntitle: a\\ndate: 2025-11-30\\nx: ' + b'[' * 100_000 + b']' * 100_000 + b'\\n---\\nx'\n"
        "try: posts.parse(content, 'a.md', ZoneInfo('Asia/Tokyo'), '', '/:title/')\n"
        "except errors.PostError as refused: print(refused)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True).stdout.startswith("a.md:")


def test_no_object_is_made_of_front_matter(parse: Callable[..., Post], tmp_path: Path) -> None:
    with pytest.raises(PostError):
        parse(f"---\ntitle: !!python/object/apply:os.mkdir ['{tmp_path}/made']{BODY}")
    assert not (tmp_path / "made").exists()


def test_every_markdown_file_below_is_found_in_order_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("z.md", "b/a.markdown", "b/c/A.MD", "b/notes.txt", "b/md"):
        (tmp_path / name).write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in posts.find(tmp_path)] == ["b/a.markdown", "b/c/A.MD", "z.md"]


def test_names_that_differ_only_by_normalisation_are_two_posts(tmp_path: Path) -> None:
    for name in ("2025-11-30-ガ.md", "2025-11-30-カ\u3099.md"):
        (tmp_path / name).write_text("x")
    assert len(list(posts.find(tmp_path))) == 2


def test_a_folder_of_posts_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PostError, match="no such folder"):
        list(posts.find(tmp_path / "nowhere"))


def test_a_folder_named_like_a_post_is_found_and_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    with pytest.raises(PostError, match="not a file"):
        posts.read_bytes(next(posts.find(tmp_path)), tmp_path)


def test_what_is_in_a_folder_named_like_a_post_is_found_too(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    (tmp_path / "x.md" / "y.md").write_text("x")
    assert [path.name for path in posts.find(tmp_path)] == ["x.md", "y.md"]


@pytest.mark.parametrize("target", ["nowhere.md", "a.md", "../out.md", "/etc/hostname", "."])
def test_a_link_to_nowhere_to_itself_or_out_of_the_folder_is_refused(target: str, tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    (tmp_path / "out.md").write_text("x")
    (folder / "a.md").symlink_to(target)
    with pytest.raises(PostError) as refused:
        posts.read_bytes(next(posts.find(folder)), folder)
    assert str(refused.value.path) == "a.md" and refused.value.hint


def test_a_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("x")
    (tmp_path / "a.md").symlink_to("real.txt")
    assert posts.read_bytes(tmp_path / "a.md", tmp_path) == b"x"


def test_a_linked_folder_is_not_walked_into(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "posts" / "a.md").write_text("x")
    assert [path.name for path in posts.find(tmp_path / "posts")] == ["a.md"]


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(PostError, match="not a file"):
        posts.read_bytes(tmp_path / "a.md", tmp_path)


def test_a_file_of_six_megabytes_is_no_post(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * 6_000_000)
    with pytest.raises(PostError, match="6,000,000 bytes"):
        posts.read_bytes(tmp_path / "a.md", tmp_path)


def test_the_same_bytes_have_the_same_hash_and_others_another() -> None:
    assert posts.content_hash(b"a") == posts.content_hash(b"a") != posts.content_hash(b"b")
