"""The `#+` header of a question: YAML in comment lines, so that the file stays plain SPARQL.

#+ summary: {en: …, zh: …, ja: …}
#+ question: A1                      # of the competency questions, where it answers one
#+ tags: [lineage]
#+ parameters:
#+   document: {type: document, example: 国发〔2017〕50号, description: {en: …, zh: …, ja: …}}
"""

import re
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

ParameterType = Literal[
    "document", "technology", "body", "indicator", "programme", "industry", "source",
    "string", "integer", "date",
]  # fmt: skip

_HEADER_LINE = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
Text = Annotated[str, Field(min_length=1)]


class QueryHeaderError(Exception):
    """Raised for a question whose header is not as it should be; names the file and the fault."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Texts(_Strict):
    """One text in the three languages."""

    en: Text
    zh: Text
    ja: Text

    def __getitem__(self, language: str) -> str:
        return str(getattr(self, language, self.en))


class Parameter(_Strict):
    """An ordinary variable of the query that a caller may bind.

    `example` is the value that documentation, tests and the editor use.
    """

    type: ParameterType
    description: Texts
    example: Text
    required: bool = True


class Header(_Strict):
    """What a question says of itself."""

    summary: Texts
    tags: tuple[Text, ...] = ()
    question: Annotated[str, Field(pattern=r"^[A-C]\d+$")] | None = None
    parameters: dict[Annotated[str, Field(pattern=r"^[a-z][A-Za-z]*$")], Parameter] = {}


def read_header(path: Path, text: str) -> Header:
    """The header of a question; raises QueryHeaderError."""
    source = "\n".join(_HEADER_LINE.findall(text))
    if not source:
        raise QueryHeaderError(
            f"{path}: no header: begin with `#+ summary: {{en: …, zh: …, ja: …}}`"
        )
    try:
        return Header.model_validate(yaml.safe_load(source))
    except yaml.YAMLError as error:
        raise QueryHeaderError(f"{path}: the header is no YAML: {error}") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise QueryHeaderError(f"{path}: header: {faults}") from error
