"""The bands of a flow chart as rows to pick: plotly reports no clicks on bands. Picking one gives its deals as a mark."""

import pandas as pd
import streamlit as st

from dashboard.charts import labels
from dashboard.metrics import investment
from dashboard.ui import loading
from dashboard.ui.chart_card import Mark, lines_for, round_key
from dashboard.ui.ledger import in_unit, money_column, money_name, rounded
from dashboard.ui.page import Page

_MOST = 200
_ROW, _ROWS_SHOWN = 36, 8  # px; rows before the table scrolls


def show(page: Page, kind: str) -> tuple[Mark, ...]:
    """Draw the bands of `kind`, biggest first; return the picked ones' deals."""
    bands = loading.kept(page, f"bands-{kind}", lambda: investment.flows(page.view.deals, kind, _MOST))
    if bands.empty:
        return ()
    table = pd.DataFrame(
        {
            money_name(page): rounded(in_unit(page, bands["money"])),  # first, as in the ledger: phones show two columns or three
            page.say("deal-payers"): [labels.parties(names, page.language) for names in bands["payers"]],
            page.say("deal-payees"): [labels.parties(names, page.language) for names in bands["payees"]],
            page.say("number-deals"): bands["deals"],
        }
    )
    st.header(page.say("bands"), anchor=False)
    st.caption(page.say("bands-hint"))
    event = st.dataframe(
        table,
        hide_index=True,
        row_height=_ROW,
        height=_ROW * (min(len(table), _ROWS_SHOWN) + 1) + 2,
        key=round_key(f"bands-{kind}"),
        selection_mode="multi-row",
        on_select="rerun",
        column_config={money_name(page): money_column()},
        alt=page.say("bands"),
    )
    rows = event["selection"]["rows"]
    return tuple(Mark("deal_ids", tuple(bands["deal_ids"][row]), line) for line in lines_for(page, "bands", rows) for row in rows)
