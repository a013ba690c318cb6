"""Line breaks that a text has lost: paragraphs that run on in one line are parted again.

Only evidence parts: wide blanks, a numbering that goes on with its sequence after a full stop,
labels (责任单位：), the recipients' colon, a signature with its date. Nothing is parted within a
sentence.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from loaders.formats.lines.line_starts import (
    DATE,
    DOCUMENT_NUMBER,
    DOCUMENT_TYPES,
    LABEL,
    NUMERAL,
    Numbering,
    Start,
    start_of,
)
from loaders.formats.lines.printed_lines import LineRemark, PrintedLine, columns

_LONG = 200
"""Characters of a line that may be more than a paragraph."""
_FEW_LINES = 3
_CUTS_OF_A_COLLAPSED_LINE = 3
_GAP_COLUMNS = 3
_HEADING_LENGTH = 40

_BLANK_RUN = re.compile(r"[ \t\u00a0\u2003\u3000]{2,}")
_TERMINAL = frozenset("。；！？：;:!?")
_CLOSERS = frozenset("）)”’」』")
_PUNCTUATION = re.compile(r"[。；，：！？,;:!?]")
_BODY_ENDS = r"府厅局部委院会办行署司室处所社队团位业构门校关集心团"
_MARK = re.compile(
    rf"第(?:{NUMERAL}|\d{{1,3}})[编章节条]|{NUMERAL}[、．]|[（(]{NUMERAL}[）)]"
    rf"|(?<!\d)\d{{1,2}}[.．、](?!\d)|{LABEL}|附\s{{0,2}}件\s{{0,2}}\d{{0,2}}[：:]"
)
_RECIPIENTS = (
    r"(?:各|省|市|县|区|自治|州|盟|有关|驻|国务院|中央|机关|直属|局|委|厅|部)"
    rf"[^。；：:]{{0,400}}[{_BODY_ENDS}市县区]\s?[）)]?[：:]"
)
_TITLE = rf"[^。；：:，]{{0,60}}关于[^。；：:]{{2,120}}?(?:{DOCUMENT_TYPES})"
_ENDS_WITH_TITLE = re.compile(rf"[^。；：:，]{{4,60}}(?:{DOCUMENT_TYPES})")
_OPENING = re.compile(
    rf"(?:(?P<title>{_TITLE})(?={DOCUMENT_NUMBER}|各))?"
    rf"(?P<number>{DOCUMENT_NUMBER})?\s{{0,4}}(?P<recipients>{_RECIPIENTS})?"
)
_SIGNATURE = re.compile(
    rf"(?<=[。）)”])(?P<body>[\u4e00-\u9fff]{{1,40}}?[{_BODY_ENDS}])\s{{0,4}}(?P<date>{DATE})"
    rf"(?=\s{{0,4}}(?:$|[（(]此件|抄送|[^，。；：]{{4,60}}?(?:{DOCUMENT_TYPES})))"
)
_LAST_DATE = re.compile(rf"(?<=[{_BODY_ENDS}]){DATE}$")
_DATED = re.compile(
    rf"(?:(?P<body>[\u4e00-\u9fff\s]{{2,60}}[{_BODY_ENDS}])[ \u00a0\u3000]{{2,40}})?"
    rf"(?P<date>{DATE})"
    rf"(?P<title>(?!印发)[^，。；：\s]{{6,120}}(?:{DOCUMENT_TYPES}))?"
)


def with_lost_breaks(
    lines: Sequence[PrintedLine],
) -> tuple[list[PrintedLine], list[LineRemark]]:
    """Part the lines that hold more than a paragraph; a remark says how often."""
    numbering = Numbering()
    result: list[PrintedLine] = []
    first: int | None = None
    few = len(lines) <= _FEW_LINES
    for line in lines:
        pieces = _pieces(line, numbering, few)
        if len(pieces) > 1 and first is None:
            first = line.number
        result += pieces
    if first is None:
        return result, []
    message = f"lost line breaks restored: {len(result) - len(lines)}"
    return result, [LineRemark("line-breaks-restored", message, first)]


def _pieces(line: PrintedLine, numbering: Numbering, few: bool) -> Sequence[PrintedLine]:
    text = line.text
    cuts: set[int] = set()
    if len(text) >= _LONG:
        cuts = _cuts(text, numbering)
        if not few and len(cuts) < _CUTS_OF_A_COLLAPSED_LINE:
            cuts = set()
    else:
        numbering.take(start_of(text))
        dated = _DATED.fullmatch(text) if "日" in text and "年" in text else None
        if dated:
            cuts.update(dated.start(name) for name in ("date", "title") if dated[name])
    opening = _OPENING.match(text) if "号" in text[:_LONG] else None
    if opening and opening["number"] and opening["recipients"]:
        cuts.update((opening.start("number"), opening.start("recipients")))
    cuts.discard(0)
    return list(_parted(line, sorted(cuts))) if cuts else (line,)


def _parted(line: PrintedLine, cuts: Sequence[int]) -> Iterator[PrintedLine]:
    indent, gap, over_page = line.indent, line.gap, line.over_page
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        piece = line.text[start:end]
        bare = piece.rstrip()
        if bare:
            yield PrintedLine(bare.lstrip(), indent, line.number, gap, over_page)
            gap = over_page = False
        indent = columns(piece[len(bare) :])


def _cuts(text: str, numbering: Numbering) -> set[int]:
    """Where a long line is to be parted."""
    cuts = _blank_cuts(text)
    if opening := _OPENING.match(text):
        cuts.update(opening.end(name) for name in ("title", "number", "recipients"))
    for signature in _SIGNATURE.finditer(text):
        cuts.update((signature.start("body"), *signature.span("date")))
    if last := _LAST_DATE.search(text, max(len(text) - _HEADING_LENGTH, 0)):
        cuts.add(last.start())
    cuts -= {-1, 0, len(text)}
    return cuts | _numbered_cuts(text, sorted(cuts), numbering)


def _numbered_cuts(text: str, others: Sequence[int], numbering: Numbering) -> set[int]:
    """Where a numbering or a label begins a paragraph, in a line parted at `others` already."""
    cuts: set[int] = set()
    begin = 0
    waiting = deque(others)
    for found in _MARK.finditer(text):
        place = found.start()
        while waiting and waiting[0] <= place:
            begin = waiting.popleft()
        start = start_of(text[place : place + _HEADING_LENGTH])
        begins = start and numbering.expects(start) and _begins(text, begin, place, start)
        if place == begin or begins:
            numbering.take(start)
            cuts.add(place)
            begin = place
    return cuts - {0}


def _blank_cuts(text: str) -> set[int]:
    """Ends of the wide blanks that part paragraphs, not the two words of a heading."""
    runs = [run for run in _BLANK_RUN.finditer(text) if columns(run[0]) >= _GAP_COLUMNS]
    everywhere = len(runs) >= _CUTS_OF_A_COLLAPSED_LINE
    cuts: set[int] = set()
    begin = 0
    for run in runs:
        piece = text[begin : run.start()] if run.start() - begin <= _HEADING_LENGTH else ""
        start = start_of(piece) if piece else None
        lone = len(piece) == 1 or (
            start and start.style != "other" and len(piece) <= start.length + 2
        )
        after = text[run.end() : run.end() + _HEADING_LENGTH]
        evident = text[run.start() - 1] in _TERMINAL | _CLOSERS or start_of(after)
        if not lone and (everywhere or evident):
            cuts.add(run.end())
            begin = run.end()
    return cuts


def _begins(text: str, begin: int, place: int, start: Start) -> bool:
    """Whether a paragraph may begin at `place`, where the one before it began at `begin`."""
    before = text[place - 1]
    if before in _TERMINAL:
        return True
    if before in _CLOSERS:
        return (
            text[place - 2] in _TERMINAL or text.rfind("。（", max(place - 300, begin), place) >= 0
        )
    if not "\u4e00" <= before <= "\u9fff" or before in "第的为是各":
        return False
    if start.ordinal == 1 and _ENDS_WITH_TITLE.fullmatch(text, begin, place):
        return True
    # a heading has no punctuation, and neither has the list of bodies behind a label
    head = text[begin : begin + _HEADING_LENGTH]
    started = start_of(head)
    if not started:
        return False
    if started.style == "label":
        return before in _BODY_ENDS
    if start.ordinal == 1 and start.style in ("first", started.style):
        return False  # 统一、规范
    return place - begin <= _HEADING_LENGTH and not _PUNCTUATION.search(text, begin, place)
