"""The parts of an embed by themselves: clean drawings, words for numbers, files for spreadsheets, tables as they were known."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.offline
import pytest
from small_tables import snapshot as small_snapshot

from dashboard import snapshot
from dashboard.charts.registry import build
from dashboard.embeds import numbers, pages, record, vector
from dashboard.embeds.as_known import as_known, newest
from dashboard.embeds.definitions import Embed
from dashboard.metrics.view import Filters, select

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20">{}</svg>'


@pytest.mark.parametrize(
    ("drawn", "cleaned"),
    [
        ('<rect width="5" height="5" style="fill: rgb(28, 104, 168); fill-opacity: 1"/>', '<rect width="5" height="5" fill="var(--cov-blue,#1c68a8)"/>'),
        ('<text x="1.234" class="a" data-unformatted="x" style="font-size: 12px; white-space: pre;">5兆</text>', '<text x="1.2" font-size="12">5兆</text>'),
        ('<text>&lt;script&gt;</text>', "<text>&lt;script&gt;</text>"),
        ('<text><a href="javascript:x">y</a></text>', ""),  # no links in a drawing
        ('<script>x</script><image href="x"/><foreignObject><p>x</p></foreignObject>', ""),
        ('<text onclick="x" style="background: url(http://x)">a</text>', "<text>a</text>"),
        ('<rect width="5" height="5" style="fill: rgb(0, 0, 0); fill-opacity: 0"/><g><g/></g><path d="M0,0Z"/>', ""),  # unseen
        ('<g class="x"><g><text>a</text></g></g>', "<text>a</text>"),
        ('<rect width="5" height="5" style="fill: url(#gone)"/>', '<rect width="5" height="5"/>'),
    ],
)  # fmt: skip
def test_a_drawing_is_cleaned(drawn: str, cleaned: str) -> None:
    assert vector.clean(SVG.format(drawn).encode()) == vector.Drawing(10, 20, cleaned)


def test_random_ids_become_the_same_ones_each_time() -> None:
    clip = '<clipPath id="clip{0}x"><rect width="5" height="5"/></clipPath><path d="M1,1" clip-path="url(#clip{0}x)"/>'
    one, two = (vector.clean(SVG.format(clip.format(random)).encode(), "n") for random in ("3f2a9b", "77aa01"))
    assert one == two
    assert f'id="{vector.KEY}n0"' in one.body and f'"url(#{vector.KEY}n0)"' in one.body


def test_a_file_of_its_own_follows_the_reader_and_a_card_does_not() -> None:
    drawing = vector.clean(SVG.format('<rect width="5" height="5" style="fill: rgb(28, 104, 168)"/>').encode())
    assert "prefers-color-scheme:dark" in vector.svg_file(drawing, "x")
    assert "var(" not in vector.svg_file(drawing, "x", "light")


def test_the_library_is_the_one_that_plotly_itself_ships() -> None:
    assert plotly.offline.get_plotlyjs_version() in pages.LIBRARY
    assert pages.LIBRARY in pages.shared_files()["coverage.js"].decode()
    assert b"Licensed under the MIT license" in pages.shared_files()[pages.LIBRARY][:400]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("金額（USD）", 38e9, "380億ドル"),
        ("割合", 0.125, "12.5%"),
        ("記事数", 1574, "1,574"),
        ("期限の年", 2028, "2028"),  # a year is no quantity
        ("初出日", date(2026, 2, 14), "2026/02/14"),
        ("金額（USD）", float("nan"), "—"),  # unknown is not zero
        ("金額（USD）", 0.0, "0ドル"),
        ("企業・団体", "2026-13-99", "2026-13-99"),
    ],
)
def test_numbers_are_said_in_the_readers_words(column: str, value: Any, said: str) -> None:
    table = pd.DataFrame({column: [value]})
    assert numbers.said(numbers.values(table), [column], Filters()) == [[said]]


def test_a_spreadsheet_finds_no_formula_and_no_text_in_numbers() -> None:
    table = pd.DataFrame({"社名": ["=1+1", "@x", "普通"], "額": [-1.5, float("nan"), 3.0]})
    assert numbers.csv_file(table).decode("utf-8-sig") == "社名,額\r\n'=1+1,-1.5\r\n'@x,\r\n普通,3\r\n"


def test_tables_as_known_leave_out_what_came_later(tables: Path) -> None:
    now = snapshot.load(tables)
    moment = datetime(2025, 11, 1, tzinfo=UTC)
    then = as_known(now, moment)
    assert 0 < len(then.posts) < len(now.posts) and newest(then) <= moment
    kept = set(then.posts["post_id"])
    assert all(set(rows["post_id"]) <= kept for rows in (then.figures, then.mentions, then.tags))
    assert {post for ids in then.deals["post_ids"] for post in ids} <= kept
    assert then.built_at == moment


def test_tables_as_known_now_are_the_tables(tables: Path) -> None:
    now = snapshot.load(tables)
    assert as_known(now, newest(now)) is now


def test_deals_linked_anew_are_the_deals_that_the_build_linked(tables: Path) -> None:
    now = snapshot.load(tables)
    late = now.posts.tail(1).assign(post_id="later", published_at=newest(now) + pd.Timedelta(days=1))
    longer = replace(now, posts=pd.concat([now.posts, late]))
    again = as_known(longer, newest(now)).deals
    pd.testing.assert_frame_equal(again.reset_index(drop=True), now.deals.reset_index(drop=True), check_dtype=False)


def test_a_fingerprint_changes_with_all_that_a_reader_sees() -> None:
    embed = Embed(id="biggest-deals", chart="biggest-deals")
    chart = build("biggest-deals", select(small_snapshot(), Filters()))
    table = chart.table.copy()
    table.iloc[0, 0] = "another"
    others = [
        record.fingerprint(embed.model_copy(update={"caption": "another"}), chart),
        record.fingerprint(embed, replace(chart, title="another")),
        record.fingerprint(embed, replace(chart, table=table)),
        record.fingerprint(embed, chart),
    ]
    assert len(set(others)) == 4 and others[-1] == record.fingerprint(embed, chart)


def test_a_piece_has_no_brace_but_its_marks_and_no_blank_line() -> None:
    chart = build("biggest-deals", select(small_snapshot(), Filters()))
    hostile = replace(chart, table=pd.DataFrame({"社名 {{ x }}": ["{% raw %}", "</figure><script>x</script>"]}))
    piece = pages.piece(Embed(id="a", chart="biggest-deals", title="{{ site.url }}"), hostile, None)
    for mark in ("key", "mode", "head", "files"):
        piece = piece.replace(f"{{{{ coverage_{mark} }}}}", "")
    assert "{" not in piece and "}" not in piece
    assert "\n\n" not in piece and "<script" not in piece and piece.count("</figure>") == 1
