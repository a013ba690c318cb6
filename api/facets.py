"""Facets of documents in words: what the values of an address are called."""

from typing import Final

from api.i18n import words
from api.labels import Labels, Language, Text
from ontology.terms import BASE
from queries.lineage import LineageQuestion
from queries.views.documents import UNKNOWN

_HOMES: Final = {
    "technology": "id/technology/",
    "body": "id/body/",
    "region": "id/region/",
    "series": "id/series/",
    "type": "id/document-type/",
}


def value_name(facet: str, value: str, labels: Labels, language: Language) -> Text:
    """The name of a facet's value."""
    if value == UNKNOWN:
        _ = words(language).gettext
        return Text(_("Not known"), language)
    if facet in _HOMES:
        return labels.name(BASE + _HOMES[facet] + value, language)
    if facet in ("level", "status"):
        return labels.name(f"{BASE}ns#{facet}{value[:1].upper()}{value[1:]}", language)
    return Text(value)


def chosen_names(question: LineageQuestion, labels: Labels, language: Language) -> list[Text]:
    """The names of all values that a question chooses by."""
    return [
        value_name(facet, value, labels, language)
        for facet, values in question.facets.items()
        for value in values
    ]
