"""nginx with the configuration of `deploy/`, on free ports before a server of ours."""

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

CONFIGURATION = Path(__file__).parents[1] / "deploy" / "nginx.conf"
NAME = "policy.example.org"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")

needs_nginx = pytest.mark.skipif(
    not (NGINX and shutil.which("openssl")), reason="nginx and openssl are not installed"
)

_MAIN = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/iiot-policy.conf;
}}
"""


@contextmanager
def proxied(server: str, folder: Path) -> Iterator[httpx.Client]:
    """nginx before a server (`127.0.0.1:8000`), and a client of its name over TLS."""
    plain, secure = _free_port(), _free_port()
    configuration = _with(
        CONFIGURATION.read_text(encoding="utf-8"),
        {
            "listen 80;": f"listen 127.0.0.1:{plain};",
            "listen 443 ": f"listen 127.0.0.1:{secure} ",
            "/etc/ssl/iiot-policy/": f"{folder}/",
            "server 127.0.0.1:8000;": f"server {server};",
        },
    )
    (folder / "iiot-policy.conf").write_text(configuration, encoding="utf-8")
    (folder / "main.conf").write_text(_MAIN.format(folder=folder), encoding="utf-8")
    _certificate(folder)
    assert NGINX
    with subprocess.Popen([NGINX, "-c", str(folder / "main.conf"), "-p", str(folder)]) as process:
        try:
            _wait_for(secure)
            trusted = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
            trusted.check_hostname = False  # it is asked by its address
            with httpx.Client(
                base_url=f"https://127.0.0.1:{secure}",
                headers={"Host": NAME, "X-Plain-Port": str(plain)},
                verify=trusted,
                timeout=30,
                trust_env=False,
            ) as client:
                yield client
        finally:
            process.terminate()
            process.wait(20)


def _with(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert old in text, f"deploy/nginx.conf has no {old!r}"
        text = text.replace(old, new)
    return text


def _certificate(folder: Path) -> None:
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", f"/CN={NAME}", "-keyout", "key.pem", "-out", "fullchain.pem",
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx did not start: see error.log")
