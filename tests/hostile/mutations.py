"""Posts damaged by chance: parts cut, doubled, moved and mixed, words that break parsers put in. Same seed, same post."""

import random
from collections.abc import Sequence

_WORDS = (
    "---\n", "\n---\n", "+++", "{", "}", "date: ", "title: ", "tags: [", "!!python/object/apply:os.system ['x']", "&a [*a]", "*a",
    "「", "」", "（", "）", "[", "](", "**", "`", "```\n", "<!--", "-->", "<script>", "{% raw %}", "{{", "|", "> ", "- ", "# ", "$$", "\\",
    "億", "兆", "万", "円", "ドル", "ユーロ", "億ドル", "兆円", "約", "最大", "数", "数十億ドル", "380億ドル", "１２３", "三千五百", "1,000", "1.5.2.3",
    "9" * 300, "〇", "から", "〜", "～", "-", "年間", "2028年末まで", "2025年13月45日", "今後", "OpenAI", "NVIDIA", "ソフトバンク", "\0", "\ufeff", "\u202e",
    "\u0301" * 50, "\u2028", "\r", "\r\n", "\t", "\x1b", "\ud7ff", "\U0010ffff", "😀", "ｶﾞ", "㈱",
)  # fmt: skip
_BYTES = (b"\xff\xfe", b"\x80", b"\xed\xa0\x80", b"\xf0\x9f", b"\xe3\x81", b"\xc0\xaf", b"\0")
_IN_BODY, _IN_TEXT = 0.75, 0.95  # most damage keeps the front matter and the encoding, or little would be read


def mutated(seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """One damaged post made of `seeds`, which are UTF-8."""
    post = chance.choice(seeds).decode()
    other = chance.choice(seeds).decode()
    where = chance.random()
    kept = post.find("\n---", 3) + 4 if where < _IN_BODY else 0
    damaged = post[:kept] + _damaged(post[kept:], other, chance)
    return damaged.encode() if where < _IN_TEXT else _broken(damaged.encode(), chance)


def _damaged(post: str, other: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(post) + 1)
        part = post[at : at + chance.choice((1, 3, 30, 300, 3000))]
        rest = post[:at] + post[at + len(part) :]
        match chance.randrange(5):
            case 0:
                post = rest
            case 1:
                post = post[:at] + chance.choice(_WORDS) + post[at:]
            case 2:
                post = post[:at] + chance.choice(_WORDS) * chance.choice((2, 50, 400)) + post[at:]
            case 3:
                start = chance.randrange(len(other))
                post = post[:at] + other[start : start + chance.randint(1, 2000)] + post[at:]
            case _:
                to = chance.randrange(len(rest) + 1)
                post = rest[:to] + part + rest[to:]
    return post


def _broken(post: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(post) + 1)
    return post[:at] + chance.choice(_BYTES) + post[at + chance.randrange(3) :]
