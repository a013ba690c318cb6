"""The benchmark of the endpoint: what it sends is what it says, and it measures what is there."""

import asyncio
import json
import random
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from bench.endpoint.attack import Attack
from bench.endpoint.benign import Benign
from bench.endpoint.connections import CONNECTIONS
from bench.endpoint.data import DataSet, made_release, write_dumps
from bench.endpoint.figures import Asked, Figures
from bench.endpoint.hostile import DEEP, HEAVY, QUERIES, hostile_query
from bench.endpoint.load import figures, run_load
from bench.endpoint.measuring import Options, Sheet, compare
from bench.endpoint.peers import Peer, start_ours
from bench.endpoint.processes import MemoryWatch, Server, free_port
from bench.endpoint.table import differing, goals, report
from bench.endpoint.verdict import Outcome, text
from bench.endpoint.wire import At
from bench.endpoint.workload import Workload, workloads

OUTSIDE = "http://127.0.0.1:9/"
TRIPLES = 700


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DataSet:
    folder = tmp_path_factory.mktemp("made")
    return DataSet("made", folder, made_release(folder, TRIPLES, seed=1))


@pytest.fixture(scope="module")
def ours(made: DataSet, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peer]:
    peer = start_ours(made, tmp_path_factory.mktemp("ours"))
    yield peer
    peer.server.stop()


# What is served


def test_a_seed_decides_every_byte_of_a_made_graph(tmp_path: Path) -> None:
    written = []
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        folder = tmp_path / name
        folder.mkdir()
        write_dumps(folder, TRIPLES, seed)
        written.append([path.read_bytes() for path in sorted(folder.iterdir())])
    one, again, other = written
    assert one == again
    assert one != other


