"""Who is to act as a sentence says it: 由A牵头，会同B制定; A会同B建立; A负责.

Only names that are known, or that begin and end as those of bodies do, are read: what a sentence
asks of everybody (各地要高度重视) names no actor.
"""

import re
from collections.abc import Iterator

from loaders.gongwen.text import Span
from loaders.model import Role
from loaders.statements.bodies.names import BodyNames, known_places, stands_alone
from loaders.statements.responsibility.assigned import Assigned

_REACH = 240
"""How far before its verb a list of names may begin, in characters."""
_LONGEST = 40
"""Characters of the longest known name, and more."""
_ACTS = (
    "牵头|会同|负责|组织|制定|制订|承担|统筹|实施|推进|推动|落实|编制|研究|具体|另行|按|依|商|给予|予以|分别|定期"
    "|认定|审核|开展|建立|指导|督促|协调|发布|出台|共同|统一|联合|确定|提出|加强|做好|加快|完善|抓好|对|在|适时|及时"
    "|明确|根据|进行|设立|将|进一步|抓紧|认真|尽快|修订|印发|遴选|评估|支持|打造|搭建|健全|强化|深化|委托|受理|选择|拟定|拟订|起草|报"
    "|向|从|每|以|结合|围绕|通过|利用|依托|配合|参与|协助|汇总|检查|监督|要|应|等|为"
)
_ENDS_HERE = rf"(?=[、，。；：）和及与]|以及|{_ACTS}|$)"
_OF_A_PLACE = re.compile(
    r"(?:自治区|[省市州区县](?!场)|(?:[一-龥]{2,7}?(?:自治区|[省市州区县盟])))[一-龥]{1,18}?"
    rf"(?:[厅局委办部院会署]|委员会|办公[厅室]|政府|管委会|小组|指挥部|中心|集团|机构|机关|部门){_ENDS_HERE}"
)
_OF_A_CLASS = re.compile(
    r"(?:(?:各|国务院|中央|国家|[省市县区州]|地方|同级|本级|设区的?市|县级以上|有关|相关|级|直|地|（[^（）\n]{1,12}）"
    rf"|[和、])){{1,8}}?(?:部门|单位|方面|人民政府|政府){_ENDS_HERE}|各地(?:方|区)?{_ENDS_HERE}"
    rf"|(?:设区的?市、县（[^（）\n]{{1,12}}）)?(?!第[一-龥]{{1,4}}条)[一-龥]{{2,24}}?"
    rf"(?:主管|管理|监管|行政)(?:部门|机构){_ENDS_HERE}"
)
_OF_A_FIRM = re.compile(
    rf"(?!支持|鼓励|引导|推动|由|以)[一-龥]{{2,14}}?(?:银行|公司|集团|大学|研究院){_ENDS_HERE}"
)
_KINDS = (_OF_A_PLACE, _OF_A_CLASS, _OF_A_FIRM)
_AND = re.compile(r"、|以及|[和及与](?!其)|，(?=[^，。；]{2,30}(?:牵头|会同|负责))")
_OTHERS = re.compile(r"等(?:[^、，。；]{0,8}(?:部门|单位|机构|方面))?")
_MODIFIED = re.compile(
    r"(?:[按依根][据照]?[^，。；、）]{0,10}(?:职责|分工|职能|规定)|分别|共同|具体|统一|联合|统筹|要|应当|应该|应|须|将){0,3}"
)
_VERB = re.compile(r"牵头|会同|负责(?!人|同志|制)|由(?!于|此|来|中)(?=[一-龥])")
_BY_VERB = re.compile(
    r"组织|制定|制订|承担|统筹|实施|推进|落实|编制|研究|具体|另行|给予|予以|认定|审核|开展|建立|指导|督促|协调|发布"
    r"|出台|确定|提出|对|印发|遴选|评估|汇总|检查"
)
_BOUNDARY = "。；：，\n）由"
_THEN = re.compile(r"[^，。；）\n]{0,24}，(?:并)?(?P<with>会同)?")
_HELPS = re.compile(r"(?:积极|密切|共同|按[^，。；]{0,8})?(?:配合|参与|参加|协助|协办|支持)")


