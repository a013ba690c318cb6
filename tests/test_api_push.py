"""`push` as a user runs it: a process of its own, against servers of other makers."""

import json
import os
import signal
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from push_servers import NO_VIRTUOSO, VIRTUOSO, free_port, gate, oxigraph, virtuoso

from graph.release import Releases
from graph.store import write_store

pytest_plugins = ["serving"]

BASE = "https://w3id.org/iiot-policy/"
NS = f"{BASE}ns"
UNION = f"{BASE}union"
DBA = {"IIOT_POLICY_STORE_USER": "dba", "IIOT_POLICY_STORE_PASSWORD": "dba"}
TITLE = "The former title"
GONE = f"{BASE}graph/gone"
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
needs_virtuoso = pytest.mark.skipif(VIRTUOSO is None, reason=NO_VIRTUOSO)


def make_release(data: Path, graphs: Mapping[str, Sequence[str]]) -> Path:
    """A data folder with a release of graphs whose statements are about one subject each."""
    quads = [
        ox.Quad(ox.NamedNode(f"{name}#this"), LABEL, ox.Literal(text, language="en"), place)
        for name, texts in graphs.items()
        for place in [ox.NamedNode(name)]
        for text in texts
    ]
    shared = ox.Triple(ox.NamedNode(NS), LABEL, ox.Literal("stands in every graph"))
    quads += [
        ox.Quad(shared.subject, shared.predicate, shared.object, ox.NamedNode(name))
        for name in graphs
    ]
    counts = {"statements": len(quads), "triples": len({quad.triple for quad in quads})}
    name = sha256(repr(sorted(map(str, quads))).encode()).hexdigest()[:16]
    manifest = {"release": name, "counts": counts, "made_of": {}, "dumps": {}}
    with Releases(data).building() as folder:
        write_store(folder / "store", quads)
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        Releases(data).publish(folder, name)
    return data


@pytest.fixture(scope="module")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a release of twelve graphs."""
    graphs = {f"{BASE}graph/{letter}": [letter * 3, "x"] for letter in "abcdefghij"}
    graphs |= {NS: [TITLE, *map(str, range(200))], GONE: ["gone", "x"]}
    return make_release(tmp_path_factory.mktemp("small"), graphs)


@pytest.fixture(scope="module")
def changed_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose release lacks a graph of the other, has another title, and a new one."""
    graphs = {f"{BASE}graph/{letter}": [letter * 3, "x"] for letter in "abcdefghijk"}
    graphs |= {NS: ["Another title", *map(str, range(200))]}
    return make_release(tmp_path_factory.mktemp("changed"), graphs)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """An empty `oxigraph serve`."""
    with oxigraph(tmp_path / "store") as address:
        yield address


def words(data: Path, address: str, *more: str) -> list[str]:
    """The call for a server that is as Oxigraph; later words win."""
    store = f"{address}/query"
    return ["push", "--data", str(data), "--store", store, "--dialect", "oxigraph", *more]


