"""The first run on a blog of one's own: what the app shows when none of its posts can be read."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui import loading

APP = Path(__file__).resolve().parents[2] / "app.py"


def test_a_blog_of_which_no_post_could_be_read_is_told_why_instead_of_a_page_that_breaks(
    blog: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    blog.write("a.md", b"---\ntitle: a\n---\nx\n")
    blog.build()
    for name in ("posts", "tables", "reference", "database"):
        monkeypatch.setenv(f"COVERAGE_{name.upper()}", str(getattr(blog.settings, name)))
    loading.settings.clear()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    loading.settings.clear()
    said = " ".join(one.value for one in app.markdown)
    assert (list(app.exception), "The post has no date" in said) == ([], True)
