"""The documents as a list wants them: searched by words, sorted, a notice with its annexes."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import networkx as nx

from api.explore.document_choice import Choice
from api.labels import Language
from graph.lineage import ANNEX
from queries.views.documents import Documents, Entry

_BRACKETS = re.compile(r"[\s\[\]()〔〕【】〈〉《》「」『』“”\"]")


@dataclass(frozen=True, slots=True)
class Publication:
    """What is one line of a list: a document with those annexed to it that were chosen too.

    `citing` counts the documents that point to any of them; `carrier` is the notice of an annex
    that stands alone.
    """

    document: Entry
    annexes: tuple[Entry, ...]
    citing: int
    carrier: Entry | None = None


class Shelf:
    """All documents with what they are searched and sorted by."""

    def __init__(self, documents: Documents, lineage: "nx.MultiDiGraph[str]") -> None:
        self.documents = documents
        self._words = {entry.iri: _folded_of(entry) for entry in documents.entries}
        self._citing: dict[str, set[str]] = {}
        for citing, cited, facts in lineage.edges(data=True):
            if facts["relation"] != ANNEX and citing != cited:
                self._citing.setdefault(cited, set()).add(citing)

    def chosen(self, choice: Choice, language: Language) -> list[Entry]:
        """The documents of a choice, in its order."""
        found = self.documents.chosen(choice.facets)
        if choice.text:
            having = set(self.having(choice.text))
            found = [entry for entry in found if entry.iri in having]
        return self._sorted(found, choice.sort, language)

    def having(self, text: str) -> list[str]:
        """The documents that have every word of a text in a title or the number."""
        words = [fold(word) for word in text.split()]
        return [iri for iri, said in self._words.items() if all(word in said for word in words)]

    def publications(self, entries: Iterable[Entry]) -> list[Publication]:
        """Documents as lines of a list: annexes stand with their notice, where that is there."""
        listed = list(entries)
        notices, annexes = {entry.iri for entry in listed}, dict[str, list[Entry]]()
        for entry in listed:
            if entry.carrier in notices:
                annexes.setdefault(entry.carrier, []).append(entry)
        return [
            self._publication(entry, tuple(sorted(annexes.get(entry.iri, ()), key=_ordinal)))
            for entry in listed
            if entry.carrier not in notices
        ]

    def citing(self, *iris: str) -> int:
        """How many documents point to any of some."""
        return len(set().union(*(self._citing.get(iri, ()) for iri in iris)))

    def _publication(self, entry: Entry, annexes: tuple[Entry, ...]) -> Publication:
        citing = self.citing(entry.iri, *(annex.iri for annex in annexes))
        return Publication(entry, annexes, citing, self.documents.by_iri.get(entry.carrier))

    def _sorted(self, entries: Sequence[Entry], sort: str, language: Language) -> list[Entry]:
        match sort:
            case "oldest":
                return sorted(entries, key=lambda e: e.date or "9999")
            case "title":
                return sorted(entries, key=lambda e: _reading(title_of(e, language), language))
            case "number":
                return sorted(entries, key=lambda e: _number_key(e.number))
            case "cited":
                whole = {p.document.iri: p.citing for p in self.publications(entries)}
                return sorted(entries, key=lambda e: -whole.get(e.iri, self.citing(e.iri)))
        return list(entries)


def title_of(entry: Entry, language: str) -> str:
    """The title in a language, else in Chinese, else in any."""
    titles = entry.titles
    return titles.get(language) or titles.get("zh") or next(iter(titles.values()), "")


def fold(text: str) -> str:
    """A text without the difference of widths, cases, brackets and blanks.

    >>> fold("工信厅信管［2020］８号") == fold("工信厅信管〔2020〕8号")
    True
    """
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _folded_of(entry: Entry) -> str:
    return "\n".join(map(fold, (entry.number, *entry.titles.values())))


@cache
def _reading(title: str, language: Language) -> str:
    """What a title is sorted by: in Chinese its pinyin."""
    if language != "zh":
        return fold(title)
    from pypinyin import lazy_pinyin  # half a second, for a list by title

    return " ".join(lazy_pinyin(fold(title)))


def _number_key(number: str) -> tuple[bool, str, int, int]:
    """By code, year, serial; documents without a number last."""
    found = re.fullmatch(r"(.*)〔(\d+)〕(\d+)号", number)
    if found:
        return False, found[1], int(found[2]), int(found[3])
    return not number, number, 0, 0


def _ordinal(annex: Entry) -> tuple[int, str]:
    last = annex.iri.rpartition("/")[2]
    return int(last) if last.isdecimal() else 0, annex.iri
