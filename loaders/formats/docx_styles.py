"""Styles of DOCX files: what a paragraph and its runs look like, after ISO/IEC 29500-1, 17.7.2."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.formats.docx_package import Element, W
from loaders.layout import Align, Role

_ALIGN: dict[str, Align] = {
    "center": "center", "right": "right", "end": "right", "left": "left", "start": "left",
    "both": "left", "distribute": "center",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|标题)\s?([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|文档标题", re.IGNORECASE)
_MOST_STYLES = 20
"""In a chain of styles: a longer one runs in a circle."""
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How characters are set: the font of the Chinese ones, the size in points, whether hidden."""

    font: str = ""
    size: float = 10.5
    bold: bool = False
    hidden: bool = False


class Styles:
    """The styles of a document; `root` is that of its part, None where it has none."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, Element] = {}
        self._standard: dict[str, str] = {}
        self._chains: dict[tuple[str | None, str], tuple[Element, ...]] = {}
        if root is None:
            return
        for style in root.iterfind(f"{W}style"):
            key = style.get(f"{W}styleId", "")
            self._styles[key] = style
            if style.get(f"{W}default") in ("1", "true"):
                self._standard[style.get(f"{W}type", "paragraph")] = key
        for kind in ("pPr", "rPr"):
            properties = root.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")
            if properties is not None:
                self._defaults[kind] = properties

    def chain(self, style: str | None, kind: str = "paragraph") -> tuple[Element, ...]:
        """A style and those it is based on; the standard one of its kind where none is named."""
        key = (style, kind)
        if key not in self._chains:
            self._chains[key] = tuple(self._based(style or self._standard.get(kind)))
        return self._chains[key]

    def _based(self, style: str | None) -> Iterator[Element]:
        for _ in range(_MOST_STYLES):
            if style is None or style not in self._styles:
                return
            yield self._styles[style]
            style = value(self._styles[style].find(f"{W}basedOn"))

    def properties(self, paragraph: Element) -> Iterator[Element]:
        """Paragraph properties (w:pPr) that hold for a paragraph, the nearest first."""
        own = paragraph.find(f"{W}pPr")
        if own is not None:
            yield own
        for style in self.chain(style_of(paragraph)):
            properties = style.find(f"{W}pPr")
            if properties is not None:
                yield properties
        if "pPr" in self._defaults:
            yield self._defaults["pPr"]

    def align(self, paragraph: Element) -> Align | None:
        """How a paragraph stands; None where it is like any, at the left margin."""
        for properties in self.properties(paragraph):
            if (found := value(properties.find(f"{W}jc"))) is not None:
                align = _ALIGN.get(found)
                return None if align == "left" else align
        return None

    def role(self, paragraph: Element) -> Role | None:
        """The role that a paragraph's style or outline level gives it."""
        for style in self.chain(style_of(paragraph)):
            name = value(style.find(f"{W}name")) or ""
            if _TITLE.fullmatch(name):
                return "title"
            if heading := _HEADING.fullmatch(name):
                return _level(int(heading[1]))
        for properties in self.properties(paragraph):
            level = value(properties.find(f"{W}outlineLvl"))
            if level is not None and level.isdecimal():
                return _level(int(level) + 1)
        return None

    def run_look(self, paragraph: Element, run: Element) -> RunLook:
        """How the characters of a run are set."""
        own = run.find(f"{W}rPr")
        sources = [] if own is None else [own]
        if own is not None and (style := value(own.find(f"{W}rStyle"))):
            sources += self._run_properties(style, "character")
        sources += self._run_properties(style_of(paragraph), "paragraph")
        if "rPr" in self._defaults:
            sources.append(self._defaults["rPr"])
        return _look(sources)

    def _run_properties(self, style: str | None, kind: str) -> Iterator[Element]:
        for element in self.chain(style, kind):
            properties = element.find(f"{W}rPr")
            if properties is not None:
                yield properties


def value(element: Element | None) -> str | None:
    """The value (w:val) of a property, None where it is not stated."""
    found = None if element is None else element.get(f"{W}val")
    return None if found is None else str(found)


def style_of(paragraph: Element) -> str | None:
    """The style that a paragraph names."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is stated as on."""
    return element is not None and value(element) not in _OFF


def _level(number: int) -> Role | None:
    return "level1" if number == 1 else "level2" if number == 2 else None


def _look(sources: list[Element]) -> RunLook:
    font = size = bold = hidden = None
    for properties in sources:
        fonts = properties.find(f"{W}rFonts")
        if not font and fonts is not None:
            font = fonts.get(f"{W}eastAsia") or None
        if size is None:
            size = value(properties.find(f"{W}sz"))
        if bold is None:
            bold = properties.find(f"{W}b")
        if hidden is None:
            hidden = properties.find(f"{W}vanish")
    points = float(size) / 2 if size and size.isdecimal() else RunLook().size
    return RunLook(font or "", points, is_on(bold), is_on(hidden))
