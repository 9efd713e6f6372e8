"""Posts as a table: day, title, category, a link to each. Chooses no posts."""

import pandas as pd
import streamlit as st

from dashboard.charts import labels
from dashboard.locales import text
from dashboard.ui import loading
from dashboard.ui.cut import first_rows
from dashboard.ui.downloads import offer
from dashboard.ui.ledger import day_column
from dashboard.ui.page import Page

_ROW = 36  # px


def show(page: Page, posts: pd.DataFrame, key: str, most_rows: int = 10) -> None:
    """Draw `posts`, newest first."""
    if posts.empty:
        st.info(page.say("no-posts"))
        return
    table = loading.kept(page, "posts", lambda: _made(page, posts)) if posts is page.view.posts else _made(page, posts)
    address = page.say("column-address")
    st.dataframe(
        first_rows(page, table),
        hide_index=True,
        placeholder="",
        row_height=_ROW,
        height=_ROW * (min(len(table), most_rows) + 1) + 2,
        key=key,
        alt=page.say("number-posts"),
        column_config={
            page.say("column-day"): day_column(page, 110),
            page.say("column-title"): st.column_config.TextColumn(width=640),
            page.say("column-category"): st.column_config.TextColumn(width=160),
            address: st.column_config.LinkColumn(display_text=page.say("open"), width=80),
        },
    )
    offer(page, "posts", table, {}, key)


def _made(page: Page, posts: pd.DataFrame) -> pd.DataFrame:
    posts = posts.sort_values("published_at", ascending=False, kind="stable")
    separator = text(page.language, "list-separator")
    return pd.DataFrame(
        {
            page.say("column-day"): posts["day"].dt.date.to_numpy(),
            page.say("column-title"): posts["title"].to_numpy(),
            page.say("column-category"): [
                separator.join(labels.name(name, page.language) for name in names) for names in posts["categories"]
            ],
            page.say("column-address"): [url if str(url).startswith(("https://", "http://")) else "" for url in posts["url"]],
        }
    )
