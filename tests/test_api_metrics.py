"""What the server says of itself to Prometheus."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from asgi import answering, called, http_scope
from prometheus_client import generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families
from served import NOTICE, serving
from slow_reader import LIMITS, read_slowly
from starlette.types import Receive, Scope, Send

from api.kept import KeptState
from api.measured import BOUNDS, Measured, Requests, route_of
from api.metrics import SERVED, Figures, MetricsEndpoint
from api.problems import Problem
from queries.pool import PoolState

pytest_plugins = ["serving"]

LATENCY = "iiot_policy_http_request_duration_seconds"


POOL = PoolState(
    idle=3, running=2, long=1, paused=4, sending=6, waiting=7, started=20,
    killed={"time": 5, "memory": 8},
)  # fmt: skip
CACHE = KeptState(hits=10, misses=11, entries=12, bytes=13)
FULL = Figures(lambda: "abc", lambda: POOL, lambda: {"answers": CACHE})
EMPTY = Figures(lambda: None, lambda: None, dict)


@pytest.fixture(scope="module")
def measured(served_data: Path) -> Iterator[httpx.Client]:
    """A server whose counts nobody else changes."""
    with serving(served_data, **LIMITS) as client:
        yield client


def _families(text: str) -> dict[str, Metric]:
    return {family.name: family for family in text_string_to_metric_families(text)}


def _samples(text: str) -> dict[str, float]:
    return {
        f"{sample.name}{sorted(sample.labels.items())}": sample.value
        for family in _families(text).values()
        for sample in family.samples
    }


def _count(server: httpx.Client, route: str, status: str) -> float:
    labels = [("route", route), ("status", status)]
    return _samples(server.get("/metrics").text).get(f"{LATENCY}_count{labels}", 0)


def _wait_for(server: httpx.Client, route: str, status: str, count: float) -> None:
    """A request is counted when it is over, which may be after its answer has come."""
    until = time.monotonic() + 3
    while _count(server, route, status) != count and time.monotonic() < until:
        time.sleep(0.05)
    assert _count(server, route, status) == count


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/healthz", "/healthz", "2xx"),
        ("/queries/documents.csv", "/queries/{name}", "2xx"),
        (NOTICE, "/eli/{path:path}", "2xx"),
        ("/sparql?query=ASK%7B%7D", "/sparql", "2xx"),
        ("/sparql?query=ASK%7B", "/sparql", "4xx"),
        ("/static/now/css/style.css", "/static", "2xx"),
        ("/dumps/latest/iiot-policy.nt", "/dumps/latest/{file}", "3xx"),
        ("/nothing/here", "none", "4xx"),
    ],
)
def test_requests_are_counted_by_route_and_status(
    measured: httpx.Client, path: str, route: str, status: str
) -> None:
    before = _count(measured, route, status)
    measured.get(path)
    measured.head(path)
    _wait_for(measured, route, status, before + 2)


def test_addresses_do_not_become_labels(measured: httpx.Client) -> None:
    before = len(_samples(measured.get("/metrics").text))
    for number in range(50):
        measured.get(f"/probe-{number}/{number}")
        measured.get(f"/id/technology/none-{number}")
        measured.request(f"VERB{number}", f"/queries/none-{number}")
    after = len(_samples(measured.get("/metrics").text))
    assert after - before <= 4 * (len(BOUNDS) + 5)


def test_an_answer_that_is_broken_off_is_counted(measured: httpx.Client) -> None:
    before = _count(measured, "/sparql", "2xx")
    read_slowly(measured)
    _wait_for(measured, "/sparql", "2xx", before + 1)
    (in_flight,) = _families(measured.get("/metrics").text)[
        "iiot_policy_http_requests_in_flight"
    ].samples
    assert in_flight.value == 1  # this one


def test_both_formats_can_be_read(measured: httpx.Client) -> None:
    plain = measured.get("/metrics")
    assert plain.headers["content-type"].startswith("text/plain; version=0.0.4")
    asked = {"Accept": "application/openmetrics-text; version=1.0.0"}
    opened = measured.get("/metrics", headers=asked)
    assert opened.headers["content-type"].startswith("application/openmetrics-text")
    families = open_metrics(opened.text)  # type: ignore[no-untyped-call]
    assert {family.name for family in families} >= {LATENCY, "process_cpu_seconds"}
    assert set(_families(plain.text)) >= {
        LATENCY, "process_resident_memory_bytes", "python_info", "iiot_policy_release_info"
    }  # fmt: skip


def test_the_release_is_named(measured: httpx.Client) -> None:
    release = measured.get("/readyz").json()["release"]
    samples = _samples(measured.get("/metrics").text)
    assert samples[f"iiot_policy_release_info{[('release', release)]}"] == 1


def test_a_proxy_or_a_stranger_sees_nothing(served_data: Path, measured: httpx.Client) -> None:
    for header in ("X-Forwarded-For", "Forwarded", "Via"):
        answer = measured.get("/metrics", headers={header: "for=1.2.3.4"})
        assert (answer.status_code, answer.json()["status"]) == (404, 404)
    assert measured.post("/metrics").status_code == 405
    with serving(served_data, metrics="off") as closed:
        assert closed.get("/metrics").status_code == 404
    with serving(served_data, metrics="on") as opened:
        assert opened.get("/metrics", headers={"X-Forwarded-For": "1.1.1.1"}).status_code == 200


@pytest.mark.parametrize(
    ("served", "client", "seen"),
    [
        ("auto", "127.0.0.1", True),
        ("auto", "::1", True),
        ("auto", "192.0.2.1", False),
        ("on", "192.0.2.1", True),
        ("off", "127.0.0.1", False),
    ],
)
def test_who_may_see_them(served: str, client: str, seen: bool) -> None:
    assert served in SERVED
    endpoint = MetricsEndpoint(Requests(), EMPTY, served)
    scope = {**http_scope("/metrics"), "client": (client, 1)}
    if seen:
        assert called(endpoint, scope)[0]["status"] == 200
    else:
        with pytest.raises(Problem):
            called(endpoint, scope)


def test_pool_and_cache_are_asked_when_the_metrics_are() -> None:
    samples = _samples(generate_latest(MetricsEndpoint(Requests(), FULL).registry).decode())
    states = {"idle": 3, "running": 2, "long": 1, "paused": 4, "sending": 6}
    for state, number in states.items():
        assert samples[f"iiot_policy_workers{[('state', state)]}"] == number
    assert samples["iiot_policy_queries_waiting[]"] == 7
    assert samples["iiot_policy_workers_started_total[]"] == 20
    assert samples[f"iiot_policy_workers_killed_total{[('reason', 'memory')]}"] == 8
    for name, number in (("hits_total", 10), ("misses_total", 11), ("entries", 12), ("bytes", 13)):
        assert samples[f"iiot_policy_cache_{name}{[('cache', 'answers')]}"] == number


def test_the_families_are_the_same_before_there_is_a_release() -> None:
    texts = [
        generate_latest(MetricsEndpoint(Requests(), figures).registry).decode()
        for figures in (FULL, EMPTY)
    ]
    assert len({tuple(sorted(_families(text))) for text in texts}) == 1


def test_buckets_add_up() -> None:
    requests = Requests()
    for seconds in (0.0005, 0.001, 0.0011, 0.3, 59, 1000):
        requests.observe("/a", 200, seconds, 10)
    requests.observe("/a", 0, 1, 0)
    samples = _samples(generate_latest(MetricsEndpoint(requests, EMPTY).registry).decode())

    def of(name: str, status: str = "2xx", **more: str) -> float:
        labels = {"route": "/a", "status": status, **more}
        return samples[f"{name}{sorted(labels.items())}"]

    counted = [of(f"{LATENCY}_bucket", le=str(float(bound))) for bound in BOUNDS]
    assert counted == sorted(counted)
    assert of(f"{LATENCY}_bucket", le="0.001") == 2
    assert of(f"{LATENCY}_bucket", le="0.0025") == 3
    assert of(f"{LATENCY}_bucket", le="60.0") == 5
    assert of(f"{LATENCY}_bucket", le="+Inf") == of(f"{LATENCY}_count") == 6
    assert of(f"{LATENCY}_sum") == pytest.approx(1059.3026)
    assert of("iiot_policy_http_response_bytes_total") == 60
    assert of(f"{LATENCY}_count", status="0xx") == 1


def test_a_fault_is_counted_and_passes_on() -> None:
    async def failing(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
        raise RuntimeError("ours")

    requests = Requests()
    with pytest.raises(RuntimeError):
        called(Measured(failing, requests), http_scope("/sparql"))
    samples = _samples(generate_latest(MetricsEndpoint(requests, EMPTY).registry).decode())
    labels = [("route", "/sparql"), ("status", "0xx")]
    assert samples[f"{LATENCY}_count{labels}"] == 1
    assert requests.in_flight == 0


def test_a_file_that_the_server_sends_counts_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 1234)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.pathsend", "path": str(file)})

    requests = Requests()
    called(Measured(app, requests), http_scope("/sparql"))
    samples = _samples(generate_latest(MetricsEndpoint(requests, EMPTY).registry).decode())
    labels = [("route", "/sparql"), ("status", "2xx")]
    assert samples[f"iiot_policy_http_response_bytes_total{labels}"] == 1234


def test_what_passes_is_not_changed() -> None:
    app = answering(b"1", b"2", headers=[("content-type", "text/csv")])
    assert called(Measured(app, Requests()), http_scope()) == called(app, http_scope())


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/sparql", "/sparql"),
        ("/store/a/b", "/store"),
        ("/static/x", "/static"),
        ("/x", "none"),
        ("/", "none"),
        ("", "none"),
    ],
)
def test_a_path_that_no_router_saw_has_its_first_segment(path: str, route: str) -> None:
    assert route_of({"path": path}) == route
