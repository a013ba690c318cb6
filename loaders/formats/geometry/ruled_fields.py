"""The fields that a site prints of a document (索引号, 发布机构 …), where a table holds them."""

import re
from collections.abc import Iterator, Sequence

from loaders.formats.lines.plain_metadata import FIELDS
from loaders.gongwen.text import squeezed
from loaders.layout import MetadataName, clean

_LABELS = "|".join(sorted(FIELDS, key=lambda label: (-len(label), label)))
LABEL = re.compile(rf"(?P<label>{_LABELS})(?P<colon>[：:]?)")
"""Finds a label in text without blanks."""
EMPTY = re.compile(r"[-—－/\\]{0,4}|无|暂无|空")
"""What stands for a value that is not there."""
_COLON = re.compile("[：:]")
_LEAST_LABELS, _LEAST_VALUES = 3, 2


def fields_of_rows(rows: Sequence[Sequence[str]]) -> dict[MetadataName, str] | None:
    """The fields in a table of them, by name, None where it is another table.

    A cell holds a label and its value, or a label alone with its value in the next cell.
    """
    values = [field for row in rows for field in _fields(row)]
    labels = {label for label, _ in values}
    if len(labels) < _LEAST_LABELS or "index_number" not in map(FIELDS.get, labels):
        return None
    found: dict[MetadataName, str] = {}
    for label, value in values:
        name = FIELDS[label]
        if name and not EMPTY.fullmatch(value):
            found.setdefault(name, value)
    return found if len(found) >= _LEAST_VALUES else None


def _fields(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    waiting: str | None = None
    for cell in row:
        compact = squeezed(cell).replace(" ", "")
        found = LABEL.match(compact)
        if found and (found["colon"] or found.end() == len(compact)):
            if waiting:
                yield waiting, ""
            value = _COLON.split(cell, maxsplit=1)[-1] if found["colon"] else ""
            waiting = None if value.strip() else found["label"]
            if not waiting:
                yield found["label"], clean(value)
        elif waiting:
            yield waiting, cell
            waiting = None
    if waiting:
        yield waiting, ""
