"""How to cite a document as this graph has it: in words and as BibTeX, with the release."""

import re
from dataclasses import dataclass
from typing import Self

from api.cards import DocumentCard
from api.labels import Labels
from ontology.terms import BASE

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a document: the words of it, and an entry for a bibliography."""

    text: str
    bibtex: str

    @classmethod
    def of(cls, card: DocumentCard, labels: Labels, release: str) -> Self:
        """Title, issuers, number, date and address in the words of the document itself."""
        title = card.name.text
        authors = [
            str(labels.name(body.iri, "zh")) if body.iri else body.name.text
            for body in card.issuers
        ]
        number = next((each.name.text for each in card.numbers), "")
        day = next((each.name.text for each in card.dates), "")
        data = f"iiot-policy {release}"
        said = ["、".join(authors), title, number, day, card.iri, data]
        entry = _bibtex(card.iri, title, authors, number, day, data)
        return cls(". ".join(filter(None, said)), entry)


def _bibtex(iri: str, title: str, authors: list[str], number: str, day: str, data: str) -> str:
    found = _DAY.match(day)
    year, month = (found[1], found[2]) if found else (None, None)
    fields = {
        "title": f"{{{_plain(title)}}}",
        "author": " and ".join(f"{{{_plain(author)}}}" for author in authors),
        "year": year,
        "month": str(int(month)) if month else None,
        "number": _plain(number),
        "url": iri,
        "note": f"In: {data}",
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    key = re.sub(r"[^a-z0-9]+", "-", iri.removeprefix(f"{BASE}eli/")).strip("-")
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _plain(text: str) -> str:
    """A text without what ends a field of BibTeX."""
    return text.replace("{", "(").replace("}", ")").replace("\\", "")
