"""Who may read and who may edit, found on the server anew at each run and each write. Nothing is kept between two runs.

A login comes from Streamlit's OpenID Connect. Without any login set up, whoever sits at this very machine may edit.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import Any, Literal
from urllib.parse import urlsplit

import streamlit as st

from dashboard.config import Settings
from dashboard.corrections import logins
from dashboard.corrections.editor import Editor
from dashboard.errors import DashboardError
from dashboard.ui import keeping
from dashboard.ui.words import plain, say

Role = Literal["editor", "reader", "stranger"]
LOCAL = "local"  # who edits without a login, on this machine
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Forwarded", "Via")


class AccessError(DashboardError):
    """A write by somebody who may not write."""


def editor(settings: Settings) -> Editor:
    """Return who writes, if they may; call it within the write itself.

    Raises:
        AccessError: they may not.
    """
    if role(settings) != "editor":
        raise AccessError("Only editors may change anything.", "Log in with an address that the setting `editors` names.")
    return Editor(_address(_claims()) or LOCAL)


def role(settings: Settings) -> Role:
    """What the visitor of this run may do."""
    claims = _claims()
    if _login_is_set_up() or settings.editors or settings.readers or not settings.open_reading:
        return role_of(claims, settings, datetime.now(UTC), _logged_out_at)
    return "editor" if is_at_this_machine(st.context.headers, st.context.ip_address) else "reader"


def role_of(
    claims: Mapping[str, Any], settings: Settings, now: datetime, logged_out_at: Callable[[str], datetime | None]
) -> Role:
    """What somebody with these claims of an identity token may do."""
    anybody: Role = "reader" if settings.open_reading else "stranger"
    address = _address(claims)
    if not address or not _is_alive(claims, settings, now, logged_out_at(address)):
        return anybody
    if _named(address, settings.editors):
        return "editor"
    return "reader" if _named(address, settings.readers) else anybody


def is_at_this_machine(headers: Mapping[str, str], peer: str | None) -> bool:
    """Whether a request comes from a browser on the server's own machine, past no proxy, and means this machine by its name.

    Args:
        headers: of the request.
        peer: the other end's address; None where it is the loopback address, as Streamlit has it.
    """
    if peer is not None or any(headers.get(name) for name in _FORWARDED):
        return False
    hosts = [headers.get("Host") or ""]
    if origin := headers.get("Origin"):
        hosts.append(urlsplit(origin).netloc)
    return all(map(_is_loopback, hosts))


def gate(settings: Settings, language: str) -> bool:
    """Whether the visitor may read; draws the way in for who may not."""
    if role(settings) != "stranger":
        return True
    st.title(say(language, "login-needed"), anchor=False)
    if _login_is_set_up():
        if st.user.is_logged_in:
            st.write(say(language, "login-not-allowed", who=plain(_address(_claims()))))
        controls(settings, language)
    else:
        st.write(say(language, "login-not-set-up"))
    return False


def controls(settings: Settings, language: str) -> None:
    """Draw who is logged in with a way out, or the way in; nothing where no login is set up."""
    if not _login_is_set_up():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="login-controls"):
        if st.user.is_logged_in:
            alive = _is_alive(_claims(), settings, datetime.now(UTC), _logged_out_at(_address(_claims())))
            st.caption(say(language, f"login-{'as' if alive else 'over'}", who=plain(_address(_claims()))), width="content")
            st.button(say(language, "logout"), key="logout", type="tertiary", on_click=_log_out)
        if not st.user.is_logged_in or not alive:
            st.button(say(language, "login"), key="login", on_click=st.login)


def _log_out() -> None:
    """End the login in every browser, not in this one only: a copied cookie is of no use afterwards."""
    address = _address(_claims())
    if address:
        logins.log_out(keeping.store().engine, address)
    st.logout()


def _claims() -> dict[str, Any]:
    return st.user.to_dict() if _login_is_set_up() and st.user.is_logged_in else {}


def _login_is_set_up() -> bool:
    return "is_logged_in" in st.user


def _logged_out_at(address: str) -> datetime | None:
    kept = keeping.store_if_any()
    return logins.logged_out_at(kept.engine, address) if kept and address else None


def _address(claims: Mapping[str, Any]) -> str:
    """The address of a login; empty for one whose provider says that it is not theirs."""
    address = claims.get("email")
    if not isinstance(address, str) or claims.get("email_verified") is False or not _ADDRESS.fullmatch(address):
        return ""
    return address.casefold()


def _is_alive(claims: Mapping[str, Any], settings: Settings, now: datetime, logged_out_at: datetime | None) -> bool:
    """Whether a login is neither too old nor ended by a logout. Streamlit itself looks at neither."""
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or isinstance(issued, bool):
        return False
    since = datetime.fromtimestamp(issued, UTC)
    ended = logged_out_at is not None and since <= logged_out_at
    return not ended and since - timedelta(minutes=5) <= now < since + timedelta(hours=settings.session_hours)


def _named(address: str, patterns: tuple[str, ...]) -> bool:
    """Whether an address is one of those named, or of a domain named as @example.org."""
    domain = "@" + address.rpartition("@")[2]
    return any(pattern.casefold() in (address, domain) for pattern in patterns)


def _is_loopback(netloc: str) -> bool:
    name = urlsplit(f"//{netloc}").hostname or ""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
