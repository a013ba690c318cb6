"""`push` and servers that refuse, fail, keep their default graph otherwise, or are Virtuoso."""

from base64 import b64encode
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pytest
from pushed import (
    DBA,
    GONE,
    NS,
    UNION,
    ask,
    graph_count,
    graphs,
    make_release,
    marked,
    release_id,
    report,
    run,
    words,
)
from store_servers import NO_VIRTUOSO, VIRTUOSO, gate, oxigraph, virtuoso

from bench.endpoint.processes import free_port

pytest_plugins = ["pushing", "serving"]

needs_virtuoso = pytest.mark.skipif(VIRTUOSO is None, reason=NO_VIRTUOSO)


def test_a_server_that_takes_less_at_once_is_sent_less(tmp_path: Path, sparql_server: str) -> None:
    """As one behind a proxy with the usual limit of a million bytes."""
    sizes: list[int] = []

    def refuse_large(request: BaseHTTPRequestHandler) -> int | None:
        size = int(request.headers.get("Content-Length", 0))
        sizes.append(size)
        return 413 if size > 1_000_000 else None

    data = make_release(tmp_path / "data", {NS: [f"{number:090}" for number in range(15_000)]})
    with gate(sparql_server, refuse_large) as address:
        assert report(words(data, address))["graphs"] == 2
    assert max(sizes) > 2_000_000
    assert len([size for size in sizes if size > 1_000_000]) < 4  # what it learnt it remembers
    with gate(sparql_server, lambda request: 413 if request.command == "PUT" else None) as address:
        done = run(words(data, address, "--force"))
    assert (done.returncode, "413" in done.stderr) == (4, True)


def test_a_server_that_loses_statements_is_not_believed(
    small_data: Path, sparql_server: str
) -> None:
    """A proxy that says 201 to a graph and throws it away."""

    def swallow(request: BaseHTTPRequestHandler) -> int | None:
        lost = request.command == "PUT" and request.path.endswith("iiot-policy%2Fns")
        return 201 if lost else None

    with gate(sparql_server, swallow) as address:
        failed = report(words(small_data, address), code=1)
    [difference] = failed["differences"]
    assert difference["graph"] == NS
    assert difference["missing"] == 202
    assert marked(sparql_server) == []


def test_in_bulk_a_server_that_gives_no_quads_is_read_graph_by_graph(
    small_data: Path, sparql_server: str
) -> None:
    report(words(small_data, sparql_server, "--bulk"))
    refused = 0

    def give_no_quads(request: BaseHTTPRequestHandler) -> int | None:
        nonlocal refused
        refused += request.command == "GET" and request.path == "/store"
        return 406 if request.path == "/store" else None

    with gate(sparql_server, give_no_quads) as address:
        assert report(words(small_data, address, "--bulk"))["way"] == "none"
    assert refused == 1


def test_a_default_graph_that_is_a_union_of_all_is_noticed(
    small_data: Path, tmp_path: Path
) -> None:
    with oxigraph(tmp_path / "store", "--union-default-graph") as address:
        failed = report(words(small_data, address), code=1)
    [difference] = failed["differences"]
    assert "another --dialect" in difference["examples"][0]


@pytest.mark.parametrize("dialect", ["qlever", "neptune"])
def test_a_server_that_makes_the_union_itself_is_sent_none(
    small_data: Path, tmp_path: Path, dialect: str
) -> None:
    with oxigraph(tmp_path / "store", "--union-default-graph") as address:
        call = words(small_data, address, "--store-graphs", f"{address}/store")
        call += ["--store-update", f"{address}/update", "--dialect", dialect]
        assert report(call)["graphs"] == graph_count(small_data) - 1
        assert report(call)["way"] == "none"
        alone = httpx.get(f"{address}/store?default", trust_env=False)
        assert (alone.status_code, alone.text) == (200, "")


def test_a_server_whose_default_graph_has_all_twice_gets_the_union_by_name(
    small_data: Path, sparql_server: str
) -> None:
    call = words(small_data, sparql_server, "--store-graphs", f"{sparql_server}/store")
    call += ["--store-update", f"{sparql_server}/update", "--dialect", "graphdb"]
    report(call)
    assert UNION in graphs(sparql_server)
    assert ask(sparql_server, "SELECT ?s { ?s ?p ?o }") == []


def test_a_server_that_is_read_only_is_told_by_its_status(small_data: Path, tmp_path: Path) -> None:
    with oxigraph(tmp_path / "store") as address:
        report(words(small_data, address))
    with oxigraph(tmp_path / "store", command="serve-read-only") as address:
        assert report(words(small_data, address))["way"] == "none"  # nothing is to be written
        done = run(words(small_data, address, "--force"))
    assert done.returncode == 4
    assert "403" in done.stderr
    assert "read-only" in done.stderr


def test_a_server_that_is_gone(small_data: Path) -> None:
    done = run(words(small_data, f"http://127.0.0.1:{free_port()}"))
    assert done.returncode == 4
    assert "cannot be reached" in done.stderr


def test_a_server_that_goes_in_the_middle(small_data: Path, tmp_path: Path) -> None:
    gone = False
    with oxigraph(tmp_path / "store") as behind:

        def go(request: BaseHTTPRequestHandler) -> int | None:
            nonlocal gone
            if request.command == "PUT" and request.path.endswith("iiot-policy%2Fns"):
                gone = True
            if gone:
                request.connection.close()
                raise ConnectionAbortedError
            return None

        with gate(behind, go) as address:
            done = run(words(small_data, address))
    assert gone
    assert (done.returncode, "cannot be reached" in done.stderr) == (4, True)


