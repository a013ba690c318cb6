"""With what numbers: the targets that the documents of a view set, and how much is in each."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from loaders.dates import PartialDate

Row = Mapping[str, str]

COUNTS: Final = """
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT ?document (COUNT(DISTINCT ?measure) AS ?measures) WHERE {
  ?document a iip:PolicyDocument .
  ?measure a iip:Measure ; eli:is_part_of+ ?document .
}
GROUP BY ?document"""
"""How many measures each document has."""
TARGETS: Final = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX qudt: <http://qudt.org/schema/qudt/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?target ?document ?subject ?comparator ?value ?lower ?upper ?unit ?basis ?due ?concept
       (GROUP_CONCAT(DISTINCT ?mark; separator=" ") AS ?marks) WHERE {
  ?document a iip:PolicyDocument ; eli:has_part* ?part .
  ?part iip:setsTarget ?target .
  ?target iip:subject ?subject ; iip:unitText ?unit ; iip:comparator/skos:notation ?comparator ;
          iip:basis/skos:notation ?basis ; iip:verification/skos:notation ?mark .
  OPTIONAL { ?target qudt:numericValue ?value }
  OPTIONAL { ?target qudt:lowerBound ?lower }
  OPTIONAL { ?target qudt:upperBound ?upper }
  OPTIONAL { ?target iip:dueDate ?end BIND(STR(?end) AS ?due) }
  OPTIONAL { ?target iip:indicator/iip:measuredConcept ?concept }
}
GROUP BY ?target ?document ?subject ?comparator ?value ?lower ?upper ?unit ?basis ?due ?concept
ORDER BY ?target"""
"""Every target, once for each concept that its indicator measures."""
BROADER: Final = """
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?narrow ?broad WHERE { ?narrow a iip:Technology ; skos:broader ?broad } ORDER BY ?narrow"""
"""Each technology with the one above it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A target: what is counted, how much, by when (partial ISO date, empty if it is not said).

    `low` and `high` differ in a range; `comparator` and `basis` are notations, `mark` too: how far
    the target is verified.
    """

    iri: str
    document: str
    subject: str
    comparator: str
    low: float
    high: float
    unit: str
    basis: str
    due: str
    mark: str


class Numbers:
    """The targets and counts of all documents; rows of TARGETS, BROADER, COUNTS."""

    def __init__(
        self, targets: Iterable[Row], broader: Iterable[Row], counts: Iterable[Row]
    ) -> None:
        self._amounts: dict[str, Amount] = {}
        self._concepts: dict[str, set[str]] = {}
        for row in targets:
            self._amounts[row["target"]] = _amount(row)
            self._concepts.setdefault(row["target"], set()).add(row.get("concept", ""))
        self._above: dict[str, set[str]] = {}
        for row in broader:
            self._above.setdefault(row["narrow"], set()).add(row["broad"])
        self.measures = {row["document"]: int(row["measures"]) for row in counts}
        self.targets = Counter(amount.document for amount in self._amounts.values())

    def of(self, documents: Mapping[str, str], technologies: Collection[str] = ()) -> list[Amount]:
        """The targets of documents (with their dates), oldest document first, then by due date.

        With technologies (IRIs) only those whose indicator measures one, or a narrower one.
        """
        wanted = set(technologies)
        found = [
            amount
            for iri, amount in self._amounts.items()
            if amount.document in documents and (not wanted or wanted & self._measured(iri))
        ]
        return sorted(
            found,
            key=lambda one: (
                documents[one.document] or "9999",
                one.document,
                one.due or "9999",
                one.subject,
                one.iri,
            ),
        )

    def _measured(self, target: str) -> set[str]:
        found = set(self._concepts[target])
        waiting = list(found)
        while waiting:
            new = self._above.get(waiting.pop(), set()) - found
            found |= new
            waiting.extend(new)
        return found


def _amount(row: Row) -> Amount:
    value = row.get("value") or row.get("lower") or row.get("upper") or "nan"
    marks = row["marks"].split()
    return Amount(
        iri=row["target"],
        document=row["document"],
        subject=row["subject"],
        comparator=row["comparator"],
        low=float(value),
        high=float(row.get("upper") or value),
        unit=row["unit"],
        basis=row["basis"],
        due=_plain_due(row.get("due", "")),
        mark="seen" if "seen" in marks else marks[0] if marks else "",
    )


def _plain_due(due: str) -> str:
    """The due date as precise as it is known, else empty."""
    try:
        return str(PartialDate(due)) if due else ""
    except ValueError:
        return ""
