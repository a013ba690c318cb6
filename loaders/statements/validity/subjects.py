"""Of which text a clause says when it takes force: the document, one it carries, or another."""

import re
from typing import Final

from loaders.gongwen.form import FoundDocument
from loaders.gongwen.text import OfficialText
from loaders.resolver import issued_titles, normal_title

OWN: Final = ""
"""The document itself, where a text that it carries is given by its title."""

_SENTENCE_END = re.compile(r"[。；！？\n\t]")
_REACH: Final = 300
_NOUNS = (
    "办法|细则|规定|条例|措施|意见|方案|通知|公告|通告|决定|规划|计划|政策|制度|规则|规范|指南|指引|目录|标准|"
    "文件|令|准则|章程|预案|解释|规程|要点|清单|名录|纲要|决议|批复|函|法|举措|守则|须知|协议|安排"
)
_OWN_NAME = re.compile(f"[本此][\u4e00-\u9fff]{{0,8}}?(?P<noun>{_NOUNS})")
_OWN_END = re.compile(f"{_OWN_NAME.pattern}(?:（[^（）]{{1,20}}）)?(?:的)?\\Z")
_ALL_ABOVE = re.compile("(?:以上|上述)[\u4e00-\u9fff]{0,4}(?:措施|规定|政策|意见|条款|办法)\\Z")
_CLOSING: Final = 300
"""Characters before the end of a document in which 以上措施 means all of it."""
_COVERING: Final = "通知公告通告决定令意见函批复文件政策"
_TITLE = re.compile("《([^《》]{2,200}(?:《[^《》]{1,200}》[^《》]{0,80})?)》")
_TITLE_END = re.compile("》(?:（[^（）]{1,60}）)?\\Z")
_CARRIED = re.compile(
    "现将|现予|现印发|现公布|现发布|现下发|予以公布|予以发布|印发给|印发你们|公布施行"
)
_NOTHING = re.compile(
    r"（?(?:[（〔]?[0-9一二三四五六七八九十百]{1,5}[）〕]?[、.．]?|第[〇零一二三四五六七八九十百0-9]{1,6}条|【[^】]{1,12}】|"
    "附则|施行日期|实施日期|[：])*(?:并|现|均|一并|统一|同时|特此通知|此件)?"
)


class Subjects:
    """Finds whose force a clause of one document is about."""

    def __init__(self, text: OfficialText, document: FoundDocument) -> None:
        self._text = text
        self._title = text.of(document.title) if document.title else ""
        self._end = document.passages[-1].span.end if document.passages else 0
        self._carried = self._titles_carried(document)

    def of(self, place: int) -> tuple[str, ...]:
        """The texts that the clause at `place` is about; none where it is about something else."""
        compact = self._text.compact
        sentence = compact[max(0, place - _REACH) : place]
        sentence = sentence[max((m.end() for m in _SENTENCE_END.finditer(sentence)), default=0) :]
        clause = sentence.rpartition("，")[2]
        if own := _OWN_END.search(clause):
            return self._named(own["noun"])
        if _ALL_ABOVE.search(clause):
            return (OWN,) if self._end - place <= _CLOSING else ()
        if _TITLE_END.search(clause):
            return self._titled(sentence)
        if not _NOTHING.fullmatch(clause):
            return ()
        if own := _OWN_NAME.search(sentence):
            return self._named(own["noun"])
        if carrying := _CARRIED.search(sentence):
            titles = _TITLE.findall(sentence, carrying.start()) or _TITLE.findall(sentence)[:1]
            return tuple(dict.fromkeys(titles))
        return (OWN,) if sentence == clause else ()

    def _named(self, noun: str) -> tuple[str, ...]:
        """本办法 in a notice that issues one text is that text; else it is the document."""
        covers = noun in _COVERING or self._title.endswith(noun)
        return self._carried if len(self._carried) == 1 and not covers else (OWN,)

    def _titled(self, sentence: str) -> tuple[str, ...]:
        title = _TITLE.findall(sentence)[-1:]
        normal = [normal_title(each) for each in title]
        if normal == [normal_title(self._title)]:
            return (OWN,)
        carried = normal and normal[0] in map(normal_title, self._carried)
        return tuple(title) if carried or _CARRIED.search(sentence) else ()

    def _titles_carried(self, document: FoundDocument) -> tuple[str, ...]:
        if document.role != "main":
            return ()
        listed = (self._text.of(title) for title in document.annex_titles)
        return issued_titles(self._title) or tuple(listed)
