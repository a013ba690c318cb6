"""Serves the app with granian, embedded in this process; the address is printed once it answers.

Of the servers for Python that were measured it is the fastest that ends a connection where an
answer breaks off, waits for a client that reads slowly, and refuses what is no HTTP
(docs/operations.md).
"""

import asyncio
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from importlib.metadata import version

import uvloop
from granian._granian import ListenerSpec
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import log
from api.app import create_app
from api.engines import prepared
from api.settings import Settings
from graph.release import Releases

_LOG = logging.getLogger("iiot_policy.server")
_LONGEST_HEADERS = 65_536
"""Bytes that the header of a request may have, its address included."""


def run(settings: Settings) -> None:
    """Serve what the settings say until told to stop.

    Raises ReleaseError where a release is damaged, OSError where the address cannot be had, and
    SettingError.
    """
    log.configure(settings.log_level, settings.log_format)
    prepared(settings, Releases(settings.data))
    uvloop.run(_serve(settings))


class _Server(Server):
    """Granian, with one socket that it takes before all else, and tells of."""

    address: tuple[str, int]

    def _init_shared_socket(self) -> None:
        # the library lets servers share a port; a second one of ours would be a mistake
        family, kind, _, _, sought = socket.getaddrinfo(
            self.bind_addr, self.bind_port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(sought)
        held = ListenerSpec(str(sought[0]), self.bind_port, self.backlog).build()
        self._shd = held  # type: ignore[assignment]  # the library's own, None until now
        with socket.socket(fileno=os.dup(held.get_fd())) as listening:
            self.address = listening.getsockname()[:2]


async def _serve(settings: Settings) -> None:
    app = create_app(settings)
    server = _Server(
        _telling(app, lambda: _tell(*server.address)),
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        log_enabled=False,
        backlog=1024,
        http1_settings=HTTP1Settings(
            header_read_timeout=int(settings.header_seconds * 1000),
            max_buffer_size=_LONGEST_HEADERS,
        ),
    )
    server.workers_kill_timeout = settings.grace_seconds
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.stop)
    # a new release is seen without it, but a service manager may send it, and it would end us
    loop.add_signal_handler(signal.SIGHUP, lambda: None)
    await server.serve()
    _LOG.info("stop")


def _telling(app: ASGIApp, ready: Callable[[], None]) -> ASGIApp:
    """The app, which says when it has started."""

    async def telling(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_on(message: Message) -> None:
            await send(message)
            if message["type"] == "lifespan.startup.complete":
                ready()

        await app(scope, receive, send_on if scope["type"] == "lifespan" else send)

    return telling


def _tell(host: str, port: int) -> None:
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    _LOG.info("start", extra={"address": address, "version": version("iiot-policy")})
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
