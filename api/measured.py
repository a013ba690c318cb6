"""Requests counted as they pass, in plain lists and integers: some take 30 microseconds in all.

No object of the metrics library is touched until `/metrics` is asked.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Final

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BOUNDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
"""Upper bounds of the buckets of latency, in seconds."""


class _Series:
    """Requests of one route and one class of status."""

    __slots__ = ("counts", "seconds", "sent")

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS) + 1)
        self.seconds = 0.0
        self.sent = 0


class Requests(Collector):
    """Counts of requests, by route and class of status (2 for 2xx)."""

    def __init__(self) -> None:
        self.in_flight = 0
        self._series: dict[tuple[str, int], _Series] = {}

    def observe(self, route: str, status: int, seconds: float, sent: int) -> None:
        """Count a request that is over; `status` 0 is one that got no answer, `sent` is bytes."""
        key = (route, status // 100)
        series = self._series.get(key)
        if series is None:
            series = self._series[key] = _Series()
        series.counts[bisect_left(BOUNDS, seconds)] += 1
        series.seconds += seconds
        series.sent += sent

    def collect(self) -> Iterator[Metric]:
        """The families of metrics of requests."""
        latency = HistogramMetricFamily(
            "iiot_policy_http_request_duration_seconds",
            "Time from a request to the end of its answer, by route and class of status.",
            labels=("route", "status"),
        )
        sent = CounterMetricFamily(
            "iiot_policy_http_response_bytes",
            "Bytes of answers as they were sent, by route and class of status.",
            labels=("route", "status"),
        )
        for (route, hundreds), series in sorted(self._series.items()):
            labels, total, buckets = (route, f"{hundreds}xx"), 0, []
            for bound, count in zip((*BOUNDS, float("inf")), series.counts, strict=True):
                total += count
                buckets.append(("+Inf" if bound == float("inf") else str(float(bound)), total))
            latency.add_metric(labels, buckets, series.seconds)
            sent.add_metric(labels, series.sent)
        yield latency
        yield sent
        yield GaugeMetricFamily(
            "iiot_policy_http_requests_in_flight", "Requests being answered now.", self.in_flight
        )


class Measured:
    """ASGI middleware: counts the requests that pass, by the route that answered."""

    def __init__(
        self, app: ASGIApp, requests: Requests, route: Callable[[Scope], str] | None = None
    ) -> None:
        self._app, self._requests, self._route = app, requests, route or route_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        requests, began, status, sent = self._requests, perf_counter(), 0, 0

        def counted(message: Message):  # type: ignore[no-untyped-def]  # noqa: ANN202  # an awaitable
            nonlocal status, sent
            kind = message["type"]
            if kind == "http.response.body":
                sent += len(message.get("body", b""))
            elif kind == "http.response.start":
                status = message["status"]
            elif kind == "http.response.pathsend":
                sent += Path(message["path"]).stat().st_size
            return send(message)

        requests.in_flight += 1
        try:
            await self._app(scope, receive, counted)
        finally:
            requests.in_flight -= 1
            requests.observe(self._route(scope), status, perf_counter() - began, sent)


_TOPS = ("sparql", "store", "static", "metrics")


def route_of(scope: Scope) -> str:
    """The template of the route that answered; of paths that no router saw, their first segment.

    >>> route_of({"path": "/sparql/"}), route_of({"path": "/wp-login.php"})
    ('/sparql', 'none')
    """
    template = getattr(scope.get("route"), "path", None)
    if isinstance(template, str):
        return template
    top = scope["path"].split("/", 2)[1:2]
    return f"/{top[0]}" if top and top[0] in _TOPS else "none"
