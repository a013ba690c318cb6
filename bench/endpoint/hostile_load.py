"""Clients that send hostile queries, one after another, beside whatever else is measured."""

import http.client
import random
import threading
from contextlib import suppress

from bench.endpoint.hostile import HEAVY, hostile_query
from bench.endpoint.measuring import Measuring, Sheet
from bench.endpoint.peers import Peer
from bench.endpoint.workload import Workload

CLIENTS = 8
_RAMP = 2.0
"""Seconds that the hostile clients have before the lookups are measured."""


class HostileClients:
    """So many threads, each with a hostile query under way at all times."""

    def __init__(self, peer: Peer, seed: int = 5) -> None:
        self._peer = peer
        self._ended = threading.Event()
        self._open: set[http.client.HTTPConnection] = set()
        self._threads = [
            threading.Thread(target=self._send, args=(random.Random(seed + number),), daemon=True)
            for number in range(CLIENTS)
        ]
        self.statuses: list[int] = []

    def __enter__(self) -> "HostileClients":
        for thread in self._threads:
            thread.start()
        self._ended.wait(_RAMP)
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for connection in list(self._open):
            if connection.sock:
                with suppress(OSError):
                    connection.sock.shutdown(2)
        for thread in self._threads:
            thread.join(5)

    def _send(self, chance: random.Random) -> None:
        while not self._ended.is_set():
            query = hostile_query(chance, chance.choice(HEAVY))
            connection = http.client.HTTPConnection("127.0.0.1", self._peer.port, timeout=120)
            self._open.add(connection)
            try:
                headers = {"Content-Type": "application/sparql-query"}
                connection.request("POST", self._peer.path, query.encode(), headers)
                answer = connection.getresponse()
                self.statuses.append(answer.status)
                while not self._ended.is_set() and answer.read(1 << 16):
                    pass
            except (OSError, http.client.HTTPException):
                self._ended.wait(0.1)
            finally:
                self._open.discard(connection)
                connection.close()


def under_attack(
    peer: Peer, sheet: Sheet, measuring: Measuring, lookup: Workload, seconds: float
) -> None:
    """Fresh lookups quiet, then beside the hostile clients; fills the sheet."""
    sheet.quiet = measuring.run(lookup, 8, seconds)
    with HostileClients(peer):
        sheet.attacked = measuring.run(lookup, 8, 2 * seconds)
    sheet.after_attack = "" if peer.server.alive() else "(died)"
