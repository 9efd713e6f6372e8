"""Building the tables from the app: at the first run with progress in the page, later in the background while the old ones serve."""

import threading
from dataclasses import dataclass, field

import streamlit as st

from dashboard import build
from dashboard.config import Settings
from dashboard.errors import DashboardError
from dashboard.snapshot import Snapshot
from dashboard.ui.words import fault, plain, say

_STAGES = ("find", "parse", "link")
_SHOWN_FAULTS = 10


@dataclass
class Builder:
    """The server's one build at a time, shared by all readers; a thread writes it, pages read it."""

    thread: threading.Thread | None = None
    stage: str = _STAGES[0]
    done: int = 0
    total: int = 0
    error: DashboardError | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_running(self) -> bool:
        """Whether a build is under way."""
        return self.thread is not None and self.thread.is_alive()

    def start(self, settings: Settings) -> None:
        """Start a build unless one is under way."""
        with self._lock:
            if not self.is_running:
                self.stage, self.done, self.total, self.error = _STAGES[0], 0, 0, None
                self.thread = threading.Thread(target=self._run, args=(settings,), name="build", daemon=True)
                self.thread.start()

    def _run(self, settings: Settings) -> None:
        try:
            build.build(settings, self._progress)
        except DashboardError as error:
            self.error = error

    def _progress(self, stage: str, done: int, total: int) -> None:
        self.stage, self.done, self.total = stage, done, total


@st.cache_resource(show_spinner=False)
def builder() -> Builder:
    """The server's builder."""
    return Builder()


@st.cache_data(ttl="15s", refresh_mode="background", show_spinner=False)
def _outdated(snapshot_id: str, _settings: Settings) -> str:
    try:
        return build.outdated(_settings)
    except DashboardError:
        return ""  # an unreadable folder is no reason to offer a build that would fail; the build itself says why


def first_build(settings: Settings, language: str) -> None:
    """Build the tables because there are none, with progress; the page starts anew when they are there."""
    st.title(say(language, "first-build"), anchor=False)
    st.write(say(language, "first-build-why", posts=plain(str(settings.posts))))
    if builder().error is None:
        builder().start(settings)
        _watch(language)
        return
    _failed(language)
    if st.button(say(language, "try-again"), key="try-again"):
        builder().error = None
        st.rerun()


def nothing_read(settings: Settings, tables: Snapshot, language: str) -> None:
    """No post of the folder could be read: say why, of the first ones, and offer to try again."""
    st.title(say(language, "nothing-read"), anchor=False)
    st.write(say(language, "nothing-read-why", posts=plain(str(settings.posts)), count=len(tables.faults)))
    for row in tables.faults.head(_SHOWN_FAULTS).itertuples():
        st.write(plain(f"{row.path}:{row.line}: {row.message} {row.hint}"))
    notice(settings, tables.id, language)


def notice(settings: Settings, snapshot_id: str, language: str) -> None:
    """One quiet line when posts or rules have changed: offers an update, shows its progress; nothing otherwise."""
    if builder().is_running:
        _watch(language)
    else:
        _offer(settings, snapshot_id, language)


@st.fragment(run_every=20)
def _offer(settings: Settings, snapshot_id: str, language: str) -> None:
    if builder().error is not None:
        _failed(language)
    if builder().is_running:
        st.rerun()
    why = _outdated(snapshot_id, settings)
    if not why:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="update-notice"):
        st.caption(say(language, f"update-waiting-{why}"), width="content")
        if st.button(say(language, "update"), key="update", type="tertiary"):
            builder().start(settings)
            st.rerun()


@st.fragment(run_every=0.5)
def _watch(language: str) -> None:
    now = builder()
    if not now.is_running:
        _outdated.clear()
        st.rerun()
    share = min(now.done / now.total, 1.0) if now.total else 0.0
    st.progress(share, say(language, f"stage-{now.stage}", done=now.done, total=now.total))


def _failed(language: str) -> None:
    error = builder().error
    if error is not None:
        st.error(f"{say(language, 'build-failed')} {fault(language, error)}")
