"""A text divided into its documents: the notice first, then each text that it carries.

A 行动计划, 办法 or 清单 has no number of its own: it travels with a 通知 or 令, or is forwarded by
it (转发, 批转). Where one ends and the next begins shows in a label (附件1), in a title that the
notice announced, in a signature with date, or in numbering that begins again below a title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from loaders.gongwen import line_forms as forms
from loaders.gongwen.header import MAX_TITLE, Header, read_header
from loaders.gongwen.numbering import Head, head
from loaders.gongwen.signature import Signature, find_signature, is_note, undated_signature
from loaders.gongwen.text import OfficialText, Span
from loaders.gongwen.types import document_type
from loaders.model import DocumentRole
from loaders.resolver import normal_title
from ontology.lexicon import Lexicon

_MAX_JOINED = 5
_ANNOUNCING = re.compile(r"印发|转发|批转|公布|发布|同意|制定|附后|附件")
_TITLED = re.compile(r"《([^《》\n]{2,120}(?:《[^《》\n]{0,60}》[^《》\n]{0,60})?)》")
_FORWARDING = re.compile(r"转发|批转")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one document, end exclusive, with what stands above and below its body."""

    role: DocumentRole
    first: int
    last: int
    header: Header
    signature: Signature | None
    announced_title: Span | None = None
    """Title in the notice, where the text itself has none."""

    @property
    def body(self) -> range:
        """The lines between header and tail."""
        end = self.signature.first if self.signature else self.last
        return range(self.header.body, max(self.header.body, end))


def divide(text: OfficialText, lexicon: Lexicon) -> list[Stretch]:
    """The documents of a text in reading order, the main one first."""
    return _Divider(text, lexicon).stretches()


class _Divider:
    def __init__(self, text: OfficialText, lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._count = len(text.lines)
        self._header = read_header(text, 0, self._count)
        self._signature = find_signature(text, self._header.body, self._count)
        self._announced = self._announcements()

    def stretches(self) -> list[Stretch]:
        bounds = [*self._starts(), self._count]
        main = self._main(bounds[0])
        forwarded = self._forwards(main)
        carried = [self._carried(*each, forwarded=forwarded) for each in pairwise(bounds)]
        return self._with_announced_title([main, *carried])

    def _main(self, end: int) -> Stretch:
        signature = self._signature
        if signature and signature.first >= end:
            signature = None
        signature = signature or undated_signature(self._text, self._header.body, end)
        return Stretch("main", 0, end, self._header, signature)

    def _carried(self, start: int, stop: int, *, forwarded: bool) -> Stretch:
        labelled = forms.ANNEX_LABEL.fullmatch(self._said(start))
        header = read_header(self._text, start + bool(labelled), stop)
        signature = find_signature(self._text, header.body, stop)
        if signature and any(not is_note(self._text, i) for i in range(signature.after, stop)):
            signature = None
        role: DocumentRole = "forwarded" if forwarded and not labelled else "annex"
        return Stretch(role, start, stop, header, signature)

    def _forwards(self, main: Stretch) -> bool:
        return bool(main.header.title and _FORWARDING.search(self._text.of(main.header.title)))

    def _said(self, index: int) -> str:
        return self._text.of(self._text.lines[index].span)

    def _announcements(self) -> dict[str, Span]:
        """Titles that the notice says it carries, in normal form, with their places."""
        end = self._signature.first if self._signature else self._header.body + 12
        found: dict[str, Span] = {}
        for index in range(self._header.body, min(end, self._count)):
            line = self._text.lines[index].span
            if _ANNOUNCING.search(self._text.compact, *line):
                for title in _TITLED.finditer(self._text.compact, *line):
                    found.setdefault(normal_title(title[1]), Span(*title.span(1)))
        if self._header.title:
            for title in _TITLED.finditer(self._text.of(self._header.title)):
                start = self._header.title.start + title.start(1)
                found.setdefault(normal_title(title[1]), Span(start, start + len(title[1])))
        for listed in self._signature.annex_titles if self._signature else ():
            found.setdefault(normal_title(self._text.of(listed)), listed)
        return found

    def _starts(self) -> Iterator[int]:
        """The lines where a carried document begins."""
        signed = self._signature.after if self._signature else None
        index = self._first_after(signed) if signed is not None else self._header.body + 1
        if signed is not None and index < self._count:
            yield index
        body = read_header(self._text, index, self._count).body if signed is not None else index
        index = max(index + 1, body)
        top = _Restart()
        while index < self._count:
            found = self._begins(index, top)
            if found:
                yield index
                body = read_header(self._text, index, self._count).body
                index = max(index + found, body)
                top = _Restart()
                continue
            top.see(head(self._text.compact, self._text.lines[index].span))
            index += 1

    def _first_after(self, index: int) -> int:
        while index < self._count and is_note(self._text, index):
            index += 1
        return index

    def _begins(self, index: int, top: "_Restart") -> int:
        """How many lines of title or label show that a document begins here, 0: none."""
        line = self._text.lines[index]
        said = self._said(index)
        if line.kind == "row" or not 2 <= len(said) <= MAX_TITLE:
            return 0
        if forms.ANNEX_LABEL.fullmatch(said):
            return 1
        if head(self._text.compact, line.span) or said[-1] in forms.SENTENCE_END:
            return 0
        for count in range(1, _MAX_JOINED + 1):
            if index + count > self._count:
                break
            joined = "".join(self._said(i) for i in range(index, index + count))
            if normal_title(joined) in self._announced:
                return count
        return int(self._restarts(index, said, top))

    def _restarts(self, index: int, said: str, top: "_Restart") -> bool:
        """Whether a title stands here, and the numbering begins again soon after it."""
        if document_type(said, self._lexicon) is None or not top.seen:
            return False
        for later in range(index + 1, min(index + 12, self._count)):
            found = head(self._text.compact, self._text.lines[later].span)
            if found:
                return top.restarts(found)
        return False

    def _with_announced_title(self, found: list[Stretch]) -> list[Stretch]:
        """The one carried text without a title has the one that was announced."""
        titles = list(self._announced.values())
        untitled = [s for s in found[1:] if s.header.title is None]
        if len(untitled) == len(found) - 1 == len(titles) == 1:
            s = untitled[0]
            return [found[0], Stretch(s.role, s.first, s.last, s.header, s.signature, titles[0])]
        return found


class _Restart:
    """Whether a numbering begins again on the highest level that was seen."""

    def __init__(self) -> None:
        self._highest: Head | None = None
        self._last = 0

    @property
    def seen(self) -> bool:
        """Whether two numbers of the highest level have been seen."""
        return self._last >= 2

    def see(self, found: Head | None) -> None:
        """Take notice of a line's numbering."""
        if not found or (self._highest and found.rank > self._highest.rank):
            return
        if self._highest and found.rank == self._highest.rank:
            self._last = max(self._last, found.ordinal)
        else:
            self._last = found.ordinal
        self._highest = found

    def restarts(self, found: Head) -> bool:
        """Whether `found` is the first of a list like the highest one."""
        return bool(self._highest and found.rank <= self._highest.rank and found.ordinal == 1)
