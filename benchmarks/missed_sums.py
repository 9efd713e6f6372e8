"""Sums that a plain search finds and the grammar neither takes nor refuses. Run: python benchmarks/missed_sums.py

The plain search is a digit beside a currency mark (380億ドル, $5.2M), over the sentences that count as reporting. Each hit must lie within a sum, its
restatement in brackets, or a refusal with a reason; the others are listed with their sentence, to be explained or mended. Compared with a search that knows
no grammar, because it cannot share the grammar's blind spots.
"""

import re
from collections import Counter
from zoneinfo import ZoneInfo

from measured import CORPUS, ROOT, machine

from dashboard import posts, reference, text
from dashboard.errors import PostError
from dashboard.extraction import money
from dashboard.extraction.numerals import plain
from dashboard.extraction.vocabulary import compile_vocabulary

_PLAIN = re.compile(
    r"[$€£¥]\s?\d[\d,.]*|\d[\d,.]*\s?(?:[万億兆千百]|億円|million|billion|trillion|[BMT])*\s?(?:米|豪|香港|シンガポール|カナダ|NZ)?"
    r"(?:ドル|円(?![形卓滑盤周熟満])|ユーロ|ポンド|人民元|ウォン|ルピー|USD|EUR|GBP)"
)


def main() -> None:
    """Print what is missed, and how many hits there were."""
    print(machine())
    known = reference.load(ROOT / "data" / "reference")
    grammar = compile_vocabulary(known).grammar
    hits, missed, reasons = 0, [], Counter[str]()
    for path in sorted(CORPUS.rglob("*.md")):
        try:
            post = posts.parse(path.read_bytes(), path.name, ZoneInfo("Asia/Tokyo"), "https://blog.example", "/:title/")
        except PostError:
            continue
        for sentence in text.read(post, known.boilerplate).sentences:
            said = plain(sentence.text)
            found = list(_PLAIN.finditer(said))
            if not found:
                continue
            hits += len(found)
            sums, refused = money.find(said, grammar)
            reasons.update(one.reason for one in refused)
            spans = [(one.start, one.end) for one in (*sums, *refused)]
            spans += [one.converted[:2] for one in sums if one.converted]
            for hit in found:
                if not any(left < hit.end() and hit.start() < right for left, right in spans):
                    missed.append((path.name, hit[0], said[max(0, hit.start() - 40) : hit.end() + 20]))
    print(f"{hits} hits of the plain search; refused with a reason: {dict(reasons)}; {len(missed)} neither taken nor refused:")
    for name, sum_, around in missed:
        print(f"  {name}: {sum_!r} in …{around}…")


if __name__ == "__main__":
    main()
