"""What every picture of the lineage has around it: its name, its size, its lanes."""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from graph.picture.lanes import LANE_SIZE, Lane
from graph.picture.shapes import INK, MUTED, PAPER, SHADE, XML_LANG, add, add_text
from graph.picture.text import Span, cut_spans, width, wrap, xml_text
from graph.picture.words import FONTS, Language, phrase

MARGIN: Final = 24.0
HEADING: Final = 76.0
"""Height of the name and of what is in the picture."""
NARROWEST: Final = 760.0
_HIGH: Final = 110.0
"""In a lane of this height or more, its name stands at the top, else in the middle."""
_LANE_WIDTHS: Final = (76.0, 150.0)
"""The least and the most for the names of lanes."""


def begin_picture(language: Language, name: Iterable[Span], summary: str) -> Element:
    """An SVG with its paper, not yet of any size.

    The root is a group and not an image to a screen reader: an image would hide its links.
    """
    said = xml_text("".join(text for text, _ in name))
    svg = Element("svg")
    SubElement(svg, "title").text = said
    SubElement(svg, "desc").text = xml_text(summary)
    svg.attrib |= {
        "xmlns": "http://www.w3.org/2000/svg",
        XML_LANG: language,
        "class": "lineage",
        "role": "group",
        "aria-label": said,
        "font-family": FONTS[language],
    }
    add(svg, "rect", class_="paper", width="100%", height="100%", fill=PAPER)
    return svg


def heading(language: Language, focus: Iterable[Span] = (), about: str = "") -> list[Span]:
    """The name of a picture: of which documents it is, and what they were chosen by."""
    name, of = phrase("lineage", language), [*focus, *([(about, "")] if about else [])]
    return [(phrase("about", language, what=name, whom=""), ""), *of] if of else [(name, "")]


def set_size(svg: Element, across: int, height: int) -> None:
    """Say how large the picture is."""
    svg.attrib |= {
        "width": str(across),
        "height": str(height),
        "viewBox": f"0 0 {across} {height}",
    }


def draw_heading(svg: Element, across: float, name: Iterable[Span] = ()) -> None:
    """What the picture shows, for those who meet it on a slide; `name` with foreign words in it."""
    spans = list(name) or [(svg.findtext("title", ""), "")]
    head = add(svg, "g", class_="heading", aria_hidden="true")
    line = add_text(head, (MARGIN, 38), "", 18, INK, font_weight="600")
    for text, language in cut_spans(spans, (across - 2 * MARGIN) / 18 * 2):
        if language:
            add(line, "tspan").attrib |= {XML_LANG: language}
            line[-1].text = text
        elif len(line):
            line[-1].tail = (line[-1].tail or "") + text
        else:
            line.text = (line.text or "") + text
    add_text(head, (MARGIN, 60), svg.findtext("desc", ""), 12, MUTED)


def lane_width(names: Iterable[str]) -> float:
    """The room for the names of lanes."""
    least, most = _LANE_WIDTHS
    return min(most, max([least, *(width(name) * LANE_SIZE / 2 for name in names)]))


def draw_lanes(
    svg: Element, lanes: Sequence[tuple[Lane, str]], across: float, name_width: float
) -> None:
    """The bands with their names."""
    group = add(svg, "g", class_="lanes")
    for place, (lane, name) in enumerate(lanes):
        fill = PAPER if place % 2 else SHADE
        add(group, "rect", y=lane.top, width=across, height=lane.height, fill=fill)
        lines = wrap(name, name_width / LANE_SIZE * 2, 3)
        middle = lane.top + (lane.height - 18 * (len(lines) - 1)) / 2 + 5
        y = middle if lane.height < _HIGH else lane.top + 30
        for line in lines:
            add_text(group, (MARGIN, y), line, LANE_SIZE, INK, font_weight="600")
            y += 18


def span(years: Sequence[str]) -> str:
    """From the first year to the last."""
    return f"{years[0]}–{years[-1]}" if years and years[0] != years[-1] else "".join(years[:1])
