"""What can be taken from a view of the lineage: files, its link, its query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from api.html import address
from queries.lineage import LineageQuestion

FILES: Final = ("svg", "png", "csv", "graphml", "gexf", "json", "dot")


@dataclass(frozen=True, slots=True)
class File:
    """A form in which a view can be kept, and its address."""

    name: str
    address: str


def files(question: LineageQuestion, root: str, language: str) -> list[File]:
    """The files of exactly this view."""
    asked = {**grouped(question.parameters()), "lang": language, "download": "true"}
    return [
        File(name, address(f"{root}/lineage.{name}", asked))
        if name in ("svg", "png")
        else File(name, address(f"{root}/lineage", {**asked, "format": name}))
        for name in FILES
    ]


def grouped(parameters: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Parameters by name, each with its values."""
    found: dict[str, list[str]] = {}
    for name, value in parameters:
        found.setdefault(name, []).append(value)
    return found
