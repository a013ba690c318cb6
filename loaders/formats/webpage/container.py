"""The element of a page that holds the document, by the names that publishers give it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_SURE = (
    "ucap-content",  # gov.cn
    "trs_editor", "trs_ueditor", "trs_editor_view",  # TRS, the system of most ministries
    "con_con", "ccontent", "xxgk_con",  # MIIT, SASAC
    "zoom", "zoomcon", "ivs_content", "js_content", "detailcontent",
    "pages_content", "article_con", "content_con", "article-content", "article_content",
    "content-content", "my_doccontent", "wenzhang-content", "news_content", "newscontent",
    "zwcontent", "zwcon", "xl_content", "xlcontent", "cms-content", "bt_content", "gkmlcontent",
)  # fmt: skip
"""Ids and classes, lower case, the surest first: nothing but a document stands in these."""
_RANKS = {name: rank for rank, name in enumerate(_SURE)}
_LIKELY = re.compile(
    r"article|content|detail|zhengwen|\bzw\b|\btext\b|\btxt\b|news|\bview\b|\bbody\b|\bmain\b|\bcon\b"
)
_UNLIKELY = re.compile(
    r"nav|menu|foot|head|search|side|crumb|relat|comment|share|recommend|list|banner|copyright|title"
)
_TAGS = ("div", "td", "article", "main", "section", "span", "table", "body", "form", "p", "ul")
_IDEOGRAPHS = re.compile(r"[^\u4e00-\u9fff]+")
_MAX_CANDIDATES = 60
_NEARLY_ALL = 0.9
_SOME = 0.3
_SHORT = 30
_FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?)(?:[?#]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Container:
    """An element, and whether it holds the document for sure and nothing else."""

    element: Any
    sure: bool

    @property
    def around(self) -> set[Any]:
        """The element and those around it."""
        return {self.element, *self.element.iterancestors()}


@dataclass(frozen=True, slots=True)
class _Candidate:
    element: Any
    rank: int
    weight: int
    """Ideographs that are no links."""


def find_container(root: Any) -> Container | None:  # noqa: ANN401  # lxml has no types
    """The innermost element that holds the document; None where no name tells."""
    sure = [each for each in _candidates(root, _rank_of) if _holds_something(each)]
    if sure:
        chosen = _first_of_weight(sure)
        return Container(_innermost(chosen, sure).element, sure=True)
    likely = [each for each in _candidates(root, _likelihood_of) if each.weight >= _SHORT]
    if likely:
        largest = max(likely, key=lambda each: each.weight)
        return Container(_innermost(largest, likely).element, sure=False)
    return None


def _candidates(root: Any, rank_of: Any) -> list[_Candidate]:  # noqa: ANN401
    found: list[_Candidate] = []
    for element in root.iter(*_TAGS):
        rank = rank_of(element)
        if rank is not None and not _hidden(element):
            found.append(_Candidate(element, rank, _weight(element)))
            if len(found) == _MAX_CANDIDATES:
                break
    return found


def _names(element: Any) -> Iterator[str]:  # noqa: ANN401
    if name := element.get("id"):
        yield name.lower()
    if names := element.get("class"):
        yield from names[:500].lower().split()


def _rank_of(element: Any) -> int | None:  # noqa: ANN401
    ranks = [_RANKS[name] for name in _names(element) if name in _RANKS]
    if element.get("itemprop") == "articleBody":
        ranks.append(len(_RANKS))
    return min(ranks, default=None)


def _likelihood_of(element: Any) -> int | None:  # noqa: ANN401
    if element.tag in ("article", "main"):
        return 0
    names = " ".join(_names(element))
    return 1 if names and _LIKELY.search(names) and not _UNLIKELY.search(names) else None


def _hidden(element: Any) -> bool:  # noqa: ANN401
    return "display:none" in (element.get("style") or "")[:500].replace(" ", "").lower()


def _weight(element: Any) -> int:  # noqa: ANN401
    weight = _ideographs(element)
    return weight - sum(_ideographs(link) for link in element.iter("a"))


def _ideographs(element: Any) -> int:  # noqa: ANN401
    text: str = element.xpath("string()")
    return len(_IDEOGRAPHS.sub("", text))


def _holds_something(candidate: _Candidate) -> bool:
    """Whether there is text, a link to the file that is the document, or a picture of it."""
    if candidate.weight > 0 or candidate.element.find(".//img") is not None:
        return True
    return any(_FILE.search(link.get("href") or "") for link in candidate.element.iter("a"))


def _first_of_weight(candidates: Sequence[_Candidate]) -> _Candidate:
    """The surest that holds a fair share; where several of a name do, the element around them."""
    most = max(each.weight for each in candidates)
    fair = [each for each in candidates if each.weight >= _SOME * most]
    rank = min(each.rank for each in fair)
    alike = [each for each in fair if each.rank == rank]
    chosen = max(alike, key=lambda each: each.weight)
    apart = [each for each in alike if each is not chosen and not _related(each, chosen)]
    if not apart:
        return chosen
    element = _common_ancestor([each.element for each in (chosen, *apart)])
    return _Candidate(element, rank, _weight(element))


def _innermost(chosen: _Candidate, candidates: Sequence[_Candidate]) -> _Candidate:
    """The last candidate within the chosen one that has nearly all of its text."""
    inner = [
        each
        for each in candidates
        if each.weight >= _NEARLY_ALL * chosen.weight
        and (each is chosen or chosen.element in each.element.iterancestors())
    ]
    return inner[-1] if inner else chosen


def _related(one: _Candidate, other: _Candidate) -> bool:
    return (
        one.element in other.element.iterancestors() or other.element in one.element.iterancestors()
    )


def _common_ancestor(elements: Sequence[Any]) -> Any:  # noqa: ANN401
    """The innermost element around all of these; they are taken in document order."""
    first, *others = elements
    around = [set(other.iterancestors()) for other in others]
    return next(each for each in first.iterancestors() if all(each in one for one in around))
