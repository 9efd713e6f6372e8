"""Data: the tables with downloads, what is wrong with posts, how the numbers are made. Layout only."""

from dashboard.ui import faults, method, raw_tables
from dashboard.ui.page import Page


def show(page: Page) -> None:
    """Draw the page."""
    raw_tables.show(page)
    faults.show(page)
    method.show(page)
