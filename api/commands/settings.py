"""`settings`: every setting of the server, its value, and where that comes from."""

import difflib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from api.settings import PREFIX, Settings

_LISTED = "`iiot-policy settings` lists them"
MASK = "***"
"""What is shown of a secret that is set."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting as it is shown; `value` is a text, empty where there is none."""

    name: str
    value: str
    source: str
    variable: str
    help: str


def settings(
    data: Annotated[str | None, typer.Option(help="As in `serve`.")] = None,
    host: Annotated[str | None, typer.Option(help="As in `serve`.")] = None,
    port: Annotated[str | None, typer.Option(help="As in `serve`.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="Form of the list.")] = "text",
) -> None:
    """Print every setting of the server, its value, and where that comes from.

    A setting is given as the variable IIOT_POLICY_… of the environment; secrets are masked.

    Example: iiot-policy settings --format json

    Example: IIOT_POLICY_WORKERS=4 iiot-policy settings
    """
    options = {"data": data, "host": host, "port": port}
    given = {name: value for name, value in options.items() if value is not None}
    listed = shown(os.environ, given)
    if format == "json":
        typer.echo(json.dumps([asdict(each) for each in listed], ensure_ascii=False, indent=2))
    else:
        _print(listed)
    for warning in unknown_variables(os.environ):
        sys.stderr.write(f"{warning}\n")


def shown(environment: Mapping[str, str], given: Mapping[str, object]) -> list[Shown]:
    """Every setting as the server would have it; raises SettingError."""
    read = Settings.read(environment, **given)
    listed = []
    for each in fields(Settings):
        value, variable = getattr(read, each.name), PREFIX + each.name.upper()
        if each.name in given:
            source = "command line"
        else:
            source = f"environment {variable}" if variable in environment else "default"
        text = "" if value is None else str(value)
        if isinstance(value, bool):
            text = text.lower()
        if each.metadata.get("secret"):
            text = MASK if text else ""
        listed.append(Shown(each.name, text, source, variable, each.metadata["help"]))
    return listed


def unknown_variables(environment: Mapping[str, str]) -> list[str]:
    """A warning for each `IIOT_POLICY_…` that is no setting, with the name that may be meant."""
    known, warnings = [each.name for each in fields(Settings)], []
    for variable in sorted(environment):
        name = variable.removeprefix(PREFIX).lower()
        if variable.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, 1)
            meant = f"did you mean {PREFIX}{near[0].upper()}?" if near else _LISTED
            warnings.append(f"{variable} is no setting: {meant}")
    return warnings


def _print(listed: list[Shown]) -> None:
    table = Table(
        "setting", "value", "source", "help", box=None, header_style="bold", pad_edge=False
    )
    for each in listed:
        table.add_row(each.name, each.value, each.source, each.help)
    width = None if sys.stdout.isatty() else 10_000  # nothing is folded in a file
    Console(width=width, highlight=False, markup=False, emoji=False).print(table)
