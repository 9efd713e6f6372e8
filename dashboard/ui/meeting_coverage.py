"""What is told too little, too much or twice: untold deals, shares against money, overlaps, rising terms."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.brief import lines
from dashboard.brief.lines import Line, Said
from dashboard.charts import labels
from dashboard.locales import text
from dashboard.metrics.rows import each
from dashboard.ui import choice, meeting_candidates, meeting_finding, meeting_lines
from dashboard.ui.meeting_finding import Meeting

_COMPANIES = 12  # rows


def show(now: Meeting) -> None:
    """Draw the sections."""
    found = now.found
    meeting_lines.section(now, "untold", found.untold, lines.untold)
    for finding in lines.thin(found.thin, found.silent, now.said):
        meeting_lines.line(now, finding)
    _shares(now)
    meeting_lines.section(now, "overlaps", found.stories, lines.overlap)
    _terms(now)


def _shares(now: Meeting) -> None:
    """Companies whose share of posts moved away from their share of money."""
    page = now.page
    st.space("small")
    st.header(page.say("meeting-shares"), anchor=False)
    kind = choice.kind(page)
    rows = meeting_finding.shares(now, kind).head(_COMPANIES)
    st.caption(page.say("meeting-shares-hint", kind=text(page.language, f"kind-{kind}")))
    if rows.empty:
        st.caption(page.say("meeting-shares-none"))
        return
    share = partial(labels.share, language=page.language)
    st.table(
        pd.DataFrame(
            {
                page.say("meeting-share-told"): [
                    page.say("meeting-from-to", before=share(before), now=share(after))
                    for before, after in zip(rows["share_before"], rows["share"], strict=True)
                ],
                page.say("meeting-share-money"): [
                    page.say("meeting-from-to", before=share(before), now=share(after))
                    for before, after in zip(rows["money_share_before"], rows["money_share"], strict=True)
                ],
                page.say("meeting-share-gap"): [page.say("meeting-points", n=f"{100 * gap:+.1f}") for gap in rows["gap"]],
                page.say("column-posts"): rows["posts"].astype(str).to_numpy(),
            },
            index=[labels.parties([name], page.language) for name in rows["name"]],
        ),
        border="horizontal",
    )


def _terms(now: Meeting) -> None:
    """Rising terms, each with its posts and a way to make it a tag."""
    page = now.page
    meeting_lines.heading(now, "terms")
    if now.found.rising.empty:
        st.caption(text(page.language, "brief-terms-none"))
    for row in each(now.found.rising):
        finding = _term(row, now.said)
        meeting_lines.line(now, finding)
        decision = now.decisions.get(finding.item_id)
        if decision:
            meeting_candidates.verdict(now, decision)
        elif now.may_write:
            st.button(
                page.say("meeting-make-tag"),
                key=f"make-tag-{row.term}",
                on_click=meeting_candidates.suggest_tag,
                args=(page.language, row.term, 0),
            )


def _term(row: Any, said: Said) -> Line:
    words = text(said.language, "brief-term", term=row.term, posts=row.posts, before=row.posts_before)
    return Line(words, item_id=f"term:{row.term}", post_ids=tuple(row.post_ids)[::-1])
