r"""The words that tell goals from history, awards, demands and names, as patterns.

The patterns are for the compact copy in which other figures stand as \x02 (see `clauses.Masked`).
"""

import re

from loaders.statements.target.wordings import any_of

OVERALL_HEADING = re.compile("总体要求|总体思路|总体部署|总体考虑|总要求")
"""Headings of parts whose times head goals."""
GOAL_HEADING = re.compile("目标|指标|愿景|任务书")
STATE_HEADING = re.compile(
    "现状|形势|背景|(?:发展|主要|工作|取得|建设|改革)成[效就]|(?:发展|现实|工作)基础|回顾|面临"
    "|存在的?(?:主要)?问题|机遇|挑战|(?:进展|基本|发展|完成)情况|概况"
)
AWARD_HEADING = re.compile(
    "奖励|奖补|补助|补贴|资助|(?:支持|扶持|认定|划型|资金|评选)标准|支持方式|支持条件|评选办法"
    "|申报(?:条件|要求|材料|程序|范围|对象)|(?:基本|推荐|申请|认定|准入|评选|评价|资格|入选)条件"
    "|推荐(?:名额|数量|要求)|名额|法律责任|罚则|附则"
)
GOAL_LEAD = re.compile(
    "(?:[^，。；：]{0,16}(?:主要|总体|工作|发展|具体|行动|建设|预期|阶段性?|年度|量化|近期|中期|远期)"
    "(?:目标|指标)|[^，。；：]{0,6}目标)(?:是|为|如下|要求)?[：。，]"
)
"""Words that open goals in running text: 2025年的主要目标是：."""

