"""Which technologies, industries, scenarios and programmes the parts of a document name.

A mention is of a concept as this document speaks of it. Left out is therefore what stands in the
title of another document (《…》, which is a citation) and in the name of a body (省电子信息集团).
"""

import re
from collections.abc import Iterator
from itertools import chain

from loaders.gongwen.form import FoundDocument, Passage
from loaders.gongwen.text import OfficialText, Span
from loaders.model import Mention, Provenance, Scheme
from ontology.lexicon import Lexicon, Match

_SCHEMES: tuple[Scheme, ...] = ("technology", "industry", "scenario", "programme")
_SEARCHED = (*_SCHEMES, "body")
"""Bodies too, so that what stands within their names is not met."""
_TITLE = re.compile(r"《[^《》\n]{1,200}(?:《[^《》\n]{1,100}》[^《》\n]{0,100}){0,3}》")
_BODY_GOES_ON = re.compile(
    r"(?:产业|行业|工业|科技|技术|信息|发展|创新|应用|安全|管理|监督|专项|工作|标准化|专家|投资|和信息化){0,4}"
    r"(?:集团|(?:有限|股份|总)?公司|研究院|研究所|联盟|协会|学会|商会|局(?![部面限势])|领导小组"
    r"|工作组|专班|委员会)"
)


def read_mentions(
    text: OfficialText, document: FoundDocument, *, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Every mention in the passages of a document, in reading order; `surface` is as printed."""
    each = (_in_passage(text, passage, lexicon) for passage in document.passages)
    return tuple(chain.from_iterable(each))


def _in_passage(text: OfficialText, passage: Passage, lexicon: Lexicon) -> Iterator[Mention]:
    words = text.of(passage.span)
    titles = [Span(*title.span()) for title in _TITLE.finditer(words)]
    for match in lexicon.find(words, schemes=_SEARCHED):
        while titles and titles[0].end <= match.start:
            del titles[0]
        within = bool(titles) and titles[0].start < match.start
        if within or match.concept.scheme == "body" or _BODY_GOES_ON.match(words, match.end):
            continue
        start = passage.span.start
        yield _mention(text, passage.part, match, Span(start + match.start, start + match.end))


def _mention(text: OfficialText, part: str | None, match: Match, span: Span) -> Mention:
    scheme: Scheme = match.concept.scheme  # type: ignore[assignment]
    return Mention(
        part=part,
        scheme=scheme,
        concept=match.concept.key,
        provenance=Provenance(evidence=(text.evidence(span, "label"),)),
        surface=text.printed(span),
    )
