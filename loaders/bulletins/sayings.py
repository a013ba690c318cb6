"""What a bulletin says of a field, place by place, and the phrases in which it says such things."""

from collections.abc import Iterable
from typing import NamedTuple

from loaders.dates import PartialDate
from loaders.model import Evidence, Field, FieldName, Language, Provenance

DATE = r"(?<!\d)[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
ISSUED = "(?:発表|公布|公表|発出|制定|策定|印発)"


def quoted(name: str) -> str:
    """A pattern for 「…」, whose inside is the group `name`; 「…」 may stand in it once more."""
    return rf"「(?P<{name}>(?:[^「」\n]|「[^「」\n]*」){{1,300}})」"


class Saying(NamedTuple):
    """A field's value as one place gives it."""

    name: FieldName
    value: str | PartialDate
    evidence: Evidence
    language: Language | None = None
    note: str | None = None


def fields(sayings: Iterable[Saying]) -> tuple[Field, ...]:
    """One field for each value, with the evidence of every place, in the order of first mention."""
    places: dict[tuple[FieldName, str | PartialDate, Language | None], list[Saying]] = {}
    for saying in sayings:
        places.setdefault((saying.name, saying.value, saying.language), []).append(saying)
    return tuple(
        Field(
            name,
            value,
            Provenance(
                evidence=tuple(saying.evidence for saying in said),
                note=next((saying.note for saying in said if saying.note), None),
            ),
            language,
            "thirdParty" if language else None,
        )
        for (name, value, language), said in places.items()
    )
