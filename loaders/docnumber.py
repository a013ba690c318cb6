"""Document numbers (发文字号): one normal form for every spelling.

Form after GB/T 9704-2012, 7.2.5: code (代字), year in 〔〕, serial without 第 and without leading
zeros, 号. Orders and announcements keep the 第 that they print; many orders have no year.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import total_ordering
from typing import Final, Self

from loaders.numerals import ordinal
from ontology.folding import fold

NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{1,14}?)\s*[\[［﹝【（(〖〔]\s*(?P<year>[12１２][\d０-９]{3})\s*[\]］﹞】）)〗〕]"
    r"\s*第?\s*(?P<serial>[\d０-９]{1,5})\s*[号號]?"
)
"""Finds a document number in text that is not folded; `code` may have caught words before it."""

FORMS: Final = "令|公告|通告"
"""What the code of a number with 第 ends in."""
_FORM_ENDS = tuple(FORMS.split("|"))
YEAR: Final = "[12][0-9]{3}"
SERIAL: Final = "[0-9]{1,5}|[〇零一二三四五六七八九十百]{1,9}"
CHARACTER: Final = "\u3400-\u9fff\U00020000-\U0003ffff"
"""The characters that codes consist of, as a range of a regular expression."""
_CODE = f"[{CHARACTER}、]{{0,40}}?"
_BRACKETED = re.compile(
    rf"(?P<code>[{CHARACTER}]{{1,14}}?|{_CODE}(?:{FORMS}))"
    rf"[〔【（](?P<year>{YEAR})年?[〕】）]第?(?P<serial>[0-9]{{1,5}})号?"
)
_ORDERED = re.compile(
    rf"(?P<code>{_CODE}(?:{FORMS}))(（)?(?:(?P<year>{YEAR})年第?|第)(?P<serial>{SERIAL})号(?(2)）)"
)
_FORM_LAST = re.compile(
    rf"(?P<code>{_CODE})(?:(?P<year>{YEAR})年)?第(?P<serial>{SERIAL})号(?P<form>{FORMS})"
)
_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
"""White space that does not part two numbers."""
_STATE = "中华人民共和国"
_SHORT = {"国务院令": "国令", "国家主席令": "主席令"}
"""Codes of orders that are written in two ways; gov.cn has the shorter one."""


@total_ordering
@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number: `工信厅信管`, 2020, 8; an order may have no year: `国令`, None, 706."""

    code: str
    year: int | None
    serial: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number in any spelling that is whole; raises ValueError where it is none.

        >>> str(DocumentNumber.parse("工信庁信管[2020]8号"))
        '工信厅信管〔2020〕8号'
        >>> str(DocumentNumber.parse("中华人民共和国国务院令（第七百零六号）"))
        '国令第706号'
        """
        plain = fold(fold(_SPACE.sub("", text)))
        for form in (_BRACKETED, _ORDERED, _FORM_LAST):
            if match := form.fullmatch(plain):
                with suppress(ValueError):
                    return cls.of(**match.groupdict())
        raise ValueError(f"{text!r} is no document number like 工信厅信管〔2020〕8号")

    @classmethod
    def of(cls, code: str, year: str | None, serial: str, form: str = "") -> Self:
        """The number with these parts, as folded text has them; `form` is what follows the serial.

        Raises ValueError for a serial that counts nothing, and for a bare 令 or 公告 without year.
        """
        code = code.replace("、", "") + form
        if code.endswith(_FORM_ENDS):
            code = code.replace(_STATE, "")
        if code in _FORM_ENDS and not year:
            raise ValueError(f"第{serial}号 of whom? write the body before {code}")
        counted = int(serial) if serial.isdigit() else ordinal(serial)
        return cls(_SHORT.get(code, code), int(year) if year else None, counted)

    @property
    def forms(self) -> tuple[str, ...]:
        """Normal form, then the forms it is also asked for by: without 号, by year and serial."""
        by_year = (f"{self.year}年{self.serial}号文",) if self.year else ()
        return (str(self), str(self)[:-1], *by_year)

    def __lt__(self, other: "DocumentNumber") -> bool:
        return self._order < other._order

    def __str__(self) -> str:
        year = f"〔{self.year}〕" if self.year else ""
        return f"{self.code}{year}{'第' if self._is_ordered else ''}{self.serial}号"

    @property
    def _is_ordered(self) -> bool:
        return self.year is None or self.code.endswith(_FORM_ENDS)

    @property
    def _order(self) -> tuple[str, int, int]:
        return self.code, self.year or 0, self.serial
