"""`push` as a user runs it: whole, again, changed, interrupted, damaged."""

import json
import signal
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from pushed import (
    BASE,
    GONE,
    NS,
    TITLE,
    ask,
    graph_count,
    graphs,
    marked,
    release_id,
    report,
    run,
    update,
    words,
)
from store_servers import gate

from graph.release import Releases

pytest_plugins = ["pushing", "serving"]


@pytest.mark.parametrize("bulk", [[], ["--bulk"]], ids=["by graph", "in bulk"])
def test_a_release_is_pushed_whole_and_then_there_is_nothing_to_do(
    served_data: Path, sparql_server: str, bulk: list[str]
) -> None:
    first = report(words(served_data, sparql_server, *bulk))
    assert (first["way"], first["former"]) == ("in place", None)
    assert first["graphs"] == first["sent"] == graph_count(served_data)
    assert first["bytes"] > 1_000_000
    release = Releases(served_data).current()
    assert release
    [[union]] = ask(sparql_server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(union) == release.manifest["counts"]["triples"]
    pushed = f"FILTER(?g != <{BASE}pushed>)"
    [[named]] = ask(
        sparql_server, f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {pushed} }}"
    )
    assert int(named) == release.statements
    assert first["triples"] == int(union) + int(named)
    assert marked(sparql_server) == [[release.id]]
    again = report(words(served_data, sparql_server, *bulk))
    assert (again["way"], again["sent"], again["bytes"]) == ("none", 0, 0)
    assert again["former"] == release.id


def test_the_summary_is_for_people_too(small_data: Path, sparql_server: str) -> None:
    done = run(words(small_data, sparql_server))
    assert done.returncode == 0
    lines = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert lines["verified"] == "yes"
    assert lines["way"].endswith("there was no whole release to keep")
    assert lines["release"] == release_id(small_data)


def test_a_changed_release_is_swapped_in_at_once(
    small_data: Path, changed_data: Path, sparql_server: str
) -> None:
    report(words(small_data, sparql_server))
    assert GONE in graphs(sparql_server)
    swapped = report(words(changed_data, sparql_server))
    assert swapped["way"] == "atomic"
    assert swapped["former"] == release_id(small_data)
    assert (swapped["sent"], swapped["dropped"]) == (
        3,
        1,
    )  # that of the title, a new one, the union
    assert GONE not in graphs(sparql_server)
    assert not any("staging" in graph for graph in graphs(sparql_server))
    assert ask(sparql_server, 'SELECT ?s { ?s ?p "Another title"@en }')
    assert not ask(sparql_server, f'SELECT ?s {{ ?s ?p "{TITLE}"@en }}')
    assert marked(sparql_server) == [[release_id(changed_data)]]


def test_until_the_swap_the_former_release_is_served_whole(
    small_data: Path, changed_data: Path, sparql_server: str
) -> None:
    report(words(small_data, sparql_server))

    def refuse_swap(request: BaseHTTPRequestHandler) -> int | None:
        return 503 if request.path.startswith("/update") else None

    with gate(sparql_server, refuse_swap) as address:
        done = run(words(changed_data, address))
    assert (done.returncode, "503" in done.stderr) == (4, True)
    assert "\x1b" not in done.stderr  # what a server says does not reach the terminal as it is
    assert ask(sparql_server, f'SELECT ?s {{ ?s ?p "{TITLE}"@en }}')
    assert marked(sparql_server) == [[release_id(small_data)]]
    assert run(words(small_data, sparql_server, "--check")).returncode == 0
    waiting = len([graph for graph in graphs(sparql_server) if "staging" in graph])
    assert waiting == 3
    rest = report(words(changed_data, sparql_server))
    assert (rest["way"], rest["sent"]) == ("atomic", 0)  # all was there, and is only moved
    assert not any("staging" in graph for graph in graphs(sparql_server))


def test_what_an_abandoned_push_left_is_cleared(
    small_data: Path, changed_data: Path, sparql_server: str
) -> None:
    report(words(small_data, sparql_server))
    with gate(sparql_server, lambda request: 503 if request.path == "/update" else None) as address:
        assert run(words(changed_data, address)).returncode == 4
    assert any("staging" in graph for graph in graphs(sparql_server))
    cleared = report(words(small_data, sparql_server))
    assert (cleared["way"], cleared["sent"]) == ("atomic", 0)
    assert not any("staging" in graph for graph in graphs(sparql_server))


