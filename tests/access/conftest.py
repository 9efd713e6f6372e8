"""Fixtures of the access tests: posts, Chromium."""

from pathlib import Path

import pytest
from app_server import ROOT
from playwright.sync_api import expect

expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def sample_posts() -> Path:
    return ROOT / "data" / "posts"


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return {**browser_context_args, "locale": "en-US", "timezone_id": "Asia/Tokyo", "viewport": {"width": 1440, "height": 1200}}
