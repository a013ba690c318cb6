"""`push`: the current release into a SPARQL server elsewhere."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Annotated, Any, Literal

import httpx
import typer

from api.commands.options import Data, current_release
from graph.push import push as push_release
from graph.push_auth import Bearer, UserAndPassword
from graph.push_known import KNOWN
from graph.push_parts import Tell, Union
from graph.push_report import Choices, Pushed
from graph.push_server import Addresses, Server
from queries.dialects import DIALECTS, Dialect

USER, PASSWORD, TOKEN = (f"IIOT_POLICY_STORE_{name}" for name in ("USER", "PASSWORD", "TOKEN"))


def push(
    data: Data,
    store: Annotated[str, typer.Option(help="The server's address for queries.")],
    store_graphs: Annotated[
        str | None, typer.Option(help="Its Graph Store Protocol, where the dialect has it not.")
    ] = None,
    store_update: Annotated[
        str | None, typer.Option(help="Its address for updates, where the dialect has it not.")
    ] = None,
    dialect: Annotated[
        str, typer.Option(help=f"What server it is: {', '.join(DIALECTS)}.")
    ] = "generic",
    bulk: Annotated[
        bool, typer.Option("--bulk", help="All graphs in one request, as N-Quads.")
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Send all, and replace graphs that no push has put there."),
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only compare; exit 1 where the server differs.")
    ] = False,
    timeout: Annotated[
        float, typer.Option(help="Seconds to wait for an answer to one request.", min=1)
    ] = 600.0,
    format: Annotated[Literal["text", "json"], typer.Option(help="Form of the report.")] = "text",
) -> None:
    """Load the current release into a SPARQL 1.1 server, and verify it there.

    Each graph is read back and compared. Where the server takes updates, readers see the former
    release until the new one is whole; what is there already is not sent again. Credentials are
    taken from the environment: IIOT_POLICY_STORE_USER and IIOT_POLICY_STORE_PASSWORD, or
    IIOT_POLICY_STORE_TOKEN.

    Example: iiot-policy push --store http://localhost:7878/query --dialect oxigraph
    """
    began = time.monotonic()
    kind = _dialect(dialect)
    addresses = _addresses(kind, store, store_graphs, store_update)
    if bulk and addresses.bulk is None:
        raise typer.BadParameter(
            f"no address that takes N-Quads is known of {dialect} servers: leave it out",
            param_hint="'--bulk'",
        )
    release = current_release(data)
    union = Union(kind.union_graph, pushed=not kind.merges_graphs)
    choices = Choices(union, KNOWN[dialect].normalise, bulk, force, check)
    with Server(addresses, _credentials(), timeout) as server, _bar() as tell:
        pushed = push_release(release, server, choices, tell)
    seconds = round(time.monotonic() - began, 1)
    report = _as_json(pushed, addresses, seconds)
    typer.echo(json.dumps(report, ensure_ascii=False) if format == "json" else _as_text(report))
    if not pushed.verified:
        raise typer.Exit(1)


def _dialect(name: str) -> Dialect:
    if name not in DIALECTS:
        raise typer.BadParameter(
            f"{name!r} is no dialect: it is one of {', '.join(DIALECTS)}", param_hint="'--dialect'"
        )
    return DIALECTS[name]


def _addresses(dialect: Dialect, store: str, graphs: str | None, update: str | None) -> Addresses:
    """The server's addresses, those given and those known; raises BadParameter for wrong ones."""
    given = {"store": store, "store-graphs": graphs, "store-update": update}
    for name, address in given.items():
        if address is not None:
            _check_address(address, f"'--{name}'")
    try:
        found = KNOWN[dialect.name].addresses(store, graphs, update)
    except ValueError as error:
        raise typer.BadParameter(
            f"{error}: give it, or a --dialect that has it", param_hint="'--store-graphs'"
        ) from error
    rows = None if dialect.cut_triples is None else dialect.cut_triples - 1
    return replace(found, rows=rows, transactional=dialect.atomic_updates)


def _check_address(address: str, hint: str) -> None:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise typer.BadParameter(f"no address: {error}", param_hint=hint) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise typer.BadParameter(
            f"{address!r} is no address of a server, like http://localhost:7878/query",
            param_hint=hint,
        )
    if url.userinfo:
        raise typer.BadParameter(
            f"credentials have no place in an address: set {USER} and {PASSWORD}", param_hint=hint
        )


def _credentials() -> httpx.Auth | None:
    if token := os.environ.get(TOKEN):
        return Bearer(token)
    if user := os.environ.get(USER):
        return UserAndPassword(user, os.environ.get(PASSWORD, ""))
    return None


@contextmanager
def _bar() -> Iterator[Tell]:
    """A bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description:<18}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(
            task, description=what, completed=done, total=total
        )


def _as_json(pushed: Pushed, addresses: Addresses, seconds: float) -> dict[str, Any]:
    return {
        "release": pushed.release,
        "server": addresses.query,
        "former": pushed.former,
        "way": pushed.way,
        "graphs": pushed.graphs,
        "sent": len(pushed.sent),
        "dropped": len(pushed.dropped),
        "triples": pushed.statements,
        "bytes": pushed.bytes,
        "seconds": seconds,
        "verified": pushed.verified,
        "normalised": [
            {"literal": was, "became": now, "times": times}
            for (was, now), times in sorted(pushed.normalised.items())
        ],
        "differences": [
            {
                "graph": name,
                "missing": difference.missing,
                "surplus": difference.surplus,
                "examples": difference.examples,
            }
            for name, difference in sorted(pushed.differences.items())
        ],
    }


_WAYS = {
    "none": "nothing was to be sent",
    "atomic": "moved into place in one transaction",
    "staged": "moved into place, but not in one transaction: readers may have seen both releases",
    "in place": "replaced in place, not atomic: there is no address for updates",
}
_FIRST = "put in place: there was no whole release to keep"


def _as_text(report: dict[str, Any]) -> str:
    way = _WAYS[report["way"]]
    if report["way"] == "in place" and report["former"] is None:
        way = _FIRST
    plain = {**report, "former": report["former"] or "none", "way": way}
    plain["verified"] = "yes" if report["verified"] else "no"
    lines = [
        f"{name:<12}{value}"
        for name, value in plain.items()
        if name not in ("normalised", "differences")
    ]
    lines += [
        f"normalised  {change['literal']} -> {change['became']} ({change['times']} times)"
        for change in report["normalised"]
    ]
    for difference in report["differences"]:
        missing, surplus = difference["missing"], difference["surplus"]
        lines.append(f"differs     {difference['graph']}: {missing} missing, {surplus} too many")
        lines += [f"            {example}" for example in difference["examples"]]
    return "\n".join(lines)
