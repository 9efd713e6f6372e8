"""What could be written next: one ranked list made of follow-ups, untold deals, conflicts, old facts and rising terms.

It gives each candidate an id that stays the same in the next build (a decision is kept by it), and the values of its reason; the
sentence itself is the locale's.
"""

from datetime import date

import numpy as np
import pandas as pd

from dashboard.metrics import followups, meeting, planning, recycled
from dashboard.metrics.ready import Tables
from dashboard.metrics.rows import each
from dashboard.metrics.terms import rising

COLUMNS = ["item_id", "about", "score", "values", "deal_ids", "post_ids"]
_EACH = 40  # rows of one sort that are ranked at all
_PER_DECADE = 0.5  # score for each power of ten of money above a million USD
_TOP = 1e5  # million USD: bigger sums rank no higher, most are slips
_TURN = 2  # of each sort before the third of any: six promises of one year-end are one subject for a meeting
_SHARE = 3  # no sort fills more than one part in so many of the list
_BASE = {"conflict": 2.0, "overdue": 2.0, "due": 2.5, "untold": 1.5, "fact": 1.5, "term": 1.0, "quiet": 0.5}


def ranked(tables: Tables, terms: pd.DataFrame, since: date, until: date, most: int = 20) -> pd.DataFrame:
    """Story candidates for a meeting on the period up to `until`: `COLUMNS`, best first.

    about is overdue, due, untold, conflict, fact, term or quiet: the key of the reason (`candidate-…`), `values` what it says.
    score = a start for each sort, and half a point for each power of ten of money, of posts with an old value, of a rise, and of
    posts that told it; it orders within a turn and means nothing else: two of each sort come before the third of any. A deal is listed once, under its best reason; no sort takes more than
    a third of the list.

    Args:
        terms: post_id, term, count; empty when none were counted.
    """
    usd = dict(zip(tables.deals["deal_id"], tables.deals["usd"], strict=True))
    found = [
        *_followups(tables, until, usd),
        *_untold(tables, since, until),
        *_conflicts(tables, since, until, usd),
        *_contradictions(tables, since, until),
        *_facts(tables, until, since),
        *_terms(tables, terms, since, until),
    ]
    rows = pd.DataFrame(found, columns=COLUMNS).sort_values(["score", "item_id"], ascending=[False, True])
    deal = rows["deal_ids"].map(lambda ids: ids[0] if ids else "")
    rows = rows[(deal == "") | ~deal.duplicated()]
    place = rows.groupby("about").cumcount()
    rows = rows.assign(turn=place // _TURN)[place < max(1, most // _SHARE)]
    return rows.sort_values("turn", kind="stable").head(most)[COLUMNS].reset_index(drop=True)


def _candidate(
    item_id: str, about: str, weight: float, values: dict[str, object], deals: list[str], posts: list[str]
) -> dict[str, object]:
    score = _BASE[about] + _PER_DECADE * float(np.log10(min(max(weight, 1.0), _TOP)) + np.log10(max(len(posts), 1)))
    return {"item_id": item_id, "about": about, "score": score, "values": values, "deal_ids": deals, "post_ids": posts}


def _weight(usd: float | None) -> float:
    return float(usd) / 1e6 if usd is not None and not pd.isna(usd) else 1.0


def _followups(tables: Tables, until: date, usd: dict[str, float]) -> list[dict[str, object]]:
    rows = followups.items(tables, until)
    rows = rows[rows["state"].isin(("overdue", "due"))]
    found = [
        _candidate(
            row.item_id,
            row.state,
            _weight(usd.get(row.deal_id)),
            {"deal": row.label, "due": row.due_on, "told": row.told_on, "when": row.when_text, "posts": row.posts},
            [row.deal_id],
            list(row.post_ids),
        )
        for row in each(rows)
    ]
    for row in each(followups.quiet(tables, until).head(_EACH)):
        values = {"deal": row.label, "days": row.quiet_days, "told": row.last_told_on}
        found.append(_candidate(row.item_id, "quiet", _weight(row.usd), values, [row.deal_id], list(row.post_ids)))
    return found


def _untold(tables: Tables, since: date, until: date) -> list[dict[str, object]]:
    return [
        _candidate(
            row.item_id,
            "untold",
            _weight(row.usd),
            {"deal": row.label, "told": row.first_published_on},
            [row.deal_id],
            list(row.post_ids),
        )
        for row in each(planning.untold(tables, since, until).head(_EACH))
    ]


def _conflicts(tables: Tables, since: date, until: date, usd: dict[str, float]) -> list[dict[str, object]]:
    return [
        _candidate(
            row.item_id,
            "conflict",
            _weight(usd.get(row.deal_id)),
            {"about": row.conflict, "values": [words for words, _, _ in row.values], "sums": row.sums},
            [row.deal_id],
            list(row.post_ids),
        )
        for row in each(meeting.conflicts(tables, since, until))
    ]


def _contradictions(tables: Tables, since: date, until: date) -> list[dict[str, object]]:
    """What posts tell differently beyond one deal; the posts that tell the values come last, as the newest."""
    return [
        _candidate(
            row.item_id,
            "conflict",
            1.0,
            {
                "about": row.about, "subject": row.subject, "kind": row.kind, "sum": row.sum, "when_text": row.when_text,
                "values": [words for words, _, _ in row.values], "sums": row.sums,
            },
            [],
            [*row.post_ids, *(post for _, post, _ in reversed(row.values))],
        )
        for row in each(meeting.contradictions(tables, since, until))
    ]  # fmt: skip


def _facts(tables: Tables, until: date, since: date) -> list[dict[str, object]]:
    """Facts of which a post of the period told an old value."""
    found = []
    for row in each(recycled.facts(tables.figures, until)):
        recent = [one for one in row.old if one[2] >= since]
        if recent:
            values = {
                "subject": row.subject,
                "newest": row.newest,
                "on": row.newest_on,
                "old": recent[-1][0],
                "sums": row.sums,
                "posts": len(recent),
            }
            found.append(_candidate(row.item_id, "fact", 10.0 ** len(recent), values, [], [post for _, post, _ in recent]))
    return found


def _terms(tables: Tables, terms: pd.DataFrame, since: date, until: date) -> list[dict[str, object]]:
    if terms.empty:
        return []
    rows = rising(terms, tables.posts, tables.tags, tables.companies, since, until, _EACH)
    return [
        _candidate(
            f"term:{row.term}",
            "term",
            row.score**2,
            {"term": row.term, "posts": row.posts, "before": row.posts_before},
            [],
            row.post_ids,
        )
        for row in each(rows)
    ]
