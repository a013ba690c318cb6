"""The catalogue of questions: every `.rq` below `queries/questions/`, discovered."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from queries.guard import refuse_forbidden
from queries.header import Header, QueryHeaderError, read_header

QUESTIONS = Path(__file__).parent / "questions"

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PROJECTION = re.compile(r"\bSELECT\b(?P<terms>.*?)(?:\bWHERE\b|\{)", re.IGNORECASE | re.DOTALL)


class UnknownQuestion(LookupError):  # noqa: N818  # named for what it holds
    """Raised for a name that no question has; names the nearest ones."""

    def __init__(self, name: str, known: Mapping[str, object]) -> None:
        nearest = ", ".join(get_close_matches(name, list(known), n=3, cutoff=0.0))
        super().__init__(f"no question {name!r}; the nearest: {nearest}")


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name (the file's), what it says of itself, and the query as it runs."""

    name: str
    header: Header
    text: str


class Catalog(Mapping[str, Question]):
    """Questions by name."""

    def __init__(self, folder: Path = QUESTIONS) -> None:
        self._questions = {path.stem: _read(path) for path in sorted(folder.rglob("*.rq"))}

    def __getitem__(self, name: str) -> Question:
        if name not in self._questions:
            raise UnknownQuestion(name, self._questions)
        return self._questions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)


@cache
def packaged_catalog() -> Catalog:
    """The questions that come with the project."""
    return Catalog()


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    header = read_header(path, text)
    if not _NAME.fullmatch(path.stem):
        raise QueryHeaderError(f"{path}: a question's name is lower case with hyphens: a-name.rq")
    refuse_forbidden(text)
    projection = _PROJECTION.search(text)
    projected = set(re.findall(r"[?$](\w+)", projection["terms"])) if projection else set()
    for name in header.parameters:
        if name not in projected:
            message = f"the parameter {name} must be among the variables after SELECT, to be bound"
            raise QueryHeaderError(f"{path}: {message}")
        if re.search(rf"\bAS\s+[?$]{name}\b", text, re.IGNORECASE):
            raise QueryHeaderError(f"{path}: the parameter {name} is also bound by AS")
    return Question(path.stem, header, text)
