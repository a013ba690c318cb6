r"""The verbs and joints by which official prose says what is to be reached, as patterns.

The patterns are for the compact copy in which other figures stand as \x02 (see `clauses.Masked`).
"""

import re


def any_of(words: str) -> str:
    """An alternation of the words, longer ones before those that they begin with.

    >>> any_of("建成 建 建成区")
    '(?:建成区|建成|建)'
    """
    return f"(?:{'|'.join(sorted(set(words.split()), key=lambda word: (-len(word), word)))})"


_TO = any_of(
    """
    提升 提高 增长 增加 上升 扩大 发展 壮大 拓展 降 降低 下降 减少 压减 压缩 缩短 缩减 控制
    回落 推进 增 升 扩 压降 精简
    """
)
LEVEL = (
    rf"(?:{_TO}(?:到|至|为)|达到或超过|达到|达成|达|超过|突破|不低于|不少于"
    "|(?:稳定|保持|维持|控制|稳控)在|实现|完成|覆盖|惠及|约为|为)"
)
"""Verbs before the height that something reaches."""
GROWTH = any_of(
    """
    增长 增加 提高 提升 上升 扩大 增幅 下降 降低 减少 压减 压缩 缩短 削减 缩减 压降 回落 降幅
    递增 提速 翻
    """
)
"""Verbs before the amount by which something changes."""

_PLAIN = """
    培育 建成 打造 形成 引进 引育 新增 新建 累计 完成 实现 集聚 认定 创建 推广 吸引 设立 创成
    遴选 招引 招募 选树 建设 拥有 推动 制定 聚集 汇聚
"""
_LEADING = """
    突破 攻克 攻关 开发 立项研制 组织实施 组织开展 组织 开展 举办 召开 培训 培养 招聘 招收 选派
    选聘 淘汰 关停 处置 治理 整治 改造 实施 发布 研制 修订 储备 谋划 策划 签约 开工 投放 安装
    更新 盘活 供应 筹集 发展 壮大 孵化 扶持 服务 惠及 覆盖 带动 拉动 撬动 吸纳 争取 获批 争创
    引才 减少 压减 更换 开通 新开通 新投产
    新上市 上市 支持 鼓励 引导 促进 梳理 归集 编制 出台 征集 评选 评定 办理
    解决 诊断 走访 收储 发行 保障 接待 开行 发放 新开工 竣工 交付 回收 造林 安置 采购 投入
    组建 打通 延伸 新改建 改建 加装 修缮 监测 利用 化解 调解 救助 新培育 新认定 新引进
"""
_FURTHER = """
    扩建 改扩建 续建 共建 建造 选育 树立 推出 推介 招引集聚 引入 增设 净增 制修订 制订 推进
    建立 搭建 构建 布局 部署 预设 划设 研发 开发 转化 落地 投产 关停 降低 筹建 提供 保有 升级
    提升 接入 连接 上线 入驻 力争 修复 挖掘 开放 对接 达到 达 凝练 总结 发掘 育成 做强 做大
    做优 创设 开通 开辟 布设 投运 建好 用好 配备 配置 增配 聘请 引领 联合 牵头制定 参与制定
    主导制定 选取 选择 确定 启动 开设 设置 输送 轮训 培优 培植 取得 获得 筛选 申办 育强 落户
    减税 减负 释放 融资 清理 建档 签订 编写 授权 试点 规划建设 规划布局 规划
"""
PLAIN_MAKING = any_of(_PLAIN)
"""Verbs of making that no noun phrase begins with."""
LEADING_MAKING = any_of(f"{_PLAIN} {_LEADING}")
"""Verbs of making that may lead a noun phrase before its figure: 培训管理人员1000人次."""
MAKING = any_of(f"{_PLAIN} {_LEADING} {_FURTHER}")
"""Verbs before what is counted: 培育100家…企业."""
CAUSING = any_of("推动 带动 引导 鼓励 支持 组织 促进 引领 帮助 助力 指导 服务 联合")
"""Verbs that have others do something: 推动100家企业上云."""
ADVERB = any_of(
    """
    力争 争取 确保 努力 累计 总计 共计 合计 总数 分别 各自 均 都 全部 总体 平均 年均 每年
    每年新增 年 年产 新 再 共 各 双双 基本 稳步 大幅 持续 至少 全面 重点 再次 首次 已 将 要 可 明显
    显著 进一步 逐步 率先 约 计划
    """
)
CONNECTOR = (
    "(?:以及|、|(?<![共饱总中])和(?![谐平合解])|(?<![普涉遍波惠以])及(?![时早格以])"
    "|(?<!参)与(?!会|否)|或(?!许|者)|(?<![合兼])并(?![购网轨联行发重]))"
)
"""What joins two members; not the same characters within a word: 普及, 参与, 并购."""

