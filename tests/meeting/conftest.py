"""How the meeting's tests see the app: an English reader at a desk, with time for two browsers."""

import pytest
from playwright.sync_api import expect

expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return {**browser_context_args, "locale": "en-US", "timezone_id": "Asia/Tokyo", "viewport": {"width": 1440, "height": 1200}}
