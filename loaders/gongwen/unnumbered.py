"""Parts without numbers: paragraphs that a short sentence leads, or a heading on a line of its own.

Most plans set out their tasks so below （一）: 加强关键技术攻关。聚焦…. Also ends the boxes (专栏)
that were read from plain text, where nothing shows their border, and cuts articles into 款.
"""

import re
from collections.abc import Iterator

from loaders.gongwen.headings import MAX_HEADING, is_annotation, lead
from loaders.gongwen.outline import Node
from loaders.gongwen.text import Line, OfficialText, Span

_VERBS = re.compile(
    r"(?:大力|加快|加强|加大|积极|全面|深入|着力|聚力|持续|稳步|有序|切实|进一步|扎实|全力|努力|合力)?"
    r"(?:加|推|建|强|完善|健全|深化|提[升高质]|培育|拓展|发展|开展|开放|开发|实施|打造|打通|构建|优化|促进|支持|鼓励|"
    r"引[导进]|落实|突破|扩大|壮大|夯实|增强|创[新建]|丰富|营造|搭建|布局|统筹|探索|规范|保障|保护|实现|做[强优大]|"
    r"普及|组织|巩固|研[发究制]|攻[克关]|破解|补齐|升级|改造|制定|编制|出台|设立|举办|争取|盘活|畅通|激发|释放|防范|"
    r"压实|严格|细化|明确|树立|弘扬|宣传|总结|扶持|招引|吸引|集聚|赋能|帮助|降低|减轻|解决|聚焦|抓[好实紧])"
)


def split_unnumbered(text: OfficialText, root: Node, lines: dict[int, Line]) -> None:
    """Make parts of the led paragraphs below `root`; `lines` are the lines by where they begin."""
    for node in [root, *root.all_below()]:
        if node.sort == "box":
            _end_box(text, node, root)
    for node in [root, *root.all_below()]:
        if node.sort in ("root", "numbered", "box") and node.style != "article":
            _split(text, node, lines)
    for node in list(root.all_below()):
        if node.style == "article":
            _clauses(node)


def lift_annotations(text: OfficialText, root: Node) -> None:
    """Give a line such as 责任单位：… to the part above a list, where it closes the whole list.

    It does where none of the parts beside has such a line of its own.
    """
    for above in [*reversed(list(root.all_below())), root]:
        beside = [node for node in above.below if node.sort in ("numbered", "led")]
        if len(beside) < 2 or beside[-1].below:
            continue
        last = beside.pop()
        if any(is_annotation(text, line) for node in beside for line in _all_lines(node)):
            continue
        first = next((n for n, line in enumerate(last.lines) if is_annotation(text, line)), None)
        if first:
            above.lines += last.lines[first:]
            del last.lines[first:]


def _all_lines(node: Node) -> Iterator[Span]:
    for part in [node, *node.all_below()]:
        yield from part.lines


def _end_box(text: OfficialText, box: Node, root: Node) -> None:
    """Give back to the part above what follows a box: tasks led by verbs, after items that are not.

    Only where the tasks before the box are led by verbs too, and no table bounds the box.
    """
    if box.table is not None:
        return
    above = next((n for n in [root, *root.all_below()] if box in n.below), None)
    if above is None:
        return
    own = [line for line in box.lines if line != box.heading]
    leads = [lead(text, line) for line in own]
    verbal = [bool(found and _VERBS.match(text.of(found))) for found in leads]
    tasks = [found for line in above.lines if (found := lead(text, line))]
    if not tasks or not _VERBS.match(text.of(tasks[-1])) or not leads or verbal[0]:
        return
    cut = next((i for i, found in enumerate(verbal) if found), None)
    if cut is not None:
        moved = own[cut:]
        box.lines = [line for line in box.lines if line not in moved]
        above.lines = sorted([*above.lines, *moved])


def _split(text: OfficialText, node: Node, lines: dict[int, Line]) -> None:
    heads: dict[Span, Span] = {}
    own = [line for line in node.lines if line != node.heading and not _holds(line, node.heading)]
    for line in own:
        if heading := lead(text, line) or _typographic(text, line, lines):
            heads[line] = heading
    counted = [line for line in own if not is_annotation(text, line)]
    if len(heads) < 2 or len(heads) * 5 < (len(counted) - 1) * 3:
        return
    kept = [line for line in node.lines if line not in own]
    current: Node | None = None
    ordinal = 0
    for line in own:
        if line in heads:
            ordinal += 1
            current = Node("led", 50, ordinal, heading=heads[line], lines=[line])
            node.below.append(current)
        elif current is None or any(current.start < b.start < line.start for b in node.below):
            kept.append(line)
            current = None
        else:
            current.lines.append(line)
    node.lines = kept
    node.below.sort(key=lambda below: below.start)


def _holds(line: Span, heading: Span | None) -> bool:
    return bool(heading and line.start <= heading.start and heading.end <= line.end)


def _typographic(text: OfficialText, line: Span, lines: dict[int, Line]) -> Span | None:
    """A line that is a heading by its type alone: 黑体 or 楷体, short, no sentence."""
    shown = lines.get(line.start)
    if shown is None or shown.role not in ("level1", "level2"):
        return None
    short = line.end - line.start <= MAX_HEADING
    return line if short and text.compact[line.end - 1] not in "。；：，！？" else None


def _clauses(article: Node) -> None:
    """The paragraphs (款) of an article that has several, with the items below each."""
    own = [line for line in article.lines if not _is_caption(line, article.heading)]
    if len(own) < 2:
        return
    article.lines = [line for line in article.lines if line not in own]
    caption = article.heading
    if caption and own[0].start <= caption.start:  # the caption stands in the line of the first 款
        article.lines.insert(0, Span(own[0].start, caption.end + 1))
        own[0] = Span(caption.end + 1, own[0].end)
    clauses = [Node("clause", 40, i, lines=[line]) for i, line in enumerate(own, 1)]
    loose: list[Node] = []
    for item in article.below:
        before = [clause for clause in clauses if clause.start < item.start]
        (before[-1].below if before else loose).append(item)
    article.below = sorted([*loose, *clauses], key=lambda below: below.start)


def _is_caption(line: Span, heading: Span | None) -> bool:
    """Whether a line is no more than the article's caption."""
    return bool(heading and line.start <= heading.start and line.end <= heading.end + 1)
