"""Who may do what, from claims and headers alone."""

import ast
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.config import Settings
from dashboard.ui.access import is_at_this_machine, role_of

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


def role(settings: dict[str, Any], logged_out: datetime | None = None, **claims: Any) -> str:
    given = {"email": "anna@blog.test", "email_verified": True, "iat": NOW.timestamp() - 60} | claims
    return role_of(given, Settings(**settings), NOW, lambda who: logged_out)


OPEN: dict[str, Any] = {"editors": ("anna@blog.test", "@desk.test")}
CLOSED: dict[str, Any] = OPEN | {"open_reading": False, "readers": ("@readers.test",)}


@pytest.mark.parametrize(
    ("settings", "address", "expected"),
    [
        (OPEN, "anna@blog.test", "editor"),
        (OPEN, "Anna@Blog.Test", "editor"),
        (OPEN, "ben@desk.test", "editor"),
        (OPEN, "ben@blog.test", "reader"),
        (OPEN, "anna@blog.test.evil.test", "reader"),
        (OPEN, "x@sub.desk.test", "reader"),
        (OPEN, "desk.test", "reader"),
        (OPEN, "evil@x@desk.test@other.test", "reader"),
        (CLOSED, "anna@blog.test", "editor"),
        (CLOSED, "eva@readers.test", "reader"),
        (CLOSED, "mallory@evil.test", "stranger"),
        (CLOSED, "", "stranger"),
    ],
)
def test_addresses_and_domains_give_roles(settings: dict[str, Any], address: str, expected: str) -> None:
    assert role(settings, email=address) == expected


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email": None},
        {"email": ["anna@blog.test"]},
        {"iat": None},
        {"iat": True},
        {"iat": "1"},
        {"iat": NOW.timestamp() - 13 * 3600},
        {"iat": NOW.timestamp() + 3600},
    ],
)
def test_a_login_that_cannot_be_trusted_is_none(claims: dict[str, Any]) -> None:
    assert role(OPEN, **claims) == "reader"
    assert role(CLOSED, **claims) == "stranger"


def test_a_login_from_before_a_logout_is_over_and_a_later_one_counts() -> None:
    assert role(OPEN, logged_out=NOW) == "reader"
    assert role(OPEN, logged_out=NOW - timedelta(hours=1)) == "editor"


def test_without_a_login_nobody_edits() -> None:
    assert role_of({}, Settings(**OPEN), NOW, lambda who: None) == "reader"
    assert role_of({}, Settings(**CLOSED), NOW, lambda who: None) == "stranger"


@pytest.mark.parametrize(
    ("headers", "peer", "expected"),
    [
        ({"Host": "localhost:8501", "Origin": "http://localhost:8501"}, None, True),
        ({"Host": "127.0.0.1:8501"}, None, True),
        ({"Host": "[::1]:8501"}, None, True),
        ({"Host": "127.0.0.1:8501", "Origin": "https://dash.example"}, None, False),  # a proxy without headers of its own
        ({"Host": "127.0.0.1:8501", "Origin": "null"}, None, False),
        ({"Host": "127.0.0.1:8501", "X-Forwarded-For": "203.0.113.9"}, None, False),
        ({"Host": "127.0.0.1:8501", "Via": "1.1 proxy"}, None, False),
        ({"Host": "localhost:8501"}, "203.0.113.9", False),  # the header is the client's word only
        ({"Host": "attacker.example:8501"}, None, False),  # a name that was made to lead here
        ({"Host": "localhost.attacker.example"}, None, False),
        ({"Host": "127.0.0.1.attacker.example"}, None, False),
        ({"Host": "localhost@attacker.example"}, None, False),
        ({}, None, False),
    ],
)
def test_only_a_browser_on_this_machine_is_at_it(headers: dict[str, str], peer: str | None, expected: bool) -> None:
    assert is_at_this_machine(headers, peer) is expected


def test_only_a_checked_login_and_the_shell_make_an_editor() -> None:
    makers = set()
    for path in (ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Editor":
                makers.add(path.relative_to(ROOT / "dashboard").as_posix())
    assert makers == {"ui/access.py", "corrections/commands.py"}


def test_every_function_that_writes_asks_for_an_editor_or_is_a_logout() -> None:
    for path in (ROOT / "dashboard" / "corrections").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and "database.writing" in ast.unparse(node):
                names = [one.arg for one in node.args.args]
                assert "editor" in names or node.name == "log_out", f"{path.name}: {node.name}"
