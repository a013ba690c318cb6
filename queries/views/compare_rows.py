"""The measures, targets and changes of a graph, read from the rows of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graph.values import COMPARATORS
from queries.card import amount, short_name
from queries.views.compare import ACTOR, Change, Item, Kind, Pair, Plans

_PREFIXES = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX qudt: <http://qudt.org/schema/qudt/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"""
FACTS = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?class ?property ?value (LANG(?value) AS ?language) WHERE {{
  VALUES ?class {{ iip:Measure iip:Target iip:MeasureChange iip:TargetChange }}
  {{ SELECT DISTINCT ?thing ?class WHERE {{ ?thing a ?class }} }}
  VALUES ?property {{
    iip:inDocument skos:prefLabel eli:number iip:order iip:verification iip:indicator iip:subject
    qudt:numericValue qudt:lowerBound qudt:upperBound iip:unitText iip:dueDate iip:scope
    iip:comparator iip:setsTarget iip:changeType iip:reason iip:score
    iip:earlierDocument iip:laterDocument
    iip:earlierMeasure iip:laterMeasure iip:earlierTarget iip:laterTarget
  }}
  ?thing ?property ?value .
}}"""
"""What is said of measures, of targets, and of the changes between them."""
QUOTES = f"""{_PREFIXES}
SELECT DISTINCT ?target ?quote WHERE {{
  ?target a iip:Target ; iip:evidence/oa:hasSelector/oa:exact ?quote
}}"""
"""The words that targets are read from."""
ACTORS = f"""{_PREFIXES}
SELECT DISTINCT ?document ?body ?name WHERE {{
  ?node a iip:Responsibility ; iip:responsibleFor ?part .
  ?part iip:inDocument ?document .
  OPTIONAL {{ ?node prov:agent ?body }}
  OPTIONAL {{ ?node iip:actorText ?name }}
}}"""
"""Who is to act by which document: a body, or what the text calls it."""
PAIRS = f"""{_PREFIXES}
SELECT DISTINCT ?later ?property ?earlier WHERE {{
  VALUES ?property {{ iip:succeedsPlan iip:previousGeneration }}
  ?later ?property ?earlier .
}}"""
"""Plans and the one before: as a text says (`succeedsPlan`), or by the order of their series."""
QUERIES: Final = (FACTS, QUOTES, ACTORS, PAIRS)
"""The queries of `Plans.of`, in the order of its arguments."""

Row = Mapping[str, str]
_SIGNS: Final = {short_name(str(iri)): sign for sign, iri in COMPARATORS.items()}
_KINDS: Final[dict[str, Kind]] = {"MeasureChange": "measure", "TargetChange": "target"}
_FIGURES: Final = {"numericValue": "value", "lowerBound": "lower", "upperBound": "upper"}


class Said:
    """What is said of one thing: values, and texts with their language, by property."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = defaultdict(list)
        self.texts: dict[str, dict[str, str]] = defaultdict(dict)

    def first(self, name: str) -> str:
        """A value, the first in order of text; "" where there is none."""
        return min(self.values.get(name, ()), default="")

    def marks(self) -> tuple[str, ...]:
        """How it is known: seen, recalled, unverified."""
        return tuple(sorted(map(short_name, self.values.get("verification", ()))))


def plans(
    facts: Iterable[Row], quotes: Iterable[Row], actors: Iterable[Row], pairs: Iterable[Row]
) -> Plans:
    """The plans in the rows of QUERIES."""
    said: dict[str, dict[str, Said]] = defaultdict(lambda: defaultdict(Said))
    for row in facts:
        of, name = said[short_name(row["class"])][row["thing"]], short_name(row["property"])
        of.values[name].append(row["value"])
        of.texts[name].setdefault(row.get("language", ""), row["value"])
    quoted: dict[str, set[str]] = defaultdict(set)
    for row in quotes:
        quoted[row["target"]].add(row["quote"])
    parts = {
        target: part
        for part, of in sorted(said["Measure"].items())
        for target in of.values.get("setsTarget", ())
    }
    items = {iri: _measure(iri, of) for iri, of in said["Measure"].items()}
    for iri, of in said["Target"].items():
        items[iri] = _target(iri, of, parts.get(iri, ""), quoted.get(iri, set()))
    changes = list(_changes(said, items))
    return Plans(items.values(), changes, _pairs(pairs, changes), _actors(actors))


def _measure(iri: str, of: Said) -> Item:
    return Item(
        iri,
        "measure",
        of.first("inDocument"),
        of.texts["prefLabel"],
        of.marks(),
        number=of.first("number"),
        order=int(of.first("order") or 0),
    )


def _target(iri: str, of: Said, part: str, quotes: set[str]) -> Item:
    figure = {name: value for key, name in _FIGURES.items() if (value := of.first(key))}
    figure |= {
        "unit": of.first("unitText"),
        "comparator": _SIGNS.get(short_name(of.first("comparator")), ""),
    }
    return Item(
        iri,
        "target",
        of.first("inDocument"),
        of.texts["subject"],
        of.marks(),
        amount=amount(figure).strip() if "value" in figure or "lower" in figure else "",
        due=of.first("dueDate"),
        scope=of.first("scope"),
        indicator=of.first("indicator"),
        part=part,
        quotes=tuple(sorted(quotes)),
    )


def _changes(said: Mapping[str, Mapping[str, Said]], items: Mapping[str, Item]) -> Iterator[Change]:
    for name, kind in _KINDS.items():
        for iri, of in sorted(said.get(name, {}).items()):
            ends = (f"earlier{kind.capitalize()}", f"later{kind.capitalize()}")
            earlier, later = (items.get(of.first(end)) for end in ends)
            documents = (of.first("earlierDocument"), of.first("laterDocument"))
            score = float(of.first("score")) if of.first("score") else None
            kept = of.texts["reason"]
            kind_of = short_name(of.first("changeType"))
            yield Change(iri, kind, kind_of, earlier, later, *documents, kept, score, of.marks())


def _pairs(rows: Iterable[Row], changes: Iterable[Change]) -> Iterator[Pair]:
    counted: dict[tuple[str, str, str], int] = defaultdict(int)
    for change in changes:
        counted[change.earlier_document, change.later_document, change.kind] += 1
    stated: dict[tuple[str, str], bool] = {}
    for row in rows:
        ends = row["earlier"], row["later"]
        stated[ends] = stated.get(ends, False) or short_name(row["property"]) == "succeedsPlan"
    for ends, by_text in sorted(stated.items()):
        yield Pair(*ends, by_text, counted[*ends, "measure"], counted[*ends, "target"])


def _actors(rows: Iterable[Row]) -> dict[str, set[str]]:
    actors: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if "body" in row or "name" in row:
            actors[row["document"]].add(row.get("body") or ACTOR + row["name"])
    return actors
