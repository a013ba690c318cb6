"""Which body of the vocabulary a name in a document means: that depends on who speaks.

In a text of the State Council 发展改革委 is the national commission; in one of Fujian it is that of
the province, and 财政厅 after 省经信委 is the province's.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.gongwen.form import FoundDocument
from loaders.gongwen.text import OfficialText, Span
from loaders.statements.bodies.names import BodyNames, body_names, find_bodies, national
from ontology.concepts import Concept
from ontology.lexicon import Lexicon
from ontology.matching import fold

_BRACKETS = re.compile(r"（[^（）]*）|〔[^〔〕]*〕")
_CENTRAL_LEVELS = ("levelCentral", "levelParty", "levelLegislature", "levelMinistry")
_CENTRAL_END = re.compile(r"(?:部|总局|总署|总台|审计署|人民银行)$")
_LOCAL_NAME = re.compile(r"[省市](?!场)|(?!关于|国家)[一-龥]{2,7}?(?:自治区|[省市县州盟](?!场))")
_SEAT = re.compile(r".{0,24}(?:人民政府|政府|委员会|管委会|办公[厅室]|[厅局委])")
_HEAD_LINES = 12
"""Lines of the file's beginning in which a document that names no issuer looks for one."""
_LOCAL_LIST = re.compile(
    r"(?<=[、，：（])[省市区县](?!场)[一-龥]{2,8}(?:[厅委局办]|政府)(?=[、，）\n]|等|按|负责|牵头)"
)
PREFIX = re.compile(r"自治区|[省市区县州](?!场|直)")
"""What begins the short name of a local body: 省 in 省经信委."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Who speaks: a central body, or one of the region whose names are given, the widest first."""

    local: bool
    regions: tuple[Concept, ...]
    names: BodyNames

    def body(self, name: str, prefix: str = "") -> str | None:
        """Key of the body that a name means, None where the vocabulary has it not.

        `prefix` is the 省 or 市 that a name inherits from those before it in its list.
        """
        name = fold(_BRACKETS.sub("", name))
        body = self._local(name, prefix) if self.local or prefix else self._central(name)
        return body.key if body else self._unit(name)

    def _central(self, name: str) -> Concept | None:
        if name in self.names.own:
            return self.names.own[name]
        meant = [b for b in self.names.context.get(name, ()) if _level(b) in _CENTRAL_LEVELS]
        return meant[0] if len(meant) == 1 else None

    def _local(self, name: str, prefix: str) -> Concept | None:
        known = self.names.own.get(name)
        if known and (known.region or national(name) or (_CENTRAL_END.search(name) and not prefix)):
            return known
        own = prefix + name
        for region in self.regions:
            for body in self.names.context.get(own, ()):
                if body.region == region.key:
                    return body
            for label in _chinese_names(region):
                whole = label.rstrip("省市") + own if own[:1] in "省市" else label + own
                if whole in self.names.own:
                    return self.names.own[whole]
        return None

    def _unit(self, name: str) -> str | None:
        """信息通信管理局 in the name of its ministry, 工业和信息化部信息通信管理局."""
        for cut in range(len(name) - 2, 2, -1):
            above, below = self.names.own.get(name[:cut]), self.names.own.get(name[cut:])
            if above and below and below.parent == above.key and _level(below) == "levelDepartment":
                return below.key
        return None


def standpoint(text: OfficialText, document: FoundDocument, lexicon: Lexicon) -> Standpoint:
    """The standpoint of a document: by its issuers, its title, or the head of the file.

    Failing these it is local where lists name bodies of a place, 省财政厅.
    """
    names = body_names(lexicon)
    said = (*document.issuers, *((document.title,) if document.title else ()))
    for span in said:
        words = text.of(span)
        if regions := _regions(words, lexicon):
            return Standpoint(True, regions, names)
        if _central(text.compact, span, lexicon):
            return Standpoint(False, (), names)
    if not document.issuers:
        for line in text.lines[:_HEAD_LINES]:
            regions = _regions(text.of(line.span), lexicon)
            if regions and _SEAT.match(text.compact, *line.span):
                return Standpoint(True, regions, names)
            if _central(text.compact, line.span, lexicon):
                return Standpoint(False, (), names)
    local = any(_LOCAL_NAME.match(text.of(span)) for span in said)
    local = local or _LOCAL_LIST.search(text.compact, *document.extent) is not None
    return Standpoint(local, (), names)


def _central(compact: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether what stands there begins with the name of a central body."""
    begin = Span(span.start, min(span.end, span.start + 40))
    found = find_bodies(compact, begin, lexicon)
    return any(place.start == span.start and body.region is None for place, body in found)


def _regions(words: str, lexicon: Lexicon) -> tuple[Concept, ...]:
    """The region with whose name the words begin, and the province that it lies in."""
    begins, regions = _region_names(lexicon)
    named = begins.match(words)
    return regions[named[0]] if named else ()


@lru_cache(maxsize=8)
def _region_names(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, tuple[Concept, ...]]]:
    provinces = {region.key[:2]: region for region in lexicon.concepts("region")}
    provinces |= {r.key[:2]: r for r in lexicon.concepts("region") if r.key.endswith("0000")}
    regions: dict[str, tuple[Concept, ...]] = {
        label: (region,) if region.key.endswith("0000") else (provinces[region.key[:2]], region)
        for label, language, region in lexicon.labels("region")
        if language == "zh"
    }
    longest = sorted(map(re.escape, regions), key=len, reverse=True)
    return re.compile("|".join(longest)), regions


@lru_cache(maxsize=512)
def _chinese_names(region: Concept) -> tuple[str, ...]:
    return region.names("zh")


def _level(body: Concept) -> str:
    return (body.level or "").rpartition("#")[2]
