import pandas as pd

from dashboard.ui import ledger


def test_a_sum_keeps_three_digits_however_small_and_one_decimal_however_large() -> None:
    said = ledger.rounded(pd.Series([14000.0, 1234.567, 23.456, 0.032149, 0.0, None]))
    assert said.tolist()[:5] == [14000.0, 1234.6, 23.5, 0.0321, 0.0]
    assert pd.isna(said.iloc[5])
