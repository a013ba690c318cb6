"""Found documents for tests of statement readers, without the stages that find them."""

from collections.abc import Iterable

from loaders.gongwen.form import FoundDocument, FoundPart, Passage
from loaders.gongwen.text import OfficialText, Span, official_text
from loaders.layout import Block, clean


def found(*lines: str, title: str | None = None) -> tuple[OfficialText, FoundDocument]:
    """A text of these lines and the one document in it.

    A line may begin with the path of its part: `1/2| （二）标题。正文`; a line without one belongs
    to no part. A line with tabs is a row of table 1. Parts have neither numbering nor heading.
    """
    split = [line.partition("| ") if "| " in line else ("", "", line) for line in lines]
    blocks = [
        Block(
            clean(text), "row" if "\t" in text else "paragraph", table=1 if "\t" in text else None
        )
        for _, _, text in ([("", "", title)] if title else []) + split
    ]
    text = official_text(blocks)
    body = text.lines[1:] if title else text.lines
    passages = tuple(
        Passage(path or None, line.span, line.table)
        for (path, _, _), line in zip(split, body, strict=True)
    )
    return text, FoundDocument(
        role="main",
        extent=Span(0, len(text.compact)),
        title=text.lines[0].span if title else None,
        parts=tuple(_parts(passages)),
        passages=passages,
    )


def _parts(passages: Iterable[Passage]) -> Iterable[FoundPart]:
    extents: dict[str, Span] = {}
    for passage in passages:
        path = passage.part
        while path:
            start = extents.get(path, passage.span).start
            extents[path] = Span(start, passage.span.end)
            path = path.rpartition("/")[0]
    for path in sorted(extents, key=lambda path: extents[path]):
        kind = "measure" if "/" in path else "section"
        yield FoundPart(path, kind, extents[path])  # type: ignore[arg-type]
