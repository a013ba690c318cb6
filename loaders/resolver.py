"""From any spelling of a number or a title to the document that is meant: none, one, or several.

Find, then resolve, never guess: a title has to be equal in its normal form, a number in its normal
form; a partial number (`8号文`, `2020年8号`) gives every document that has it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.docnumber import CHARACTER, DocumentNumber
from loaders.model import DocumentId
from loaders.numbers_in_text import find_numbers
from ontology.folding import fold
from ontology.lexicon import Lexicon, load_lexicon

_ANNEX = re.compile(r"\s*(?:附件|annex)\s*(\d+)$", re.IGNORECASE)
_PARTIAL = re.compile(
    rf"(?P<code>[{CHARACTER}]{{2,12}})?(?:(?P<year>\d{{4}})年?第?)?(?P<serial>\d{{1,5}})号(?:文件?)?"
)
_WHOLE_NUMBER = re.compile(r"(?<=号)文件?$")
_UNSOUNDED = re.compile(r"[\s《》〈〉「」『』“”‘’\"'()（）\[\]〔〕、，,.。:：;；·]")
_DASHES = re.compile(r"[-‐‑–—―−~〜～]+")
_YEARS = re.compile(r"([0-9]{4})年?[-至到]([0-9]{4})年?")
_STATE = "中华人民共和国"
_SUBJECT = re.compile("关于|印发|转发|批转|发布|公布")
_ISSUER = re.compile("(?:[院部委局会署行办府厅组]|中央|办公室|部门|单位)$")
_AND_OTHERS = re.compile("等[0-9一二三四五六七八九十]{0,3}个?(?:部门|单位)?$")
_ISSUING = re.compile(r"(?:印发|发布|公布)(?P<issued>[^\n]{2,300}?)的(?:通知|公告|通告|决定)$")
_MARKED = re.compile("《([^《》]{2,200})》")
_LISTING = re.compile("[、，和与及以]{0,40}(?:(?:等|及|和).{0,40})?")
"""What stands between and behind the titles, where nothing but titles is issued."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document that can be meant, with every title it goes by.

    `issuers` are keys of bodies, the lead first; without them nothing is said of who issued it.
    """

    id: DocumentId
    titles: tuple[str, ...]
    issuers: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def normal_title(title: str) -> str:
    """A title without quotes, brackets, spaces and differences of width, for comparison only.

    Traditional and Japanese characters are simplified, and periods of years written alike.

    >>> normal_title("『インターネット＋先進製造業』（2018～2020年）")
    'インターネット+先进制造业2018-2020年'
    """
    plain = fold(fold(unicodedata.normalize("NFKC", title).casefold()))
    bare = unicodedata.normalize("NFKC", _UNSOUNDED.sub("", plain))
    return _YEARS.sub(r"\1-\2年", _DASHES.sub("-", bare))


class _Index:
    """Documents by number, by title, by what their titles are on, and by what they carry."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.numbered: dict[DocumentNumber, set[DocumentId]] = defaultdict(set)
        self.titled: dict[str, set[DocumentId]] = defaultdict(set)
        self.on: dict[str, list[tuple[str, Known]]] = defaultdict(list)
        self.carriers: dict[str, set[DocumentId]] = defaultdict(set)
        for document in known:
            if document.id.number:
                self.numbered[document.id.number].add(document.id)
            for title in document.titles:
                self._take(document, title)

    def _take(self, document: Known, title: str) -> None:
        normal = _key(title)
        self.titled[normal].add(document.id)
        issuer, subject = _parted(normal)
        if subject:
            self.on[subject].append((issuer, document))
        for issued in issued_titles(title):
            self.carriers[_key(issued)].add(document.id)


def issued_titles(title: str) -> tuple[str, ...]:
    """The titles of the texts that a notice with this title issues, folded; none for another.

    >>> issued_titles("关于印发《试验网络建设办法》和《测试规范(试行)》的通知")
    ('试验网络建设办法', '测试规范（试行）')
    >>> issued_titles("关于印发贯彻《试验网络建设办法》实施方案的通知")
    ('贯彻《试验网络建设办法》实施方案',)
    """
    issuing = _ISSUING.search(fold(title))
    if issuing is None:
        return ()
    issued = issuing["issued"]
    listed = issued.startswith("《") and _LISTING.fullmatch(_MARKED.sub("", issued))
    return tuple(_MARKED.findall(issued)) if listed else (issued,)


