"""Which known document a reference means: one, several, none, or the document that refers."""

from typing import NamedTuple

from loaders.gongwen.form import FoundDocument, Report
from loaders.gongwen.text import OfficialText
from loaders.model import DocumentId, Resolution
from loaders.resolver import Resolver, normal_title
from loaders.statements.citation.references import Reference
from loaders.statements.citation.unmarked_titles import issuer_start
from ontology.lexicon import Lexicon

_AHEAD = 40


class Meant(NamedTuple):
    """What came of resolving; `document` is None where none or several can be meant."""

    document: DocumentId | None
    resolution: Resolution


class Meaning:
    """Resolves the references of one document, which is `own`."""

    def __init__(
        self,
        text: OfficialText,
        document: FoundDocument,
        own: DocumentId,
        resolver: Resolver,
        lexicon: Lexicon,
        report: Report,
    ) -> None:
        self._text, self._own = text, own
        self._resolver, self._lexicon, self._report = resolver, lexicon, report
        self._title = normal_title(text.of(document.title)) if document.title else None

    def of(self, reference: Reference) -> Meant | None:
        """The document that is meant; None where it is the one that refers.

        Reports `number-and-title-disagree`.
        """
        title, number = reference.title, reference.number
        if title and normal_title(title) == self._title:
            return None
        if not title and number == self._own.number and self._own.annex is None:
            return None
        signed = self._signed(reference)
        found, agree = self._resolver.by_both(number, signed, carried=False)
        if found == (self._own,):
            return None
        if not found and signed:
            others = self._resolver.resolve(signed)
            found = () if others == (self._own,) else others
        if not agree:
            message = f"{number} and {title} are {' and '.join(map(str, found))}"
            self._report("number-and-title-disagree", message, reference.span)
        if len(found) == 1 and agree:
            return Meant(found[0], "resolved")
        return Meant(None, "ambiguous" if found else "external")

    def _signed(self, reference: Reference) -> str | None:
        """The title, with the body that stands before 《关于…》."""
        title = reference.title
        if not title or not title.startswith("关于"):
            return title
        start = reference.span.start
        line = self._text.compact.rfind("\n", max(0, start - _AHEAD), start) + 1
        before = self._text.compact[max(line, start - _AHEAD) : start]
        return before[issuer_start(before, self._lexicon) :] + title
