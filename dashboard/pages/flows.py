"""Flows: who pays whom, one kind at a time, with the deals behind each band. Layout only."""

from dashboard.ui import bands, chart_card, choice, ledger, picked
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page."""
    kind = choice.kind(page)
    chart_card.show(page, f"{kind}-flows")
    marks = bands.show(page, kind)
    deals = ledger.of_kind(page, kind)
    picked.deals(page, marks, deals, "flows", kept_as=f"ledger-{kind}")
