"""`serve`: API and pages of the current release."""

import sys
from typing import Annotated

import typer

from api.commands.build import make_release
from api.commands.options import Data
from graph.release import Releases


def serve(
    data: Data,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.", min=0, max=65535)] = 8000,
) -> None:
    """Serve the API and the pages; builds a release first if there is none.

    Example: iiot-policy serve --port 8080
    """
    from api.server import run

    if Releases(data).current() is None:
        sys.stderr.write("no release yet: building one\n")
        make_release(data, [])
    run(data, host, port)
