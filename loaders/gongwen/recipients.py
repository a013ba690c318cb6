"""Recipients (主送机关; GB/T 9704-2012, 7.3.2), one by one."""

import re

from loaders.gongwen.text import OfficialText, Span

_BODY = re.compile(r"(?:人民政府|委|局|厅|部|办公室|办|院|会|署|司|公司|银行|大学|集团)$")
_OPENING, _CLOSING = "（〔", "）〕"


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
