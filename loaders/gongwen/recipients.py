"""Recipients (主送机关; GB/T 9704-2012, 7.3.2), one by one."""

import re
from dataclasses import replace

from loaders.gongwen import line_forms as forms
from loaders.gongwen.text import OfficialText, Span

_BODY = re.compile(r"(?:人民政府|委|局|厅|部|办公室|办|院|会|署|司|公司|银行|大学|集团)$")
_OPENING, _CLOSING = "（〔", "）〕"


_AMONG_FIRST = 12
_ADDRESSED = re.compile(r"各|有关|人民政府|[省市区县]")
_OTHER_LABEL = re.compile(r"责任|牵头|参与|配合|附件|联系|抄送|时间|来源|主办|承办")


def with_recipients_apart(text: OfficialText) -> OfficialText:
    """The text with a line cut in two where the body is glued to the recipients' colon."""
    for index, line in enumerate(text.lines[:_AMONG_FIRST]):
        found = forms.RECIPIENTS.match(text.compact, *line.span)
        if not found or found.end() >= line.span.end or line.kind == "row":
            continue
        names = found["names"]
        if "《" not in names and _ADDRESSED.search(names) and not _OTHER_LABEL.match(names):
            above = replace(line, span=Span(line.span.start, found.end()))
            below = replace(line, span=Span(found.end(), line.span.end))
            lines = (*text.lines[:index], above, below, *text.lines[index + 1 :])
            return replace(text, lines=lines)
    return text


def split_recipients(text: OfficialText, names: Span) -> tuple[Span, ...]:
    """The recipients: parted by commas, and by 、 where whole names stand between.

    各省、自治区、直辖市人民政府 is one recipient; 河北省人民政府、国家发展改革委 are two.
    """
    found: list[Span] = []
    for group in _pieces(text, names, "，；"):
        pieces = _pieces(text, group, "、")
        said = [text.of(piece) for piece in pieces]
        named = all(len(name) >= 3 and _BODY.search(name) for name in said)
        found += pieces if named and not said[0].startswith("各") else [group]
    return tuple(found)


def _pieces(text: OfficialText, span: Span, separators: str) -> list[Span]:
    """The stretches between separators that stand in no brackets."""
    pieces: list[Span] = []
    depth, start = 0, span.start
    for place in range(span.start, span.end):
        character = text.compact[place]
        depth += (character in _OPENING) - (character in _CLOSING)
        if character in separators and depth <= 0:
            pieces.append(Span(start, place))
            start = place + 1
    pieces.append(Span(start, span.end))
    return [piece for piece in pieces if piece.start < piece.end]
