"""The ledger: deals as a table to choose from. Choosing one writes it into the address; what opens is `deal_detail`'s."""

import math
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts import labels
from dashboard.locales import text
from dashboard.metrics.rows import each
from dashboard.ui import loading
from dashboard.ui.cut import MOST_ROWS, first_rows
from dashboard.ui.downloads import offer
from dashboard.ui.fields import DEAL
from dashboard.ui.page import Page

_ROUND = "_ledger_round"  # a table with a new key has no row chosen
_UNIT = {"ja": 1e8, "en": 1e9}  # what the money column counts in: 億, billion
_ROW = 36  # px
_REMARKED = ["is_total", "is_slice", "is_vague", "is_unsure", "usd", "conflict"]  # what remarks are made of
_TAKEN = ["deal_id", "amount_low", "amount_high", "currency", "rate_on", "post_ids"]  # what leads back from a table taken away


def show(page: Page, deals: pd.DataFrame, key: str, most_rows: int = 12, kept_as: str = "") -> None:
    """Draw `deals`, newest first, with a way to open each: its row, or the list above the table.

    `kept_as` names deals that are the same for everybody with these filters: their table is made once.
    """
    if deals.empty:
        st.info(page.say("no-deals"))
        return
    kept_as = kept_as or ("ledger" if deals is page.view.deals else "")
    if kept_as:
        table, names, exact, told = loading.kept(page, kept_as, lambda: _made(page, deals))
    else:
        table, names, exact, told = _made(page, deals)
    ids = list(names)
    key = f"{key}-{st.session_state.get(_ROUND, 0)}"
    _list(page, ids[:MOST_ROWS], names, f"{key}-list")
    st.dataframe(
        first_rows(page, table),
        hide_index=True,
        placeholder="",
        height=_ROW * (min(len(table), most_rows) + 1) + 2,
        row_height=_ROW,
        key=key,
        selection_mode="single-row",
        on_select=lambda: _open_row(key, ids),
        column_config=_columns(page),
        alt=page.say("number-deals"),
    )
    offer(page, "deals", partial(_to_take_away, page, exact, told), {"units": {money_name(page): page.filters.currency}}, key)


def of_kind(page: Page, kind: str) -> pd.DataFrame:
    """The view's deals of one kind."""
    deals = page.view.deals
    return loading.kept(page, f"deals-{kind}", lambda: deals[deals["kind"] == kind])


def newest_first(deals: pd.DataFrame) -> pd.DataFrame:
    """`deals` by the day that they were first told, the newest first."""
    return deals.sort_values(["day", "deal_id"], ascending=[False, True], kind="stable")


def open_deal(deal_id: str | None) -> None:
    """Open a deal: write it into the address, where `deal_detail` finds it."""
    if deal_id:
        st.query_params[DEAL] = deal_id


def close() -> None:
    """Close the opened deal and let go of its row."""
    st.query_params.pop(DEAL, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _made(page: Page, deals: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str], pd.DataFrame, pd.DataFrame]:
    """The table as shown, newest first, each deal's name by its id in that order, the table with exact sums, and what is taken away of `deals`.

    It is kept when snapshots have gone, so nothing in it may hold one.
    """
    deals = newest_first(deals)
    table = readable(page, deals)
    sums = [labels.money(money, page.filters.currency, page.language) if pd.notna(money) else "–" for money in deals["money"]]
    parts = zip(table[page.say("column-parties")], table[page.say("column-kind")], sums, deals["day"].dt.year, strict=True)
    names = [" · ".join(map(str, part)) for part in parts]  # one party has many deals: its sum and year tell them apart
    shown = table.assign(**{money_name(page): rounded(table[money_name(page)])})
    return shown, dict(zip(deals["deal_id"], names, strict=True)), table, deals[_TAKEN]


def _to_take_away(page: Page, table: pd.DataFrame, deals: pd.DataFrame) -> pd.DataFrame:
    """The table with what leads back from it: the deal's id, its sum as told, and the addresses of the posts that tell it."""
    urls = dict(zip(page.snapshot.posts["post_id"], page.snapshot.posts["url"], strict=True))
    told = deals.reset_index(drop=True)
    return table.assign(
        deal_id=told["deal_id"],
        amount_low=told["amount_low"],
        amount_high=told["amount_high"],
        currency=told["currency"],
        rate_on=told["rate_on"],
        urls=[[urls.get(post, "") for post in posts] for posts in told["post_ids"]],
    )


