"""Answers kept in memory as long as their release is served: nothing is written twice."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

_MOST_BYTES = 32_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as it is sent."""

    content: bytes
    media_type: str
    headers: dict[str, str]


class Kept:
    """Answers by key; those not asked for the longest go first."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most, self._bytes = most_bytes, 0
        self._answers: OrderedDict[Hashable, Written] = OrderedDict()

    def get(self, key: Hashable) -> Written | None:
        """What is kept under a key."""
        if key in self._answers:
            self._answers.move_to_end(key)
        return self._answers.get(key)

    def put(self, key: Hashable, answer: Written) -> None:
        """Keep an answer, and let go of others where there are too many."""
        former = self._answers.pop(key, None)
        self._bytes += len(answer.content) - (len(former.content) if former else 0)
        self._answers[key] = answer
        while self._bytes > self._most:
            _, gone = self._answers.popitem(last=False)
            self._bytes -= len(gone.content)