class Resolver:
    """Resolves numbers and titles among the documents it was given."""

    def __init__(self, known: Iterable[Known], lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon
        self._layers: tuple[tuple[_Index, frozenset[DocumentId]], ...] = (
            (_Index(known), frozenset()),
        )

    def with_known(self, more: Iterable[Known]) -> "Resolver":
        """A resolver that knows these documents too; this one's index is shared, not made anew."""
        return self._with_layers((*self._layers, (_Index(more), frozenset())))

    def leaving_out(self, documents: Iterable[DocumentId]) -> "Resolver":
        """A resolver that does not know these documents, unless it learns of them again."""
        left = frozenset(documents)
        return self._with_layers(tuple((index, out | left) for index, out in self._layers))

    def _with_layers(self, layers: tuple[tuple[_Index, frozenset[DocumentId]], ...]) -> "Resolver":
        made = Resolver((), self._lexicon)
        made._layers = layers
        return made

    def resolve(self, text: str) -> tuple[DocumentId, ...]:
        """The documents that `text` can mean, sorted; empty where there is none.

        `text` is a number, whole or partial, with `附件N` for an annex, a title, or a title with
        its number behind it.
        """
        annex = _ANNEX.search(text)
        number_text = text[: annex.start()] if annex else text
        ordinal = int(annex[1]) if annex else None
        try:
            number = DocumentNumber.parse(_WHOLE_NUMBER.sub("", number_text.strip()))
        except ValueError:
            return (
                self.by_title(text)
                or self._by_title_and_number(text)
                or self._by_partial_number(number_text, ordinal)
            )
        return self.by_number(number, ordinal)

    def by_number(self, number: DocumentNumber, annex: int | None = None) -> tuple[DocumentId, ...]:
        """The documents with this number, or those that are its annex with an ordinal."""
        found = self._all(lambda index: index.numbered.get(number, ()))
        return _sorted(i for i in found if i.annex == annex)

    def by_title(self, title: str, *, carried: bool = True) -> tuple[DocumentId, ...]:
        """The documents with this title, whether or not both name the issuer before 关于.

        A text that is not known by a title of its own is the notice that issues it, where `carried`
        says so.
        """
        normal = _key(title)
        issuer, subject = _parted(normal)
        found = self._all(lambda index: index.titled.get(normal, ())) | self._all(
            lambda index: (
                known.id
                for other, known in index.on.get(subject, ())
                if self._agree(issuer, other, known)
            )
        )
        if not found and carried:
            found = self._all(lambda index: index.carriers.get(normal, ()))
        return _sorted(found)

    def by_both(
        self, number: DocumentNumber | None, title: str | None, *, carried: bool = True
    ) -> tuple[tuple[DocumentId, ...], bool]:
        """The documents that a title with its number can mean, and whether the two agree.

        The number counts; of a notice and its annex, which share it, the title says which. Where
        the two disagree, both can be meant.
        """
        numbered = self.by_number(number) if number else ()
        titled = self.by_title(title, carried=carried) if title else ()
        both = tuple(
            i for i in titled if number in (None, i.number) or (i.number is None and not numbered)
        )
        if both or not titled:
            return both or numbered, True
        return _sorted({*numbered, *titled}), False

    def _all(self, get: Callable[[_Index], Iterable[DocumentId]]) -> set[DocumentId]:
        """What every layer gives, without what it is to leave out."""
        return {i for index, without in self._layers for i in get(index) if i not in without}

    def _agree(self, issuer: str, other: str, known: Known) -> bool:
        """Whether titles by both issuers can be of one document; "" is one that is not named."""
        if not issuer or issuer == other:
            return True
        lexicon = self._lexicon or load_lexicon()
        if other:
            return _lead(issuer, lexicon) == _lead(other, lexicon)
        return not known.issuers or _lead(issuer, lexicon) in (
            *known.issuers,
            *_of_code(known, lexicon),
        )

    def _by_title_and_number(self, text: str) -> tuple[DocumentId, ...]:
        plain = "".join(fold(text).split())
        numbers = list(find_numbers(plain, lexicon=self._lexicon))
        if len(numbers) != 1 or "》" not in plain[: numbers[0].start]:
            return ()
        return self.by_both(numbers[0].number, plain[: numbers[0].start])[0]

    def _by_partial_number(self, text: str, annex: int | None) -> tuple[DocumentId, ...]:
        match = _PARTIAL.fullmatch(fold(unicodedata.normalize("NFKC", text).strip()))
        if not match:
            return ()
        code, year, serial = match.groups()
        found = self._all(
            lambda index: (
                document
                for number, documents in index.numbered.items()
                if number.serial == int(serial)
                and (year is None or number.year == int(year))
                and code in (None, number.code)
                for document in documents
                if document.annex == annex
            )
        )
        return _sorted(found)


def _sorted(documents: Iterable[DocumentId]) -> tuple[DocumentId, ...]:
    return tuple(sorted(documents, key=str))


def _key(title: str) -> str:
    return normal_title(title).removeprefix(_STATE)


def _parted(normal: str) -> tuple[str, str]:
    """The issuer that a normal title names, and what it is on; "" where it names none.

    关于印发 and 印发 say the same.
    """
    found = _SUBJECT.search(normal)
    if found is None:
        return "", ""
    issuer, subject = normal[: found.start()], normal[found.start() :]
    if issuer and not _ISSUER.search(_AND_OTHERS.sub("", issuer)):
        return "", ""
    bare = subject.removeprefix("关于")
    return issuer, bare if _SUBJECT.match(bare) else subject


def _of_code(known: Known, lexicon: Lexicon) -> tuple[str | None, ...]:
    """The bodies that the code of a number names: not always those that issued the document."""
    elements = lexicon.code_elements(known.id.number.code) if known.id.number else ()
    return tuple(element.office or element.body for element in elements)


@cache
def _lead(issuer: str, lexicon: Lexicon) -> str:
    """The key of the body that a row of bodies begins with; its name where it has no key."""
    named = _AND_OTHERS.sub("", issuer)
    bodies = lexicon.find(named, schemes=["body"])
    ends = {len(named), *(body.start for body in bodies[1:])}
    if bodies and bodies[0].start == 0 and bodies[0].end in ends:
        return bodies[0].concept.key
    return named
