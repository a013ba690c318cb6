"""A SPARQL 1.1 server elsewhere as the engine, asked over HTTP.

Queries are parsed here before they are sent; what the server answers is passed on as it comes.
Time, size and how much is asked at once are bounded on this side, whatever the server does. Of a
client's request nothing goes on but the query and its dataset: no header and no address.
"""

import asyncio
import ssl
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import httpx
import pyoxigraph as ox

from graph.formats import FORMATS
from queries import remote_text as texts
from queries.engine import Bindings, OverLimit, QueryFailed, RdfSyntaxError, UpdatesOff
from queries.execute import Dataset, WrongForm, syntax_error
from queries.guard import refuse_forbidden
from queries.remote_bindings import bound_text
from queries.remote_errors import StoreUnreachable, failure, said, unreachable
from queries.remote_reply import Body, Bounds, RemoteReply, drawn
from queries.remote_settings import Remote, RemoteLimits, credentials
from queries.remote_syntax import SyntaxCheck
from queries.remote_turns import Turns
from queries.results import ALL_FORMATS, RESULT_FORMATS, AnyFormat

_AGENT: Final = "iiot-policy"
_SAID: Final = 64 * 1024  # bytes of an error that are read


class RemoteEngine:
    """What `queries.engine.Engine` asks for, done by a server elsewhere.

    Beside the errors that the port names, all but `close` raise StoreUnreachable. `version` counts
    what was changed through this engine; what others change there is not seen.
    """

    def __init__(
        self,
        remote: Remote,
        limits: RemoteLimits | None = None,
        auth: httpx.Auth | None = None,
    ) -> None:
        self.version = 0
        self._remote, self._dialect = remote, remote.dialect
        self._limits = limits or RemoteLimits()
        self._turns = Turns(self._limits)
        self._syntax = SyntaxCheck()
        self._client = httpx.AsyncClient(
            auth=auth,
            verify=ssl.create_default_context(),
            timeout=httpx.Timeout(None, connect=self._limits.connect),
            limits=httpx.Limits(max_connections=self._limits.at_once, keepalive_expiry=4.0),
            headers={"User-Agent": _AGENT},
            trust_env=False,
            follow_redirects=False,
        )

    async def answer(
        self,
        query: str,
        formats: Sequence[str],
        bindings: Bindings | None = None,
        dataset: Dataset | None = None,
        base: str | None = None,
        seconds: float | None = None,
        client: str = "",
        encoding: str = "",  # noqa: ARG002  # of the port; what the server sends is not encoded anew
    ) -> RemoteReply:
        """Run a query for the first of `formats` that fits it; see `queries.engine.Engine`."""
        refuse_forbidden(query)
        texts.refuse_own_functions(query, self._dialect)
        await self._syntax.check(query, base)
        form = texts.query_form(query)
        wanted = _first_that_fits(form, formats)
        bound = bound_text(query, bindings or {}, keep_graphs=self._dialect.names_constants)
        text = texts.with_base(bound, base)
        time = self._limits.seconds if seconds is None else min(seconds, self._limits.seconds)
        fields = self._fields(text, dataset, base, time)
        now = asyncio.get_running_loop().time
        came = now()
        end = await self._turns.take(client)
        try:
            bounds = Bounds(now(), now() - came, time, self._limits.bytes)
            return await self._ask(fields, form, wanted, bounds, end)
        except BaseException:
            end()
            raise

    async def update(
        self, text: str, *, base: str | None = None, seconds: float | None = None
    ) -> None:
        """Run an update; whether whole or not at all is for the server to hold."""
        if not self._remote.update:
            raise UpdatesOff
        refuse_forbidden(text)
        texts.refuse_own_functions(text, self._dialect)
        url = httpx.URL(self._remote.update)
        request = self._client.build_request(
            "POST", url, data={"update": texts.with_base(text, base)}, headers={"Accept": "*/*"}
        )
        response = await self._done(request, seconds)
        if response.status_code == 400:
            raise syntax_error(text, said(response.content))
        self._refuse_failure(response)
        self.version += 1

    async def store_graph(
        self, graph: str | None, content: bytes, format: str, *, replace: bool, base: str
    ) -> None:
        """Add a document's triples to a graph, or `replace` it; sent as N-Triples.

        Relative IRIs are made absolute here: a server would take its own address for base.
        """
        url = self._graph_address(graph)
        triples = await asyncio.to_thread(_n_triples, content, format, base)
        request = self._client.build_request(
            "PUT" if replace else "POST",
            url,
            content=triples,
            headers={"Content-Type": FORMATS["nt"].media_type},
        )
        self._refuse_failure(await self._done(request, None))
        self.version += 1

    async def drop_graph(self, graph: str | None) -> None:
        """Remove a graph, or empty the default graph (None); one that is not there is gone."""
        request = self._client.build_request("DELETE", self._graph_address(graph))
        response = await self._done(request, None)
        if response.status_code != 404:
            self._refuse_failure(response)
            self.version += 1

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()
        await self._syntax.close()

    def _fields(
        self, text: str, dataset: Dataset | None, base: str | None, seconds: float
    ) -> dict[str, list[str]]:
        """The form that is posted."""
        fields = {"query": [text]}
        if dataset:
            fields["default-graph-uri"] = [ox.NamedNode(iri).value for iri in dataset.default]
            fields["named-graph-uri"] = [ox.NamedNode(iri).value for iri in dataset.named]
        elif self._dialect.union_graph and not texts.names_dataset(text):
            fields["default-graph-uri"] = [self._dialect.union_graph]
            if self._dialect.names_constants:
                fields["named-graph-uri"] = list(texts.constant_graphs(text, base))
        if self._dialect.timeout_parameter and seconds >= self._dialect.timeout_least:
            units = max(1, round(seconds * self._dialect.timeout_unit))
            fields[self._dialect.timeout_parameter] = [str(units)]
        return fields

    async def _ask(
        self,
        fields: dict[str, list[str]],
        form: texts.Form,
        wanted: AnyFormat,
        bounds: Bounds,
        end: Callable[[], None],
    ) -> RemoteReply:
        asked = self._asked_for(wanted)
        request = self._client.build_request(
            "POST", self._remote.query, data=fields, headers={"Accept": asked.media_type}
        )
        response = await self._begun(request, bounds)
        body = Body(response, bounds, end)
        if response.status_code != 200:
            await self._refuse(response, body, asked.media_type)
        return await self._reply(response, body, form, wanted, asked)

    async def _reply(
        self,
        response: httpx.Response,
        body: Body,
        form: texts.Form,
        wanted: AnyFormat,
        asked: AnyFormat,
    ) -> RemoteReply:
        """The answer passed through, or read whole where it has to be counted or drawn anew."""
        dialect = self._dialect
        try:
            self._check_head(response, asked, body.bounds)
        except BaseException:
            await body.close()
            raise
        cut = bool(dialect.cut_header and dialect.cut_header in response.headers)
        counted = form == "CONSTRUCT" and dialect.cut_triples is not None
        # every N-Triples document is an N-Quads document
        same = asked is wanted or (asked.name, wanted.name) == ("nt", "nq")
        if same and not counted:
            return await RemoteReply.passing(
                wanted.name, body, truncated=cut, drop=dialect.incomplete_end,
                rewrite=dialect.rewritten.get(wanted.name),
            )  # fmt: skip
        content, triples = await asyncio.to_thread(drawn, await body.all(), asked, wanted)
        cut = cut or (counted and triples == dialect.cut_triples)
        return RemoteReply(wanted.name, body.bounds, truncated=cut, begun=content)

    def _asked_for(self, wanted: AnyFormat) -> AnyFormat:
        """The format to ask the server for."""
        if wanted.name == "nq":
            return FORMATS["nt"]
        return ALL_FORMATS[self._dialect.fetched_as.get(wanted.name, wanted.name)]

    def _check_head(self, response: httpx.Response, asked: AnyFormat, bounds: Bounds) -> None:
        if self._dialect.incomplete_header:
            name, text = self._dialect.incomplete_header
            if text in response.headers.get(name, ""):
                raise bounds.over_time()
        found = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if found not in (asked.media_type, *asked.aliases):
            said_as = found or "a format that it does not name"
            raise QueryFailed(f"the store answers in {said_as}, not in {asked.media_type}")

    async def _begun(self, request: httpx.Request, bounds: Bounds) -> httpx.Response:
        """The head of the answer. A connection that was closed while it lay idle is tried anew."""
        loop = asyncio.get_running_loop()
        until = min(bounds.deadline, loop.time() + self._limits.first_byte)
        try:
            async with asyncio.timeout_at(until):
                try:
                    return await self._client.send(request, stream=True)
                except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
                    return await self._client.send(request, stream=True)
        except TimeoutError as error:
            raise bounds.over_time() from error
        except httpx.HTTPError as error:
            raise unreachable(error, request.url) from error

    async def _refuse(self, response: httpx.Response, body: Body, wanted: str) -> None:
        content = bytearray()
        try:
            while len(content) < _SAID and (chunk := await body.next()) is not None:
                content += chunk
        except OverLimit:
            pass  # its status says enough
        finally:
            await body.close()
        raise failure(response, bytes(content), self._dialect, wanted)

    async def _done(self, request: httpx.Request, seconds: float | None) -> httpx.Response:
        """The whole response to a request that changes something: it is sent once."""
        time = self._limits.seconds if seconds is None else min(seconds, self._limits.seconds)
        try:
            async with asyncio.timeout(time):
                return await self._client.send(request)
        except TimeoutError as error:
            raise OverLimit(f"the store took longer than {time:g} s") from error
        except httpx.HTTPError as error:
            raise unreachable(error, request.url) from error

    def _refuse_failure(self, response: httpx.Response) -> None:
        if not response.is_success:
            raise failure(response, response.content, self._dialect)

    def _graph_address(self, graph: str | None) -> httpx.URL:
        if not self._remote.graph_store:
            raise UpdatesOff
        url = httpx.URL(self._remote.graph_store)
        graph = graph if graph is not None else self._dialect.union_graph
        if graph is None:
            query = b"&".join(filter(None, (url.query, b"default")))
            return url.copy_with(query=query)
        return url.copy_merge_params({"graph": ox.NamedNode(graph).value})


def _first_that_fits(form: texts.Form, formats: Sequence[str]) -> AnyFormat:
    fitting: Mapping[str, AnyFormat]
    fitting = FORMATS if form in ("CONSTRUCT", "DESCRIBE") else RESULT_FORMATS
    for name in formats:
        if name in fitting:
            return fitting[name]
    raise WrongForm(f"this query answers in one of: {', '.join(fitting)}")


def _n_triples(content: bytes, format: str, base: str) -> bytes:
    try:
        quads = ox.parse(
            content,
            FORMATS[format].syntax,
            base_iri=base,
            without_named_graphs=True,
            rename_blank_nodes=True,
        )
        return ox.serialize((quad.triple for quad in quads), format=FORMATS["nt"].syntax) or b""
    except (SyntaxError, ValueError) as error:
        raise RdfSyntaxError(str(error)) from error


__all__ = ["Remote", "RemoteEngine", "RemoteLimits", "StoreUnreachable", "credentials"]
