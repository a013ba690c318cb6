"""Paragraphs out of lines that were broken where the paper ended.

A break is within a paragraph where words or brackets say so, or where the line is full; it is
between two where a numbering goes on with its sequence, or where the line is short.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.formats.lines.junctions import (
    breaks_off,
    cannot_begin,
    ends_sentence,
    is_open,
    joint,
    within_word,
)
from loaders.formats.lines.line_starts import DOCUMENT_TYPES, Numbering, Start, start_of
from loaders.formats.lines.measure import Manner, manner_of
from loaders.formats.lines.printed_lines import PrintedLine
from loaders.formats.lines.typesetting import Former, Setting

_TAIL = 400
_TITLE_LINES = 4
_TITLE_LENGTH = 90
_LEAST_TITLE = 8
_GOES_ON_TITLE = re.compile(r"(?:[（(][^（）()]{1,20}[）)]\s?)?的[^。，]{1,20}$")
_PROSE = 15.0
_ENDS_TITLE = re.compile(rf"(?:{DOCUMENT_TYPES})(?:[（(].{{1,20}}[）)])?$")
_WHO = re.compile(
    r"[（(][^（）()]{0,300}(?:负责|牵头|配合|参与|参加|分工|会同)[^（）()]{0,60}[）)]"
)
_ENDS_IN_NUMBER = re.compile(r"(?:^|[：:）)\s])\d{1,2}[.．]$")
_TITLE_GOES_ON = re.compile(r"(?:印发|转发|批转|发布|公布|下达|关于|的|和|及|与|对)$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and the lines that it was printed in."""

    text: str
    lines: tuple[PrintedLine, ...]


@dataclass(slots=True)
class _Open:
    """The paragraph being put together; `position` is where its last printed line ends."""

    pieces: list[str]
    lines: list[PrintedLine]
    start: Start | None
    expected: bool
    position: float
    tail: str

    def as_former(self) -> Former:
        return Former(
            position=self.position,
            sentence_ended=ends_sentence(self.tail),
            has_sentences=self.in_text,
            has_clauses="，" in self.tail or "、" in self.tail,
            numbered=self.start is not None,
            names_bodies=self.tail.endswith(("负责）", "负责)", "落实）", "落实)")),
        )

    @property
    def in_text(self) -> bool:
        """Whether it has had a whole sentence."""
        return len(self.tail) >= _TAIL or "。" in self.tail

    def closed(self) -> Paragraph:
        return Paragraph("".join(self.pieces), tuple(self.lines))


def mended(
    lines: Sequence[PrintedLine],
    manner: Manner | None = None,
    numbering: Numbering | None = None,
    *,
    in_head: bool = True,
) -> list[Paragraph]:
    """The paragraphs of a text, or of a piece of one that was broken in a manner that is known.

    `numbering` is what the text before the piece had; `in_head` tells whether the piece begins
    above the text's first sentence. Nothing is changed but the blanks between lines.

    >>> lines = [PrintedLine("各单位，"), PrintedLine("各部门："), PrintedLine("现将")]
    >>> [paragraph.text for paragraph in mended(lines)]
    ['各单位，各部门：', '现将']
    """
    mender = _Mender(lines, manner or manner_of(lines), numbering or Numbering(), in_head)
    return mender.paragraphs()


