"""Automatic numbering of DOCX paragraphs, resolved to text (ISO/IEC 29500-1, 17.9)."""

import re
from dataclasses import dataclass
from typing import Self

from loaders.formats.word.numerals import numeral
from loaders.formats.word.package import Element, W
from loaders.formats.word.styles import Styles, is_on, style_of, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ALNUM_OR_CHINESE = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]$")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: `restart` is the level that sets it back, None: any above it."""

    start: int
    style: str
    text: str
    restart: int | None
    legal: bool
    spaced: bool

    @classmethod
    def of(cls, element: Element) -> Self:
        restart = value(element.find(f"{W}lvlRestart"))
        return cls(
            _integer(value(element.find(f"{W}start")), 1),
            value(element.find(f"{W}numFmt")) or "decimal",
            value(element.find(f"{W}lvlText")) or "",
            None if restart is None else _integer(restart, _LEVELS),
            is_on(element.find(f"{W}isLgl")),
            value(element.find(f"{W}suff")) != "nothing",
        )


class Numbering:
    """The lists of a document, counting as paragraphs are numbered in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._cached: dict[str, tuple[str, dict[int, _Level]] | None] = {}
        if root is None:
            return
        for element in root.iterfind(f"{W}abstractNum"):
            self._abstract[element.get(f"{W}abstractNumId", "")] = element
        for element in root.iterfind(f"{W}num"):
            self._nums[element.get(f"{W}numId", "")] = element

    def label(self, paragraph: Element) -> str:
        """The numbering that a paragraph shows, with the blank behind it; "" where it has none.

        Every paragraph has to be asked for, in the order of the text. Bullets number nothing.
        """
        num, level = self._place(paragraph)
        resolved = self._levels(num) if num else None
        if not num or resolved is None or level not in resolved[1]:
            return ""
        abstract, levels = resolved
        counts = self._advance(num, abstract, levels, level)
        rule = levels[level]
        if rule.style == "bullet":
            return ""
        text = _PLACE.sub(lambda place: self._shown(place, rule, levels, counts), rule.text)
        return text + (" " if text and rule.spaced and _ALNUM_OR_CHINESE.search(text) else "")

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        """List and level of a paragraph, by itself or by its style; a list "0" is none."""
        num = level = None
        for properties in self._styles.properties(paragraph):
            place = properties.find(f"{W}numPr")
            if place is None:
                continue
            num = num or value(place.find(f"{W}numId"))
            level = level or value(place.find(f"{W}ilvl"))
            if num is not None:
                break
        if num in (None, "0"):
            return None, 0
        return num, _integer(level, self._linked_level(num, paragraph))

    def _linked_level(self, num: str | None, paragraph: Element) -> int:
        """The level that is linked to a paragraph's style, else the first."""
        abstract = self._abstract_of(num)
        style = style_of(paragraph)
        if abstract is None or style is None:
            return 0
        for level in abstract[1].iterfind(f"{W}lvl"):
            if value(level.find(f"{W}pStyle")) == style:
                return _integer(level.get(f"{W}ilvl"), 0)
        return 0

    def _abstract_of(self, num: str | None, linked: bool = True) -> tuple[str, Element] | None:
        """Key and element of the definition of a list, through the style that it may name."""
        element = self._nums.get(num or "")
        key = None if element is None else value(element.find(f"{W}abstractNumId"))
        if key is None or key not in self._abstract:
            return None
        style = value(self._abstract[key].find(f"{W}numStyleLink"))
        if not linked or style is None:
            return key, self._abstract[key]
        for definition in self._styles.chain(style, "numbering"):
            other = value(definition.find(f"{W}pPr/{W}numPr/{W}numId"))
            if other is not None:
                return self._abstract_of(other, linked=False)
        return None

    def _levels(self, num: str) -> tuple[str, dict[int, _Level]] | None:
        if num not in self._cached:
            abstract = self._abstract_of(num)
            if abstract is None:
                self._cached[num] = None
            else:
                elements = {
                    _integer(level.get(f"{W}ilvl"), 0): level
                    for level in (
                        *abstract[1].iterfind(f"{W}lvl"),
                        *self._nums[num].iterfind(f"{W}lvlOverride/{W}lvl"),
                    )
                }
                self._cached[num] = (
                    abstract[0],
                    {place: _Level.of(level) for place, level in elements.items()},
                )
        return self._cached[num]

    def _advance(
        self, num: str, abstract: str, levels: dict[int, _Level], level: int
    ) -> list[int | None]:
        """Count one paragraph more; lists with one definition count on, unless one starts anew."""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if num not in self._begun:
            self._begun.add(num)
            for override in self._nums[num].iterfind(f"{W}lvlOverride"):
                start = value(override.find(f"{W}startOverride"))
                place = _integer(override.get(f"{W}ilvl"), 0)
                if start is not None and place < _LEVELS:
                    counts[place] = _integer(start, 1) - 1
        for above in range(level):
            if counts[above] is None and above in levels:
                counts[above] = levels[above].start
        former = counts[level]
        counts[level] = levels[level].start if former is None else former + 1
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart > 0 and level < restart):
                counts[below] = None
        return counts

    @staticmethod
    def _shown(
        place: re.Match[str], rule: _Level, levels: dict[int, _Level], counts: list[int | None]
    ) -> str:
        level = int(place[1]) - 1
        count = counts[level]
        if count is None or level not in levels:
            return ""
        return numeral(count, "decimal" if rule.legal else levels[level].style)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else default
