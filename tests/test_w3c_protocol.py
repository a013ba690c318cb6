"""The W3C tests of the SPARQL 1.1 Protocol, over HTTP against running servers."""

from collections import Counter

import httpx
import pytest
from w3c import Entry, needs_the_suites
from w3c_http import replay, requests, sent
from w3c_protocol import TESTS, graphs
from w3c_running import empty

pytest_plugins = ["w3c_server"]

UPDATING = [test for test in TESTS if test.name.startswith("protocol/update_")]
READING = [test for test in TESTS if test not in UPDATING]

pytestmark = needs_the_suites


def test_the_suite_is_whole() -> None:
    kinds = Counter(test.name.removeprefix("protocol/").partition("_")[0] for test in TESTS)
    assert kinds == {"query": 13, "update": 7, "bad": 14}
    assert len(READING) == 27


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.name)
def test_a_server_that_takes_updates_passes(scratch: httpx.Client, test: Entry) -> None:
    empty(scratch)
    for graph, path in graphs(test).items():
        headers = {"Content-Type": "application/n-triples"}
        loaded = scratch.put(
            "/store", params={"graph": graph}, content=path.read_bytes(), headers=headers
        )
        assert loaded.is_success, loaded.text
    replay(test, str(scratch.base_url), "/sparql/", "/sparql")


@pytest.mark.parametrize("test", READING, ids=lambda test: test.name)
def test_a_server_that_only_reads_passes_all_but_the_updates(
    reader: httpx.Client, test: Entry
) -> None:
    replay(test, str(reader.base_url), "/sparql/", "/sparql")


@pytest.mark.parametrize("test", UPDATING, ids=lambda test: test.name)
def test_a_server_that_only_reads_refuses_the_updates(reader: httpx.Client, test: Entry) -> None:
    update, *_ = requests(test, "/sparql/", "/sparql")
    assert sent(str(reader.base_url), update).status == 403
