"""Names of things in each language, for pages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, Self

from rdflib.namespace import DCTERMS, RDFS, SKOS

from api.borrowed_words import BORROWED
from graph.dumps import PREFIXES

Language = Literal["en", "zh", "ja"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh", "ja")
_NAMING = (str(SKOS.prefLabel), str(RDFS.label), str(DCTERMS.title))
"""Properties that name a thing, the strongest first."""
NAMES: Final = f"""
SELECT ?thing ?property ?name (LANG(?name) AS ?language) {{
  VALUES ?property {{ {" ".join(f"<{each}>" for each in _NAMING)} }}
  ?thing ?property ?name FILTER(isIRI(?thing) && isLiteral(?name))
}}"""
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
    def of(cls, rows: Iterable[Mapping[str, str]]) -> Self:
        """The names in the rows of NAMES."""
        names: dict[str, dict[str, str]] = defaultdict(dict)
        for row in sorted(rows, key=lambda row: (_NAMING.index(row["property"]), row["name"])):
            names[row["thing"]].setdefault(row.get("language", ""), row["name"])
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
