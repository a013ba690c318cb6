"""Document numbers in running text: where one begins, which no space shows.

What stands before the year is cut by what no code contains: words that refer to a document
(根据, 印发), bodies that the vocabulary knows, punctuation.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from loaders.docnumber import CHARACTER, FORMS, SERIAL, DocumentNumber
from ontology.folding import fold
from ontology.lexicon import Concept, Lexicon, load_lexicon

_YEAR = "(?:19|20)[0-9]{2}"
_CODED = re.compile(
    rf"[〔【（](?P<year>{_YEAR})年?[〕】）]第?(?P<serial>[0-9]{{1,5}})"
    r"(?:号(?![线楼院店])|(?<=〕[0-9])|(?<=〕[0-9]{2})|(?<=〕[0-9]{3})|(?<=〕[0-9]{4}))(?! ?[0-9])"
)
"""A 号 may be missing after 〕, where no other figure is meant."""
_ORDERED = re.compile(
    rf"(?P<form>{FORMS})\n?(（)?(?:(?P<year>{_YEAR})年第?|第)(?P<serial>{SERIAL})号(?(2)）)"
)
_FORM_LAST = re.compile(rf"(?:(?P<year>{_YEAR})年)?第(?P<serial>{SERIAL})号(?P<form>{FORMS})")
_DATED_END = re.compile(f"({_YEAR})年\\Z")
_LONGEST_CODE: Final = 12
_LONGEST_RUN: Final = 48
_CODE_END = re.compile(f"[{CHARACTER}]{{1,{_LONGEST_RUN}}}\\Z")
_NAMES_END = re.compile(f"[{CHARACTER}、]{{1,{_LONGEST_RUN}}}\\Z")
_FORM_END = re.compile(f"(?:{FORMS})\\Z")
_STATE: Final = "中华人民共和国"
_AHEAD = re.compile(f"(?:{_STATE}|第[一二三四五六七八九十]{{1,3}}届)\\Z")
"""What belongs to the name of a body before it."""
_REFERRING = re.compile(
    "根据|依据|按照|依照|遵照|参照|比照|贯彻|落实|执行|实施|印发|转发|批转|下发|颁发|发布|公布|颁布|出台|"
    "制定|以下简称|以下称|简称|以及|关于|文件|通知|意见|办法|规定|条例|要求|精神|废止|修改|修订|替代|代替|"
    "原有|现行|现将|文号|字号|编号|会同|其中|包括|属于|符合|适用|结合|对照|参见|详见|列入|纳入|违反|通过|"
    "收到|[见由以与或据的为是在等其该至及]"
)
"""What refers to a document, and so stands before a code and never in one."""
_BODY = re.compile(
    f"[省市区县州盟旗][{CHARACTER}]{{2,12}}?[厅局委](?=[{CHARACTER}])"
    "|人民政府|政府|办公厅|办公室|委员会|国务院|党中央|总局|集团|公司|党组|我[局部委省市区厅院会]"
)
_MAY_JOIN: Final = "和并对原按经将依即请从自到"
"""Words that a code may begin with too."""
_ISSUER = re.compile("[院部委局会署行办府厅席团长国]$")
_DAMAGED = re.compile(
    rf"〔{_YEAR}[0-9]{{1,5}}(?![0-9〕])号?"
    rf"|(?<=[{CHARACTER}])(?<!第){_YEAR}〕第?[0-9]{{1,5}}号"
    rf"|(?<=[{CHARACTER}])〔〕第?[0-9]{{0,5}}号"
    rf"|(?<=[{CHARACTER}])〔{_YEAR}〕第?(?:号|[0-9]{{1,5}} [0-9]{{1,5}}号?)"
)


_SIGNS: Final = "号〕〔"
"""One of these is in every number, whole or damaged."""


class FoundNumber(NamedTuple):
    """A number at `text[start:end]`, from its code to its 号."""

    number: DocumentNumber
    start: int
    end: int


def find_numbers(
    compact: str, start: int = 0, end: int | None = None, *, lexicon: Lexicon | None = None
) -> list[FoundNumber]:
    """The document numbers in a stretch of folded text without blanks, in reading order.

    Of brackets other than 〔〕 only those count that a 号 follows. A number without a code, or with
    one that has lost its first character (信厅规函), is none: see `scan_numbers`.
    """
    return scan_numbers(compact, start, end, lexicon=lexicon)[0]


def scan_numbers(
    compact: str, start: int = 0, end: int | None = None, *, lexicon: Lexicon | None = None
) -> tuple[list[FoundNumber], list[tuple[int, int]]]:
    """The numbers that are whole, and the places of those that are damaged.

    These have lost a bracket, their serial, or the first character of a code that is known.
    """
    lexicon = lexicon or load_lexicon()
    end = len(compact) if end is None else end
    if not any(compact.find(sign, start, end) >= 0 for sign in _SIGNS):
        return [], []
    whole: list[FoundNumber] = []
    damaged = [match.span() for match in _DAMAGED.finditer(compact, start, end)]
    for found in _candidates(compact, start, end, lexicon):
        if _is_maimed(found.number.code, lexicon):
            damaged.append((found.start, found.end))
        else:
            whole.append(found)
    return whole, damaged


def _candidates(compact: str, start: int, end: int, lexicon: Lexicon) -> Iterator[FoundNumber]:
    """Numbers in order, with codes that are whole or not; none begins within the one before it."""
    forms = (_CODED, _ORDERED, _FORM_LAST)
    matches = [match for form in forms for match in form.finditer(compact, start, end)]
    for match in sorted(matches, key=re.Match.start):
        before = compact[max(start, match.start() - _LONGEST_RUN) : match.start()]
        parts = match.groupdict()
        dated = _DATED_END.search(before) if match.re is _FORM_LAST else None
        if dated:
            parts["year"], before = dated[1], before[: dated.start()]
        is_named = parts.get("form") or _FORM_END.search(before)
        code = _bodies(before, lexicon) if is_named else _code(before, lexicon)
        if not code:
            continue
        try:
            number = DocumentNumber.of(code, **parts)
        except ValueError:  # a serial that counts nothing, a form without a body
            continue
        first = match.start() - len(code) - (len(dated[0]) if dated else 0)
        start = match.end()
        yield FoundNumber(number, first, start)


def _code(before: str, lexicon: Lexicon) -> str | None:
    """The code that ends `before`; None where there is none."""
    run = _CODE_END.search(before)
    if run is None:
        return None
    code = _referred(run[0])
    behind = _behind_bodies(code)
    if not before[: -len(code)].endswith("（") or _is_known(behind, lexicon):
        code = behind
    code = _without_joint(code, before, lexicon)
    if not _is_known(code, lexicon):
        code = code[_known_from(code, lexicon) :]
    return code if 0 < len(code) <= _LONGEST_CODE else None


def _referred(run: str) -> str:
    """What follows the last word that refers to a document."""
    return run[max((word.end() for word in _REFERRING.finditer(run)), default=0) :]


def _behind_bodies(run: str) -> str:
    """What follows the last body that is no code."""
    return run[max((body.end() for body in _BODY.finditer(run)), default=0) :]


def _without_joint(code: str, before: str, lexicon: Lexicon) -> str:
    """The code without 和 before it, or 日 of a date."""
    ahead = before[: len(before) - len(code)]
    if code[0:1] == "日" and ahead[-1:].isdigit():
        return code[1:]
    joins = code[0:1] in tuple(_MAY_JOIN)
    if joins and (ahead[-1:] in ("号", "》", "）") or _is_known(code[1:], lexicon)):
        return code[1:]
    return code


def _known_from(code: str, lexicon: Lexicon) -> int:
    """Where a known issuer's code begins behind the names of bodies, or behind any words.

    An issuer of two characters may be a part of another's code (深工信), so it needs a body before.
    """
    end = 0
    for body in lexicon.find(code, schemes=["body"]):
        if body.start != end:
            break
        end = body.end
        if _is_known(code[end:], lexicon):
            return end
    elements = lexicon.find(code, schemes=["code-element"])
    return next(
        (m.start for m in elements if m.concept.broader == "issuer" and m.end - m.start > 2), 0
    )


def _bodies(before: str, lexicon: Lexicon) -> str | None:
    """The names of bodies that end `before`, with the form (公告) that may follow them."""
    run = _NAMES_END.search(before)
    if run is None:
        return None
    form = _FORM_END.search(run[0])
    names = run[0][: form.start()] if form else run[0]
    start = len(names)
    for body in reversed(lexicon.find(names, schemes=["body"])):
        if names[body.end : start] not in ("", "、", _STATE):
            break
        start = body.start
    if start < len(names):
        start -= len(ahead[0]) if (ahead := _AHEAD.search(names[:start])) else 0
    else:
        named = _referred(names).lstrip("、")
        if named.startswith("日") and before[: -len(run[0])][-1:].isdigit():
            named = named[1:]
        start -= len(named.lstrip("原和"))
    return run[0][start:] if _ISSUER.search(names[start:]) else None


def _is_known(code: str, lexicon: Lexicon) -> bool:
    return bool(code) and lexicon.code_elements(code)[0].concept is not None


def _is_maimed(code: str, lexicon: Lexicon) -> bool:
    """Whether a code begins as that of one central body does behind its first character."""
    return not _is_known(code, lexicon) and code.startswith(_beheaded(lexicon))


@cache
def _beheaded(lexicon: Lexicon) -> tuple[str, ...]:
    """Codes of bodies without their first character, where one central body alone is meant."""
    bodies: dict[str, set[str | None]] = defaultdict(set)
    for label, language, element in lexicon.labels("code-element"):
        rest = fold(label)[1:]
        if language == "zh" and element.broader == "issuer" and set(rest) - set("办发函令字"):
            bodies[rest].add(element.body if _is_central(element, lexicon) else None)
    return tuple(r for r, of in bodies.items() if len(r) > 1 and len(of) == 1 and None not in of)


def _is_central(element: Concept, lexicon: Lexicon) -> bool:
    level = lexicon.concept("body", element.body).level if element.body else None
    return (level or "").rpartition("#")[2] in ("levelCentral", "levelMinistry")
