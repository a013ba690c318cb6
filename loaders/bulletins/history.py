"""What went before the notice: alliances founded, platforms launched, policies issued."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from loaders.bulletins.coverage import Marks
from loaders.bulletins.sayings import DATE, ISSUED, Saying, fields, quoted
from loaders.bulletins.text import BulletinText, Span
from loaders.model import (
    Citation,
    Document,
    DocumentId,
    Event,
    Observation,
    Provenance,
    Relation,
    Resolution,
)
from loaders.resolver import Resolver
from ontology.lexicon import Concept, Lexicon

_HAPPENED: dict[str, Literal["founded", "launched"]] = {
    "設立": "founded", "創設": "founded", "発足": "founded", "結成": "founded",
    "運営開始": "launched", "運用開始": "launched", "稼働開始": "launched", "稼働": "launched",
}  # fmt: skip
_EVENT = re.compile(
    rf"(?P<date>{DATE})(?:の|に)(?P<name>[^、。()「」\n]{{2,60}}?)の?(?P<what>{'|'.join(_HAPPENED)})"
)
_OBSERVED = re.compile(
    rf"\((?P<date>{DATE}末?)(?:現在|時点)?の?(?P<indicator>[^:()\n]{{1,40}}):"
    r"(?P<value>[0-9][0-9,]{0,20})(?P<scale>[万億])?(?P<unit>[^\d()\n]{1,4})\)"
)
_SCALES = {None: 1, "万": 10**4, "億": 10**8}
_EARLIER = re.compile(rf"(?P<said>(?P<date>{DATE})に?{ISSUED})(?:された|した|の)*{quoted('title')}")
_BETWEEN = re.compile(r"(?:[、,]|そして|及び|および|並びに|また|と|や)*")
_AFTER = re.compile(r"(?:など|等)?の?")
_NEAR = 16
"""How many characters after the last title a cue may reach."""


class Happenings(NamedTuple):
    """Events, and actuals reported with them."""

    events: tuple[Event, ...]
    observations: tuple[Observation, ...]


def happenings(
    text: BulletinText, keypoints: Sequence[Span], lexicon: Lexicon, marks: Marks
) -> Happenings:
    """Events whose body or programme is known; others are reported."""
    events: list[Event] = []
    observations: list[Observation] = []
    for block in keypoints:
        for match in _EVENT.finditer(text.compact, *block):
            about = _about(match["name"], lexicon)
            observed = _OBSERVED.match(text.compact, match.end(), block.end)
            if about is None:
                marks.report("event of no known body or programme", Span(*match.span()))
                continue
            happened = Provenance(evidence=(text.evidence(Span(*match.span()), "event"),))
            date = text.date(Span(*match.span("date")))
            events.append(Event(about, _HAPPENED[match["what"]], date, happened))
            if observed:
                observations += _observations(text, observed, about, lexicon, marks)
    return Happenings(tuple(events), tuple(observations))


class _Earlier(NamedTuple):
    match: re.Match[str]
    cue: Concept | None
    cue_span: Span | None


def citations(
    text: BulletinText, keypoints: Sequence[Span], resolver: Resolver, lexicon: Lexicon
) -> tuple[Citation, ...]:
    """The earlier policies that the text names with their dates, by the cue that follows them."""
    return tuple(
        _citation(text, earlier, resolver)
        for block in keypoints
        for earlier in _earlier(text, block, lexicon)
    )


def earlier_documents(
    text: BulletinText, keypoints: Sequence[Span], resolver: Resolver
) -> tuple[Document, ...]:
    """The titles and dates of the earlier policies that are documents of the corpus."""
    sayings: dict[DocumentId, list[Saying]] = {}
    for block in keypoints:
        for match in _EARLIER.finditer(text.compact, *block):
            title = Span(*match.span("title"))
            found = resolver.resolve(text.value(title))
            if len(found) == 1:
                date = text.date(Span(*match.span("date")))
                dated = text.evidence(Span(*match.span("said")), "earlier-policy")
                titled = text.evidence(title, "earlier-policy")
                sayings.setdefault(found[0], []).extend(
                    (
                        Saying("title", text.value(title), titled, "ja"),
                        Saying("date_published", date, dated),
                    )
                )
    return tuple(Document(document, fields(said)) for document, said in sayings.items())


def _about(name: str, lexicon: Lexicon) -> str | None:
    found = [*lexicon.by_label(name, "body"), *lexicon.by_label(name, "programme")]
    return f"{found[0].scheme}/{found[0].key}" if len(found) == 1 else None


def _observations(
    text: BulletinText, match: re.Match[str], about: str, lexicon: Lexicon, marks: Marks
) -> Iterator[Observation]:
    indicators = lexicon.by_label(match["indicator"], "indicator")
    if not indicators:
        marks.report("figure of no known indicator", Span(*match.span()))
        return
    yield Observation(
        about,
        indicators[0].key,
        Decimal(match["value"].replace(",", "")) * _SCALES[match["scale"]],
        match["unit"],
        text.date(Span(*match.span("date"))),
        Provenance(evidence=(text.evidence(Span(*match.span()), "observation"),)),
    )


def _earlier(text: BulletinText, block: Span, lexicon: Lexicon) -> Iterator[_Earlier]:
    """The policies in a row share the cue after the last of them."""
    row: list[re.Match[str]] = []
    matches = list(_EARLIER.finditer(text.compact, *block))
    for match, after in zip(matches, [*matches[1:], None], strict=False):
        row.append(match)
        if after and _BETWEEN.fullmatch(text.compact, match.end(), after.start()):
            continue
        cue, span = _cue_after(text, match.end(), block.end, lexicon)
        yield from (_Earlier(each, cue, span) for each in row)
        row = []


def _cue_after(
    text: BulletinText, start: int, end: int, lexicon: Lexicon
) -> tuple[Concept | None, Span | None]:
    words = text.compact[start : min(end, start + _NEAR)]
    for match in lexicon.find(words, schemes=["cue"])[:1]:
        if _AFTER.fullmatch(words, 0, match.start):
            return match.concept, Span(start, start + match.end)
    return None, None


def _citation(text: BulletinText, earlier: _Earlier, resolver: Resolver) -> Citation:
    title = text.value(Span(*earlier.match.span("title")))
    found = resolver.resolve(title)
    resolution: Resolution = "resolved" if len(found) == 1 else "ambiguous"
    evidence = [text.evidence(Span(*earlier.match.span()), "earlier-policy")]
    if earlier.cue_span:
        evidence.append(text.evidence(earlier.cue_span, "cue"))
    return Citation(
        part=None,
        relation=_relation(earlier.cue),
        resolution=resolution if found else "external",
        provenance=Provenance(evidence=tuple(evidence)),
        document=found[0] if len(found) == 1 else None,
        title=title,
        cue=earlier.cue.key if earlier.cue else None,
    )


def _relation(cue: Concept | None) -> Relation:
    """What the cue implies; nothing said, or no relation between documents, is a bare citation."""
    implied = (cue.relation or "").rpartition("#")[2] if cue else ""
    return implied if implied in get_args(Relation) else "cites"  # type: ignore[return-value]
