"""Posts folders as no author would write them: each maker puts one bad file into a folder and says what must come of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

GOOD = "---\ntitle: 話題\ndate: 2025-11-04 09:00:00 +0900\ntags: [AI]\n---\nOpenAIはAWSと380億ドルの契約を結んだ。\n"


@dataclass(frozen=True)
class Bad:
    """A bad file: how it is made, and whether it still gives a post (else a fault of severity error)."""

    name: str
    make: Callable[[Path], None]
    gives_post: bool = False


def _written(content: bytes | str, name: str = "2025-11-04-bad.md") -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return make


def _bomb() -> str:
    levels = [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]" for number in range(1, 10)]
    return "\n".join(["---", "title: x", "date: 2025-11-04", "a0: &a0 lol", *levels, "tags: *a9", "---", "本文"])


def _tall() -> str:
    return "---\ntitle: x\ndate: 2025-11-04\nx: " + "[" * 20_000 + "]" * 20_000 + "\n---\n本文\n"


def _big(folder: Path) -> None:
    with (folder / "2025-11-04-bad.md").open("wb") as stream:
        stream.write(GOOD.encode())
        stream.truncate(100 * 1024 * 1024)


def _folder(folder: Path) -> None:
    (folder / "2025-11-04-bad.md").mkdir()


def _link(to: str) -> Callable[[Path], None]:
    return lambda folder: (folder / "2025-11-04-bad.md").symlink_to(to)


def _out(folder: Path) -> None:
    outside = folder.parent / "secret.md"
    outside.write_text(GOOD, encoding="utf-8")
    (folder / "2025-11-04-bad.md").symlink_to(outside)


def _linked_folder_out(folder: Path) -> None:
    outside = folder.parent / "elsewhere"
    outside.mkdir()
    (outside / "2025-11-04-hidden.md").write_text(GOOD, encoding="utf-8")
    (folder / "more.md").symlink_to(outside, target_is_directory=True)


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "2025-11-04-bad.md")


def _socket_like(folder: Path) -> None:
    (folder / "2025-11-04-bad.md").symlink_to("/dev/zero")


def _not_unicode(folder: Path) -> None:
    with Path(os.fsdecode(os.fsencode(folder) + b"/2025-11-04-\xff\xfe.md")).open("wb") as stream:
        stream.write(GOOD.encode())


_BODY = "OpenAIはAWSと380億ドルの契約を結んだ。\n"
_HEAD = "---\ntitle: 話題\ndate: 2025-11-04\n---\n"

ALL = (
    Bad("shift_jis", _written(GOOD.encode("shift_jis"))),
    Bad("euc_jp", _written(GOOD.encode("euc_jp"))),
    Bad("utf_16", _written(GOOD.encode("utf-16"))),
    Bad("utf_32", _written(GOOD.encode("utf-32"))),
    Bad("bom", _written("\ufeff" + GOOD), gives_post=True),
    Bad("half_a_letter", _written(GOOD.encode()[:-5])),
    Bad("random_bytes", _written(bytes(range(256)) * 40)),
    Bad("empty", _written(b"")),
    Bad("only_marks", _written("---\n---\n")),
    Bad("no_front_matter", _written(_BODY)),
    Bad("open_front_matter", _written("---\ntitle: x\ndate: 2025-11-04\n" + _BODY)),
    Bad("broken_yaml", _written('---\ntitle: "x\ndate: 2025-11-04\n---\n' + _BODY)),
    Bad("yaml_list", _written("---\n- a\n- b\n---\n" + _BODY)),
    Bad("yaml_bomb", _written(_bomb()), gives_post=True),
    Bad("deep_yaml", _written(_tall())),
    Bad("python_tag", _written("---\ntitle: !!python/object/apply:os.system ['touch hacked']\ndate: 2025-11-04\n---\n" + _BODY)),
    Bad("python_name", _written("---\ntitle: !!python/name:os.system\ndate: 2025-11-04\n---\n" + _BODY)),
    Bad("recursive_yaml", _written("---\ntitle: x\ndate: 2025-11-04\ntags: &a [*a]\n---\n" + _BODY), gives_post=True),
    Bad("two_documents", _written("---\ntitle: x\n...\n--- !!python/none\ndate: 2025-11-04\n---\n" + _BODY)),
    Bad("no_such_date", _written("---\ntitle: x\ndate: 2025-02-30\n---\n" + _BODY)),
    Bad("no_such_hour", _written("---\ntitle: x\ndate: 2025-11-04 25:61:00\n---\n" + _BODY)),
    Bad("year_zero", _written("---\ntitle: x\ndate: 0000-01-01\n---\n" + _BODY)),
    Bad("year_ten_thousand", _written("---\ntitle: x\ndate: 10000-01-01\n---\n" + _BODY)),
    Bad("date_list", _written("---\ntitle: x\ndate: [2025, 11, 4]\n---\n" + _BODY)),
    Bad("year_one", _written("---\ntitle: x\ndate: 0001-01-01 00:00:00 +0900\n---\n" + _BODY)),
    Bad("year_9999", _written("---\ntitle: x\ndate: 9999-12-31 23:59:59 -1200\n---\n" + _BODY)),
    Bad("hundred_megabytes", _big),
    Bad("long_line", _written(_HEAD + "あ" * 1_000_000), gives_post=True),
    Bad("long_line_of_sums", _written(_HEAD + "380億ドル" * 120_000), gives_post=True),
    Bad("long_line_of_digits", _written(_HEAD + "9" * 1_000_000 + "億ドル"), gives_post=True),
    Bad("kanji_digits", _written(_HEAD + "一億" * 200_000 + "ドル"), gives_post=True),
    Bad("nul_bytes", _written(_HEAD + "OpenAIは\0AWSと380億\0ドルの契約を結んだ。\n"), gives_post=True),
    Bad("controls", _written(_HEAD + "".join(map(chr, range(1, 32))) + _BODY), gives_post=True),
    Bad("bidirectional", _written(_HEAD + "\u202e\u2066" * 1000 + _BODY), gives_post=True),
    Bad("combining", _written(_HEAD + "a" + "\u0301" * 200_000 + _BODY), gives_post=True),
    Bad("deep_quotes", _written(_HEAD + ">" * 10_000 + _BODY), gives_post=True),
    Bad("deep_lists", _written(_HEAD + "".join(" " * number + "- x\n" for number in range(1500))), gives_post=True),
    Bad("deep_brackets", _written(_HEAD + "[" * 100_000 + _BODY), gives_post=True),
    Bad("deep_emphasis", _written(_HEAD + "**" * 100_000 + _BODY), gives_post=True),
    Bad("deep_parentheses", _written(_HEAD + "（" * 100_000 + _BODY), gives_post=True),
    Bad("open_comment", _written(_HEAD + "<!--" * 50_000 + _BODY), gives_post=True),
    Bad("open_code", _written(_HEAD + "```\n" * 9_999 + _BODY), gives_post=True),
    Bad("liquid", _written(_HEAD + "{% raw %}" * 20_000 + _BODY), gives_post=True),
    Bad("table", _written(_HEAD + "|" * 200_000 + "\n" + "|-" * 100_000 + "\n"), gives_post=True),
    Bad("million_spaces", _written(_HEAD + " " * 1_000_000 + _BODY), gives_post=True),
    Bad("million_lines", _written(_HEAD + "\n" * 1_000_000 + _BODY), gives_post=True),
    Bad("carriage_returns", _written((_HEAD + _BODY).replace("\n", "\r")), gives_post=True),
    Bad("huge_title", _written("---\ntitle: " + "題" * 500_000 + "\ndate: 2025-11-04\n---\n" + _BODY)),
    Bad("title_mapping", _written("---\ntitle: {a: b}\ndate: 2025-11-04\n---\n" + _BODY), gives_post=True),
    Bad("many_tags", _written("---\ntitle: x\ndate: 2025-11-04\ntags: [" + "a, " * 50_000 + "b]\n---\n" + _BODY)),
    Bad("permalink_out", _written("---\ntitle: x\ndate: 2025-11-04\npermalink: ../../../../etc/passwd\n---\n" + _BODY), gives_post=True),
    Bad("slug_out", _written("---\ntitle: x\ndate: 2025-11-04\nslug: ../../x\n---\n" + _BODY), gives_post=True),
    Bad("huge_number", _written("---\ntitle: x\ndate: 2025-11-04\nreading_time: " + "9" * 5000 + "\n---\n" + _BODY)),
    Bad("toml", _written('+++\ntitle = "x"\ndate = 2025-13-45\n+++\n' + _BODY)),
    Bad("json", _written('{"title": "x", "date": "2025-11-04"\n' + _BODY)),
    Bad("deep_json", _written('{"a":' * 50_000 + "\n\n" + _BODY)),
    Bad("folder", _folder),
    Bad("dangling_link", _link("nowhere.md")),
    Bad("looping_link", _link("2025-11-04-bad.md")),
    Bad("link_out", _out),
    Bad("linked_folder_out", _linked_folder_out),
    Bad("device", _socket_like),
    Bad("pipe", _pipe),
    Bad("name_not_unicode", _not_unicode),
    Bad("name_with_marks", _written(GOOD, "2025-11-04-<script>alert(1)<:script> $x$ `a` [a](b).md"), gives_post=True),
    Bad("name_upper_case", _written(GOOD, "2025-11-04-BAD.MD"), gives_post=True),
    Bad("name_markdown", _written(GOOD, "2025-11-04-bad.markdown"), gives_post=True),
    Bad("name_only_ending", _written(GOOD, ".md"), gives_post=True),
    Bad("name_new_line", _written(GOOD, "2025-11-04-a\nb.md"), gives_post=True),
)  # fmt: skip
