import io
import json

import numpy as np
import pandas as pd

from dashboard.metrics.view import Filters
from dashboard.ui import downloads

TABLE = pd.DataFrame(
    {
        "題名": ["=1+1", "+81", "-x", "@a", "普通"],
        "金額": [-1.5, 2, np.nan, 4, 5],
        "会社": [np.array(["=A", "B"], dtype=object)] * 5,
    }
)


def test_csv_opens_in_a_spreadsheet_and_runs_no_formula() -> None:
    content = downloads.csv(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(io.BytesIO(content))
    assert read["題名"].tolist() == ["'=1+1", "'+81", "'-x", "'@a", "普通"]
    assert read["金額"].fillna(0).tolist() == [-1.5, 2, 0, 4, 5]  # a negative number stays a number
    assert read["会社"].tolist() == ["'=A; B"] * 5


def test_parquet_gives_the_table_back() -> None:
    pd.testing.assert_frame_equal(
        pd.read_parquet(io.BytesIO(downloads.parquet(TABLE[["題名", "金額"]]))), TABLE[["題名", "金額"]]
    )


def test_the_facts_name_columns_units_filters_and_snapshot() -> None:
    written = json.loads(downloads.facts("deals", TABLE, "abc", Filters(companies=("OpenAI",)), {"units": {"金額": "USD"}}))
    assert written["snapshot_id"] == "abc"
    assert written["rows"] == 5
    assert written["filters"]["companies"] == ["OpenAI"]
    assert {"name": "金額", "type": "float64", "unit": "USD"} in written["columns"]
