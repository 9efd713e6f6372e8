"""What the command writes, what it leaves, what it refuses and what it tells. Most tests draw with a stand-in."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from embed_samples import HOSTILE, TODAY, VIEWS

from dashboard import embeds
from dashboard.charts.registry import CHARTS
from dashboard.embeds import browser, definitions
from dashboard.errors import DashboardError


def state(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file with its content's hash and the time it was written."""
    return {
        path.relative_to(folder).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def contents(folder: Path) -> dict[str, str]:
    return {name: content for name, (content, _) in state(folder).items()}


def told(folder: Path, name: str) -> dict[str, object]:
    return json.loads((folder / f"assets/charts/{name}/data.json").read_text(encoding="utf-8"))


def test_every_chart_of_the_registry_gets_its_files(tables: Path, tmp_path: Path, undrawn: list[int]) -> None:
    report = embeds.write(tables, tmp_path, today=TODAY)
    assert report.written == tuple(CHARTS)
    drawn = set(CHARTS) - set(report.empty)
    for name in CHARTS:
        files = {path.name for path in (tmp_path / "assets/charts" / name).iterdir()}
        assert files >= {"card.png", "data.csv", "data.json", "index.html"}
        assert ({"chart.svg", "chart-wide.svg"} <= files) == (name in drawn)
        assert (tmp_path / f"_includes/coverage-charts/{name}.html").exists()
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.browser
def test_twice_built_is_equal_to_the_byte(
    tables: Path, written: tuple[Path, embeds.Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [embeds.Embed(id=name, chart=name) for name in ("investment-by-month", "biggest-deals", "valuations")]
    monkeypatch.setattr(definitions, "of_registry", lambda: chosen)
    embeds.write(tables, tmp_path, today=TODAY, address="https://blog.test/blog")
    again = contents(tmp_path)
    assert len(again) > 15 and again == {name: content for name, content in contents(written[0]).items() if name in again}


def test_what_did_not_change_is_not_written_again(tables: Path, tmp_path: Path, few: list[int]) -> None:
    embeds.write(tables, tmp_path, today=TODAY)
    before = state(tmp_path)
    report = embeds.write(tables, tmp_path, today=TODAY)
    assert (report.written, report.files, few[2:]) == ((), (), [0, 0])
    assert state(tmp_path) == before


def test_a_later_build_of_the_same_posts_changes_nothing(blog, tmp_path: Path, few: list[int]) -> None:  # type: ignore[no-untyped-def]
    blog.write("2025-11-04-a.md")
    blog.build()
    site = tmp_path / "site"
    embeds.write(blog.settings.tables, site, today=TODAY)
    manifest = blog.settings.tables / "manifest.json"
    manifest.write_text(manifest.read_text().replace("2026-01-01T", "2026-01-09T"))
    assert embeds.write(blog.settings.tables, site, today=TODAY).written == ()


def test_without_a_browser_nothing_is_written_and_the_next_step_is_told(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "no-browser"))
    with pytest.raises(DashboardError, match=r"no browser.*apt-get install chromium"):
        embeds.write(tables, tmp_path / "site", today=TODAY)
    assert contents(tmp_path) == {}


def test_a_browser_that_fails_leaves_the_site_as_it_was(
    tables: Path, tmp_path: Path, few: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    embeds.write(tables, tmp_path, today=TODAY)
    before = state(tmp_path)
    monkeypatch.setattr(browser, "draw", lambda *_: (_ for _ in ()).throw(DashboardError("The browser failed.")))
    with pytest.raises(DashboardError):
        embeds.write(tables, tmp_path, today=TODAY, only="biggest-deals", pin=date(2025, 12, 1))
    assert state(tmp_path) == before


def test_nothing_is_written_through_a_link_that_leaves_the_site(tables: Path, tmp_path: Path, few: list[int]) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    outside.mkdir()
    (site / "assets").mkdir(parents=True)
    (site / "assets/charts").symlink_to(outside)
    with pytest.raises(DashboardError, match="outside the site"):
        embeds.write(tables, site, today=TODAY)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "entry",
    [
        {"id": "../../x", "chart": "biggest-deals"},
        {"id": '"><script>', "chart": "biggest-deals"},
        {"id": "{% raw %}", "chart": "biggest-deals"},
        {"id": "a\u202eb", "chart": "biggest-deals"},
        {"id": "A", "chart": "biggest-deals"},
        {"id": "a--b", "chart": "biggest-deals"},
        {"id": "x" * 61, "chart": "biggest-deals"},
        {"id": "biggest-deals", "chart": "biggest-deals"},  # the registry's own
        {"id": "a", "chart": "../../x"},
        {"id": "a", "chart": "biggest-deals", "filters": {"company": ["OpenAI"]}},  # it is `companies`
        {"id": "a", "chart": "biggest-deals", "filters": {"currency": "EUR"}},
        {"id": "a", "chart": "biggest-deals", "pinned": "2026-01-01"},
        "a",
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(tables: Path, tmp_path: Path, few: list[int], entry: object) -> None:
    views = tmp_path / "embeds.yml"
    views.write_text(yaml.safe_dump([entry], allow_unicode=True), encoding="utf-8")
    with pytest.raises(DashboardError, match=r"embeds\.yml"):
        embeds.write(tables, tmp_path / "site", today=TODAY, saved=views)
    assert not (tmp_path / "site").exists()


def test_an_entry_that_the_app_words_is_read_back_as_the_same_embed() -> None:
    embed = embeds.Embed.read(
        {
            "id": "a",
            "chart": "biggest-deals",
            "caption": HOSTILE,
            "filters": {"companies": ["OpenAI"], "since": "2025-09-01"},
            "pin": "2026-01-31",
        }
    )
    assert embeds.Embed.read(yaml.safe_load(embeds.entry_text(embed))[0]) == embed


def test_an_embed_that_nobody_asks_for_any_more_is_told_and_left(tables: Path, tmp_path: Path, few: list[int]) -> None:
    site, views = tmp_path / "site", tmp_path / "embeds.yml"
    views.write_text(VIEWS, encoding="utf-8")
    embeds.write(tables, site, today=TODAY, saved=views)
    report = embeds.write(tables, site, today=TODAY)
    assert report.gone == ("hostile", "in-english")
    assert (site / "assets/charts/hostile/data.json").exists()


def test_a_post_that_asks_for_no_embed_there_is_told(tables: Path, tmp_path: Path, few: list[int]) -> None:
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "a.md").write_text('{% include coverage-chart.html id="biggest-deal" %}')
    (posts / "b.md").write_text("{%- include coverage-chart.html mode=\"dark\" id='biggest-deals' -%}")
    report = embeds.write(tables, tmp_path / "site", today=TODAY, posts=posts)
    assert report.missing == {"biggest-deal": ("a.md",)}


def test_only_writes_one(tables: Path, tmp_path: Path, few: list[int]) -> None:
    assert embeds.write(tables, tmp_path, today=TODAY, only="tags-top").written == ("tags-top",)
    with pytest.raises(DashboardError, match="no embed 'x'"):
        embeds.write(tables, tmp_path, today=TODAY, only="x")


def test_a_pin_knows_nothing_of_later_posts_and_stays(tables: Path, tmp_path: Path, few: list[int]) -> None:
    embeds.write(tables, tmp_path, today=TODAY, only="coverage-share", pin=date(2025, 10, 31))
    frozen = told(tmp_path, "coverage-share")
    assert frozen["definition"]["pin"] == "2025-10-31" and frozen["day"] == "2025-10-31"
    assert str(frozen["newest_post"]) < "2025-11-01"
    before = state(tmp_path)
    report = embeds.write(tables, tmp_path, today=TODAY)
    assert report.frozen == ("coverage-share",)
    assert {name: value for name, value in state(tmp_path).items() if name in before} == before
    embeds.write(tables, tmp_path, today=TODAY, only="coverage-share")  # asked for by name, and without a pin: live again
    assert "pin" not in told(tmp_path, "coverage-share")["definition"]


def test_a_correction_names_embed_posts_old_and_new_value(blog, tmp_path: Path, few: list[int]) -> None:  # type: ignore[no-untyped-def]
    site = tmp_path / "site"
    blog.write("2025-11-04-a.md", "OpenAIはAWSと380億ドルの契約を結んだ。")
    blog.write("2025-11-05-b.md", '{% include coverage-chart.html id="contract-by-month" %}', day="2025-11-05")
    blog.build()
    embeds.write(blog.settings.tables, site, today=TODAY, posts=blog.settings.posts)
    blog.write("2025-11-04-a.md", "OpenAIはAWSと420億ドルの契約を結んだ。")
    blog.write("2025-12-01-c.md", "OpenAIはOracleと900億ドルの契約を結んだ。", day="2025-12-01")  # news, no correction
    blog.build()
    report = embeds.write(blog.settings.tables, site, today=TODAY, posts=blog.settings.posts)
    sums = [one for one in report.errata if one.embed == "contract-by-month"]
    assert {(one.old, one.new, one.posts) for one in sums} == {("380億ドル", "420億ドル", ("2025-11-05-b.md",))}
    assert (
        "【訂正】図「契約はいつ、いくら伝えられたか」の2025/11の計（USD）を「380億ドル」としていましたが、正しくは「420億ドル」です。（2026年3月1日）"
        in [one.draft for one in sums]
    )
    assert embeds.write(blog.settings.tables, site, today=TODAY, posts=blog.settings.posts).errata == ()


def test_later_posts_alone_are_no_correction(blog, tmp_path: Path, few: list[int]) -> None:  # type: ignore[no-untyped-def]
    blog.write("2025-11-04-a.md")
    blog.build()
    embeds.write(blog.settings.tables, tmp_path / "site", today=TODAY)
    blog.write("2025-11-20-b.md", "NVIDIAはOpenAIに1000億ドルを投資する。", day="2025-11-20")
    blog.build()
    assert embeds.write(blog.settings.tables, tmp_path / "site", today=TODAY).errata == ()


def test_the_lines_to_copy() -> None:
    assert embeds.include_line("a-b") == '{% include coverage-chart.html id="a-b" %}'
    line = embeds.iframe_line("a-b", '"><script>', 640, "https://blog.test/")
    assert 'src="https://blog.test/assets/charts/a-b/"' in line and "<script>" not in line and 'height="640"' in line
    with pytest.raises(ValueError, match="no id"):
        embeds.include_line('x" %}{% raw %}')


@pytest.mark.browser
def test_a_preview_shows_the_embed_on_both_papers(tables: Path) -> None:
    from dashboard import snapshot

    seen = embeds.preview(snapshot.load(tables), embeds.Embed.read({"id": "mine", "chart": "biggest-deals", "title": HOSTILE}))
    light, dark = seen.html("light"), seen.html("dark")
    assert light.count("<svg") == 2 and "<script" not in light and 'data-mode="light"' in light and 'data-mode="dark"' in dark
    assert 400 < seen.height < 4000
