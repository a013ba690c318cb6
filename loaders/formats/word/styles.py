"""Styles of DOCX files: what a paragraph and its runs look like, after ISO/IEC 29500-1, 17.7.2."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.formats.word.package import Element, W
from loaders.layout import Align, Role

_ALIGN: dict[str, Align] = {
    "center": "center", "right": "right", "end": "right", "left": "left", "start": "left",
    "both": "left", "distribute": "center",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|标题)\s?([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|文档标题", re.IGNORECASE)
_MOST_STYLES = 20
"""In a chain of styles: a longer one runs in a circle."""
_SIZE_OF_WORD = 10.0
"""In points: the size where none is stated (ISO/IEC 29500-1, 17.3.2.38)."""
_FONTS, _SIZE, _BOLD, _VANISH = W + "rFonts", W + "sz", W + "b", W + "vanish"
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How characters are set; None: not stated. `font` sets Chinese ones, `size` is in points."""

    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    hidden: bool | None = None

    def over(self, other: "RunLook") -> "RunLook":
        """This look where it is stated, else the other."""
        return RunLook(
            other.font if self.font is None else self.font,
            other.size if self.size is None else self.size,
            other.bold if self.bold is None else self.bold,
            other.hidden if self.hidden is None else self.hidden,
        )


class Styles:
    """The styles of a document; `root` is that of its part, None where it has none."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: Element | None = None
        self._standard: dict[str, str] = {}
        self._chains: dict[tuple[str | None, str], tuple[Element, ...]] = {}
        self._looks: dict[tuple[str | None, str], RunLook] = {}
        self._default_look = RunLook("", _SIZE_OF_WORD, bold=False, hidden=False)
        if root is None:
            return
        for style in root.iterfind(f"{W}style"):
            key = style.get(f"{W}styleId", "")
            self._styles[key] = style
            if style.get(f"{W}default") in ("1", "true"):
                self._standard[style.get(f"{W}type", "paragraph")] = key
        for kind in ("pPr", "rPr"):
            properties = root.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")
            if properties is not None and kind == "rPr":
                self._default_look = _look(properties).over(self._default_look)
            elif properties is not None:
                self._default = properties

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
        if self._default is not None:
            yield self._default

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

    def run_look(self, style: str | None, run: Element) -> RunLook:
        """How the characters of a run are set in a paragraph of a style."""
        base = self._style_look(style, "paragraph").over(self._default_look)
        own = run.find(f"{W}rPr")
        if own is None or not len(own):
            return base
        if (named := value(own.find(f"{W}rStyle"))) is not None:
            base = self._style_look(named, "character").over(base)
        return _look(own).over(base)

    def _style_look(self, style: str | None, kind: str) -> RunLook:
        """What a style and those it is based on state of characters."""
        key = (style, kind)
        if key not in self._looks:
            look = RunLook()
            for element in self.chain(style, kind):
                properties = element.find(f"{W}rPr")
                if properties is not None:
                    look = look.over(_look(properties))
            self._looks[key] = look
        return self._looks[key]


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


def _look(properties: Element) -> RunLook:
    font = size = bold = hidden = None
    for element in properties:
        if element.tag == _FONTS:
            font = element.get(f"{W}eastAsia") or None
        elif element.tag == _SIZE:
            points = value(element) or ""
            size = int(points) / 2 if points.isdecimal() and len(points) < 5 else None
        elif element.tag == _BOLD:
            bold = is_on(element)
        elif element.tag == _VANISH:
            hidden = is_on(element)
    return RunLook(font, size, bold, hidden)
