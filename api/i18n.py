"""The words of the pages: gettext catalogues of `locales/`; dates and numbers as a reader has them.

Every `locales/{language}/{area}.po` is read; the areas together are one catalogue.
"""

import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Protocol

from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations
from markupsafe import Markup

from api.labels import Language

LOCALES: Final = Path(__file__).parent / "locales"


class Words(Protocol):
    """Words of a language: a message is named by its text in English."""

    def gettext(self, message: str) -> str:
        """The message in the language."""

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The message for a count in the language."""

    def pgettext(self, context: str, message: str) -> str | object:
        """The message where English has one word for several things; `context` tells which."""


@cache
def words(language: Language) -> Words:
    """The words of all areas in a language."""
    whole = Catalog(locale=language)
    for path in sorted((LOCALES / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language, abort_invalid=True):
                if message.id:
                    whole.add(message.id, message.string, context=message.context)
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return Translations(compiled)


class PageWords:
    """The words of a language for a template: values are filled in escaped."""

    def __init__(self, language: Language) -> None:
        self._words = words(language)

    def gettext(self, message: str, **values: object) -> Markup:
        """The message, with `%(name)s` filled in."""
        return Markup(self._words.gettext(message)) % values  # noqa: S704  # words of our own

    def ngettext(self, singular: str, plural: str, count: int, **values: object) -> Markup:
        """The message for a count, which it may show as `%(num)s`."""
        text = self._words.ngettext(singular, plural, count)
        return Markup(text) % {"num": count, **values}  # noqa: S704

    def pgettext(self, context: str, message: str, **values: object) -> Markup:
        """The message in a context."""
        return Markup(self._words.pgettext(context, message)) % values  # noqa: S704


def day(text: str, language: Language) -> str:
    """A date as precise as it is known: `2020`, `2020-03` or `2020-03-20`; what is none, as it is.

    >>> day("2020-03-20", "zh"), day("2020-03", "en"), day("2020", "ja")
    ('2020年3月20日', 'March 2020', '2020年')
    """
    parts = text.split("-")
    try:
        on = date(*(int(part) for part in [*parts, "1", "1"][:3]))
    except ValueError:
        return text
    if len(parts) == 3:
        return format_date(on, "long", locale=_LOCALES[language])
    return format_skeleton("yMMMM" if len(parts) == 2 else "y", on, locale=_LOCALES[language])


def number(value: float, language: Language) -> str:
    """A number with its thousands apart, as the language has them."""
    return format_decimal(value, locale=_LOCALES[language])


_LOCALES: Final[dict[Language, str]] = {"en": "en_GB", "zh": "zh_Hans_CN", "ja": "ja_JP"}
