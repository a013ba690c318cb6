"""Document numbers (发文字号): one normal form for every spelling.

Form after GB/T 9704-2012, 7.2.5: code (代字), year in 〔〕, serial without 第 and without leading
zeros, 号. Japanese texts write 庁 for 厅, and brackets come in every kind.
"""

import re
from dataclasses import dataclass
from typing import Self

_VARIANTS = str.maketrans("庁廳號発發國辦聯軟網業", "厅厅号发发国办联软网业")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")

NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{1,14}?)\s*[\[［﹝【（(〖〔]\s*(?P<year>[\d０-９]{4})\s*[\]］﹞】）)〗〕]"
    r"\s*第?\s*(?P<serial>[\d０-９]{1,5})\s*[号號]?"
)
"""Finds a document number in running text; `code` may have caught words before it."""


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
        match = NUMBER.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is no document number like 工信厅信管〔2020〕8号")
        code = re.sub(r"\s", "", match["code"]).translate(_VARIANTS)
        return cls(code, *(int(match[part].translate(_DIGITS)) for part in ("year", "serial")))

    @property
    def forms(self) -> tuple[str, ...]:
        """Normal form, then the forms it is also asked for by: without 号, by year and serial."""
        return (str(self), str(self)[:-1], f"{self.year}年{self.serial}号文")

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"
