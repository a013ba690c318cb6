"""The title that a page prints above a text which does not repeat it."""

import re
from collections.abc import Sequence

from loaders.formats.webpage.metadata import title_in
from loaders.formats.webpage.paragraph import Paragraph
from loaders.formats.webpage.style import Style
from loaders.layout import LayoutRemark

_BLANKS = re.compile(r"\s+")
_NEAR = 40
_SHORTEST, _LONGEST = 6, 200
_HEAD = 8
_SENTENCE = 60


def with_heading(
    body: Sequence[Paragraph], above: Sequence[Paragraph], title: str | None
) -> tuple[list[Paragraph], list[LayoutRemark]]:
    """The body, its page's title first where none stands in its own head, and a remark of that.

    `title` is what the metadata say; without it, the last heading element above counts.
    """
    heading = _heading(above[-_NEAR:], title)
    if heading is None or not body or _has_title(body, heading):
        return list(body), []
    first = Paragraph(heading, Style(align="center", heading=1), inside=True)
    message = f"the page's title was put before the text: {heading}"
    return [first, *body], [LayoutRemark("title-from-page", message)]


def _heading(above: Sequence[Paragraph], title: str | None) -> str | None:
    """The title above a text, as the page shows it."""
    lines = [each for each in reversed(above) if each.kind == "paragraph"]
    if title and any(_bare(title) in _bare(each.text) for each in lines):
        return title
    for each in lines:
        if (each.style.heading or 9) <= 3 and not each.linked:
            heading = title_in(each.text)
            if _SHORTEST <= len(heading) <= _LONGEST:
                return heading
    return None


def _has_title(body: Sequence[Paragraph], heading: str) -> bool:
    """Whether a title stands above the first sentence of a body, this one or its own."""
    head: list[Paragraph] = []
    for paragraph in body[:_HEAD]:
        if len(paragraph.text) > _SENTENCE and not _overlap(paragraph.text, heading):
            break
        if paragraph.text.endswith(("：", ":", "。")):
            break
        head.append(paragraph)
    return any(
        _overlap(each.text, heading)
        or (len(each.text) >= _HEAD and (each.style.align == "center" or each.style.heading))
        for each in head
    )


def _overlap(text: str, heading: str) -> bool:
    """Whether a line is the heading, or a part of it over several lines."""
    line, whole = _bare(text), _bare(heading)
    return len(line) >= _SHORTEST and (line in whole or whole in line)


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)