MADE = re.compile(rf"(?:{MAKING})?(?P<verb>{MAKING})了?{ADVERB}{{0,2}}$")
"""A making verb at the end of what stands before a figure."""
LEADING = re.compile(
    rf"(?:{any_of('其中 同时 并且 并 且 使得 使 让 将 把 到时 届时 预计 此外 全年 今年 当年')}"
    "|(?:分|用|在)?(?:未来|今后)?[两三四五2-5]年(?:时间|之?内|左右)?"
    rf"(?=共|累计|力争|{LEADING_MAKING})"
    "|为(?=企业|市场主体|群众|经营主体)|[-—－·]{1,2}|[①-⑳]|[0-9]{1,2}[.、]|[一二三四五六七八九]是"
    f"|(?P<adverb>{any_of('力争 确保 努力 累计 总计 共计 合计 分别 全部 每年 平均 再')}(?!为|到?2)"
    rf"|共(?=累计|{LEADING_MAKING})|新(?={any_of('培育 认定 建成 引进 打造 创建')}))"
    f"|(?P<verb>{LEADING_MAKING})(?![后前率区]))"
)
"""A word before the noun phrase that is no part of it."""
PREPOSED = re.compile(
    rf"(?:{any_of('面向 围绕 针对 聚焦 依托 通过 利用 在 向 对')}[^，。；、\x02]{{1,16}}?"
    rf"|(?:每个?(?![万千百亿])|各)[^，。；、\x02]{{1,10}}?)"
    rf"(?P<verb>(?!拥有){LEADING_MAKING}|制修订)(?=[^，。；、\x02]{{2}})"
)
"""For whom, where or by what, and the verb: 面向重点行业制修订标准100项."""
BY_MEANS = re.compile(
    rf"{any_of('运用 利用 依托 借助 通过 发挥')}[^，。；、\x02]{{1,20}}?"
    rf"(?P<verb>{any_of('促进 推动 带动 实现 力争 完成 撬动')})(?=[^，。；、\x02]{{2}})"
)
"""By what means a measure is reached: 运用…平台促进融资总额不低于55亿元."""
_TAIL_ADVERB = any_of(
    """
    力争 争取 确保 努力 累计 总计 共计 合计 分别 各自 均 都 全部 总体 平均 年均 每年 新 各
    双双 原则上 预计 基本 稳步 大幅 持续 至少 首次 将 要 可 明显 显著 进一步 逐步 率先 约 计划
    也 总数 就
    """
)
TAIL = re.compile(
    rf"(?:(?P<level>{LEVEL})|(?P<growth>{GROWTH})了?|(?P<adverb>{_TAIL_ADVERB})"
    rf"|(?P<made>{PLAIN_MAKING}|增加)"
    r"|(?P<base>(?:与|同|较|比|相比|相较)于?[^，。；\x02]{0,14}?"
    r"(?:年(?:底|末|年底)?|上年|同期|末|基期|现状|目前)(?:相比|同期)?(?:水平)?|同比)"
    r"|(?P<when>(?:[12][0-9]{3}|十[一二三四五六]五”?)年?(?:年?底|末)?的?)"
    r"|(?P<rise>(?:由|从)[^，。；\x02]{0,12}\x02{1,20}))$"
)
"""The last word before a figure that follows its noun phrase."""
