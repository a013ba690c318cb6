"""What can be wrong with an input: each fault names its place and what would have been valid."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in one file; line and column count from 1, 0 where the whole file is meant."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message}"


class InputError(Exception):
    """Raised by every loader for a file that a user has to mend; carries all faults found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))

    @classmethod
    def whole_file(cls, path: Path, message: str) -> "InputError":
        """An error about a file as a whole."""
        return cls([Fault(path, 0, 0, message)])
