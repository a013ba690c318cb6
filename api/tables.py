"""Answers as tables on a page."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from queries.engine import Reply

ROWS = 1000
"""Rows that a page shows; a file has them all."""
_LONGEST = 8_000_000
_LONGEST_TEXT = 200_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A term: its text, its language, and whether it is an IRI."""

    text: str
    language: str = ""
    is_iri: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of an answer; `total` counts those that are not shown too.

    A yes or no is one cell. `total` is None where the answer is too long for a page.
    """

    columns: list[str]
    rows: list[list[Cell | None]]
    total: int | None

    @property
    def cut(self) -> bool:
        """Whether there is more than is shown."""
        return self.total is None or self.total > len(self.rows)


async def table(reply: Reply) -> Table:
    """The answer of a SELECT or ASK in JSON as a table."""
    content = await _beginning(reply, _LONGEST)
    if len(content) > _LONGEST:
        return Table([], [], None)
    return await asyncio.to_thread(_read, content)


async def text(reply: Reply) -> str:
    """The answer of a CONSTRUCT or DESCRIBE, as much of it as a page shows."""
    content = await _beginning(reply, _LONGEST_TEXT)
    shown = content[:_LONGEST_TEXT].decode("utf-8", "ignore")
    return f"{shown}\n…" if len(content) > _LONGEST_TEXT else shown


async def _beginning(reply: Reply, longest: int) -> bytes:
    """The answer up to a little more than so many bytes; the rest is not waited for."""
    content, chunks = bytearray(), reply.chunks()
    try:
        async for chunk in chunks:
            content += chunk
            if len(content) > longest:
                break
    finally:
        await chunks.aclose()
    return bytes(content)


def _read(content: bytes) -> Table:
    found: dict[str, Any] = json.loads(content)
    if "boolean" in found:
        return Table(["answer"], [[Cell(str(found["boolean"]).lower())]], 1)
    columns, bindings = found["head"]["vars"], found["results"]["bindings"]
    rows = [[_cell(row.get(name)) for name in columns] for row in bindings[:ROWS]]
    return Table(columns, rows, len(bindings))


def _cell(term: dict[str, Any] | None) -> Cell | None:
    if term is None:
        return None
    if not isinstance(term["value"], str):
        return Cell(json.dumps(term["value"], ensure_ascii=False))
    return Cell(term["value"], term.get("xml:lang", ""), term["type"] == "uri")
