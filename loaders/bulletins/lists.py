"""The two lists of sections and measures: in a running sentence, and numbered under 【構成】.

In 【要点】 a section is (1), under 【構成】 it is 1.; a measure is ① in both, counted on through
all sections. The running sentence may lack a closing bracket; the numbered list gives a measure's
detail in brackets after its heading.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.bulletins.text import BulletinText, Span
from loaders.errors import InputError
from loaders.numerals import ordinal

NOTE_MARK = re.compile(r"(?:<sup>)?\((?P<note>注\d{0,2})\)(?:</sup>)?")
_CIRCLED = re.compile(r"[①-⑳㉑-㉟㊱-㊿]")
_SECTION = {"running": re.compile(r"\(([0-9]{1,2})\)"), "numbered": re.compile(r"([0-9]{1,2})\.")}
_BEFORE_ITEM = "、。:\n"
_PUNCTUATION = "、。:(-\n "
_DETAIL_END = re.compile(r"\)(?:等|など)?$")

Kind = Literal["running", "numbered"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A section or measure where it stands in a list; `whole` is mark, heading and detail."""

    path: str
    mark: Span
    heading: Span
    whole: Span

    @property
    def said(self) -> Span:
        """Heading and detail."""
        return Span(self.heading.start, self.whole.end)


def running_list(text: BulletinText, keypoints: Sequence[Span]) -> tuple[Listed, ...]:
    """The list in the running sentence; empty where there is none.

    Raises InputError where numbers are left out or stand twice.
    """
    for block in keypoints:
        sections = list(_SECTION["running"].finditer(text.compact, *block))
        if sections and _CIRCLED.search(text.compact, sections[0].end(), block.end):
            return _listed(text, sections, block.end, "running")
    return ()


def numbered_list(text: BulletinText, items: Sequence[Span]) -> tuple[Listed, ...]:
    """The list under 【構成】; raises InputError where numbers are left out or stand twice."""
    found = (_SECTION["numbered"].match(text.compact, *item) for item in items)
    sections = [mark for mark in found if mark]
    return _listed(text, sections, items[-1].end, "numbered") if items else ()


def wording(text: BulletinText, span: Span) -> str:
    """What is printed at `span`, without the marks of notes."""
    return "".join(text.value(piece) for piece in text.pieces(span, NOTE_MARK))


def _listed(
    text: BulletinText, sections: list[re.Match[str]], end: int, kind: Kind
) -> tuple[Listed, ...]:
    _check_sections(text, sections)
    found: list[Listed] = []
    measures = 0
    for section, section_end in _until_next(sections, end):
        marks = _measure_marks(text, Span(section.end(), section_end), measures)
        measures += len(marks)
        found += _section(text, section, marks, section_end, kind)
    for listed in found:
        if listed.heading.start >= listed.heading.end:
            message = f"{text.of(listed.mark)} names nothing: a heading follows the number"
            raise InputError([text.fault(listed.mark.start, message)])
    return tuple(found)


def _check_sections(text: BulletinText, sections: list[re.Match[str]]) -> None:
    for number, mark in enumerate(sections, 1):
        if int(mark[1]) != number:
            message = f"{mark[0]} stands where section {number} was to be expected"
            raise InputError([text.fault(mark.start(), message)])


def _measure_marks(text: BulletinText, section: Span, before: int) -> list[re.Match[str]]:
    """The circled numbers that begin a measure; `before` is how many measures came before.

    One inside a measure's words that is not the next number refers to a measure.
    """
    marks: list[re.Match[str]] = []
    for mark in _CIRCLED.finditer(text.compact, *section):
        expected = before + len(marks) + 1
        first = not marks or text.compact[mark.start() - 1] in _BEFORE_ITEM
        if ordinal(mark[0]) == expected:
            marks.append(mark)
        elif first:
            message = f"{mark[0]} stands where measure {expected} was to be expected"
            raise InputError([text.fault(mark.start(), message)])
    return marks


def _section(
    text: BulletinText, section: re.Match[str], marks: list[re.Match[str]], end: int, kind: Kind
) -> Iterator[Listed]:
    """A section, and the measures under it."""
    number = int(section[1])
    heading = _trimmed(text, Span(section.end(), marks[0].start() if marks else end))
    whole = Span(section.start(), heading.end)
    yield Listed(f"{number}", Span(*section.span()), heading, whole)
    for mark, measure_end in _until_next(marks, end):
        said = _trimmed(text, Span(mark.end(), measure_end))
        heading = _without_detail(text, said) if kind == "numbered" else said
        whole = Span(mark.start(), said.end)
        yield Listed(f"{number}/{ordinal(mark[0])}", Span(*mark.span()), heading, whole)


def _until_next(marks: list[re.Match[str]], end: int) -> Iterator[tuple[re.Match[str], int]]:
    """Each mark with the place where what it marks ends: at the next mark, the last at `end`."""
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        yield mark, after.start() if after else end


def _trimmed(text: BulletinText, chunk: Span) -> Span:
    """The chunk up to where its sentence or a bracket around it ends, without punctuation."""
    depth = 0
    end = chunk.end
    for position in range(*chunk):
        character = text.compact[position]
        depth += (character == "(") - (character == ")")
        if depth < 0 or (character == "。" and not depth):
            end = position
            break
    words = text.compact[chunk.start : end].rstrip(_PUNCTUATION).removesuffix("である")
    return Span(chunk.start, chunk.start + len(words.rstrip(_PUNCTUATION)))


def _without_detail(text: BulletinText, said: Span) -> Span:
    """The heading alone: the last brackets, and 等 after them, hold the detail."""
    words = NOTE_MARK.sub(lambda mark: "□" * len(mark[0]), text.of(said))
    open_brackets: list[int] = []
    last = len(words)
    for position, character in enumerate(words):
        if character == "(":
            open_brackets.append(position)
        elif character == ")" and open_brackets:
            opened = open_brackets.pop()
            if not open_brackets and _DETAIL_END.fullmatch(words, position):
                last = opened
    if open_brackets:  # never closed
        last = open_brackets[0]
    return Span(said.start, said.start + last)
