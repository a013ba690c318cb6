"""Brackets that say who is to act: （A牵头，B配合）, （责任单位：A、B）, （A、B）."""

import re
from collections.abc import Iterator

from loaders.gongwen.form import Report
from loaders.gongwen.text import Span
from loaders.model import Role
from loaders.statements.bodies.names import body_names, split_names
from loaders.statements.responsibility.assigned import (
    MARKED_LEAD,
    Assigned,
    assigned,
    ended,
    headed,
    names_of,
)
from ontology.lexicon import Lexicon

BRACKET = re.compile(
    r"（[^（）\n]{2,800}(?:（[^（）\n]{0,80}）[^（）\n]{0,400}){0,12}(?:）|$)|[〔【][^〔〕【】\n]{4,800}[〕】]",
    re.MULTILINE,
)
"""Also one that the line ends before it closes."""
_DUTY = re.compile(r"负责(?!人)|牵头|责任|配合|参与|参加|落实|承办|主办|协办")
_SAYS_WHO = re.compile(
    r"(?<!谁)(?:负责|牵头|落实|配合)[。，；]?$|(?:责任|牵头|配合)(?:单位|部门)："
)
_AT_END = re.compile(r"[。；]|$", re.MULTILINE)
_OFFICIAL = re.compile(r"(?:[省市区县州](?!场)|自治区|各).{1,20}(?:[厅局委办部院]|政府|管委会)$")


def bracketed(
    compact: str, bracket: re.Match[str], lexicon: Lexicon, report: Report
) -> Iterator[Assigned]:
    """The names in a bracket with their roles, none where it says something else."""
    inside = Span(bracket.start() + 1, bracket.end() - (bracket[0][-1] in "）〕】"))
    if not _DUTY.search(compact, *inside):
        of_a_name = ended(compact, Span(max(0, bracket.start() - 2), bracket.start()))
        if _AT_END.match(compact, bracket.end()) and not of_a_name:
            yield from _bare(compact, inside, lexicon)
        return
    found = [name for _, names in headed(compact, inside, lexicon) for name in names]
    if not found:
        role: Role | None = "responsible" if MARKED_LEAD.search(compact, *inside) else None
        found = list(assigned(compact, inside, role, lexicon))
        if not any(ended(compact, each.name) for each in found):
            found = []
    if not found and _SAYS_WHO.search(compact, *inside):
        report("actors-unread", "who is responsible is not understood", inside)
    yield from found


def _bare(compact: str, inside: Span, lexicon: Lexicon) -> Iterator[Assigned]:
    """（省工业和信息化厅、省财政厅）: names and nothing else, one of them surely that of a body."""
    listed = split_names(compact, inside, lexicon)
    named = list(names_of(compact, inside, lexicon))
    known = body_names(lexicon).own
    words = [compact[name.start : name.end] for name in named]
    only_names = len(named) == len(listed) and all(ended(compact, name) for name in named)
    if only_names and any(w in known or _OFFICIAL.match(w) for w in words):
        yield from (Assigned(name, "responsible") for name in named)
