"""The outline of a body: which numbered line lies below which.

A number is believed where it fits: it begins a list, goes on with one, or goes on across the parts
above it, as （五） does that follows （四） of another section. Others are text, and reported.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from loaders.gongwen import line_forms as forms
from loaders.gongwen.form import Report
from loaders.gongwen.numbering import RANK, Head, Style, head
from loaders.gongwen.text import OfficialText, Span

NodeSort = Literal["root", "numbered", "led", "clause", "box", "table"]
"""`led` is a part without number that a short sentence or an own line heads; `clause` a 款."""

BOX = re.compile(
    r"(?:专栏|专题栏|附栏)[0-9一二三四五六七八九十]{0,3}(?:[：.、]|(?=[^，。；\n]{0,60}\n))"
)
_MAX_GAP = 3


@dataclass(slots=True, eq=False)
class Node:
    """A part in the making; `lines` are its own, as spans without the numbering."""

    sort: NodeSort
    rank: int
    ordinal: int = 0
    style: Style | None = None
    numbering: Span | None = None
    heading: Span | None = None
    table: int | None = None
    lines: list[Span] = field(default_factory=list)
    below: list["Node"] = field(default_factory=list)
    runs_on: bool = False
    """Whether the numbers of its list go on from one part above to the next."""

    @property
    def start(self) -> int:
        """Where it begins."""
        first = self.numbering or (self.lines[0] if self.lines else self.below[0].span)
        return first.start

    @property
    def span(self) -> Span:
        """From its numbering to the end of its last line or of the last part below it."""
        ends = [span.end for span in (self.numbering, *self.lines) if span]
        return Span(self.start, max([*ends, *(node.span.end for node in self.below)]))

    def all_below(self) -> Iterator["Node"]:
        """Every part below it, in reading order."""
        for node in self.below:
            yield node
            yield from node.all_below()


def outline(text: OfficialText, lines: Sequence[int], report: Report) -> Node:
    """The tree of the numbered parts, boxes and tables in these lines."""
    root = _Outliner(text, report).tree(lines)
    _mark_running_lists(root)
    _release_closing(text, root)
    return root


def _mark_running_lists(root: Node) -> None:
    """Mark the lists whose numbers go on from one part above to the next."""
    chains: dict[Style, list[tuple[Node, Node]]] = {}
    for above in [root, *root.all_below()]:
        for node in above.below:
            if node.style in ("hanzi-bracket", "arabic"):
                chain = chains.setdefault(node.style, [])
                if chain and node.ordinal <= chain[-1][0].ordinal:
                    _mark(chain)
                    chain.clear()
                chain.append((node, above))
    for chain in chains.values():
        _mark(chain)


def _mark(chain: Sequence[tuple[Node, Node]]) -> None:
    if len({id(above) for _, above in chain}) > 1:
        for node, _ in chain:
            node.runs_on = True


def _release_closing(text: OfficialText, root: Node) -> None:
    """Give the closing words of a document, read into its last part, back to the document.

    Such are a second paragraph where every part beside the last is one paragraph, and a sentence on
    the force of the whole, unless the part is on that (附则).
    """
    path = [root]
    while path[-1].below:
        path.append(path[-1].below[-1])
    last, above = path[-1], path[-2] if len(path) > 1 else root
    if last.sort != "numbered" or last.rank < RANK["hanzi"]:
        return
    beside = [node for node in above.below if node is not last]
    own = len(last.lines)
    if len(beside) >= 2 and all(len(node.lines) == 1 and not node.below for node in beside):
        own = min(own, 1)
    elif own and not any(map(_on_force, (text.of(node.lines[0]) for node in path if node.lines))):
        while own > 1 and forms.LAST_CLAUSE.fullmatch(text.of(last.lines[own - 1])):
            own -= 1
    root.lines += last.lines[own:]
    del last.lines[own:]


def _on_force(said: str) -> bool:
    return bool(forms.FINAL_PROVISIONS.fullmatch(said))


class _Outliner:
    def __init__(self, text: OfficialText, report: Report) -> None:
        self._text, self._report = text, report
        self._open = [Node("root", -1)]
        self._last: dict[Style, Node] = {}

    def tree(self, lines: Sequence[int]) -> Node:
        for index in lines:
            line = self._text.lines[index]
            if line.span.start == line.span.end:
                continue
            if line.table is not None or self._open[-1].sort in ("table", "box"):
                self._leave_table(line.table)
            if line.kind == "row":
                self._row(line.span, line.table)
            elif BOX.match(self._text.compact, line.span.start, line.span.end + 1):
                self._box(line.span, line.table)
            elif (found := head(self._text.compact, line.span)) and self._fits(found):
                self._number(found, line.span)
            elif line.role == "title":  # it stands above what follows, which is no part of the last
                del self._open[1:]
                self._open[0].lines.append(line.span)
            elif forms.whole(forms.CLOSING, self._text.compact, *line.span):
                self._open[0].lines.append(line.span)
            else:
                self._close_list()
                self._open[-1].lines.append(line.span)
        return self._open[0]

    def _close_list(self) -> None:
        """Close a list of clauses, parted by ；, whose last one has ended."""
        top = self._open[-1]
        beside = [node for node in self._open[-2].below if node is not top] if top.rank >= 0 else []
        if top.sort != "numbered" or top.rank < RANK["hanzi-bracket"] or not beside:
            return
        ends = [self._text.of(node.lines[-1])[-1:] for node in beside if node.lines]
        single = len(top.lines) == 1 and not top.below
        if single and ends and all(end == "；" for end in ends):
            self._open.pop()

    def _leave_table(self, table: int | None) -> None:
        """Close tables, and boxes that are drawn as tables, where another line follows."""
        while (top := self._open[-1]).table is not None and top.table != table:
            self._open.pop()

    def _row(self, span: Span, table: int | None) -> None:
        if self._open[-1].sort != "table":
            self._push(Node("table", 100, table=table))
        self._open[-1].lines.append(span)

    def _box(self, span: Span, table: int | None) -> None:
        while (
            self._open[-1].sort in ("box", "table") or self._open[-1].rank > RANK["hanzi-bracket"]
        ):
            self._open.pop()
        marked = BOX.match(self._text.compact, span.start, span.end + 1)
        assert marked  # noqa: S101  # the caller has matched it
        numbering = Span(span.start, marked.end())
        node = Node("box", self._open[-1].rank, numbering=numbering, table=table)
        if marked.end() < span.end:
            node.heading = Span(marked.end(), span.end)
            node.lines.append(node.heading)
        self._open[-1].below.append(node)
        self._open.append(node)

    def _push(self, node: Node) -> None:
        self._open[-1].below.append(node)
        self._open.append(node)

    def _number(self, found: Head, line: Span) -> None:
        while self._open[-1].rank >= found.rank:
            self._open.pop()
        node = Node("numbered", found.rank, found.ordinal, found.style, found.span)
        if found.rest < line.end:
            node.lines.append(Span(found.rest, line.end))
        self._last[found.style] = node
        self._push(node)

    def _fits(self, found: Head) -> bool:
        """Whether a number goes on with its list, or begins one."""
        last = self._last.get(found.style)
        if found.ordinal == 1 or (last and found.ordinal == last.ordinal + 1):
            return True
        if last is None and found.style in ("chapter", "article", "hanzi", "hanzi-bracket"):
            first = self._open[0].below
            if not first or found.style == "hanzi-bracket":
                self._report("numbering-begins-late", "a list begins in its midst", found.span)
                return True
        if last and last.ordinal < found.ordinal <= last.ordinal + _MAX_GAP:
            message = f"{last.ordinal} is followed by {found.ordinal}"
            self._report("numbering-gap", message, found.span)
            return True
        if last and last.ordinal == found.ordinal and found.rank < 6:
            self._report("numbering-repeated", f"{found.ordinal} stands twice", found.span)
            return True
        self._report("numbering-out-of-sequence", "read as text, not as a number", found.span)
        return False
