"""The app as a reader would start it: a Streamlit server of a test's own, which can be killed and started again."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
_WAIT = 60  # seconds


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_for(url: str, ask: Callable[[str], object] | None = None) -> None:
    """Wait until a server answers at `url`; `ask` is how it is asked when plain HTTP will not do."""
    until = time.monotonic() + _WAIT
    while time.monotonic() < until:
        try:
            if ask:
                ask(url)
            else:
                urllib.request.urlopen(url, timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"Nothing answers within {_WAIT} s: {url}")


class AppServer:
    """Streamlit with the app (or another `script`); its settings are those of `dashboard.config`, by name."""

    def __init__(self, *flags: str, script: str = "app.py", port: int = 0, log: Path | None = None, **settings: object) -> None:
        self._port = port or free_port()
        self._flags, self._script, self._log = flags, script, log
        self._environment = os.environ | {f"COVERAGE_{name.upper()}": str(value) for name, value in settings.items()}
        self._environment["PYTHONPATH"] = str(ROOT)
        self.url = f"http://localhost:{self._port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "streamlit", "run", self._script, "--server.port", str(self._port)]
        out = self._log.open("ab") if self._log else subprocess.DEVNULL
        self._process = subprocess.Popen(
            [*command, "--server.address", "127.0.0.1", *self._flags], cwd=ROOT, env=self._environment, stdout=out, stderr=out
        )
        wait_for(f"http://127.0.0.1:{self._port}/_stcore/health")

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> Self:
        """Start it."""
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait()
