"""A comparison as CSV, a row for each change or thing, and as JSON."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, Final

from queries.views.compare import ACTOR, CHANGES, Comparison, Item
from queries.views.documents import Documents

_ITEM: Final = ("iri", "document", "number", "text", "amount", "due", "scope", "indicator")
COLUMNS: Final = (
    "kind", "change", *(f"{side}_{name}" for side in "ab" for name in _ITEM), "score", "reason",
    "marks", "node",
)  # fmt: skip
"""The columns of the CSV."""


def as_csv(found: Comparison) -> str:
    """A row for each change; `change` is empty for what no change speaks of."""
    output = io.StringIO()
    writer = csv.DictWriter(output, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in _rows(found):
        sides = {
            f"{side}_{name}": value
            for side in "ab"
            for name, value in (row.pop(side, None) or {}).items()
            if name in _ITEM
        }
        row["marks"] = " ".join(row.get("marks", ()))
        writer.writerow({**row, **sides})
    return output.getvalue()


def as_json(found: Comparison, documents: Documents) -> str:
    """The documents of both sides, the rows, and who is to act by them."""
    sides = {"a": found.left, "b": found.right}
    content = {
        **{key: [_document(iri, documents) for iri in side] for key, side in sides.items()},
        "aligned": found.is_aligned,
        "rows": list(_rows(found)),
        "actors": {
            "a": [name.removeprefix(ACTOR) for name in found.actors.left],
            "both": [name.removeprefix(ACTOR) for name in found.actors.both],
            "b": [name.removeprefix(ACTOR) for name in found.actors.right],
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rows(found: Comparison) -> Iterator[dict[str, Any]]:
    for kind in CHANGES:
        for name, changes in found.groups[kind].items():
            for change in changes:
                yield {
                    "kind": kind,
                    "change": name.removeprefix("change").lower(),
                    "a": _item(change.at(found.left)),
                    "b": _item(change.at(found.right)),
                    "score": change.score,
                    "reason": change.reasons.get("en", ""),
                    "marks": list(change.marks),
                    "node": change.iri,
                }
        for side, items in zip("ab", found.rest[kind], strict=True):
            for item in items:
                yield {"kind": kind, "change": None, side: _item(item), "marks": list(item.marks)}


def _item(item: Item | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "iri": item.iri,
        "document": item.document,
        "number": item.number,
        "text": item.names.get("zh") or next(iter(item.names.values()), ""),
        "amount": item.amount,
        "due": item.due,
        "scope": item.scope,
        "indicator": item.indicator,
        "quotes": list(item.quotes),
    }


def _document(iri: str, documents: Documents) -> dict[str, Any]:
    entry = documents.by_iri.get(iri)
    facts = {"number": entry.number, "date": entry.date, "titles": entry.titles} if entry else {}
    return {"iri": iri, **facts}
