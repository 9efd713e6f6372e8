"""One file → all that it yields: the pure per-post work, the same in this process, in a pool, or on a cluster.

It knows no other post, no rates and no tables; a post that cannot be read yields its fault.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from dashboard import health, posts, reference, text
from dashboard.errors import DraftError, PostError
from dashboard.extraction import figures, surroundings, tokens, vocabulary
from dashboard.records import DEAL_KINDS, Fault, Figure, Mention, Post
from dashboard.reference import Organisation

_TERM_LETTERS = 600  # of a post: what it is about stands at its head, and words cost more time than all else
_PROSE = 2_000  # letters: nobody writes a longer sentence, and its words would cost seconds


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything beside the post itself that a parse depends on."""

    reference: Path
    timezone: str
    site: str
    permalink: str
    added: tuple[Organisation, ...] = ()  # by editors, beside the register
    digest: str = ""  # names this state of vocabulary and code: a process may outlive several


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file yields; `post` is None when it could not be read."""

    path: str
    post: Post | None = None
    characters: int = 0
    repeated_share: float = 0.0
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    faults: tuple[Fault, ...] = ()
    conversions: tuple[tuple[str, float, str], ...] = ()
    unknown_names: tuple[tuple[str, int], ...] = ()
    terms: tuple[tuple[str, int], ...] = ()


def parse(content: bytes | PostError, path: str, rules: Rules) -> Parsed:
    """Parse the bytes of one file at `path` (relative to the posts folder), or tell why there are none."""
    return parse_batch([(content, path)], rules)[0]


def parse_batch(batch: Sequence[tuple[bytes | PostError, str]], rules: Rules) -> list[Parsed]:
    """Parse several files, each as `parse` does: the unit of work that is handed to an executor.

    Every stage goes over all of them before the next begins: vocabulary and dictionary would push each other out of the processor's
    cache with each post, which costs a fifth more (`benchmarks/cold_build.py` prints both).
    """
    known, words = _load(rules.reference, rules.added, rules.digest)
    read = [_read(content, path, rules) for content, path in batch]
    whole = [one for one in read if isinstance(one, Post)]
    bodies = [text.read(post, known.boilerplate) for post in whole]
    found = [figures.extract(post, body, words) for post, body in zip(whole, bodies, strict=True)]
    faults = [tuple(health.check(post, body)) for post, body in zip(whole, bodies, strict=True)]
    unknown = [_unknown(body, each, words) for body, each in zip(bodies, found, strict=True)]
    terms = [_terms(body) for body in bodies]
    made = map(_parsed, whole, bodies, found, faults, unknown, terms)
    return [next(made) if isinstance(one, Post) else one for one in read]


def _read(content: bytes | PostError, path: str, rules: Rules) -> Post | Parsed:
    """The post, or what its file yields instead."""
    if isinstance(content, PostError):
        return refused(path, content)
    try:
        return posts.parse(content, path, ZoneInfo(rules.timezone), rules.site, rules.permalink)
    except PostError as reason:
        return refused(path, reason)


def _parsed(
    post: Post,
    body: text.Body,
    found: figures.Extraction,
    faults: tuple[Fault, ...],
    unknown: tuple[tuple[str, int], ...],
    terms: tuple[tuple[str, int], ...],
) -> Parsed:
    return Parsed(
        path=post.path,
        post=post,
        characters=body.characters,
        repeated_share=body.repeated_share,
        figures=found.figures,
        mentions=tuple(sorted(found.mentions, key=lambda one: (one.first_span.start, one.company))),
        faults=faults,
        conversions=found.conversions,
        unknown_names=unknown,
        terms=terms,
    )


def read_text(words: str, moment: datetime, rules: Rules) -> figures.Extraction:
    """Return what the rules make of a pasted paragraph, as if it were a post published at `moment`: figures, names, refusals."""
    known, names = _load(rules.reference, rules.added, rules.digest)
    post = Post("text", "text", "", "", moment, (), (), "", "", "", None, words, 0, "")
    return figures.extract(post, text.read(post, known.boilerplate), names)


def refused(path: str, reason: PostError) -> Parsed:
    """Return what a file yields that gives no post: one fault."""
    path = posts.printable(path)
    return Parsed(path=path, faults=(fault_of(path, reason),))


def fault_of(path: str, reason: PostError) -> Fault:
    """Why the file at `path` gives no post: an error, unless its author wants it so."""
    if isinstance(reason, DraftError):
        return Fault(path, 1, "draft", "warning", reason.problem, reason.hint)
    return Fault(path, reason.line or 1, "unreadable", "error", reason.problem, reason.hint)


@lru_cache(maxsize=1)
def _load(folder: Path, added: tuple[Organisation, ...], digest: str) -> tuple[reference.Reference, vocabulary.Vocabulary]:
    """Reference data, once a process and state of it."""
    known = reference.extended(reference.load(folder), added)
    return known, vocabulary.compile_vocabulary(known)


def _unknown(body: text.Body, found: figures.Extraction, words: vocabulary.Vocabulary) -> tuple[tuple[str, int], ...]:
    """Names beside a deal that the register lacks: only those sentences are worth a morphological analysis."""
    wanted = {one.sentence for one in found.figures if one.kind in DEAL_KINDS}
    if not wanted:
        return ()
    chosen = [sentence for sentence in body.sentences if sentence.text in wanted and len(sentence.text) <= _PROSE]
    named = surroundings.name_all(chosen, words)
    counted: Counter[str] = Counter()
    for number, sentence in enumerate(chosen):
        places = [(one.start, one.end) for one in named.get(number, [])]
        counted.update(dict.fromkeys(tokens.unknown_names(sentence.text, places), 1))
    return tuple(counted.items())


def _terms(body: text.Body) -> tuple[tuple[str, int], ...]:
    """Words and compounds of the title and of the first sentences."""
    counted: Counter[str] = Counter()
    letters = 0
    for sentence in body.sentences:
        if letters >= _TERM_LETTERS:
            break
        letters += len(sentence.text)
        counted.update(tokens.terms(sentence.text))
    return tuple(counted.items())
