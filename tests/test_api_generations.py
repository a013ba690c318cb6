"""A new release is served without a restart, and no request is lost on the way."""

import threading
import time
from pathlib import Path

import httpx
from served import CARTESIAN, SERVED, serving

from graph.publish import publish
from loaders.corpus import read_corpus
from queries import RULES

pytest_plugins = ["serving"]

RECORD = """
record: policy
number: 工信部信管〔2018〕301号
title: {zh: 一份新的通知}
type: notice
issuers: [miit]
date_document: 2018-12-29
"""


def test_a_new_release_is_picked_up(own_data: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "new.yaml").write_text(RECORD, encoding="utf-8")
    with serving(own_data) as server:
        former = server.get("/dumps").json()["current"]
        tag = server.get("/documents").headers["etag"]
        statuses: set[int] = set()
        done = threading.Event()

        def ask() -> None:
            while not done.is_set():
                query = {"query": f"SELECT * {CARTESIAN} LIMIT 20000"}
                statuses.add(server.get("/sparql", params=query).status_code)

        asking = threading.Thread(target=ask)
        asking.start()
        built = publish(read_corpus([SERVED, tmp_path / "more"]), own_data, rules=RULES)
        until = time.monotonic() + 20
        while time.monotonic() < until and server.get("/dumps").json()["current"] == former:
            time.sleep(0.2)
        time.sleep(1.5)  # the former generation ends
        done.set()
        asking.join()
        assert server.get("/dumps").json()["current"] == built.release.path.name
        assert statuses == {200}
        assert server.get("/documents", headers={"If-None-Match": tag}).json()["total"] == 5
        kept = server.get(f"/dumps/{former}/iiot-policy.nt")
        assert kept.status_code == 200


def test_before_the_first_release_it_says_so(own_data: Path) -> None:
    pointer = own_data / "current"
    name = pointer.read_text(encoding="utf-8")
    pointer.unlink()
    with serving(own_data) as server:
        assert server.get("/healthz").status_code == 200
        for path in ("/readyz", "/", "/sparql?query=ASK%20%7B%7D", "/id/technology/tsn"):
            answer = server.get(path)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        pointer.write_text(name, encoding="utf-8")
        until = time.monotonic() + 15
        while time.monotonic() < until and server.get("/readyz").status_code == 503:
            time.sleep(0.2)
        assert server.get("/readyz").status_code == 200


def test_a_broken_release_leaves_the_former_one_served(own_data: Path) -> None:
    with serving(own_data) as server:
        (own_data / "current").write_text("nothing\n", encoding="utf-8")
        time.sleep(2)
        assert server.get("/readyz").status_code == 200
        assert isinstance(server, httpx.Client)
