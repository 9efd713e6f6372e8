"""`*.md` → `Post`: finds the files, decodes, reads the front matter, dates and permalinks. The only user of frontmatter.

It does not look into the body. A file that gives no post raises `PostError` with file, line and the next step.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, time
from json import JSONDecodeError
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import xxhash
import yaml
from frontmatter.default_handlers import BaseHandler, JSONHandler, TOMLHandler, YAMLHandler

from dashboard.errors import DraftError, PostError
from dashboard.records import Post

ENDINGS = (".md", ".mdx", ".markdown")
MAX_BYTES = 5_000_000  # some forty times the longest real post; more than that is not an article
_MOST_FRONT_MATTER, _MOST_NESTED = 64_000, 500  # characters, brackets: beyond that the parser's recursion ends the process
_DASHES = re.compile(r"(?:- ){50}")
_BUNDLE, _SECTION = "index", "_index"  # Hugo and Astro: a post that is a folder; a page that lists posts
_DATES = ("date", "publishDate", "pubDate", "pubDatetime")  # of Jekyll and Hugo, of Hugo, of Astro's themes
_DATE_HINT = "Write `date: 2026-01-31 09:00:00 +0900`."
_MONTHS = ("%b %d %Y", "%b %d, %Y", "%B %d %Y", "%B %d, %Y")  # Astro's starter writes Jun 11 2024
_NAME = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})-(?P<slug>.+)", re.S)
_HANDLERS: tuple[type[BaseHandler], ...] = (YAMLHandler, TOMLHandler, JSONHandler)


def names(folder: Path) -> list[str]:
    """Return, sorted, the place below `folder` of every file, link or folder whose name ends like a post's.

    Links are not followed; what is not a readable file is left for `read_bytes` to refuse, so that nothing vanishes but `_index`.

    Raises:
        PostError: `folder` is not a folder, or has no posts: a wrong folder, or one whose disk is gone, is no empty blog.
    """
    if not folder.is_dir():
        raise PostError(
            "There is no such folder of posts.", "Give the folder that holds the blog's _posts.", folder, code="no-folder"
        )
    found = []
    for parent, folders, files in os.walk(folder) if isinstance(folder, Path) else folder.walk():
        below = PurePosixPath(os.path.relpath(parent, folder) if isinstance(folder, Path) else str(parent.relative_to(folder)))
        found += [
            (below / name).as_posix() for name in (*folders, *files) if name.lower().endswith(ENDINGS) and _stem(name) != _SECTION
        ]
    if not found:
        raise PostError(
            f"There are no posts ({', '.join(ENDINGS)}) in this folder.",
            "Give the folder that holds the blog's _posts.",
            folder,
            code="no-posts",
        )
    return sorted(found, key=lambda name: name.split("/"))


def find(folder: Path) -> Iterator[Path]:
    """Yield the files that `names` lists.

    Raises:
        PostError: as `names`.
    """
    yield from (folder / name for name in names(folder))


def post_id_of(path: str) -> str:
    """Return the name of the file at `path` without its ending; of an index that of its folder."""
    *folders, name = path.split("/")
    return folders[-1] if folders and _stem(name) == _BUNDLE else _stem(name)


def read_bytes(path: Path, folder: Path) -> bytes:
    """Return the bytes of one post.

    Raises:
        PostError: a name that is not UTF-8, not a regular file, a link that leads out of `folder` or nowhere, too large, or not readable.
    """
    place = path.relative_to(folder).as_posix()
    shown = printable(place)
    if shown != place:
        raise PostError("The file's name is not UTF-8.", "Rename it.", shown)
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(folder.resolve()):
            raise PostError("The link leads out of the posts folder.", "Put the file itself into the folder.", shown)
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            raise PostError("This is not a file.", "Rename the folder, or remove its ending.", shown)
        if told.st_size > MAX_BYTES:
            raise PostError(f"The file has {told.st_size:,} bytes; a post has at most {MAX_BYTES:,}.", "Split it.", shown)
        return path.read_bytes()
    except (OSError, RuntimeError) as reason:
        raise PostError(f"The file cannot be opened ({reason}).", "Check the link and the permissions.", shown) from reason


def printable(path: str) -> str:
    """Return `path` with bytes that are no UTF-8 as escapes."""
    return path.encode("utf-8", "backslashreplace").decode()


def content_hash(content: bytes) -> str:
    """Return the 16 hexadecimal digits that stand for a post's bytes."""
    return xxhash.xxh3_64_hexdigest(content)  # all posts are hashed before each build, twenty times as fast as by BLAKE2b


