"""Through nginx with the configuration that docs/deploy.md gives: headers, frames from other sites, no editing without a login."""

import re
import ssl
import subprocess
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from app_server import ROOT, free_port, wait_for
from needed import program
from playwright.sync_api import Browser, expect
from serving import serving, settle

from dashboard.build import build
from dashboard.config import Settings

pytestmark = pytest.mark.browser
_ALLOWED = "overview"


def configured(folder: Path, app: int, secure: int, plain: int, blog: str) -> Path:
    """The documented configuration with this test's ports, names and certificate, and one page allowed to one site."""
    site = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for said, here in (
        ("127.0.0.1:8501", f"127.0.0.1:{app}"),
        ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        ("listen 80", f"listen 127.0.0.1:{plain}"),
        ("dash.example;", "localhost;"),
        ("/etc/letsencrypt/live/dash.example", str(folder)),
        ("default \"'none'\";", f'default "\'none\'";\n    ~^/{_ALLOWED}$ "{blog}";'),
    ):
        assert said in site
        site = site.replace(said, here)
    places = "".join(f"{name}_temp_path {folder / name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off; worker_processes 1; pid {folder / 'pid'}; error_log {folder / 'error.log'};\nevents {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {places}\n{site}\n}}\n",
        encoding="utf-8",
    )
    return file


class _Blog(BaseHTTPRequestHandler):
    """A site that shows whatever its path names in a frame."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(
            f"<iframe src='https://localhost:{self.server.secure}{self.path}' width=900 height=700></iframe>".encode()
        )  # type: ignore[attr-defined]

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def blog() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), _Blog)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory, sample_posts: Path, blog: HTTPServer) -> Iterator[str]:
    server = program("nginx", package="nginx")
    folder = tmp_path_factory.mktemp("proxy")
    build(Settings(posts=sample_posts, tables=folder / "tables", database=f"sqlite:///{folder / 'corrections.sqlite'}"))
    key = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run(
        [*key, "-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")], check=True, capture_output=True
    )
    app, secure, plain = free_port(), free_port(), free_port()
    blog.secure = secure  # type: ignore[attr-defined]
    file = configured(folder, app, secure, plain, f"http://127.0.0.1:{blog.server_port}")
    with serving(folder, sample_posts, app), subprocess.Popen([server, "-c", str(file), "-p", str(folder)]) as nginx:
        try:
            wait_for(f"https://localhost:{secure}/health", fetch)
            yield f"https://localhost:{secure}"
        finally:
            nginx.terminate()


def fetch(url: str) -> tuple[bytes, dict[str, str]]:
    trusting = ssl._create_unverified_context()
    with urllib.request.urlopen(url, timeout=10, context=trusting) as answer:
        return answer.read(), {name.lower(): value for name, value in answer.headers.items()}


def test_the_headers_are_those_of_the_documentation(proxied: str) -> None:
    for address in ("/", "/review", "/_stcore/host-config", "/nowhere"):
        _, headers = fetch(proxied + address)
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "'unsafe-eval'" not in re.sub("'wasm-unsafe-eval'", "", policy)
        assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["strict-transport-security"] == "max-age=31536000"
    assert fetch(f"{proxied}/health")[0] == b"ok"
    assert "nginx/" not in fetch(proxied)[1]["server"]


def test_the_app_works_under_its_policy_and_nobody_edits_without_a_login(browser: Browser, proxied: str) -> None:
    page = browser.new_page(ignore_https_errors=True, locale="en-US")
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{proxied}/overview")
    settle(page)
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=60_000)
    page.goto(f"{proxied}/?direct=1")
    settle(page)
    expect(page.get_by_text("role: reader")).to_be_visible()
    page.get_by_role("button", name="write directly").click()
    settle(page)
    expect(page.get_by_text("Only editors may change anything")).to_be_visible()
    assert broken == []
    page.close()


@pytest.mark.parametrize(("address", "shown"), [("/", False), ("/review", False), (f"/{_ALLOWED}", True)])
def test_another_site_may_frame_only_the_page_that_the_operator_names(
    browser: Browser, proxied: str, blog: HTTPServer, address: str, shown: bool
) -> None:
    page = browser.new_page(ignore_https_errors=True)
    page.goto(f"http://127.0.0.1:{blog.server_port}{address}")
    page.wait_for_timeout(3000)
    framed = page.frames[1]
    if shown:
        framed.locator("[data-testid=stApp]").wait_for(timeout=30_000)
    else:
        assert framed.locator("[data-testid=stApp]").count() == 0
        assert "chrome-error" in framed.url
    page.close()
