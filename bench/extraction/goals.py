"""The rows of the table: what is counted, and the floor and the goal of each.

Floors and goals after published figures, where there are any.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A metric as printed; `floor` and `goal` are shares, None where none was set."""

    metric: str
    title: str
    floor: float | None = None
    goal: float | None = None


ROWS = (
    Row("documents", "documents found (role, half of the extent)", 0.97, 0.995),
    Row("document start", "annexes begin where they do", 0.97, 0.995),
    Row("field number", "document number", 0.97, 0.995),
    Row("field date_document", "date of the document", 0.97, 0.995),
    Row("field issuers", "issuers in order", 0.97, 0.995),
    Row("field recipients", "recipients", 0.97, 0.995),
    Row("field recipients split", "recipients, each", 0.97, 0.995),
    Row("field title", "title", 0.97, 0.995),
    Row("field type", "type", 0.97, 0.995),
    Row("field date_in_force", "date in force", 0.97, 0.995),
    Row("field valid_until", "last day in force", 0.97, 0.995),
    Row("part found", "parts: beginnings", 0.983, 0.995),
    Row("part boundaries", "parts: boundaries exact", 0.983, 0.995),
    Row("part heading", "parts: heading exact", 0.97, 0.99),
    Row("part path", "parts: path exact", 0.97, 0.99),
    Row("part kind", "parts: kind", 0.97, 0.99),
    Row("citation overlap", "citations: mention, any overlap", 0.985, 0.99),
    Row("citation exact", "citations: mention, exact", 0.985, 0.99),
    Row("citation number", "citations: number of the cited"),
    Row("citation part", "citations: part"),
    Row("resolution", "citations: resolution", 0.95, 0.98),
    Row("citation end to end", "citations: end to end", 0.93, 0.97),
    Row("relation", "citations: relation, macro F1", 0.88, 0.93),
    Row("invocation", "invocations of congresses and speeches"),
    Row("target detection", "targets: same value", 0.92, 0.97),
    Row("target IoU 0.5", "targets: same value, IoU >= 0.5"),
    Row("target value", "targets: value", 0.93, 0.97),
    Row("target unit", "targets: unit", 0.93, 0.97),
    Row("target comparator", "targets: comparator", 0.93, 0.97),
    Row("target basis", "targets: basis", 0.93, 0.97),
    Row("target due", "targets: due date and precision", 0.93, 0.97),
    Row("target subject", "targets: subject, normal form"),
    Row("target subject overlap", "targets: subject, overlap", 0.93, 0.97),
    Row("target part", "targets: part"),
    Row("target all slots", "targets: all slots", 0.85, 0.92),
    Row("actor name", "actors: name exact", 0.92, 0.96),
    Row("actor role", "actors: role of those named", 0.92, 0.96),
    Row("actor name+role+part", "actors: name, role and part", 0.92, 0.96),
    Row("mention span", "technologies: span exact", 0.93, 0.96),
    Row("mention by part", "technologies: by part", 0.95, 0.98),
    Row("evidence", "evidence: text[start:end] == quote", 1.0, 1.0),
)
"""A floor of citations that was published for precision and recall stands here for F1."""

MACRO = {"relation": "relation "}
"""Rows that are the mean over other metrics, with the prefix of those."""
