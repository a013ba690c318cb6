"""Hypothesis strategies: document numbers and their spellings, dates, numberings, texts."""

import calendar
from decimal import Decimal

from hypothesis import strategies as st

from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber
from loaders.model import Provenance, Target

BRACKETS = tuple(zip("[［﹝【（(〖〔", "]］﹞】）)〗〕", strict=True))
_OTHER_SHAPES = str.maketrans("厅号发国办联软网业", "廳號發國辦聯軟網業")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

texts = st.text()
"""Any text, with characters of every plane and control characters."""

_CODES = st.sampled_from(
    [
        "国发",
        "国办发",
        "工信部信管",
        "工信厅信管",
        "工信厅信管函",
        "工信部联信管",
        "发改高技",
        "粤府",
    ]
) | st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=8)


@st.composite
def document_numbers(draw: st.DrawFn) -> DocumentNumber:
    """A number in its normal form; the code has simplified characters only."""
    code = str(DocumentNumber.parse(f"{draw(_CODES)}〔2000〕1号").code)
    return DocumentNumber(code, draw(st.integers(1949, 2099)), draw(st.integers(1, 99999)))


@st.composite
def spellings(draw: st.DrawFn, number: DocumentNumber) -> str:
    """One of the ways in which a number is written."""
    opening, closing = draw(st.sampled_from(BRACKETS))
    blank = st.sampled_from(["", " ", "　", "\t"])
    code, sign = number.code, draw(st.sampled_from(["号", "號", ""]))
    shape = draw(st.sampled_from(["simplified", "traditional", "Japanese"]))
    if shape == "traditional":
        code = code.translate(_OTHER_SHAPES)
    elif shape == "Japanese":
        code = code.replace("厅", "庁")
    year, serial = str(number.year), str(number.serial).zfill(draw(st.integers(0, 5)))
    if draw(st.booleans()):
        year, serial = year.translate(_WIDE), serial.translate(_WIDE)
    ordinal = draw(st.sampled_from(["", "第"]))
    pieces = [*code, opening, year, closing, ordinal, serial, sign]
    return "".join(draw(blank) + piece for piece in pieces) + draw(blank)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A year, a month or a day."""
    year, month = draw(st.integers(1, 9999)), draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
    iso = f"{year:04}-{month:02}-{day:02}"
    return PartialDate(iso[: draw(st.sampled_from([4, 7, 10]))])


amounts = st.decimals(0, 10**12, allow_nan=False, allow_infinity=False, places=2)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """A target with any wording, of any figure."""
    return Target(
        part=draw(st.none() | st.sampled_from(["1", "1/1", "2/13"])),
        subject=draw(texts),
        comparator=draw(st.sampled_from(["=", ">=", ">", "<=", "<", "~"])),
        basis=draw(st.sampled_from(["stock", "increment", "ratio", "growth", "multiple"])),
        unit=draw(texts),
        provenance=Provenance(note=draw(texts)),
        value=draw(amounts | st.just(Decimal("1E+3"))),
        due=draw(st.none() | partial_dates()),
        scope=draw(st.none() | texts),
        printed=draw(st.none() | texts),
    )
