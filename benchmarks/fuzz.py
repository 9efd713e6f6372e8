"""Twenty thousand damaged posts through reader and extractor: none may crash, take over two seconds, or vanish.

    python benchmarks/fuzz.py [--posts FOLDER] [--count 20000] [--first 0]

What it finds is written to build/fuzz/; make a fixture of it in tests/hostile/.
"""

import argparse
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "hostile")]

from mutations import mutated  # noqa: E402

from dashboard import parse  # noqa: E402
from dashboard.parse import Rules  # noqa: E402

MOST_SECONDS = 2.0
RULES = Rules(ROOT / "data" / "reference", "Asia/Tokyo", "https://blog.test", "/:year/:month/:day/:title/")


def tried(number: int, seeds: list[bytes]) -> tuple[int, str, float]:
    """Parse the post of one number; return what came of it and the processor's seconds."""
    return number, *judged(mutated(seeds, random.Random(number)))


def judged(content: bytes) -> tuple[str, float]:
    """Parse one post; return what came of it (`post` and `fault` are right, all else is a finding) and the processor's seconds."""
    started = time.process_time()
    try:
        parsed = parse.parse(content, "2025-11-04-a.md", RULES)
    except Exception as error:
        return f"CRASH {type(error).__name__}: {error}", time.process_time() - started
    seconds = time.process_time() - started
    refusals = sum(fault.rule in ("unreadable", "draft") for fault in parsed.faults)
    if refusals != (parsed.post is None):
        return "UNACCOUNTED", seconds
    for figure in parsed.figures:
        if parsed.post and parsed.post.text[figure.span.start : figure.span.end] != figure.amount_text:
            return "SPAN", seconds
    return "SLOW" if seconds > MOST_SECONDS else "post" if parsed.post else "fault", seconds


def main() -> int:
    """Run; exit status 1 when something was found."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--posts", type=Path, default=ROOT / "data" / "posts")
    arguments.add_argument("--count", type=int, default=20_000)
    arguments.add_argument("--first", type=int, default=0)
    given = arguments.parse_args()
    seeds = [path.read_bytes() for path in sorted(given.posts.rglob("*.md"))]
    counted: Counter[str] = Counter()
    slowest, found = 0.0, 0
    numbers = range(given.first, given.first + given.count)
    with ProcessPoolExecutor(2) as pool:
        for number, said, seconds in pool.map(partial(tried, seeds=seeds[:400]), numbers, chunksize=200):
            counted[said.split(" ")[0]] += 1
            slowest = max(slowest, seconds)
            if said not in ("post", "fault"):
                found += 1
                home = ROOT / "build" / "fuzz"
                home.mkdir(parents=True, exist_ok=True)
                (home / f"{number}.md").write_bytes(mutated(seeds[:400], random.Random(number)))
                print(number, said[:300], f"{seconds:.2f} s", flush=True)
    print(dict(counted), f"slowest {slowest:.2f} s, {found} found")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