PAST = re.compile(
    "近年来|近[一二两三四五六七八九十0-9]{1,2}年[来，]|以来|目前|当前|现有|上年|去年|此前|过去"
    "|取得(?:了|显著|明显|积极|长足|重大)|了[0-9\x02]|跃居|位居(?:全国|全省|世界|全球)第|涌现出"
    "|(?:^|[^累业])已[经达建有形超累成实培认开完覆突连拥发在接上获入引集被投]"
)
COMPARED = re.compile("同比")
"""Past as well, but for a figure with a bound from below: 同比增长7%以上 is wanted."""
AWARD = re.compile(
    "奖励|奖补|补助|补贴(?!性|培训|类)|资助|贴息|贴保|给予|予以|奖金|罚款|处以|处[^，。；理]{0,12}罚|减免|减按|免征|返还"
    "|加计扣除|税前扣除|摊销|折旧|保证金|预付款|兑现|拨付|补偿(?!机制)|最高可?[达享]|最高不超过|一次性|标准为|的标准"
    "|按[^，。；]{0,16}(?:比例|标准)|上限|起征|税率|首付|承担\x02|补足|优惠|折扣|分值|权重|得分|加分|不予|扣减"
    "|价格扣除|单[个项家户][^，。；]{0,12}(?:最高|不超过|限额)"
)
"""Money that is given or taken, and what it is reckoned by."""
BUDGET = re.compile("安排[^，。；]{0,12}(?:资金|经费|\x02)|拨付|列支|预算")
"""Money that is laid out, in the clause of a figure."""
DEMAND = re.compile(
    "应当|必须|应具备|应具有|应满足|应符合|应为|申报单位|申请人|申报主体|推荐单位|限报|名额|限额|一式"
    "|注册(?:登记)?(?:满|资本|资金)|成立(?:时间)?满|[符满][合足][^，。；]{0,8}条件|具备以下|有下列|划分为"
    "|按照[^，。；]{0,12}划"
)
"""What a sentence demands of somebody, or sets as a condition."""
DEMAND_HERE = re.compile(
    "(?:^|[^必])须|不得|方可|有权|申报|申请(?!量|数)|推荐(?!度)|报送|提交|之日起"
)
"""The same in the clause of a figure."""
_PAID = any_of(
    """
    金额 总额 总价 价格 价款 投资额 造价 费用 保费 薪 工资 收入 预算 贷款 贷款额 担保额 损失 售价
    评估价 支出 成本 采购额 合同额 税额 实缴 留成 增量 投入 增加值 经费 租金 销售额 奖金 数额 发生额
    """
)
PARAMETER = re.compile(f"{_PAID}的(?:比例(?:为|不)?)?$|按(?:照)?[^，。；]{{0,20}}$")
"""Before a percentage that is a rate of something paid: 投资额的5%."""
TERMS = re.compile(
    f"{any_of('额度 限额 上限 标准 门槛 起点 扣除比例 支付比例 预付比例 补贴 价格 收费')}$"
)
"""Subjects that are terms of an offer: 贷款额度提高至400万元."""
_PARTS_OF_TEXTS = any_of(
    """
    通知 意见 文件 附件 方面 部分 环节 阶段 步骤 原则 要求 章 任务 举措 措施 政策 层面 维度 类别
    类型 批次 专项行动 行动计划 要点 情形 条件 内容 问题 领域 方向 抓手 关系 样 版 份 页 字 内 季度
    指标
    """
)
TEXTS = re.compile(
    "[^，。；、]{0,12}(?:(?<!应用)(?<!解决)(?<!典型)(?<!转型)方案|规划(?!院)"
    f"|{_PARTS_OF_TEXTS})(?:$|[，。；、）])"
)
"""What figures count that tell of the text, or of kinds, rather than of goals: 15项重点任务."""
NO_GOAL_AFTER = ("大", "级", "政策", "标准", "要求", "比例", "的比例", "的标准")
STRONG = re.compile(
    any_of("力争 确保 争取 减负 到位 达到 突破 超过 累计 新增 年均 翻 实现 完成")
    + "|(?:提升|提高|降)[到至]"
)
"""Words of a clause that leave no doubt that its money is a goal."""
MONEY_GOAL = re.compile(
    any_of(
        """
        规模 产值 收入 投资 融资 贷款 营收 增加值 交易额 销售额 进出口 出口 消费 税收 总额
        余额 利润 市值 成交额 零售额 生产总值 GDP 投入 基金 引资 外资 资金池 订单 产业
        """
    )
)
_SHORTENING = any_of(
    """
    压缩 缩短 压减 缩减 降 降低 减少 控制 限定 精简 提速 不超过 低于 小于 不高于 时延 时间 时长 周期
    达到 为
    """
)
SHORTENED = re.compile(f"{_SHORTENING}(?:到|至|在|为)?$")
"""Before a length of time that is a goal: 压缩至3个工作日."""
LENGTH = re.compile("时延|时间|时长|周期|时限")
ROUNDS = frozenset(("次", "场", "期", "轮", "份", "批"))
"""Units of what is done once in a while: 每半年开展1次评估."""
SPECIFIED = re.compile(
    any_of(
        """
    研发 开发 研制 突破 攻克 攻关 支持 推广 应用 实现 发展
    """
    )
)
"""Verbs before a size that tells which thing is meant: 研发200千瓦燃料电池."""
CHOOSING = re.compile(
    any_of(
        """
    遴选 推荐 评选 选取 选择 认定 评定 支持 立项 选树
    """
    )
)
"""Verbs with which a number at most is a quota: 遴选不超过6条示范产线."""
EACH_ONE = re.compile("(?:每[家个项户]|单[家个项户]|各?单位|同一)[^，。；]{0,6}$")
"""What a number at most is a quota of: 每家企业不超过3项."""
DONE = re.compile("[^，。；]{2}(?:全部|全面|基本)?(?:实现|完成)[^，。；]")
"""In a subject that is to do something: 100个事项实现“一次办”."""
CONDITION = re.compile("[^目]的$")
"""A subject that is a condition: 30户以上居民完成签约的，给予奖励."""
CALL = re.compile("申报|推荐|征集|评选|评审|公示|名单|(?:遴选|认定)[^，。；]{0,12}(?:工作)?的通知")
"""In the title of a call for applications, whose figures are conditions."""
