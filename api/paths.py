"""Apps by path: what stands beside the framework because it has to be fast."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send


class Paths:
    """Gives a request to the app of its path's first segment, else to `rest`."""

    def __init__(self, apps: Mapping[str, ASGIApp], rest: ASGIApp) -> None:
        self._apps, self._rest = dict(apps), rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        app = self._rest
        if scope["type"] == "http":
            app = self._apps.get(scope["path"][1:].partition("/")[0], self._rest)
        await app(scope, receive, send)
