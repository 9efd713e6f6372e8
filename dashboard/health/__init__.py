"""What is wrong with a post that could be read: its faults, each with file, line, why, and the change to make. Changes nothing.

Rules that need more than one post are `dashboard.lint.across`. Messages are English; the interface says them by rule
(`fault-…` in locales/brief.*.ftl).
"""

from collections.abc import Iterator

from dashboard.health import front_matter, prose
from dashboard.records import Fault, Post
from dashboard.text import Body


def check(post: Post, body: Body) -> Iterator[Fault]:
    """Yield the faults of one post, those of the front matter first."""
    yield from front_matter.check(post, body)
    yield from prose.check(post, body)
