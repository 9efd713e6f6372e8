"""What the benchmarks share: a child process with its processor seconds and peak memory, and where the real posts are."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # benchmarks are run as files; the package lies beside them
CORPUS = Path(os.environ.get("CORPUS", ROOT.parent / "shared" / "corpus" / "posts"))
if not CORPUS.is_dir():
    CORPUS = ROOT / "data" / "posts"


@dataclass(frozen=True)
class Spent:
    """What one process used. Processor seconds hardly change when neighbours are busy; wall seconds do."""

    cpu: float
    wall: float
    peak_mb: float
    output: str


def run(arguments: Sequence[str], cores: set[int] | None = None) -> Spent:
    """Run `python arguments` to its end, on `cores` only."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        child = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "COVERAGE_DATABASE": "sqlite:////nonexistent/none.sqlite"},
            stdout=output,
            preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None,
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if child.returncode:
        raise SystemExit(f"{arguments}: exit status {child.returncode}\n{text}")
    return Spent(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, text)


def build(posts: Path | str, tables: Path | str, *more: str, cores: set[int] | None = None) -> Spent:
    """Run `python -m dashboard build`."""
    return run(["-m", "dashboard", "build", "--posts", str(posts), "--out", str(tables), *more], cores)


@contextmanager
def scratch() -> Iterator[Path]:
    """A temporary folder."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        yield Path(folder)


def machine() -> str:
    """One line on the machine: processor, cores, Python."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = next((line.split(":")[1].strip() for line in info.splitlines() if line.startswith("model name")), "unknown processor")
    return f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}"
