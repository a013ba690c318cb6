"""The notice's sections and measures, put together from both lists, and what they mention."""

import re
from collections.abc import Iterator, Sequence

from loaders.bulletins.coverage import Marks
from loaders.bulletins.lists import Listed, wording
from loaders.bulletins.sayings import Saying, fields
from loaders.bulletins.text import BulletinText, Span
from loaders.errors import Fault, InputError
from loaders.model import Evidence, Mention, Part, Provenance, Scheme
from ontology.lexicon import Lexicon

RUNNING, NUMBERED = "running-list", "numbered-list"
MENTIONED: tuple[Scheme, ...] = ("technology", "industry", "scenario", "programme")
_ANNOUNCED = re.compile(
    r"「[^「」\n]*」では、?(?P<sections>[0-9]{1,3})(?:大|の)?(?:分野|領域|方面)(?:における|において|の|、)?"
    r"(?P<measures>[0-9]{1,3})(?:項目)?の?(?:措置|施策|任務)[^。\n]{0,300}。"
)

Places = dict[tuple[Scheme, str], Evidence]


def check_counts(
    text: BulletinText,
    running: Sequence[Listed],
    numbered: Sequence[Listed],
    keypoints: Sequence[Span],
    marks: Marks,
) -> None:
    """Raise InputError where the lists, or the numbers that the text announces, do not agree."""
    faults = list(_differences(text, running, numbered)) if running else []
    measures = sum("/" in listed.path for listed in numbered)
    counts = {"sections": len(numbered) - measures, "measures": measures}
    for block in keypoints:
        for match in _ANNOUNCED.finditer(text.compact, *block):
            marks.ignore("announced counts", Span(*match.span()))
            faults += [
                text.fault(match.start(kind), f"{match[kind]} {kind} announced, {count} listed")
                for kind, count in counts.items()
                if int(match[kind]) != count
            ]
    if faults:
        raise InputError(faults)


def parts(
    text: BulletinText, running: Sequence[Listed], numbered: Sequence[Listed]
) -> tuple[Part, ...]:
    """One part for each path; a heading for each wording, with evidence from each place."""
    others = {listed.path: listed for listed in running}
    return tuple(_part(text, listed, others.get(listed.path)) for listed in numbered)


def mentions(
    text: BulletinText, running: Sequence[Listed], numbered: Sequence[Listed], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """One mention for each part and concept that 【構成】 has in its heading or detail.

    Its evidence is the first place there, and the first in the heading in 【要点】.
    """
    others = {listed.path: listed for listed in running}
    found: list[Mention] = []
    for listed in numbered:
        other = others.get(listed.path)
        more = _named(text, other.said, RUNNING, lexicon) if other else {}
        for (scheme, key), place in _named(text, listed.said, NUMBERED, lexicon).items():
            evidence = (place, more[scheme, key]) if (scheme, key) in more else (place,)
            provenance = Provenance(evidence=evidence)
            found.append(Mention(listed.path, scheme, key, provenance, place.quote))
    return tuple(found)


def _differences(
    text: BulletinText, running: Sequence[Listed], numbered: Sequence[Listed]
) -> Iterator[Fault]:
    lists = (running, "【要点】", numbered, "【構成】"), (numbered, "【構成】", running, "【要点】")
    for one, here, other, there in lists:
        paths = {listed.path for listed in other}
        for listed in one:
            if listed.path not in paths:
                message = f"{text.of(listed.mark)} stands so in {here} and not in {there}"
                yield text.fault(listed.mark.start, message)


def _part(text: BulletinText, listed: Listed, other: Listed | None) -> Part:
    said = [_heading(text, listed, NUMBERED)]
    evidence = [text.evidence(listed.whole, NUMBERED)]
    if other:
        said.append(_heading(text, other, RUNNING))
        evidence.append(text.evidence(other.whole, RUNNING))
    return Part(
        path=listed.path,
        kind="measure" if "/" in listed.path else "section",
        numbering=text.of(listed.mark),
        headings=fields(said),
        provenance=Provenance(evidence=tuple(evidence)),
    )


def _heading(text: BulletinText, listed: Listed, rule: str) -> Saying:
    return Saying("heading", wording(text, listed.heading), text.evidence(listed.said, rule), "ja")


def _named(text: BulletinText, said: Span, rule: str, lexicon: Lexicon) -> Places:
    """Each concept named at `said`, with its first place."""
    places: Places = {}
    for match in lexicon.find(text.of(said), schemes=MENTIONED):
        span = Span(said.start + match.start, said.start + match.end)
        scheme: Scheme = match.concept.scheme  # type: ignore[assignment]
        places.setdefault((scheme, match.concept.key), text.evidence(span, rule))
    return places
