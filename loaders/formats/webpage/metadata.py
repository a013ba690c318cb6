"""What a page says of its document: in `<meta>`, in a block of fields, in lines such as 来源：."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.formats.lines.line_starts import DOCUMENT_NUMBER
from loaders.formats.lines.plain_metadata import FIELDS
from loaders.formats.webpage.paragraph import Paragraph, lines_above_text
from loaders.layout import LayoutRemark, MetadataName, clean

_LABELS: dict[str, MetadataName | None] = {
    **FIELDS,
    "原文发布机关": "issuer",
    **dict.fromkeys(("公开主体", "信息提供单位", "所属机构", "公文种类", "浏览", "阅读")),
}  # fmt: skip
_PRINTED = "|".join(
    r"\s{0,6}".join(label) for label in sorted(_LABELS, key=lambda label: (-len(label), label))
)
_FIELD = re.compile(
    rf"(?:^|(?<=[\s（(【\[|｜：:\d日]))(?P<label>{_PRINTED})\s{{0,4}}[：:]\s{{0,4}}"
)
_NEXT_FIELD = re.compile(r"\s[\u4e00-\u9fff]{2,8}[：:]|[\s【\[(（]{1,4}字体|[|｜]")
_MARKUP = re.compile(r"<[^<>]{1,40}>")
_BLANKS = re.compile(r"\s+")
_META: dict[str, MetadataName] = {
    "articletitle": "title",
    "og:title": "title",
    "pubdate": "date_published",
    "firstpublishedtime": "date_published",
    "publishdate": "date_published",
    "article:published_time": "date_published",
    "contentsource": "source",
}
_DATE = re.compile(
    r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:[T\s-]?\d{1,2}:\d{1,2}(?::\d{1,2})?)?"
)
_OF_DATE = "发布时间"
"""What a date without a label is, where a page prints one above its text."""
_LINE_WITH_DATE = 120
_SHORT = 60
_DATES: set[MetadataName] = {"date_document", "date_published", "date_in_force", "valid_until"}
_NUMBER_ALONE = re.compile(rf"[（(]?{DOCUMENT_NUMBER}[）)]?")
_CUT = re.compile(r"(?:\.{2,6}|…{1,2})$")
_NOTHING = re.compile(r"[-—－/\\]{0,4}|无|暂无|无文号|空|null|None|请选择")
_WANTED: dict[MetadataName, re.Pattern[str]] = {
    "title": re.compile(r"[^。]{4,300}"),
    "number": re.compile(r"(?=.{0,60}\d).{3,60}"),
    "index_number": re.compile(r"(?=.{0,60}[0-9]).{4,60}"),
    "issuer": re.compile(r"[^。]{2,200}"),
    "topic": re.compile(r"[^。]{2,200}"),
    "source": re.compile(r"[^。]{2,100}"),
}
"""What a value has to look like, dates aside."""
_BLOCK_OF_FIELDS = 3
_HEAD, _TOP = 30, 8
"""Paragraphs among which a block of fields stands, and among which it begins."""
_SURE: set[MetadataName | None] = {
    "index_number", "issuer", "number", "date_document", "date_published",
}  # fmt: skip
"""Of a block of fields, two at least are these: a text may have 名称： and 来源： as well."""
_BESIDE_A_TEXT: set[MetadataName | None] = {"date_published", "source", None}
"""Fields that sites print between a title and its text, alone or in a line."""
_ABOVE, _BELOW = 80, 15
_LONGEST = 400

Fields = Iterator[tuple[str, str]]


@dataclass(slots=True)
class PageMetadata:
    """Metadata as it is found; of two values for a name the first is taken."""

    values: dict[MetadataName, str] = field(default_factory=dict)
    remarks: list[LayoutRemark] = field(default_factory=list)

    def take(self, name: MetadataName | None, value: str) -> None:
        """Keep a value, if it is one and whole."""
        value = _unbracketed(clean(value).replace("\t", " "))
        if name is None or name in self.values or _NOTHING.fullmatch(value):
            return
        if name in _DATES:
            found = _DATE.search(value[:200])
            value = found[0].strip() if found else ""
        elif _CUT.search(value):
            message = f"{name} is cut off by the page: {value!r}"
            self.remarks.append(LayoutRemark("metadata-cut", message))
            return
        if value and (name in _DATES or _WANTED[name].fullmatch(value)):
            self.values[name] = value

    def take_all(self, fields: Iterable[tuple[str, str]]) -> None:
        """Keep values by their labels."""
        for label, value in fields:
            self.take(_LABELS[label], value)

    def take_head(self, root: Any) -> None:  # noqa: ANN401  # lxml has no types
        """Keep what `<meta>` elements say; names are written in any case."""
        said: dict[str, str] = {}
        for meta in root.iter("meta"):
            name = (meta.get("name") or meta.get("property") or "").strip().lower()
            if name in _META:
                said.setdefault(name, _MARKUP.sub(" ", (meta.get("content") or "")[:_LONGEST]))
        for name, target in _META.items():
            if name in said:
                self.take(target, said[name])


def read_around(
    metadata: PageMetadata, above: Sequence[Paragraph], below: Sequence[Paragraph]
) -> None:
    """Keep the fields in the paragraphs around a document, those next to it at least."""
    metadata.take_all(fields_of(above[-_ABOVE:]))
    for paragraph in above[-_TOP:]:
        if _NUMBER_ALONE.fullmatch(paragraph.text):
            metadata.take("number", paragraph.text)
    metadata.take_all(fields_of(below[:_BELOW]))


def fields_of(paragraphs: Iterable[Paragraph]) -> Fields:
    """Labels and values, which stand in one line, in cells, or in lines one below the other."""
    waiting: str | None = None
    table: int | None = None
    for paragraph in paragraphs:
        if len(paragraph.text) > _LONGEST or paragraph.table != table:
            waiting, table = None, paragraph.table
        if len(paragraph.text) > _LONGEST:
            continue
        for cell in paragraph.text.split("\t"):
            if label := _label(cell):
                waiting = label
            elif waiting and cell and not _FIELD.match(cell):
                yield waiting, cell
                waiting = None
            elif cell:
                yield from _in_line(cell, anywhere=True)
                waiting = None


def without_fields(
    paragraphs: Sequence[Paragraph], metadata: PageMetadata
) -> tuple[list[Paragraph], list[Paragraph]]:
    """The document's paragraphs without the fields above its text, and those left out."""
    head, rest = list(paragraphs[:_HEAD]), paragraphs[_HEAD:]
    places = [index for index, each in enumerate(head) if any(_labels(each))]
    labels = {label for index in places for label in _labels(head[index])}
    sure = {_LABELS[label] for label in labels} & _SURE
    if len(labels) >= _BLOCK_OF_FIELDS and len(sure) > 1 and places[0] < _TOP:
        block = head[places[0] : _last_of_block(head, places) + 1]
    else:
        above = head[: lines_above_text(head, _TOP)]
        block = [each for each in above if _is_line_of_fields(each)]
    metadata.take_all(fields_of(block))
    left_out = set(map(id, block))
    return [*(each for each in head if id(each) not in left_out), *rest], block


