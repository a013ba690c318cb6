"""What a page says of its document in lines of text (发文字号：), and the furniture of sites."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.formats.lines.line_starts import DATE, DOCUMENT_NUMBER
from loaders.formats.lines.printed_lines import LineRemark, PrintedLine
from loaders.layout import MetadataName, clean

_NAMED: dict[MetadataName, str] = {
    "issuer": "发文机关 发布机构 发布机关 发文单位 发文机构 制发机关",
    "number": "发文字号 文号 文件编号 发文文号 文件字号",
    "date_document": "成文日期 成文时间 生成日期 生成时间 发文日期",
    "date_published": "发布日期 发布时间 公开日期 公布日期 公开时间 信息发布时间",
    "date_in_force": "生效日期 实施日期 施行日期 生效时间",
    "valid_until": "失效日期 废止日期 有效期至 失效时间",
    "index_number": "索引号",
    "topic": "主题分类 信息分类 主题 分类 主题词",
    "title": "标题 名称 文件名称 信息名称",
    "source": "文章来源 信息来源 来源",
}
_OF_THE_SITE = (
    "浏览次数 点击次数 阅读次数 点击数 访问量 浏览量 字号 字体 分享 分享到 关键词 体裁 体裁分类"
    " 组配分类 服务对象 服务对象分类 公开方式 公开范围 公开类别 公开形式 公开时限 有效性 效力状态"
    " 是否有效 时效性 作者 编辑 责任编辑 审核 语种 载体类型 记录形式"
)
FIELDS: dict[str, MetadataName | None] = {
    **{label: name for name, labels in _NAMED.items() for label in labels.split()},
    **dict.fromkeys(_OF_THE_SITE.split()),
}
"""The labels that sites print beside a document; None: of the site, not of the document."""
_DOUBTFUL = {
    *("主题", "分类", "标题", "名称", "来源", "编辑"),
    *("作者", "审核", "字号", "字体", "分享", "体裁"),
}
"""Labels that a text has as well: page furniture only in company."""

_LABEL = "|".join(
    r"[^\S\n]{0,8}".join(label) for label in sorted(FIELDS, key=lambda label: (-len(label), label))
)
_FIELD = re.compile(
    rf"(?:^|(?<=[\s\]】|]))[\[【]?(?P<label>{_LABEL})[\]】]?[^\S\n]{{0,4}}(?:[：:]|\t)"
)
_BUTTON = (
    r"打印(?:本页)?|关闭(?:窗口|本页)?|收藏|返回(?:顶部|首页)?|大|中|小|字号|字体|分享(?:到|至)?|微信|微博"
    r"|新浪|QQ空间|朗读|纠错|扫一扫|听全文|下载|默认|超大"
)
_FURNITURE = re.compile(
    rf"(?![大中小]{{1,3}}$)(?:[\s|【】\[\]（）()：:·/、+\-]{{0,6}}(?:{_BUTTON})){{1,12}}[\s|【】\[\]（）()：:·/、]{{0,6}}"
    r"|(?:您|你)?(?:现在|当前|目前)?(?:所在)?的?位置[：:].{0,200}"
    r"|首页\s{0,3}[>＞»›].{0,200}"
    r"|扫一扫.{0,20}(?:当前页|本页|本文).{0,10}"
)
_FOOTER = re.compile(
    r"(?:上|下)一(?:篇|条)[：:].*|.*(?:网站标识码|ICP备|公网安备|版权所有|All Rights Reserved).*"
    r"|(?:相关(?:链接|文件|稿件|解读)|责任编辑)[：:].{0,100}"
)
_NOTHING = re.compile(r"[-—－/\\]{0,4}|无|暂无|无文号|无字号|空|null|None")
_VALUES: dict[MetadataName, re.Pattern[str]] = {
    "number": re.compile(rf"{DOCUMENT_NUMBER}|.{{2,20}}第?\s?\d{{1,5}}\s?号"),
    "title": re.compile(r"[^。]{4,200}"),
    "index_number": re.compile(r"[0-9A-Za-z/\-_.]{4,60}"),
    **dict.fromkeys(
        ("date_document", "date_published", "date_in_force", "valid_until"),
        re.compile(rf"\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?(?:\s\d\d:\d\d(?::\d\d)?)?|{DATE}"),
    ),
}
"""What a value on the line after its label looks like; the line may be the text's first, too."""
_OTHER_VALUE = re.compile(r"(?!.{0,60}(?:关于|通知))[^，。：]{2,40}")
_DATES = ("date_", "valid_")
_HEAD = 80
_TAIL = 15
_LONGEST = 300


