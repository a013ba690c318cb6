"""Numbers of list items, which a browser makes and the text of a page lacks."""

import re
from typing import Any

_STYLE = re.compile(r"list-style(?:-type)?\s?:\s?([a-z-]{1,40})", re.IGNORECASE)
_TYPES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_CHINESE = frozenset({
    "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "simp-chinese-formal",
    "cjk-decimal", "japanese-informal",
})  # fmt: skip
_NUMBERED = re.compile(
    r"[（(]?[0-9０-９一二三四五六七八九十百]{1,4}[）).．、。]|[①-⑳⑴-⒇㈠-㈩]|第.{1,6}[章节条]"
)
_DIGITS = "零一二三四五六七八九"
_MAX_CHINESE = 99


class ListNumbers:
    """Counts the items of the lists that are open."""

    def __init__(self) -> None:
        self._lists: list[tuple[str | None, int]] = []
        """Of each list its style, None: no numbers; and the number of its last item."""
        self._waiting: str | None = None

    def open(self, tag: str, element: Any) -> None:  # noqa: ANN401  # lxml has no types
        """A list, or an item of one, begins."""
        if tag != "li":
            self._lists.append((_style(element) if tag == "ol" else None, _start(element) - 1))
        elif self._lists:
            style, last = self._lists.pop()
            self._lists.append((style, last + 1))
            self._waiting = _printed(style, last + 1) if style else None

    def close(self, tag: str) -> None:
        """A list or an item ends."""
        self._waiting = None
        if tag != "li" and self._lists:
            self._lists.pop()

    def numbered(self, text: str) -> str:
        """The text with the number of the item that it begins, if it has none of its own."""
        number, self._waiting = self._waiting, None
        return text if number is None or _NUMBERED.match(text) else number + text


def _style(element: Any) -> str | None:  # noqa: ANN401
    declared = _STYLE.search((element.get("style") or "")[:2000])
    style = declared[1].lower() if declared else _TYPES.get(element.get("type") or "1", "decimal")
    return None if style == "none" else style


def _start(element: Any) -> int:  # noqa: ANN401
    start = (element.get("start") or "1").strip()
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _printed(style: str, number: int) -> str:
    if style in _CHINESE and number <= _MAX_CHINESE:
        tens, ones = divmod(number, 10)
        ten = (_DIGITS[tens] if tens > 1 else "") + "十" if tens else ""
        return f"{ten}{_DIGITS[ones] if ones or not tens else ''}、"
    if style in ("lower-alpha", "lower-latin") and number <= 26:
        return f"{chr(96 + number)}."
    if style in ("upper-alpha", "upper-latin") and number <= 26:
        return f"{chr(64 + number)}."
    return f"{number}." if style.startswith("decimal") else ""