def readable(page: Page, deals: pd.DataFrame) -> pd.DataFrame:
    """`deals` with columns in the reader's language; money in the unit that its heading names, empty when unknown.

    Day, sum and parties come first: a phone shows no more without scrolling.
    """
    language = page.language
    parties = zip(deals["payers"], deals["payees"], strict=True)
    return pd.DataFrame(
        {
            page.say("column-first-told"): deals["day"].dt.date.to_numpy(),
            money_name(page): in_unit(page, deals["money"]),
            page.say("column-parties"): [labels.deal(payers, payees, language) for payers, payees in parties],
            page.say("column-kind"): [text(language, f"kind-{kind}") for kind in deals["kind"]],
            page.say("column-status"): [text(language, f"status-{status}") for status in deals["status"]],
            page.say("column-posts"): deals["posts"].to_numpy(),
            page.say("column-remark"): [_remark(page, deal) for deal in each(deals[_REMARKED])],
        }
    )


def left_out(page: Page, deal: Any) -> str:
    """Why a deal is in no sum; empty when it is in one."""
    said = [page.say(f"remark-{name}") for name in ("total", "slice", "vague", "unsure") if getattr(deal, f"is_{name}")]
    if not said and pd.isna(deal.usd):
        said.append(page.say("remark-unconverted"))
    return text(page.language, "list-separator").join(said)


def _remark(page: Page, deal: Any) -> str:
    """What a reader must know of a deal's sum: why it is in no sum, and that posts disagree."""
    conflict = page.say("remark-conflict") if deal.conflict else ""
    return text(page.language, "list-separator").join(filter(None, (left_out(page, deal), conflict)))


def money_name(page: Page) -> str:
    """The money column's heading, with the unit that it counts in."""
    return page.say(f"column-money-{page.filters.currency}")


def in_unit(page: Page, money: pd.Series) -> pd.Series:
    """Sums in the unit that `money_name` names."""
    return (money / _UNIT[page.language]).reset_index(drop=True)


def rounded(money: pd.Series) -> pd.Series:
    """Sums for reading: one decimal, and as many more as three digits of a small sum need: 1234.6, 23.5, 0.0321."""
    return money.map(
        lambda value: round(value, max(1, 2 - math.floor(math.log10(abs(value))))) if value else value, na_action="ignore"
    )


def money_column() -> Any:
    """How a column of sums in that unit is set."""
    return st.column_config.NumberColumn(format="localized", width=108)


def day_column(page: Page, width: int) -> Any:
    """How a column of days is set, as the reader's language writes short days."""
    return st.column_config.DateColumn(format="YYYY/MM/DD" if page.language == "ja" else "D MMM YYYY", width=width)


def _columns(page: Page) -> dict[str, Any]:
    return {
        page.say("column-first-told"): day_column(page, 92),
        money_name(page): money_column(),
        page.say("column-parties"): st.column_config.TextColumn(width=280),
        page.say("column-kind"): st.column_config.TextColumn(width=120),
        page.say("column-status"): st.column_config.TextColumn(width=100),
        page.say("column-posts"): st.column_config.NumberColumn(format="%d", width=70),
        page.say("column-remark"): st.column_config.TextColumn(width=420),
    }


def _list(page: Page, ids: list[str], names: dict[str, str], key: str) -> None:
    """The same deals as a list that can be searched: the way in by keyboard and for screen readers."""
    st.selectbox(
        page.say("open-deal"),
        ids,
        index=None,
        format_func=lambda deal_id: names.get(deal_id, deal_id),
        placeholder=page.say("open-deal-placeholder"),
        label_visibility="collapsed",
        key=key,
        on_change=lambda: open_deal(st.session_state[key]),
    )


def _open_row(key: str, ids: list[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    open_deal(ids[rows[0]] if rows else None)
