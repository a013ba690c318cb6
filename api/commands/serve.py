"""`serve`: API and pages of the current release, of an empty dataset, or of another server's."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from api.commands.build import make_release
from api.commands.options import Data
from api.commands.settings import unknown_variables
from api.settings import SettingError, Settings
from graph.release import Releases

_OF_STORE = ("store_update", "store_graphs", "dialect")

Host = Annotated[str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")]
Port = Annotated[
    int | None,
    typer.Option(help="Port; 0 takes a free one.", min=0, max=65535, show_default="8000"),
]
Updates = Annotated[
    bool,
    typer.Option(
        "--updates",
        help="Take SPARQL Update at /sparql, and writes of graphs at /store, with the header"
        " `Authorization: Bearer TOKEN`. The token is IIOT_POLICY_UPDATE_TOKEN of the"
        " environment, 16 characters at least. Never on port 8000.",
    ),
]
UpdatesOpen = Annotated[
    bool,
    typer.Option(
        "--updates-open",
        help="Take them without a token, from programs on this machine only: --host has to be a"
        " loopback address.",
    ),
]
Scratch = Annotated[
    bool,
    typer.Option(
        "--scratch",
        help="Serve an empty dataset in memory instead of a release, to try updates or to run a"
        " conformance suite. It is gone when the server ends.",
    ),
]
Store = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Ask another SPARQL 1.1 server: where it takes queries."),
]
StoreUpdate = Annotated[
    str | None, typer.Option(metavar="URL", help="Where the server of --store takes updates.")
]
StoreGraphs = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Where the server of --store has its graph store."),
]
Dialect = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="What the server of --store is, where it has own ways."),
]


def serve(
    data: Data,
    host: Host = None,
    port: Port = None,
    updates: Updates = False,
    updates_open: UpdatesOpen = False,
    scratch: Scratch = False,
    store: Store = None,
    store_update: StoreUpdate = None,
    store_graphs: StoreGraphs = None,
    dialect: Dialect = None,
) -> None:
    """Serve the API and the pages; builds a release first if there is none.

    Example: iiot-policy serve --port 8080

    Example: IIOT_POLICY_UPDATE_TOKEN=… iiot-policy serve --updates --port 8080

    Example: iiot-policy serve --scratch --updates-open --port 0

    Example: iiot-policy serve --store http://127.0.0.1:8890/sparql --dialect virtuoso
    """
    given = {
        "host": host,
        "port": port,
        "updates": updates or None,
        "updates_open": updates_open or None,
        "scratch": scratch or None,
        "store": store,
        "store_update": store_update,
        "store_graphs": store_graphs,
        "dialect": dialect,
    }
    settings = _settings(data, {name: value for name, value in given.items() if value is not None})
    from api.server import run

    for warning in unknown_variables(os.environ):
        sys.stderr.write(f"{warning}\n")
    if not settings.scratch and not settings.store and Releases(data).current() is None:
        sys.stderr.write("no release yet: building one\n")
        make_release(data, [])
    run(settings)


def _settings(data: Path, given: dict[str, object]) -> Settings:
    """The settings as a whole; raises SettingError for those that do not go together."""
    from api.writes import Writes
    from queries.dialects import DIALECTS

    settings = Settings.read(None, data=data, **given)
    if settings.scratch and settings.store:
        raise SettingError("scratch: a dataset is empty or another server's: leave out --store")
    for name in _OF_STORE:
        if name in given and not settings.store:
            option = name.replace("_", "-")
            raise SettingError(f"{name}: --{option} tells more of --store URL, which is not given")
    if settings.dialect not in DIALECTS:
        known = ", ".join(DIALECTS)
        raise SettingError(f"dialect: {settings.dialect!r} is none; there are: {known}")
    Writes.of(settings)
    return settings
