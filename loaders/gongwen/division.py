"""A text divided into its documents: the notice first, then each text that it carries.

A 行动计划, 办法 or 清单 has no number of its own: it travels with a 通知 or 令, or is forwarded by
it (转发, 批转). Where one ends and the next begins shows in a label (附件1), in a title that the
notice announced, in a signature with date, or in numbering that begins again below a title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
_SOON = 12
_TITLED = re.compile(r"《([^《》]{2,120}(?:《[^《》]{0,60}》[^《》]{0,60})?)》")
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
        self._header = read_header(text, lexicon, 0, self._count)
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
        labelled = self._said(start).startswith("附")
        header = self._carried_header(start, stop)
        signature = find_signature(self._text, header.body, stop)
        if signature and any(not is_note(self._text, i) for i in range(signature.after, stop)):
            signature = None
        role: DocumentRole = "forwarded" if forwarded and not labelled else "annex"
        return Stretch(role, start, stop, header, signature)

    def _carried_header(self, start: int, stop: int) -> Header:
        """The header of an annex, which may begin with a label, or with label and title."""
        span = self._text.lines[start].span
        labelled = forms.whole(forms.ANNEX_LIST, self._text.compact, *span)
        if not labelled:
            return read_header(self._text, self._lexicon, start, stop)
        header = read_header(self._text, self._lexicon, start + 1, stop)
        title = Span(*labelled.span("rest"))
        if header.title and header.title.start == span.end + 1 and header.body > start + 1:
            title = Span(title.start, header.title.end)
        return replace(header, title=title)

    def _forwards(self, main: Stretch) -> bool:
        return bool(main.header.title and _FORWARDING.search(self._text.of(main.header.title)))

    def _said(self, index: int) -> str:
        return self._text.of(self._text.lines[index].span)

    def _announcements(self) -> dict[str, Span]:
        """Titles that the notice says it carries, in normal form, with their places."""
        end = self._signature.first if self._signature else self._header.body + _SOON
        found: dict[str, Span] = {}
        lines = [self._text.lines[i].span for i in range(self._header.body, min(end, self._count))]
        for place in [*lines, self._header.title]:
            if place and _ANNOUNCING.search(self._text.compact, *place):
                for title in _TITLED.finditer(self._text.compact, *place):
                    found.setdefault(normal_title(title[1]), Span(*title.span(1)))
        for listed in self._signature.annex_titles if self._signature else ():
            found.setdefault(normal_title(self._text.of(listed)), listed)
        return found

    def _starts(self) -> Iterator[int]:
        """The lines where a carried document begins."""
        index = self._header.body + 1
        if self._signature:
            index = self._first_after(self._signature.after)
            if index < self._count and self._is_document(index):
                yield index
                index = self._past_header(index, 1)
        top = _Restart()
        while index < self._count:
            if taken := self._begins(index, top):
                yield index
                index, top = self._past_header(index, taken), _Restart()
                continue
            top.see(head(self._text.compact, self._text.lines[index].span))
            index += 1

    def _past_header(self, start: int, taken: int) -> int:
        return max(start + taken, self._carried_header(start, self._count).body)

    def _is_document(self, index: int) -> bool:
        """Whether what follows the notice's signature is a text that it carries.

        It is announced, labelled or titled, or is numbered; else it is what a page prints below.
        """
        header = self._carried_header(index, self._count)
        if header.body >= self._count:
            return False
        if self._announced or self._begins(index, _Restart()):
            return True
        if header.title and document_type(self._text.of(header.title), self._lexicon):
            return True
        lines = self._text.lines[index : index + _SOON]
        return any(head(self._text.compact, line.span) for line in lines)

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
            follows = index + 1 < self._count and self._said(index + 1)
            return int(bool(follows) and not forms.ANNEX_LABEL.fullmatch(str(follows)))
        listed = forms.ANNEX_LIST.fullmatch(said) if said.startswith("附") else None
        if listed and normal_title(listed["rest"]) in self._announced:
            return 1
        if head(self._text.compact, line.span) or said[-1] in forms.SENTENCE_END:
            return 0
        return self._announced_here(index) or int(self._restarts(index, said, top))

    def _announced_here(self, index: int) -> int:
        """How many lines make up a title that was announced."""
        joined = ""
        for count in range(1, min(_MAX_JOINED, self._count - index) + 1):
            joined += normal_title(self._said(index + count - 1))
            if joined in self._announced:
                return count
            if not any(title.startswith(joined) for title in self._announced):
                break
        return 0

    def _restarts(self, index: int, said: str, top: "_Restart") -> bool:
        """Whether a title stands here, and the numbering begins again soon after it."""
        if document_type(said, self._lexicon) is None or not top.seen:
            return False
        for later in range(index + 1, min(index + _SOON, self._count)):
            found = head(self._text.compact, self._text.lines[later].span)
            if found:
                return top.restarts(found)
        return False

    def _with_announced_title(self, found: list[Stretch]) -> list[Stretch]:
        """The one carried text without a title has the one that was announced."""
        titles = list(self._announced.values())
        if len(found) == 2 and found[1].header.title is None and len(titles) == 1:
            return [found[0], replace(found[1], announced_title=titles[0])]
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
