from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.fairness import FairQueue


@given(st.lists(st.sampled_from("abcd"), max_size=60))
def test_everything_comes_out_once_in_the_order_of_its_client(clients: list[str]) -> None:
    queue = FairQueue[tuple[str, int]]()
    for number, client in enumerate(clients):
        queue.put(client, (client, number))
    assert len(queue) == len(clients)
    taken = [queue.take() for _ in clients]
    assert sorted(taken, key=lambda item: item[1]) == list(
        zip(clients, range(len(clients)), strict=True)
    )
    for client in set(clients):
        own = [number for name, number in taken if name == client]
        assert own == sorted(own)
    with pytest.raises(IndexError):
        queue.take()


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(1, 20), min_size=1))
def test_who_asks_little_never_waits_for_all_of_who_asks_much(counts: dict[str, int]) -> None:
    queue = FairQueue[str]()
    for client, count in counts.items():
        for _ in range(count):
            queue.put(client, client)
    least = min(counts.values())
    rounds = [queue.take() for _ in range(least * len(counts))]
    assert set(Counter(rounds).values()) == {least}


def test_what_is_dropped_does_not_come_and_what_is_not_there_can_be_dropped() -> None:
    queue = FairQueue[str]()
    for client, item in ("a", "a1"), ("a", "a2"), ("b", "b1"):
        queue.put(client, item)
    assert (queue.last_of_most(), queue.of("a")) == ("a2", 2)
    queue.drop("a", "a1")
    queue.drop("a", "a1")
    queue.drop("c", "c1")
    assert (len(queue), list(queue)) == (2, ["a2", "b1"])
    assert [queue.take(), queue.take()] == ["a2", "b1"]