def parse(content: bytes, path: str, zone: ZoneInfo, site: str, permalink: str) -> Post:
    """Turn the bytes of one file into a `Post`.

    Args:
        content: the file's bytes.
        path: its place relative to the posts folder, with `/`.
        zone: the zone of a date that names none, and of the result.
        site: the blog's address without a slash at the end.
        permalink: Jekyll's pattern, for instance `/:year/:month/:day/:title/`.

    Raises:
        DraftError: the post says that it is not published.
        PostError: not UTF-8, no or broken front matter, no usable date.
    """
    text = _decode(content, path)
    meta, body_start = _front_matter(text, path)
    if meta.get("draft") is True or meta.get("published") is False:
        raise DraftError("The post is a draft and not counted.", "Take the line out when it is published.", path, 1)
    post_id = post_id_of(path)
    named = _NAME.fullmatch(post_id)
    published_at = _published_at(meta, named["date"] if named else None, zone, path, text)
    title = _scalar(meta.get("title"))
    categories = _names(meta, "categories", "category")
    slug = _scalar(meta.get("slug")) or (named["slug"] if named else post_id)
    pattern = _scalar(meta.get("permalink") or meta.get("url")) or permalink
    reading_time = meta.get("reading_time")
    return Post(
        post_id=post_id,
        path=path,
        title=clean_title(title) or slug,
        title_raw=title,
        published_at=published_at,
        categories=categories,
        tags=_names(meta, "tags", "tag"),
        author=_scalar(meta.get("author")),
        url=site + _permalink(pattern, published_at, slug, categories, path),
        excerpt=_scalar(meta.get("excerpt") or meta.get("description") or meta.get("summary")),
        reading_time=reading_time if isinstance(reading_time, int) else None,
        text=text,
        body_start=body_start,
        content_hash=content_hash(content),
    )


def clean_title(title: str) -> str:
    """Return a title without Markdown marks, without quotation marks around the whole, and on one line."""
    cleaned = re.sub(r"\*\*|__|^#+\s*|`", "", " ".join(title.split())).strip()
    while len(cleaned) > 2 and (cleaned[0] + cleaned[-1]) in ("「」", "『』", '""', "“”") and cleaned[0] not in cleaned[1:-1]:
        cleaned = cleaned[1:-1].strip()
    return cleaned


def _stem(name: str) -> str:
    """A file's name without its ending."""
    return name[: name.lower().rfind(".m")]


def _decode(content: bytes, path: str) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as reason:
        line = content.count(b"\n", 0, reason.start) + 1
        raise PostError("The file is not UTF-8.", "Save it as UTF-8 without a byte order mark.", path, line) from reason
    # Python's text files, and so every reader of our spans, know only "\n"
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _front_matter(text: str, path: str) -> tuple[dict[str, Any], int]:
    """Return the front matter and the place where the body begins."""
    skipped = 1 if text.startswith("\ufeff") else 0
    rest = text[skipped:]
    for handler in (kind() for kind in _HANDLERS):
        if handler.detect(rest):
            break
    else:
        hint = "Begin the file with a line of ---, then title and date, then --- again."
        raise PostError("The file has no front matter.", hint, path, 1)
    written = ""
    try:
        written, body = handler.split(rest)
        if len(written) > _MOST_FRONT_MATTER or written.count("[") + written.count("{") > _MOST_NESTED or _DASHES.search(written):
            problem = "The front matter is too long or nested too deeply."
            raise PostError(problem, "Keep to title, date, tags and the like.", path, 1)
        meta = handler.load(written)
    except yaml.MarkedYAMLError as reason:
        line = (reason.problem_mark.line if reason.problem_mark else 0) + 1
        raise PostError(f"The front matter is not valid YAML: {reason.problem}.", "Mend this line.", path, line) from reason
    except (yaml.YAMLError, JSONDecodeError, ValueError, RecursionError) as reason:
        if (
            written and isinstance(handler, YAMLHandler) and type(reason) is ValueError
        ):  # raised by a day of YAML's that no calendar has
            raise PostError(f"The front matter has a wrong date: {reason}.", _DATE_HINT, path, _line_of(_DATES, text)) from reason
        problem = f"The front matter cannot be read: {str(reason).splitlines()[0][:120]}."
        raise PostError(problem, "Check that it begins and ends with its own line of marks.", path, 1) from reason
    if not isinstance(meta, dict):
        raise PostError("The front matter has no keys.", "Write `title: …` and `date: …`.", path, 2)
    return meta, len(text) - len(body)


