"""Names of bodies in running text, in lists, and glued to each other.

The vocabulary of bodies names those it has; the others are told by how such names end (部, 委员会,
人民政府办公室). All places are places in the compact copy of a text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from loaders.gongwen.text import OfficialText, Span
from ontology.concepts import Concept
from ontology.lexicon import Lexicon
from ontology.matching import Words, fold

_NATIONAL = re.compile(r"国家|国务院|中国|中央|中共|中华|全国|最高|共青团中央|新华")
_PLACE = re.compile(r"[省市区县州盟旗镇乡]")
_GOES_ON = re.compile(r"[一-龥]{2,8}?(?:分行|支行|分局|专员办|监管局|特派)|分行|支行|分会|分公司")
_AFTER_DEPARTMENT = frozenset("门署队位分件长")
"""财政部 is not in 财政部门, 水利部 not in 水利部署."""

_END = re.compile(
    r"委员会办公室|领导小组办公室|人民政府办公[厅室]|办公[厅室]|委员会|管委会|领导小组|总[局署]"
    r"|[局署部委厅院会司行社办府]|公司|集团|中心|联盟|大学|海关"
)
_HOME = re.compile(r"[省市区县](?!场)|[一-龥]{2,7}?(?:自治区|[省市区县州盟])(?!场)")
_TAIL = re.compile(
    r"(?<![高中初平])等(?:[^、，；。]{0,12}(?:部门|单位|机构|部委|地方|企业|方面|院校|委办局))?$"
)
_LEAD_IN = re.compile(r"^(?:分别|主要|具体)?(?:由|会同|以及|并会同|并|其中)+")
_ENDING = "部委厅局办署院会行府社司团处室站所台心组门位方构县区市省州旗镇乡道盟"
_SEPARATOR = re.compile(
    rf"[、，；/\t（）〔〕]|(?:(?<=[{_ENDING}])|(?<=企业)|(?<=公司)|(?<=集团)|(?<=[高院学]校))"
    r"(?:以及|[和与]|及(?!其))"
)
_DIVISION = re.compile(
    r"各?(?:有关|相关)?(?:(?:省|自治区|直辖市|计划单列市|设区的?市|[地县]?市|州|盟|县|区|旗|省级|[市县]级)"
    r"(?:（[^（）]{1,12}）)?[、及和与]?){1,8}"
)
"""The divisions in 各省、自治区、直辖市人民政府 and 各市、县（区）政府, which is one name."""
_ALL = re.compile(r"各|有关|相关|[省市县区]直")


@dataclass(frozen=True, slots=True)
class BodyNames:
    """The Chinese names of the bodies of a lexicon, folded.

    `own` are names that mean a body anywhere, `context` those that mean it in the right context.
    """

    words: Words[Concept]
    own: Mapping[str, Concept]
    context: Mapping[str, tuple[Concept, ...]]


@lru_cache(maxsize=8)
def body_names(lexicon: Lexicon) -> BodyNames:
    """The names of all bodies; a shared name is that of the body that prefers it."""
    ranked: dict[str, tuple[int, str, Concept]] = {}
    context: dict[str, tuple[Concept, ...]] = {}
    for body in lexicon.concepts("body"):
        named = [(label.rank, label.text) for label in body.labels if label.language == "zh"]
        for rank, text in [*named, *((3, name) for name in body.former_names)]:
            known = ranked.get(fold(text))
            if known is None or (rank, body.iri) < known[:2]:
                ranked[fold(text)] = (rank, body.iri, body)
        for text in body.context_labels:
            context[fold(text)] = (*context.get(fold(text), ()), body)
    own = {name: body for name, (_, _, body) in ranked.items()}
    return BodyNames(Words({**{n: b[0] for n, b in context.items()}, **own}), own, context)


def national(name: str) -> bool:
    """Whether a name says by itself that it is that of a central body, 国家统计局."""
    return _NATIONAL.match(name) is not None


def find_bodies(compact: str, span: Span, lexicon: Lexicon) -> list[tuple[Span, Concept]]:
    """The bodies of the vocabulary that are named there: leftmost, longest, without overlap.

    What is only a part of another name is none: 财政部 in 财政部门, 发展改革委 in 省发展改革委.
    Names that mean a body only in the right context are left out.
    """
    names = body_names(lexicon)
    found: list[tuple[Span, Concept]] = []
    read = span.start
    for start, end, body in known_places(compact, span, names):
        name = fold(compact[start:end])
        if start >= read and name in names.own and stands_alone(compact, start, end):
            found.append((Span(start, end), body))
        if start >= read:
            read = end
    return found


def known_places(compact: str, span: Span, names: BodyNames) -> list[tuple[int, int, Concept]]:
    """Every place of a known name, those within each other too: by start, the longest first."""
    shift = span.start
    places = names.words.all(fold(compact[span.start : span.end]))
    return [(start + shift, end + shift, body) for start, end, body in places]


def stands_alone(compact: str, start: int, end: int) -> bool:
    """Whether the name there is not but a part of a longer one."""
    if compact[end - 1] == "部" and compact[end : end + 1] in _AFTER_DEPARTMENT:
        return False
    local = start > 0 and _PLACE.match(compact[start - 1]) is not None
    return not (local and not national(compact[start:end])) and not _GOES_ON.match(compact, end)


def split_names(compact: str, span: Span, lexicon: Lexicon) -> tuple[Span, ...]:
    """The names in a list: parted by 、，；和及与, without 等部门 and what leads in.

    和 within a name parts nothing (工业和信息化部), nor does what stands in brackets. Names that
    are glued to each other are parted as `split_issuers` does.
    """
    names = body_names(lexicon)
    return tuple(
        name
        for piece in _pieces(compact, span)
        if (trimmed := _trimmed(compact, piece))
        for name in _unglued(compact, trimmed, names)
    )


def _pieces(compact: str, span: Span) -> Iterator[Span]:
    depth, start = 0, span.start
    for found in _SEPARATOR.finditer(compact, *span):
        if found[0] in "（〔":
            depth += 1
        elif found[0] in "）〕":
            depth = max(0, depth - 1)
        elif not depth and not (
            _DIVISION.fullmatch(compact, start, found.start())
            and not _ALL.match(compact, found.end(), span.end)
        ):
            yield Span(start, found.start())
            start = found.end()
    yield Span(start, span.end)


def _trimmed(compact: str, piece: Span) -> Span | None:
    words = compact[piece.start : piece.end]
    if lead := _LEAD_IN.match(words):
        words = words[lead.end() :]
    start = piece.end - len(words)
    words = _TAIL.sub("", words)
    return Span(start, start + len(words)) if words else None


def split_issuers(text: OfficialText, span: Span, lexicon: Lexicon) -> tuple[Span, ...]:
    """The names in a run of names, glued or parted: 工业和信息化部财政部 are two.

    A stretch that the vocabulary does not know is cut only where a name ends and the next begins
    with the name of a place, or of a known body.
    """
    return split_names(text.compact, span, lexicon)


def _unglued(compact: str, span: Span, names: BodyNames) -> Iterator[Span]:
    """The names of which `span` is made, itself where it is one."""
    known: dict[int, int] = {}
    for start, end, body in known_places(compact, span, names):
        if not _unit(body):
            known.setdefault(start, end)
    start = span.start
    while cut := _cut(compact, Span(start, span.end), known):
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _cut(compact: str, rest: Span, known: Mapping[int, int]) -> int | None:
    """Where the first of the names glued there ends, None where there is but one.

    `known` has the end of the longest known name that starts at a place.
    """
    end = known.get(rest.start)
    if end in known:
        return end
    place = _HOME.match(compact, *rest)
    for found in _END.finditer(compact, *rest):
        end = found.end()
        again = place and compact.startswith(place[0], end)
        if end < rest.end and (again or (end in known and national(compact[end : end + 4]))):
            return end
    return None


def _unit(body: Concept) -> bool:
    """Whether an office or department, which stands glued to the name of its ministry."""
    return (body.level or "").endswith("levelDepartment")
