"""The values that the keys of a record take: keys of vocabularies, dates, numbers, addresses.

Validation is given as context `lexicon`, against which keys of vocabularies are checked, and
`pages`, the keys under which the record lists the pages it was made from.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber


def _known(scheme: str, key: str, value: str, info: ValidationInfo) -> str:
    try:
        info.context["lexicon"].concept(scheme, key)  # type: ignore[index]
    except LookupError as error:
        reason = {"reason": str(error)}
        raise PydanticCustomError("unknown_concept", "{reason}", reason) from error
    return value


def vocabulary(scheme: str) -> AfterValidator:
    """Of a text: it is a key of this vocabulary."""
    return AfterValidator(lambda key, info: _known(scheme, key, key, info))


def _parsed(parse: Callable[[str], object]) -> BeforeValidator:
    return BeforeValidator(lambda value: parse(str(value)))


def _in_order(period: tuple[PartialDate, PartialDate]) -> tuple[PartialDate, PartialDate]:
    begin, end = period
    if begin > end and not begin.agrees_with(end):
        raise ValueError(f"a period begins before it ends, not [{begin}, {end}]")
    return period


def _page(key: str, info: ValidationInfo) -> str:
    pages = info.context["pages"]  # type: ignore[index]
    if key not in pages:
        listed = {"key": key, "pages": ", ".join(sorted(pages)) or "none"}
        raise PydanticCustomError("unknown_page", "no page {key}; pages here: {pages}", listed)
    return key


_CHARACTER = r"(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})"
_ADDRESS = re.compile(
    rf"https?://\w[\w.-]*(?::(?P<port>[1-9][0-9]{{0,4}}))?(?:[/?]{_CHARACTER}*)?(?:#{_CHARACTER}*)?"
)
"""An IRI (RFC 3987) of the web: a host by name or number, letters of any script, no user."""


def _address(url: str) -> str:
    found = _ADDRESS.fullmatch(url)
    if found and int(found["port"] or 1) < 2**16:
        return url
    raise ValueError(f"{url!r} is no address: write http:// or https://, a host and a path")


def _thing(*schemes: str) -> AfterValidator:
    """Of a text: it is `scheme/key` of a thing in one of these vocabularies."""

    def check(about: str, info: ValidationInfo) -> str:
        scheme, _, key = about.partition("/")
        if scheme not in schemes:
            wanted = " or ".join(f"{each}/…" for each in schemes)
            raise ValueError(f"{about!r}: write {wanted}, with a key of that vocabulary")
        return _known(scheme, key, about, info)

    return AfterValidator(check)


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Address = Annotated[str, AfterValidator(_address)]
Amount = Annotated[Decimal, Field(max_digits=30)]
Count = Annotated[int, Field(strict=True, ge=0)]
BodyKey = Annotated[str, vocabulary("body")]
Date = Annotated[PartialDate, _parsed(PartialDate)]
Number = Annotated[DocumentNumber, _parsed(DocumentNumber.parse)]
About = Annotated[str, _thing("body", "programme")]
Subject = Annotated[str, _thing("region", "series", "body", "technology", "programme")]
PageKeys = tuple[Annotated[str, AfterValidator(_page)], ...]
Period = Annotated[tuple[Date, Date], AfterValidator(_in_order)]
