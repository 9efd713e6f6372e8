"""Try a text: what the rules make of a pasted paragraph. Layout only."""

from dashboard.ui import trial
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page."""
    trial.show(page)
