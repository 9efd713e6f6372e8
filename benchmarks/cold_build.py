"""Builds: cold, unchanged, one post edited and one new; against fugashi and frontmatter over the same files. Run: python benchmarks/cold_build.py

Compared with fugashi (unidic-lite, surfaces of all nodes) tokenising the same bodies once, line by line, which is its fast way: the
least that any build with a morphological analysis of the whole text costs. And with `frontmatter.load` of all files: the least that any
reader of these posts costs. All in this run, each in a process of its own on one core, as processor seconds (a busy neighbour hardly
changes them), start of Python and imports included on all sides.
"""

import shutil
import statistics
import time
from pathlib import Path

from measured import CORPUS, build, machine, run, scratch

FUGASHI = """
import sys, frontmatter
from pathlib import Path
from fugashi import Tagger
tagger = Tagger()
for path in sorted(Path(sys.argv[1]).rglob("*.md")):
    for line in frontmatter.load(path).content.splitlines():
        for word in tagger(line):
            word.surface
"""
FRONTMATTER = """
import sys, frontmatter
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.md")):
    frontmatter.load(path)
"""
IN_PROCESS = """
import gc, sys, time
from pathlib import Path
from dashboard.build import build
from dashboard.config import Settings
settings = Settings(posts=Path(sys.argv[1]), tables=Path(sys.argv[2]))
gc.freeze()  # as the command does
for call in range(3):
    for path in sys.argv[3:]:
        with open(path, "a") as file:
            print("One more line.", file=file)
    started = time.process_time()
    report = build(settings)
    assert report.changed is bool(sys.argv[3:])
    print(time.process_time() - started)
"""
PARTS = """
import gc, sys, time
from collections import deque
from pathlib import Path
from zoneinfo import ZoneInfo
from dashboard import health, parse, posts, sources, text
from dashboard.config import Settings
from dashboard.extraction import figures
def clock(name, work):
    started = time.process_time(); made = work(); print(f"  {name:44}{time.process_time() - started:7.2f} s"); return made
settings = Settings(posts=Path(sys.argv[1]))
known, words = clock("reference data: read, check, compile", lambda: parse._load(settings.reference, (), ""))
source = sources.find(settings.posts)
found = clock("find, read, hash", lambda: list(source.contents(source.names)))
read = clock("front matter", lambda: [posts.parse(content, name, ZoneInfo("Asia/Tokyo"), "", "") for content, name in found])
bodies = clock("sentences, repeats, boilerplate", lambda: [text.read(post, known.boilerplate) for post in read])
clock("faults", lambda: [list(health.check(*pair)) for pair in zip(read, bodies)])
clock("names, sums, kinds, parties, dates", lambda: [figures.extract(post, body, words) for post, body in zip(read, bodies)])
rules = parse.Rules(settings.reference, "Asia/Tokyo", "", "")
gc.freeze()
clock("all that a post yields, post by post", lambda: deque((parse.parse(content, name, rules) for content, name in found), 0))
clock("the same, stage by stage for forty posts", lambda: deque((parse.parse_batch(found[at : at + 40], rules) for at in range(0, len(found), 40)), 0))
"""


def _calls(posts: Path, tables: Path, cores: set[int], *edited: str) -> list[float]:
    """Processor seconds of three builds in one new process; before each, a line is added to the files `edited`."""
    return [float(line) for line in run(["-c", IN_PROCESS, str(posts), str(tables), *edited], cores).output.split()]


def main() -> None:
    print(machine())
    one_core = {0}
    with scratch() as folder:
        posts, tables = folder / "posts", folder / "tables"
        shutil.copytree(CORPUS, posts)
        count = len(list(posts.rglob("*.md")))
        size = sum(path.stat().st_size for path in posts.rglob("*.md")) / 1e6
        print(f"{count} posts, {size:.0f} MB; processor seconds, one core, whole processes")
        # in turn, and the middle of three: a shared machine's memory is a third faster in one minute than in the next
        builds, runs = [], []
        for _ in range(3):
            shutil.rmtree(tables, ignore_errors=True)
            builds.append(build(posts, tables, "--workers", "1", cores=one_core))
            runs.append(run(["-c", FUGASHI, str(posts)], one_core))
        cold, tokens = sorted(builds, key=lambda one: one.cpu)[1], sorted(runs, key=lambda one: one.cpu)[1]
        loads = run(["-c", FRONTMATTER, str(posts)], one_core)
        print(
            f"cold build {cold.cpu:.2f} s, peak {cold.peak_mb:.0f} MB; fugashi {tokens.cpu:.2f} s; frontmatter.load {loads.cpu:.2f} s"
        )
        print(f"cold build ÷ fugashi          {cold.cpu / tokens.cpu:.2f}   (wanted: at most 0.5)")
        print(f"cold build ÷ frontmatter.load {cold.cpu / loads.cpu:.1f}")
        start = statistics.median(run(["-c", "import dashboard.cli"], one_core).cpu for _ in range(3))
        again = statistics.median(build(posts, tables, "--workers", "1", cores=one_core).cpu for _ in range(3))
        print(f"rebuild unchanged, whole process {again:.2f} s, of it imports {start:.2f} s")
        same = statistics.median(_calls(posts, tables, one_core))
        print(
            f"rebuild unchanged ÷ cold: build() {same:.3f} s = {same / cold.cpu:.1%} (wanted: at most 3 %); process {again / cold.cpu:.1%}"
        )
        edited = sorted(posts.rglob("*.md"))[count // 2]
        for name, changed in (("one post edited", [edited]), ("one edited and one new", [edited, posts / "2099-01-01-new.md"])):
            if not changed[-1].exists():
                shutil.copyfile(edited, changed[-1])
            first, *more = _calls(posts, tables, one_core, *map(str, changed))
            later = statistics.median(more)
            print(f"{name} ÷ cold: build() in a new process (the command) {first:.3f} s = {first / cold.cpu:.1%},")
            print(f"    in one that has built before (the app) {later:.3f} s = {later / cold.cpu:.1%} (wanted: at most 5 %)")
        print("parts of the per-post work:")
        print(run(["-c", PARTS, str(posts)], one_core).output, end="")
        started = time.perf_counter()
        both = build(posts, Path(folder, "both"), "--workers", "0")
        print(
            f"cold build on all cores: {both.wall:.1f} s wall, {both.cpu:.1f} s processor ({time.perf_counter() - started:.1f} s with start)"
        )


if __name__ == "__main__":
    main()
