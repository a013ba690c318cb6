"""What CSS and old attributes say of how text looks: alignment, size, weight, typeface, hidden."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal, NamedTuple

Alignment = Literal["left", "center", "right", "justify"]
Face = Literal["black", "kai", "title", "other"]
"""黑体, 楷体, 小标宋, or one that means nothing (GB/T 9704-2012, 7.3)."""


class Style(NamedTuple):
    """How text looks, inherited from the elements around it."""

    align: Alignment | None = None
    size: float | None = None
    """In points; None: the page's own."""
    bold: bool = False
    face: Face | None = None
    heading: int | None = None
    """1 to 6, within h1 to h6."""
    linked: bool = False
    preserved: bool = False
    """Line breaks count: `<pre>`, or white-space: pre."""


class Shown(NamedTuple):
    """An element's style, whether it is seen, and whether it stands on lines of its own."""

    style: Style
    hidden: bool = False
    block: bool = False


_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_HEADING_SIZES = {1: 24.0, 2: 18.0, 3: 14.0, 4: 12.0, 5: 10.0, 6: 8.0}
_FONT_SIZES = (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
_WORDS = {"medium": 12.0, "large": 13.5, "larger": 14.4, "x-large": 18.0, "xx-large": 24.0}
_UNITS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "%": 0.12, "cm": 28.35, "mm": 2.835}
_PROPERTY = re.compile(
    r"(?<![\w-])(text-align|font-size|font-weight|font-family|font|display|visibility|white-space)"
    r"\s{0,9}:\s{0,9}([^;]{1,300})",
    re.IGNORECASE,
)
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)\s?(pt|px|r?em|%|cm|mm)")
_RULE = re.compile(r"([^{}@;/]{1,500})\{([^{}]{0,4000})\}")
_CLASS = re.compile(r"\s{0,9}[a-z0-9]{0,10}\.([\w-]{1,80})\s{0,9}", re.IGNORECASE)
_ALIGN: dict[str, Alignment] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "justify",
    "start": "left",
    "end": "right",
    "middle": "center",
    "-webkit-center": "center",
    "-webkit-right": "right",
}
_MAX_RULES = 2_000
_LONGEST = 4_000
_MAX_CACHED = 20_000


class Styles:
    """The styles of a page's elements; its style sheets count for rules of one class (`.MsoTitle`).

    Sheets may hide nothing: what they hide, a script may show.
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._classes: dict[str, str] = {}
        self._cache: dict[tuple[Any, ...], Shown] = {}
        for sheet in sheets:
            for selectors, declarations in _RULE.findall(sheet)[:_MAX_RULES]:
                for selector in selectors.split(","):
                    if found := _CLASS.fullmatch(selector):
                        former = self._classes.get(found[1], "")
                        self._classes[found[1]] = f"{former};{declarations}"[-_LONGEST:]

    def of(self, element: Any, parent: Style) -> Shown:  # noqa: ANN401  # lxml has no types
        """How an element looks within one of style `parent`."""
        tag, get = element.tag, element.get
        key: tuple[Any, ...] = (
            parent,
            tag,
            get("style"),
            get("class"),
            get("align"),
            get("hidden"),
        )
        if tag == "font":
            key += (get("size"), get("face"))
        elif tag == "a":
            key += (get("href") is not None,)
        if (shown := self._cache.get(key)) is None:
            if len(self._cache) > _MAX_CACHED:
                self._cache.clear()
            shown = self._cache[key] = self._reckoned(element, parent)
        return shown

    def _reckoned(self, element: Any, parent: Style) -> Shown:  # noqa: ANN401
        tag: str = element.tag
        style = _of_tag(element, tag, parent)
        if tag != "table" and (align := _ALIGN.get((element.get("align") or "").lower())):
            style = style._replace(align=align)
        for name in (element.get("class") or "").split()[:20]:
            if name in self._classes:
                style = _declared(self._classes[name], style, parent)[0]
        style, display = _declared((element.get("style") or "")[:_LONGEST], style, parent)
        hidden = display == "none" or element.get("hidden") is not None
        block = tag in _BLOCKS or display in ("block", "flex", "table", "list-item")
        return Shown(style, hidden, block)


def _of_tag(element: Any, tag: str, parent: Style) -> Style:  # noqa: ANN401
    style = parent
    if tag in _BOLD:
        style = style._replace(bold=True)
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        level = int(tag[1])
        style = style._replace(heading=level, size=_HEADING_SIZES[level])
    elif tag == "center":
        style = style._replace(align="center")
    elif tag == "pre":
        style = style._replace(preserved=True)
    elif tag == "a" and element.get("href") is not None:
        style = style._replace(linked=True)
    elif tag == "table":
        style = style._replace(align=None)
    elif tag == "font":
        style = _of_font(element.get("size") or "", element.get("face") or "", style)
    return style


def _of_font(size: str, face: str, style: Style) -> Style:
    if found := re.fullmatch(r"\s{0,3}([+-]?)([1-7])\s{0,3}", size):
        step = int(found[2]) if not found[1] else 3 + int(found[1] + found[2])
        style = style._replace(size=_FONT_SIZES[min(max(step, 1), 7) - 1])
    return style._replace(face=_face(face)) if face else style


def _declared(declarations: str, style: Style, parent: Style) -> tuple[Style, str | None]:
    """The style with what a style attribute says, and its `display`, "none" where invisible."""
    changes, display = _properties(declarations)
    if "size" in changes and changes["size"] < 0:
        changes = {**changes, "size": -changes["size"] * (parent.size or 12.0)}
    return style._replace(**changes) if changes else style, display


@lru_cache(maxsize=2_000)
def _properties(declarations: str) -> tuple[dict[str, Any], str | None]:
    """What declarations change; a size that is relative to the parent's is negative."""
    changes: dict[str, Any] = {}
    display: str | None = None
    for name, value in _PROPERTY.findall(declarations):
        property_, value = name.lower(), value.strip().lower().replace("!important", "").strip()
        if property_ == "text-align":
            if value in _ALIGN:
                changes["align"] = _ALIGN[value]
        elif property_ == "display":
            display = "none" if display == "none" else value
        elif property_ == "visibility":
            display = "none" if value in ("hidden", "collapse") else display
        elif property_ == "white-space":
            changes["preserved"] = value in ("pre", "pre-wrap", "pre-line", "break-spaces")
        else:
            changes |= _of_type(property_, value)
    return changes, display


def _of_type(property_: str, value: str) -> dict[str, Any]:
    """What font-size, font-weight, font-family or font change."""
    changes: dict[str, Any] = {}
    if property_ in ("font-weight", "font"):
        heavy = re.search(r"\b(?:bold|bolder|[6-9]00)\b", value)
        if heavy or property_ == "font-weight":
            changes["bold"] = heavy is not None
    if property_ in ("font-size", "font"):
        if found := _SIZE.search(value):
            relative = found[2] in ("em", "%")
            size = float(found[1]) * _UNITS[found[2]]
            changes["size"] = -size / 12.0 if relative else size
        elif value in _WORDS:
            changes["size"] = _WORDS[value]
    if property_ == "font-family" or (property_ == "font" and "," in value):
        changes["face"] = _face(value)
    return changes


def _face(families: str) -> Face:
    """What a list of typefaces means, by its first."""
    first = families.split(",")[0].strip(" \"'").lower()
    if "小标宋" in first or "xiaobiaosong" in first:
        return "title"
    if "楷" in first or "kai" in first:
        return "kai"
    if ("黑" in first and "雅黑" not in first) or first.startswith(("simhei", "stheiti", "heiti")):
        return "black"
    return "other"
