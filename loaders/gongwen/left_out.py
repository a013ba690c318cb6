"""What stands among the lines of a body and is no part of it.

Tables of contents, which repeat every heading, and what a page prints below a text.
"""

import re
from collections.abc import Sequence

from loaders.gongwen import line_forms as forms
from loaders.gongwen.text import OfficialText

_LEADER = re.compile(r"(?:[.·…-]{2,}|\t)?[0-9]{0,3}$")
_MAX_ENTRY = 80


def without_contents(
    text: OfficialText, lines: Sequence[int]
) -> tuple[Sequence[int], Sequence[int]]:
    """The lines without the table of contents, and those of the table.

    It begins at 目录, and ends before the first line that an entry has named already or that is
    too long for an entry.
    """
    begin = next(
        (n for n, i in enumerate(lines) if forms.CONTENTS.fullmatch(text.of(text.lines[i].span))),
        None,
    )
    if begin is None:
        return lines, ()
    named: set[str] = set()
    end = begin + 1
    for index in lines[begin + 1 :]:
        said = text.of(text.lines[index].span)
        entry = _LEADER.sub("", said)
        if entry in named or len(said) > _MAX_ENTRY or said.endswith("。"):
            break
        named.add(entry)
        end += 1
    repeated = any(
        _LEADER.sub("", text.of(text.lines[i].span)) in named for i in lines[end : end + 400]
    )
    if not named or not repeated:
        return lines, ()
    return [*lines[:begin], *lines[end:]], lines[begin:end]


def without_furniture(
    text: OfficialText, lines: Sequence[int]
) -> tuple[Sequence[int], Sequence[int]]:
    """The lines without those that a page prints below the text, and these."""
    end = len(lines)
    while end and forms.whole(forms.FURNITURE, text.compact, *text.lines[lines[end - 1]].span):
        end -= 1
    return lines[:end], lines[end:]
