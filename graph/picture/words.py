"""The words of the picture in three languages, and the look of each relation.

Labels of own relations and of levels come from the ontology; those of borrowed terms stand here.
"""

from functools import cache
from typing import Final, Literal, NamedTuple

from graph.lineage import ANNEX
from ontology import ONTOLOGY
from ontology.concepts import IIP, SKOS, read_turtle

Language = Literal["zh", "en", "ja"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en", "ja")

FONTS: Final[dict[str, str]] = {
    "zh": "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    "en": "'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK SC', 'PingFang SC', sans-serif",
    "ja": "'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic', 'Noto Sans CJK SC', sans-serif",
}


class Look(NamedTuple):
    """How a relation is drawn: colour (at least 4.5:1 on white) and dash pattern in pixels."""

    colour: str
    dash: str = ""


LOOKS: Final[dict[str, Look]] = {
    "implementsPolicy": Look("#0b57a4"),
    "legalBasis": Look("#a31621", "13 3"),
    "accordsWith": Look("#00685c", "7 3"),
    "byAnalogyWith": Look("#5c6600", "7 3 2 3"),
    "succeedsPlan": Look("#9a4a00", "18 4"),
    "buildsOn": Look("#7a5410", "4 3"),
    "forwards": Look("#6639a6", "13 3 2 3"),
    "amends": Look("#1b6e2e", "10 3 2 3 2 3"),
    "repeals": Look("#24292f", "3 2 9 2"),
    "corrects": Look("#0a6a86", "9 2 3 2"),
    "explains": Look("#80296b", "2 3"),
    "invokes": Look("#a63563", "1 3"),
    "cites": Look("#57606a", "5 4"),
    ANNEX: Look("#57606a", "1 2"),
}
"""In the order of the legend."""

OTHER_LOOK: Final = Look("#57606a", "6 6")

_BORROWED: Final[dict[str, tuple[str, str, str]]] = {
    "cites": ("引用", "cites", "引用"),
    "amends": ("修订", "amends", "改正"),
    "repeals": ("废止", "repeals", "廃止"),
    "corrects": ("更正", "corrects", "訂正"),
    ANNEX: ("附件", "annex", "附属文書"),
}
"""Terms of ELI: labels in the order of `LANGUAGES`."""

_PHRASES: Final[dict[str, tuple[str, str, str]]] = {
    "about": ("{what}：{whom}", "{what}: {whom}", "{what}：{whom}"),
    "lineage": ("政策脉络", "Policy lineage", "政策の系譜"),
    "total": ("合计", "total", "計"),
    "empty": ("没有文件", "No documents", "文書がありません"),
    "summary": (
        "{documents} 份文件，{edges} 条关系",
        "{documents} documents, {edges} relations",
        "文書 {documents} 件、関係 {edges} 件",
    ),
    "reading": (
        "自左至右为时间，自上而下为层级；箭头由后出文件指向其所依据的文件",
        "Time runs from left to right, levels of government from top to bottom; "
        "an arrow points from a document to the one that it rests on",
        "左から右へ時間、上から下へ行政レベル。矢印は文書からその拠り所となる文書へ向かう",
    ),
    "reading series": (
        "自左至右为时间，每行为一个系列；箭头由后出文件指向其所依据的文件",
        "Time runs from left to right, each row is a series of plans; "
        "an arrow points from a document to the one that it rests on",
        "左から右へ時間、各行が一つのシリーズ。矢印は文書からその拠り所となる文書へ向かう",
    ),
    "reading cells": (
        "每格为一年一层的文件数，色深者多；线为格间关系，线粗者多；点格展开",
        "A cell counts the documents of a year in a lane, the darker the more; a line counts the "
        "relations between two cells, the thicker the more; a cell opens when clicked",
        "各マスは一年・一段の文書数（濃いほど多い）、線はマス間の関係数（太いほど多い）。"
        "マスを押すと開く",
    ),
    "reading still cells": (
        "每格为一年一层的文件数，色深者多；线为格间关系，线粗者多",
        "A cell counts the documents of a year in a lane, the darker the more; a line counts the "
        "relations between two cells, the thicker the more",
        "各マスは一年・一段の文書数（濃いほど多い）、線はマス間の関係数（太いほど多い）",
    ),
    "left out": (
        "；另有 {count} 条较细的线未画出",
        "; {count} thinner lines are not drawn",
        "。細い線 {count} 本は省略",
    ),
    "cell": ("{year} {lane}", "{year}, {lane}", "{year} {lane}"),
    "counted": (
        "{cell}：{documents} 份文件",
        "{cell}: {documents} documents",
        "{cell}：文書 {documents} 件",
    ),
    "documents": ("{count} 份文件", "{count} documents", "文書 {count} 件"),
    "within": ("格内关系 {count} 条", "{count} relations within", "マス内の関係 {count} 件"),
    "ring": ("格内关系数", "relations within a cell", "マス内の関係数"),
    "untitled": (
        "无中文标题的文件（{known}）",
        "document without an English title ({known})",
        "日本語の題名がない文書（{known}）",
    ),
    "more": ("（另 {count} 份）", " and {count} more", " ほか {count} 件"),
    "bases": ("所依据 {count} 份", "rests on {count}", "拠り所 {count} 件"),
    "followers": ("后续 {count} 份", "followed by {count}", "後続 {count} 件"),
    "pause": ("，", ", ", "、"),
    "no series": ("不属系列", "in no series", "シリーズ外"),
    "edges": ("文件之间的关系", "relations between documents", "文書間の関係"),
    "undated": ("日期不详", "undated", "日付不明"),
    "no level": ("层级不详", "level unknown", "レベル不明"),
    "focus": ("所查文件", "document in focus", "対象の文書"),
    "unverified": (
        "空心箭头：未经核实",
        "hollow head: not verified",
        "白抜きの矢印：未検証",
    ),
    "months": ("{first}–{last}月", "{first}–{last}", "{first}–{last}月"),
    "month": ("{first}月", "{first}", "{first}月"),
    "names": ("", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", ""),
}

LEVELS: Final = (
    "central",
    "party",
    "legislature",
    "ministry",
    "department",
    "province",
    "city",
    "institute",
    "alliance",
    "association",
    "enterprise",
    "class",
)
"""Notations from the top lane down; others follow in the order of their letters."""


def phrase(name: str, language: Language, **values: object) -> str:
    """A phrase of the picture, filled in."""
    return _PHRASES[name][LANGUAGES.index(language)].format(**values)


def month_name(month: int, language: Language) -> str:
    """`3` in Chinese and Japanese, which add 月; `Mar` in English."""
    names = phrase("names", language).split()
    return names[month - 1] if names else str(month)


def relation_label(relation: str, language: Language) -> str:
    """The label of a relation, or its name if it has none."""
    if relation in _BORROWED:
        return _BORROWED[relation][LANGUAGES.index(language)]
    return _ontology_labels()[0].get((relation, language), relation)


def level_label(level: str, language: Language) -> str:
    """The label of a level by its notation, or the notation if it has none."""
    return _ontology_labels()[1].get((level, language), level)


@cache
def _ontology_labels() -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """Labels of all own terms by local name and language, and of levels by notation."""
    terms: dict[tuple[str, str], str] = {}
    notations: dict[str, str] = {}
    for said in read_turtle(ONTOLOGY):
        name = said.subject.removeprefix(IIP)
        if said.predicate.endswith("rdf-schema#label") and said.language:
            terms[name, said.language] = said.value
        elif said.predicate == SKOS + "notation" and name.startswith("level"):
            notations[name] = said.value
    levels = {(notations[n], lang): text for (n, lang), text in terms.items() if n in notations}
    return terms, levels
