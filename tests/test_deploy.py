"""The systemd unit and the reverse proxy of `deploy/`, with the real programs."""

import json
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import fields
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from confined_as_unit import numbers
from proxied import CONFIGURATION, NAME, needs_nginx, proxied
from served import BASE, CARTESIAN, GUIDANCE, NOTICE, serving
from slow_reader import LIMITS, read_slowly

from api.settings import PREFIX, Settings

pytest_plugins = ["serving"]

UNIT = CONFIGURATION.parent / "iiot-policy.service"
SYSTEMD = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(not SYSTEMD, reason="systemd-analyze is not installed")
ENDLESS = f"SELECT (COUNT(*) AS ?n) {CARTESIAN}"
NEEDED_CALLS = {
    *("clone", "clone3", "fork", "vfork", "unshare", "prctl", "prlimit64", "setrlimit", "kill"),
    *("sched_setscheduler", "socketpair", "sendmsg", "recvmsg", "wait4", "waitid"),
}


@pytest.fixture(scope="module")
def proxy(served_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of nginx before a server whose queries have little time."""
    with (
        serving(served_data, trusted_proxies="127.0.0.1", **LIMITS) as server,
        proxied(server.base_url.netloc.decode(), tmp_path_factory.mktemp("nginx")) as client,
    ):
        yield client


def _analyze(*words: str) -> subprocess.CompletedProcess[str]:
    assert SYSTEMD
    command = [SYSTEMD, "--no-pager", "--man=no", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a command that is on this machine."""
    text = UNIT.read_text(encoding="utf-8")
    assert "ExecStart=/opt/iiot-policy/bin/iiot-policy serve" in text
    own = tmp_path / UNIT.name
    text = text.replace("/opt/iiot-policy/bin/iiot-policy", f"{sys.executable} -m api")
    own.write_text(text, encoding="utf-8")
    return own


@needs_systemd
def test_the_unit_is_a_unit(unit: Path) -> None:
    done = _analyze("verify", str(unit))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs_systemd
def test_the_unit_leaves_little_open(unit: Path) -> None:
    done = _analyze("security", "--offline=true", "--threshold=25", str(unit))
    assert done.returncode == 0, done.stdout[-400:]


@needs_systemd
def test_the_unit_allows_what_workers_do() -> None:
    assert _allowed() >= NEEDED_CALLS
    assert "RestrictNamespaces=user net" in UNIT.read_text(encoding="utf-8").splitlines()


@needs_systemd
@pytest.mark.skipif(not numbers(), reason="the numbers of system calls are not known here")
def test_the_server_runs_with_the_system_calls_that_the_unit_leaves(served_data: Path) -> None:
    refused = set(numbers()) - _allowed()
    assert {"mount", "ptrace", "setuid", "bpf", "reboot", "add_key"} <= refused
    confined = UNIT.parents[1] / "tests" / "confined_as_unit.py"
    own = [sys.executable, str(confined), "mkdir", sys.executable, "-c", "import os; os.mkdir('x')"]
    assert b"PermissionError" in subprocess.run(own, capture_output=True, check=False).stderr
    before = (str(confined), ",".join(sorted(refused)), sys.executable)
    with _started(served_data, *before) as (server, _):
        assert server.get("/readyz").status_code == 200
        rows = server.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }", "format": "csv"})
        assert rows.text.count("\n") > 1000
        endless = server.get("/sparql", params={"query": ENDLESS, "timeout": "1"})
        assert endless.status_code == 503
        assert server.get("/docs").status_code == 200
        assert server.get("/metrics").text.count("process_") > 5


@contextmanager
def _started(data: Path, *before: str) -> Iterator[tuple[httpx.Client, subprocess.Popen[str]]]:
    """A server as the unit starts it, by a Python that runs something before."""
    command = [sys.executable, *before, "-m", "api", "serve", "--data", str(data), "--port", "0"]
    house = UNIT.parents[1]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=house) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().strip()
            assert address, "it did not start"
            with httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
                yield client, process
        finally:
            process.terminate()
            process.wait(20)


