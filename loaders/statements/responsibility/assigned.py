"""Statements of responsibility: who leads, who is responsible, who supports.

A statement is a bracket at the end of a measure （A牵头，B、C配合）, a line 责任单位：A、B, or a
cell of a column 责任单位. It holds lists of names, each with a verb behind it or a head before it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.gongwen.text import Span
from loaders.model import Role
from loaders.statements.bodies.names import split_names
from ontology.lexicon import Lexicon

_LEADS = "第一责任|牵头责任|牵头负责|负责牵头|主要负责|主要责任|首要责任|牵头|主责|主办|主管"
_RESPONSIBLE = "共同责任|责任|负责|落实|实施|执行|承办|承担|指导|组织实施|推进"
_SUPPORTS = "配合责任|协同责任|配合|参与|参加|协办|协同|协助|支持|支撑"
_OTHER = "监督|督办|督促|考核|验收|联系|审核"
_ROLES: dict[str, Role | None] = {
    **dict.fromkeys(_LEADS.split("|"), "lead"),
    **dict.fromkeys(_RESPONSIBLE.split("|"), "responsible"),
    **dict.fromkeys(_SUPPORTS.split("|"), "support"),
    **dict.fromkeys(_OTHER.split("|")),
}
_KIND = r"(?:单位|部门|机构|主体|处室|科室|方)"
_ROLE_WORDS = f"{_LEADS}|{_RESPONSIBLE}|{_SUPPORTS}"
_HEAD_WORDS = rf"(?P<what>{_ROLE_WORDS}|{_OTHER})(?:[和与及、/](?:{_ROLE_WORDS}))?"
_HEAD = re.compile(
    rf"{_HEAD_WORDS}(?:责任)?{_KIND}(?:及[^：，。；、\t\n]{{1,6}})?(?:（[^（）\n]{{1,20}}）)?："
    r"|(?<![一-龥])(?:牵头|主办|承办|责任|负责|配合|协办|参与)："
)
_SHORT_HEAD = re.compile(rf"(?<=[（〔【；，。]){_HEAD_WORDS}{_KIND}(?!：)")
_COLUMN = re.compile(
    rf"{_HEAD_WORDS}(?:责任)?{_KIND}(?:[（及和与/、][^\t\n]{{1,40}})?|(?:{_KIND}|责任|职责|任务)分工"
    r"|(?P<bare>牵头|责任|负责|配合|参与)(?:（[^\t\n]{1,40}）)?"
)
"""The whole head of a column."""
_STOP = re.compile(
    r"[。\n\t]|(?:完成|办理|整改|落实|实施|推进|工作|起止)?(?:时限|时间|期限|日期|进度|节点)[^，。；：\n]{0,6}："
    r"|责任(?:人|领导)|联系人|备注|（[一二三四五六七八九十]{1,3}）|(?<=[^第])[一二三四五六七八九十]{1,3}、"
    r"|(?<![0-9])[0-9]{1,2}[.、](?![0-9])|[〕】]$"
)
_DUTY = r"(?:[按依]照?|根据)(?:各自|其)?(?:职责|职能|任务|分工|权限|要求){1,2}[^，。；、（）]{0,6}?"
_VERB = re.compile(
    rf"(?<![（〔为])(?:{_DUTY}|分别|共同|具体|统筹|联合|依法|统一|总|分工){{0,3}}"
    r"(?P<verb>牵头负责|负责牵头|牵头|负责(?!人)|配合|参与|参加|协助|协同(?!创新)|协办|支持(?!中心)|落实|组织实施|指导(?=[，。；、）〕】]|$))"
)
_CLAUSE_END = re.compile(r"[，；。]")
_WITH = re.compile(r"会同|联合(?![会国网])")
MARKED_LEAD = re.compile(r"[（〔](?:牵头|主办|主责)(?:单位|部门)?[）〕]")
"""省工信厅（牵头）."""
SIGNS = "*★☆▲△●◆#※"
"""Signs that mark a name in a list; what they mean is declared elsewhere."""
_REMARK = re.compile(r"（[^（）]{0,30}(?:牵头单位|牵头部门|下同|以下)[^（）]{0,20}）$")
_NOT_NAMES = re.compile(
    r"[的了是将被把：《》]|应当|年(?:底|前|内|度)|[0-9]{2,4}年|月(?:底|前)|持续|长期|完成|下同|^[0-9.]+$|负责"
    r"|^(?:单位|部门|责任|分工|牵头|配合|[我本][局委部厅办院])"
)
_NAME = re.compile(r"[一-龥A-Za-z0-9·“”（）〔〕、和及与-]{2,40}")
_ENDED = re.compile(
    r"(?:[部委厅局办署院会府行社司处站所台组团校]|公司|集团|中心|海关|管委会|公室|公厅|银行|大学|交易所|兵团"
    r"|[处科]室|单位|部门|机构|机关|企业|地方|地区|各地|高校|[省市区县州盟旗镇乡]|街道|园区|基地|主体|联盟|平台|协会)"
    r"(?:（[^（）]{1,20}）)?$"
)


class Assigned(NamedTuple):
    """A name and the role that the statement gives it."""

    name: Span
    role: Role


def names_of(compact: str, span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """The names in a list, without their signs; what cannot be a name is left out."""
    for name in split_names(compact, span, lexicon):
        words = _REMARK.sub("", compact[name.start : name.end]).rstrip(SIGNS)
        bare = words.lstrip(SIGNS)
        if _NAME.fullmatch(bare) and not _NOT_NAMES.search(bare):
            end = name.start + len(words)
            yield Span(end - len(bare), end)


def ended(compact: str, name: Span) -> bool:
    """Whether a name ends as names of bodies do."""
    return _ENDED.search(compact, *name) is not None


def _role(head: str) -> Role | None:
    found = re.match(_HEAD_WORDS, head)
    return _ROLES[found["what"]] if found else None


def column_role(head: str) -> Role | None:
    """The role of the names in a column with this head, None where it is no such column."""
    found = _COLUMN.fullmatch(head)
    if not found:
        return None
    what = found["what"] or found["bare"]
    return _ROLES[what] if what else "responsible"


def begins_with_head(compact: str, span: Span) -> bool:
    """Whether a line is one of responsibility, 责任单位：A、B, and no prose before it."""
    return _HEAD.match(compact, *span) is not None


def headed(
    compact: str, span: Span, lexicon: Lexicon
) -> Iterator[tuple[Span, tuple[Assigned, ...]]]:
    """The lists behind heads there, each with its names; without any behind 监督单位."""
    for listed, head in _lists(compact, span):
        role = _role(head)
        yield listed, tuple(assigned(compact, listed, role, lexicon)) if role else ()


def _lists(compact: str, span: Span) -> Iterator[tuple[Span, str]]:
    heads = list(_HEAD.finditer(compact, *span)) if "：" in compact[span.start : span.end] else []
    if not heads and compact[span.start - 1 : span.start] in {"（", "〔", "【"}:
        heads = list(_SHORT_HEAD.finditer(compact, *span))
    for head, after in zip(heads, [*heads[1:], None], strict=False):
        end = after.start() if after else span.end
        stop = _STOP.search(compact, head.end(), end)
        yield Span(head.end(), stop.start() if stop else end), head[0]


def assigned(compact: str, span: Span, role: Role | None, lexicon: Lexicon) -> Iterator[Assigned]:
    """The names of a statement; `role` is that of a list without a verb, None: it says nothing."""
    start = span.start
    for verb in _VERB.finditer(compact, *span):
        if verb.start() < start:
            continue
        said = _ROLES[verb["verb"]]
        assert said  # noqa: S101  # every verb has a role
        yield from _with_others(compact, Span(start, verb.start()), said, lexicon)
        end = _CLAUSE_END.search(compact, verb.end(), span.end)
        start = end.end() if end else span.end
    if role:
        yield from _with_others(compact, Span(start, span.end), role, lexicon)


def _with_others(compact: str, span: Span, role: Role, lexicon: Lexicon) -> Iterator[Assigned]:
    """Those before 会同 have the role, those behind it support."""
    together = _WITH.search(compact, *span)
    first = Span(span.start, together.start()) if together else span
    for name in names_of(compact, first, lexicon):
        lead = MARKED_LEAD.search(compact[name.start : name.end])
        yield Assigned(
            Span(name.start, name.start + lead.start()) if lead else name, "lead" if lead else role
        )
    if together:
        rest = Span(together.end(), span.end)
        for name in names_of(compact, rest, lexicon):
            yield Assigned(name, "support")
