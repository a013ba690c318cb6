"""Words of the model as terms and literals of RDF."""

from decimal import Decimal
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, XSD

from loaders.dates import PartialDate
from loaders.model import FieldName, Relation
from ontology.terms import ELI, IIP, SCHEMA, UNIT

DATE_TYPES: Final = {"year": XSD.gYear, "month": XSD.gYearMonth, "day": XSD.date}

COMPARATORS: Final = {
    "=": IIP.equalTo,
    ">=": IIP.atLeast,
    ">": IIP.moreThan,
    "<=": IIP.atMost,
    "<": IIP.lessThan,
    "~": IIP.aboutComparator,
    "range": IIP.betweenComparator,
}
LABEL_STATUS: Final = {
    "official": IIP.officialLabel,
    "translation": IIP.translation,
    "thirdParty": IIP.thirdParty,
}
UNITS: Final = {"%": UNIT.PERCENT, "元": UNIT.CCY_CNY}
"""Units with a QUDT term; all that is counted (个, 家, 项 …) is `unit:NUM` of the thing counted."""

FIELDS: Final[dict[FieldName, URIRef]] = {
    "title": DCTERMS.title,
    "heading": DCTERMS.title,
    "number": ELI.number,
    "type": ELI.type_document,
    "region": IIP.region,
    "status": IIP.status,
    "series": ELI.is_member_of,
    "recipient": IIP.recipientText,
    "official_url": SCHEMA.url,
    "date_document": ELI.date_document,
    "date_published": ELI.date_publication,
    "date_in_force": ELI.first_date_entry_in_force,
    "valid_until": ELI.date_no_longer_in_force,
}

LINEAGE: Final[dict[Relation, tuple[URIRef, ...]]] = {
    "legalBasis": (IIP.legalBasis, ELI.based_on),
    "implementsPolicy": (IIP.implementsPolicy, ELI.ensures_implementation_of),
    "accordsWith": (IIP.accordsWith, ELI.applies),
    "byAnalogyWith": (IIP.byAnalogyWith, ELI.applies),
    "forwards": (IIP.forwards, ELI.is_another_publication_of),
    "succeedsPlan": (IIP.succeedsPlan, ELI.related_to),
    "buildsOn": (IIP.buildsOn, ELI.related_to),
    "explains": (IIP.explains, ELI.related_to),
    "invokes": (IIP.invokes, ELI.refers_to),
    "cites": (ELI.cites,),
    "amends": (ELI.amends,),
    "repeals": (ELI.repeals,),
    "corrects": (ELI.corrects,),
    "hasAnnex": (ELI.has_annex,),
}
"""The direct property of each relation, then its ELI super-property, for readers of ELI alone."""


def date(value: PartialDate) -> Literal:
    """A date typed by what is known of it."""
    return Literal(value.iso, datatype=DATE_TYPES[value.precision], normalize=False)


def number(value: Decimal) -> Literal:
    """A decimal in canonical form: no exponent, no trailing zeros."""
    text = f"{value.normalize():f}"
    return Literal(text, datatype=XSD.decimal, normalize=False)


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=XSD.integer, normalize=False)


def unit(printed: str) -> URIRef:
    """The QUDT unit of a printed unit."""
    return UNITS.get(printed, UNIT.NUM)
