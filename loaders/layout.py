"""What a file shows: paragraphs and rows of tables in reading order, and what its page says of it.

Every module of `loaders/formats/` gives a `Layout`; what the paragraphs mean is read from it by
`loaders/gongwen/`, which knows no file formats.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["paragraph", "row"]
Align = Literal["left", "center", "right"]
Role = Literal["title", "level1", "level2"]
"""What the typography says (GB/T 9704-2012, 7.3): 小标宋 22 pt is a title, 黑体 the first level of
headings, 楷体 the second; the same from heading elements of HTML, Markdown and DOCX."""
MetadataName = Literal[
    "title", "number", "issuer", "date_document", "date_published", "date_in_force",
    "valid_until", "index_number", "topic", "source",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a row of a table with its cells joined by tabs; `clean` has been applied.

    `table` numbers the tables from 1; a row has one, and so has the single cell of a box (专栏)
    that is drawn as a table, whose paragraphs stay paragraphs.
    """

    text: str
    kind: BlockKind = "paragraph"
    align: Align | None = None
    role: Role | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class LayoutRemark:
    """Something that was mended, left out or doubted; `block` is the index of the block meant."""

    code: str
    message: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A file's content: `metadata` is what the page says of the document outside its text.

    A value of `metadata` is as printed, blanks squeezed; a name that is printed without a value is
    left out.
    """

    blocks: tuple[Block, ...]
    metadata: dict[MetadataName, str] = field(default_factory=dict)
    remarks: tuple[LayoutRemark, ...] = ()


class Unreadable(Exception):  # noqa: N818  # named for what it tells
    """Raised for a file that cannot be read; `code` is one of `UNREADABLE`."""

    def __init__(self, code: str, message: str) -> None:
        assert code in UNREADABLE, code  # noqa: S101  # a closed list, which the docs print
        self.code = code
        super().__init__(message)


UNREADABLE = {
    "unknown-format": "no format that is read here",
    "empty": "no text at all",
    "needs-ocr": "a scan: pages without a text layer",
    "encrypted": "a password is asked for",
    "damaged": "not whole, or not what its name says",
    "not-text": "bytes that are text in no encoding",
    "too-large": "larger than the limit, as stored or unpacked",
    "too-slow": "not read within the time limit",
    "too-much-memory": "not read within the memory limit",
    "not-opened": "no such file, or no right to read it",
    "failed": "a fault of the reader, to be reported",
}

_DROPPED = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BLANK = re.compile(r"[^\S\t]+")
_AROUND_TAB = re.compile(r" *\t *")
_RADICALS = re.compile(r"[\u2e80-\u2fd5]")
_SUPPLEMENT = dict(
    zip(
        "⼾⺁⺊⺒⺓⺛⺝⺠⺧⺩⺪⺫⺬⺮⺶⺷⺻⺽⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻲",
        "户厂卜巳幺旡月民牛王疋目示竹羊羊聿臼虎西见角贝足车長长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿竜龙亀",
        strict=True,
    )
)
"""Radicals that NFKC leaves (EquivalentUnifiedIdeograph.txt of Unicode), and the one that it makes
a traditional character."""


def clean(text: str) -> str:
    r"""One paragraph as `Block.text` has it: NFC, runs of blanks as one space, nothing invisible.

    Tabs part the cells of a row; radicals that PDF fonts give in place of characters are mended.
    Lone surrogates and control characters become U+FFFD.

    >>> clean(" 　总　　则\u200b "), clean("⼈⺠政府")
    ('总 则', '人民政府')
    """
    text = _DROPPED.sub("", text.replace("\n", " ").replace("\r", " "))
    text = _RADICALS.sub(_unified, text)
    text = text.encode("utf-8", "replace").decode("utf-8") if _surrogates(text) else text
    text = _BLANK.sub(" ", _CONTROL.sub("\ufffd", unicodedata.normalize("NFC", text)))
    return _AROUND_TAB.sub("\t", text).strip(" ")


def _unified(found: re.Match[str]) -> str:
    return _SUPPLEMENT.get(found[0]) or unicodedata.normalize("NFKC", found[0])


def _surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def paragraph_blocks(paragraphs: Iterable[str]) -> tuple[Block, ...]:
    """Plain paragraphs as blocks; empty ones are left out."""
    return tuple(Block(text) for text in map(clean, paragraphs) if text)
