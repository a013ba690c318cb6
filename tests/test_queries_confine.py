import socket
import subprocess
import sys

import pytest

_TRY = """
import os, socket, sys
from queries.confine import leave_network
before = os.stat("/proc/self/ns/net").st_ino
leave_network()
print(before != os.stat("/proc/self/ns/net").st_ino)
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5).close()
    print("connected")
except OSError:
    print("cut off")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_a_confined_process_reaches_nobody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-c", _TRY, port], capture_output=True, text=True, check=True
        )
    moved, reached = done.stdout.split("\n")[:2]
    if moved == "False":
        pytest.skip("this system gives no network namespace")
    assert reached == "cut off"
