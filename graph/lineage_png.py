"""A picture of the lineage as PNG, two pixels for one of SVG, so that it is sharp on a slide."""

from functools import cache
from math import sqrt
from typing import Final
from xml.etree import ElementTree as ET

import resvg_py

from graph.picture.words import FONTS

SCALE: Final = 2.0
"""Pixels for one of SVG, both ways; less, down to one, where there are too many."""
MOST_PIXELS: Final = 40_000_000
"""About 160 MB while it is drawn."""


class TooLarge(ValueError):  # noqa: N818  # named for what it tells
    """Raised for a picture of more pixels than are drawn."""


_SIGN: Final = """<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">
<text x="2" y="20" font-size="20" font-family="{}">{}</text></svg>"""


@cache
def draws_chinese() -> bool:
    """Whether a font of ours has Chinese characters: without one, they are left out of a PNG."""
    signs = (_SIGN.format(FONTS["zh"], sign) for sign in ("", "策"))
    empty, drawn = (bytes(resvg_py.svg_to_bytes(svg_string=svg)) for svg in signs)
    return empty != drawn


def png(svg: str) -> bytes:
    """An SVG of ours, with width and height, as PNG; raises TooLarge."""
    root = ET.fromstring(svg)  # noqa: S314  # our own
    across, height = int(root.get("width", "0")), int(root.get("height", "0"))
    zoom = min(SCALE, sqrt(MOST_PIXELS / (across * height)))
    if zoom < 1:
        raise TooLarge(
            f"a PNG of {across} x {height} pixels is too large: at most {MOST_PIXELS:,} are drawn;"
            " ask for fewer documents, or for SVG"
        )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom))
