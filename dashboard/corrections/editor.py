"""Who writes. Every writing function of the store asks for an `Editor`; reading asks for nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody who was found, on the server and for this one write, to be allowed to edit.

    Only `ui/access.py` (from a checked login) and `corrections/commands.py` (from the shell's user) make one; a test over the sources holds it.
    Never keep one between two runs of a page.
    """

    who: str