def _allowed() -> set[str]:
    """The system calls that the unit leaves."""
    lines = UNIT.read_text(encoding="utf-8").splitlines()
    filters = [line.partition("=")[2] for line in lines if line.startswith("SystemCallFilter=")]
    allowed = _calls(filters[0])
    for refused in filters[1].removeprefix("~").split():
        allowed -= _calls(refused)
    return allowed


def _calls(group: str) -> set[str]:
    found: set[str] = set()
    for line in _analyze("syscall-filter", group).stdout.splitlines():
        word = line.strip()
        if word.startswith("@") and line.startswith(" "):
            found |= _calls(word)
        elif not word.startswith(("#", "@")):
            found.add(word)
    return found


def test_the_unit_sets_settings() -> None:
    names = re.findall(rf"^Environment={PREFIX}(\w+)=", UNIT.read_text("utf-8"), re.MULTILINE)
    assert set(names) <= {each.name.upper() for each in fields(Settings)}
    assert len(names) == 8


def test_the_memory_of_the_unit_holds_all_queries() -> None:
    (most,) = re.findall(r"^MemoryMax=(\d+)G$", UNIT.read_text("utf-8"), re.MULTILINE)
    own = re.findall(rf"^Environment=({PREFIX}\w+)=(.*)$", UNIT.read_text("utf-8"), re.MULTILINE)
    settings = Settings.read(dict(own))
    at_once = settings.workers + settings.long_queries + settings.paused_queries
    assert at_once * settings.query_memory + settings.cache_bytes + 2e8 < int(most) * 2**30


def test_a_reload_keeps_the_server_and_a_stop_ends_it(served_data: Path) -> None:
    """What `ExecReload` and `systemctl stop` send."""
    with _started(served_data) as (server, process):
        process.send_signal(signal.SIGHUP)
        time.sleep(0.5)
        assert server.get("/readyz").status_code == 200
        process.terminate()
        assert process.wait(20) == 0


def test_the_proxy_waits_longer_than_the_server() -> None:
    text, settings = CONFIGURATION.read_text(encoding="utf-8"), Settings.read({})
    (wait,) = re.findall(r"proxy_read_timeout (\d+)s;", text)
    assert int(wait) > settings.query_seconds + 2 * settings.queue_seconds
    assert "client_max_body_size 1m;" in text
    assert settings.max_body_bytes <= 2**20
    assert "server 127.0.0.1:8000;" in text
    assert settings.port == 8000


@needs_nginx
def test_queries_come_through(proxy: httpx.Client) -> None:
    query = f"ASK {{ <{BASE}{NOTICE}> ?p ?o }}"
    for answer in (
        proxy.get("/sparql", params={"query": query}),
        proxy.post("/sparql", data={"query": query}),
        proxy.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"}),
    ):
        assert answer.json()["boolean"] is True
    assert proxy.get("/readyz").json()["status"] == "ready"
    assert proxy.get(NOTICE, headers={"Accept": "text/turtle"}).status_code == 200


@needs_nginx
def test_links_and_redirects_have_the_public_address(proxy: httpx.Client) -> None:
    described = proxy.get("/sparql", headers={"Accept": "text/turtle"}).text
    assert f"https://{NAME}/sparql" in described
    void = proxy.get("/.well-known/void", headers={"X-Forwarded-Host": "evil.example"}).text
    assert f"https://{NAME}/sparql" in void
    assert "evil" not in void
    found = proxy.get("/resolve", params={"text": GUIDANCE}, headers={"Accept": "text/html"})
    assert found.headers["location"] in (GUIDANCE, f"https://{NAME}{GUIDANCE}")
    plain = f"http://127.0.0.1:{proxy.headers['X-Plain-Port']}/docs?lang=ja"
    answer = httpx.get(plain, headers={"Host": NAME}, trust_env=False)
    assert answer.headers["location"] == f"https://{NAME}/docs?lang=ja"


