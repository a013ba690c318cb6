"""A release pushed to a SPARQL server elsewhere: sent, read back, compared, put in place.

Where the server holds a whole release already and takes updates, the graphs that differ are sent
to staging graphs, compared there, and moved into their places by one update; until then it serves
the former release. Where it holds none, or takes no updates, graphs are replaced one by one. What
is there and equal is not sent again, so that a push that was interrupted goes on where it was.
"""

from collections.abc import Mapping

from graph.push_compare import Difference
from graph.push_marker import PUSHED, Marker, is_staging, read_marker, staging, swap
from graph.push_parts import DEFAULT, Part, Tell, label, read_parts
from graph.push_report import Choices, NotOurs, Pushed
from graph.push_sending import Sending
from graph.push_server import Server
from graph.release import Release
from ontology.terms import BASE

_NO_GRAPH_OF_ITS_OWN = (
    "a query that names no graph finds {there} statements, not {ours}: the default graph of this"
    " server seems to be no graph of its own but a union; another --dialect puts ours elsewhere"
)


def push(release: Release, server: Server, choices: Choices, tell: Tell) -> Pushed:
    """Make a server hold a release.

    Raises ServerError where the server fails, and NotOurs. Statements that differ in the end are
    told in the result's `differences`; then nothing has been moved into place.
    """
    return _Push(release, server, choices, tell).run()


class _Push:
    def __init__(self, release: Release, server: Server, choices: Choices, tell: Tell) -> None:
        self._server, self._choices, self._tell = server, choices, tell
        self._former = read_marker(server)
        self._parts = read_parts(release, choices.union, tell)
        self._new = Marker(release.id, frozenset(part.target for part in self._parts))
        self._vanished = self._former.graphs - self._new.graphs
        self._there = self._counts()
        self._result = Pushed(
            release.id,
            self._former.release,
            graphs=len(self._parts),
            statements=sum(part.print.statements for part in self._parts),
        )
        self._sending = Sending(server, choices, self._there, self._result)

    def run(self) -> Pushed:
        different = self._different()
        if self._choices.check:
            self._result.differences = {part.label: how for part, how in different.values()}
            self._compare_counts(self._there)
            return self._result
        self._refuse_others(different)
        parts = [part for part, _ in different.values()]
        stale = [graph for graph in self._there if graph and is_staging(graph)]
        if not parts and not stale and self._former == self._new:
            self._compare_counts(self._there)
            return self._result
        self._result.dropped = sorted(map(label, self._vanished))
        if self._server.at.update and self._former.release is not None:
            self._by_staging(parts, stale)
        else:
            self._in_place(parts, stale)
        self._result.bytes = self._server.sent
        return self._result

    def _different(self) -> dict[str | None, tuple[Part, Difference]]:
        """Parts that the server has not, or not as they should be, and how they differ."""
        different = {}
        for done, part in enumerate(self._parts):
            self._tell("comparing", done, len(self._parts))
            if self._choices.force and not self._choices.check:
                difference = Difference(missing=part.print.statements)
            elif self._there.get(part.target, 0):
                difference = self._sending.compare(part, part.target)
            else:
                difference = Difference(missing=part.print.statements)
            if not difference.none:
                different[part.target] = (part, difference)
        return different

    def _refuse_others(self, different: Mapping[str | None, tuple[Part, Difference]]) -> None:
        others = {
            label(graph): how.found
            for graph, (_, how) in different.items()
            if how.found and graph not in self._former.graphs
        }
        if others:
            raise NotOurs(others)

    def _by_staging(self, parts: list[Part], stale: list[str]) -> None:
        """Send to staging graphs, and move them into place if all are as they should be."""
        self._result.way = "atomic" if self._server.at.transactional else "staged"
        places = {part.target: staging(part, self._result.release) for part in parts}
        self._sending.send(parts, places, self._tell)
        if not self._result.verified:
            return
        drop = [*self._vanished, *sorted(set(stale) - set(places.values()))]
        self._tell("moving into place", 0, 1)
        swap(self._server, [(places[part.target], part.target) for part in parts], drop, self._new)
        self._compare_counts(self._counts())

    def _in_place(self, parts: list[Part], stale: list[str]) -> None:
        """Replace graphs one by one, under a mark that says that no release is whole."""
        self._result.way = "in place"
        incomplete = Marker(None, self._new.graphs | self._former.graphs)
        if incomplete != self._former:
            self._server.put(PUSHED, incomplete.lines().encode())
        self._sending.send(parts, {part.target: part.target for part in parts}, self._tell)
        if not self._result.verified:
            return
        for graph in [*self._vanished, *stale]:
            self._server.delete(graph)
        self._compare_counts(self._counts())
        if self._result.verified:
            self._server.put(PUSHED, self._new.lines().encode())

    def _compare_counts(self, there: Mapping[str | None, int]) -> None:
        """Compare what queries count with what was read back, and see that old graphs are gone."""
        differences = self._result.differences
        for part in self._parts:
            ours, theirs = self._sending.found.get(part.target), there.get(part.target, 0)
            if ours is None or ours == theirs or part.label in differences:
                continue
            found = Difference(missing=max(ours - theirs, 0), surplus=max(theirs - ours, 0))
            if part.label == DEFAULT:
                found.examples.append(_NO_GRAPH_OF_ITS_OWN.format(there=theirs, ours=ours))
            differences[part.label] = found
        for graph in self._vanished:
            if graph is not None and there.get(graph, 0):
                differences[graph] = Difference(surplus=there[graph])

    def _counts(self) -> dict[str | None, int]:
        """How many statements the graphs of our namespace have, as queries see them."""
        counts: dict[str | None, int] = {}
        counts.update(self._server.counts(BASE))
        if None in self._new.graphs:
            counts[None] = self._server.count(None)
        return counts