def test_a_made_release_holds_each_triple_once_in_a_named_graph_and_once_in_the_union(
    made: DataSet,
) -> None:
    store = ox.Store.read_only(str(made.release.store))
    union = set(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    named = [quad for quad in store if not isinstance(quad.graph_name, ox.DefaultGraph)]
    counts = made.release.manifest["counts"]
    assert len(union) == len(named) == counts["triples"] == counts["statements"] >= TRIPLES
    assert {quad.triple for quad in named} == {quad.triple for quad in union}
    assert list(ox.parse(path=str(made.quads), format=ox.RdfFormat.N_QUADS))
    assert made.triples.read_bytes().count(b"\n") == counts["triples"]


def test_documents_of_a_made_graph_cite_earlier_ones(made: DataSet) -> None:
    store = ox.Store.read_only(str(made.release.store))
    cites = ox.NamedNode("http://data.europa.eu/eli/ontology#cites")
    edges = [
        (int(str(quad.subject.value).rsplit("/", 1)[1]), int(quad.object.value.rsplit("/", 1)[1]))
        for quad in store.quads_for_pattern(None, cites, None, ox.DefaultGraph())
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    ]
    assert edges
    assert all(cited < citing for citing, cited in edges)


# What is asked


def test_no_two_fresh_requests_are_alike_and_the_engine_takes_each(made: DataSet) -> None:
    store = ox.Store.read_only(str(made.release.store))
    for workload in workloads(made):
        texts = {workload.text(number) for number in range(200)}
        assert len(texts) == 200, workload.name
        results = store.query(workload.text(7))
        assert len(list(results)) > 0 or workload.name == "regex"  # type: ignore[arg-type]


def test_a_request_says_what_its_workload_says() -> None:
    workload = Workload("w", 'ASK { <{item}> ?p "{n} %" }', ("x:一", "x:b"))
    peer = Peer("p", None, 80, before="default-graph-uri=x%3Ag&")
    asked = Asked.of(peer, workload, start=0, repeated=False)
    line = asked.message(2).split(b" ")[1]
    assert line == (
        b"/sparql?default-graph-uri=x%3Ag&query=ASK%20%7B%20%3Cx%3A%E4%B8%80%3E"
        b"%20%3Fp%20%222%20%25%22%20%7D"
    )
    posted = Asked.of(Peer("p", None, 80, method="POST"), workload, start=0, repeated=False)
    head, body = posted.message(3).split(b"\r\n\r\n")
    assert f"Content-Length: {len(body)}".encode() in head


# What is hostile


@pytest.mark.parametrize("kind", QUERIES)
def test_a_hostile_query_comes_from_its_seed(kind: str) -> None:
    one, again = (hostile_query(random.Random(3), kind, OUTSIDE) for _ in range(2))
    assert one == again


@pytest.mark.parametrize("kind", HEAVY)
def test_what_is_costly_is_sparql_all_the_same(kind: str) -> None:
    query = hostile_query(random.Random(3), kind)
    with pytest.raises(SyntaxError, match="error at 2:"):  # nothing is wrong before that
        ox.Store().query(f"{query}\n!")


@pytest.mark.parametrize("kind", [kind for kind in QUERIES if "cartesian" in kind])
def test_a_product_shares_no_variable(kind: str) -> None:
    query = hostile_query(random.Random(3), kind)
    body = query[query.index("{") + 1 : query.index(" FILTER")]
    names = Counter(name for name in body.split() if name.startswith("?"))
    assert len(names) >= 6
    assert set(names.values()) == {1}


@pytest.mark.parametrize("kind", [kind for kind in QUERIES if kind.startswith("deep")])
def test_what_is_deep_is_a_thousand_levels_deep_or_more(kind: str) -> None:
    query = hostile_query(random.Random(3), kind)
    opened = max(query.count(sign) for sign in "{([!<")
    assert opened >= DEEP // 10
    for pair in ("{}", "()", "[]"):
        assert query.count(pair[0]) == query.count(pair[1])


@pytest.mark.parametrize("kind", ["service", "service by variable", "from"])
def test_what_asks_another_server_names_the_one_that_listens(kind: str) -> None:
    assert OUTSIDE in hostile_query(random.Random(3), kind, OUTSIDE)


def test_doubled_text_would_fill_any_memory() -> None:
    query = hostile_query(random.Random(3), "doubled text")
    assert 2 ** query.count("CONCAT") > 1_000_000_000


# What is measured


@contextmanager
def _answering(status: int) -> Iterator[Peer]:
    """A server that gives every request one status; 0: hangs up."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if status:
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Peer("p", None, server.server_port)
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("status", "failed"), [(200, False), (503, True), (0, True)])
def test_a_failed_request_is_counted_as_failed(status: int, failed: bool) -> None:
    with _answering(status) as peer:
        asked = Asked.of(peer, Workload("w", "ASK {{n}}"), start=0, repeated=False)
        found = run_load(asked, 2, 0.3)
    assert found.requests > 2
    assert found.errors == (found.requests if failed else 0)


def test_a_server_that_is_not_there_fails_every_request() -> None:
    asked = Asked.of(Peer("p", None, free_port()), Workload("w", "A"), start=0, repeated=False)
    found = run_load(asked, 1, 0.3)
    assert found.errors == found.requests > 0


def test_percentiles_are_those_of_the_samples() -> None:
    found = figures([(0.0, float(took), 200) for took in range(1, 101)], 10.0)
    assert found == Figures(rate=10.0, p50=50.0, p99=99.0, requests=100, errors=0)


def test_the_memory_of_a_server_is_that_of_all_its_processes(tmp_path: Path) -> None:
    child = "x = b'1' * 60_000_000; print('ready', flush=True); import time; time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    server = Server([sys.executable, "-c", parent], log=tmp_path / "log")
    try:
        assert server.output.readline() == b"ready\n"
        with MemoryWatch(server.process.pid) as watch:
            assert watch.most > 60_000_000
    finally:
        server.stop()
    assert not server.alive()


def test_the_real_server_is_measured(ours: Peer, made: DataSet, tmp_path: Path) -> None:
    sheet = Sheet("ours")
    chosen = [each for each in workloads(made) if each.name in ("lookup", "construct")]
    options = Options(tmp_path, seconds=1, connections=(2,))
    lines = list(compare([(ours, sheet)], chosen, options))
    assert len(lines) == len(sheet.figures) == 4
    for key, found in sheet.figures.items():
        assert found.requests > 0, key
        assert found.errors == 0, key
    assert sheet.rows["lookup"] not in (0, "500")
    assert sheet.most_memory >= sheet.memory > 1_000_000
    own = Asked.of(ours, chosen[0], start=0, repeated=False)
    assert run_load(own, 2, 0.5).errors == 0


# The attack


def test_the_real_server_stands_a_small_attack(ours: Peer, made: DataSet, tmp_path: Path) -> None:
    quick = (
        "bad UTF-8",
        "half sent",
        "aborted",
        "smuggling",
        "deep parentheses",
        "service",
        "broken",
    )
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        outside = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        attack = Attack(At("127.0.0.1", ours.port, ours.path, outside), 1, quick)

        async def both() -> list[tuple[float, float, int]]:
            benign = Benign(ours, workloads(made)[0], tmp_path, rate=20)
            await benign.start(2)
            await attack.run(2 * len(quick), 2)
            return await benign.samples()

        samples = asyncio.run(both())
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert {
        kind: sum(counts.values()) for kind, counts in attack.statuses.items()
    } == dict.fromkeys(quick, 2)
    assert ours.server.alive()
    assert len(samples) >= 30
    assert {status for _, _, status in samples} == {200}


def test_every_kind_of_connection_has_a_name_of_its_own() -> None:
    assert not set(CONNECTIONS) & set(QUERIES)
    assert len(CONNECTIONS) >= 15


# What is printed


def _sheet(peer: str, rate: float, p99: float) -> Sheet:
    found = Figures(rate=rate, p50=1.0, p99=p99, requests=100, errors=0)
    sheet = Sheet(peer, rows={"lookup": 3}, quiet=found, attacked=found)
    names = (
        "lookup",
        "join",
        "path",
        "group-by",
        "regex",
        "order-by-limit",
        "construct",
        "10k rows",
    )
    for name in names:
        for kind in ("fresh", "repeated"):
            sheet.figures[name, kind, 8] = found
    return sheet


def test_goals_are_met_or_not_by_the_ratio() -> None:
    sheets = [_sheet("ours", 300, 2), _sheet("oxigraph", 200, 2), _sheet("rdflib-endpoint", 20, 9)]
    met = {row[0]: row[1:] for row in goals(sheets)}
    assert met["repeated lookup >= 1 x oxigraph"] == ["yes", "1.50 at 8"]
    assert met["10 k rows >= 2 x oxigraph"] == ["no", "1.50 at 8"]
    assert met["everything >= 20 x rdflib-endpoint"][0] == "no"
    assert met["p99 under attack <= 2 x quiet"] == ["yes", "1.00"]
    assert len(met) == 11


def test_an_attack_that_nothing_survived_meets_no_goal() -> None:
    sheet = _sheet("ours", 300, 2)
    sheet.attacked = Figures(0.0, float("nan"), float("nan"), 0, 0)
    assert goals([sheet])[-1] == ["p99 under attack <= 2 x quiet", "no", "no answer"]


def test_the_table_is_printed_in_each_format() -> None:
    sheets = [_sheet("ours", 300, 2), _sheet("oxigraph", 200, 2)]
    sheets[1].rows["lookup"] = 2
    drawn = report("corpus: 10 triples", sheets, ["a note"], "text")
    assert "lookup" in drawn
    assert "300 (1.00 / 2.00)" in drawn
    assert differing(sheets) == ["lookup: rows differ: {'ours': 3, 'oxigraph': 2}"]
    markdown = report("corpus", sheets, [], "md")
    widths = {line.count("|") for line in markdown.splitlines() if line.startswith("| lookup")}
    assert widths == {6}
    assert len(json.loads(report("corpus", sheets, [], "json"))["sheets"][0]["figures"]) == 16


def test_a_verdict_says_no_where_a_benign_request_failed_or_another_server_was_asked() -> None:
    outcome = Outcome(
        statuses={"service": Counter({"403": 2})},
        outside=1,
        alive=True,
        quiet=[(0.0, 1.0, 200)] * 10,
        attacked=[(1.0, 5.0, 200), (1.0, 5.0, 503)],
        seconds=1.0,
        memory=2_000_000,
        cap=1_000_000,
    )
    lines = text(outcome)
    for expected in (
        "connections to outside: 1: NO",
        "p99 under attack : quiet = 5.00: NO",
        "benign requests failed: 1 {503: 1}: NO",
        "memory: at most 2 MB, cap 1 MB: NO",
        "server alive: yes",
    ):
        assert expected in lines


@pytest.mark.parametrize("module", ["bench.endpoint", "bench.endpoint.attack"])
def test_the_commands_explain_themselves(module: str) -> None:
    command = [sys.executable, "-m", module, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--keep" in done.stdout