@needs_nginx
def test_another_name_is_not_served(proxy: httpx.Client) -> None:
    assert proxy.get("/", headers={"Host": "evil.example"}).status_code == 421


@needs_nginx
def test_results_are_streamed_and_end_as_they_end(proxy: httpx.Client) -> None:
    """A proxy that keeps answers for itself would have all of this one before it is broken off."""
    broken = read_slowly(proxy)
    assert broken.first < LIMITS["query_seconds"]
    assert 0 < broken.received < 20_000_000


@needs_nginx
def test_long_bodies_and_long_headers_are_refused(proxy: httpx.Client) -> None:
    query = "ASK {} #" + "x" * 12_000
    assert proxy.get("/sparql", params={"query": query}).status_code == 200
    assert proxy.get("/sparql", params={"query": query * 2}).status_code == 414
    assert proxy.get("/", headers={"X-Long": "x" * 20_000}).status_code == 400
    long = proxy.post("/sparql", data={"query": "ASK {} #" + "x" * 1_100_000})
    assert long.status_code == 413
    fitting = proxy.post("/sparql", data={"query": "ASK {} #" + "x" * 900_000})
    assert fitting.status_code == 200


@needs_nginx
def test_nothing_is_written_or_shown_through_the_proxy(proxy: httpx.Client) -> None:
    assert proxy.get("/metrics").status_code == 404
    update = {"Content-Type": "application/sparql-update; charset=utf-8"}
    assert proxy.post("/sparql", content="CLEAR ALL", headers=update).status_code == 403
    assert proxy.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    for method, path in (
        ("PUT", "/store?default"),
        ("POST", "/store?default"),
        ("DELETE", "/store/x"),
        ("PATCH", "/"),
        ("DELETE", "/sparql"),
        ("PUT", "/dumps/latest/x"),
    ):
        assert proxy.request(method, path, content="").status_code == 405


@needs_nginx
def test_a_flood_is_refused_with_429(server: httpx.Client, tmp_path: Path) -> None:
    with (
        proxied(server.base_url.netloc.decode(), tmp_path) as proxy,
        ThreadPoolExecutor(8) as threads,
    ):
        answers = list(threads.map(lambda _: proxy.get("/healthz"), range(300)))
        refused = [answer for answer in answers if answer.status_code == 429]
        assert 100 <= len(answers) - len(refused) < 250
        assert refused[0].json()["status"] == 429
        assert int(refused[0].headers["retry-after"]) > 0
        time.sleep(0.2)
        assert proxy.get("/healthz").status_code == 200  # 4 more may come by now


@needs_nginx
def test_a_server_that_is_down_is_503(tmp_path: Path) -> None:
    with proxied("127.0.0.1:1", tmp_path) as proxy:
        answer = proxy.get("/sparql")
        assert (answer.status_code, answer.json()["status"]) == (503, 503)
        assert int(answer.headers["retry-after"]) > 0


class _Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        content = json.dumps({name.lower(): value for name, value in self.headers.items()})
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@needs_nginx
def test_what_a_client_says_of_itself_is_not_passed_on(tmp_path: Path) -> None:
    claims = {
        "X-Forwarded-For": "1.2.3.4",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example",
        "Forwarded": "for=1.2.3.4;host=evil.example",
        "Authorization": "Bearer secret",
    }
    with ThreadingHTTPServer(("127.0.0.1", 0), _Echo) as behind:
        threading.Thread(target=behind.serve_forever, daemon=True).start()
        try:
            with proxied(f"127.0.0.1:{behind.server_port}", tmp_path) as proxy:
                seen = proxy.get("/", headers=claims).json()
        finally:
            behind.shutdown()
    assert seen["host"] == NAME
    assert (seen["x-forwarded-for"], seen["x-forwarded-proto"]) == ("127.0.0.1", "https")
    assert not {"x-forwarded-host", "forwarded", "authorization"} & set(seen)
