"""What became of each correction, and who changed what when. Draws only; all texts are cells, which show them as they are."""

import pandas as pd
import streamlit as st

from dashboard.corrections.record import Changes, Target
from dashboard.locales import has, text
from dashboard.ui import keeping
from dashboard.ui.downloads import offer
from dashboard.ui.page import Page

_MOST = 500  # lines of history


def outcomes(page: Page) -> None:
    """Draw what became of each correction in the served tables, those not applied first."""
    found = keeping.reports(page.snapshot.id)
    st.header(page.say("review-outcomes", count=len(found)), anchor=False)
    if found.empty:
        st.info(page.say("review-no-corrections"))
        return
    lost = found["outcome"].isin(["unexpected", "gone"])
    if lost.any():
        st.warning(page.say("review-lost", count=int(lost.sum())))
    found = found.assign(lost=lost).sort_values(["lost", "correction_id"], ascending=[False, True])
    table = pd.DataFrame(
        {
            page.say("review-outcome"): [page.say(f"outcome-{one}") for one in found["outcome"]],
            page.say("review-fields"): [_fields(page, one.split(", ")) for one in found["detail"]],
            page.say("review-sum"): (found["amount_text"] + found["company"]).to_numpy(),
            page.say("review-sentence"): found["sentence"].to_numpy(),
            page.say("review-who"): found["who"].to_numpy(),
            page.say("review-reason"): found["why"].to_numpy(),
        }
    )
    st.dataframe(table, hide_index=True, placeholder="", key="outcomes", alt=page.say("review-outcomes", count=len(found)))
    offer(page, "corrections", table, {})


def history(page: Page, target: Target | None = None) -> None:
    """Draw the changes of `target`, or the newest of all."""
    kept = keeping.store_if_any()
    entries = kept.history(target, _MOST) if kept else ()
    if target is None:
        st.header(page.say("review-history"), anchor=False)
    if not entries:
        if target is None:
            st.info(page.say("review-no-corrections"))
        return
    table = pd.DataFrame(
        {
            page.say("review-when"): [entry.at for entry in reversed(entries)],
            page.say("review-who"): [entry.who for entry in reversed(entries)],
            page.say("review-action"): [page.say(f"action-{entry.action}") for entry in reversed(entries)],
            page.say("review-sum"): [_named(entry.target) for entry in reversed(entries)],
            page.say("review-old"): [_said(page, entry.before, entry.after) for entry in reversed(entries)],
            page.say("review-new"): [_said(page, entry.after) for entry in reversed(entries)],
            page.say("review-reason"): [entry.why for entry in reversed(entries)],
        }
    )
    moment = st.column_config.DatetimeColumn(format="YYYY/MM/DD HH:mm", timezone="Asia/Tokyo")
    key = f"history-{target.digest if target else 'all'}"
    alt = page.say("review-history")
    st.dataframe(table, hide_index=True, placeholder="", key=key, alt=alt, column_config={page.say("review-when"): moment})


def _said(page: Page, changes: Changes | None, otherwise: Changes | None = None) -> str:
    """The values that stood: those of the correction, else what the extractor said."""
    if changes is None:
        changes = {name: type(one)(one.old, one.old) for name, one in (otherwise or {}).items()}
    separator = text(page.language, "list-separator")
    return separator.join(f"{_fields(page, [name])}: {_value(page, name, one.new)}" for name, one in changes.items())


def _value(page: Page, name: str, value: object) -> str:
    key = f"{name}-{value}"
    if name in ("kind", "status") and has(page.language, key):
        return text(page.language, key)
    if isinstance(value, list):
        return "・".join(map(str, value)) or "–"
    return f"{value:,.0f}" if isinstance(value, float) else "–" if value is None else str(value)


def _fields(page: Page, names: list[str]) -> str:
    said = [
        page.say(f"field-{name.replace('_', '-')}") if has(page.language, f"ui-field-{name.replace('_', '-')}") else name
        for name in names
    ]
    return text(page.language, "list-separator").join(said)


def _named(target: Target) -> str:
    return target.company or " / ".join(key.amount_text for key in (*target.figures, *target.others))
