"""Where a server elsewhere is, what is asked of it at most, and who we are to it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import httpx

from graph.push_auth import Bearer, UserAndPassword
from queries.dialects import GENERIC, Dialect

_EXAMPLE: Final = "https://store.example.org/sparql"


@dataclass(frozen=True, slots=True)
class Remote:
    """Where a server is, and what it is.

    Attributes:
        query: Address of the SPARQL query service.
        update: Address of the update service; None where it takes no updates.
        graph_store: Address of the Graph Store Protocol (indirect); None where it has none.
        dialect: What it does otherwise.
    """

    query: str
    update: str | None = None
    graph_store: str | None = None
    dialect: Dialect = GENERIC

    def __post_init__(self) -> None:
        for address in filter(None, (self.query, self.update, self.graph_store)):
            try:
                url = httpx.URL(address)
            except httpx.InvalidURL as error:
                raise ValueError(f"a store's address is an URL, such as {_EXAMPLE}") from error
            if url.userinfo:
                raise ValueError(
                    "credentials stand in no address: set IIOT_POLICY_STORE_USER and"
                    " IIOT_POLICY_STORE_PASSWORD, or IIOT_POLICY_STORE_TOKEN"
                )
            if url.scheme not in ("http", "https") or not url.host:
                raise ValueError(f"{address!r} is no http address, such as {_EXAMPLE}")


@dataclass(frozen=True, slots=True)
class RemoteLimits:
    """What is asked of a server at most.

    Attributes:
        seconds: How long an answer may take, to its last byte.
        first_byte: How long until the server begins to answer.
        connect: How long until a connection stands.
        bytes: How large an answer may be.
        at_once: How many requests are under way.
        per_client: How many of them are for one client.
        queue: How long a request waits for its turn, in seconds.
    """

    seconds: float = 30.0
    first_byte: float = 30.0
    connect: float = 5.0
    bytes: int = 500_000_000
    at_once: int = 16
    per_client: int = 8
    queue: float = 10.0


def credentials(environment: Mapping[str, str] = os.environ) -> httpx.Auth | None:
    """The token, or user and password, of IIOT_POLICY_STORE_TOKEN, _USER and _PASSWORD."""
    if token := environment.get("IIOT_POLICY_STORE_TOKEN"):
        return Bearer(token)
    user = environment.get("IIOT_POLICY_STORE_USER")
    password = environment.get("IIOT_POLICY_STORE_PASSWORD", "")
    return UserAndPassword(user, password) if user else None
