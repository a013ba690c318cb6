"""The lines of a text as they are printed: how wide, how far indented, what stands between them."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class PrintedLine(NamedTuple):
    """A line that is not blank, without the blanks around it.

    `indent` is the blank before it in columns, a wide blank being two; `number` counts the lines
    of the file from 0. `gap`: a blank line stands before it; `over_page`: a page mark that was
    dropped.
    """

    text: str
    indent: int = 0
    number: int = 0
    gap: bool = False
    over_page: bool = False

    @property
    def width(self) -> float:
        """Width in characters of Chinese, see `width`."""
        return width(self.text)


class LineRemark(NamedTuple):
    """A remark that is made of a line of the file, by its number; None: of the whole."""

    code: str
    message: str
    line: int | None = None


_BREAK = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"
_BLANKS = " \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_AROUND = _BLANKS + _INVISIBLE
_WIDE_BLANKS = "\u2001\u2003\u3000"


def width(text: str) -> float:
    """Width of a text, one for a Chinese character and half for a Latin one.

    >>> width("到2025年")
    4.0
    """
    # ASCII has one byte in UTF-8, what is printed wide has three
    return (len(text) + len(text.encode(errors="replace"))) / 4


def file_lines(text: str) -> list[str]:
    """The lines of a text whatever ends them; a form feed is a line of its own."""
    return _BREAK.sub(_one_break, text).split("\n")


def printed_lines(lines: Iterable[str]) -> list[PrintedLine]:
    """The lines of a file that are not blank.

    >>> [line.text for line in printed_lines(["甲", "", "　　乙 "])]
    ['甲', '乙']
    """
    printed: list[PrintedLine] = []
    gap = False
    for number, line in enumerate(lines):
        text = line.strip(_AROUND)
        if text:
            printed.append(PrintedLine(text, _indent(line), number, gap))
        gap = not text
    return printed


def _one_break(found: re.Match[str]) -> str:
    return "\n\f\n" if found[0] == "\f" else "\n"


def _indent(line: str) -> int:
    if line[0] not in _AROUND:
        return 0
    return columns(line[: len(line) - len(line.lstrip(_AROUND))])


def columns(blank: str) -> int:
    """How many columns a blank takes: a wide one two, any other one."""
    return len(blank) + sum(map(blank.count, _WIDE_BLANKS)) if blank else 0
