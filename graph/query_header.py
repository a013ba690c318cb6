"""The `#+` header of a query file: YAML in comment lines, so that the file stays plain SPARQL."""

import re
from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

_HEADER_LINE = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
Text = Annotated[str, Field(min_length=1)]


class QueryHeaderError(Exception):
    """Raised for a query whose header is not as it should be; names the file and the fault."""


class Strict(BaseModel):
    """What a header may say: the fields of a subclass, and nothing else."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Texts(Strict):
    """One text in the three languages."""

    en: Text
    zh: Text
    ja: Text

    def __getitem__(self, language: str) -> str:
        return str(getattr(self, language, self.en))


Model = TypeVar("Model", bound=Strict)


def read_header_as(model: type[Model], path: Path, text: str) -> Model:
    """The header of a query file; raises QueryHeaderError."""
    source = "\n".join(_HEADER_LINE.findall(text))
    if not source:
        raise QueryHeaderError(
            f"{path}: no header: begin with `#+ summary: {{en: …, zh: …, ja: …}}`"
        )
    try:
        return model.model_validate(yaml.safe_load(source))
    except yaml.YAMLError as error:
        raise QueryHeaderError(f"{path}: the header is no YAML: {error}") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise QueryHeaderError(f"{path}: header: {faults}") from error
