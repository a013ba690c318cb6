"""What can be said: the ontology, its SHACL shapes, and the vocabularies, as packaged Turtle."""

from pathlib import Path
from typing import Final

_FOLDER = Path(__file__).parent

ONTOLOGY: Final = _FOLDER / "iiot-policy.ttl"
"""Classes, properties and closed lists."""

SHAPES: Final = _FOLDER / "shapes.ttl"
"""SHACL shapes of the data."""


def VOCABULARIES() -> tuple[Path, ...]:  # noqa: N802  # stands beside ONTOLOGY and SHAPES
    """The vocabularies: every other Turtle file of the folder, sorted by name."""
    return tuple(path for path in sorted(_FOLDER.glob("*.ttl")) if path not in (ONTOLOGY, SHAPES))
