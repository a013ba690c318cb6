"""The server as a process: its address, signals, and what is left when it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from served import CARTESIAN

pytest_plugins = ["serving"]

COUNT = f"SELECT (COUNT(*) AS ?n) {CARTESIAN}"


@contextmanager
def _started(data: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    call = [sys.executable, "-m", "api", "serve", "--data", str(data), "--port", "0", *options]
    environment = {**os.environ, "IIOT_POLICY_LOG_LEVEL": "info", "IIOT_POLICY_LOG_FORMAT": "text"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(call, text=True, env=environment, **pipes) as process:  # type: ignore[call-overload]
        try:
            address = process.stdout.readline().strip()
            with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
                yield process, client
        finally:
            process.kill()


def _descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [each for child in map(int, children) for each in (child, *_descendants(child))]


def _gone(pids: list[int]) -> bool:
    """Whether all these processes have ended, the unreaped ones too."""
    for _ in range(100):
        states = [_state(pid) for pid in pids]
        if set(states) <= {"", "Z"}:
            return True
        time.sleep(0.1)
    return False


def _state(pid: int) -> str:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""
    return stat.rpartition(")")[2].split()[0]


def _in_background(client: httpx.Client, answers: list[object]) -> threading.Thread:
    def ask() -> None:
        try:
            answers.append(client.get("/sparql", params={"query": COUNT}).status_code)
        except httpx.HTTPError as error:
            answers.append(type(error))

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


def test_it_prints_its_address_when_it_answers(served_data: Path) -> None:
    with _started(served_data) as (_, client):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/?", str(client.base_url))
        assert client.get("/readyz").status_code == 200


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_told_to_end_it_ends_with_all_its_processes(served_data: Path) -> None:
    with _started(served_data) as (process, client):
        answers: list[object] = []
        asking = _in_background(client, answers)
        time.sleep(1)
        processes = _descendants(process.pid)
        assert len(processes) > 4
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert time.monotonic() - began < 12
        asking.join()
        assert len(answers) == 1
        assert _gone(processes)
        said = process.stderr.read() if process.stderr else ""
        assert "Traceback" not in said
        assert "server: stop" in said


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_ended_by_the_system_it_leaves_no_process_either(served_data: Path) -> None:
    with _started(served_data) as (process, client):
        answers: list[object] = []
        asking = _in_background(client, answers)
        time.sleep(1)
        processes = _descendants(process.pid)
        process.kill()
        assert _gone(processes)
        asking.join()


def test_a_hangup_ends_nothing(served_data: Path) -> None:
    with _started(served_data) as (process, client):
        process.send_signal(signal.SIGHUP)
        time.sleep(0.3)
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_port_that_is_taken_is_told(served_data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        call = [sys.executable, "-m", "api", "serve", "--data", str(served_data)]
        done = subprocess.run(
            [*call, "--port", str(port)], capture_output=True, text=True, timeout=60, check=False
        )
    assert (done.returncode, done.stdout) == (2, "")
    assert f"127.0.0.1:{port} cannot be had" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_servers_do_not_share_a_port(served_data: Path) -> None:
    with _started(served_data) as (_, client):
        port = str(client.base_url.port)
        call = [sys.executable, "-m", "api", "serve", "--data", str(served_data), "--port", port]
        done = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 2
        assert client.get("/readyz").status_code == 200
