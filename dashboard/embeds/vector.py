"""Plotly's SVG made fit for a page: real text in the reader's fonts, colours as CSS variables, no style attributes, no random ids.

Only listed elements and attributes pass, so nothing that a label holds can become more than text.
"""

import re
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from dashboard.charts import theme

KEY = "\ue000"  # stands before every id until the page is known, see pages.py

_ELEMENTS = frozenset({"g", "defs", "clipPath", "pattern", "rect", "path", "circle", "text", "tspan"})
_ATTRIBUTES = (
    *("id", "x", "y", "dx", "dy", "width", "height", "d", "cx", "cy", "r", "transform", "text-anchor", "clip-path"),
    *("patternUnits", "patternTransform", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"),
    *("stroke-linecap", "stroke-linejoin", "opacity", "font-size", "font-weight", "font-style", "shape-rendering"),
)
_DEFAULTS = {"fill-opacity": "1", "stroke-opacity": "1", "opacity": "1", "font-weight": "normal", "font-style": "normal"}
_DEFAULTS |= {"font-size": str(theme.SIZE), "stroke-dasharray": "none", "stroke-linejoin": "miter", "transform": ""}
_DEFAULTS |= {"x": "0", "y": "0", "text-anchor": "start", "patternTransform": "", "shape-rendering": "auto"}
_DRAWN = frozenset({"rect", "path", "circle"})
_NUMBER = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_PX = re.compile(r"(?<=\d)px\b")
_RGB = re.compile(r"rgb\((\d+), ?(\d+), ?(\d+)\)")
_TOKEN_OF = {light: name for name, (light, _) in theme.TOKENS.items()}

Colours = Literal["variables", "light"]


@dataclass(frozen=True)
class Drawing:
    """A cleaned drawing: its size in user units, and its elements without the `<svg>` around them."""

    width: int
    height: int
    body: str


def clean(svg: bytes, name: str = "") -> Drawing:
    """Plotly's `svg` as a drawing whose colours are `var(--cov-…)` and whose ids begin with KEY and `name`."""
    root = ElementTree.fromstring(svg)
    width, height = (round(float(root.attrib[side])) for side in ("width", "height"))
    wanted = set(re.findall(r"url\(\W*([\w-]+)", svg.decode("utf-8")))
    ids = {found: f"{KEY}{name}{number}" for number, found in enumerate(_used_ids(root, wanted))}
    return Drawing(width, height, _Writer(ids).content(root, None))


def variables(text: str) -> str:
    """`text` with each of the theme's light colours written as its variable, the colour itself as what stands in for it."""
    return re.sub(r"#[0-9a-fA-F]{6}\b", lambda found: _variable(found[0].lower()), text)


def in_light(text: str) -> str:
    """`text` with every variable written as its light colour: for pictures that cannot follow the reader."""
    return re.sub(r"var\(--cov-[\w-]+,(#[0-9a-f]{6})\)", r"\1", text)


def svg_file(drawing: Drawing, label: str, colours: Colours = "variables") -> str:
    """A file of its own. It carries its colours for light and dark paper, unless `colours` says light alone."""
    body = drawing.body.replace(KEY, "k")
    if colours == "light":
        return _svg(drawing, label, in_light(body), xmlns=True)
    style = f"svg{{background:var(--cov-paper);{palette('light')}}}@media(prefers-color-scheme:dark){{svg{{{palette('dark')}}}}}"
    return _svg(drawing, label, f"<style>{style}</style>{body}", xmlns=True)


def inline(drawing: Drawing, label: str, css_class: str) -> str:
    """The drawing for the middle of a page, whose style sheet gives the colours."""
    return _svg(drawing, label, drawing.body, css_class=css_class)


def palette(mode: theme.Mode) -> str:
    """The theme's colours for light or dark paper as CSS declarations."""
    return "".join(f"--cov-{name}:{dark if mode == 'dark' else light};" for name, (light, dark) in theme.TOKENS.items())


def plain(words: str) -> str:
    """`words` without characters that XML forbids or that stand for something here."""
    return "".join(letter for letter in words if letter in "\t\n" or (letter >= " " and not "\ue000" <= letter <= "\ue00f"))


def _svg(drawing: Drawing, label: str, body: str, css_class: str = "", xmlns: bool = False) -> str:
    head = ' xmlns="http://www.w3.org/2000/svg"' if xmlns else ""
    head += f' class="{css_class}"' if css_class else ""
    size = f'viewBox="0 0 {drawing.width} {drawing.height}" width="{drawing.width}" height="{drawing.height}"'
    font = f'font-family="{theme.FONT}" font-size="{theme.SIZE}"'
    return f'<svg{head} {size} {font} role="img" aria-label={quoteattr(plain(label))}>{body}</svg>'


def _variable(colour: str) -> str:
    return f"var(--cov-{_TOKEN_OF[colour]},{colour})" if colour in _TOKEN_OF else colour


def _used_ids(root: ElementTree.Element, wanted: set[str]) -> list[str]:
    return [found for element in root.iter() if (found := element.get("id", "")) in wanted]


@dataclass(frozen=True)
class _Writer:
    """Writes elements as text; `ids` are the new names of those that are referred to."""

    ids: dict[str, str]

    def content(self, element: ElementTree.Element, clipped: str | None) -> str:
        words = escape(plain(element.text or "")) if element.tag.endswith(("text", "tspan")) else ""
        return words + "".join(self.element(child, clipped) for child in element)

    def element(self, element: ElementTree.Element, clipped: str | None) -> str:
        """`element` and all in it; empty when nothing of it would be seen."""
        tag = element.tag.rpartition("}")[2]
        if tag not in _ELEMENTS:
            return ""
        attributes = self.attributes(element)
        if tag in ("clipPath", "pattern") and "id" not in attributes:
            return ""
        if tag in _DRAWN and _is_unseen(tag, attributes):
            return ""
        if attributes.get("clip-path") == clipped:
            attributes.pop("clip-path", None)
        inner = self.content(element, attributes.get("clip-path", clipped))
        if not inner and tag not in _DRAWN:
            return ""
        if not attributes and tag in ("g", "tspan"):
            return inner
        written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
        return f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"

    def attributes(self, element: ElementTree.Element) -> dict[str, str]:
        """The element's attributes and styles as attributes, in one order, rounded, without those that say nothing."""
        given = {name: value for name, value in element.attrib.items() if name != "style"}
        for rule in element.get("style", "").split(";"):
            name, _, value = rule.partition(":")
            given[name.strip()] = value.strip()
        if element.tag.endswith("clipPath"):
            given.pop("clip-path", None)
        given["id"] = self.ids.get(given.get("id", ""), "")
        kept = {name: self.value(name, given[name]) for name in _ATTRIBUTES if given.get(name)}
        kept = {name: value for name, value in kept.items() if value and value != _DEFAULTS.get(name)}
        if float(kept.get("stroke-width", 1)) == 0 or kept.get("stroke-opacity") == "0" or kept.get("stroke") == "none":
            kept = {name: value for name, value in kept.items() if not name.startswith("stroke")}
        if given.get("text-shadow", "none") != "none":  # CSS alone has shadows; an outline behind the letters does the same
            kept |= {"stroke": _variable(theme.PAPER), "stroke-width": "2.5", "stroke-linejoin": "round", "paint-order": "stroke"}
        if kept.get("fill-opacity") == "0":
            del kept["fill-opacity"]
            kept["fill"] = "none"
        return kept

    def value(self, name: str, written: str) -> str:
        """One attribute's value: rounded, its colours as variables, its references to the new ids."""
        if written.startswith("url("):
            found = re.findall(r"url\(\W*([\w-]+)", written)
            return f"url(#{self.ids[found[0]]})" if found and found[0] in self.ids else ""
        if name in ("fill", "stroke"):
            colour = _RGB.sub(lambda rgb: f"#{int(rgb[1]):02x}{int(rgb[2]):02x}{int(rgb[3]):02x}", written)
            return _variable(colour.lower())
        digits = 1 if name in ("d", "x", "y", "width", "height") else 2
        written = _NUMBER.sub(lambda found: _short(float(found[0]), digits), _PX.sub("", written))
        return "" if written.replace(" ", "") in ("translate(0,0)", "rotate(0)", "translate(0)") else written


def _short(number: float, digits: int) -> str:
    return f"{round(number, digits) + 0.0:g}" if abs(number) < 100_000 else f"{number:.0f}"


def _is_unseen(tag: str, attributes: dict[str, str]) -> bool:
    """Whether a shape leaves no mark. A path or rectangle inside a clip has no fill of its own and counts as seen."""
    if tag == "rect" and "0" in (attributes.get("width"), attributes.get("height")):
        return True
    if tag == "path" and attributes.get("d", "").replace(" ", "").upper() in ("", "M0,0", "M0,0Z"):
        return True
    filled = attributes.get("fill") != "none" and attributes.get("opacity") != "0"
    return not filled and "stroke" not in attributes
