"""What a page is given: the snapshot, what the reader sees of it, and the words of the reader's language."""

from dataclasses import dataclass
from typing import Any

from dashboard.metrics.view import Filters, Language, View
from dashboard.snapshot import Snapshot
from dashboard.ui.words import say


@dataclass(frozen=True)
class Page:
    """One run of one page. Shares the snapshot and the view with other readers: never change them."""

    snapshot: Snapshot
    view: View

    @property
    def filters(self) -> Filters:
        """The reader's filters."""
        return self.view.filters

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.view.filters.language

    def say(self, key: str, **values: Any) -> str:
        """The interface's message `ui-<key>` in the reader's language."""
        return say(self.language, key, **values)
