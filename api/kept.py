"""Answers kept in memory as long as their release is served: nothing is written twice."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from starlette.types import Message


class Sized(Protocol):
    """What can be kept."""

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as it is sent."""

    content: bytes
    media_type: str
    headers: dict[str, str]

    @property
    def size(self) -> int:
        """Bytes of its content."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it was sent: the messages of ASGI."""

    start: Message
    body: Message
    size: int


@dataclass(frozen=True, slots=True)
class KeptState:
    """Figures of a cache: `hits` and `misses` since it began."""

    hits: int
    misses: int
    entries: int
    bytes: int


K = TypeVar("K", bound=Sized)


class Kept(Generic[K]):
    """Answers by key; those not asked for the longest go first."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._hits = self._misses = 0
        self._answers: OrderedDict[Hashable, K] = OrderedDict()

    def get(self, key: Hashable) -> K | None:
        """What is kept under a key."""
        found = self._answers.get(key)
        if found is None:
            self._misses += 1
            return None
        self._hits += 1
        self._answers.move_to_end(key)
        return found

    def put(self, key: Hashable, answer: K) -> None:
        """Keep an answer, unless it alone is most of what may be kept; others go where it must."""
        if former := self._answers.pop(key, None):
            self._bytes -= former.size
        if answer.size > self._most // 8:
            return
        self._answers[key] = answer
        self._bytes += answer.size
        while self._bytes > self._most:
            _, gone = self._answers.popitem(last=False)
            self._bytes -= gone.size

    def state(self) -> KeptState:
        """How it stands."""
        return KeptState(self._hits, self._misses, len(self._answers), self._bytes)
