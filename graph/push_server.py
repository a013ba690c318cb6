"""A SPARQL 1.1 server elsewhere, as `push` needs it: counted, read back, written.

It is asked by the SPARQL 1.1 Protocol (queries and updates as form posts, which every server
takes) and written by the SPARQL 1.1 Graph Store HTTP Protocol (graphs named by `?graph=`).
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import httpx
import pyoxigraph as ox

from graph.formats import FORMATS
from graph.push_digest import Fingerprint, fingerprints
from graph.push_http import Body, ServerError, answer, check, done

CONNECT_SECONDS: Final = 10.0
_N_TRIPLES: Final = FORMATS["nt"].media_type
_N_QUADS: Final = FORMATS["nq"].media_type
_COUNTS: Final = """SELECT ?g ?n WHERE {{
  {{ SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g }}
  FILTER(STRSTARTS(STR(?g), {prefix}) && STR(?g) > {after})
}} ORDER BY STR(?g) {limit}"""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a server is asked and written, and what it is known to do.

    Attributes:
        query: Address of the SPARQL Protocol for queries.
        graph_store: Address of the Graph Store Protocol, to which `?graph=` is added.
        update: Address for updates; None where there is none.
        bulk: Address that takes N-Quads of all graphs by POST, and mostly gives them by GET; None
            where none is known.
        rows: Rows or triples after which the server cuts an answer; None where it cuts none.
        transactional: Whether an update of several operations is done whole or not at all.
    """

    query: str
    graph_store: str
    update: str | None = None
    bulk: str | None = None
    rows: int | None = None
    transactional: bool = False


class Server:
    """A conversation with a server; as a context, it ends with that."""

    def __init__(
        self, addresses: Addresses, auth: httpx.Auth | None, seconds: float = 600.0
    ) -> None:
        self.at = addresses
        self.sent = 0
        """Bytes of statements sent so far."""
        self._client = httpx.Client(
            auth=auth,
            timeout=httpx.Timeout(seconds, connect=CONNECT_SECONDS),
            follow_redirects=False,
            trust_env=False,
            transport=httpx.HTTPTransport(retries=2),
        )

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def counts(self, prefix: str) -> dict[str, int]:
        """How many statements each graph has whose name begins with `prefix`."""
        found: dict[str, int] = {}
        after = ""
        while True:
            limit = f"LIMIT {self.at.rows // 2}" if self.at.rows else ""
            text = _COUNTS.format(prefix=ox.Literal(prefix), after=ox.Literal(after), limit=limit)
            rows = self._counted(text)
            found |= dict(rows)
            if not self.at.rows or len(rows) < self.at.rows // 2:
                return found
            after = rows[-1][0]

    def count(self, graph: str | None) -> int:
        """How many statements a query finds in a graph; None: without naming one."""
        pattern = "?s ?p ?o" if graph is None else f"GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }}"
        return sum(n for _, n in self._counted(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"))

    def triples(
        self, graph: str | None, subjects: Sequence[ox.NamedNode] = ()
    ) -> Iterator[ox.Triple]:
        """The statements of a graph (None: the default graph), or those of some subjects.

        The whole default graph is read as the graph that it is, by the Graph Store Protocol: what
        queries see as the default graph may be a union of all.
        """
        accept = {"Accept": _N_TRIPLES}
        if graph is None and not subjects:
            request = self._client.build_request(
                "GET", _graph_address(self.at.graph_store, None), headers=accept
            )
        else:
            values = f"VALUES ?s {{ {' '.join(map(str, subjects))} }} " if subjects else ""
            pattern = f"{values}?s ?p ?o"
            if graph is not None:
                pattern = f"GRAPH {ox.NamedNode(graph)} {{ {pattern} }}"
            text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"
            request = self._client.build_request(
                "POST", self.at.query, data={"query": text}, headers=accept
            )
        with answer(self._client, request) as response:
            if response.status_code == httpx.codes.NOT_FOUND and graph is None:
                return  # an empty default graph, to some servers
            check(response)
            for quad in _parsed(response, ox.RdfFormat.N_TRIPLES):
                yield quad.triple

    def fingerprints(self) -> dict[str | None, Fingerprint]:
        """What all graphs hold, in one answer, where the server gives N-Quads of all."""
        assert self.at.bulk  # noqa: S101  # callers ask first
        request = self._client.build_request("GET", self.at.bulk, headers={"Accept": _N_QUADS})
        with answer(self._client, request) as response:
            check(response)
            return fingerprints(_parsed(response, ox.RdfFormat.N_QUADS))

    def put(self, graph: str | None, content: bytes) -> None:
        """Replace a graph by the triples of an N-Triples document."""
        self._write("PUT", graph, content)

    def add(self, graph: str | None, content: bytes) -> None:
        """Add the triples of an N-Triples document to a graph."""
        self._write("POST", graph, content)

    def delete(self, graph: str | None) -> None:
        """Remove a graph, if it is there."""
        request = self._client.build_request("DELETE", _graph_address(self.at.graph_store, graph))
        with answer(self._client, request) as response:
            if response.status_code != httpx.codes.NOT_FOUND:
                check(response)

    def load(self, nquads: Iterable[bytes]) -> None:
        """Add the statements of an N-Quads document, in one request."""
        assert self.at.bulk  # noqa: S101  # callers ask first
        request = self._client.build_request(
            "POST",
            self.at.bulk,
            content=_Again(nquads, self),
            headers={"Content-Type": _N_QUADS},
        )
        done(self._client, request)

    def update(self, text: str) -> None:
        """Run an update."""
        assert self.at.update  # noqa: S101  # callers ask first
        request = self._client.build_request("POST", self.at.update, data={"update": text})
        done(self._client, request)

    def _write(self, method: str, graph: str | None, content: bytes) -> None:
        request = self._client.build_request(
            method,
            _graph_address(self.at.graph_store, graph),
            content=content,
            headers={"Content-Type": _N_TRIPLES},
        )
        done(self._client, request)
        self.sent += len(content)

    def _counted(self, query: str) -> list[tuple[str, int]]:
        """The rows of a SELECT of graphs ?g, where there are any, and counts ?n."""
        request = self._client.build_request(
            "POST",
            self.at.query,
            data={"query": query},
            headers={"Accept": "application/sparql-results+json"},
        )
        with answer(self._client, request) as response:
            check(response)
            response.read()
            try:
                rows = response.json()["results"]["bindings"]
                return [(row.get("g", {}).get("value", ""), int(row["n"]["value"])) for row in rows]
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ServerError(
                    f"{self.at.query} gives no SPARQL results: is it the address for queries?"
                ) from error


class _Again:
    """A body that can be sent again where the server first asks who we are."""

    def __init__(self, chunks: Iterable[bytes], server: Server) -> None:
        self._chunks, self._server = chunks, server

    def __iter__(self) -> Iterator[bytes]:
        sent = 0
        for chunk in self._chunks:
            sent += len(chunk)
            yield chunk
        self._server.sent += sent


def _parsed(response: httpx.Response, syntax: ox.RdfFormat) -> Iterator[ox.Quad]:
    """Statements of an answer, as they come."""
    return ox.parse(io.BufferedReader(Body(response.iter_bytes())), format=syntax)


def _graph_address(graph_store: str, graph: str | None) -> httpx.URL:
    url = httpx.URL(graph_store)
    if graph is None:
        return url.copy_with(query=b"&".join(filter(None, (url.query, b"default"))))
    return url.copy_merge_params({"graph": graph})
