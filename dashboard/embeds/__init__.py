"""Charts as static files for the blog: drawn by the same functions as the app's, readable without JavaScript."""

from dashboard.embeds.definitions import Embed, checked_id, entry_text
from dashboard.embeds.publish import Report, write
from dashboard.embeds.showing import Preview, iframe_line, include_line, preview

__all__ = ["Embed", "Preview", "Report", "checked_id", "entry_text", "iframe_line", "include_line", "preview", "write"]
