"""The build: all posts become rows, unchanged ones are taken over, and nothing ever vanishes or is told by half."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard import schema, snapshot
from dashboard.build import outdated
from dashboard.config import Settings
from dashboard.errors import DashboardError, PostError, ReferenceDataError, SnapshotError

AMAZON = "OpenAIはAWSと380億ドルの契約を結んだ。"
META = "Metaは2028年末までに6000億ドルを投資する計画だ。"


def _rows(blog, *names: str) -> dict[str, list]:
    return {
        name: table.to_pylist()
        for name, table in snapshot.read_tables(blog.settings.tables, names or tuple(schema.TABLES))[1].items()
    }


def test_posts_become_tables(blog) -> None:
    blog.write("2025-11-04-a.md", AMAZON, "2025-11-04")
    blog.write("2025-11-05-b.md", AMAZON, "2025-11-05")
    report = blog.build()
    rows = _rows(blog, "figures", "deals")
    assert [(row["label"], row["posts"]) for row in rows["deals"]] == [("OpenAI → Amazon 380億ドル", 2)]
    assert {row["deal_id"] for row in rows["figures"]} == {rows["deals"][0]["deal_id"]}
    assert (report.changed, report.manifest["posts"], report.manifest["parsed"], report.manifest["reused"]) == (True, 2, 2, 0)


def test_the_manifest_counts_what_is_in_the_tables(blog) -> None:
    blog.write("2025-11-04-a.md", AMAZON)
    blog.write("bad.md", b"\xff")
    manifest = blog.build().manifest
    assert manifest["tables"] == {name: len(rows) for name, rows in _rows(blog).items()}
    assert {"snapshot_id", "built_at", "rules_hash", "posts", "reused", "parsed", "refused", "tables", "seconds"} <= set(manifest)
    assert (manifest["posts"], manifest["refused"], manifest["built_at"]) == (1, 1, "2026-01-01T00:00:00+00:00")


HOSTILE = {
    "shift_jis.md": "---\ntitle: 投資\n---\n".encode("shift_jis"),
    "empty.md": b"",
    "nul.md": b"\0" * 100,
    "no-front-matter.md": "# 題\n".encode(),
    "broken-yaml.md": b"---\ntags: [a\n---\nx\n",
    "object.md": b"---\ntitle: !!python/object/apply:os.getcwd []\n---\nx\n",
    "no-such-day.md": b"---\ntitle: a\ndate: 2025-02-30 09:00:00 +0900\n---\nx\n",
    "no-date.md": b"---\ntitle: a\n---\nx\n",
    "large.md": b"x" * 6_000_000,
}


def test_every_file_is_a_row_of_posts_or_of_faults(blog) -> None:
    for name, content in HOSTILE.items():
        blog.write(name, content)
    (blog.settings.posts / "folder.md").mkdir()
    (blog.settings.posts / "dangling.md").symlink_to("nowhere")
    (blog.settings.posts / "loop.md").symlink_to("loop.md")
    (blog.settings.posts / "out.md").symlink_to("/etc/hostname")
    blog.write("2025-11-04-good.md", AMAZON)
    blog.build()
    rows = _rows(blog, "posts", "faults")
    errors = {row["path"]: row for row in rows["faults"] if row["severity"] == "error"}
    assert set(errors) == {*HOSTILE, "folder.md", "dangling.md", "loop.md", "out.md"}
    assert all(row["line"] >= 1 and row["message"] and row["hint"] for row in errors.values())
    assert [row["path"] for row in rows["posts"]] == ["2025-11-04-good.md"]


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.md", "2025-11-30-\U0001f3e6.md".encode(), b"2025-11-30-a:b*c?.md", b"-rf.md", "か\u3099.md".encode()]
)
def test_a_post_of_any_file_name_is_built(name: bytes, blog) -> None:
    path = bytes(blog.settings.posts) + b"/" + name
    with open(path, "wb") as file:  # noqa: PTH123 a name that is no text
        file.write(f"---\ntitle: a\ndate: 2025-11-30\n---\n{AMAZON}\n".encode())
    manifest = blog.build().manifest
    assert manifest["posts"] + manifest["refused"] == 1 and blog.build().changed is False


def test_names_that_differ_only_by_normalisation_are_two_posts(blog) -> None:
    blog.write("2025-11-30-ガ.md")
    blog.write("2025-11-30-カ\u3099.md")
    assert blog.build().manifest["posts"] == 2


def test_the_second_of_two_posts_with_the_same_name_is_a_fault(blog) -> None:
    blog.write("a/2025-11-04-x.md")
    blog.write("b/2025-11-04-x.md")
    blog.build()
    rows = _rows(blog, "posts", "faults")
    assert [row["path"] for row in rows["posts"]] == ["a/2025-11-04-x.md"]
    assert [row["path"] for row in rows["faults"] if row["severity"] == "error"] == ["b/2025-11-04-x.md"]


def test_a_folder_that_has_lost_its_posts_is_an_error_and_the_tables_stay(blog) -> None:
    post = blog.write("2025-11-04-a.md")
    blog.build()
    post.rename(post.with_suffix(".txt"))
    with pytest.raises(PostError, match="no posts"):
        blog.build()
    assert [row["post_id"] for row in _rows(blog)["posts"]] == ["2025-11-04-a"]


def test_bundles_are_posts_of_their_folders_and_a_page_that_lists_posts_is_none(blog) -> None:
    for name in ("a/index.md", "b/index.md", "_index.md"):
        blog.write(name)
    blog.build()
    rows = _rows(blog, "posts", "faults")
    assert [row["post_id"] for row in rows["posts"]] == ["a", "b"]
    assert [row for row in rows["faults"] if row["severity"] == "error"] == []


def test_a_draft_is_in_no_sum_and_told_as_no_error(blog) -> None:
    blog.write("a.md")
    blog.write("b.md", "---\ntitle: b\ndate: 2025-11-04\ndraft: true\n---\nxAIは60億ドルを調達した。\n".encode())
    blog.build()
    rows = _rows(blog, "figures", "faults")
    assert {row["post_id"] for row in rows["figures"]} == {"a"}
    assert [(row["rule"], row["severity"]) for row in rows["faults"] if row["path"] == "b.md"] == [("draft", "warning")]


def test_building_again_without_a_change_writes_nothing(blog) -> None:
    blog.write("2025-11-04-a.md")
    first, served = blog.build(), (blog.settings.tables / "manifest.json").stat().st_mtime_ns
    again = blog.build()
    assert (again.changed, again.manifest) == (False, first.manifest)
    assert (blog.settings.tables / "manifest.json").stat().st_mtime_ns == served


@pytest.mark.parametrize("content", [b"", b"---\ntitle: a\n---\nx\n", b"\xff"])
def test_a_post_that_cannot_be_read_does_not_make_every_build_a_new_one(content: bytes, blog) -> None:
    blog.write("2025-11-04-a.md")
    blog.write("bad.md", content)
    blog.build()
    again = blog.build()
    assert (again.changed, outdated(blog.settings)) == (False, "")


def test_unchanged_posts_are_taken_over_and_the_rest_is_read(blog) -> None:
    for name in ("2025-11-04-a.md", "2025-11-05-b.md", "2025-11-06-c.md"):
        blog.write(name)
    blog.build()
    blog.write("2025-11-05-b.md", META)
    blog.write("2025-11-07-d.md", META)
    manifest = blog.build().manifest
    assert (manifest["posts"], manifest["reused"], manifest["parsed"]) == (4, 2, 2)


def _change_one(blog) -> None:
    blog.write("2025-11-05-b.md", META)


def _add_one(blog) -> None:
    blog.write("2025-11-01-new.md", AMAZON, "2025-11-01")


def _delete_one(blog) -> None:
    (blog.settings.posts / "2025-11-04-a.md").unlink()


def _rename_one(blog) -> None:
    (blog.settings.posts / "2025-11-04-a.md").rename(blog.settings.posts / "2025-11-04-renamed.md")


def _spoil_one(blog) -> None:
    blog.write("2025-11-04-a.md", b"\xff")


def _mend_one(blog) -> None:
    blog.write("bad.md", META)


@pytest.mark.parametrize("change", [_change_one, _add_one, _delete_one, _rename_one, _spoil_one, _mend_one])
def test_a_build_that_takes_posts_over_equals_one_from_nothing(change, blog) -> None:
    for day in (4, 5, 6):
        blog.write(f"2025-11-0{day}-{'abc'[day - 4]}.md", AMAZON + "Metaは4億ポンド（約5億円）を投資する。", f"2025-11-0{day}")
    blog.write("bad.md", b"\xff")
    blog.build()
    change(blog)
    blog.build()
    taken_over = _rows(blog)
    shutil.rmtree(blog.settings.tables)
    blog.build()
    assert _rows(blog) == taken_over


@pytest.mark.parametrize("how", [{"workers": 1}, {"workers": 2}, {"executor": ThreadPoolExecutor(2)}])
def test_it_does_not_matter_who_reads_the_posts(how: dict[str, object], blog) -> None:
    for number in range(130):  # enough for a pool of processes
        blog.write(f"2025-11-04-{number:03}.md", f"Metaは{number + 1}億ドルを投資する計画だ。")
    blog.build(**how)
    told = _rows(blog, "figures")["figures"]
    assert [row["amount_low"] for row in told] == [float(number + 1) * 1e8 for number in range(130)]


def test_a_change_of_the_reference_data_reads_every_post_anew(blog, tmp_path: Path) -> None:
    blog.write("2025-11-04-a.md")
    blog.build()
    shutil.copytree(blog.settings.reference, tmp_path / "other")
    (tmp_path / "other" / "tags.yml").write_text("[{name: 人工知能, aliases: [AI]}]", encoding="utf-8")
    blog.settings = blog.settings.model_copy(update={"reference": tmp_path / "other"})
    assert outdated(blog.settings) == "rules"
    assert (blog.build().manifest["parsed"], [row["tag"] for row in _rows(blog, "tags")["tags"]]) == (1, ["人工知能"])


@pytest.mark.parametrize("update", [{"site": "https://other.test"}, {"permalink": "/:title/"}, {"timezone": "UTC"}])
def test_a_change_of_the_site_reads_every_post_anew(update: dict[str, str], blog) -> None:
    blog.write("2025-11-04-a.md")
    blog.build()
    blog.settings = blog.settings.model_copy(update=update)
    assert outdated(blog.settings) == "rules" and blog.build().manifest["parsed"] == 1


def test_tables_are_stale_until_they_are_built_and_whenever_a_post_changes(blog) -> None:
    path = blog.write("2025-11-04-a.md")
    blog.write("2025-11-05-b.md")
    stale = [outdated(blog.settings)]
    blog.build()
    stale.append(outdated(blog.settings))
    path.unlink()
    assert [*stale, outdated(blog.settings)] == ["posts", "", "posts"]


def test_a_later_build_has_another_id_and_the_same_posts_the_same(blog) -> None:
    blog.write("2025-11-04-a.md")
    first = blog.build().manifest["snapshot_id"]
    blog.write("2025-11-05-b.md")
    second = blog.build().manifest["snapshot_id"]
    (blog.settings.posts / "2025-11-05-b.md").unlink()
    assert (second != first, blog.build().manifest["snapshot_id"]) == (True, first)


def test_a_conversion_that_is_off_by_a_factor_of_ten_is_a_fault_of_the_post(blog) -> None:
    blog.write("2025-11-04-a.md", "前書き。\n\nMetaはGoogleと8300億ドル（約1250億円）の契約を結んだ。")
    blog.build()
    [fault] = [row for row in _rows(blog, "faults")["faults"] if row["rule"] == "conversion-off"]
    assert (fault["path"], fault["line"], fault["severity"]) == ("2025-11-04-a.md", 8, "warning")
    assert "8300億ドル" in fault["message"] and "1250億円" in fault["message"]


def test_a_plain_conversion_is_no_fault(blog) -> None:
    blog.write("2025-11-04-a.md", "MetaはGoogleと500億ドル（約7.5兆円）の契約を結んだ。")
    blog.build()
    assert [row for row in _rows(blog, "faults")["faults"] if row["rule"] == "conversion-off"] == []


def test_every_row_knows_its_post_and_every_name_its_organisation(blog) -> None:
    blog.write("2025-11-04-a.md", AMAZON + "某生成AI企業も10億ドルを投資する。カナダは24億ドルを投じる。")
    blog.build()
    rows = _rows(blog)
    posts = {row["post_id"] for row in rows["posts"]}
    assert all(row["post_id"] in posts for name in ("figures", "mentions", "tags", "unknown_names") for row in rows[name])
    named = {name for row in rows["figures"] for name in (*row["payers"], *row["payees"])} | {
        row["company"] for row in rows["mentions"]
    }
    assert named == {row["company"] for row in rows["companies"]}


def test_posts_are_in_the_order_of_publication(blog) -> None:
    for day in (9, 3, 6):
        blog.write(f"post-{day}.md", AMAZON, f"2025-11-0{day}")
    blog.build()
    assert [row["post_id"] for row in _rows(blog, "posts")["posts"]] == ["post-3", "post-6", "post-9"]


def test_the_progress_ends_at_the_number_of_posts(blog) -> None:
    steps: list[tuple[str, int, int]] = []
    for name in ("a.md", "b.md"):
        blog.write(name)
    blog.build(progress=lambda *step: steps.append(step))
    assert list(dict.fromkeys(stage for stage, _, _ in steps)) == ["find", "parse", "link"]
    parsed = [done for stage, done, total in steps if stage == "parse" and total == 2]
    assert parsed == sorted(parsed) and parsed[-1] == 2


def test_names_that_the_register_lacks_are_reported_with_the_number_of_posts(blog) -> None:
    for name in ("2025-11-04-a.md", "2025-11-05-b.md"):
        blog.write(name, "OpenAIはAWS、Nanashi Labsと380億ドルの契約を結んだ。")
    assert ("Nanashi Labs", 2) in blog.build().unknown_names


def test_a_name_that_the_register_lacks_is_in_no_row_of_figures(blog) -> None:
    blog.write("2025-11-04-a.md", "Nanashi LabsはAWSと380億ドルの契約を結んだ。")
    blog.build()
    assert "Nanashi Labs" not in str(_rows(blog, "figures", "deals", "companies", "mentions")["companies"])


@pytest.mark.parametrize(
    "damage", ["a table is missing", "a table is broken", "a table has other columns", "the manifest is empty"]
)
def test_building_again_mends_damaged_tables(damage: str, blog) -> None:
    blog.write("2025-11-04-a.md")
    home = blog.settings.tables / blog.build().manifest["snapshot_id"]
    if damage == "a table is missing":
        (home / "tags.parquet").unlink()
    elif damage == "a table is broken":
        (home / "tags.parquet").unlink()
        (home / "tags.parquet").write_bytes(b"half")
    elif damage == "a table has other columns":
        pq.write_table(pq.read_table(home / "tags.parquet").drop_columns(["tag_raw"]), home / "tags.parquet")
    else:
        (blog.settings.tables / "manifest.json").write_text("")
    blog.build()
    assert [row["tag"] for row in _rows(blog, "tags")["tags"]] == ["AI"]


def test_a_missing_folder_of_posts_is_named(blog, tmp_path: Path) -> None:
    blog.settings = blog.settings.model_copy(update={"posts": tmp_path / "nowhere"})
    with pytest.raises(PostError, match="nowhere"):
        blog.build()


def test_a_build_that_cannot_be_made_leaves_the_served_tables(blog, tmp_path: Path) -> None:
    blog.write("2025-11-04-a.md")
    served = blog.build().manifest
    blog.settings = blog.settings.model_copy(update={"reference": tmp_path / "nowhere"})
    with pytest.raises(ReferenceDataError):
        blog.build()
    assert snapshot.manifest(blog.settings.tables) == served


def test_two_builds_do_not_write_at_once(blog) -> None:
    with snapshot.writing(blog.settings.tables), pytest.raises(SnapshotError, match="Another build"):
        blog.build()


def test_a_setting_that_nobody_knows_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("coverage.toml").write_text("post = '_posts'")
    with pytest.raises(ValueError, match="post"):
        Settings()


def test_arguments_win_over_the_environment_and_that_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("coverage.toml").write_text("site = 'file'\nlanguage = 'en'\ntimezone = 'UTC'")
    monkeypatch.setenv("COVERAGE_SITE", "environment")
    monkeypatch.setenv("COVERAGE_TIMEZONE", "Asia/Seoul")
    found = Settings(timezone="Asia/Tokyo")
    assert (found.site, found.language, found.timezone) == ("environment", "en", "Asia/Tokyo")


def test_a_zone_that_does_not_exist_is_an_error_of_ours(blog) -> None:
    blog.write("2025-11-04-a.md")
    with pytest.raises((DashboardError, ValueError), match="Mars"):
        blog.settings = Settings(**blog.settings.model_dump() | {"timezone": "Mars/Olympus"})
        blog.build()
