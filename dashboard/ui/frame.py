"""What stands around every page: language, navigation, filter bar, notice of new posts, opened deal, footer."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from dashboard.charts import labels
from dashboard.errors import DashboardError
from dashboard.ui import access, address, deal_detail, embed_live, filters, loading, search, steps, updating
from dashboard.ui.page import Page
from dashboard.ui.words import fault, say

# A page's name, which is its address and the key of its words, and what draws it; the first is the home.
Pages = Mapping[str, Callable[[Page], None]]
_HOME = "home"  # Streamlit wants a name for the page at the app's own address, and shows it nowhere
_OWN_DAYS = ("meeting", "try-text")  # pages that choose their days themselves, or have none


def run(pages: Pages) -> None:
    """Draw the page that the address names, within the frame."""
    settings = loading.settings()
    if not access.gate(settings, address.browser_language(settings.language)):
        return
    try:
        snapshot = loading.current()
    except DashboardError as error:
        st.error(fault(address.browser_language(settings.language), error))
        return
    if snapshot is None:
        st.navigation(
            _listed(pages, settings.language, []), position="hidden"
        )  # the address is that of a page, which will follow
        updating.first_build(settings, address.browser_language(settings.language))
        return
    if snapshot.posts.empty:
        st.navigation(_listed(pages, settings.language, []), position="hidden")
        updating.nothing_read(settings, snapshot, address.browser_language(settings.language))
        return
    listed = loading.listed(snapshot)
    if embed_live.is_asked():
        st.navigation(_listed(pages, settings.language, []), position="hidden")
        embed_live.show(snapshot, listed, settings.language)
        return
    address.arrive(listed, settings.language)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="head"):
        quick = st.container(horizontal=True, vertical_alignment="center", width="content", gap="small")
        corner = st.container(width="content", gap=None)
        with corner:
            language = filters.language_switch(settings.language)
    chosen: list[Page] = []
    navigation = st.navigation(_listed(pages, language, chosen), position="hidden" if st.context.is_embedded else "top")
    with corner:
        steps.keep(address.amended())
    applied, words = filters.bar(snapshot, listed, language, quick)
    page = Page(snapshot, loading.view(snapshot, applied))
    chosen.append(page)
    updating.notice(settings, snapshot.id, language)
    if words:
        search.show(page, words)
    else:
        st.title(page.say(f"page-{navigation.url_path or next(iter(pages))}"), anchor=False)
        if navigation.url_path not in _OWN_DAYS:
            in_use = filters.summary(applied, listed)
            st.caption(" · ".join(part for part in (filters.range_said(page.view, language), in_use) if part))
        if unread := filters.unread(address.unread_on_arrival(applied), language):
            st.caption(f":material/info: {unread}")
        navigation.run()
    deal_detail.show(page)
    _footer(page)


def _listed(pages: Pages, language: str, chosen: list[Page]) -> list[st.Page]:
    """The menu's pages, each at its name; the first stands at the app's own address in the menu, and at its name out of it.

    A page is drawn after the filters are known, which are drawn after the menu.
    """

    def page(name: str, **settings: Any) -> st.Page:
        draw = pages[name]
        return st.Page(lambda: draw(chosen[0]), title=say(language, f"page-{name}"), **settings)

    home, *others = pages
    return [
        page(home, url_path=_HOME, default=True),
        *(page(name, url_path=name) for name in others),
        page(home, url_path=home, visibility="hidden"),
    ]


def _footer(page: Page) -> None:
    snapshot, language = page.snapshot, page.language
    age = datetime.now(UTC) - snapshot.built_at
    st.divider()
    st.caption(
        say(
            language,
            "footer",
            snapshot=snapshot.id,
            day=labels.day(page.view.built_on, language),
            age=labels.ago(age, language),
            posts=labels.count(len(snapshot.posts), "posts", language),
        )
    )
