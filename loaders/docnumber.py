"""Document numbers (发文字号): one normal form for every spelling.

Form after GB/T 9704-2012, 7.2.5: code (代字), year in 〔〕, serial without 第 and without leading
zeros, 号. Japanese texts write 庁 for 厅, and brackets come in every kind.
"""

import re
from dataclasses import dataclass
from typing import Self

_VARIANTS = str.maketrans(
    "庁廳號發国國辦聯軟網業規産產電総總財數術經経標準環農貿質監協",
    "厅厅号发国国办联软网业规产产电总总财数术经经标准环农贸质监协",
)
"""Characters of codes as Japanese and traditional script write them."""
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")

NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{1,14}?)\s*[\[［﹝【（(〖〔]\s*(?P<year>[12１２][\d０-９]{3})\s*[\]］﹞】）)〗〕]"
    r"\s*第?\s*(?P<serial>[\d０-９]{1,5})\s*[号號]?"
)
"""Finds a document number in running text; `code` may have caught words before it."""


_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
"""White space that does not part two numbers."""


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """A document number: `工信厅信管`, 2020, 8."""

    code: str
    year: int
    serial: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number in any spelling that is whole; raises ValueError where it is none.

        >>> str(DocumentNumber.parse("工信庁信管[2020]8号"))
        '工信厅信管〔2020〕8号'
        """
        match = NUMBER.fullmatch(_SPACE.sub("", text))
        if not match:
            raise ValueError(f"{text!r} is no document number like 工信厅信管〔2020〕8号")
        code = match["code"].translate(_VARIANTS)
        return cls(code, *(int(match[part].translate(_DIGITS)) for part in ("year", "serial")))

    @property
    def forms(self) -> tuple[str, ...]:
        """Normal form, then the forms it is also asked for by: without 号, by year and serial."""
        return (str(self), str(self)[:-1], f"{self.year}年{self.serial}号文")

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"
