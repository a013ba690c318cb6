"""A request whose body does not come is not waited for."""

import socket
import time
from pathlib import Path

import pytest
from served import serving

pytest_plugins = ["serving"]

HEADER = "Host: localhost\r\nContent-Type: {}\r\nContent-Length: 100\r\n\r\n"
QUERY = "application/sparql-query"


@pytest.mark.parametrize(
    ("request_line", "kind"),
    [("POST /sparql HTTP/1.1", QUERY), ("PUT /store?graph=http://e/g HTTP/1.1", "text/turtle")],
)
def test_it_is_told_so_after_its_time(served_data: Path, request_line: str, kind: str) -> None:
    with serving(served_data, body_seconds=1, updates_open=True) as server:
        port = server.base_url.port
        assert port
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            began = time.monotonic()
            connection.sendall(f"{request_line}\r\n{HEADER.format(kind)}ASK".encode())
            answer = connection.recv(65536)
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert 0.8 < time.monotonic() - began < 15
        assert server.get("/readyz").status_code == 200
