"""Search: companies, deals and posts whose words hold every word searched for. Width and case make no difference."""

import pandas as pd
import streamlit as st

from dashboard.charts import labels
from dashboard.ui import ledger, post_list
from dashboard.ui.fields import SEARCH
from dashboard.ui.page import Page
from dashboard.ui.words import folded, plain

_MOST_COMPANIES = 12


@st.cache_resource(max_entries=2, show_spinner=False)
def _index(snapshot_id: str, _posts: pd.DataFrame, _figures: pd.DataFrame, _deals: pd.DataFrame) -> dict[str, pd.Series]:
    """What is searched, folded once: titles by post, sentences by figure, parties by deal."""
    parties = [" ".join([*payers, *payees]) for payers, payees in zip(_deals["payers"], _deals["payees"], strict=True)]
    return {
        "titles": pd.Series(map(folded, _posts["title"]), index=_posts["post_id"], dtype=object),
        "sentences": pd.Series(map(folded, _figures["sentence"]), index=_figures["figure_id"], dtype=object),
        "parties": pd.Series(map(folded, parties), index=_deals["deal_id"], dtype=object),
    }


def holding(index: pd.Series, words: str) -> set[str]:
    """The keys of `index` whose text holds every one of `words`."""
    wanted = folded(words).split()
    return {str(key) for key, said in index.items() if all(word in said for word in wanted)}


def show(page: Page, words: str) -> None:
    """Draw what was found within the filters in use."""
    snapshot, view = page.snapshot, page.view
    index = _index(snapshot.id, snapshot.posts, snapshot.figures, snapshot.deals)
    in_figures = holding(index["sentences"], words)
    figures = view.figures[view.figures["figure_id"].isin(in_figures)]
    deal_ids = holding(index["parties"], words) | set(figures["deal_id"].dropna())
    post_ids = holding(index["titles"], words) | set(figures["post_id"])
    companies = [name for name in view.companies["company"] if holding(pd.Series({name: folded(name)}), words)]
    deals = view.deals[view.deals["deal_id"].isin(deal_ids)]
    posts = view.posts[view.posts["post_id"].isin(post_ids)]
    st.title(page.say("search-results", words=plain(words)), anchor=False)
    if not companies and deals.empty and posts.empty:
        st.info(page.say("nothing-found", words=plain(words)))
        return
    if companies:
        _companies(page, companies)
    if len(deals):
        st.header(page.say("ledger", count=labels.count(len(deals), "deals", page.language)), anchor=False)
        ledger.show(page, deals, "ledger-search")
    if len(posts):
        st.header(page.say("posts", count=labels.count(len(posts), "posts", page.language)), anchor=False)
        post_list.show(page, posts, "posts-search")


def _companies(page: Page, names: list[str]) -> None:
    st.header(page.say("companies-found"), anchor=False)
    with st.container(horizontal=True, gap="small"):
        for name in names[:_MOST_COMPANIES]:
            st.button(plain(name), key=f"company-{name}", on_click=_look_at, args=(name,))


def _look_at(name: str) -> None:
    """Show the page for one company instead of the results."""
    st.session_state["company"] = [name]
    st.session_state[SEARCH] = ""
