"""A sheet in as many forms as this machine can make: without Pango there is no PDF, without a browser there are no pictures."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from dashboard.brief.pictures import PictureError
from dashboard.brief.render import PrintError
from dashboard.brief.write import Request

Made = TypeVar("Made")


def as_possible(request: Request, make: Callable[[Request], Made]) -> tuple[Made, tuple[str, ...]]:
    """What `make` gives for as much of `request` as can be made, and what had to be left out and why, a sentence each."""
    left_out: list[str] = []
    while True:
        try:
            return make(request), tuple(left_out)
        except PictureError as reason:
            request = replace(request, draw=None)
            left_out.append(str(reason))
        except PrintError as reason:
            request = replace(request, forms=tuple(form for form in request.forms if form != "pdf"))
            left_out.append(str(reason))
