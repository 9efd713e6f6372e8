"""Damaged posts that seek the code which no post has reached yet, through reader and extractor: fuzz.py's laws, with atheris.

    pip install atheris
    python benchmarks/guided_fuzz.py [--posts FOLDER] [--seconds 600]

It stops at the first finding and writes it to build/fuzz/; make a fixture of it in tests/hostile/. Posts reached on the way are
kept in build/fuzz/corpus/ and seed the next run. Coverage costs speed: SLOW is no finding here.
"""

import argparse
import importlib
import random
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_BYTES = 16_000  # of a damaged post: longer ones reach no more code and take longer
FROM_WORDS = 0.7  # share of damage made of words that break parsers; the rest is of bytes

atheris = importlib.import_module("atheris")
with atheris.instrument_imports(include=["dashboard"]):
    import fuzz
from mutations import mutated  # noqa: E402  (fuzz.py says where it is)

counted: Counter[str] = Counter()


def damage(content: bytes, most: int, seed: int) -> bytes:
    """One more damaged post, made of one that was reached before."""
    chance = random.Random(seed)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = ""
    if not text or chance.random() > FROM_WORDS:
        return bytes(atheris.Mutate(content, most))
    return mutated([content], chance)[:most]


def one(content: bytes) -> None:
    """Try one post; raises on a finding."""
    said, _ = fuzz.judged(content)
    counted[said.split(" ")[0]] += 1
    if said not in ("post", "fault", "SLOW"):
        print(dict(counted), flush=True)
        raise AssertionError(said)


def main() -> None:
    """Run until the time is over or something is found."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--posts", type=Path, default=ROOT / "data" / "posts")
    arguments.add_argument("--seconds", type=int, default=600)
    given = arguments.parse_args()
    home = ROOT / "build" / "fuzz"
    (home / "corpus").mkdir(parents=True, exist_ok=True)
    flags = [
        f"-max_total_time={given.seconds}",
        f"-max_len={MOST_BYTES}",
        f"-artifact_prefix={home}/",
        "-timeout=60",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *flags, str(home / "corpus"), str(given.posts)], one, custom_mutator=damage)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
