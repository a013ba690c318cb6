"""A server over a data folder, and how long it takes for a page once it is warm."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx

PAGES: Final = {
    "home": "/",
    "documents": "/documents",
    "documents of a technology": "/documents?technology=id-resolution",
    "a document": "/eli/cn/sc/2017/guofa-50",
    "lineage": "/lineage",
    "lineage of a document": "/lineage?select=国发〔2017〕50号",
    "lineage of a technology": "/lineage?technology=id-resolution",
    "targets": "/targets",
    "an indicator": "/targets?indicator=cloud-enterprises",
    "technologies": "/technologies",
    "a technology": "/id/technology/id-resolution",
    "bodies": "/bodies",
    "a body": "/id/body/miit",
    "compare": (
        "/compare?a=https://w3id.org/iiot-policy/eli/cn/miit/2018/gxb-xinguan-han-188/annex/1"
        "&b=https://w3id.org/iiot-policy/eli/cn/miit/2020/gxb-xinguan-197/annex/1"
    ),
    "search": "/search?q=标识解析",
    "SPARQL": "/sparql",
    "questions": "/queries",
    "data": "/dumps",
    "about": "/about",
    "ontology": "/ontology",
}
LARGE: Final = ("documents", "lineage", "lineage of a document", "search")
"""The pages that have a goal at 3,000 documents too."""
DRAWING: Final = "/lineage.svg?technology=id-resolution"
"""Laid out anew for each day it is asked as of."""


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The address of a server of its own over a data folder."""
    command = [sys.executable, "-m", "api", "serve", "--port", "0", "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            yield server.stdout.readline().strip().rstrip("/")
        finally:
            server.terminate()
            server.wait(20)


def server_time(site: str, path: str, requests: int = 20) -> float | None:
    """Milliseconds until a page is there, the median of so many; None where there is none.

    Each is asked with another parameter that nothing reads, so none is one that was kept.
    """
    return _median(site, [f"{path}{'&' if '?' in path else '?'}_={n}" for n in range(requests)])


def layout_time(site: str) -> float | None:
    """Milliseconds of a picture of the lineage that is laid out anew, the median of twelve."""
    return _median(site, [f"{DRAWING}&as_of=2024-{month:02}" for month in range(1, 13)])


def _median(site: str, paths: list[str]) -> float | None:
    taken = []
    with httpx.Client(base_url=site, timeout=120, trust_env=False, follow_redirects=True) as client:
        client.headers["Accept"] = "text/html, image/svg+xml"
        client.get(paths[0])  # what is computed once for the state of the data
        for path in paths:
            began = time.perf_counter()
            if not client.get(path).is_success:
                return None
            taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)
