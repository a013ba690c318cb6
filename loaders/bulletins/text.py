"""A bulletin's text, with a compact copy in which the rules search.

The compact copy has no blanks but one between two Latin words, and Latin letters, digits and signs
in their narrow form, so that spacing and width are no matter to a rule. Each of its characters
knows its place in the text, which evidence quotes as it stands.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from loaders.bulletins.blocks import blank, blocks, fold
from loaders.dates import PartialDate
from loaders.errors import Fault, InputError
from loaders.model import Evidence

MAX_BYTES = 1_000_000


class Span(NamedTuple):
    """A stretch of the compact copy, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BulletinText:
    r"""The text of a bulletin.

    `text` is NFC, `compact` the copy, `printed` the copy with punctuation as printed (letters,
    digits and + narrow), `places` the offset into `text` of each character of both copies.
    `blocks` are headings, paragraphs and list items; "\n" ends each of them in the copies.
    """

    path: Path
    sha256: str
    text: str
    compact: str
    printed: str
    places: tuple[int, ...]
    blocks: tuple[Span, ...]

    def of(self, span: Span) -> str:
        """The compact copy's text at `span`."""
        return self.compact[span.start : span.end]

    def value(self, span: Span) -> str:
        """The wording at `span`, punctuation as printed."""
        return self.printed[span.start : span.end].strip()

    def bounds(self, span: Span) -> tuple[int, int]:
        """Start and end of `span` in `text`."""
        return self.places[span.start], self.places[span.end - 1] + 1

    def pieces(self, span: Span, separator: re.Pattern[str]) -> list[Span]:
        """The stretches of `span` between separators; empty ones are left out."""
        cuts = [match.span() for match in separator.finditer(self.compact, *span)]
        starts = [span.start, *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), span.end]
        return [Span(s, e) for s, e in zip(starts, ends, strict=True) if s < e]

    def evidence(self, span: Span, rule: str) -> Evidence:
        """What stands at `span`, as evidence read by `rule`."""
        start, end = self.bounds(span)
        return Evidence(self.text[start:end], rule, start, end)

    def date(self, span: Span) -> PartialDate:
        """The date at `span`; raises InputError where there is no such day."""
        try:
            return PartialDate.read(self.of(span))
        except ValueError as error:
            raise InputError([self.fault(span.start, str(error))]) from error

    def fault(self, position: int, message: str) -> Fault:
        """A fault at a position of the compact copy."""
        before = self.text[: self.places[position]]
        return Fault(self.path, before.count("\n") + 1, len(before) - before.rfind("\n"), message)


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What RDF/XML cannot hold (XML 1.0, 2.2), so that no quote has it."""


def load_bulletin_text(path: Path) -> BulletinText:
    """Read the file; raises InputError where it is too large, empty, or not plain text in UTF-8."""
    if path.stat().st_size > MAX_BYTES:
        raise InputError.whole_file(
            path, f"too large for a bulletin, which has at most {MAX_BYTES:,} bytes"
        )
    content = path.read_bytes()
    try:
        text = unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8 at byte {error.start}: save the bulletin as UTF-8"
        raise InputError([Fault(path, line, 1, message)]) from error
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        message = f"the control character {control[0]!r} has no place in a text"
        raise InputError([Fault(path, line, 1, message)])
    if all(map(blank, text)):
        raise InputError.whole_file(
            path, "the file is empty: a bulletin has the headings 【要点】 and 【構成】"
        )
    return _compacted(path, sha256(content).hexdigest(), text)


def _compacted(path: Path, digest: str, text: str) -> BulletinText:
    compact: list[str] = []
    printed: list[str] = []
    places: list[int] = []
    found: list[Span] = []
    for start, end in blocks(text):
        first = len(compact)
        for place, character in _kept(text, start, end):
            narrow = fold(character)
            compact.append(narrow)
            printed.append(narrow if narrow.isalnum() or narrow == "+" else character)
            places.append(place)
        found.append(Span(first, len(compact)))
        compact.append("\n")
        printed.append("\n")
        places.append(end - 1)
    joined = "".join(compact), "".join(printed)
    return BulletinText(path, digest, text, *joined, tuple(places), tuple(found))


def _kept(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The characters of a block that the copies keep, with their places."""
    before = ""
    gap = False
    for place in range(start, end):
        character = text[place]
        if blank(character):
            gap = True
            continue
        if gap and _latin(before) and _latin(character):
            yield place - 1, " "
        yield place, character
        before, gap = character, False


def _latin(character: str) -> bool:
    narrow = fold(character)
    return narrow.isascii() and narrow.isalnum()
