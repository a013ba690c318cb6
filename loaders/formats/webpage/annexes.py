"""Files that a page offers beside its text: the list of annexes that many sites keep apart."""

import re
from collections.abc import Iterable, Sequence

from loaders.formats.webpage.paragraph import Paragraph
from loaders.formats.webpage.style import Style
from loaders.layout import LayoutRemark

_BELOW = 40
"""Paragraphs after the text among which its annexes are looked for."""
_LABEL = re.compile(r"(?:相关)?附件(?:下载)?\s?[：:]?\s?")
_NAME = re.compile(
    r"^(?:附件)?\s?[0-9一二三四五六七八九十]{0,3}\s?[.．、：:]?\s?|\.[A-Za-z0-9]{2,5}$|[\s《》“”\"]+"
)
_OF_FILE = re.compile(r"^附件\s?[0-9：:]|\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar)\)?$", re.IGNORECASE)
"""The name of a file, where its address does not show one."""
_LAST = re.compile(
    r"相关(?:链接|文件|稿件|新闻|解读|阅读|政策|文章)|ICP备|公网安备|网站标识码|友情链接"
)
_MOST_SAID = 20


def annexes_below(
    below: Sequence[Paragraph], body: Iterable[Paragraph], title: str | None
) -> list[Paragraph]:
    """Paragraphs 附件：… for the files that are linked below a text and that it does not name.

    A file of the document's own title is the document.
    """
    said = "".join(_bare(each.text) for each in body) + "\n" + _bare(title or "")
    found: list[Paragraph] = []
    for paragraph in below[:_BELOW]:
        if not paragraph.files and not (paragraph.linked and _OF_FILE.search(paragraph.text)):
            if _LAST.search(paragraph.text):
                break
            continue
        name = _bare(_LABEL.sub("", paragraph.text, count=1))
        if not name or name in said:
            continue
        said += "\n" + name
        text = paragraph.text
        if label := _LABEL.match(text):
            text = text if text[label.end() :] else ""
        if text:
            text = text if text.startswith("附件") else f"附件：{text}"
            found.append(Paragraph(text, Style(), files=paragraph.files, inside=True))
    return found


def unread_files(paragraphs: Iterable[Paragraph]) -> list[LayoutRemark]:
    """That files are linked which may hold parts of the document, and were not read."""
    files = dict.fromkeys((file, each.text) for each in paragraphs for file in each.files)
    return [
        LayoutRemark("linked-file-not-read", f"{text[:60]}: {file[-120:]}")
        for file, text in list(files)[:_MOST_SAID]
    ]


def _bare(text: str) -> str:
    """A name without numbering, suffix, brackets and blanks, for comparison."""
    return _NAME.sub("", text)
