"""What a single line can be by its form alone: a date, a list of recipients, a label, a note.

Elements after GB/T 9704-2012: 主送机关 (7.3.2), 附件说明 (7.3.4), 成文日期 (7.3.5.4), 附注 (7.3.6),
附件 (7.3.7), 版记 (7.4).
"""

import re
from functools import partial

_YEAR = "(?:[12][0-9]{3}|[一二][一二三四五六七八九〇○Oo0零]{3})"
_TENS = "[一二三四五六七八九十廿卅〇○0零]"
DATE = rf"{_YEAR}年(?:[0-9]{{1,2}}|{_TENS}{{1,3}})月(?:[0-9]{{1,2}}|{_TENS}{{1,4}})日"
"""A day as signatures write it, in Arabic digits or, before 2012, in Chinese numerals."""

DATE_LINE = re.compile(
    rf"（?(?P<date>{DATE}|{_YEAR}年(?:[0-9]{{1,2}}|{_TENS}{{1,3}})月)(?:印发|发布|公布)?）?"
)
BODY_NAME = re.compile(
    r"[^，。；：！？《》\n]{0,58}(?:部|委|委员会|局|厅|办公室|办公厅|办|总局|署|院|会|政府|中心|集团|公司|小组|"
    r"司|行|社|处|科|所|大学|法院|检察院|联合会|管委会|党组|联席会议|总队|支队|秘书处|指挥部)"
    r"(?:（[^（）]{1,30}）){0,2}"
)
"""A line that can be the name of a body, by its ending."""
FURNITURE = re.compile(
    r"(?:发布|发文|成文|印发)?(?:时间|日期)：.{0,80}|(?:信息|文章|稿件)?来源：.{0,80}|(?:索引号|主题分类|发文机关|"
    r"发布机构|主题词|公开方式|有效性|效力状态|统一编号|信息分类|名称|标题|分类|体裁分类|服务对象)：.{0,120}|"
    r"(?:点击|长按|扫码|关注).{0,12}(?:关注|公众号|二维码).{0,12}|[-—]{0,2}[0-9]{1,4}[-—]{0,2}|"
    r"(?:浏览|阅读|点击|访问)(?:次数|量|数)?：?[0-9]{0,9}次?|阅读原文|返回顶部|关闭窗口|"
    r"(?:字号|字体|打印|分享|收藏|责任编辑|作者|编辑)(?:：.{0,40})?"
)
"""What a page prints about a text, around it."""
SIGNED_DATE = re.compile(rf"(?P<names>[^。，；：\n]{{2,80}}?)(?P<date>{DATE})")
"""Signature and date in one line."""
RECIPIENTS = re.compile(
    r"(?P<names>[^。；\n]{0,600}?(?:各|全|有关|政府|委|部|厅|局|办|院|会|署|司|行|社|处|区|市|县|"
    r"单位|公司|企业|组织|机构|中心|集团|部门|同志|委员|先生|女士|代表|盟|旗|校|站|队|所|馆|组|工作者|省|台|户|"
    r"）))(?P<colon>：)"
)
ANNEX_LABEL = re.compile(
    r"(?:附件|附录|附表|附)(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})?(?:[：.、]?|(?<=[0-9]))"
)
"""附件 alone in its line: the annex follows."""
ANNEX_LIST = re.compile(
    r"（?附[件表录]?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})?[：.、](?P<rest>.+)"
)
ANNEX_ITEM = re.compile(
    r"(?:[0-9]{1,2}[.、．：]|附件[0-9一二三四五六七八九十]{1,3}[：.、]?)(?P<rest>.+)"
)
NOTE = re.compile(
    r"（(?:此件|本文|本件|联系|注|附注|有删|来源|转载|公开|全文|略|网上|信息公开|此文|咨询|资料)[^）]{0,80}）"
    r"|联系(?:人|电话|方式)[^。]{0,120}|咨询电话：.{0,80}"
)
"""附注 and notes of the publisher."""
IMPRINT = re.compile(
    r"(?:抄[送报]|分送|主题词|(?:信息)?公开(?:选项|属性|形式|类别|方式))：.{0,600}"
    rf"|.{{2,60}}{DATE}(?:印发|印制|印)"
    r"|(?:共印|印数|份数|校对|打字)[^。]{0,40}|主动公开|依申请公开|不予公开"
)
"""Lines of the 版记, and the marks of openness that stand beside it."""
CLOSING = re.compile(
    r"(?:特此|此复|此致|现予|专此)[^，。]{0,12}。?|以上(?:报告|意见|请示).{0,30}。"
)
LAST_CLAUSE = re.compile(
    r"(?:本|以上|上述)[\u4e00-\u9fff]{1,8}自.{2,60}(?:施行|实施|执行|生效).{0,120}|(?:本[\u4e00-\u9fff]{1,8})?由.{2,40}负责解释。"
)
"""A sentence on the force of the whole document, or on who explains it."""
FINAL_PROVISIONS = re.compile(r".{0,6}(?:附则|施行|期限|其他|效力|解释).{0,6}")
HISTORY = re.compile(
    rf"（?(?:{_YEAR}年[^（）]{{4,300}}?(?:通过|公布|发布|批准|修订|修正|施行|印发|令第)[^（）]{{0,200}})）?"
)
"""The line below a regulation's title that says when it was passed and amended."""
PASSED = re.compile(
    rf"(?P<date>{DATE})经?(?P<by>[^，。；（）]{{2,40}}?)(?:第[^，。；（）]{{1,8}}次[^，。；（）]{{0,12}}(?:通过|修订|修正)"
    r"|令第|发布|公布)"
)
"""An act in such a line: the day, and who passed or issued it."""
CONTENTS = re.compile(r"目(?:录|次)")
SENTENCE_END = frozenset("。！？；：，、…")


def whole(pattern: re.Pattern[str], compact: str, start: int, end: int) -> re.Match[str] | None:
    """The match of a pattern that covers the line from `start` to `end`."""
    return pattern.fullmatch(compact, start, end)


is_date = partial(whole, DATE_LINE)
