"""Spellings of tags that look like one tag, as a table. Finding them is metrics'."""

import pandas as pd
import streamlit as st

from dashboard.metrics import tags
from dashboard.ui.downloads import offer
from dashboard.ui.page import Page


@st.cache_resource(max_entries=2, show_spinner=False)
def _found(snapshot_id: str, _tags: pd.DataFrame) -> pd.DataFrame:
    return tags.variants(_tags)


def show(page: Page) -> None:
    """Draw the table; it is about all posts, whatever the filters."""
    found = _found(page.snapshot.id, page.snapshot.tags)
    st.space("small")
    st.header(page.say("variants"), anchor=False)
    st.caption(page.say("variants-hint"))
    if found.empty:
        st.info(page.say("no-variants"))
        return
    table = pd.DataFrame(
        {
            page.say("column-tag"): found["tag"],
            page.say("column-variant"): found["variant"],
            page.say("column-posts"): found["posts"],
            page.say("column-posts-variant"): found["posts_variant"],
            page.say("column-why"): [page.say(f"variant-{why}") for why in found["why"]],
        }
    )
    st.dataframe(table, hide_index=True, alt=page.say("variants"), key="variants")
    offer(page, "tag-variants", table, {})
