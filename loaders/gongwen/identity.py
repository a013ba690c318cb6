"""Which document each found one is: by number, else as the corpus knows it, else by its title."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from hashlib import sha256

from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber
from loaders.gongwen import line_forms as forms
from loaders.gongwen.form import FoundDocument
from loaders.gongwen.text import Line, OfficialText
from loaders.model import DocumentId
from loaders.resolver import Resolver, normal_title

_MAX_SLUG = 80
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def identify(
    text: OfficialText,
    found: Sequence[FoundDocument],
    *,
    number: DocumentNumber | None,
    title: str,
    issuer: str | None,
    date: PartialDate | None,
    resolver: Resolver,
) -> tuple[DocumentId, ...]:
    """The main document's identity, and those of the texts that it carries.

    A text without number is the one of the corpus that bears its title, if one does; else it is
    named by issuer (a key), date and title, as far as these are known.
    """
    if number:
        main = DocumentId(number=number)
    else:
        known = resolver.resolve(title)
        main = known[0] if len(known) == 1 else DocumentId(None, slug(title), issuer, date)
    return (main, *_carried(text, found[1:], main))


def _carried(
    text: OfficialText, found: Sequence[FoundDocument], main: DocumentId
) -> list[DocumentId]:
    """Annexes are numbered as they are labelled; where that leaves a doubt, as they stand."""
    starts = [line.span.start for line in text.lines]
    labels = [
        _label(text, text.lines[bisect_left(starts, document.extent.start)]) for document in found
    ]
    if None in labels or len(set(labels)) < len(labels):
        labels = list(range(1, len(found) + 1))
    return [DocumentId(main.number, main.slug, main.issuer, main.date, n) for n in labels]


def _label(text: OfficialText, line: Line) -> int | None:
    """The number in a label such as 附件2."""
    labelled = forms.ANNEX_LABEL.fullmatch(text.of(line.span))
    number = labelled["number"] if labelled else None
    return int(number) if number and number.isdecimal() and number.isascii() else None


def slug(title: str) -> str:
    """A title in the letters of an IRI: pinyin; a long one is cut, and told apart by a digest.

    >>> slug("5G应用方案")
    '5g-ying-yong-fang-an'
    """
    from pypinyin import lazy_pinyin  # a quarter of a second, for texts without number alone

    words = (_NO_LETTERS.sub("-", word.lower()).strip("-") for word in lazy_pinyin(title))
    joined = "-".join(filter(None, words)) or "untitled"
    if len(joined) <= _MAX_SLUG:
        return joined
    mark = sha256(normal_title(title).encode()).hexdigest()[:6]
    room = _MAX_SLUG - len(mark) - 1
    return f"{joined[: room + 1].rpartition('-')[0] or joined[:room]}-{mark}"
