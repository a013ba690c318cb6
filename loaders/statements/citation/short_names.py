"""Names by which a text calls a document after it has named it: 以下简称《指导意见》."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from loaders.gongwen.text import OfficialText, Span
from loaders.resolver import normal_title
from loaders.statements.citation.references import Reference, find_references
from ontology.lexicon import Lexicon

_DECLARED = re.compile("简称|以下称|下称")
_BEFORE, _AFTER = 400, 80
_LONGEST_NOTICE: Final = 6000
_RULE = "citation-short-name"
_UNMARKED_NAME = re.compile("[0-9]号文|^.{5,}$")
"""A name that can be found without marks: 国发40号文件; a shorter word may be just a word."""


@dataclass(slots=True)
class ShortNames:
    """The names declared so far, each with the reference that declares it; the last one counts."""

    _declared: dict[str, Reference] = field(default_factory=dict)
    _unmarked: dict[str, Reference] = field(default_factory=dict)

    def declare(self, reference: Reference) -> None:
        """Take the names that a reference declares."""
        for name in reference.names:
            self._declared[normal_title(name)] = reference
            if _UNMARKED_NAME.search(name):
                self._unmarked[name] = reference

    def full(self, reference: Reference) -> Reference:
        """The reference with full title and number, where it calls a document by a name."""
        called = self._declared.get(normal_title(reference.title or ""))
        if called is None or reference.number:
            return reference
        return replace(reference, rule=_RULE, title=called.title, number=called.number)

    def unmarked(self, compact: str, within: Span) -> Iterator[Reference]:
        """Where a passage calls a document by a name without 《》."""
        for name, called in self._unmarked.items():
            place = compact.find(name, *within)
            while place >= 0:
                end = place + len(name)
                yield Reference(Span(place, end), _RULE, called.title, called.number)
                place = compact.find(name, end, within.end)


def declared_before(text: OfficialText, end: int, lexicon: Lexicon) -> ShortNames:
    """The names declared before `end` by the notice at the head of a text, for its annexes too.

    A notice that carries others is short; what an annex declares is no matter to the next.
    """
    names = ShortNames()
    read_to = 0
    for declared in _DECLARED.finditer(text.compact, 0, min(end, _LONGEST_NOTICE)):
        if declared.start() < read_to:
            continue
        line = text.compact.rfind("\n", 0, declared.start()) + 1
        line_end = text.compact.find("\n", declared.end())
        read_to = min(declared.end() + _AFTER, line_end if line_end >= 0 else len(text.compact))
        within = Span(max(line, declared.start() - _BEFORE), read_to)
        for reference in find_references(text, within, lexicon, lambda *_: None):
            names.declare(reference)
    return names
