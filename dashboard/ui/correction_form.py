"""One figure with its sentence and a form to correct it. Shows what stands now; the write itself is `correcting`'s."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.corrections import apply
from dashboard.corrections.record import Change, Correction, Target
from dashboard.locales import text
from dashboard.records import KINDS, STATUSES
from dashboard.ui import correcting, keeping
from dashboard.ui.deal_detail import marked, unmarked
from dashboard.ui.page import Page
from dashboard.ui.words import plain

_CURRENCIES = ("USD", "JPY", "EUR", "GBP", "CNY", "KRW", "INR")
_EDITED = (
    "kind", "status", "payers", "payees", "amount_low", "amount_high", "currency", "when_start", "when_end", "is_total", "is_slice"
)  # fmt: skip
_CONFIRMED = (
    "kind",
    "status",
    "payers",
    "payees",
    "amount_low",
    "currency",
)  # what somebody who reads the sentence can vouch for


def show(page: Page, figure_id: str, may_edit: bool) -> Target | None:
    """Draw the figure as it was read and as it stands; return what a correction of it is tied to."""
    rows = keeping.extracted(page.snapshot.id)
    found = rows[rows["figure_id"] == figure_id]
    if found.empty:
        st.info(plain(page.say("review-unknown", id=figure_id)))
        return None
    row: dict[str, Any] = {name: _python(value) for name, value in found.iloc[0].items()}
    target = Target.of_figure(row)
    kept = keeping.store_if_any()
    correction = kept.find(target) if kept else None
    with st.container(border=True, key="opened-figure"):
        _told(page, row)
        if correction and correction.changes is not None:
            st.caption(plain(page.say("review-stands", who=correction.who, why=correction.why)))
        if may_edit:
            _form(page, row, target, correction)
    return target


def _told(page: Page, row: dict[str, Any]) -> None:
    posts = page.snapshot.posts
    titles = posts.loc[posts["post_id"] == row["post_id"], "title"].tolist()
    st.markdown(f"**{plain(titles[0] if titles else row['post_id'])}**")
    st.markdown(marked(unmarked(row["sentence"]), unmarked(row["amount_text"])))
    st.caption(
        plain(
            " · ".join(
                (
                    page.say("confidence", level=page.say(f"confidence-{row['confidence']}")),
                    page.say("figure-rule", rule=row["rule"]),
                )
            )
        )
    )


def _form(page: Page, row: dict[str, Any], target: Target, correction: Correction | None) -> None:
    version = correcting.seen(target)
    now = _now(row, correction)
    # a key with the version in it: after a write the form is filled anew
    key = f"{target.digest}-{version}"
    with st.form(f"form-{key}", border=False, enter_to_submit=False):
        given = _fields(page, row, now, key)
        why = st.text_input(page.say("review-why"), key=f"why-{key}", max_chars=500)
        with st.container(horizontal=True):
            save = st.form_submit_button(page.say("review-save"), type="primary", key=f"save-{key}")
            confirm = st.form_submit_button(page.say("review-confirm"), key=f"confirm-{key}")
            wrong = st.form_submit_button(page.say("review-wrong"), key=f"wrong-{key}")
            undo = bool(version) and st.form_submit_button(page.say("review-undo"), key=f"undo-{key}")
    if save:
        correcting.correct(page.language, target, _changes(row, given), why)
    elif confirm:
        same = {name: Change(value, value) for name, value in apply.expected(row, _CONFIRMED).items()}
        correcting.correct(page.language, target, same, why or page.say("review-confirmed"))
    elif wrong:
        correcting.correct(page.language, target, {"wrong": Change(False, True)}, why)
    elif undo:
        correcting.undo(page.language, target, why or page.say("review-undo"))
    if save or confirm or wrong or undo:
        st.rerun()  # also when refused: the reason is drawn above


def _fields(page: Page, row: dict[str, Any], now: dict[str, Any], key: str) -> dict[str, Any]:
    language = page.language
    companies = page.snapshot.companies["company"].tolist()
    given: dict[str, Any] = {}
    with st.container(horizontal=True):
        for name, options in (("kind", KINDS), ("status", STATUSES)):
            given[name] = st.selectbox(
                page.say(f"column-{name}"), options, index=options.index(now[name]), key=f"{name}-{key}",
                format_func=lambda one, name=name: text(language, f"{name}-{one}"),
            )  # fmt: skip
        currencies = tuple(dict.fromkeys((*_CURRENCIES, now["currency"])))
        given["currency"] = st.selectbox(
            page.say("filter-currency"), currencies, index=currencies.index(now["currency"]), key=f"currency-{key}"
        )
    with st.container(horizontal=True):
        for name in ("payers", "payees"):
            options = list(dict.fromkeys([*now[name], *companies]))
            given[name] = st.multiselect(
                page.say(f"deal-{name}"), options, default=now[name], accept_new_options=True, placeholder="", key=f"{name}-{key}"
            )
    with st.container(horizontal=True):
        for name in ("amount_low", "amount_high"):
            given[name] = st.number_input(
                page.say(f"review-{name.replace('_', '-')}"),
                min_value=0.0,
                value=now[name],
                step=None,
                format="%.0f",
                key=f"{name}-{key}",
            )
        for name in ("when_start", "when_end"):
            given[name] = (
                st.text_input(
                    page.say(f"review-{name.replace('_', '-')}"),
                    value=now[name] or "",
                    placeholder="2028-12-31",
                    key=f"{name}-{key}",
                ).strip()
                or None
            )
    with st.container(horizontal=True):
        for name in ("is_total", "is_slice"):
            given[name] = st.checkbox(page.say(f"review-{name.replace('_', '-')}"), value=now[name], key=f"{name}-{key}")
    return given


def _changes(row: dict[str, Any], given: dict[str, Any]) -> dict[str, Change]:
    """What differs from what was extracted: names in any order are the same names."""
    was = apply.expected(row, _EDITED)
    changed = {}
    for name, value in given.items():
        same = sorted(was[name]) == sorted(value) if isinstance(value, list) else was[name] == value
        if not same:
            changed[name] = Change(was[name], value)
    return changed


def _now(row: dict[str, Any], correction: Correction | None) -> dict[str, Any]:
    """The figure's fields as they stand, whether or not the tables have been built since."""
    changes = (correction.changes or {}) if correction else {}
    return {name: changes[name].new if name in changes else value for name, value in apply.expected(row, _EDITED).items()}


def _python(value: Any) -> Any:
    """A cell as plain Python: arrays as lists, a missing value as None."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    return value if isinstance(value, list) or not pd.isna(value) else None
