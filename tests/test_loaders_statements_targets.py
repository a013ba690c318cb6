"""The targets that official prose sets."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from targeted import LEXICON, document, said, targets

from loaders.statements.target.goals import heading_sense
from loaders.statements.targets import read_targets

SHARED = Path(__file__).parents[2] / "shared" / "texts"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，建成300个以上支撑产业升级的智能工厂。",
            ["智能工厂 >= 300个 stock 2025"],
        ),
        (
            "到2025年底，全省软件业务收入突破1.2万亿元，年均增长12%左右。",
            [
                "全省软件业务收入 > 1200000000000元 increment 2025-12-31",
                "全省软件业务收入年均增长 ~ 12% growth 2025-12-31",
            ],
        ),
        (
            "到2025年，累计培育创新型中小企业5万家以上、专精特新中小企业8000家和单项冠军企业60家。",
            [
                "创新型中小企业 >= 50000家 stock 2025",
                "专精特新中小企业 = 8000家 stock 2025",
                "单项冠军企业 = 60家 stock 2025",
            ],
        ),
        (
            "到2025年，建设不少于10个行业平台和100家以上标杆企业。",
            ["行业平台 >= 10个 stock 2025", "标杆企业 >= 100家 stock 2025"],
        ),
        (
            "到2025年，60%的规模以上工业企业完成数字化改造。",
            ["规模以上工业企业完成数字化改造 = 60% ratio 2025"],
        ),
        (
            "到2025年，光纤网络覆盖95%以上的行政村。",
            ["光纤网络覆盖行政村 >= 95% ratio 2025"],
        ),
        (
            "到2025年，制造业产值和软件业收入均超千亿元。",
            [
                "制造业产值 > 100000000000元 stock 2025",
                "软件业收入 > 100000000000元 stock 2025",
            ],
        ),
        (
            "到2025年，小麦播种、收获机械化率分别达到90%和95%以上。",
            ["小麦播种机械化率 = 90% ratio 2025", "小麦收获机械化率 >= 95% ratio 2025"],
        ),
        (
            "到2025年，数控机床和工业机器人技术水平显著提升，市场满足率分别超过80%和60%。",
            ["数控机床市场满足率 > 80% ratio 2025", "工业机器人市场满足率 > 60% ratio 2025"],
        ),
        (
            "2023年、2024年、2025年规上工业产值分别达到6000亿元、6500亿元、7000亿元。",
            [
                "规上工业产值 = 600000000000元 stock 2023",
                "规上工业产值 = 650000000000元 stock 2024",
                "规上工业产值 = 700000000000元 stock 2025",
            ],
        ),
        (
            "到2025年，关键工序数控化率从2020年的52%提高到70%。",
            ["关键工序数控化率 = 70% ratio 2025"],
        ),
        (
            "到2025年，单位工业增加值能耗较2020年下降15%，工业云用户比2020年翻一番。",
            ["单位工业增加值能耗下降 = 15% growth 2025", "工业云用户 = 2倍 multiple 2025"],
        ),
        (
            "到2025年，培育20家以上年营业收入超10亿元的领军企业。",
            ["年营业收入超10亿元的领军企业 >= 20家 stock 2025"],
        ),
        (
            "到2025年，年营业收入超10亿元的企业达到20家。",
            ["年营业收入超10亿元的企业 = 20家 stock 2025"],
        ),
        (
            "到2025年，形成5个千亿级产业集群，设立总规模50亿元的产业基金。",
            ["千亿级产业集群 = 5个 stock 2025", "产业基金 = 5000000000元 stock 2025"],
        ),
        (
            "到2025年，新增5G基站3万个，新建标识解析二级节点10个以上，新增标识注册量20亿。",
            [
                "新增5G基站 = 30000个 increment 2025",
                "新建标识解析二级节点 >= 10个 increment 2025",
                "新增标识注册量 = 2000000000个 increment 2025",
            ],
        ),
        (
            "到2025年，高新技术企业达到2万家，其中上市企业500家以上。",
            ["高新技术企业 = 20000家 stock 2025", "上市企业 >= 500家 stock 2025"],
        ),
        (
            "到2025年，高新技术企业达到2万家（其中国家级500家）。",
            ["高新技术企业 = 20000家 stock 2025", "国家级高新技术企业 = 500家 stock 2025"],
        ),
        (
            "到2025年，突破100项关键技术，打造3—5个有国际影响力的平台。",
            ["关键技术 = 100项 stock 2025", "有国际影响力的平台 range 3-5个 stock 2025"],
        ),
        (
            "到2025年，企业开办时间压缩至1个工作日以内，网络时延低于20毫秒。",
            ["企业开办时间 <= 1个工作日 stock 2025", "网络时延 < 20毫秒 stock 2025"],
        ),
        (
            "到2025年，每万人拥有5G基站数达到26个，5G用户普及率超70%。",
            ["每万人拥有5G基站数 = 26个 ratio 2025", "5G用户普及率 > 70% ratio 2025"],
        ),
        (
            "2024年，每个县至少建设2个服务点，培训技术人员1000人次以上。",
            ["服务点 >= 2个 stock 2024", "技术人员 >= 1000人次 increment 2024"],
        ),
        (
            "到2025年，推动1000家龙头企业、2万家中小企业开展数字化改造。",
            [
                "龙头企业开展数字化改造 = 1000家 stock 2025",
                "中小企业开展数字化改造 = 20000家 stock 2025",
            ],
        ),
        (
            "到2025年，产业规模年均增长超过20%，能耗下降不低于5%，里程增加一倍。",
            [
                "产业规模年均增长 > 20% growth 2025",
                "能耗下降 >= 5% growth 2025",
                "里程增加 = 1倍 multiple 2025",
            ],
        ),
        (
            "到2025年，培育1家产值超500亿元、5家超100亿元、20家超10亿元的企业。",
            [
                "产值超500亿元的企业 = 1家 stock 2025",
                "产值超100亿元的企业 = 5家 stock 2025",
                "产值超10亿元的企业 = 20家 stock 2025",
            ],
        ),
        (
            "到2025年，形成年营收超百亿元企业2家、超十亿元10家。",
            [
                "年营收超百亿元企业 = 2家 stock 2025",
                "年营收超十亿元企业 = 10家 stock 2025",
            ],
        ),
        (
            "到2025年，形成2个具有国际竞争力、8个国内领先的产业集群。",
            [
                "具有国际竞争力的产业集群 = 2个 stock 2025",
                "国内领先的产业集群 = 8个 stock 2025",
            ],
        ),
        (
            "到2025年，全市累计建成充电桩2万个，每万人拥有30个5G基站。",
            ["充电桩 = 20000个 stock 2025", "每万人拥有5G基站 = 30个 ratio 2025"],
        ),
        (
            "三年共开展补贴性技能培训6万人次以上，其中2023年培训2万人次。",
            [
                "补贴性技能培训 >= 60000人次 increment",
                "补贴性技能培训 = 20000人次 increment 2023",
            ],
        ),
        (
            "到2025年，数字经济增加值占GDP比重超过60%，年均提高1.5个百分点。",
            [
                "数字经济增加值占GDP比重 > 60% ratio 2025",
                "数字经济增加值占GDP比重年均提高 = 1.5个百分点 growth 2025",
            ],
        ),
        (
            "到2025年，城市和农村宽带接入能力达到500Mbps和200Mbps以上。",
            [
                "城市宽带接入能力 = 500Mbps stock 2025",
                "农村宽带接入能力 >= 200Mbps stock 2025",
            ],
        ),
        (
            "今年规上工业增加值同比增长7%以上。",
            ["规上工业增加值增长 >= 7% growth 2023"],
        ),
    ],
)
def test_a_goal_is_read_with_all_its_slots(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "近年来，全省已建成智能工厂300余家，产值增长15%。",
        "截至2022年底，全省累计建成5G基站12万个。",
        "2020年，全省软件业务收入达到8000亿元，增长10%。",
        "对新认定的省级中心给予100万元奖励，每家企业最高不超过500万元。",
        "对智能化改造项目按设备投资额的10%给予补助。",
        "对年营业收入首次突破10亿元的企业，一次性奖励50万元。",
        "申报企业应当注册满3年，上年度营业收入不低于2000万元，研发人员不少于20人。",
        "各市推荐企业不超过5家，申报材料一式3份。",
        "落实5个专项行动方案，完成15项重点任务，抓好3个方面工作。",
        "企业应当自收到通知之日起20个工作日内提交材料。",
        "违反规定的，处五万元以上二十万元以下罚款。",
        "实施“百企升级”“1+10+5”工程和512工程，推进5G、IPv6和14nm工艺。",
        "依据第十七条和第3次会议纪要，召开一次会议，形成一个机制，推广一批经验。",
        "预付款比例不低于合同金额的40%，按年利率3%贴息。",
        "省财政安排20亿元支持重点项目。",
        "个人创业担保贷款额度提高至30万元。",
        "每半年开展1次评估。",
        "对综合能耗5000吨标准煤以上的企业开展诊断。",
        "研发200千瓦燃料电池系统，支持投资额5000万元以上项目。",
        "对年综合能耗1万吨标准煤以上企业开展全覆盖监察。",
        "上半年规上工业增加值同比增长7%。",
        "支持组建创新联合体，每家企业每年不超过3项。",
        "车桩比达到2:1。",
        "在3个方面实现突破，30户以上居民完成签约的，方可实施。",
    ],
)
def test_history_awards_demands_and_names_are_no_goals(sentence: str) -> None:
    assert said(sentence, title="某省若干措施（2023-2025年）", kind="policy-measures") == []


def test_what_a_measure_delivers_is_a_target_without_a_date() -> None:
    assert said(
        "2/1| （一）加强培育。建设10个标杆网络，每年遴选20家以上示范企业。", p2_1="加强培育"
    ) == ["标杆网络 = 10个 stock", "示范企业 >= 20家 increment"]


def test_what_so_many_are_to_do_is_a_target() -> None:
    assert said("省市县各级80个高频事项实现“一次办好”。") == ["高频事项实现“一次办好” = 80个 stock"]


def test_rules_and_calls_set_targets_only_by_a_date() -> None:
    sentence = "培育10家示范企业。到2025年，培育20家示范企业。"
    expected = ["示范企业 = 20家 stock 2025"]
    assert said(sentence, title="某省管理办法", kind="measures") == expected
    assert said(sentence, title="关于组织推荐示范企业的通知", kind="notice") == expected


def test_a_time_heads_the_goals_below_it_until_the_next() -> None:
    assert said(
        "1/3| （三）发展目标",
        "1/3| 到2024年，各项工作取得进展。工业云平台达到20个。",
        "1/3/1| 规模扩大。产业规模达到500亿元。",
        "1/3/2| 到2025年，生态完善。上云企业达到3万家。",
        "1/3/2| 工业APP达到1万个。",
        "2/1| （一）建设网络。建设10个标杆网络。",
        p1_3="发展目标",
    ) == [
        "工业云平台 = 20个 stock 2024",
        "产业规模 = 50000000000元 stock 2024",
        "上云企业 = 30000家 stock 2025",
        "工业APP = 10000个 stock 2025",
        "标杆网络 = 10个 stock",
    ]


def test_words_that_open_goals_head_them_without_a_heading() -> None:
    assert said("1| 2025年的主要目标是：", "1| 上云企业3万家以上。", "2| 上云企业5家。") == [
        "上云企业 >= 30000家 stock 2025"
    ]


def test_a_time_in_the_overall_requirements_heads_what_follows_in_them() -> None:
    assert said("1| 总体要求", "1| 到2025年，体系基本建立。培育10家示范企业。", p1="总体要求") == [
        "示范企业 = 10家 stock 2025"
    ]


def test_the_part_about_the_present_sets_no_target() -> None:
    assert said("1| 发展现状", "1| 到2025年，全球市场预计达到100亿元。", p1="发展现状") == []


@pytest.mark.parametrize(
    ("heading", "sense"),
    [
        ("发展目标", "goal"),
        ("主要指标", "goal"),
        ("现状与形势", "state"),
        ("发展基础和目标", "plain"),
        ("奖励标准", "award"),
        ("重点任务", "plain"),
    ],
)
def test_a_heading_says_what_figures_are_in_its_part(heading: str, sense: str) -> None:
    assert heading_sense(heading) == sense


def test_the_quote_goes_from_the_verb_to_the_end_of_the_noun_phrase() -> None:
    read, _ = targets("到 2025 年，建成 500 个以上引领发展的智能工厂，普及率 达到30%，完成任务。")
    assert [target.provenance.evidence[0].quote for target in read] == [
        "建成 500 个以上引领发展的智能工厂",
        "普及率 达到30%",
    ]
    assert [target.printed for target in read] == ["500个以上", "30%"]


def test_an_indicator_needs_a_label_and_a_unit_of_its_kind() -> None:
    read, remarks = targets("到2025年，全省关键工序数控化率达到70%，关键工序数控化率达到70家。")
    assert [target.indicator for target in read] == ["nc-rate", None]
    assert [target.scope for target in read] == ["全省", None]
    assert remarks == []


def test_what_is_added_is_no_stock_of_an_indicator() -> None:
    read, _ = targets("到2025年，新建5G基站3万个，5G基站达到10万个，新增国家级绿色工厂20家。")
    assert [(each.indicator, each.basis) for each in read] == [
        ("five-g-base-stations-new", "increment"),
        ("five-g-base-stations", "stock"),
        (None, "increment"),
    ]


def test_a_figure_among_goals_that_is_said_of_nothing_is_reported() -> None:
    read, remarks = targets("1| 主要目标", "1| 到2025年，各区域达标率达到30%、40%。", p1="主要目标")
    assert read == []
    assert remarks == [("unread-figure", "30%、40%")]


@given(
    st.text(
        alphabet="到2025年底，建成10个以上平台、30%的企业和达超过均分别（）“”：。\t亿元增长率",
        max_size=80,
    )
)
def test_any_text_is_read(line: str) -> None:
    for target in targets(line)[0]:
        assert target.subject
        assert (target.value is None) == (target.comparator == "range")


@pytest.mark.parametrize(
    "unit", ["5个、", "，5", "和5个", "（5个", "2025年", "百", "到2025年5%", "“5"]
)
def test_no_text_without_an_end_hangs(unit: str) -> None:
    def seconds(size: int) -> float:
        text, read = document("到2025年，" + unit * (size // len(unit)))
        begun = process_time()
        read_targets(text, read, lexicon=LEXICON, report=lambda *_: None)
        return process_time() - begun

    seconds(2_000)
    assert seconds(80_000) < 12 * seconds(20_000) + 0.5


def _counted(name: str, read: Callable[[str], list[str]]) -> int:
    lines = [line for line in (SHARED / name).read_text(encoding="utf-8").split("\n") if line]
    return sum(len(read(line)) for line in lines)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the official documents are not at hand")
@pytest.mark.parametrize("name", ["zj-shuzi-jingji-tiaoli.md", "miit-gtqyh-2020-43-meta.txt"])
def test_a_regulation_and_a_call_set_no_targets(name: str) -> None:
    assert _counted(name, lambda line: said(line, title="条例", kind="regulations")) == 0
