"""`/metrics`: what the server does, for Prometheus (text format 0.0.4, or OpenMetrics as asked).

`api.measured` counts the requests; what is served now is asked when the metrics are. Labels are
route templates, classes of status and reasons, never addresses, so their number is bounded.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, PlatformCollector, ProcessCollector, make_asgi_app
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from api.kept import KeptState
from api.measured import Requests
from api.problems import Problem
from queries.pool import PoolState

SERVED: Final = ("auto", "on", "off")
"""Values of the setting `metrics`: `auto` serves them to clients of this machine alone."""
_LOOPBACK = ("127.0.0.1", "::1")
_FORWARDED = ("x-forwarded-for", "forwarded", "via")


class Figures(Collector):
    """Families of metrics of what is served now: the release, its workers, its cache."""

    def __init__(
        self,
        release: Callable[[], str | None],
        pool: Callable[[], PoolState | None],
        caches: Callable[[], Mapping[str, KeptState]],
    ) -> None:
        self._release, self._pool, self._caches = release, pool, caches

    def collect(self) -> Iterator[Metric]:
        """Every family, whether or not there is a release yet."""
        release = self._release()
        info = InfoMetricFamily(
            "iiot_policy_release", "The release that is served.", labels=("release",)
        )
        if release:
            info.add_metric((), {"release": release})
        yield info
        yield from _of_pool(self._pool())
        yield from _of_caches(self._caches())


def _of_pool(pool: PoolState | None) -> Iterator[Metric]:
    workers = GaugeMetricFamily(
        "iiot_policy_workers", "Worker processes, by what they do.", labels=("state",)
    )
    waiting = GaugeMetricFamily("iiot_policy_queries_waiting", "Queries that wait for a worker.")
    started = CounterMetricFamily("iiot_policy_workers_started", "Worker processes started.")
    killed = CounterMetricFamily(
        "iiot_policy_workers_killed",
        "Worker processes ended before their query.",
        labels=("reason",),
    )
    if pool:
        for state in ("idle", "running", "long", "paused", "sending"):
            workers.add_metric((state,), getattr(pool, state))
        waiting.add_metric((), pool.waiting)
        started.add_metric((), pool.started)
        for reason, count in sorted(pool.killed.items()):
            killed.add_metric((reason,), count)
    yield from (workers, waiting, started, killed)


def _of_caches(caches: Mapping[str, KeptState]) -> Iterator[Metric]:
    for family, name, about in (
        (CounterMetricFamily, "hits", "Answers found in a cache."),
        (CounterMetricFamily, "misses", "Answers not found in a cache."),
        (GaugeMetricFamily, "entries", "Answers in a cache."),
        (GaugeMetricFamily, "bytes", "Length of the answers in a cache."),
    ):
        metric = family(f"iiot_policy_cache_{name}", about, labels=("cache",))
        for cache, state in sorted(caches.items()):
            metric.add_metric((cache,), getattr(state, name))
        yield metric


class MetricsEndpoint:
    """The endpoint as an ASGI app with a registry of its own; raises Problem.

    `served` is one of SERVED: with `auto`, what comes from elsewhere, or through a proxy, gets 404.
    """

    def __init__(self, requests: Requests, what: Collector, served: str = "auto") -> None:
        self.registry = CollectorRegistry()
        self.registry.register(what)
        self.registry.register(requests)
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._served, self._write = served, make_asgi_app(self.registry, disable_compression=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if not self._may_see(scope):
            raise Problem("not-found", f"There is nothing at {scope['path']}")
        if scope["method"] not in ("GET", "HEAD"):
            message = f"{scope['method']} is not allowed; allowed are GET, HEAD and OPTIONS"
            raise Problem("method-not-allowed", message, headers={"Allow": "GET, HEAD, OPTIONS"})
        await self._write(scope, receive, send)

    def _may_see(self, scope: Scope) -> bool:
        if self._served != "auto":
            return self._served == "on"
        client, headers = scope.get("client"), Headers(scope=scope)
        near = client is not None and client[0] in _LOOPBACK
        return near and not any(name in headers for name in _FORWARDED)
