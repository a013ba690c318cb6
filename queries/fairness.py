"""Whose turn it is: clients take turns, however much each of them asks for."""

from collections import OrderedDict, deque
from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class FairQueue(Generic[T]):
    """First come, first served within a client; round and round among clients.

    >>> queue = FairQueue[str]()
    >>> for client, item in ("a", "a1"), ("a", "a2"), ("b", "b1"):
    ...     queue.put(client, item)
    >>> [queue.take() for _ in range(3)]
    ['a1', 'b1', 'a2']
    """

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, deque[T]] = OrderedDict()
        self._length = 0

    def __iter__(self) -> Iterator[T]:
        for items in self._waiting.values():
            yield from items

    def __len__(self) -> int:
        return self._length

    def of(self, client: str) -> int:
        """How many of a client's wait."""
        return len(self._waiting.get(client, ()))

    def put(self, client: str, item: T) -> None:
        """Let an item wait."""
        self._waiting.setdefault(client, deque()).append(item)
        self._length += 1

    def take(self) -> T:
        """The item whose turn it is; raises IndexError where none waits."""
        if not self._waiting:
            raise IndexError("nobody waits")
        client, items = self._waiting.popitem(last=False)
        item = items.popleft()
        if items:
            self._waiting[client] = items  # at the end: the others come first
        self._length -= 1
        return item

    def last_of_most(self) -> T:
        """The item that came last of the client that has most of them waiting; it goes on to wait.

        Raises ValueError where none waits.
        """
        return max(reversed(self._waiting.values()), key=len)[-1]

    def drop(self, client: str, item: T) -> None:
        """Let an item wait no more, if it does."""
        items = self._waiting.get(client, deque())
        if item in items:
            items.remove(item)
            self._length -= 1
            if not items:
                del self._waiting[client]
