"""Every embed of a site brought up to date: what changed is drawn and written, what did not stays, what was corrected is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard import snapshot
from dashboard.embeds import assemble, definitions, errata, includes, pages, record
from dashboard.embeds.assemble import Made, Maker
from dashboard.embeds.definitions import Embed
from dashboard.embeds.errata import Erratum
from dashboard.embeds.record import Published
from dashboard.embeds.site import CHARTS, INCLUDE, Site
from dashboard.errors import DashboardError


@dataclass(frozen=True)
class Report:
    """What `write` did. Ids of embeds, but for `files` (paths within the site) and `missing` (id → posts that ask for it)."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    frozen: tuple[str, ...]  # pinned and published already: not touched
    gone: tuple[str, ...]  # on the site, but of no chart and no saved view any more: left as they are
    empty: tuple[str, ...]  # written, but there is nothing to draw
    errata: tuple[Erratum, ...]
    missing: dict[str, tuple[str, ...]]
    files: tuple[str, ...]

    def lines(self) -> list[str]:
        """The report for a terminal, one fact a line."""
        told = [
            f"embeds: {len(self.written)} written ({len(self.files)} files), {len(self.unchanged)} unchanged, {len(self.frozen)} frozen"
        ]
        told += [f"written: {one}" for one in self.written]
        told += [f"nothing to draw, so without a picture: {one}" for one in self.empty]
        told += [f"no longer a chart or a saved view, left as it is: {one}" for one in self.gone]
        told += [f"no such embed {one!r}, asked for by: {', '.join(posts)}" for one, posts in self.missing.items()]
        if self.errata:
            told += [f"errata: {len(self.errata)} published numbers have changed since", *errata.lines(list(self.errata))]
        return told


def write(
    tables: Path,
    out: Path,
    *,
    today: date,
    saved: Path | None = None,
    posts: Path | None = None,
    address: str = "",
    only: str | None = None,
    pin: date | None = None,
    drawn: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Write the embeds of every chart and every saved view into a Jekyll site.

    Everything is made before anything is written, so that a fault leaves the site as it was.

    Args:
        tables: folder that `build` wrote.
        out: the site's folder; nothing outside it is written.
        today: the day that a drafted correction bears.
        saved: `embeds.yml`; None for charts of the registry alone.
        posts: folder searched for posts that include an embed.
        address: of the published site, without a slash at its end; for social cards, which need whole addresses.
        only: id of the one embed to write, frozen or not.
        pin: freezes what is written to what was known on this day.
        drawn: hears how many drawings are done, and of how many.

    Raises:
        DashboardError: no tables, a wrong entry, an unknown `only`, no browser, or a folder that cannot be written.
    """
    maker, target = Maker(snapshot.load(tables)), Site(out)
    wanted = definitions.of_registry() + (definitions.saved(saved) if saved else [])
    known = {embed.id for embed in wanted}
    if only is not None and only not in known:
        raise DashboardError(f"There is no embed {only!r}.", f"Known are: {', '.join(sorted(known))}.", saved)
    seen = {
        name: told for name in target.published_ids() if (told := record.published(target.place(f"{CHARTS}/{name}/data.json")))
    }
    shown_in = includes.by_embed(posts) if posts else {}

    todo, unchanged, frozen = _plan([one for one in wanted if only in (None, one.id)], seen, maker, only, pin)
    pairs = assemble.draw(todo, drawn)
    contents = {INCLUDE: pages.include().encode()}
    contents |= {f"{CHARTS}/{name}": content for name, content in pages.shared_files().items()}
    for made, drawings, picture in zip(todo, pairs, assemble.draw_cards(todo, pairs, address), strict=True):
        contents |= assemble.files(made, drawings, picture, address)
    changed = _errata(seen, maker, shown_in, today)
    touched = target.write(contents)
    target.remove(assemble.outdated(todo, contents))
    return Report(
        written=tuple(made.embed.id for made in todo),
        unchanged=tuple(unchanged),
        frozen=tuple(frozen),
        gone=tuple(name for name in seen if name not in known),
        empty=tuple(made.embed.id for made in todo if made.chart.empty),
        errata=tuple(changed),
        missing={name: found for name, found in shown_in.items() if name not in known and name not in seen},
        files=tuple(touched),
    )


def _plan(
    wanted: Sequence[Embed], seen: dict[str, Published], maker: Maker, only: str | None, pin: date | None
) -> tuple[list[Made], list[str], list[str]]:
    """What is to be drawn anew, and the ids of what is unchanged and of what is frozen."""
    todo: list[Made] = []
    unchanged: list[str] = []
    frozen: list[str] = []
    for embed in wanted:
        before = seen.get(embed.id)
        if before and only is None and pin is None and _is_frozen(embed, before):
            frozen.append(embed.id)
            continue
        asked = embed.model_copy(update={"pin": pin}) if pin else embed
        if before and before.fingerprint == _fingerprint(maker.make(asked, before.day)):
            unchanged.append(embed.id)
        else:
            todo.append(maker.make(asked))
    return todo, unchanged, frozen


def _fingerprint(made: Made) -> str:
    return record.fingerprint(made.embed, made.chart)


def _is_frozen(embed: Embed, before: Published) -> bool:
    """Whether readers have this embed pinned already, as it is asked for now or by an earlier `--pin`."""
    return before.pin is not None and before.embed == embed.model_copy(update={"pin": embed.pin or before.pin})


def _errata(seen: dict[str, Published], maker: Maker, shown_in: dict[str, tuple[str, ...]], today: date) -> list[Erratum]:
    found: list[Erratum] = []
    for name, told in seen.items():
        if told.embed is not None:
            now = maker.as_of(told.embed.chart, told.embed.filters, told.newest)
            found += errata.compare(told, now, told.embed.filters, shown_in.get(name, ()), today)
    return found
