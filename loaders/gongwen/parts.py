"""The parts of a document, with their kinds and paths, and the passages that belong to each."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.gongwen.form import FoundPart, Passage, Report
from loaders.gongwen.headings import find_headings
from loaders.gongwen.outline import Node, outline
from loaders.gongwen.text import OfficialText
from loaders.gongwen.unnumbered import lift_annotations, split_unnumbered
from loaders.model import PartKind

FRAME = re.compile(
    r"(?:指导思想|(?:基本|主要|工作|总体)原则|(?:发展|总体|主要|工作|行动|建设|预期|阶段|具体|战略)?目标.{0,4}|"
    r"总体(?:要求|思路|考虑|部署)|(?:发展)?(?:现状|形势|基础|背景|环境)(?:[和与及].{1,8})?|基本形势|面临形势|"
    r"重要意义|发展成[就效]|(?:发展|工作|总体)?思路.{0,6}|发展路径.{0,8})"
)
"""Headings that frame the tasks of a plan rather than set one."""


def find_parts(
    text: OfficialText, lines: Sequence[int], report: Report
) -> tuple[tuple[FoundPart, ...], tuple[Passage, ...]]:
    """The parts and passages of a body, both in reading order."""
    root = outline(text, lines, report)
    find_headings(text, root)
    split_unnumbered(text, root, {text.lines[i].span.start: text.lines[i] for i in lines})
    lift_annotations(text, root)
    found = list(_found(text, root, None, _Kinds(text, root)))
    parts = sorted((part for part, _ in found), key=lambda part: (part.extent.start, part.path))
    passages = [Passage(None, line) for line in root.lines]
    for part, node in found:
        passages += [Passage(part.path, line, node.table) for line in node.lines]
    return tuple(parts), tuple(sorted(passages, key=lambda passage: passage.span))


def _found(
    text: OfficialText, above: Node, path: str | None, kinds: "_Kinds"
) -> Iterator[tuple[FoundPart, Node]]:
    taken: Counter[str] = Counter()
    numbered = any(node.sort == "numbered" for node in above.below)
    for node in above.below:
        segment = _segment(node, taken, numbered=numbered)
        own = f"{path}/{segment}" if path else segment
        kind = kinds.of(node, above)
        yield FoundPart(own, kind, node.span, node.numbering, node.heading), node
        yield from _found(text, node, own, kinds)


def _segment(node: Node, taken: Counter[str], *, numbered: bool) -> str:
    """Its part of the path: see `loaders.model.Part`."""
    if node.sort in ("box", "table"):
        taken[node.sort] += 1
        return f"{node.sort}{taken[node.sort]}"
    letter = "p" if node.sort == "clause" or (node.sort == "led" and numbered) else ""
    segment = f"{letter}{node.ordinal}"
    taken[segment] += 1
    return segment if taken[segment] == 1 else f"{segment}-{taken[segment]}"


def _counted(node: Node) -> bool:
    """Whether its number counts it among the measures of the whole document."""
    return node.runs_on and node.style in ("hanzi-bracket", "arabic")


class _Kinds:
    """The kinds of parts, which hang on the whole outline."""

    def __init__(self, text: OfficialText, root: Node) -> None:
        self._text = text
        top = [node for node in root.below if node.sort == "numbered" and node.rank > 3]
        self._divided = any(
            below.sort in ("numbered", "led") and below.rank in (5, 50)
            for node in top
            for below in node.below
        )

    def of(self, node: Node, above: Node) -> PartKind:
        """The kind of a part."""
        if node.sort in ("box", "table"):
            return "box" if node.sort == "box" else "table"
        if node.sort == "clause":
            return "paragraph"
        if node.rank <= 3:
            return ("chapter", "chapter", "section", "article")[node.rank]
        if node.sort == "led":
            return self._of_led(above)
        if above.style == "article" or above.sort in ("clause", "box"):
            return "item"
        return self._of_numbered(node, above)

    def _of_numbered(self, node: Node, above: Node) -> PartKind:
        if _counted(node):
            return "measure"
        if any(below.sort == "led" or _counted(below) for below in node.below):
            return "section"
        if self._frames(node):
            return "section"
        top = above.sort == "root" or above.rank <= 2
        if top:
            divided = any(b.sort == "numbered" and b.rank == 5 for b in node.below)
            return "section" if divided or self._divided else "measure"
        return "measure" if above.rank == 4 or node.rank <= 5 else "item"

    def _of_led(self, above: Node) -> PartKind:
        if above.sort == "box":
            return "item"
        return "paragraph" if self._frames(above) else "measure"

    def _frames(self, node: Node) -> bool:
        said = self._text.of(node.heading) if node.heading else ""
        return bool(FRAME.fullmatch(said))
