"""Selectors: which documents a view begins with, and how far it goes from each.

The form is that of dbt: `2+NAME+1` is the document with two steps of what it rests on and one of
what came of it; `+NAME` and `NAME+` go as far as there is a way; a name alone goes as far as the
question says. A name may hold `+` (`5G+工业互联网`); one that begins or ends like a selector is put
between quotes: `"互联网+"`.
"""

import re
from dataclasses import dataclass
from typing import Final, Self

from queries.parameters import ParameterError

FORMS: Final = 'NAME, +NAME, NAME+, 2+NAME, NAME+1, 2+NAME+1; a name of any kind: "NAME"'
FARTHEST: Final = 99
"""The most steps that may be written."""
_ABOVE = re.compile(r"\s*([0-9]*)\s*[+＋]")
_BELOW = re.compile(r"[+＋]\s*([0-9]*)\s*\Z")
_STEPS = re.compile(r"\s*[0-9]+\s*\Z")
_QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"\s*')


class SelectorError(ParameterError):
    """Raised for a text that is no selector; `at` is the place of the fault, counted from 1."""

    def __init__(self, text: str, at: int, fault: str) -> None:
        self.at = at
        super().__init__(f"select: {text!r}, at {at}: {fault}; write: {FORMS}")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a view goes one way: so many steps, or as far as there is a way (None)."""

    steps: int | None


@dataclass(frozen=True, slots=True)
class Selector:
    """A document by name, and how far up and down from it; neither: as the question says."""

    name: str
    up: Reach | None = None
    down: Reach | None = None

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a selector; raises SelectorError.

        >>> Selector.read("2+工信厅信管〔2020〕8号+")
        Selector(name='工信厅信管〔2020〕8号', up=Reach(steps=2), down=Reach(steps=None))
        >>> Selector.read("5G+工业互联网").name
        '5G+工业互联网'
        """
        above, below = _ABOVE.match(text), _BELOW.search(text)
        start = above.end() if above else 0
        if below and below.start() < start:
            raise SelectorError(text, start + 1, "a name is missing")
        end = below.start() if below else len(text)
        name = _name(text, start, end)
        up = _reach(text, above) if above else None
        return cls(name, up, _reach(text, below) if below else None)

    def __str__(self) -> str:
        """The selector as it is written; what reads it back."""
        return f"{_written(self.up, '{}+')}{self._written_name()}{_written(self.down, '+{}')}"

    def _written_name(self) -> str:
        like_one = _ABOVE.match(self.name) or _BELOW.search(self.name) or _STEPS.match(self.name)
        plain = not like_one and not self.name.startswith('"') and self.name == self.name.strip()
        return self.name if plain else '"' + self.name.replace('"', '""') + '"'


def _name(text: str, start: int, end: int) -> str:
    written = text[start:end]
    at = start + len(written) - len(written.lstrip()) + 1
    if not written.strip():
        raise SelectorError(text, at, "a name is missing")
    if not written.lstrip().startswith('"'):
        return written.strip()
    quoted = _QUOTED.fullmatch(written)
    if not quoted:
        raise SelectorError(text, at, "a quote is not closed, or something follows it")
    name = quoted[1].replace('""', '"')
    if not name.strip():
        raise SelectorError(text, at, "a name is missing")
    return name


def _reach(text: str, found: re.Match[str]) -> Reach:
    if not found[1]:
        return Reach(None)
    steps = int(found[1]) if len(found[1]) < 9 else FARTHEST + 1
    if steps > FARTHEST:
        raise SelectorError(text, found.start(1) + 1, f"no more than {FARTHEST} steps")
    return Reach(steps)


def _written(reach: Reach | None, form: str) -> str:
    return "" if reach is None else form.format("" if reach.steps is None else reach.steps)
