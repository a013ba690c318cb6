"""The query behind a view: SPARQL that gives its edges, to be read, changed and run.

Documents are reached as the view reaches them: steps go along citations, the step between a notice
and its annex is free.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from graph.lineage import ANNEX, Start
from graph.lineage_rows import EDGES

if TYPE_CHECKING:
    from queries.lineage.view import View

_ANNEXES: Final = "(eli:has_annex|eli:is_annex_of)*"
_CITES: Final = "(^eli:is_part_of)*/^iip:citingPart/iip:citedDocument"
_CITED_BY: Final = "^iip:citedDocument/iip:citingPart/eli:is_part_of*"
_BORROWED: Final = ("cites", "amends", "repeals", "corrects")
_HEAD, _, _REST = EDGES.partition("WHERE {")
_BODY, _, _TAIL = _REST.rpartition("\n}\nGROUP BY")


def edges_query(view: "View") -> str:
    """The query of the edges of a view: the columns are those of `graph.lineage_rows.EDGES`."""
    relations = view.question.relations
    lines = [_BODY.strip("\n")]
    if view.hops:
        lines.append(_hops(view))
    else:
        for end in ("?citing", "?cited"):
            lines += [_indented(part) for part in _documents(view, end)]
        if relations:
            named = ", ".join(map(_property, sorted({*relations, ANNEX})))
            lines.append(f"  FILTER(?relation IN ({named}))")
    return f"{_HEAD.lstrip()}WHERE {{\n" + "\n".join(lines) + f"\n}}\nGROUP BY{_TAIL}\n"


def _hops(view: "View") -> str:
    """The edges of a path, one by one: a shortest path is not to be had in SPARQL."""
    rows = []
    for hop in view.hops:
        citing, cited = (hop.start, hop.end) if hop.forward else (hop.end, hop.start)
        citation = f"<{hop.edge['citation']}>" if hop.edge.get("citation") else "UNDEF"
        rows.append(f"    (<{citing}> <{cited}> {_property(hop.edge['relation'])} {citation})")
    return "\n".join(["  VALUES (?citing ?cited ?relation ?citation) {", *rows, "  }"])


def _documents(view: "View", end: str) -> Iterable[str]:
    """Patterns that leave only documents of the view at one end of the edges."""
    day, relations = view.question.day(), view.question.relations
    if view.starts and day:
        yield _among(view.graph, end)  # what was not known yet led nowhere: no path says that
        return
    if view.starts:
        sets = [reached for start in view.starts for reached in _reached(start, end, relations)]
        yield f"{{ SELECT DISTINCT {end} WHERE {{\n{_indented(_union(sets))}\n}} }}"
    elif day:
        yield _known(end, day)
    if view.chosen is not None:
        yield _among(view.chosen, end)


def _among(documents: Iterable[str], end: str) -> str:
    return "\n".join([f"VALUES {end} {{", *(f"  <{iri}>" for iri in documents), "}"])


def _reached(start: Start, end: str, relations: Collection[str]) -> Iterable[str]:
    """The documents up and down from one, where the view goes that way."""
    up = "|".join(map(_property, relations)) or _CITES
    down = "|".join(f"^{_property(name)}" for name in relations) or _CITED_BY
    for hop, steps in ((up, start.up), (down, start.down)):
        if steps != 0 or (start.up, start.down) == (0, 0):
            yield f"<{start.document}> {_path(hop, steps)} {end} ."


def _path(hop: str, steps: int | None) -> str:
    if steps is None:
        return f"(eli:has_annex|eli:is_annex_of|{hop})*"
    return "/".join([_ANNEXES, *[f"({hop})?/{_ANNEXES}"] * steps])


def _known(document: str, day: str) -> str:
    """A document dated up to a day: as it is dated itself, else as it was published.

    Of several dates of a kind the latest counts, of a month or a year its last day.
    """

    def dated(kind: str) -> tuple[str, str]:
        path = f"{document} eli:is_annex_of?/eli:{kind} ?day"
        later = f'FILTER(SUBSTR(STR(?day), 1, {len(day)}) > "{day}")'
        return f"EXISTS {{ {path} }}", f"EXISTS {{ {path} {later} }}"

    (own, own_later), (published, published_later) = map(
        dated, ("date_document", "date_publication")
    )
    return (
        f"FILTER({own} || {published})\nFILTER(IF({own},\n  !{own_later},\n  !{published_later}))"
    )


def _property(relation: str) -> str:
    if relation == ANNEX:
        return "eli:has_annex"
    return f"{'eli' if relation in _BORROWED else 'iip'}:{relation}"


def _union(sets: Sequence[str]) -> str:
    if len(sets) == 1:
        return sets[0]
    return " UNION ".join(f"{{\n{_indented(each)}\n}}" for each in sets)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))
