"""The review page in a browser on this machine: a correction made there changes the tables, and the second editor is told."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect
from serving import Served, serving, settle

from dashboard.build import build
from dashboard.config import Settings
from dashboard.corrections import review

pytestmark = pytest.mark.browser


@pytest.fixture
def served(tmp_path: Path, sample_posts: Path) -> Iterator[Served]:
    build(Settings(posts=sample_posts, tables=tmp_path / "tables", database=f"sqlite:///{tmp_path / 'corrections.sqlite'}"))
    with serving(tmp_path, sample_posts) as app:
        yield app


def table(served: Served, name: str) -> pd.DataFrame:
    return pd.read_parquet(served.tables / f"{name}.parquet")


def opened(page: Page, served: Served, figure_id: str) -> Page:
    page.goto(f"{served.url}/review?figure={figure_id}&lang=English")
    settle(page)
    page.get_by_role("button", name="Save correction").wait_for()
    settle(page)
    return page


def test_a_figure_is_corrected_and_a_second_editor_is_told(page: Page, browser: Browser, served: Served) -> None:
    figure_id = review.queue(table(served, "figures"), table(served, "deals"), set())["figure_id"].iloc[0]
    other = browser.new_page(locale="en-US")
    opened(page, served, figure_id)
    opened(other, served, figure_id)

    form = page.locator(".st-key-opened-figure")
    form.get_by_label("Reason").fill("not a sum that anybody pays")
    form.get_by_role("button", name="Not such a figure").click()
    expect(page.get_by_role("button", name="Undo the last change")).to_be_visible()

    form = other.locator(".st-key-opened-figure")
    form.get_by_label("Reason").fill("it is right")
    form.get_by_role("button", name="Right as it is").click()
    expect(other.get_by_text("local was quicker (not a sum that anybody pays)")).to_be_visible()

    for _ in range(60):
        if figure_id not in set(table(served, "figures")["figure_id"]):
            break
        page.wait_for_timeout(500)
    assert figure_id not in set(table(served, "figures")["figure_id"])
    assert table(served, "corrections")["outcome"].tolist() == ["applied"]
    assert figure_id in set(table(served, "extracted")["figure_id"])

    opened(other, served, figure_id)
    other.locator(".st-key-opened-figure").get_by_role("button", name="Undo the last change").click()
    for _ in range(60):
        if figure_id in set(table(served, "figures")["figure_id"]):
            break
        page.wait_for_timeout(500)
    assert figure_id in set(table(served, "figures")["figure_id"])
    other.close()
