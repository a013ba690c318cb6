"""Noun phrases of official prose: cut to their head, parted where joint, completed from before."""

import re
from itertools import pairwise

from loaders.gongwen.text import OfficialText, Span
from loaders.statements.target.clauses import BRACKET, FIGURE, Figures, Masked
from loaders.statements.target.wordings import CONNECTOR, any_of

_GENERIC = re.compile(
    any_of(
        """
        企业 公司 平台 项目 基地 园区 产品 人才 机构 单位 工厂 车间 集群 产业集群 企业集团
        集团 品牌 标准 专利 技术 中心 实验室 场景 应用场景 案例 城市 人员 团队 系统 设备 装备
        专家 学生 农民 家庭 用户 地区 县 村 乡镇 街道 社区 学校 高校 医院 行业 领域 服务商
        供应商 模型 数据集 解决方案 示范项目 大企业 骨干企业 龙头企业 领军企业 科技企业
        产业园区 服务机构 载体 组织 协会 活动 产业 市场 网络 体系 指数 成果 智能体 投资 就业
        """
    )
)
"""Nouns that say nothing without their attribute."""
_ACTION = re.compile(
    f"{any_of('制修订 制定 修订 建设 改造 升级 培训 研发 转化 应用 推广 认证 认定 覆盖')}|.?"
)
_POWERS = any_of("影响力 竞争力 知名度 话语权 引领力 带动力 自主知识产权 优势")
_WHERE = any_of("国内 国际 全国 世界 全球 行业 省内 区域 国内外 业内")
_CLASSING = re.compile(
    f"(?:具有|具备|拥有|有)[^的]{{0,24}}{_POWERS}$"
    f"|{_WHERE}(?:一流|领先|先进|知名|顶尖)(?:水平)?$|[{FIGURE}0-9]|以上$|^面向"
)
"""Attributes that make a class of their own: 具有国际影响力的, 主营业务收入超10亿元的."""
_ATTRIBUTE = re.compile(
    f"(?:具有|具备|拥有|有)[^的]{{0,24}}{_POWERS}|{_WHERE}(?:一流|领先|先进|知名|顶尖)(?:水平)?"
)
_OF_SIZE = re.compile(
    "(?P<measure>[^0-9一二三四五六七八九十百千万亿]{0,12}?)"
    "(?P<size>(?:超过?|突破|过|达到?)?[0-9.一二三四五六七八九十百千万亿]{1,10}(?:元|级|(?<=[万亿]))(?:以上)?级?)"
    "(?P<head>.{0,30})"
)
"""A thing told by its size: 产值超1000亿元的企业, 超千亿级产业集群."""
_JOINT = re.compile(CONNECTOR)
_RATE = any_of(
    """
    综合机械化率 机械化率 普及率 覆盖率 渗透率 市场满足率 满足率 利用率 达标率 完成率 合格率
    处理率 回收率 数控化率 占有率 自给率 处置率 满意率 达产率 率
    """
)
_VALUE = any_of(
    """
    增加值 总产值 产值 营业收入 主营业务收入 业务收入 收入 产业规模 规模 投资 利润 税收
    """
)
_USE = any_of("排放 消耗 消费 使用 处理 利用 产生 交易 进出口 出口 用水 用能")
_SIZE = any_of(
    """
    满意度 保有量 注册量 装机容量 占比 比重 产量 能力 总量 数量 数 效率 成本 周期 能耗 水耗
    用水量 排放量 强度 增速 面积 里程 人次 用户 企业 项目 平台 基地
    """
)
_HEAD = re.compile(
    rf"(?:{_RATE}|(?:工业|产业)?{_VALUE}(?:占比|比重|增速)?|{_USE}(?:总量|总额|量|强度)|{_SIZE})$"
)
"""What is measured, at the end of the noun phrase that owns it."""
_CHANGED = any_of(
    """
    显著 明显 持续 不断 全面 大幅 进一步 稳步 基本 加快 深入 更加 取得 实现 得到 快速 迈上 逐步
    每年 逐年 年均 力争
    """
)
_ABSTRACT = re.compile(
    "(?:技术|供给|创新|服务|应用|产业|发展|整体|总体|市场)?"
    f"{any_of('水平 能力 竞争力 规模 质量 实力 体系 供给 效益 基础 环境')}"
    "(?=$|[和与、及显明持不全大进稳基加快更取实得达迈跃再初逐])"
    f"|[在较比][0-9]{{4}}年|{_CHANGED}"
)
"""What a clause says of its owner that has no figure: 技术水平显著提升."""
_NEEDING = re.compile(
    "(?:产业|市场|整体|总|经济)?"
    + any_of(
        """
        普及率 覆盖率 占比 比重 渗透率 规模 产值 总量 数量 市场满足率 市场占有率 占有率 总数
        增加值 营业收入 主营业务收入 总规模 总产值 总收入 收入 总营收 营收 年产值 年均增速
        年均增长率 年均复合增长率 增速 增长率 用户数 数
        """
    )
)
_PLACES = any_of(
    """
    城市 农村 城镇 乡村 县城 东部 中部 西部 国内 国际 上行 下行 固定 移动 省级 市级
    """
)
_PLACE = re.compile(f"{_PLACES}{{2}}")
"""Two places or kinds that share the rest of a noun phrase: 城市和农村互联网带宽."""
_LEVEL = re.compile("[国省市县区]家?级(?P<noun>.+)")
_CLAUSE = re.compile(rf"[^，；：{BRACKET}]*$")
_CLAUSE_LENGTH = 120
_LEADING = re.compile(
    any_of(
        """
        推动 加快 促进 发展 壮大 做强 做大 大力 积极 深入 持续 着力 培育 打造 实现 使 让 力争
        提升 推进 到时 届时 其中
        """
    )
    + "{1,3}"
)


