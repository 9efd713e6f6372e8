"""Pieces of a build: what was added is read, and nothing can be added that would not be."""

from pathlib import Path

import pytest

from dashboard import schema
from dashboard.pieces import OWN, Pieces


def test_no_piece_is_taken_after_the_first_slice_was_read_since_nobody_would_read_it(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path)
    empty = {name: schema.TABLES[name].empty_table() for name in (*OWN, "faults")}
    pieces.add(empty)
    assert [len(rows["posts"]) for rows in pieces.slices()] == [0]
    with pytest.raises(RuntimeError, match="before"):
        pieces.add(empty)
