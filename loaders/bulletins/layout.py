"""Where things stand in a bulletin: above the headings, under 【要点】, under 【構成】."""

import re
from dataclasses import dataclass

from loaders.bulletins.blocks import heading_name
from loaders.bulletins.coverage import Marks
from loaders.bulletins.text import BulletinText, Span
from loaders.errors import InputError

_LIST_MARK = re.compile(r"[-+*・•#\\※●■◆]+")
_ITEM = re.compile(r"[0-9]{1,2}\.")
_CIRCLED_ITEM = re.compile(r"[①-⑳㉑-㊿]")


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks without their list marks; `outline` is the heading 【構成】.

    `head` stands between that heading and the numbered list, `items` are the list's, each with
    the blocks that go on with it, and `tail` follows it.
    """

    top: tuple[Span, ...]
    keypoints: tuple[Span, ...]
    outline: Span
    head: tuple[Span, ...]
    items: tuple[Span, ...]
    tail: tuple[Span, ...]


def is_bulletin(text: str) -> bool:
    """Whether a text has the two headings that make a bulletin, 【要点】 and 【構成…】."""
    names = {_region(name) for line in text.splitlines() if (name := heading_name(line))}
    return {"keypoints", "outline"} <= names


def layout(text: BulletinText, marks: Marks) -> Layout:
    """Find the regions; raises InputError where one of the two headings is missing."""
    regions: dict[str, list[Span]] = {"top": [], "keypoints": [], "outline": []}
    headings: dict[str, Span] = {}
    region = "top"
    for block in text.blocks:
        name = heading_name(text.of(block))
        if name is None:
            content = _content(text, block, marks)
            if region in regions and content.start < content.end:
                regions[region].append(content)
            continue
        region = _region(name)
        if region in headings or region not in regions:
            marks.report("unknown heading", block)
        else:
            marks.ignore("section heading", block)
            headings[region] = block
    if missing := [f"【{n}】" for n, r in _NAMES.items() if r not in headings]:
        needs = f"no heading {' and '.join(missing)}: a bulletin has 【要点】 and 【構成】"
        raise InputError.whole_file(text.path, needs)
    top, keypoints = tuple(regions["top"]), tuple(regions["keypoints"])
    return Layout(top, keypoints, headings["outline"], *_outlined(text, regions["outline"]))


_NAMES = {"要点": "keypoints", "構成": "outline"}


def _region(name: str) -> str:
    """The region that a heading opens; another heading's name is its own."""
    if name.startswith("構成"):
        return "outline"
    return _NAMES.get(name, name)


def _content(text: BulletinText, block: Span, marks: Marks) -> Span:
    mark = _LIST_MARK.match(text.compact, *block)
    if not mark:
        return block
    marks.ignore("list mark", Span(*mark.span()))
    return Span(mark.end(), block.end)


def _outlined(
    text: BulletinText, blocks: list[Span]
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    head: list[Span] = []
    items: list[Span] = []
    tail: list[Span] = []
    for block in blocks:
        goes_on = items and not tail and _CIRCLED_ITEM.match(text.compact, block.start)
        if _ITEM.match(text.compact, block.start):
            items.append(block)
        elif goes_on:
            items[-1] = Span(items[-1].start, block.end)
        else:
            (tail if items else head).append(block)
    return tuple(head), tuple(items), tuple(tail)
