"""Marks of SVG as elements, and the greys they are drawn in."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from graph.picture.text import xml_text

INK: Final = "#1f2328"
MUTED: Final = "#57606a"
RULE: Final = "#d5dae0"
SHADE: Final = "#f5f7f9"
PAPER: Final = "#ffffff"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def number(value: float) -> str:
    """A length with one decimal at most, the same on every machine.

    >>> number(12.0), number(12.34)
    ('12', '12.3')
    """
    return f"{round(value, 1):g}" if abs(value) < 100_000 else str(round(value))


def add(parent: Element, tag: str, **attributes: str | float) -> Element:
    """A new element under another; `stroke_width=2` becomes `stroke-width="2"`."""
    texts = {
        name.rstrip("_").replace("_", "-"): xml_text(value)
        if isinstance(value, str)
        else number(value)
        for name, value in attributes.items()
    }
    return SubElement(parent, tag, texts)


def add_text(
    parent: Element,
    at: tuple[float, float],
    text: str,
    size: float,
    fill: str = INK,
    **more: str | float,
) -> Element:
    """A line of text; `at` is the left end of its base line."""
    element = add(parent, "text", x=at[0], y=at[1], font_size=size, fill=fill, **more)
    element.text = xml_text(text)
    return element


def add_title(parent: Element, text: str) -> None:
    """The name of an element: what hovering shows."""
    SubElement(parent, "title").text = xml_text(text)


def say_language(element: Element, language: str, around: str) -> None:
    """Say the language of an element, where it is known and is not the one around it."""
    if language not in ("", around):
        element.set(XML_LANG, language)
