"""The document among a page's paragraphs, where no name tells: a stretch with more text than links.

The stretch is the one of the greatest sum, in which text counts for and links count against.
"""

import re
from collections.abc import Sequence

from loaders.formats.webpage.paragraph import Paragraph

_OF_SITE = re.compile(
    r"ICP备|公网安备|网站标识码|版权所有|All Rights Reserved|Copyright|通[信讯]地址|邮政编码"
    r"|技术支持|网站地图|联系我们|网站声明|设为首页|加入收藏|无障碍|适老化|建议使用.{0,20}浏览器",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"附[件表图]|\d{1,2}\s?[.．、]")
_AGAINST_SITE = 300
_AGAINST_LINK = 10


def document_window(paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Where the document begins among the paragraphs, and where it ends, exclusive."""
    best = (0, 0, 0)
    total = start = 0
    for index, paragraph in enumerate(paragraphs):
        if total < 0:
            total, start = 0, index
        total += _worth(paragraph)
        if total >= best[0] and total > 0:
            best = (total, start, index + 1)
    return best[1], best[2]


def _worth(paragraph: Paragraph) -> int:
    text = paragraph.text
    if len(text) < 200 and _OF_SITE.search(text):
        return -_AGAINST_SITE
    if paragraph.files or _ANNEX.match(text):
        return len(text)
    if 2 * paragraph.linked > len(text):
        return -_AGAINST_LINK - paragraph.linked
    return len(text) - paragraph.linked
