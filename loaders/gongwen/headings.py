"""Headings: of a numbered part, in its line or run in before the text; of parts without number.

A run-in heading is a short first sentence: （一）完善标识体系。推动…. A clause that only is short
(批复 一、原则同意…) is none.
"""

import re
from collections.abc import Sequence

from loaders.gongwen.outline import Node
from loaders.gongwen.text import OfficialText, Span

MAX_HEADING = 64
_MAX_RUN_IN = 36
_MAX_LEAD = 30
_STOPS = "。；：！？，"
_CAPTION = re.compile(r"[【（〔]([^【】（）〔〕，。；]{2,30})[】）〕]")
_CLAUSE = re.compile(
    r"以下简称|应当|不得|必须|可以|如下|是指|仅|^(?:为|根据|按照|依据|凡|对|经|请|因|本|各|我|要|在|由|将|自|你)"
)
_LEAD = re.compile(r"[^，；：。\n]{2,30}(?:，[^，；：。\n]{2,18})?。(?=[^\n])")
_LEFT_OUT = re.compile(
    r"(?:责任|牵头|参与|配合|落实|负责|主办|协办|参加)[^：\n]{0,8}：|(?:完成时[限间]|时间(?:节点|进度|安排)|进度安排|实施期限)：|（[^\n]{1,200}负责）\n"
)


def find_headings(text: OfficialText, root: Node) -> None:
    """Set the headings of the numbered parts below `root`."""
    numbered = [node for node in root.all_below() if node.sort == "numbered"]
    articles = [node for node in numbered if node.style == "article"]
    captioned = _mostly(text, articles)
    for node in numbered:
        if node.style == "article":
            node.heading = _caption(text, node) or (_run_in(text, node) if captioned else None)
        elif node.rank < 3:
            node.heading = _of_chapter(text, node)
        else:
            node.heading = _own_line(text, node) or _run_in(text, node)


def _mostly(text: OfficialText, articles: Sequence[Node]) -> bool:
    """Whether the articles are headed by short sentences, as 措施 in articles often are."""
    led = sum(_run_in(text, node) is not None for node in articles)
    return led >= 3 and led * 10 >= len(articles) * 7


def _of_chapter(text: OfficialText, node: Node) -> Span | None:
    first = node.lines[0] if node.lines else None
    if first is None or first.end - first.start > MAX_HEADING:
        return None
    return first if text.compact[first.end - 1] not in _STOPS else None


def _caption(text: OfficialText, node: Node) -> Span | None:
    """【宗旨】 or （目的） behind 第一条, or a line of its own."""
    if not node.lines:
        return None
    first = node.lines[0]
    if found := _CAPTION.match(text.compact, first.start, first.end):
        return Span(*found.span(1))
    own_line = len(node.lines) > 1 or node.below
    short = first.end - first.start <= _MAX_LEAD
    plain = not any(mark in text.of(first) for mark in _STOPS)
    return first if own_line and short and plain else None


def _own_line(text: OfficialText, node: Node) -> Span | None:
    """The rest of the line, where it is no sentence, or a short one above other text."""
    if not node.lines:
        return None
    first = node.lines[0]
    said = text.of(first)
    if len(said) > MAX_HEADING:
        return None
    if said[-1] not in _STOPS and "。" not in said:
        return first
    more = len(node.lines) > 1 or bool(node.below)
    whole = said[-1] in "。：" and not any(mark in said[:-1] for mark in "。；：")
    if more and whole and said.count("，") <= 1 and not _CLAUSE.search(said):
        limit = _MAX_RUN_IN if said[-1] == "。" else 20
        return Span(first.start, first.end - 1) if len(said) <= limit else None
    return None


def _run_in(text: OfficialText, node: Node) -> Span | None:
    """The short first sentence of the line."""
    if not node.lines:
        return None
    first = node.lines[0]
    stop = text.compact.find("。", first.start, min(first.end - 1, first.start + _MAX_RUN_IN + 1))
    if stop < first.start + 2:
        return None
    lead = text.compact[first.start : stop]
    if lead.count("，") > 1 or any(mark in lead for mark in "；：！？"):
        return None
    return None if _CLAUSE.search(lead) else Span(first.start, stop)


def lead(text: OfficialText, line: Span) -> Span | None:
    """The short first sentence of a line without number, where more follows it."""
    found = _LEAD.match(text.compact, line.start, line.end)
    if not found or found.end() >= line.end or is_annotation(text, line):
        return None
    sentence = found[0][:-1]
    return None if _CLAUSE.search(sentence) else Span(found.start(), found.end() - 1)


def is_annotation(text: OfficialText, line: Span) -> bool:
    """Whether a line only says who is responsible and until when."""
    return bool(_LEFT_OUT.match(text.compact, line.start, line.end + 1))
