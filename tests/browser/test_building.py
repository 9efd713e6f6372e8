"""The app builds its tables: when there are none, and in the background when a post was added."""

import shutil
from pathlib import Path

import pytest
from app_server import ROOT, AppServer
from playwright.sync_api import Page, expect
from running_app import settle

pytestmark = pytest.mark.browser


def test_the_app_builds_its_tables_and_takes_up_a_new_post(page: Page, tmp_path: Path) -> None:
    posts = tmp_path / "posts"
    shutil.copytree(ROOT / "data" / "posts", posts)
    before = len(list(posts.glob("*.md")))
    with AppServer(posts=posts, tables=tmp_path / "tables") as server:
        page.goto(server.url)
        settle(page)
        expect(page.get_by_text(f"記事{before}本").last).to_be_visible()
        shutil.copy(next(posts.glob("*.md")), posts / "2026-04-28-1-new.md")
        page.get_by_role("button", name="更新する").click(timeout=90_000)  # it is looked for every 20 seconds
        expect(page.get_by_text(f"記事{before + 1}本").last).to_be_visible(timeout=30_000)
        expect(page.get_by_role("button", name="更新する")).to_have_count(0)


def test_a_folder_without_posts_says_what_to_do(page: Page, tmp_path: Path) -> None:
    with AppServer(posts=tmp_path / "nowhere", tables=tmp_path / "tables") as server:
        page.goto(server.url)
        expect(page.get_by_role("heading", name="データを作成しています")).to_be_visible()
        expect(page.get_by_role("button", name="もう一度試す")).to_be_visible()
        expect(page.get_by_text("データを更新できませんでした。 記事のフォルダーがありません")).to_be_visible()


def test_a_page_that_was_opened_before_the_first_build_has_ended_is_that_page_afterwards(page: Page, tmp_path: Path) -> None:
    with AppServer(posts=ROOT / "data" / "posts", tables=tmp_path / "tables") as server:
        page.goto(f"{server.url}/data?kind=contract")
        expect(page.get_by_role("heading", name="データを作成しています")).to_be_visible()
        settle(page)
        expect(page.get_by_role("heading", name="データ", exact=True)).to_be_visible()
        assert "/data?" in page.url
