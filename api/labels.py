"""Names of things in each language, for pages."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final, Literal, Self

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, RDFS, SKOS

from api.borrowed_words import BORROWED
from graph.dumps import PREFIXES

Language = Literal["en", "zh", "ja"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh", "ja")
_NAMING = (str(SKOS.prefLabel), str(RDFS.label), str(DCTERMS.title))
"""Properties that name a thing, the strongest first."""
_FALLBACKS = {
    "en": ("en", "zh", "ja", ""),
    "zh": ("zh", "", "en", "ja"),
    "ja": ("ja", "zh", "", "en"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its language, empty where that is not known."""

    text: str
    language: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of every thing of a release, by IRI and language."""

    names: dict[str, dict[str, str]]

    @classmethod
    def of(cls, store: ox.Store) -> Self:
        """Read the names of a store."""
        names: dict[str, dict[str, str]] = defaultdict(dict)
        for predicate in map(ox.NamedNode, _NAMING):
            quads = store.quads_for_pattern(None, predicate, None)
            for quad in sorted(quads, key=lambda quad: str(quad.object)):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    of_thing = names[quad.subject.value]
                    of_thing.setdefault(quad.object.language or "", quad.object.value)
        return cls({**BORROWED, **names})

    def above(self, iri: str) -> list[str]:
        """The named things whose IRIs this one continues, the nearest first."""
        segments = iri.split("/")
        longer = ("/".join(segments[:end]) for end in range(len(segments) - 1, 0, -1))
        return [candidate for candidate in longer if candidate in self.names]

    def name(self, iri: str, language: str) -> Text:
        """A thing's name in a language, else in another, else a short form of its IRI."""
        known = self.names.get(iri, {})
        for tag in _FALLBACKS[language]:
            if tag in known:
                return Text(known[tag], tag)
        return Text(compact(iri))


def compact(iri: str) -> str:
    """An IRI with a prefix where there is one, else its last segments.

    >>> compact("http://www.w3.org/ns/prov#agent")
    'prov:agent'
    >>> compact("https://w3id.org/iiot-policy/eli/cn/miit/2020/gxt-xinguan-8/1/2")
    'eli/cn/miit/2020/gxt-xinguan-8/1/2'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix("https://w3id.org/iiot-policy/")
