"""The head of the review queue, read and decided by hand, on the real posts: none is dropped, and no other money moves."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml
from test_corpus import POSTS, pytestmark  # noqa: F401

from dashboard.build import build
from dashboard.config import Settings
from dashboard.corrections.editor import Editor
from dashboard.corrections.record import Change, Target
from dashboard.corrections.store import open_store

DECIDED = yaml.safe_load((Path(__file__).parent / "review_queue.yml").read_text(encoding="utf-8"))
ANNA = Editor("anna@blog.test")
Row = dict[str, Any]


@dataclass(frozen=True)
class Corrected:
    """The tables before and after the corrections, and the figure of each."""

    before: dict[str, list[Row]]
    after: dict[str, list[Row]]
    figures: list[Row]


def _tables(settings: Settings) -> dict[str, list[Row]]:
    return {name: pq.read_table(settings.tables / f"{name}.parquet").to_pylist() for name in ("figures", "deals", "corrections")}


def _changes(row: Row, one: Row) -> dict[str, Change]:
    """The correction as the reader would have recorded it, or on what the rules say instead by now; a confirmation changes nothing."""
    if not one["right"]:
        return {"kind": Change(row["kind"], row["kind"])}
    changes = {}
    for field, right in one["right"].items():
        found = one["found"].get(field, False)
        changes[field] = Change(found if row[field] in (found, right) else row[field], right)
    return changes


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Corrected:
    """The posts concerned, built without and with what was decided."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "posts").mkdir()
    for name in {f"{one['post']}.md" for one in DECIDED}:
        (folder / "posts" / name).write_bytes((POSTS["posts"] / name).read_bytes())
    settings = Settings(posts=folder / "posts", tables=folder / "tables", database=f"sqlite:///{folder / 'corrections.sqlite'}")
    build(settings)
    before = _tables(settings)
    store = open_store(settings.database)
    figures = []
    for one in DECIDED:
        [row] = [row for row in before["figures"] if (row["post_id"], row["amount_text"]) == (one["post"], one["amount"])]
        store.correct(ANNA, Target.of_figure(row), _changes(row, one), one["why"], 0)
        figures.append(row)
    assert build(settings).manifest["parsed"] == 0
    return Corrected(before, _tables(settings), figures)


def _differs(row: Row, one: Row) -> bool:
    return any(row[field] != right for field, right in one["right"].items())


def test_each_is_applied_or_told_to_be_unneeded(corrected: Corrected) -> None:
    expected = [
        "applied" if _differs(row, one) else "agrees" if one["right"] else "confirmed"
        for row, one in zip(corrected.figures, DECIDED, strict=True)
    ]
    told = {(row["post_id"], row["amount_text"]): row["outcome"] for row in corrected.after["corrections"]}
    assert [told[one["post"], one["amount"]] for one in DECIDED] == expected
    assert len(corrected.after["corrections"]) == len(DECIDED)


def test_the_figures_say_afterwards_what_was_decided(corrected: Corrected) -> None:
    after = {row["figure_id"]: row for row in corrected.after["figures"]}
    for row, one in zip(corrected.figures, DECIDED, strict=True):
        assert {field: after[row["figure_id"]][field] for field in one["right"]} == one["right"]


def test_money_moves_between_kinds_as_decided_and_by_no_cent_more(corrected: Corrected) -> None:
    moved: Counter[str] = Counter()
    for row, one in zip(corrected.figures, DECIDED, strict=True):
        assert not {"amount_low", "currency"} & set(one["right"])
        moved[row["kind"]] -= row["usd"]
        if not one["right"].get("wrong"):
            moved[one["right"].get("kind", row["kind"])] += row["usd"]
    before, after = (_money(rows["figures"], lambda _: True) for rows in (corrected.before, corrected.after))
    for kind in before | after | moved:
        assert after[kind] - before[kind] == pytest.approx(moved[kind])


def test_none_is_left_out_any_more_for_guessed_parties(corrected: Corrected) -> None:
    read = {row["figure_id"] for row in corrected.figures}
    assert [deal for deal in corrected.after["deals"] if deal["is_unsure"] and read & set(deal["figure_ids"])] == []


def test_only_deals_of_corrected_figures_change_and_the_totals_by_them(corrected: Corrected) -> None:
    changed = {row["figure_id"] for row in corrected.figures}

    def is_touched(deal: Row) -> bool:
        return bool(changed & set(deal["figure_ids"]))

    # a deal that a corrected figure joins or leaves is touched on the other side only: it is known by its other figures
    near = {
        one
        for rows in (corrected.before, corrected.after)
        for deal in rows["deals"]
        if is_touched(deal)
        for one in deal["figure_ids"]
    }
    others = [
        [deal for deal in rows["deals"] if not near & set(deal["figure_ids"])] for rows in (corrected.before, corrected.after)
    ]
    assert others[0] == others[1] != []
    moved = [
        _money(rows["deals"], lambda deal: bool(near & set(deal["figure_ids"]))) for rows in (corrected.before, corrected.after)
    ]
    whole = [_money(rows["deals"], lambda _: True) for rows in (corrected.before, corrected.after)]
    for kind in whole[0] | whole[1]:
        assert whole[1][kind] - whole[0][kind] == pytest.approx(moved[1][kind] - moved[0][kind])


def _money(rows: list[Row], wanted: Callable[[Row], bool]) -> Counter[str]:
    """US dollars by kind."""
    sums: Counter[str] = Counter()
    for row in rows:
        if wanted(row):
            sums[row["kind"]] += row["usd"] or 0
    return sums
