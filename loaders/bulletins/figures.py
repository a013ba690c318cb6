"""Figures with what they count: 5つの重点産業, 2030年末までに20億件以上の標識登録."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from loaders.bulletins.text import BulletinText, Span
from loaders.dates import PartialDate
from loaders.model import Comparator, DuePrecision, Provenance, Target
from ontology.lexicon import Concept, Lexicon
from ontology.matching import fold

_FIGURE = re.compile(
    r"(?<![\dA-Za-z.,第])(?P<about>約|およそ)?(?P<number>[0-9][0-9,]{0,20}(?:\.[0-9]{1,9})?)(?P<scale>[万億])?"
    r"(?P<counter>つ|個|件|社|[カヵか]所|箇所|項目|種類|%)?"
    r"(?P<bound>以上|超|以下|未満|程度|前後)?の"
)
_NUMBER = re.compile(r"\d[\d,.]*")
_DUE = re.compile(r"(?P<year>(?<!\d)[0-9]{4}年)(?:(?P<end>末)|(?P<month>[0-9]{1,2}月)末?)?までに")
_SCALES = {None: 1, "万": 10**4, "億": 10**8}
_BOUNDS: dict[str | None, Comparator] = {
    None: "=", "以上": ">=", "超": ">", "以下": "<=", "未満": "<", "程度": "~", "前後": "~",
}  # fmt: skip
_CLAUSE_END = re.compile(r"[、。()\n]")
_AND = re.compile(r"(?:と|や|及び|および|並びに)+$")
_SUBJECTS = {"key-industries": "融合发展重点行业"}
"""What is counted, as the Chinese text says it, where the indicator's own name is another."""

Names = list[tuple[str, Concept]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its clause; `read` are the places of its number and its due date."""

    clause: Span
    read: tuple[Span, ...]
    target: Target | None
    """With no part and no evidence yet; None where no indicator stands behind the figure."""


def figures(
    text: BulletinText, within: Span, programme: str | None, lexicon: Lexicon
) -> Iterator[Figure]:
    """The figures there; a clause ends where the next figure begins.

    An indicator of a programme counts within that programme only.
    """
    names = _names(programme, lexicon)
    matches = list(_FIGURE.finditer(text.compact, *within))
    begin = within.start
    for match, after in zip(matches, [*matches[1:], None], strict=False):
        end = after.start() if after else within.end
        if cut := _CLAUSE_END.search(text.compact, match.end(), end):
            end = cut.start()
        for cut in _CLAUSE_END.finditer(text.compact, begin, match.start()):
            begin = cut.end()
        joint = _AND.search(text.compact, match.end(), end)
        clause = Span(begin, joint.start() if joint else end)
        due = _DUE.search(text.compact, clause.start, match.start())
        read = tuple(Span(*each.span()) for each in (match, due) if each)
        counted = _counted(fold(text.compact[match.end() : end]), match["counter"], names)
        target = _target(text, match, due, *counted) if counted else None
        yield Figure(clause, read, target)
        begin = end


def unread(text: BulletinText, within: Span, read: Iterable[Span]) -> Iterator[Span]:
    """The clauses there with a number that is in none of the places read."""
    places = bytearray(within.end)
    for start, end in read:
        places[start:end] = b"\1" * (end - start)
    last = within.start
    for number in _NUMBER.finditer(text.compact, *within):
        if places[number.start()] or number.start() < last:
            continue
        for cut in _CLAUSE_END.finditer(text.compact, last, number.start()):
            last = cut.end()
        after = _CLAUSE_END.search(text.compact, number.end(), within.end)
        clause = Span(last, after.start() if after else within.end)
        yield clause
        last = clause.end


def _names(programme: str | None, lexicon: Lexicon) -> Names:
    """Japanese labels of the indicators that count here, without 数 at the end, longest first."""
    names = (
        (fold(label.removesuffix("数")), indicator)
        for label, language, indicator in lexicon.labels("indicator")
        if language == "ja" and _belongs(indicator, programme)
    )
    return sorted(names, key=lambda name: (-len(name[0]), name[0], name[1].iri))


def _belongs(indicator: Concept, programme: str | None) -> bool:
    scheme, _, key = (indicator.measured or "").rpartition("/")
    return not scheme.endswith("/programme") or key == programme


def _counted(words: str, counter: str | None, names: Names) -> tuple[str, Concept] | None:
    """The indicator whose name the words begin with; a percentage has one in percent."""
    for name, indicator in names:
        if name and words.startswith(name):
            in_percent = indicator.unit_text == "%"
            if in_percent == (counter == "%"):
                return name, indicator
    return None


def _target(
    text: BulletinText,
    match: re.Match[str],
    due: re.Match[str] | None,
    name: str,
    indicator: Concept,
) -> Target:
    by, precision = _due(text, due) if due else (None, None)
    return Target(
        part=None,
        subject=_SUBJECTS.get(indicator.key) or indicator.label("zh").removesuffix("数"),
        comparator="~" if match["about"] and not match["bound"] else _BOUNDS[match["bound"]],
        basis=indicator.basis or "stock",  # type: ignore[arg-type]
        unit=indicator.unit_text or "个",
        provenance=Provenance(),
        indicator=indicator.key,
        value=Decimal(match["number"].replace(",", "")) * _SCALES[match["scale"]],
        due=by,
        due_precision=precision,
        printed=text.value(Span(match.start(), match.end() + len(name))),
    )


def _due(text: BulletinText, due: re.Match[str]) -> tuple[PartialDate, DuePrecision]:
    """The date, no more precise than printed; 年末 is the last day of the year."""
    if due["month"]:
        return text.date(Span(due.start("year"), due.end("month"))), "month"
    year = text.date(Span(*due.span("year")))
    return (PartialDate(f"{year}-12-31"), "yearEnd") if due["end"] else (year, "year")
