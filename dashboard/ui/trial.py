"""A pasted paragraph through the rules: its figures with rule and parties, the names found, what was refused and why."""

from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from dashboard import fingerprints, parse, reference
from dashboard.extraction.figures import Extraction
from dashboard.locales import text
from dashboard.parse import Rules
from dashboard.ui import loading
from dashboard.ui.page import Page

_LONGEST = 20_000  # characters: a long post


def show(page: Page) -> None:
    """Draw the field and what the rules found in it."""
    st.markdown(page.say("try-intro"))
    words = st.text_area(page.say("try-field"), page.say("try-example"), height=160, max_chars=_LONGEST, key="try_words")
    if not words.strip():
        st.info(page.say("try-empty"))
        return
    settings = loading.settings()
    digest = fingerprints.rules_hash(settings, reference.load(settings.reference).digest)
    rules = Rules(settings.reference, settings.timezone, settings.site, settings.permalink, digest=digest)
    found = parse.read_text(words, datetime.now(UTC), rules)
    _figures(page, found)
    _names(page, found)
    _refused(page, found)


def _figures(page: Page, found: Extraction) -> None:
    st.subheader(page.say("try-figures"), anchor=False)
    rows = [
        {
            page.say("try-amount"): one.amount_text,
            page.say("try-kind"): text(page.language, f"kind-{one.kind}"),
            page.say("try-status"): text(page.language, f"status-{one.status}"),
            page.say("try-payers"): "・".join(one.payers),
            page.say("try-payees"): "・".join(one.payees),
            page.say("try-when"): one.when_text,
            page.say("try-rule"): one.rule,
            page.say("try-confidence"): page.say(f"confidence-{one.confidence}"),
            page.say("try-sentence"): one.sentence,
        }
        for one in found.figures
    ]
    _table(page, rows, "try-no-figures")


def _names(page: Page, found: Extraction) -> None:
    st.subheader(page.say("try-names"), anchor=False)
    rows = [{page.say("try-name"): one.company, page.say("try-count"): one.count} for one in found.mentions]
    _table(page, rows, "try-no-names")


def _refused(page: Page, found: Extraction) -> None:
    st.subheader(page.say("try-refused"), anchor=False)
    rows = [
        {page.say("try-amount"): one.text, page.say("try-reason"): page.say(f"refused-{one.reason}")} for one in found.refused
    ]
    _table(page, rows, "try-nothing-refused")


def _table(page: Page, rows: list[dict[str, object]], nothing: str) -> None:
    if rows:
        st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch")
    else:
        st.caption(page.say(nothing))
