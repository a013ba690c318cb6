"""Sends parts of a release to their places on a server, and reads each back."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

from graph import push_parts
from graph.push_compare import Difference, compare
from graph.push_digest import Fingerprint
from graph.push_http import ServerError, TooMuch
from graph.push_parts import NQuads, Part, Tell, chunks
from graph.push_report import Choices, Pushed
from graph.push_server import Server

LEAST_BYTES: Final = 100_000
"""A server that takes less than this at once is not tried with less."""

Places = Mapping[str | None, str | None]
"""Where a part is put, by where it is to stand in the end."""


class Sending:
    """The parts that are sent, and what was found when they were read back.

    Attributes:
        there: How many statements each graph had when the push began.
        found: How many statements each part has on the server, by its target, once it is as it
            should be.
    """

    def __init__(
        self, server: Server, choices: Choices, there: Mapping[str | None, int], result: Pushed
    ) -> None:
        self._server, self._choices, self._result = server, choices, result
        self.there = there
        self.found: dict[str | None, int] = {}
        self._seen: Mapping[str | None, Fingerprint] = {}
        self._noted: set[str] = set()
        self._most = push_parts.CHUNK_BYTES
        self._see()

    def _see(self) -> None:
        """In bulk, read all graphs back at once; what is equal then is not read one by one."""
        if self._choices.bulk:
            with suppress(ServerError):  # some take N-Quads, and give none
                self._seen = self._server.fingerprints()

    def compare(self, part: Part, place: str | None) -> Difference:
        """Read a part back from a place."""
        if self._seen.get(place) == part.print:
            difference = Difference(found=part.print.statements)
        else:
            difference = compare(self._server, part, place, self._choices.normalise)
        if difference.none:
            self.found[part.target] = difference.found
            self._result.normalised.update(difference.normalised)
        return difference

    def send(self, parts: Sequence[Part], places: Places, tell: Tell) -> None:
        """Make each place hold its part, and note those that do not in the end."""
        if self._choices.bulk:
            tell("sending", 0, len(parts))
            self._all_at_once(parts, places)
        for done, part in enumerate(parts):
            tell("sending", done, len(parts))
            place = places[part.target]
            difference = self._already(part, place)
            if difference is None or not difference.none:
                difference = self._whole(part, place)
            if not difference.none:
                self._result.differences[part.label] = difference

    def _already(self, part: Part, place: str | None) -> Difference | None:
        """What is there already, or is once the rest is sent; None where it has to be sent whole.

        What is there ends where a chunk ends, if a push was interrupted that began with it.
        """
        if self._choices.bulk:
            return self.compare(part, place)
        there = 0 if self._choices.force else self.there.get(place, 0)
        if not there or (place == part.target and there >= part.print.statements):
            return None  # the latter was compared before, and found to differ
        if there < part.print.statements:
            if there not in {end for _, end in chunks(part.read(), self._most)}:
                return None
            try:
                self._put(part, place, there)
            except TooMuch:
                return None  # it took more at once when the push began; to be sent in less
        return self.compare(part, place)

    def _whole(self, part: Part, place: str | None) -> Difference:
        while True:
            try:
                self._put(part, place, 0)
                return self.compare(part, place)
            except TooMuch:
                if self._most <= LEAST_BYTES:
                    raise
                self._most //= 4

    def _put(self, part: Part, place: str | None, there: int) -> None:
        """Send a part, but for so many statements, which are there: none for a new graph."""
        self._note(part)
        for content, end in chunks(part.read(), self._most):
            if end > there:
                (self._server.add if there else self._server.put)(place, content)
                there = end

    def _all_at_once(self, parts: Sequence[Part], places: Places) -> None:
        """One N-Quads document, which adds: what stands in the places is removed before."""
        for part in parts:
            if self.there.get(places[part.target], 0):
                self._server.delete(places[part.target])
            self._note(part)
        self._server.load(NQuads(parts, places))
        self._see()

    def _note(self, part: Part) -> None:
        if part.label not in self._noted:
            self._noted.add(part.label)
            self._result.sent.append(part.label)
