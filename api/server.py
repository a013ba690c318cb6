"""Serves the app with granian, embedded in this process; the address is printed once it answers.

Of the servers for Python that were measured it is the fastest that ends a connection where an
answer breaks off, waits for a client that reads slowly, and refuses what is no HTTP
(docs/operations.md).
"""

import asyncio
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
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
from api.generations import Generations
from api.settings import SettingError, Settings
from graph.release import Releases
from queries.confine import be_prompt

_LOG = logging.getLogger("iiot_policy.server")
_LAST = 5
"""Seconds for connections to end in, once all queries have."""
_LONGEST_HEADERS = 65_536
"""Bytes that the header of a request may have, its address included."""


def run(settings: Settings) -> None:
    """Serve what the settings say until told to stop.

    Raises ReleaseError where a release is damaged, StoreUnreachable where the store elsewhere does
    not answer, and SettingError, also where the address cannot be had.
    """
    log.configure(settings.log_level, settings.log_format)
    be_prompt()
    sys.setswitchinterval(0.001)  # between what is done off the event loop and what is done on it
    gc.set_threshold(50_000, 20, 100)  # of the answers that are kept there are many
    prepared(settings, Releases(settings.data))
    uvloop.run(_serve(settings))


class _Server(Server):
    """Granian, with one socket that it takes before all else, and tells of."""

    address: tuple[str, int]

    def _init_shared_socket(self) -> None:
        found = _free(self.bind_addr, self.bind_port)
        held = ListenerSpec(found, self.bind_port, self.backlog).build()
        self._shd = held  # type: ignore[assignment]  # the library's own, None until now
        with socket.socket(fileno=os.dup(held.get_fd())) as listening:
            listening.listen(self.backlog)  # who connects from now on is answered
            self.address = listening.getsockname()[:2]


def _free(host: str, port: int) -> str:
    """The address of a host where a port can be had; raises SettingError.

    The library lets servers share a port, and a second one of ours there would be a mistake.
    """
    try:
        family, kind, _, _, sought = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(sought)
    except OSError as error:
        message = f"port: {host}:{port} cannot be had ({error.strerror}); --port 0 takes a free one"
        raise SettingError(message) from error
    return str(sought[0])


async def _serve(settings: Settings) -> None:
    generations = Generations(settings)
    app = create_app(settings, generations)
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
    server.workers_kill_timeout = settings.grace_seconds + _LAST
    loop = asyncio.get_running_loop()
    ending: list[asyncio.Task[None]] = []

    def stop() -> None:
        server.stop()  # type: ignore[no-untyped-call]
        ending.append(loop.create_task(_end_queries(generations, settings.grace_seconds)))

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    # a new release is seen without it, but a service manager may send it, and it would end us
    loop.add_signal_handler(signal.SIGHUP, lambda: None)
    with suppress(TimeoutError):  # the library's way to say that a connection does not end
        await server.serve()
    for task in ending:
        task.cancel()
    _LOG.info("stop")


async def _end_queries(generations: Generations, seconds: float) -> None:
    """End the queries that are still under way after so many seconds: they are answered 503."""
    await asyncio.sleep(seconds)
    await generations.close()


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
