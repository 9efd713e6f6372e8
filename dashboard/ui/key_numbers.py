"""The key numbers of a view: posts with their denominator, deals, and the money of each kind apart. The sums are metrics'."""

import streamlit as st

from dashboard.charts import labels
from dashboard.locales import text
from dashboard.metrics.investment import kinds_of, money_in
from dashboard.ui import loading
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the numbers as a row of cards."""
    with st.grid("auto", min_column_width=165, gap="small"):
        for name, value, beside in loading.kept(page, "key-numbers", lambda: _numbers(page)):
            st.metric(name, value, delta=beside, delta_color="off", delta_arrow="off", border=True)
    st.caption(page.say("kinds-apart"))


def _numbers(page: Page) -> list[tuple[str, str, str]]:
    """Name, number and what stands beside it, a card each."""
    view, language = page.view, page.language
    every = page.say("of-all-posts", all=labels.count(view.all_posts, "posts", language))
    named = labels.number(view.mentions["company"].nunique(), language)
    cards = [
        (page.say("number-posts"), labels.count(len(view.posts), "posts", language), every),
        (page.say("number-deals"), labels.count(len(view.deals), "deals", language), page.say("counted-once")),
        (page.say("number-companies"), named, page.say("named-in-posts")),
    ]
    for kind in kinds_of(view.deals):
        deals = money_in(view.deals, kind)
        total = labels.money(deals["money"].sum() if len(deals) else None, view.currency, language)
        cards.append((text(language, f"kind-{kind}"), total, labels.count(len(deals), "deals", language)))
    return cards