class Sentences:
    """Reads the actors in the sentences of a text."""

    def __init__(self, compact: str, names: BodyNames) -> None:
        self._compact, self._names = compact, names

    def read(self, span: Span) -> Iterator[tuple[Span, tuple[Assigned, ...]]]:
        """Each statement there with its names, by the order of their verbs."""
        for found in _VERB.finditer(self._compact, *span):
            by = found[0] == "由"
            rest = Span(found.end(), span.end)
            if names := tuple(self._done_by(rest) if by else self._around(found, span)):
                yield Span(names[0].name.start, max(found.end(), names[-1].name.end)), names

    def _done_by(self, rest: Span) -> Iterator[Assigned]:
        listed, end = self._list(rest)
        if listed and _BY_VERB.match(self._compact, self._modified(end, rest), rest.end):
            yield from (Assigned(name, "responsible") for name in listed)

    def _around(self, verb: re.Match[str], span: Span) -> Iterator[Assigned]:
        """The names before a verb, and those that it makes act with them."""
        low = max(span.start, verb.start() - _REACH)
        start = max(low, *(self._after(mark, low, verb.start()) for mark in _BOUNDARY))
        listed, end = self._list(Span(start, verb.start()))
        if listed and self._modified(end, Span(start, verb.start())) != verb.start():
            listed = ()
        role: Role = "responsible" if verb[0] == "负责" else "lead"
        if verb[0] == "负责" and self._compact.endswith("牵头", start, verb.start()):
            return  # said with 牵头
        yield from (Assigned(name, role) for name in listed)
        if verb[0] == "会同" and (listed or self._led(start, span)):
            together, _ = self._list(Span(verb.end(), span.end))
            yield from (Assigned(name, "support") for name in together)
        if verb[0] == "牵头" and listed:
            yield from self._helpers(Span(verb.end(), span.end))

    def _after(self, mark: str, low: int, high: int) -> int:
        """Behind the last such mark there; behind a bracket, but not the one in 县（市、区）."""
        at = self._compact.rfind(mark, low, high)
        while mark == "）" and at >= 0 and "（" in self._compact[max(low, at - 8) : at]:
            at = self._compact.rfind(mark, low, at)
        return at + 1

    def _led(self, start: int, span: Span) -> bool:
        """Whether the clause before says who leads: A牵头，会同B制定."""
        before = self._compact.rfind("。", span.start, start) + 1
        return "牵头" in self._compact[max(before, start - 40) : start]

    def _helpers(self, rest: Span) -> Iterator[Assigned]:
        """Those of the next clause who support: A牵头，B配合."""
        then = _THEN.match(self._compact, *rest)
        if not then or then["with"]:
            return
        listed, end = self._list(Span(then.end(), rest.end))
        if listed and _HELPS.match(self._compact, self._modified(end, rest), rest.end):
            yield from (Assigned(name, "support") for name in listed)

    def _modified(self, start: int, span: Span) -> int:
        found = _MODIFIED.match(self._compact, start, span.end)
        return found.end() if found else start

    def _list(self, span: Span) -> tuple[tuple[Span, ...], int]:
        """The names that stand there from its start, and where the list ends."""
        within = Span(span.start, min(span.end, span.start + _REACH))
        names: list[Span] = []
        at = end = within.start
        while (stop := self._name(Span(at, within.end))) is not None:
            names.append(Span(at, stop))
            end = stop
            if others := _OTHERS.match(self._compact, end, within.end):
                end = others.end()
            joined = _AND.match(self._compact, end, within.end)
            if not joined:
                break
            at = joined.end()
        return tuple(names), end

    def _name(self, rest: Span) -> int | None:
        """Where the longest name that begins there ends."""
        near = Span(rest.start, min(rest.end, rest.start + _LONGEST))
        ends = [
            end
            for start, end, _ in known_places(self._compact, near, self._names)
            if start == rest.start and stands_alone(self._compact, start, end)
        ]
        ends += [found.end() for kind in _KINDS if (found := kind.match(self._compact, *rest))]
        return max(ends, default=None)
