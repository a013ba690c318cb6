"""The short notation of annotations: parts and actors as lines, quotes with braces.

    2/8 measure （八）|加大培育力度
    2/9 section/measure （九）|促进融通创新? .. 按职责分工负责）

A part line is path, kind, numbering|heading. `-` stands for no numbering or no heading; what
follows `-` after the bar opens the part and is not its heading. `?` before the path: a reader may
leave the part out. `=` joins other paths and `/` other kinds that count as right; `?` after a
heading: none is right too; ` .. QUOTE` ends the part where the next does not show its end (`||`
parts quotes that are both right).

    2/8 responsible （{工业和信息化部}、{财政部}等部门会同{各地方:support/responsible?}负责）

An actor line is path, role, quote with the names in braces; a name may have roles of its own, and
`?` makes it optional.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PART = re.compile(
    r"(?P<optional>\??)(?P<paths>\S+) (?P<kinds>[a-z/]+) (?P<numbering>[^|]+)\|(?P<rest>.+)"
)
_ACTOR = re.compile(r"(?P<paths>\S+) (?P<roles>[a-z/]+) (?P<quote>.+)")
_BRACED = re.compile(r"\{(?P<name>[^:{}?]+)(?::(?P<roles>[a-z/]+))?(?P<optional>\?)?\}")


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part as noted; `opening` is what the part begins with, numbering included."""

    paths: tuple[str, ...]
    kinds: tuple[str, ...]
    numbering: str | None
    heading: str | None
    heading_is_doubtful: bool
    opening: str
    ends: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class BracedName:
    """A name in a quote: its place counts in the quote without braces and blanks."""

    name: str
    offset: int
    roles: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class ActorLine:
    """A quote with the names in it."""

    paths: tuple[str | None, ...]
    quote: str
    names: tuple[BracedName, ...]


def part_lines(outline: str) -> Iterator[PartLine]:
    """The parts of an outline, one a line; raises ValueError for a line that is none."""
    for line in outline.splitlines():
        if not line.strip():
            continue
        body, _, ends = line.strip().partition(" .. ")
        found = _PART.fullmatch(body)
        if not found:
            raise ValueError(f"no part: {line!r}")
        numbering = None if found["numbering"] == "-" else found["numbering"]
        rest = found["rest"]
        heading = None if rest.startswith("-") else rest.removesuffix("?")
        yield PartLine(
            paths=tuple(found["paths"].split("=")),
            kinds=tuple(found["kinds"].split("/")),
            numbering=numbering,
            heading=heading,
            heading_is_doubtful=rest.endswith("?"),
            opening=(numbering or "") + (heading if heading is not None else rest[1:]),
            ends=tuple(ends.split("||")) if ends else (),
            optional=bool(found["optional"]),
        )


def actor_lines(text: str) -> Iterator[ActorLine]:
    """The actors of a list of lines; raises ValueError for a line that is none."""
    for line in text.splitlines():
        if not line.strip():
            continue
        found = _ACTOR.fullmatch(line.strip())
        if not found:
            raise ValueError(f"no actors: {line!r}")
        roles = tuple(found["roles"].split("/"))
        yield ActorLine(
            paths=paths_of(found["paths"]),
            quote=_BRACED.sub(lambda braced: braced["name"], found["quote"]),
            names=tuple(_names(found["quote"], roles)),
        )


def marked(quote: str) -> tuple[str, int, int]:
    """A quote without braces, and where in it, blanks left out, the name in braces begins and ends.

    Without braces the whole quote is meant.

    >>> marked("园区是{工业互联网}的载体")
    ('园区是工业互联网的载体', 3, 8)
    """
    if name := next(_names(quote, ()), None):
        end = name.offset + len("".join(name.name.split()))
        return _BRACED.sub(lambda braced: braced["name"], quote), name.offset, end
    return quote, 0, len("".join(quote.split()))


def paths_of(noted: str) -> tuple[str | None, ...]:
    """Paths as noted, `-` for outside all parts."""
    return tuple(None if path == "-" else path for path in noted.split("="))


def _names(quote: str, roles: tuple[str, ...]) -> Iterator[BracedName]:
    shift = 0
    for braced in _BRACED.finditer(quote):
        offset = len("".join(quote[: braced.start()].split())) - shift
        yield BracedName(
            braced["name"],
            offset,
            tuple(braced["roles"].split("/")) if braced["roles"] else roles,
            bool(braced["optional"]),
        )
        shift += len("".join(braced[0].split())) - len("".join(braced["name"].split()))
