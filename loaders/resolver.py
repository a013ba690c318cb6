"""From any spelling of a number or a title to the document that is meant: none, one, or several.

Find, then resolve, never guess: a title has to be equal in its normal form, a number in its normal
form; a partial number (`8号文`, `2020年8号`) gives every document that has it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.docnumber import DocumentNumber
from loaders.model import DocumentId

_ANNEX = re.compile(r"\s*(?:附件|annex)\s*(\d+)$", re.IGNORECASE)
_PARTIAL = re.compile(r"(?:(\d{4})年?第?)?(\d{1,5})号文?")
_UNSOUNDED = re.compile(r"[\s《》〈〉「」『』“”‘’\"'()\[\]〔〕、，,.。:;]")
_DASHES = re.compile(r"[-‐‑–—―−~〜～]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A document that can be meant, with every title it goes by."""

    id: DocumentId
    titles: tuple[str, ...]


def normal_title(title: str) -> str:
    """A title without quotes, brackets, spaces and differences of width, for comparison only.

    >>> normal_title("『インターネット＋先進製造業』（2018～2020年）")
    'インターネット+先進製造業2018-2020年'
    """
    bare = _UNSOUNDED.sub("", unicodedata.normalize("NFKC", title).casefold())
    return _DASHES.sub("-", unicodedata.normalize("NFKC", bare))


class Resolver:
    """Resolves numbers and titles among the documents it was given."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._numbered: dict[DocumentNumber, list[DocumentId]] = defaultdict(list)
        self._titled: dict[str, set[DocumentId]] = defaultdict(set)
        for document in known:
            if document.id.number:
                self._numbered[document.id.number].append(document.id)
            for title in document.titles:
                self._titled[normal_title(title)].add(document.id)

    def resolve(self, text: str) -> tuple[DocumentId, ...]:
        """The documents that `text` can mean, sorted; empty where there is none."""
        annex = _ANNEX.search(text)
        number_text = text[: annex.start()] if annex else text
        ordinal = int(annex[1]) if annex else None
        try:
            ids = self._numbered.get(DocumentNumber.parse(number_text), [])
        except ValueError:
            return self._by_title(text) or self._by_partial_number(number_text, ordinal)
        return tuple(sorted((i for i in ids if i.annex == ordinal), key=str))

    def _by_title(self, text: str) -> tuple[DocumentId, ...]:
        return tuple(sorted(self._titled.get(normal_title(text), ()), key=str))

    def _by_partial_number(self, text: str, annex: int | None) -> tuple[DocumentId, ...]:
        match = _PARTIAL.fullmatch(unicodedata.normalize("NFKC", text).strip())
        if not match:
            return ()
        year, serial = match.groups()
        return tuple(
            document
            for number in sorted(self._numbered)
            if number.serial == int(serial) and (year is None or number.year == int(year))
            for document in self._numbered[number]
            if document.annex == annex
        )
