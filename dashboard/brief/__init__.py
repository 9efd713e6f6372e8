"""The sheet of an editorial meeting: gathered (sheet), worded (lines, locales/brief.*.ftl), and written (render, agenda).

Reads tables only, writes into one folder. Charts are drawn by whoever calls, so that no browser is needed here.
"""

from dashboard.brief.write import Request, write

__all__ = ["Request", "write"]
