"""Bytes to text: what Chinese sites and offices write, whatever they declare.

UTF-8 is tried first, since other encodings hardly ever pass for it; of the others the one wins
whose text looks most like Chinese.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from loaders.layout import LayoutRemark, Unreadable

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_ALIASES = {
    "gb18030": "gb18030 gbk gb2312 gb_2312-80 x-gbk cp936 936 gb",
    "big5hkscs": "big5 big-5 x-x-big5 cn-big5 big5-hkscs big5hkscs cp950",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8",
    "cp932": "shift_jis shift-jis x-sjis sjis cp932 windows-31j",
    "euc_jp": "euc-jp x-euc-jp",
    "cp949": "euc-kr cp949 ks_c_5601-1987",
}
_TAKEN_AS = {alias: name for name, aliases in _ALIASES.items() for alias in aliases.split()}
"""Declared names; one that is not here tells nothing: Chinese pages declare ISO 8859-1."""
_FREQUENT = frozenset(
    "的一是在和国有人中大为上个发会业要工展以生产政部理行用全新实建加管方企强开动市本重关推进建地资体创信设通"
    "到经高服务化技安术质应制平成机提法对数力级保目自网联时了作年月日不能及与分等同合计主民项合支度电科究区组"
    "這來個們國會業產發實動對時過學當經開無電長點體為與從關應東車書員後區將現說頭機華萬種還進問間給讓樣總條線"
    "處辦則組號規範單據權標準設計資訊網際實務應該於並且或及其之所以因此可依請各級第項款"
)
"""Characters that make half of any modern text, simplified or traditional; 5% of a garbled one."""
_SAMPLE = 100_000
"""Bytes by which an encoding is chosen, and characters by which it is judged."""
_LIKE_CHINESE = 0.1
_FEW_BROKEN = 0.05
"""Broken sequences to characters beyond ASCII: up to here a text is read, and remarked on."""
_MENDING = "iiot-policy-mending"
_RUN = re.compile(rb"[\x80-\xff]{0,4096}")
_MANY_CONTROLS = 0.02
_CONTROLS = bytes(sorted({*range(32)} - {*b"\t\n\v\f\r\x1a\x1b"})) + b"\x7f"
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_ASCII = re.compile(r"[\x00-\x7f]+")
_ABOVE_2_BYTES = re.compile(r"[\u0800-\U0010ffff]")
_GARBLED = re.compile("锟斤拷|烫烫烫|锘匡豢|鐨勫|鍜屽|銆傚|锛屽|[\u00e2-\u00ef][\u0080-\u00bf]{2}")
"""U+FFFD in UTF-8 read as GBK, UTF-8 read as GBK, UTF-8 read as Latin 1: no text has these."""


@dataclass(frozen=True)
class _Attempt:
    text: str
    encoding: str
    broken: int = 0
    """Sequences that are none of the encoding, replaced by U+FFFD."""

    @cached_property
    def beyond(self) -> str:
        """What is beyond ASCII."""
        return "" if self.text.isascii() else _ASCII.sub("", self.text)

    @property
    def damage(self) -> float:
        """Broken sequences to characters beyond ASCII."""
        return self.broken / (len(self.beyond) or 1)

    @cached_property
    def frequent(self) -> float:
        """Frequent characters among the ideographs, 0 to 1."""
        return self._share(_FREQUENT)

    @property
    def likeness(self) -> float:
        """How much the text looks like Chinese that was read rightly, for comparison."""
        return self.frequent + self._share(_common()) / 4 - 4 * self.damage

    def _share(self, characters: frozenset[str]) -> float:
        ideographs = _IDEOGRAPH.findall(self.beyond[:_SAMPLE])
        return sum(map(characters.__contains__, ideographs)) / max(len(ideographs), 1)


def decode(
    content: bytes, declared: str | None = None
) -> tuple[str, str, tuple[LayoutRemark, ...]]:
    """Text, the name of its encoding as Python has it, and what was mended or is doubtful.

    `declared` is what the file says of itself, which may be wrong. Broken bytes become U+FFFD;
    raises `Unreadable` "not-text" where they are many, or where the bytes are no text at all.
    """
    remarks: list[LayoutRemark] = []
    claimed = _TAKEN_AS.get((declared or "").strip().lower())
    marked = next(((mark, name) for mark, name in _BOMS if content.startswith(mark)), None)
    if marked:
        found = _attempt(content[len(marked[0]) :], marked[1])
    elif wide := _utf16_without_mark(content):
        found = _attempt(content, wide)
    else:
        found = _narrow(_without_nulls(content, remarks), claimed)
    if found.broken > 2 and found.damage > _FEW_BROKEN:
        message = f"{found.broken} broken sequences, read as {found.encoding}"
        raise Unreadable("not-text", message)
    if found.broken:
        message = f"{found.broken} broken sequences replaced, read as {found.encoding}"
        remarks.append(LayoutRemark("bytes-replaced", message))
    if claimed and claimed != found.encoding and not found.text.isascii():
        message = f"declared as {declared}, read as {found.encoding}"
        remarks.append(LayoutRemark("encoding-differs", message))
    remarks += _doubts(found)
    return found.text, found.encoding, tuple(remarks)


def _utf16_without_mark(content: bytes) -> str | None:
    """UTF-16 that shows in its ASCII characters, every other byte of which is 0."""
    sample = content[: 2**16]
    for name, ascii_at, null_at in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        nulls = sample[null_at::2].count(0)
        if nulls > 4 and nulls > 50 * sample[ascii_at::2].count(0) and len(content) % 2 == 0:
            pairs = zip(sample[ascii_at::2], sample[null_at::2], strict=False)
            beside = bytes(byte for byte, null in pairs if not null)
            printable = beside.translate(None, _CONTROLS)
            return name if len(printable) > (1 - _MANY_CONTROLS) * len(beside) else None
    return None


def _without_nulls(content: bytes, remarks: list[LayoutRemark]) -> bytes:
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls > 2 and controls > _MANY_CONTROLS * len(content):
        raise Unreadable(
            "not-text", f"binary: {controls} control characters in {len(content)} bytes"
        )
    if not (nulls := content.count(0)):
        return content
    remarks.append(LayoutRemark("nulls-dropped", f"{nulls} null bytes left out"))
    return content.replace(b"\x00", b"")


def _narrow(content: bytes, claimed: str | None) -> _Attempt:
    """Text in an encoding of single bytes and sequences."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _attempt(content, _likeliest(content, claimed))
    if not text.isascii() and claimed != "utf-8" and not _ABOVE_2_BYTES.search(text):
        # A short text in GBK may pass for UTF-8 of two bytes a character: 联通.
        other = _attempt(content, claimed or "gb18030")
        if not other.broken and other.frequent >= _LIKE_CHINESE:
            return other
    return _Attempt(text, "utf-8")


