"""The `#+` header of a question.

#+ summary: {en: …, zh: …, ja: …}
#+ question: A1                      # of the competency questions, where it answers one
#+ tags: [lineage]
#+ parameters:
#+   document: {type: document, example: 国发〔2017〕50号, description: {en: …, zh: …, ja: …}}
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from graph.query_header import QueryHeaderError, Strict, Text, Texts, read_header_as

__all__ = ["Header", "Parameter", "ParameterType", "QueryHeaderError", "Texts", "read_header"]

ParameterType = Literal[
    "document", "technology", "body", "indicator", "programme", "industry", "region", "series",
    "source", "string", "integer", "date",
]  # fmt: skip


class Parameter(Strict):
    """An ordinary variable of the query that a caller may bind.

    `example` is the value that documentation, tests and the editor use.
    """

    type: ParameterType
    description: Texts
    example: Text
    required: bool = True


class Header(Strict):
    """What a question says of itself."""

    summary: Texts
    tags: tuple[Text, ...] = ()
    question: Annotated[str, Field(pattern=r"^[A-C]\d+$")] | None = None
    parameters: dict[Annotated[str, Field(pattern=r"^[a-z][A-Za-z]*$")], Parameter] = Field({})


def read_header(path: Path, text: str) -> Header:
    """The header of a question; raises QueryHeaderError."""
    return read_header_as(Header, path, text)
