"""The review page on a server of a test's own: its settings, its database, its login."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app_server import ROOT, AppServer
from playwright.sync_api import Page


@dataclass(frozen=True)
class Served:
    """A running app."""

    url: str
    database: str
    tables: Path


@contextmanager
def serving(folder: Path, posts: Path, port: int = 0, secrets: str = "", **settings: str) -> Iterator[Served]:
    """Run the review page's app with its files in `folder`, settings (as in the environment) and a secrets file."""
    database, tables, file = f"sqlite:///{folder / 'corrections.sqlite'}", folder / "tables", folder / "secrets.toml"
    file.write_text(secrets, encoding="utf-8")
    script, log = str(ROOT / "tests" / "access" / "review_app.py"), folder / "server.log"
    given = {"posts": str(posts), "tables": str(tables), "database": database} | settings
    with AppServer("--secrets.files", str(file), script=script, port=port, log=log, **given) as server:
        yield Served(server.url, database, tables)


def settle(page: Page) -> None:
    """Wait until the script has run."""
    page.locator("[data-testid=stApp]").wait_for(timeout=30_000)
    page.wait_for_timeout(500)
    # not by a function in the page: the proxy's policy forbids eval
    page.locator("[data-testid=stApp][data-test-script-state=running]").wait_for(state="detached", timeout=30_000)
    page.wait_for_timeout(300)
