"""The indicators of the vocabulary behind a subject, and the basis of a figure."""

import re
from collections.abc import Iterator

from loaders.model import Basis
from loaders.statements.target.quantities import Quantity
from loaders.statements.target.subjects import Said
from ontology.folding import fold
from ontology.lexicon import Concept, Lexicon

_REGION = re.compile(
    "(?:全国|全省|全市|全区|全县|全州|我国|我省|我市|我区|本省|本市|本区|省内|市内)"
)
_NUMBER = re.compile("(?:总数量?|数量|总量|数|个数|家数)$")
_ADDED = re.compile("(?:累计|年均|每年)?新(?:增|建|开通|培育|认定|建成|引进|打造)")
_NEW = re.compile("新增|新建|新培育|新认定|新引进|净增|增加|每年|年新增|当年|新开|增设|增配")
_ANYWHERE = re.compile(
    "(?:标杆|典型|示范|试点|重点|新模式|龙头|引领|应用|优秀|行业){0,4}"
    "(?:企业|工厂|项目|场景|行业|标准|案例)(?:数量?)?"
)
_DONE = re.compile("(?:次|场|期|人次|场次|家次|户次|例次|批次|轮|班次)")
_PER = re.compile("每[万千百亿]?[人家个户元]|平均每|人均|户均|单位|万元|亩均|地均|密度")
_ACTIVITY = re.compile(
    "开展|举办|召开|组织|培训|轮训|诊断|检查|检测|走访|对接|制修订|制定|修订|研制|发布"
)


def indicator_of(
    said: Said, quantity: Quantity, lexicon: Lexicon, title: str
) -> tuple[Concept, ...]:
    """The indicators with this subject as a label and a unit of the same kind: none, or several.

    Words that any field has (标杆企业) need what the indicator measures in the document's `title`.
    """
    added = bool(_ADDED.match(_plain(said.words)))
    for words in _wordings(said):
        found = tuple(
            concept
            for concept in lexicon.by_label(words, "indicator")
            if _unit_agrees(concept.unit_text, quantity)
            and not (added and concept.basis == "stock")
            and _meant(concept, words, title, lexicon)
        )
        if found:
            return found
    return ()


def _meant(indicator: Concept, words: str, title: str, lexicon: Lexicon) -> bool:
    if not _ANYWHERE.fullmatch(words):
        return True
    scheme, key = (indicator.measured or "//").rsplit("/", 2)[1:]
    if scheme == "programme":  # 512工程 and its kind
        return "工业互联网" in title
    names = lexicon.concept(scheme, key).names("zh") if scheme in lexicon.schemes else ()
    return any(fold(name) in title or name in words for name in names)


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
    if (
        quantity.kind == "percent"
        or ("/" in quantity.unit and not quantity.unit.endswith("/秒"))
        or _PER.match(said.words)
    ):
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
    """The subject as it stands, then without region, and with or without 数.

    What is added may be called 新增 or 新建.
    """
    plain = _plain(said.words)
    added = _ADDED.match(plain)
    new = [f"{word}{plain[added.end() :]}" for word in ("新增", "新建")] if added else []
    for words in dict.fromkeys((said.words, *new, said.whole)):
        plain = _plain(words)
        for form in dict.fromkeys(
            (words, plain, _NUMBER.sub("", plain), plain + "数", plain + "数量")
        ):
            if form:
                yield form


def _plain(words: str) -> str:
    """The words without a region before them."""
    return _REGION.sub("", words, count=1) if _REGION.match(words) else words


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
