from dataclasses import replace

import pandas as pd
from small_tables import snapshot

from dashboard.metrics.view import Filters, select
from dashboard.ui import faults
from dashboard.ui.cut import MOST_ROWS
from dashboard.ui.page import Page


def test_a_post_that_could_not_be_read_stands_before_all_warnings_however_many() -> None:
    rows = [
        {"path": f"{number:05}.md", "line": 1, "rule": "long-title", "severity": "warning", "message": "m", "hint": "h"}
        for number in range(MOST_ROWS + 1)
    ]
    rows.append({"path": "z.md", "line": 3, "rule": "unreadable", "severity": "error", "message": "m", "hint": "h"})
    tables = replace(snapshot(), faults=pd.DataFrame(rows))
    page = Page(tables, select(tables, Filters()))  # type: ignore[arg-type]
    shown = faults._made(snapshot_id="many", language="ja", _page=page)
    files = shown[page.say("column-file")].tolist()
    assert files == ["z.md", *(row["path"] for row in rows[:-1])]
