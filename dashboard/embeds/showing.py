"""What the app's Embed page shows an editor: the lines to copy, and the embed as readers will see it. Writes nothing."""

from dataclasses import dataclass
from html import escape

from dashboard.charts import labels, theme
from dashboard.embeds import assemble, pages
from dashboard.embeds.assemble import NARROW, Made, Maker
from dashboard.embeds.definitions import Embed, checked_id
from dashboard.embeds.vector import Drawing
from dashboard.snapshot import Snapshot

_SMALLEST = 320  # px: the narrowest screen for which an iframe's height must do
_ROOM = _SMALLEST / 7.5  # half-width characters that a line of text has there
_FRAME = 190  # px that paddings, links and the closed table take


@dataclass(frozen=True)
class Preview:
    """An embed drawn once; `html` gives it on light or dark paper without drawing again."""

    made: Made
    drawings: tuple[Drawing, Drawing] | None

    def html(self, mode: theme.Mode) -> str:
        """A document for an iframe (`st.iframe`); make that one 360 px wide to see a phone's."""
        return pages.preview(self.made.embed, self.made.chart, self.drawings, mode)

    @property
    def height(self) -> int:
        """Px that the embed takes at most, with its table closed."""
        return frame_height(self.made)


def preview(snapshot: Snapshot, embed: Embed) -> Preview:
    """Draw `embed` of `snapshot` as the command would. Takes about two seconds: the browser starts.

    Raises:
        DashboardError: there is no browser.
    """
    made = Maker(snapshot).make(embed)
    return Preview(made, assemble.draw([made], lambda done, total: None)[0])


def include_line(embed_id: str) -> str:
    """The line that shows an embed in a post of the blog.

    Raises:
        ValueError: the id is none.
    """
    return f'{{% include coverage-chart.html id="{checked_id(embed_id)}" %}}'


def iframe_line(embed_id: str, title: str, height: int, address: str) -> str:
    """The line that shows an embed on another site. `address` is the blog's, `height` from `Preview.height`.

    Raises:
        ValueError: the id is none.
    """
    source = f"{address.rstrip('/')}/assets/charts/{checked_id(embed_id)}/"
    return f'<iframe src="{escape(source)}" title="{escape(title)}" width="100%" height="{height}" loading="lazy" frameborder="0"></iframe>'


def frame_height(made: Made) -> int:
    """Px that an embed takes at most on screens from 320 px on, its table closed, reckoned from the length of its words."""
    said = pages.words(made.embed, made.chart)
    title, caption, source = (-(-labels.width(words) // _ROOM) for words in (said.title, said.caption, said.source))
    drawing = 0 if made.chart.empty else made.chart.plot.height * 460 // NARROW
    return int(drawing + title * 26 + caption * 25 + source * 20 + _FRAME)
