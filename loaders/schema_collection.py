"""What a record of the collection as a whole may say: its day, and what it is known to lack."""

from typing import Literal

from loaders.record_values import Address, Date, Subject, Text
from loaders.schema_parts import Strict


class GapRecord(Strict):
    """What is known and not held: of a region, series, body …, or of the whole collection."""

    about: Subject | None = None
    text: Text


class CollectionRecord(Strict):
    """`record: collection`: its day, the licence of its statements, its known gaps."""

    record: Literal["collection"]
    as_of: Date | None = None
    licence: Address | None = None
    gaps: tuple[GapRecord, ...] = ()
