"""Text in a picture: how wide it is, where it may break, and what XML can hold of it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

Span = tuple[str, str]
"""A text with its language, which is empty for that of the picture."""

ELLIPSIS: Final = "…"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATOM = re.compile(
    r"[（《〈〔【「『“‘(\[]*"  # what may not end a line
    r"(?:[!-~\u00a1-\u024f\u0400-\u04ff]+[年月日号]?|.)"  # a word, a number, or any other sign
    r"[）》〉〕】」』”’)\],.，。、；：？！…·ーっゃゅょッャュョ々]*",  # what may not begin one
    re.DOTALL,
)


_PERIOD = re.compile(r" ?[（(][0-9]{4}[-–—～][0-9]{4}年?[)）]$")
"""The years of a plan, by which it differs from the plan before it."""
_ROOMS: Final = (
    (" ", 0.55),
    ("ijlI.,;:'|!", 0.75),
    ("frt()[]-/", 0.9),
    ("bdghknopqu&", 1.3),
    ("mwMW@%", 1.95),
)
"""Of bold letters in half ems, as a sans-serif has them."""
_LETTERS: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")


def xml_text(text: str) -> str:
    """The text with a replacement sign for each character that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def width(text: str) -> float:
    """The width in half ems: 2 for a wide sign, about 1 for a letter, 0 for a combining mark.

    An estimate on the safe side, since the reader's font is not known.

    >>> width("政策")
    4.0
    >>> 4 < width("policy") < 8
    True
    """
    return sum(map(_sign_width, text))


def wrap(text: str, room: float, lines: int) -> list[str]:
    """The text in at most so many lines of so much room (half ems), the last one cut with `…`.

    Chinese and Japanese break between signs, but never before 》 or after 《; other words are kept
    whole where a line can hold them. The years that a title ends with are not cut off.

    >>> wrap("关于推动《规划》实施的通知", 10, 3)
    ['关于推动', '《规划》实', '施的通知']
    >>> wrap("Notice on the plan", 8, 2)
    ['Notice', 'on…']
    >>> wrap("Action Plan for the Industrial Internet (2021-2023)", 22, 2)
    ['Action Plan for the', 'Indust… (2021-2023)']
    """
    found = _fill(text, room)
    if len(found) > lines:
        years = _PERIOD.search(text)
        end = years[0] if years and width(years[0]) < room * 0.7 else ""
        last = cut(found[lines - 1] + ELLIPSIS, room - width(end))
        return [*found[: lines - 1], last + end]
    for narrower in (room - 2, room - 4):
        if len(found) > 1 and width(found[-1]) <= 4 and len(_fill(text, narrower)) == len(found):
            found = _fill(text, narrower)  # no one or two signs alone on the last line
    return found


def cut(text: str, room: float) -> str:
    """The text if there is room for it, else as much of it as there is, with `…`.

    A word is cut only where it would be the only one.

    >>> cut("Promotion of Industrial Internet", 18)
    'Promotion of…'
    """
    if width(text) <= room:
        return text
    whole = text.removesuffix(ELLIPSIS)
    end = len(whole)
    while end and width(whole[:end] + ELLIPSIS) > room:
        end -= 1
    if end < len(whole) and all(map(_LETTERS.match, whole[end - 1 : end + 1])):
        end = max(whole.rfind(" ", 0, end), 0) or end
    return whole[:end].rstrip() + ELLIPSIS


def cut_spans(spans: Iterable[Span], room: float) -> Iterator[Span]:
    """Texts one after another as far as there is room, the last one cut."""
    for text, language in spans:
        shown = cut(text, room)
        yield shown, language
        if shown != text:
            return
        room -= width(text)


def _fill(text: str, room: float) -> list[str]:
    done: list[str] = []
    line = ""
    for atom in _atoms(text, room):
        if line and width(line + atom.rstrip()) > room:
            done.append(line.rstrip())
            line = ""
        line += atom if line else atom.lstrip()
    return [*done, line.rstrip()] if line.strip() else done


def _atoms(text: str, room: float) -> list[str]:
    found: list[str] = []
    for atom in _ATOM.findall(" ".join(text.split())):
        found.extend([atom] if width(atom) <= room else atom)
    return found


@lru_cache(4096)
def _sign_width(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WFA":
        return 2.0
    return next((room for signs, room in _ROOMS if sign in signs), 1.5 if sign.isupper() else 1.2)