def bare_head(words: str) -> bool:
    """Whether a noun that says nothing without its attribute.

    >>> bare_head("基地"), bare_head("智能制造基地")
    (True, False)
    """
    return bool(_GENERIC.fullmatch(words) or (_HEAD.match(words) and len(words) <= 4))


def needs_owner(words: str) -> bool:
    """Whether a measure says nothing without what it is a measure of: 普及率, 规模.

    >>> needs_owner("普及率"), needs_owner("5G用户普及率")
    (True, False)
    """
    return bool(_NEEDING.fullmatch(words))


def counted(text: OfficialText, masked: Masked, span: Span) -> str:
    """A counted noun phrase without what only praises: 引领行业发展的智能工厂 is 智能工厂.

    An attribute stays that makes a class (具有国际影响力的) or whose noun says nothing alone.
    """
    words = masked.of(span)
    cut = words.rfind("的")
    if cut <= 0 or cut == len(words) - 1:
        return text.printed(span)
    attribute, head = words[:cut], words[cut + 1 :]
    noun = Span(span.start + cut + 1, span.end)
    if _ACTION.fullmatch(head):
        return text.printed(Span(span.start, span.start + cut)) + text.printed(noun)
    if _CLASSING.search(attribute) or _GENERIC.fullmatch(head):
        return text.printed(span)
    return text.printed(noun)


def joint_parts(text: OfficialText, masked: Masked, span: Span) -> list[str]:
    """The parts of a joint noun phrase, each with the head and the owner that they share.

    马铃薯种植、收获机械化率 is 马铃薯种植机械化率 and 马铃薯收获机械化率.
    """
    words = masked.of(span)
    cuts = [(0, 0), *(found.span() for found in _JOINT.finditer(words)), (len(words), len(words))]
    places = [Span(span.start + low[1], span.start + high[0]) for low, high in pairwise(cuts)]
    parts = [text.printed(place) for place in places if place.end > place.start]
    if len(parts) < 2:
        return parts
    if level := _LEVEL.fullmatch(parts[-1]):  # 国家级、省级示范平台
        noun = level["noun"]
        return [f"{part}{noun}" if part.endswith("级") else part for part in parts]
    head = _HEAD.search(parts[-1])
    if head is None or _HEAD.search(parts[0]):
        return parts
    own = parts[-1][: head.start()]
    if len(parts) == 2 and len(own) > 2 and _PLACE.fullmatch(parts[0] + own[:2]):
        return [parts[0] + own[2:] + head[0], parts[1]]
    owner = parts[0][: -len(own)] if own and len(parts[0]) > len(own) else ""
    named = [part if _HEAD.search(part) else part + head[0] for part in parts]
    return named[:1] + [owner + part for part in named[1:]]


def with_head(words: str, first: str, last: str) -> str:
    """The phrase of a list's member that has only an attribute, with the head of the last member.

    >>> with_head("超5亿元", "产值超9亿元", "超1亿元的企业")
    '产值超5亿元的企业'
    """
    own, headed = _OF_SIZE.fullmatch(words), _OF_SIZE.fullmatch(last)
    if own and headed and headed["head"] and (words == last or not own["head"]):
        former = _OF_SIZE.fullmatch(first)
        measure = own["measure"] or (former["measure"] if former else "")
        return measure + own["size"] + headed["head"]
    if "的" not in words and "的" in last and _ATTRIBUTE.fullmatch(words):
        return words + last[last.rindex("的") :]
    return words


def with_size(size: str, former: str) -> str:
    """The phrase counted before, with another size: 年营收超百亿元企业1家、超十亿元3家.

    >>> with_size("超十亿元", "年营收超百亿元企业")
    '年营收超十亿元企业'
    """
    sized = _OF_SIZE.fullmatch(former)
    return sized["measure"] + size + sized["head"] if sized else former


def owners(text: OfficialText, masked: Masked, found: Figures, count: int) -> list[str]:
    """What the clause before names as owners of a measure that comes without one.

    智能装备和工业软件技术水平显著提升，市场满足率分别超过…: 智能装备 and 工业软件.
    """
    before = Span(found.sentence.start, max(found.sentence.start, found.clause.start - 1))
    words = masked.last(before, _CLAUSE_LENGTH)
    clause = _CLAUSE.search(words)
    if clause is None or not clause[0]:
        return []
    words = clause[0]
    start = before.end - len(words)
    if lead := _LEADING.match(words):
        start, words = start + lead.end(), words[lead.end() :]
    stop = _ABSTRACT.search(words)
    if stop is None or FIGURE in words[: stop.start()]:
        return []
    words = words[: stop.start()]
    parts = [each for each in _JOINT.split(words) if each] if count > 1 else [words]
    if len(parts) != count or not all(2 <= len(part) <= 20 for part in parts):
        return []
    place = Span(start, start + len(words))
    return [text.printed(place)] if count == 1 else joint_parts(text, masked, place)
