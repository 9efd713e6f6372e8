"""`python -m dashboard lint`: the faults of a folder of posts, without building tables. Changes nothing (`repair` does).

The same checks as a build, and those that see all posts; sums whose conversion in brackets is off as well. In seconds: only posts
that restate a sum in another currency go through the extraction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dashboard import health, posts, reference, text
from dashboard.config import Settings
from dashboard.currency import Rates
from dashboard.errors import PostError
from dashboard.lint import across
from dashboard.parse import Parsed, Rules, fault_of, parse
from dashboard.records import Fault, Post

_RESTATED = re.compile(r"[（(]\s*(?:日本円で)?約?\s*[\d.,]+\s*[兆億万]*\s*\d*[兆億万]*\s*(?:米?ドル|円|ユーロ|ポンド|元|ウォン)")


@dataclass(frozen=True, slots=True)
class Report:
    """What lint found: the faults by path and line, and how many files were looked at."""

    faults: tuple[Fault, ...]
    files: int


def lint(settings: Settings) -> Report:
    """Check all posts below `settings.posts`.

    Raises:
        PostError: there is no such folder. ReferenceDataError: reference data is wrong.
    """
    known = reference.load(settings.reference)
    rules = Rules(settings.reference, settings.timezone, settings.site.rstrip("/"), settings.permalink)
    rates = Rates()
    faults: list[Fault] = []
    found: list[Post] = []
    files = 0
    for path in posts.find(settings.posts):
        files += 1
        shown = path.relative_to(settings.posts).as_posix()
        try:
            content = posts.read_bytes(path, settings.posts)
            post = posts.parse(content, shown, ZoneInfo(settings.timezone), rules.site, settings.permalink)
        except PostError as reason:
            faults.append(fault_of(shown, reason))
            continue
        found.append(post)
        faults += health.check(post, text.read(post, known.boilerplate))
        if _RESTATED.search(post.text, post.body_start):
            faults += wrong_conversions(parse(content, shown, rules), rates)
    faults += across.check(found, known.tags)
    return Report(tuple(sorted(faults, key=lambda fault: (fault.path, fault.line, fault.rule))), files)


def wrong_conversions(parsed: Parsed, rates: Rates) -> Iterator[Fault]:
    """Yield the sums of a post whose restatement in another currency is off by a factor of ten or more."""
    figures = {figure.figure_id: figure for figure in parsed.figures}
    for figure_id, amount, currency in parsed.conversions:
        figure = figures[figure_id]
        if parsed.post and rates.is_off(figure.amount_low, figure.currency, amount, currency, figure.published_on):
            line = parsed.post.text.count("\n", 0, figure.span.start) + 1
            message = f"{figure.amount_text} and {figure.converted_text} differ by a factor of ten or more."
            yield Fault(parsed.path, line, "conversion-off", "warning", message, "Check both sums.")
