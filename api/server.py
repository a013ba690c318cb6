"""Serves the app: uvicorn, with the address printed once it answers."""

import sys
from pathlib import Path

import uvicorn

from api.app import create_app
from api.settings import Settings
from graph.release import Releases

_GRACE = 5
"""Seconds that requests under way have to end in when the server is told to stop."""


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        for server in self.servers:
            for socket in server.sockets:
                host, port = socket.getsockname()[:2]
                shown = f"[{host}]" if ":" in host else host
                sys.stdout.write(f"http://{shown}:{port}/\n")
        sys.stdout.flush()


def run(data: Path, host: str, port: int) -> None:
    """Serve the current release of a data folder until told to stop.

    Raises ReleaseError where that release is damaged, and SettingError.
    """
    settings = Settings.read(data=data, host=host, port=port)
    if current := Releases(settings.data).current():
        current.manifest  # noqa: B018  # raises where it is not whole
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    _Server(config).run()