@pytest.mark.parametrize("command", [signal.SIGKILL, signal.SIGINT])
def test_a_push_that_was_killed_goes_on(
    small_data: Path, sparql_server: str, command: signal.Signals
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

    with gate(sparql_server, kill_at_the_tenth) as address:
        call = [sys.executable, "-m", "api", *words(small_data, address)]
        with subprocess.Popen(call, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    assert b"Traceback" not in said
    assert marked(sparql_server) == []  # what is there is not a whole release
    assert len(graphs(sparql_server)) == 9  # eight, and the mark
    rest = report(words(small_data, sparql_server))
    assert rest["sent"] == rest["graphs"] - 8
    assert marked(sparql_server) == [[release_id(small_data)]]


def test_a_graph_cut_into_chunks_is_taken_up_where_it_was_left(
    small_data: Path, sparql_server: str
) -> None:
    small = "from api.cli import main; import graph.push_parts as p; p.CHUNK_BYTES = 5_000; main()"
    adds = 0

    def fail_in_the_union(request: BaseHTTPRequestHandler) -> int | None:
        nonlocal adds
        adds += request.command == "POST" and request.path.startswith("/store?default")
        return 503 if adds == 2 else None

    with gate(sparql_server, fail_in_the_union) as address:
        call = [sys.executable, "-c", small, *words(small_data, address, "--format", "json")]
        first = subprocess.run(call, capture_output=True, check=False)
        assert (first.returncode, b"503" in first.stderr) == (4, True)
        [[there]] = ask(sparql_server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        assert 0 < int(there) < 200
        adds = 10  # and none is refused any more
        second = json.loads(subprocess.run(call, capture_output=True, check=True).stdout)
    assert (second["verified"], second["sent"]) == (True, 1)
    assert second["bytes"] < 25_000
    assert report(words(small_data, sparql_server))["way"] == "none"


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
def test_damage_is_noticed_named_and_mended(
    small_data: Path, sparql_server: str, damage: str
) -> None:
    report(words(small_data, sparql_server))
    update(sparql_server, damage)
    checked = report(words(small_data, sparql_server, "--check"), code=1)
    [difference] = checked["differences"]
    assert difference["graph"] == (NS if NS in damage else "the default graph")
    assert difference["missing"] + difference["surplus"] == (1 if NS in damage else 2)
    assert difference["examples"][0][0] in "-+"
    said = run(words(small_data, sparql_server, "--check"))
    assert difference["examples"][0] in said.stdout
    mended = report(words(small_data, sparql_server))
    assert (mended["sent"], mended["way"]) == (1, "atomic")
    assert run(words(small_data, sparql_server, "--check")).returncode == 0


def test_check_of_an_empty_server_writes_nothing(small_data: Path, sparql_server: str) -> None:
    checked = report(words(small_data, sparql_server, "--check"), code=1)
    assert len(checked["differences"]) == graph_count(small_data)
    assert graphs(sparql_server) == set()


def test_graphs_of_others_stay_and_are_not_replaced_unasked(
    small_data: Path, sparql_server: str
) -> None:
    update(
        sparql_server, "INSERT DATA { GRAPH <urn:other> { <urn:a> <urn:b> 1 } . <urn:a> <urn:b> 1 }"
    )
    done = run(words(small_data, sparql_server))
    assert done.returncode == 1
    assert "the default graph (1 statements)" in done.stderr
    assert "--force" in done.stderr
    assert graphs(sparql_server) == {"urn:other"}
    report(words(small_data, sparql_server, "--force"))
    assert "urn:other" in graphs(sparql_server)
    assert ask(sparql_server, "SELECT ?o { <urn:a> <urn:b> ?o }") == []


def test_without_updates_it_is_said_that_graphs_are_replaced_one_by_one(
    small_data: Path, changed_data: Path, sparql_server: str
) -> None:
    call = ["push", "--store", f"{sparql_server}/query", "--store-graphs", f"{sparql_server}/store"]
    assert report([*call, "--data", str(small_data)])["way"] == "in place"
    swapped = report([*call, "--data", str(changed_data)])
    assert (swapped["way"], swapped["dropped"]) == ("in place", 1)
    assert GONE not in graphs(sparql_server)
    assert marked(sparql_server) == [[release_id(changed_data)]]