def _is_line_of_fields(paragraph: Paragraph) -> bool:
    """Whether a line has only fields that sites print between a title and its text."""
    if paragraph.kind == "row" or len(paragraph.text) > _LONGEST:
        return False
    found = list(_in_line(paragraph.text))
    return bool(found) and all(_LABELS[label] in _BESIDE_A_TEXT for label, _ in found)


def _last_of_block(head: Sequence[Paragraph], places: Sequence[int]) -> int:
    """The last paragraph of a block of fields: labels follow each other, values between them."""
    last = places[0]
    for place in places:
        if place > last + 2:
            break
        last = place
    alone = _label(head[last].text.split("\t")[-1])
    if not alone or last + 1 == len(head) or head[last + 1].table != head[last].table:
        return last
    return last + 1 if len(head[last + 1].text) < _SHORT else last


def _labels(paragraph: Paragraph) -> Iterator[str]:
    """The labels of a line or a row; the header of a table has names with no values beside them."""
    if len(paragraph.text) > _LONGEST:
        return
    cells = paragraph.text.split("\t")
    for cell, beside in zip(cells, [*cells[1:], ""], strict=True):
        if label := _label(cell):
            if paragraph.kind != "row" or cell.endswith(("：", ":")) or _is_value(beside):
                yield label
        else:
            yield from (label for label, _ in _in_line(cell))


def _is_value(cell: str) -> bool:
    return bool(cell) and not _label(cell)


def _label(text: str) -> str | None:
    """The label that a cell or a line consists of."""
    squeezed = _BLANKS.sub("", text[:20]).rstrip("：:").strip("【】[]")
    return squeezed if squeezed in _LABELS and len(text) < 16 else None


def _in_line(text: str, *, anywhere: bool = False) -> Fields:
    """Labels and values of a line that begins with a label, or with a date and then a label."""
    text = text.strip("（(【[ ")
    found = list(_FIELD.finditer(text))
    dated = _DATE.match(text)
    alone = dated is not None and dated.end() == len(text) and (anywhere or ":" in text)
    if dated and (found or alone) and len(text) < _LINE_WITH_DATE:
        yield _OF_DATE, dated[0]
    elif found and found[0].start() and not anywhere:
        return
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        value = text[match.end() : end]
        if cut := _NEXT_FIELD.search(value):
            value = value[: cut.start()]
        yield _BLANKS.sub("", match["label"]), value.strip()


def title_in(text: str) -> str:
    """A heading without the fields that a page prints in one line with it."""
    found = _FIELD.search(text)
    return text[: found.start()].rstrip("（(【[ ") if found else text


def _unbracketed(value: str) -> str:
    """A value without brackets around it, or one that closes a bracket before its label."""
    value = value.strip(" |｜")
    if value[:1] in ("（", "(") and value[-1:] in ("）", ")") and value.count(value[0]) == 1:
        value = value[1:-1]
    for opening, closing in ("（）", "()", "【】", "[]"):
        if value.endswith(closing) and value.count(opening) < value.count(closing):
            value = value[:-1].rstrip()
        if value.endswith(opening):
            value = value[:-1].rstrip()
    return value
