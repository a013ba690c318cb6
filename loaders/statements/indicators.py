"""The indicators of the vocabulary behind a subject, and the basis of a figure."""

import re
from collections.abc import Iterator

from loaders.model import Basis
from loaders.statements.quantities import Quantity
from loaders.statements.subjects import Said
from ontology.lexicon import Concept, Lexicon

_REGION = re.compile(
    "(?:全国|全省|全市|全区|全县|全州|我国|我省|我市|我区|本省|本市|本区|省内|市内)"
)
_NUMBER = re.compile("(?:总数量?|数量|总量|数|个数|家数)$")
_NEW = re.compile("新增|新建|新培育|新认定|新引进|净增|增加|每年|年新增|当年|新开|增设|增配")
_DONE = re.compile("(?:次|场|期|人次|场次|家次|户次|例次|批次|轮|班次)")
_PER = re.compile("每[万千百亿]?[人家个户元]|平均每|人均|户均|单位|万元|亩均|地均|密度")
_ACTIVITY = re.compile(
    "开展|举办|召开|组织|培训|轮训|诊断|检查|检测|走访|对接|制修订|制定|修订|研制|发布"
)


def indicator_of(said: Said, quantity: Quantity, lexicon: Lexicon) -> tuple[Concept, ...]:
    """The indicators with this subject as a label and a unit of the same kind; none, one or more."""
    for words in _wordings(said):
        found = tuple(
            concept
            for concept in lexicon.by_label(words, "indicator")
            if _unit_agrees(concept.unit_text, quantity)
        )
        if found:
            return found
    return ()


def basis_of(said: Said, quantity: Quantity, indicator: Concept | None) -> Basis:
    """What the figure is: a height, an addition, a share, a change, a multiple."""
    if quantity.kind == "times":
        return "multiple"
    if (
        quantity.kind == "points"
        or said.growth
        or re.search("增速|增长率|增幅|降幅|涨幅|跌幅", said.words)
    ):
        return "growth"
    if indicator and indicator.basis:
        return indicator.basis  # type: ignore[return-value]
    if quantity.kind == "percent" or "/" in quantity.unit or _PER.match(said.words):
        return "ratio"
    if (
        _NEW.match(said.verb)
        or _NEW.match(said.words)
        or re.search("每年|年新增|年均新增|新$", said.adverbs)
    ):
        return "increment"
    if said.words.endswith("次数"):
        return "stock"
    if _DONE.fullmatch(quantity.unit) or (_ACTIVITY.fullmatch(said.verb)):
        return "increment"
    return "stock"


def _wordings(said: Said) -> Iterator[str]:
    """The subject as it stands, then without region, and with or without 数."""
    for words in dict.fromkeys((said.words, said.whole)):
        plain = _REGION.sub("", words, count=1) if _REGION.match(words) else words
        for form in dict.fromkeys(
            (words, plain, _NUMBER.sub("", plain), plain + "数", plain + "数量")
        ):
            if form:
                yield form


def _unit_agrees(unit: str | None, quantity: Quantity) -> bool:
    if unit is None:
        return quantity.bare
    if unit == "%":
        return quantity.kind in ("percent", "points")
    if unit == "元":
        return quantity.kind == "money"
    if unit == "倍":
        return quantity.kind == "times"
    return quantity.kind == "count"
