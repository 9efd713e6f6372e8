"""Search: companies, deals and posts whose words hold every word searched for. Width and case make no difference."""

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.charts import labels
from dashboard.locales import LANGUAGES
from dashboard.metrics.ready import Tables
from dashboard.ui import ledger, post_list
from dashboard.ui.fields import SEARCH
from dashboard.ui.page import Page
from dashboard.ui.words import folded, plain

_MOST_COMPANIES = 12


@st.cache_resource(max_entries=2, show_spinner=False)
def _index(snapshot_id: str, _tables: Tables) -> dict[str, pd.Series]:
    """What is searched, folded once. Of a post: its title, companies, tags and sentences with sums; of a deal: parties, sentences."""
    posts = defaultdict(
        list, {post: [title] for post, title in zip(_tables.posts["post_id"], _tables.posts["title"], strict=True)}
    )
    deals: defaultdict[str, list[str]] = defaultdict(list)
    for table, column in ((_tables.mentions, "company"), (_tables.tags, "tag"), (_tables.figures, "sentence")):
        for post, words in zip(table["post_id"], table[column], strict=True):
            posts[post].append(words if column == "sentence" else _in_all_languages(words))
    for deal, *parties in zip(_tables.deals["deal_id"], _tables.deals["payers"], _tables.deals["payees"], strict=True):
        deals[deal] += [_in_all_languages(name) for names in parties for name in names]
    for deal, sentence in zip(_tables.figures["deal_id"], _tables.figures["sentence"], strict=True):
        deals[deal].append(sentence)
    return {name: _folded(texts) for name, texts in (("posts", posts), ("deals", deals))}


def _in_all_languages(name: str) -> str:
    return "\n".join(labels.name(name, language) for language in LANGUAGES)


def _folded(texts: Mapping[str, list[str]]) -> pd.Series:
    return pd.Series({key: folded("\n".join(said)) for key, said in texts.items()}, dtype=object)


def holding(index: pd.Series, words: str) -> set[str]:
    """The keys of `index` whose text holds every one of `words`."""
    wanted = folded(words).split()
    return {str(key) for key, said in index.items() if all(word in said for word in wanted)}


def show(page: Page, words: str) -> None:
    """Draw what was found within the filters in use."""
    snapshot, view = page.snapshot, page.view
    index = _index(snapshot.id, snapshot)
    deal_ids, post_ids = holding(index["deals"], words), holding(index["posts"], words)
    companies = [name for name in view.companies["company"] if holding(pd.Series({name: folded(_in_all_languages(name))}), words)]
    deals = view.deals[view.deals["deal_id"].isin(deal_ids)]
    posts = view.posts[view.posts["post_id"].isin(post_ids)]
    st.title(page.say("search-results", words=plain(words)), anchor=False)
    st.caption(page.say("searched"))
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
            st.button(plain(labels.name(name, page.language)), key=f"company-{name}", on_click=_look_at, args=(name,))


def _look_at(name: str) -> None:
    """Show the page for one company instead of the results."""
    st.session_state["company"] = [name]
    st.session_state[SEARCH] = ""
