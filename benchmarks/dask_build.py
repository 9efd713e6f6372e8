"""The same build on a Dask cluster, with a worker killed in mid-build: same tables, row for row. Run: python benchmarks/dask_build.py

Compared with the local build of the same posts in one process, in this run: the same code path but for the executor. The scheduler and
two workers are processes of their own on loopback. Speed-up: wall time with one worker ÷ with two; on a machine of two cores the
builder, which hashes, converts and links, shares them with the workers, and so it stays below two.
"""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow.parquet as pq
from measured import CORPUS, ROOT, build, machine, run, scratch

from dashboard.schema import TABLES

KILLING = """
import os, signal, sys, threading, time
from pathlib import Path
from dashboard import cluster
from dashboard.build import build
from dashboard.config import Settings
killed = []
def progress(stage, done, total):
    if stage == "parse" and done > total * 0.3 and not killed:
        killed.append(int(sys.argv[4]))
        os.kill(killed[0], signal.SIGKILL)
        print(f"worker {killed[0]} killed after {done} of {total} posts")
with cluster.executor(sys.argv[3]) as executor:
    build(Settings(posts=Path(sys.argv[1]), tables=Path(sys.argv[2])), progress, executor=executor)
assert killed
"""


@contextmanager
def process(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    try:
        yield child
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(30)


def wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the scheduler did not start")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def differing(one: Path, two: Path) -> list[str]:
    return [name for name in TABLES if not pq.read_table(one / f"{name}.parquet").equals(pq.read_table(two / f"{name}.parquet"))]


def main() -> None:
    print(machine())
    with scratch() as folder, ExitStack() as running:
        posts = folder / "posts"
        shutil.copytree(CORPUS, posts)
        local = build(posts, folder / "local", "--workers", "1")
        print(f"local, this process only: {local.wall:.1f} s wall, {local.cpu:.1f} s processor")
        port = free_port()
        address = f"tcp://127.0.0.1:{port}"
        running.enter_context(process("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"))
        wait_for(port)
        worker = (address, "--nthreads", "1", "--nworkers", "1", "--no-dashboard", "--no-nanny", "--local-directory", str(folder))
        running.enter_context(process("dask_worker", *worker))
        build(posts, folder / "warm", "--dask", address)
        one = build(posts, folder / "one", "--dask", address)
        second = running.enter_context(process("dask_worker", *worker))
        time.sleep(5)
        build(posts, folder / "warm2", "--dask", address)
        two = build(posts, folder / "two", "--dask", address)
        print(
            f"Dask: one worker {one.wall:.1f} s, two workers {two.wall:.1f} s: speed-up {one.wall / two.wall:.2f}; local ÷ two {local.wall / two.wall:.2f}"
        )
        print("differing tables, local and two workers:", differing(folder / "local", folder / "two") or "none")
        killed = run(["-c", KILLING, str(posts), str(folder / "killed"), address, str(second.pid)])
        print(killed.output.strip())
        print("differing tables, local and with a worker killed:", differing(folder / "local", folder / "killed") or "none")


if __name__ == "__main__":
    main()
