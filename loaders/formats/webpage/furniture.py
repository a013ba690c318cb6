"""What a site puts around a document within the same element: tools, sources, disclaimers."""

import re
from collections.abc import Iterable, Sequence

from loaders.formats.webpage.paragraph import Paragraph, lines_above_text
from loaders.layout import LayoutRemark

_TOOLS = (
    r"打印(?:本[页文]|此页)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|返回(?:顶部|首页|列表|上一页)?|[大中小]|字号|字体|默认|超大"
    r"|分享(?:到|至)?|微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|QQ|人人网|更多|朗读|纠错|我要纠错|听全文|语音播报|复制链接"
    r"|A\+?|A-|Aa|下载|点赞|评论|赞|在看|推荐|保存|TXT|Word|PDF|无障碍(?:阅读)?|设为首页|加入收藏|繁体|简体|首页"
)
_MARKS = r"[\s|｜【】\[\]（）()：:·/、+\-<>＜＞»,，]{0,6}"
_FURNITURE = re.compile(
    rf"(?:{_MARKS}(?:{_TOOLS})){{1,16}}{_MARKS}"
    r"|.{0,6}扫(?:一扫|描).{0,12}(?:手机|当前页|本页|本文|关注|分享|阅读).{0,16}"
    r"|(?:您|你)?(?:现在|当前|目前)?(?:所在)?的?位置\s?[：:].{0,200}"
    r"|首页\s{0,3}[>＞»›/].{0,200}"
    r"|(?:浏览|点击|阅读|访问)(?:次数|量|数)?\s?[：:].{0,20}"
    r"|(?:上|下)一(?:篇|条|页)\s?[：:]?.{0,120}"
    r"|(?:原文|原文链接|原文地址|本文链接|本文地址|本页链接|网址)\s?[：:]\s?(?:https?://|www\.).{0,300}"
    r"|原文发布(?:机关|机构|单位|时间)\s?[：:].{0,60}"
    r"|(?:免责|郑重|版权)声明\s?[：:].{0,400}|声明\s?[：:].{0,60}(?:转载|本网|本站).{0,300}"
    r"|本[文站].{0,12}(?:转载|转自|来自网络).{0,200}|转载请注明.{0,60}"
    r"|.{0,80}(?:ICP备|公网安备|网站标识码|版权所有|All Rights Reserved).{0,120}",
    re.IGNORECASE,
)
_OF_EDITORS = re.compile(
    r"[（(【\[]?(?:本文)?(?:责任编辑|责编|网站编辑|编辑|审核|校对|初审|复审|终审|来源|信息来源|文章来源|作者|摄影"
    r"|记者|发布人)\s?[：:].{0,60}"
    r"|(?:本文)?(?:发布|发表|更新|公开|发稿)(?:时间|日期)\s?[：:].{0,60}"
    r"|相关(?:链接|文件|稿件|新闻|解读|阅读|附件)\s?[：:]?"
)
"""Lines that a document may have as well: the site's only above its text and at its very end."""
_EDGE = 10
"""Paragraphs at each end among which furniture is looked for."""
_SHOWN = 60


def without_furniture(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Paragraphs without those that are clearly the site's, and those left out.

    Furniture is looked for at both ends only; the same words amid a text stay.
    """
    edges = {*range(min(_EDGE, len(paragraphs)))}
    edges |= {*range(max(len(paragraphs) - _EDGE, 0), len(paragraphs))}
    dropped = {place for place in edges if _is_furniture(paragraphs[place])}
    dropped |= {
        place
        for place in range(lines_above_text(paragraphs, _EDGE))
        if _is_of_editors(paragraphs[place])
    }
    for place in reversed(range(len(paragraphs))):
        if place not in dropped and not _is_of_editors(paragraphs[place]):
            break
        dropped.add(place)
    kept = [each for place, each in enumerate(paragraphs) if place not in dropped]
    return kept, [paragraphs[place] for place in sorted(dropped)]


def furniture_remarks(left_out: Iterable[Paragraph]) -> list[LayoutRemark]:
    """What was left out, one remark for each paragraph."""
    texts = [paragraph.text.replace("\t", " ") for paragraph in left_out]
    return [
        LayoutRemark("page-furniture-dropped", text[:_SHOWN] + "…" * (len(text) > _SHOWN))
        for text in texts
    ]


def _is_furniture(paragraph: Paragraph) -> bool:
    return paragraph.kind == "paragraph" and _FURNITURE.fullmatch(paragraph.text) is not None


def _is_of_editors(paragraph: Paragraph) -> bool:
    return paragraph.kind == "paragraph" and _OF_EDITORS.fullmatch(paragraph.text) is not None
