"""Whether a query is SPARQL 1.1, told before it is sent, with the place of a fault.

A server's own message seldom has the place, and its own language may go beyond SPARQL in ways that
are not safe to pass on (`define get:soft` makes Virtuoso fetch documents). The parser is that of
the embedded engine. It is recursive, so a query that is nested deeply enough ends the process that
reads it: it runs in a process of its own, which is started anew then.
"""

import asyncio
import json
import sys
from typing import Final

import pyoxigraph as ox

from queries.confine import end_with_parent, leave_network, leave_no_core, limit_memory
from queries.execute import syntax_error
from queries.guard import QueryRefused

SECONDS: Final = 5.0
MEMORY: Final = 500_000_000


class SyntaxCheck:
    """A process that reads queries, one at a time; it is started by the first."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def check(self, query: str, base: str | None) -> None:
        """Raise QuerySyntaxError, or QueryRefused where the parser gives up."""
        async with self._turn:
            try:
                async with asyncio.timeout(SECONDS):
                    message = await self._ask(query, base)
            except (TimeoutError, ConnectionError) as error:
                await self.close()
                raise QueryRefused(
                    "this query is nested too deeply, or too long, to be read"
                ) from error
            except BaseException:
                await self.close()  # or its answer would be taken for that of the next
                raise
        if message:
            raise syntax_error(query, message)

    async def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process and process.returncode is None:
            process.kill()
            await process.wait()

    async def _ask(self, query: str, base: str | None) -> str:
        process = self._process = self._process or await _start()
        assert process.stdin  # noqa: S101  # a pipe, by _start()
        assert process.stdout  # noqa: S101
        process.stdin.write(json.dumps([query, base]).encode() + b"\n")
        await process.stdin.drain()
        line = await process.stdout.readline()
        if not line:
            raise ConnectionError
        return str(json.loads(line))


async def _start() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "queries.remote_syntax",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip


def fault(query: str, base: str | None) -> str:
    """What is wrong with a query in the parser's words, empty where nothing is.

    Two settings that exclude each other are refused after parsing, and before a query is planned or
    evaluated: either would take as long as its author likes.
    """
    graph = ox.DefaultGraph()
    try:
        ox.Store().query(query, base_iri=base, use_default_graph_as_union=True, default_graph=graph)
    except SyntaxError as error:
        return str(error)
    except ValueError:
        return ""
    raise AssertionError("a query was evaluated that was only to be parsed")


def main() -> None:
    """Read queries as lines of JSON from standard input, and write what is wrong with each."""
    leave_network()
    end_with_parent()
    leave_no_core()
    limit_memory(MEMORY)
    for line in sys.stdin:
        query, base = json.loads(line)
        sys.stdout.write(json.dumps(fault(query, base)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
