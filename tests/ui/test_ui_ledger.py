import gc
import weakref

import pandas as pd
from small_tables import snapshot

from dashboard.metrics.view import Filters, select
from dashboard.ui import ledger
from dashboard.ui.page import Page


def test_a_sum_keeps_three_digits_however_small_and_one_decimal_however_large() -> None:
    said = ledger.rounded(pd.Series([14000.0, 1234.567, 23.456, 0.032149, 0.0, None]))
    assert said.tolist()[:5] == [14000.0, 1234.6, 23.5, 0.0321, 0.0]
    assert pd.isna(said.iloc[5])


def test_what_is_kept_of_a_ledger_keeps_no_snapshot_and_no_view_alive() -> None:
    tables = snapshot()
    page = Page(tables, select(tables, Filters()))  # type: ignore[arg-type]
    kept = ledger._made(page, page.view.deals)
    gone = [weakref.ref(one) for one in (page, page.snapshot, page.view, page.snapshot.posts, page.view.figures)]
    del page, tables
    gc.collect()
    assert [ref() for ref in gone] == [None] * len(gone) and len(kept[0])