@dataclass(slots=True)
class PageFacts:
    """What was found around a text: fields, the lines that remain, what is to be said."""

    lines: list[PrintedLine]
    metadata: dict[MetadataName, str] = field(default_factory=dict)
    remarks: list[LineRemark] = field(default_factory=list)

    def _take(self, name: MetadataName | None, value: str) -> None:
        value = clean(value)
        if name is None or _NOTHING.fullmatch(value):
            return
        former = self.metadata.setdefault(name, value)
        if former != value and (not name.startswith(_DATES) or _day(former) != _day(value)):
            message = f"{name} is {former!r} and again {value!r}: the first was taken"
            self.remarks.append(LineRemark("metadata-differs", message))


def _day(value: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d{1,4}", value)[:3]]


def page_facts(lines: Sequence[PrintedLine]) -> PageFacts:
    """Take fields and furniture out of the lines above the first sentence and at the end.

    A value stands behind its label or on the next line. Doubtful labels (名称：) count only beside
    others.
    """
    facts = PageFacts([])
    head = _head(lines)
    tail = max(head, len(lines) - _TAIL)
    dropped = _take_head(lines[:head], facts)
    facts.lines += lines[head:tail]
    for line in lines[tail:]:
        if _is_furniture(line.text) or _is_footer(line.text):
            dropped += 1
        else:
            facts.lines.append(line)
    if dropped:
        message = f"lines of the page around the text left out: {dropped}"
        facts.remarks.append(LineRemark("page-furniture-dropped", message))
    return facts


def _head(lines: Sequence[PrintedLine]) -> int:
    """How many lines stand above the first sentence."""
    for place, line in enumerate(lines[:_HEAD]):
        if line.text.endswith(("。", "；")) or len(line.text) > _LONGEST:
            return place
    return min(len(lines), _HEAD)


def _take_head(lines: Sequence[PrintedLine], facts: PageFacts) -> int:
    fields = [list(_fields(line.text)) for line in lines]
    labels = {label for found in fields for label, _ in found}
    if not labels - _DOUBTFUL and len(labels) < 2:
        fields = [[] for _ in lines]
    dropped = 0
    waiting: MetadataName | None = None
    for line, found in zip(lines, fields, strict=True):
        if found:
            for label, value in found:
                facts._take(FIELDS[label], value)
            waiting = FIELDS[found[-1][0]] if not found[-1][1] else None
        elif waiting and _VALUES.get(waiting, _OTHER_VALUE).fullmatch(line.text):
            facts._take(waiting, line.text)
            waiting = None
        elif not _is_furniture(line.text):
            facts.lines.append(line)
            waiting = None
            continue
        dropped += 1
    return dropped


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Labels and values of a line that consists of them."""
    if len(text) > _LONGEST:
        return
    found = list(_FIELD.finditer(text))
    if not found or found[0].start():
        return
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        label = re.sub(r"\s", "", match["label"])
        yield label, text[match.end() : end].strip(" \t\u3000\u00a0|】]")


def _is_furniture(text: str) -> bool:
    return len(text) <= _LONGEST and _FURNITURE.fullmatch(text) is not None


def _is_footer(text: str) -> bool:
    return len(text) <= _LONGEST and _FOOTER.fullmatch(text) is not None