def _published_at(meta: dict[str, Any], named: str | None, zone: ZoneInfo, path: str, text: str) -> datetime:
    key = next((key for key in _DATES if meta.get(key)), _DATES[0])
    written = meta.get(key) or named
    try:
        if isinstance(written, datetime):
            moment = written
        elif isinstance(written, date):
            moment = datetime.combine(written, time())
        else:
            moment = _moment(str(written or ""))
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(zone)
    except (ValueError, OverflowError) as reason:
        problem = f"The date {str(written)[:40]!r} does not exist." if written else "The post has no date."
        raise PostError(problem, _DATE_HINT, path, _line_of((key,), text)) from reason


def _line_of(keys: tuple[str, ...], text: str) -> int:
    """The first line of front matter that begins with one of `keys`; 1 when none does."""
    return next((n for n, row in enumerate(text.split("\n", 60)[:60], 1) if row.lstrip(' "').startswith(keys)), 1)


def _moment(written: str) -> datetime:
    for form in _MONTHS:
        with suppress(ValueError):
            return datetime.strptime(written.strip(), form)  # noqa: DTZ007  (the caller gives it the site's zone)
    return datetime.fromisoformat(_iso(written))


def _iso(written: str) -> str:
    """Bring `2025-9-3 8:05 +0900`, `2025/09/03` and the like into ISO 8601 form."""
    parts = written.strip().replace("/", "-").replace("UTC", "Z").replace("T", " ").split()
    day = "-".join(part.zfill(2) for part in parts[0].split("-")) if parts else ""
    clock = "".join(parts[1:])
    return f"{day}T{clock.zfill(len(clock) + (clock[1:2] == ':'))}" if clock else day


def _scalar(value: object) -> str:
    """Text of a plain value; lists and mappings (also YAML bombs) count as nothing."""
    return str(value).strip() if isinstance(value, str | int | float | date) else ""


def _names(meta: dict[str, Any], plural: str, singular: str) -> tuple[str, ...]:
    """Tags or categories: a list, or a string separated by commas or, as in Jekyll, by white space."""
    value = meta.get(plural) or meta.get(singular) or ()
    if isinstance(value, str):
        value = re.split(r"\s*[,、，]\s*", value) if re.search(r"[,、，]", value) else value.split()
    items: Iterable[object] = value if isinstance(value, list | tuple) else ()
    return tuple(dict.fromkeys(name for name in map(_scalar, items) if name))


def _permalink(pattern: str, moment: datetime, slug: str, categories: tuple[str, ...], path: str) -> str:
    """Fill Jekyll's placeholders (https://jekyllrb.com/docs/permalinks/), and Hugo's for the folders in which a post lies."""
    *folders, name = path.split("/")
    named = {
        "date": "/:categories/:year/:month/:day/:title.html",
        "pretty": "/:categories/:year/:month/:day/:title/",
        "none": "/:categories/:title.html",
    }
    values = {
        "categories": "/".join(quote(name.lower()) for name in categories),
        "sections": quote("/".join(folders[:-1] if _stem(name) == _BUNDLE else folders)),
        "output_ext": ".html",
        "short_year": f"{moment:%y}",
        "i_month": str(moment.month),
        "i_day": str(moment.day),
        "year": f"{moment:%Y}",
        "month": f"{moment:%m}",
        "day": f"{moment:%d}",
        "hour": f"{moment:%H}",
        "minute": f"{moment:%M}",
        "second": f"{moment:%S}",
        "title": quote(slug),
        "slug": quote(slug),
    }
    filled = named.get(pattern, pattern)
    for key, value in values.items():
        filled = filled.replace(f":{key}", value)
    return re.sub(r"/{2,}", "/", "/" + filled)
