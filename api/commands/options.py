"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from graph.release import Release, ReleaseError, Releases

Data = Annotated[
    Path,
    typer.Option(
        "--data",
        envvar="IIOT_POLICY_DATA",
        help="Folder of the releases.",
        default_factory=lambda: Path(platformdirs.user_data_dir("iiot-policy")),
        show_default="the platform's user data folder",
        file_okay=False,
    ),
]


def current_release(data: Path) -> Release:
    """The current release; raises ReleaseError where there is none."""
    release = Releases(data).current()
    if release is None:
        raise ReleaseError(f"no release in {data}: run `iiot-policy build` first")
    return release
