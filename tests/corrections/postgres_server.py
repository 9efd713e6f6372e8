"""PostgreSQL from the system's package, started by the tests in a folder of their own, on a socket there and no port."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_USER = "postgres"  # it refuses to run as root


class PostgresMissingError(Exception):
    """The system has no PostgreSQL server."""


@dataclass(frozen=True)
class Server:
    """A server of the tests' own."""

    folder: Path
    programs: Path

    def address(self, name: str) -> str:
        """The setting `database` for one database of the server."""
        return f"postgresql://{_USER}@/{name}?host={self.folder}"

    def new_database(self, name: str) -> str:
        """Make an empty database; return its address."""
        self._run("createdb", "-h", str(self.folder), "-U", _USER, "-E", "UTF8", "-T", "template0", name)
        return self.address(name)

    def start(self) -> None:
        """Start it and wait until it answers."""
        # durable as in use; a small server, so that many tests fit beside it
        options = f"-k {self.folder} -c listen_addresses='' -c max_connections=60 -c shared_buffers=16MB"
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-o", options, "-w", "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; `immediate` is a crash: no shutdown, recovery at the next start."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", mode, "-w", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={_USER}", f"--regid={pwd.getpwnam(_USER).pw_gid}", "--clear-groups", *command]
        done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", timeout=120)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.decode()}")


@contextmanager
def running() -> Iterator[Server]:
    """A server for the length of the block.

    Raises:
        PostgresMissingError: the package `postgresql` is not installed.
    """
    programs = _programs()
    # a socket's path has at most 107 characters, and the server's user must reach it: not in pytest's folder
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    server = Server(folder, programs)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _USER)
        server._run("initdb", "-D", str(folder / "data"), "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        server.start()
        yield server
    finally:
        with contextlib.suppress(RuntimeError):
            server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(path) for path in [shutil.which("initdb")] if path]
    if not found:
        raise PostgresMissingError("PostgreSQL is not installed: apt-get install postgresql")
    return found[-1].parent
