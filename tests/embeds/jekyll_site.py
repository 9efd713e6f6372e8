"""A newspaper's Jekyll site for the tests: three posts with charts, built by a real Jekyll, served over HTTP with gzip and a strict policy."""

import gzip
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from needed import program

POLICY = "default-src 'self'"

_LAYOUT = """<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>{{ page.title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="{{ '/icon.svg' | relative_url }}"><link rel="stylesheet" href="{{ '/site.css' | relative_url }}"></head>
<body><main><h1>{{ page.title }}</h1>
{{ content }}
</main></body></html>
"""
_STYLE = """body{margin:0;background:#fff;color:#222;font-family:serif}main{max-width:740px;margin:0 auto;padding:16px}
@media (prefers-color-scheme:dark){body{background:#111;color:#eee}}"""
_FEED = """---
---
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">{% for post in site.posts %}<entry><title>{{ post.title | xml_escape }}</title>
{% capture words %}{% include coverage-chart.html feed=post.content %}{% endcapture %}
<content type="html">{{ words | xml_escape }}</content></entry>{% endfor %}</feed>
"""
_INDEX = """---
layout: default
title: 最近の記事
---
{% for post in site.posts %}<article>{{ post.content }}</article>{% endfor %}
"""


def write_site(folder: Path, posts: dict[str, str]) -> None:
    """Write a site without charts; `posts` are bodies by file name."""
    for name, content in {
        "_config.yml": "title: 例の新聞\nurl: https://blog.test\nbaseurl: /blog\ntimezone: Asia/Tokyo\nmarkdown: kramdown\n",
        "_layouts/default.html": _LAYOUT,
        "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "site.css": _STYLE,
        "feed.xml": _FEED,
        "index.html": _INDEX,
        **{f"_posts/{name}": f"---\nlayout: default\ntitle: 記事 {name}\n---\n{body}\n" for name, body in posts.items()},
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def jekyll() -> str:
    """The Jekyll command."""
    return program("jekyll", package="jekyll")


def build(folder: Path) -> Path:
    """Build the site with Jekyll; return the folder of the built pages."""
    made = folder / "_site"
    command = [jekyll(), "build", "--source", str(folder), "--destination", str(made), "--trace", "--future"]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, env=os.environ | {"LANG": "C.UTF-8"}, timeout=120)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return made


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under /blog, gzipped as GitHub Pages does, with the strict policy."""

    folder: Path

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/blog") or "/")

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_response(204 if self.path == "/favicon.ico" else 404)  # what a browser asks of every site
            self.end_headers()
            return
        content = path.read_bytes()
        zipped = "gzip" in self.headers.get("Accept-Encoding", "") and path.suffix != ".png"
        content = gzip.compress(content, 6, mtime=0) if zipped else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Length", str(len(content)))
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(made: Path) -> Iterator[str]:
    """Serve built pages; the address of the blog, without a slash at its end."""
    handler = type(
        "Handler",
        (_Handler,),
        {"__init__": lambda self, *a, **k: SimpleHTTPRequestHandler.__init__(self, *a, directory=str(made), **k)},
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/blog"
    finally:
        server.shutdown()
        server.server_close()
