"""A bulletin's lines, put together to headings, list items and paragraphs."""

import re
import unicodedata
from collections.abc import Iterator

_HEADING = re.compile(r"[#*_\\]*【([^】]*)】[*_]*")
_STARTS = re.compile(r"[#●■◆※・•*\\+-]|[0-9]{1,2}\.(?!\d)|以上$")
_NOTE_STARTS = re.compile(r"(?:<sup>)?\(注")


def fold(character: str) -> str:
    """A Latin letter, digit or sign in its narrow form.

    >>> "".join(map(fold, "（２０２０～）①"))
    '(2020~)①'
    """
    if "！" <= character <= "～":
        return chr(ord(character) - 0xFEE0)
    return "~" if character == "〜" else character


def blank(character: str) -> bool:
    """Whether a character prints nothing: white space, and marks such as a zero-width space."""
    return character.isspace() or unicodedata.category(character) == "Cf"


def heading_name(line: str) -> str | None:
    """What stands in 【】 where a line is such a heading.

    >>> heading_name("## 【構成（概要） 】")
    '構成(概要)'
    """
    match = _HEADING.fullmatch(_compact(line))
    return match[1] if match else None


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Bounds of headings, list items and paragraphs; a wrapped line belongs to the one above.

    Above the first heading in 【】 every line stands for itself.
    """
    start, end, before = 0, 0, ""
    joins = False
    headed = False
    for match in re.finditer(r"[^\n]+", text):
        line = _compact(match[0])
        heading = heading_name(line) is not None
        headed = headed or heading
        gap = text[end : match.start()].count("\n") > 1
        if not line:
            joins = False
            continue
        if not joins or gap or heading or _starts(line, before):
            if start < end:
                yield start, end
            start = match.start()
        end, before = match.end(), line
        joins = headed and not heading
    if start < end:
        yield start, end


def _starts(line: str, before: str) -> bool:
    note = _NOTE_STARTS.match(line) and before.endswith("。")
    return bool(_STARTS.match(line) or note)


def _compact(line: str) -> str:
    return "".join(fold(c) for c in line if not blank(c))
