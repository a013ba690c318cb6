"""Units of official figures: counters (家, 台（套）), measures (千瓦, 吨标准煤), %, money, time."""

import re
from typing import Final, Literal

from loaders.statements.target.wordings import any_of

UnitKind = Literal["count", "percent", "points", "times", "money", "time"]

_PERCENT: Final = "% ‰"
_POINTS: Final = "个百分点 百分点"
_MONEY: Final = "元人民币 元 美元 欧元 港元 港币 日元"
_CALENDAR: Final = """
    年 月份 月 日 号 周年 周岁 届 季度 个季度 周
"""
_TIME: Final = """
    个工作日 工作日 个自然日 自然日 个月 个小时 小时 分钟 秒钟 毫秒 微秒 秒 天 岁
"""
_COUNTERS: Final = """
    家次 户次 人次 人天 人日 人年 车次 班次 架次 批次 台次 件次 场次 例次 台套 套件 标准箱
    标箱 家 个 项 台 套 件 条 座 处 次 例 名 人 位 户 辆 艘 架 只 头 株 棵 栋 幢 间 所 块 张
    部 册 本 期 场 批 类 种 门 款 支 组 对 床 列 宗 笔 单 份 幅 盏 口 盘 根 片 村 县 团 枚 首
    档 节
"""
_MEASURED: Final = """
    吨标准煤 吨标煤 吨标准油 吨二氧化碳 公顷 公里 千米 海里 平方米 平方公里 平方千米 立方米 亩
    米 毫米 厘米 吨 公斤 千克 克 斤 升 毫升 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦时 吉瓦 瓦 千伏安 千伏
    度 摄氏度 载重吨 总吨 微克 毫克 分贝 机架 标准机架 太比特 吉比特 兆比特 千兆 兆
"""
_LATIN: Final = """
    EFLOPS PFLOPS TFLOPS GFLOPS EOPS POPS TOPS FLOPS Gbps Mbps Tbps kbps Gbit/s Mbit/s Tbit/s
    Mb/s Gb/s ZB EB PB TB GB MB MW GW kW KW MWh GWh kWh KWh TEU km kV KV dB ms E P
"""

_EACH = any_of(
    """
    人 户 年 月 日 天 次 元 吨 台 亩 个 家 秒 小时 分钟 工日 平方米 平方公里 立方米 公顷 千瓦时 公里
    """
)
_PER = rf"(?:/(?:[百千万亿]?{_EACH}|[A-Za-z]{{1,4}}))?"
_OR = r"(?:（[套次个件组户条座台家项名对辆间张]{1,2}）|/[套次台件个组](?![一-鿿]))?"
_MARKS: Final = f"{_PERCENT} {_POINTS} 倍"
_WORDS: Final = f"{_COUNTERS} {_MEASURED} {_MONEY} {_TIME} {_CALENDAR}"
UNIT: Final = (
    rf"(?:{any_of(_MARKS)}|{any_of(_WORDS)}{_OR}{_PER}"
    r"|分(?=以上|左右|以内|[，。；、\n]|$)"
    rf"|{any_of(_LATIN)}(?![A-Za-z0-9]))"
)
"""A unit right after a number, in the compact copy: `台（套）` and `元/吨` are one."""
UNIT_BEGINNINGS: Final = "".join(sorted({word[0] for word in f"{_MARKS} 分 {_WORDS}".split()}))
"""The characters with which a unit that is no Latin one begins."""

MEASURES: Final = frozenset(f"{_MEASURED} {_LATIN}".split())
"""Units of size, which also tell which thing is meant."""
CALENDAR: Final = frozenset(_CALENDAR.split())
"""Units that date rather than measure."""

_KINDS: Final[dict[str, UnitKind]] = {
    **dict.fromkeys(_PERCENT.split(), "percent"),
    **dict.fromkeys(_POINTS.split(), "points"),
    **dict.fromkeys(_MONEY.split(), "money"),
    **dict.fromkeys(f"{_TIME} {_CALENDAR}".split(), "time"),
    "倍": "times",
}
_SCALED = re.compile(
    rf"(?P<scale>[十百千]?万亿|[十百千]?[万亿]|[百千](?![瓦米克兆伏分]))?(?P<unit>{UNIT})?"
)


def unit_kind(unit: str) -> UnitKind:
    """What kind of unit it is; everything that is counted or measured is `count`."""
    return _KINDS.get(unit, "count")


def scaled_unit(text: str) -> tuple[str, str] | None:
    """The scale and the unit of a column or a name in brackets: 万亿元 is 万亿 and 元.

    None where the text is no unit that we know.

    >>> scaled_unit("亿千瓦时"), scaled_unit("千瓦"), scaled_unit("%")
    (('亿', '千瓦时'), ('', '千瓦'), ('', '%'))
    """
    found = _SCALED.fullmatch(text)
    return (found["scale"] or "", found["unit"] or "") if found and text else None
