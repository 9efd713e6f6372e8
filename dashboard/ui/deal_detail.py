"""One deal in a drawer: its sum, its posts, and each sentence with the sum marked. All text of posts is shown as text."""

from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from dashboard.charts import labels
from dashboard.locales import has, text
from dashboard.ui import access, ledger, loading
from dashboard.ui.fields import DEAL
from dashboard.ui.page import Page
from dashboard.ui.words import plain

_MARKUP = "*_`#[]()<>|~"  # characters of Markdown that the published page does not show
_FRAGMENT = 60  # characters of a sentence that a text fragment needs to be found again


def show(page: Page) -> None:
    """Open the deal that the address names; say so when there is none of that id."""
    deal_id = st.query_params.get(DEAL)
    if not deal_id:
        return
    found = page.snapshot.deals[page.snapshot.deals["deal_id"] == deal_id]
    if found.empty:
        _drawer(page.say("deal"))(lambda: st.info(plain(page.say("deal-unknown", id=deal_id))))()
        return
    deal = next(found.itertuples())
    _drawer(plain(labels.deal(deal.payers, deal.payees, page.language)))(lambda: _deal(page, deal))()


def _drawer(title: str) -> Any:
    return st.dialog(title, width="large", position="right", on_dismiss=ledger.close)


def _deal(page: Page, deal: Any) -> None:
    language = page.language
    with st.container(horizontal=True, gap="large"):
        st.metric(page.say("deal-sum"), amount(deal, language), width="content")
        for currency in ("USD", "JPY"):
            if currency != deal.currency and not deal.is_vague:
                converted = labels.money(getattr(deal, currency.lower()), currency, language)
                st.metric(page.say(f"deal-in-{currency}"), converted, width="content")
    st.table(_facts(page, deal), border="horizontal", hide_index=True, hide_header=True, width="content")
    figures = page.snapshot.figures[page.snapshot.figures["deal_id"] == deal.deal_id]
    posts = page.snapshot.posts.set_index("post_id")
    st.header(page.say("deal-told-by", posts=labels.count(deal.posts, "posts", language)), anchor=False)
    for post_id, told in figures.groupby("post_id", sort=False):
        if post_id in posts.index:
            _post(page, posts.loc[post_id], told)


def _facts(page: Page, deal: Any) -> pd.DataFrame:
    """What is known of the deal, a row each; the cells are Markdown."""
    language = page.language
    known = [
        ("kind", f"{text(language, f'kind-{deal.kind}')} · {text(language, f'status-{deal.status}')}"),
        ("payers", labels.parties(deal.payers, language)),
        ("payees", labels.parties(deal.payees, language)),
        ("when", _when(deal, language)),
        ("first-told", labels.day(deal.first_published_on, language)),
        ("rate", _rate(page, deal)),
        ("remark", ledger.left_out(page, deal)),
        ("conflict", _worded(page, "conflict", deal.conflict.split())),
        ("merged-by", _worded(page, "merged", _reasons(deal.merged_by))),
    ]
    return pd.DataFrame([(page.say(f"deal-{name}"), plain(value)) for name, value in known if value], columns=["name", "value"])


def _reasons(merged_by: str) -> list[str]:
    """Why later figures joined the deal: `same parties, same sum ×2; told once ×1` without the first figure and the counts."""
    reasons = [reason.rpartition(" ×")[0] or reason for reason in merged_by.split("; ")]
    return [reason for reason in reasons if reason != "told once"]


def _worded(page: Page, part: str, reasons: list[str]) -> str:
    """Reasons that the data gives as English codes, in the reader's words where there are any."""
    said = []
    for reason in reasons:
        key = f"{part}-{'-'.join(reason.replace(',', '').split())}"
        said.append(page.say(key) if has(page.language, f"ui-{key}") else reason)
    return text(page.language, "list-separator").join(said)


def _rate(page: Page, deal: Any) -> str:
    """The rate that the sum was converted at, and its day."""
    if pd.isna(deal.rate_on) or pd.isna(deal.usd) or not deal.amount_low:
        return ""
    other = "JPY" if deal.currency == "USD" else "USD"
    rate = getattr(deal, other.lower()) / deal.amount_low
    number = labels.number(rate, page.language, 2 if rate >= 1 else 6)
    return page.say("rate-said", one=deal.currency, number=number, other=other, day=labels.day(deal.rate_on, page.language))


def _post(page: Page, post: pd.Series, figures: pd.DataFrame) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(post['title'])}**")
        st.caption(labels.day(post["published_at"], page.language))
        for figure in figures.itertuples():
            _figure(page, figure)
        if str(post["url"]).startswith(("https://", "http://")):
            first = figures.iloc[0]
            address = post["url"] + fragment(first["sentence"], first["amount_text"])
            st.link_button(page.say("open-post"), address, icon=":material/open_in_new:", icon_position="right", type="tertiary")


def _figure(page: Page, figure: Any) -> None:
    """The sentence with the sum marked, and why the extractor believes it."""
    st.markdown(marked(unmarked(figure.sentence), unmarked(figure.amount_text)))
    parts = [
        page.say("figure-amount", amount=figure.amount_text),
        page.say("confidence", level=page.say(f"confidence-{figure.confidence}")),
        page.say("figure-rule", rule=figure.rule),
    ]
    if figure.when_text:
        parts.append(page.say("figure-when", when=_when(figure, page.language)))
    if figure.converted_text:
        parts.append(page.say("figure-converted", converted=figure.converted_text))
    st.caption(plain(" · ".join(parts)))
    if access.role(loading.settings()) == "editor":
        form = f"review?lang={page.language}&figure={quote(figure.figure_id, safe='')}"
        st.link_button(page.say("review-figure"), form, icon=":material/edit:", type="tertiary")


def marked(sentence: str, amount_text: str) -> str:
    """The sentence as Markdown that shows exactly it, with the sum marked where it first stands."""
    before, found, after = sentence.partition(amount_text)
    return f"{plain(before)}:primary-background[**{plain(found)}**]{plain(after)}" if found else plain(sentence)


def amount(deal: Any, language: str) -> str:
    """The deal's sum in its own currency, as a range where posts tell one."""
    if deal.is_vague:
        return text(language, "unknown-sum")
    ends = dict.fromkeys(value for value in (deal.amount_low, deal.amount_high) if not pd.isna(value))
    return "–".join(labels.money(value, deal.currency, language) for value in ends)


def _when(told: Any, language: str) -> str:
    """The date or horizon of a deal or figure: as written; in another language the days that it means, where they are known."""
    if language == "ja" or not told.when_text or pd.isna(told.when_start):
        return str(told.when_text)
    first, last = (
        labels.day(day, language) for day in (told.when_start, told.when_end if pd.notna(told.when_end) else told.when_start)
    )
    return first if first == last else text(language, "ui-range", since=first, until=last)


def unmarked(words: str) -> str:
    """A sentence without the marks of emphasis that the published page does not show either."""
    return words.replace("**", "").replace("__", "").replace("`", "").strip()


def fragment(sentence: str, amount_text: str) -> str:
    """The text fragment that takes a browser to the sum: the plain words around it; empty when there are none."""
    start = sentence.find(amount_text)
    if start < 0:
        return ""
    end = start + len(amount_text)
    left, right = start, end
    while left > 0 and sentence[left - 1] not in _MARKUP and start - left < _FRAGMENT // 2:
        left -= 1
    while right < len(sentence) and sentence[right] not in _MARKUP and right - end < _FRAGMENT // 2:
        right += 1
    words = " ".join(sentence[left:right].split())
    return "#:~:text=" + quote(words, safe="").replace("-", "%2D")
