"""Who works with whom: a square of counts, the darker the more."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from api.explore.charts.frame import INK, MUTED, PAPER, RULE, SMALL, sheet, written
from api.labels import Language, Text
from graph.picture.shapes import XML_LANG, add, add_text, add_title
from graph.picture.text import cut, width

CELL: Final = 26.0
NAMES: Final = 52
HEADS: Final = 34
"""The room of a name at the left and above, in half ems."""
DARK: Final = "#9b1c1c"


def matrix(
    names: Mapping[str, Text],
    counts: Mapping[str, Mapping[str, int]],
    order: Sequence[str],
    title: str,
    language: Language,
    say: Callable[[str, str, int], str],
    link: Callable[[str, str | None], str],
) -> str:
    """The bodies of `order` against each other as SVG text.

    `say` tells two of them and a count in a line; `link` is the address of two, or of one.
    """
    short = {iri: cut(names[iri].text, NAMES) for iri in order}
    heads = {iri: cut(names[iri].text, HEADS) for iri in order}
    margin = max(width(text) for text in short.values()) * SMALL / 2 + 14
    above = max(width(text) for text in heads.values()) * SMALL / 2 * 0.72 + 14
    side = CELL * len(order)
    root = sheet(margin + side + above, side + above + 4, language, title)
    top = above
    most = max((n for its in counts.values() for n in its.values()), default=1)
    for row, one in enumerate(order):
        y = top + row * CELL
        add(root, "line", x1=margin, x2=margin + side, y1=y, y2=y, stroke=RULE, class_="axis")
        anchor = add(root, "a", href=link(one, None))
        name = add_text(anchor, (margin - 8, y + 17), short[one], SMALL, INK, text_anchor="end")
        name.set("class", "body")
        name.set(XML_LANG, names[one].language)
        x = margin + row * CELL + CELL / 2 + 4
        turned = f"rotate(-45 {x:g} {top - 6:g})"
        head = add_text(root, (x, top - 6), heads[one], SMALL, MUTED, transform=turned)
        head.set("class", "tick")
        head.set(XML_LANG, names[one].language)
        add(root, "rect", x=margin + row * CELL, y=y, width=CELL, height=CELL, fill=RULE,
            opacity="0.6", class_="aside")  # fmt: skip
        for column, other in enumerate(order):
            if n := counts.get(one, {}).get(other, 0):
                at = (margin + column * CELL, y)
                cell = add(root, "a", href=link(one, other))
                add_title(cell, say(one, other, n))
                strength = 0.14 + 0.76 * (n / most) ** 0.6
                add(cell, "rect", x=at[0] + 1, y=y + 1, width=CELL - 2, height=CELL - 2,
                    fill=DARK, opacity=f"{strength:.2f}", rx=2)  # fmt: skip
                ink, kind = (PAPER, "dark") if strength > 0.55 else (INK, "light")
                middle = (at[0] + CELL / 2, y + 17)
                add_text(cell, middle, str(n), SMALL, ink, text_anchor="middle", class_=kind)
    return written(root)
