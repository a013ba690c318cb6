"""The words of queries: classes, properties and concepts by their labels in three languages."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from api.labels import LANGUAGES, Labels
from graph.dumps import PREFIXES

VOCABULARY: Final = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?term ?kind ?uses {
  { SELECT ?term ("class" AS ?kind) (COUNT(*) AS ?uses) { ?thing a ?term } GROUP BY ?term }
  UNION
  { SELECT ?term ("property" AS ?kind) (COUNT(*) AS ?uses) { ?thing ?term ?value } GROUP BY ?term }
  UNION
  { ?term a owl:Class BIND("class" AS ?kind) BIND(0 AS ?uses) }
  UNION
  { VALUES ?type { owl:ObjectProperty owl:DatatypeProperty }
    ?term a ?type BIND("property" AS ?kind) BIND(0 AS ?uses) }
  UNION
  { ?term skos:inScheme ?scheme BIND("individual" AS ?kind) BIND(0 AS ?uses) }
}"""
"""The terms that the dataset uses, with how often, and those of its ontology."""

_KINDS = ("class", "property", "individual")


def vocabulary(rows: Iterable[Mapping[str, str]], labels: Labels) -> dict[str, Any]:
    """`prefixes` by name, and `terms`: each a list of name, kind, uses and labels (en, zh, ja).

    A name is `iip:Measure` where a prefix fits, else `<…>`; `rows` are those of VOCABULARY. The
    most used come first.
    """
    uses: dict[tuple[str, str], int] = {}
    for row in rows:
        of = (row["kind"], row["term"])
        uses[of] = max(uses.get(of, 0), int(row["uses"]))
    ordered = sorted(uses, key=lambda of: (_KINDS.index(of[0]), -uses[of], of[1]))
    terms = [
        [_name(iri), kind, uses[kind, iri], *_labels(labels.names.get(iri, {}))]
        for kind, iri in ordered
    ]
    return {"prefixes": PREFIXES, "terms": terms}


def _name(iri: str) -> str:
    """A term as it stands in a query.

    >>> _name("http://www.w3.org/2004/02/skos/core#Concept"), _name("https://example.org/a/b")
    ('skos:Concept', '<https://example.org/a/b>')
    """
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{local}"
    return f"<{iri}>"


def _labels(known: Mapping[str, str]) -> list[str]:
    return [known.get(language, "") for language in LANGUAGES]