def test_a_redirect_is_not_followed(small_data: Path, sparql_server: str) -> None:
    with gate(sparql_server, lambda _: 307) as address:
        done = run(words(small_data, address))
    assert (done.returncode, "elsewhere.example" in done.stderr) == (4, True)


def test_an_address_that_is_no_sparql_endpoint(small_data: Path, sparql_server: str) -> None:
    with gate(sparql_server, lambda _: 200) as address:
        done = run(words(small_data, address))
    assert done.returncode == 4


@pytest.mark.parametrize("way", ["user", "token"])
def test_credentials_come_from_the_environment_and_are_never_shown(
    small_data: Path, sparql_server: str, way: str
) -> None:
    basic = b64encode(b"editor:s3cret-word").decode()
    wanted = f"Basic {basic}" if way == "user" else "Bearer s3cret-word"

    def guard(request: BaseHTTPRequestHandler) -> int | None:
        return None if request.headers.get("Authorization") == wanted else 401

    right: dict[str, str] = {"IIOT_POLICY_STORE_TOKEN": "s3cret-word"}
    wrong: dict[str, str] = {"IIOT_POLICY_STORE_TOKEN": "wr0ng-word"}
    if way == "user":
        right = {"IIOT_POLICY_STORE_USER": "editor", "IIOT_POLICY_STORE_PASSWORD": "s3cret-word"}
        wrong = {**right, "IIOT_POLICY_STORE_PASSWORD": "wr0ng-word"}
    with gate(sparql_server, guard) as address:
        for environment in ({}, wrong):
            done = run(words(small_data, address), **environment)
            assert (done.returncode, done.stdout) == (4, "")
            assert "401" in done.stderr
            assert "IIOT_POLICY_STORE_TOKEN" in done.stderr
            assert "wr0ng" not in done.stderr
        done = run(words(small_data, address), **right)
        assert done.returncode == 0
        assert "s3cret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--store", "localhost:7878/query"], "no address of a server"),
        (["--store", "http://editor:s3cret@localhost/query"], "IIOT_POLICY_STORE_USER"),
        (["--dialect", "sesame"], "virtuoso"),
        (["--dialect", "generic"], "--store-graphs"),
        (["--dialect", "virtuoso", "--bulk"], "leave it out"),
        (["--store-update", "ftp://localhost/"], "--store-update"),
        (["--timeout", "0"], "--timeout"),
    ],
)
def test_a_wrong_call_exits_2(small_data: Path, more: list[str], message: str) -> None:
    done = run(words(small_data, "http://127.0.0.1:9", *more))
    assert done.returncode == 2
    assert message in done.stderr
    assert "s3cret" not in done.stderr


def test_without_a_release_it_says_what_to_do(tmp_path: Path) -> None:
    done = run(words(tmp_path, "http://127.0.0.1:9"))
    assert (done.returncode, "iiot-policy build" in done.stderr) == (4, True)


@needs_virtuoso
def test_a_release_on_virtuoso(served_data: Path, tmp_path: Path) -> None:
    with virtuoso(tmp_path) as address:
        store = f"{address}/sparql"
        call = ["push", "--store", store, "--dialect", "virtuoso", "--data", str(served_data)]
        refused = run(call, **{**DBA, "IIOT_POLICY_STORE_PASSWORD": "other"})
        assert (refused.returncode, "401" in refused.stderr) == (4, True)
        first = report(call, environment=DBA)
        assert (first["sent"], first["normalised"]) == (graph_count(served_data), [])
        [[union]] = ask(address, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{UNION}> {{ ?s ?p ?o }} }}")
        assert int(union) > 10_000  # more than Virtuoso gives at once
        assert report(call, environment=DBA)["way"] == "none"
        damage = f"""DELETE DATA {{ GRAPH <{UNION}> {{ <{NS}#Measure> a owl:Class }} }};
            INSERT DATA {{ GRAPH <{UNION}> {{ <urn:s> <urn:p> <urn:o> }} }}"""
        done = httpx.post(
            f"{address}/sparql-auth", data={"update": damage}, trust_env=False,
            auth=httpx.DigestAuth("dba", "dba"),
        )  # fmt: skip
        assert done.status_code == 200, done.text
        [difference] = report([*call, "--check"], code=1)["differences"]
        assert difference["graph"] == UNION
        assert (difference["missing"], difference["surplus"]) == (1, 1)
        assert f"{NS}#Measure" in difference["examples"][0]
        assert report(call, environment=DBA)["sent"] == 1


@needs_virtuoso
def test_a_changed_release_on_virtuoso(
    small_data: Path, changed_data: Path, tmp_path: Path
) -> None:
    with virtuoso(tmp_path) as address:
        store = f"{address}/sparql"
        call = ["push", "--store", store, "--dialect", "virtuoso", "--data"]
        report([*call, str(small_data)], environment=DBA)
        swapped = report([*call, str(changed_data)], environment=DBA)
        assert (swapped["way"], swapped["sent"], swapped["dropped"]) == ("staged", 3, 1)
        assert GONE not in graphs(address)
        assert not any("staging" in graph for graph in graphs(address))
        assert marked(address) == [[release_id(changed_data)]]