def run(call: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if "IIOT_POLICY" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "api", *call],
        capture_output=True, encoding="utf-8", check=False, timeout=300,
        env={**known, **environment, "COLUMNS": "200", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done


def report(
    call: list[str], code: int = 0, environment: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """What a push says of itself, where it ends with that code."""
    done = run([*call, "--format", "json"], **environment)
    assert done.returncode == code, done.stderr + done.stdout
    assert done.stderr == ""  # no bar where there is no terminal
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["verified"] is (code == 0)
    return found


def ask(address: str, query: str) -> list[list[str]]:
    """Rows of a SELECT at a server."""
    form, accept = {"query": query}, {"Accept": "text/csv"}
    answer = httpx.post(f"{address}/sparql", data=form, headers=accept, trust_env=False)
    assert answer.status_code == 200, answer.text
    return [line.replace('"', "").split(",") for line in answer.text.split()[1:]]


def update(address: str, text: str) -> None:
    answer = httpx.post(f"{address}/update", data={"update": text}, trust_env=False)
    assert answer.status_code == 204, answer.text


def graphs(address: str) -> set[str]:
    return {row[0] for row in ask(address, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}


def release_id(data: Path) -> str:
    release = Releases(data).current()
    assert release
    return release.id


def graph_count(data: Path) -> int:
    """How many graphs a release has, with the union of all."""
    release = Releases(data).current()
    assert release
    return len(list(ox.Store.read_only(str(release.store)).named_graphs())) + 1


def marked(address: str) -> list[list[str]]:
    """The release that the server says that it holds."""
    identifier = "<http://purl.org/dc/terms/identifier>"
    return ask(address, f"SELECT ?r {{ GRAPH <{BASE}pushed> {{ ?s {identifier} ?r }} }}")


@pytest.mark.parametrize("bulk", [[], ["--bulk"]], ids=["by graph", "in bulk"])
def test_a_release_is_pushed_whole_and_then_there_is_nothing_to_do(
    served_data: Path, server: str, bulk: list[str]
) -> None:
    first = report(words(served_data, server, *bulk))
    assert (first["way"], first["former"]) == ("in place", None)
    assert first["graphs"] == first["sent"] == graph_count(served_data)
    assert first["bytes"] > 1_000_000
    release = Releases(served_data).current()
    assert release
    [[union]] = ask(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(union) == release.manifest["counts"]["triples"]
    pushed = f"FILTER(?g != <{BASE}pushed>)"
    [[named]] = ask(server, f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {pushed} }}")
    assert int(named) == release.statements
    assert first["triples"] == int(union) + int(named)
    assert marked(server) == [[release.id]]
    again = report(words(served_data, server, *bulk))
    assert (again["way"], again["sent"], again["bytes"]) == ("none", 0, 0)
    assert again["former"] == release.id


def test_the_summary_is_for_people_too(small_data: Path, server: str) -> None:
    done = run(words(small_data, server))
    assert done.returncode == 0
    lines = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert lines["verified"] == "yes"
    assert lines["way"].endswith("there was no whole release to keep")
    assert lines["release"] == release_id(small_data)


def test_a_changed_release_is_swapped_in_at_once(
    small_data: Path, changed_data: Path, server: str
) -> None:
    report(words(small_data, server))
    assert GONE in graphs(server)
    swapped = report(words(changed_data, server))
    assert swapped["way"] == "atomic"
    assert swapped["former"] == release_id(small_data)
    assert (swapped["sent"], swapped["dropped"]) == (
        3,
        1,
    )  # that of the title, a new one, the union
    assert GONE not in graphs(server)
    assert not any("staging" in graph for graph in graphs(server))
    assert ask(server, 'SELECT ?s { ?s ?p "Another title"@en }')
    assert not ask(server, f'SELECT ?s {{ ?s ?p "{TITLE}"@en }}')
    assert marked(server) == [[release_id(changed_data)]]


def test_until_the_swap_the_former_release_is_served_whole(
    small_data: Path, changed_data: Path, server: str
) -> None:
    report(words(small_data, server))

    def refuse_swap(request: BaseHTTPRequestHandler) -> int | None:
        return 503 if request.path.startswith("/update") else None

    with gate(server, refuse_swap) as address:
        done = run(words(changed_data, address))
    assert (done.returncode, "503" in done.stderr) == (4, True)
    assert "\x1b" not in done.stderr  # what a server says does not reach the terminal as it is
    assert ask(server, f'SELECT ?s {{ ?s ?p "{TITLE}"@en }}')
    assert marked(server) == [[release_id(small_data)]]
    assert run(words(small_data, server, "--check")).returncode == 0
    waiting = len([graph for graph in graphs(server) if "staging" in graph])
    assert waiting == 3
    rest = report(words(changed_data, server))
    assert (rest["way"], rest["sent"]) == ("atomic", 0)  # all was there, and is only moved
    assert not any("staging" in graph for graph in graphs(server))


def test_what_an_abandoned_push_left_is_cleared(
    small_data: Path, changed_data: Path, server: str
) -> None:
    report(words(small_data, server))
    with gate(server, lambda request: 503 if request.path == "/update" else None) as address:
        assert run(words(changed_data, address)).returncode == 4
    assert any("staging" in graph for graph in graphs(server))
    cleared = report(words(small_data, server))
    assert (cleared["way"], cleared["sent"]) == ("atomic", 0)
    assert not any("staging" in graph for graph in graphs(server))


@pytest.mark.parametrize("command", [signal.SIGKILL, signal.SIGINT])
def test_a_push_that_was_killed_goes_on(
    small_data: Path, server: str, command: signal.Signals
) -> None:
    writes = 0
    process: subprocess.Popen[bytes] | None = None

    def kill_at_the_tenth(request: BaseHTTPRequestHandler) -> int | None:
        nonlocal writes
        writes += request.command == "PUT"
        if writes == 10 and process:
            process.send_signal(command)
            process.wait(30)
            return 503  # to nobody
        return None

    with gate(server, kill_at_the_tenth) as address:
        call = [sys.executable, "-m", "api", *words(small_data, address)]
        with subprocess.Popen(call, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    assert b"Traceback" not in said
    assert marked(server) == []  # what is there is not a whole release
    assert len(graphs(server)) == 9  # eight, and the mark
    rest = report(words(small_data, server))
    assert rest["sent"] == rest["graphs"] - 8
    assert marked(server) == [[release_id(small_data)]]


def test_a_graph_cut_into_chunks_is_taken_up_where_it_was_left(
    small_data: Path, server: str
) -> None:
    small = "from api.cli import main; import graph.push_parts as p; p.CHUNK_BYTES = 5_000; main()"
    adds = 0

    def fail_in_the_union(request: BaseHTTPRequestHandler) -> int | None:
        nonlocal adds
        adds += request.command == "POST" and request.path.startswith("/store?default")
        return 503 if adds == 2 else None

    with gate(server, fail_in_the_union) as address:
        call = [sys.executable, "-c", small, *words(small_data, address, "--format", "json")]
        first = subprocess.run(call, capture_output=True, check=False)
        assert (first.returncode, b"503" in first.stderr) == (4, True)
        [[there]] = ask(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        assert 0 < int(there) < 200
        adds = 10  # and none is refused any more
        second = json.loads(subprocess.run(call, capture_output=True, check=True).stdout)
    assert (second["verified"], second["sent"]) == (True, 1)
    assert second["bytes"] < 25_000
    assert report(words(small_data, server))["way"] == "none"


def test_a_server_that_takes_less_at_once_is_sent_less(tmp_path: Path, server: str) -> None:
    """As one behind a proxy with the usual limit of a million bytes."""
    sizes: list[int] = []

    def refuse_large(request: BaseHTTPRequestHandler) -> int | None:
        size = int(request.headers.get("Content-Length", 0))
        sizes.append(size)
        return 413 if size > 1_000_000 else None

    data = make_release(tmp_path / "data", {NS: [f"{number:090}" for number in range(15_000)]})
    with gate(server, refuse_large) as address:
        assert report(words(data, address))["graphs"] == 2
    assert max(sizes) > 2_000_000
    assert len([size for size in sizes if size > 1_000_000]) < 4  # what it learnt it remembers
    with gate(server, lambda request: 413 if request.command == "PUT" else None) as address:
        done = run(words(data, address, "--force"))
    assert (done.returncode, "413" in done.stderr) == (4, True)


@pytest.mark.parametrize(
    "damage",
    [
        f"WITH <{NS}> DELETE {{ ?s ?p ?o }} WHERE {{"
        f" SELECT * {{ GRAPH <{NS}> {{ ?s ?p ?o }} }} LIMIT 1 }}",
        f"INSERT DATA {{ GRAPH <{NS}> {{ <{NS}#x> a <{NS}#Wrong> }} }}",
        "DELETE { ?s ?p ?o } INSERT { ?s ?p 'other' } WHERE { SELECT * { ?s ?p ?o } LIMIT 1 }",
    ],
    ids=["lost", "added", "changed in the union, count unchanged"],
)
def test_damage_is_noticed_named_and_mended(small_data: Path, server: str, damage: str) -> None:
    report(words(small_data, server))
    update(server, damage)
    checked = report(words(small_data, server, "--check"), code=1)
    [difference] = checked["differences"]
    assert difference["graph"] == (NS if NS in damage else "the default graph")
    assert difference["missing"] + difference["surplus"] == (1 if NS in damage else 2)
    assert difference["examples"][0][0] in "-+"
    said = run(words(small_data, server, "--check"))
    assert difference["examples"][0] in said.stdout
    mended = report(words(small_data, server))
    assert (mended["sent"], mended["way"]) == (1, "atomic")
    assert run(words(small_data, server, "--check")).returncode == 0


def test_check_of_an_empty_server_writes_nothing(small_data: Path, server: str) -> None:
    checked = report(words(small_data, server, "--check"), code=1)
    assert len(checked["differences"]) == graph_count(small_data)
    assert graphs(server) == set()


def test_a_server_that_loses_statements_is_not_believed(small_data: Path, server: str) -> None:
    """A proxy that says 201 to a graph and throws it away."""

    def swallow(request: BaseHTTPRequestHandler) -> int | None:
        lost = request.command == "PUT" and request.path.endswith("iiot-policy%2Fns")
        return 201 if lost else None

    with gate(server, swallow) as address:
        failed = report(words(small_data, address), code=1)
    [difference] = failed["differences"]
    assert difference["graph"] == NS
    assert difference["missing"] == 202
    assert marked(server) == []


def test_graphs_of_others_stay_and_are_not_replaced_unasked(small_data: Path, server: str) -> None:
    update(server, "INSERT DATA { GRAPH <urn:other> { <urn:a> <urn:b> 1 } . <urn:a> <urn:b> 1 }")
    done = run(words(small_data, server))
    assert done.returncode == 1
    assert "the default graph (1 statements)" in done.stderr
    assert "--force" in done.stderr
    assert graphs(server) == {"urn:other"}
    report(words(small_data, server, "--force"))
    assert "urn:other" in graphs(server)
    assert ask(server, "SELECT ?o { <urn:a> <urn:b> ?o }") == []


def test_in_bulk_a_server_that_gives_no_quads_is_read_graph_by_graph(
    small_data: Path, server: str
) -> None:
    report(words(small_data, server, "--bulk"))
    refused = 0

    def give_no_quads(request: BaseHTTPRequestHandler) -> int | None:
        nonlocal refused
        refused += request.command == "GET" and request.path == "/store"
        return 406 if request.path == "/store" else None

    with gate(server, give_no_quads) as address:
        assert report(words(small_data, address, "--bulk"))["way"] == "none"
    assert refused == 1


def test_without_updates_it_is_said_that_graphs_are_replaced_one_by_one(
    small_data: Path, changed_data: Path, server: str
) -> None:
    call = ["push", "--store", f"{server}/query", "--graph-store", f"{server}/store"]
    assert report([*call, "--data", str(small_data)])["way"] == "in place"
    swapped = report([*call, "--data", str(changed_data)])
    assert (swapped["way"], swapped["dropped"]) == ("in place", 1)
    assert GONE not in graphs(server)
    assert marked(server) == [[release_id(changed_data)]]


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
        call = words(small_data, address, "--graph-store", f"{address}/store")
        call += ["--update", f"{address}/update", "--dialect", dialect]
        assert report(call)["graphs"] == graph_count(small_data) - 1
        assert report(call)["way"] == "none"
        alone = httpx.get(f"{address}/store?default", trust_env=False)
        assert (alone.status_code, alone.text) == (200, "")


def test_a_server_whose_default_graph_has_all_twice_gets_the_union_by_name(
    small_data: Path, server: str
) -> None:
    call = words(small_data, server, "--graph-store", f"{server}/store")
    call += ["--update", f"{server}/update", "--dialect", "graphdb"]
    report(call)
    assert UNION in graphs(server)
    assert ask(server, "SELECT ?s { ?s ?p ?o }") == []


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


def test_a_redirect_is_not_followed(small_data: Path, server: str) -> None:
    with gate(server, lambda _: 307) as address:
        done = run(words(small_data, address))
    assert (done.returncode, "elsewhere.example" in done.stderr) == (4, True)


def test_an_address_that_is_no_sparql_endpoint(small_data: Path, server: str) -> None:
    with gate(server, lambda _: 200) as address:
        done = run(words(small_data, address))
    assert done.returncode == 4


@pytest.mark.parametrize("way", ["user", "token"])
def test_credentials_come_from_the_environment_and_are_never_shown(
    small_data: Path, server: str, way: str
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
    with gate(server, guard) as address:
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
        (["--dialect", "generic"], "--graph-store"),
        (["--dialect", "virtuoso", "--bulk"], "leave it out"),
        (["--update", "ftp://localhost/"], "--update"),
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
