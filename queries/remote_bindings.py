"""Parameters of a query written into its text, for servers that cannot bind them beside it.

The text is one of the project's own; the values are whatever a user gave. So a value enters only as
a term that pyoxigraph has serialised, and only where a variable stood.

What comes out means what the embedded engine's `substitutions` mean: within the query, and within
each sub-SELECT that hands the variable out, the variable is that term. It is replaced by it in
patterns, templates and expressions, which lets a filter in a nested group see it and gives a
property path its start; and the group gets `VALUES ?x { term }` where something needs the variable
bound: SELECT, GROUP BY and ORDER BY, which stay as they are written, and both sides of MINUS.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from queries.remote_text import TOKEN

_GROUP, _QUERY, _DATA, _TEMPLATE = "group", "query", "data", "template"


def bound_text(
    query: str,
    bindings: Mapping[str, ox.NamedNode | ox.Literal],
    *,
    keep_graphs: bool = False,
) -> str:
    """The query with its parameters bound by its text alone.

    With `keep_graphs`, `GRAPH ?x` stays so, with VALUES before it (`Dialect.names_constants`).
    Raises ValueError for a query that has no pattern to bind them in.
    """
    return _Binder(bindings, keep_graphs=keep_graphs).text(query) if bindings else query


@dataclass(slots=True)
class _Frame:
    """A brace that is open: what stands directly in it, and the parameters that hold there."""

    kind: str
    live: frozenset[str]
    minus: int = 0  # where its MINUS stands in what is written
    replaced: set[str] = field(default_factory=set)


class _Binder:
    def __init__(
        self, bindings: Mapping[str, ox.NamedNode | ox.Literal], *, keep_graphs: bool
    ) -> None:
        self._keep_graphs = keep_graphs
        self._terms = {name: str(term) for name, term in bindings.items()}
        self._frames = [_Frame(_QUERY, frozenset(self._terms))]
        self._projected: set[str] | None = None  # of the SELECT clause being read
        self._opens = _GROUP  # what the next brace is, if no SELECT stands before it
        self._depth = 0  # of round brackets in the SELECT clause
        self._last = ""  # the word, mark or other token before this one
        self._out: list[str] = []
        self._patterns = 0
        self._gives = True  # whether the query that is read gives variables out
        self._operator = 0  # where the last GRAPH or MINUS stands in what is written

    def text(self, query: str) -> str:
        end = 0
        for match in TOKEN.finditer(query):
            self._out.append(query[end : match.start()])
            end = match.end()
            kind, token = match.lastgroup, match[0]
            if kind == "comment":
                self._out.append(token)
                continue
            getattr(self, f"_{kind}", self._plain)(token)
            self._last = token.upper()
        if not self._patterns:
            raise ValueError("the query has no pattern to bind its parameters in")
        return "".join(self._out) + query[end:]

    def _plain(self, token: str) -> None:
        self._out.append(token)

    def _word(self, token: str) -> None:
        word = token.upper()
        if word in ("SELECT", "ASK", "DESCRIBE"):
            self._frames[-1].kind = _QUERY
            self._projected, self._depth = set(), 0
            self._gives = word != "ASK"
        elif word == "CONSTRUCT":
            self._opens = _TEMPLATE
            self._gives = False
        elif word == "WHERE" and self._opens == _TEMPLATE:
            self._opens = _GROUP  # the short form: its pattern is the template, so has no VALUES
            self._patterns += 1
        elif word == "VALUES":
            self._opens = _DATA
        elif word in ("GRAPH", "MINUS"):
            self._operator = len(self._out)
        self._out.append(token)

    def _variable(self, token: str) -> None:
        frame, name = self._frames[-1], token[1:]
        if self._projected is not None:
            if not self._depth:
                self._projected.add(name)
        elif (
            frame.kind in (_GROUP, _TEMPLATE)
            and name in frame.live
            and self._opens != _DATA
            and self._last != "AS"
        ):
            frame.replaced.add(name)
            if self._last == "GRAPH" and self._keep_graphs:
                self._before(self._operator, {name})
            else:
                token = self._terms[name]
        self._out.append(token)

    def _mark(self, mark: str) -> None:
        if mark == "{":
            self._open()
            return
        if mark == "}":
            self._close()
            return
        if self._projected is not None:
            self._depth += {"(": 1, ")": -1}.get(mark, 0)
            if mark == "*" and not self._depth:
                self._projected.update(self._terms)
        self._out.append(mark)

    def _open(self) -> None:
        live = self._frames[-1].live
        self._out.append("{")
        if self._projected is not None:
            # the WHERE group of a SELECT; of the outermost all parameters are given out
            live = live & self._projected if len(self._frames) > 1 else live
            self._frames.append(_Frame(_GROUP, live))
            if self._gives:
                self._out.append(self._values(live))
            self._patterns += 1
            self._projected = None
            return
        minus = self._operator if self._last == "MINUS" else 0
        self._frames.append(_Frame(self._opens, live, minus))
        self._opens = _GROUP

    def _close(self) -> None:
        frame = self._frames.pop()
        if frame.minus and frame.replaced:
            # its solutions have to share the variable with those that they are taken from
            self._before(frame.minus, frame.replaced)
            self._out.append(self._values(frame.replaced))
        elif frame.kind == _TEMPLATE:
            self._projected = set()  # its WHERE comes
        elif frame.kind == _GROUP:
            self._frames[-1].replaced |= frame.replaced
        self._out.append("}")

    def _before(self, place: int, names: set[str]) -> None:
        self._out[place] = f"{self._values(names)}{self._out[place]}"

    def _values(self, names: frozenset[str] | set[str]) -> str:
        return "".join(f" VALUES ?{name} {{ {self._terms[name]} }} " for name in sorted(names))
