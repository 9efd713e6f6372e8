import base64
import hashlib

from app_server import ROOT

from dashboard.ui import steps


def test_the_proxy_allows_exactly_the_script_that_the_app_puts_into_its_pages() -> None:
    digest = base64.b64encode(hashlib.sha256(steps.script().encode()).digest()).decode()
    assert f"'sha256-{digest}'" in (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