class _Mender:
    def __init__(
        self, lines: Sequence[PrintedLine], manner: Manner, numbering: Numbering, in_head: bool
    ) -> None:
        self._lines = lines
        self._manner = manner
        self._setting = Setting(lines, manner) if manner.wrapped else None
        self._numbering = numbering
        self._in_head = in_head

    def paragraphs(self) -> list[Paragraph]:
        done: list[Paragraph] = []
        current: _Open | None = None
        for place, line in enumerate(self._lines):
            start = self._start(place)
            if current and self._goes_on(current, place, start):
                self._add(current, place)
                continue
            if current:
                done.append(current.closed())
                self._in_head = self._in_head and not ends_sentence(current.tail)
            expected = start is not None and self._numbering.expects(start)
            self._numbering.take(start)
            position = self._setting.first(place) if self._setting else 0.0
            current = _Open([line.text], [line], start, expected, position, line.text[-_TAIL:])
        return [*done, current.closed()] if current else done

    def _start(self, place: int) -> Start | None:
        text = self._lines[place].text
        start = start_of(text)
        if start is None or start.style != "other" or start.length < len(text):
            return start
        following = self._lines[place + 1 : place + 2]
        return None if following and cannot_begin(following[0].text) else start

    def _add(self, current: _Open, place: int) -> None:
        text = self._lines[place].text
        between = joint(current.tail, text)
        current.pieces += (between, text)
        current.lines.append(self._lines[place])
        current.tail = f"{current.tail}{between}{text}"[-_TAIL:]
        if self._setting:
            current.position = self._setting.next(current.position, place)

    def _goes_on(self, current: _Open, place: int, start: Start | None) -> bool:
        line = self._lines[place]
        if cannot_begin(line.text):
            return True
        if start:
            begins = self._begins(current, start)
            if begins is not None:
                return not begins
        if breaks_off(current.tail) or self._is_unfinished(current, line, start):
            return True
        if self._setting is None:
            return line.over_page and not start and _runs_over(current, line)
        return self._is_set_on(self._setting, current, place)

    def _is_set_on(self, setting: Setting, current: _Open, place: int) -> bool:
        """Whether a line of a wrapped text goes on with a paragraph, by how it is printed."""
        line = self._lines[place]
        if current.in_text and self._says_who(place):
            return True
        if _ENDS_IN_NUMBER.search(current.tail, max(len(current.tail) - 6, 0)):
            # of a collection, above a title: “16.”; else one that the printer set apart
            return not (self._in_head and len(current.lines) == 1 and current.start is not None)
        if line.gap and self._manner.gaps:
            return False
        base = self._manner.base
        if base is not None and line.indent >= base + 2:
            return False
        if is_open(current.tail):
            return True
        return setting.goes_on(place, current.as_former())

    def _says_who(self, place: int) -> bool:
        """Whether （…负责） begins there, which ends a measure."""
        if self._lines[place].text[0] not in "（(":
            return False
        return bool(_WHO.match("".join(line.text for line in self._lines[place : place + 4])))

    def _begins(self, current: _Open, start: Start) -> bool | None:
        """Whether a numbering or label begins a paragraph; None where it does not say."""
        if not self._numbering.expects(start):
            return True if ends_sentence(current.tail) else None
        successor = start.ordinal is not None and start.ordinal > 1
        if breaks_off(current.tail):
            former = current.start
            return bool(successor and former and former.style == start.style) or None
        if ends_sentence(current.tail) or not current.in_text:
            return True
        return successor or start.style in ("label", "other") or None

    def _awaits_text(self, current: _Open, alone: Start) -> bool:
        """Whether text has to follow a numbering or a label that stands alone in its line."""
        if alone.style == "other":
            return self._setting is not None and current.tail[-1] in "：:"
        return current.expected or alone.style not in ("third", "fourth", "sign")

    def _is_unfinished(self, current: _Open, line: PrintedLine, start: Start | None) -> bool:
        """Whether it is a numbering that waits for its text, or a title that waits for its end."""
        if current.start and current.start.length == len(current.tail):
            return not start and self._awaits_text(current, current.start)
        if not self._in_head or start or len(current.lines) >= _TITLE_LINES:
            return False
        if len(current.tail) > _TITLE_LENGTH or len(line.text) > _TITLE_LENGTH:
            return False
        goes_on = len(current.tail) >= _LEAST_TITLE and _TITLE_GOES_ON.search(current.tail)
        if goes_on or is_open(current.tail) or _GOES_ON_TITLE.match(line.text):
            return not ends_sentence(current.tail)
        needs_end = "关于" in current.tail and not _ENDS_TITLE.search(current.tail)
        return needs_end and not ends_sentence(current.tail) and bool(_ENDS_TITLE.search(line.text))


def _runs_over(current: _Open, line: PrintedLine) -> bool:
    """Whether a paragraph of an unwrapped text was cut by the page mark before `line`."""
    return (
        not ends_sentence(current.tail)
        and len(current.tail) >= _PROSE
        and any(mark in current.tail for mark in "，。；")
        and within_word(current.tail, line.text)
    )
