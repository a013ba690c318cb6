"""列第一位者为牵头单位, 标*的为牵头单位: who leads by the place or the sign of a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.gongwen.text import Span
from loaders.statements.responsibility.assigned import SIGNS, Assigned

_FIRST = re.compile(
    r"(?:[列排](?:名|序)?[在于]?)?(?:第一[位个家]?|首位|最前面?)(?:者|的)?(?:责任)?(?:单位|部门)?为"
    r"(?:牵头|主办|主责|第一责任)"
)
_SIGNED = re.compile(
    rf"[“]?(?P<sign>[{re.escape(SIGNS)}])[”]?号?(?:标注|标记|者|的){{0,2}}(?:责任)?(?:单位|部门)?"
    r"(?:为|表示|代表|是)(?:牵头|主办|主责)"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of responsibility: where it stands, in which part, and whom it names."""

    span: Span
    part: str | None
    rule: str
    names: tuple[Assigned, ...]


def with_declared_leads(
    compact: str, extent: Span, statements: Sequence[Statement]
) -> list[Statement]:
    """The statements of a document, the leads that it declares made leads.

    A declaration holds from the statement on in which it stands; where none follows, for all.
    The first of several leads only where no other name of the list does so in words.
    """
    first, signed = _FIRST.search(compact, *extent), _SIGNED.search(compact, *extent)
    if not first and not signed:
        return list(statements)
    start = first.start() if first else extent.end
    if first and not any(said.span.end > start for said in statements):
        start = extent.start
    sign = signed["sign"] if signed else ""
    return [_led(compact, said, said.span.end > start, sign) for said in statements]


def _led(compact: str, said: Statement, by_place: bool, sign: str) -> Statement:
    names = list(said.names)
    leads = [n for n, each in enumerate(names) if sign and _signed(compact, each.name, sign)]
    if not leads and by_place and len(names) > 1 and names[0].role == "responsible":
        leads = [] if any(each.role == "lead" for each in names) else [0]
    for place in leads:
        names[place] = names[place]._replace(role="lead")
    return replace(said, names=tuple(names))


def _signed(compact: str, name: Span, sign: str) -> bool:
    return compact[name.end : name.end + 1] == sign or compact.startswith(sign, name.start - 1)
