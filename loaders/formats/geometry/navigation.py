"""What a browser prints of a site around a document: menus, paths, tools, the site's foot."""

import re
from collections.abc import Sequence

from loaders.formats.geometry.columns import Column
from loaders.formats.geometry.lines import GlyphLine

_SITE = re.compile(
    r"网站地图|无障碍(?:浏览|阅读)?(?=\s|$)|RSS|English(?: Version)?(?=\s|$)|高级搜索"
    r"|请输入.{0,6}关键|(?:位置|位于)\s?[:：]|首页\s?[>＞»|]|设为首页|加入收藏|打印本页|关闭(?:窗口|本页)"
    r"|打印\s?[】\]|]?\s?[【\[|]?\s?关闭|ICP备|公网安备|网站标识码|法律声明|联系我们|关于我们"
    r"|网站声明|版权所有|[Aa]ll [Rr]ights|网站主办|网站管理|最佳分辨率|扫一扫"
    r"|分享(?:到|至)|(?:浏览|点击|阅读)(?:次数|量)|(?:字号|字体)\s?[:：]?\s?[【\[]?\s?[大中小]"
    r"|返回(?:顶部|首页)|[上下]一[篇条]\s?[:：]|长者(?:模式|版)|登录\s注册"
)
_SENTENCE = re.compile(r"[，。；《》“”]|\d+[条号款]")
_FOOT_RECORD = re.compile(r"ICP备|公网安备|网站标识码|版权所有|[Aa]ll [Rr]ights")
_MENU_FIELD = re.compile(r"[\u4e00-\u9fffA-Za-z+]{2,8}")
_MENU_FIELDS = 4
_LABEL_LENGTH = 8


def navigation_above(lines: Sequence[GlyphLine], column: Column, middle: float) -> set[int]:
    """Places of a site's lines among those above the first sentence of a document.

    A menu of short fields is one only in company of a line that is the site's without doubt.
    """
    sure = {place for place, line in enumerate(lines) if _is_site(line.text)}
    if not sure:
        return set()
    found = sure | {place for place, line in enumerate(lines) if _is_menu(line.text)}
    enclosed = {
        place
        for place, line in enumerate(lines)
        if {place - 1, place + 1} <= found
        and len(line.text) <= _LABEL_LENGTH
        and column.align(line, middle) != "center"
    }
    return found | enclosed


def navigation_below(lines: Sequence[GlyphLine]) -> set[int]:
    """Places of a site's lines among the last lines of a document."""
    return {place for place, line in enumerate(lines) if _is_site(line.text)}


def _is_site(text: str) -> bool:
    return bool(_FOOT_RECORD.search(text)) or bool(
        _SITE.search(text) and not _SENTENCE.search(text)
    )


def _is_menu(text: str) -> bool:
    fields = re.split(r"[\s|]+", text.strip(" |"))
    return len(fields) >= _MENU_FIELDS and all(map(_MENU_FIELD.fullmatch, fields))