def _likeliest(content: bytes, claimed: str | None) -> str:
    """What is claimed, where a part of the text can be that; else what it looks most like."""
    first = _BEYOND_ASCII.search(content)
    sample = content[first.start() if first else 0 :][:_SAMPLE]
    names = dict.fromkeys(filter(None, (claimed, "utf-8", "gb18030", "big5hkscs")))
    attempts = [_attempt(sample, name) for name in names]
    if attempts[0].encoding == claimed and _passes(attempts[0]):
        return attempts[0].encoding
    return max(attempts, key=lambda each: each.likeness).encoding


def _passes(attempt: _Attempt) -> bool:
    """Whether a text can be what it declares; Chinese declared has to look like Chinese."""
    chinese = attempt.encoding in ("gb18030", "big5hkscs")
    return not attempt.broken and (attempt.frequent >= _LIKE_CHINESE or not chinese)


def _attempt(content: bytes, encoding: str) -> _Attempt:
    text, broken = _mended(content, encoding)
    return _Attempt(text, encoding, broken)


def _mended(content: bytes, encoding: str) -> tuple[str, int]:
    """Text with U+FFFD for each broken sequence, and how many there were."""
    mender = _Mender(pairs=encoding in ("gb18030", "big5hkscs"))
    codecs.register_error(_MENDING, mender)
    return codecs.decode(content, encoding, _MENDING), mender.broken


class _Mender:
    """Says where reading goes on behind a broken sequence, as an error handler of `codecs`.

    In encodings of two bytes a character, it goes on where the bytes up to the next ASCII
    character are even in number, so that one broken byte does not shift all after it.
    """

    def __init__(self, *, pairs: bool) -> None:
        self.broken = 0
        self._pairs = pairs

    def __call__(self, error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)  # noqa: S101  # nothing is encoded here
        self.broken += 1
        skipped = max(error.end - error.start, 1)
        run = _RUN.match(error.object, error.start)
        odd = self._pairs and run is not None and (len(run[0]) - skipped) % 2
        return "\ufffd", min(error.start + skipped + odd, len(error.object))


@cache
def _common() -> frozenset[str]:
    """The 3,755 characters of the first level of GB 2312, and the 5,401 of Big5."""
    rows = ((0xB0, 0xD8, "gb2312"), (0xA4, 0xC7, "big5"))
    return frozenset(
        character
        for first, last, encoding in rows
        for lead in range(first, last)
        for character in bytes(
            byte for trail in range(0x40, 0xFF) for byte in (lead, trail)
        ).decode(encoding, "ignore")
        if "\u4e00" <= character <= "\u9fff"
    )


def _doubts(found: _Attempt) -> Iterator[LayoutRemark]:
    """Signs that the encoding is another one, or that the text was garbled before it was stored."""
    text = found.text
    if text.isascii():
        return
    if not found.encoding.startswith("utf") and found.frequent < _LIKE_CHINESE:
        message = f"read as {found.encoding}, in which it hardly looks like Chinese"
        yield LayoutRemark("encoding-doubtful", message)
    signs = len(_GARBLED.findall(text))
    signs += max(text.count("\ufffd") - found.broken, 0)
    if signs:
        message = f"{signs} signs of text that was garbled before it was stored"
        yield LayoutRemark("mojibake", message)
