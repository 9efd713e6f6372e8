"""Faults that show only beside the other posts: tags used once or spelt otherwise, tags that would fit, links that lead nowhere."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from urllib.parse import unquote, urlsplit

import pandas as pd
from rapidfuzz import fuzz, process

from dashboard.metrics.rows import each
from dashboard.metrics.tags import folded, variants
from dashboard.records import Fault, Post
from dashboard.reference import fold

_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\(\s*<?(?P<target>[^)\s>]+)")
_POST_ADDRESS = re.compile(r"/\d{4}/\d{1,2}/\d{1,2}/[^/]+$")
_NEAR = 75  # of 100: a tag less like another than this is no spelling of it
_EVERYWHERE = 0.5  # a tag on more posts than this fits any post
_SAME_TITLE = 88  # of 100: a link with these words means the post with this title
_MOST = 4  # tags proposed


def check(posts: Sequence[Post], aliases: Mapping[str, str]) -> Iterator[Fault]:
    """Yield the faults that need all `posts`; `aliases` maps a folded spelling of a tag to the tag itself."""
    rows = [(post.post_id, aliases.get(fold(tag), tag), tag) for post in posts for tag in post.tags]
    tags = pd.DataFrame(rows, columns=["post_id", "tag", "tag_raw"])
    yield from _variants(posts, tags)
    yield from _once(posts, tags)
    yield from _untagged(posts, tags)
    yield from _links(posts)


def _variants(posts: Sequence[Post], tags: pd.DataFrame) -> Iterator[Fault]:
    """Spellings of a tag that another spelling outnumbers."""
    usual = {row.variant: row.tag for row in each(variants(tags)) if row.why != "likeness" and row.posts >= row.posts_variant}
    for post in posts:
        for tag in post.tags:
            if tag in usual and usual[tag] not in post.tags:
                message = f"The tag {tag} is spelt {usual[tag]} in other posts."
                yield _fault(post, tag, "tag-variant", message, f"Write {usual[tag]}.")


def _once(posts: Sequence[Post], tags: pd.DataFrame) -> Iterator[Fault]:
    """Tags of one post only, with the used tag that is nearest."""
    counts = tags.groupby("tag")["post_id"].nunique()
    single = set(counts[counts == 1].index)
    used = {str(tag): folded(str(tag)) for tag in counts[counts > 1].index}
    owner = {(row.post_id, row.tag_raw): row.tag for row in each(tags)}
    for post in posts:
        for tag in post.tags:
            if owner[post.post_id, tag] not in single:
                continue
            near = process.extractOne(folded(tag), used, scorer=fuzz.ratio, score_cutoff=_NEAR)
            within = [name for name in used if len(name) > 2 and (name in tag or tag in name)]
            better = near[2] if near else max(within, key=len, default="")
            hint = f"Write {better}, if it fits." if better else "Take it out, or use it for more posts."
            yield _fault(post, tag, "tag-once", f"Only this post has the tag {tag}.", hint)


def _untagged(posts: Sequence[Post], tags: pd.DataFrame) -> Iterator[Fault]:
    """Used tags that an untagged post's text names, most named first."""
    counts = tags.groupby("tag")["post_id"].nunique()
    used = [str(tag) for tag in counts[(counts > 1) & (counts <= _EVERYWHERE * len(posts))].index if len(str(tag)) > 1]
    for post in posts:
        if post.tags:
            continue
        named = Counter({tag: 5 * (tag in post.title) + post.text.count(tag, post.body_start) for tag in used})
        fitting = [tag for tag, count in named.most_common(_MOST) if count > 2]
        if fitting:
            yield _fault(
                post, "tags", "tags-suggested", "Tags in use would fit this post.", f"Write `tags: [{', '.join(fitting)}]`."
            )


def _links(posts: Sequence[Post]) -> Iterator[Fault]:
    """Links to addresses of posts that no post has, with the post that was probably meant.

    A post answers to the day of its file name as well as to its day of publication in its own zone and in UTC: which of them
    the site uses is Jekyll's setting, and no reader's fault.
    """
    hosts = {urlsplit(post.url).netloc for post in posts}
    titles = {post.path: post.title for post in posts}
    addresses = {post.path: unquote(urlsplit(post.url).path) for post in posts}
    known: set[str] = set()
    for post in posts:
        slug = addresses[post.path].rstrip("/").rsplit("/", 1)[-1]
        days = {
            f"{post.published_at:%Y/%m/%d}",
            f"{post.published_at.astimezone(UTC):%Y/%m/%d}",
            post.post_id[:10].replace("-", "/"),
        }
        known |= {addresses[post.path].rstrip("/"), *(f"/{day}/{slug}" for day in days)}
    for post in posts:
        for match in _LINK.finditer(post.text, post.body_start):
            parts = urlsplit(match["target"])
            path = unquote(parts.path).rstrip("/")
            if not _POST_ADDRESS.search(path) or (parts.netloc and parts.netloc not in hosts) or path in known:
                continue
            meant = process.extractOne(match["words"], titles, scorer=fuzz.ratio, score_cutoff=_SAME_TITLE)
            hint = f"Link to {addresses[meant[2]]}." if meant else "Take the link out, or link to another post."
            line = post.text.count("\n", 0, match.start()) + 1
            yield Fault(post.path, line, "broken-link", "warning", f"No post in this folder has the address {path}/.", hint)


def _fault(post: Post, tag: str, rule: str, message: str, hint: str) -> Fault:
    front = post.text[: post.body_start].split("\n")
    lines = [number for number, row in enumerate(front, 1) if tag in row]
    after = next((number for number, row in enumerate(front, 1) if row.startswith("tags")), 1)
    return Fault(post.path, next((number for number in lines if number >= after), after), rule, "warning", message, hint)
