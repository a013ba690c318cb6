"""A web page as a tree: decoded, within limits, and whole."""

import re
from dataclasses import dataclass, field
from typing import Any

from loaders.formats.encoding import decode
from loaders.layout import LayoutRemark, Unreadable

MAX_TAGS = 600_000
"""More than any page of text has; each takes some 200 bytes of memory and 10 µs."""
_LONGEST_TAG = 4_000
_WORTH_CHECKING = 100_000
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 16_384
_TAG = re.compile(
    r"""</?([A-Za-z][^\s/>]*+)(?:[^>"'=]++|=\s*+(?:"[^"]*+"?|'[^']*+'?)?+|["'])*+>?"""
)
_KEPT_IN_FLAT = frozenset({"script", "style", "noscript", "template", "title", "br"})


@dataclass(slots=True)
class PageTree:
    """The root element of a page, and what had to be mended to have it."""

    root: Any
    """An `lxml` element; lxml has no types."""
    remarks: list[LayoutRemark] = field(default_factory=list)


def page_tree(content: bytes) -> PageTree:
    """Parse a page or a fragment of one, broken as it may be.

    Raises `Unreadable`: "not-text", "too-large" for too many tags, "empty" where nothing is left.
    """
    declared = _DECLARED.search(content, 0, _HEAD)
    text, _, remarks = decode(content, declared[1].decode("ascii") if declared else None)
    if (tags := text.count("<")) > MAX_TAGS:
        raise Unreadable("too-large", f"{tags:,} tags: pages of up to {MAX_TAGS:,} are read")
    said = list(remarks)
    if len(text) > _WORTH_CHECKING:
        text = _with_short_tags(text, said)
    root, whole = _parsed(text)
    if not whole:
        message = "elements nested more than 2,048 deep: the text was read without its layout"
        said.append(LayoutRemark("nesting-flattened", message))
        root, _ = _parsed(_flat(text))
    if root is None:
        raise Unreadable("empty", "no text in the page")
    return PageTree(root, said)


def _parsed(text: str) -> tuple[Any, bool]:
    """The root, and whether all of the text is in the tree: the parser stops at a depth."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    root = etree.fromstring(text.encode("utf-8"), parser)
    last = parser.error_log.last_error
    return root, last is None or last.type_name != "ERR_RESOURCE_LIMIT"


def _with_short_tags(text: str, said: list[LayoutRemark]) -> str:
    """Text without attributes in overlong tags: the parser takes the square of their count."""
    dropped = 0

    def shortened(found: re.Match[str]) -> str:
        nonlocal dropped
        if len(found[0]) <= _LONGEST_TAG:
            return found[0]
        dropped += found[1].lower() != "img"  # whose data are no text
        return f"<{found[1]}>"

    text = _TAG.sub(shortened, text)
    if dropped:
        message = f"{dropped} tags of over {_LONGEST_TAG:,} characters read without attributes"
        said.append(LayoutRemark("tags-shortened", message))
    return text


def _flat(text: str) -> str:
    """Text with paragraphs for all elements, which do not nest."""
    return _TAG.sub(lambda tag: tag[0] if tag[1].lower() in _KEPT_IN_FLAT else "<p>", text)
