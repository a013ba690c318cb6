"""The command line `iiot-policy`: wiring, and the one table from exception to exit code."""

import ast
import sys
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

EXIT_CODES: Final = {
    "graph.release.NotValid": 1,
    "graph.push_report.NotOurs": 1,
    "queries.parameters.Ambiguous": 1,
    "queries.parameters.NothingFound": 1,
    "queries.parameters.ParameterError": 2,
    "api.settings.SettingError": 2,
    "queries.guard.QueryRefused": 2,
    "queries.execute.QuerySyntaxError": 2,
    "queries.catalog.UnknownQuestion": 2,
    "queries.execute.WrongForm": 2,
    "loaders.errors.InputError": 3,
    "builtins.OSError": 3,
    "graph.release.ReleaseError": 4,
    "queries.remote_errors.StoreUnreachable": 4,
    "graph.push_http.ServerError": 4,
}
"""0 done; 1 the data is not as asked; 2 the call is wrong; 3 an input cannot be read; 4 no store.

The nearest class of an exception counts. Classes go by name, for to import them all takes longer
than most commands."""

COMMANDS: Final = {
    "build": "api.commands.build",
    "validate": "api.commands.validate",
    "serve": "api.commands.serve",
    "settings": "api.commands.settings",
    "sparql": "api.commands.ask",
    "query": "api.commands.ask",
    "show": "api.commands.find",
    "resolve": "api.commands.find",
    "lineage": "api.commands.lineage",
    "dump": "api.commands.dump",
    "push": "api.commands.push",
    "audit": "api.commands.audit",
    "extract": "api.commands.extract",
}
"""Each command is the function of its name in a module, which is imported when it is called: the
libraries of all of them together take seconds."""


class _Commands(TyperGroup):
    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        own = typer.Typer(add_completion=False, rich_markup_mode=None)
        own.command(cmd_name)(getattr(import_module(COMMANDS[cmd_name]), cmd_name))
        command = typer.main.get_command(own)
        assert isinstance(command, TyperCommand)  # noqa: S101  # an app of one command
        return command

    def format_commands(self, ctx: object, formatter: Any) -> None:  # noqa: ANN401, ARG002  # private
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(name)) for name in COMMANDS])


def _summary(name: str) -> str:
    """First line of a command's docstring, read without importing its module."""
    spec = find_spec(COMMANDS[name])
    assert spec is not None  # noqa: S101  # a module of this package
    assert spec.origin is not None  # noqa: S101
    for node in ast.parse(Path(spec.origin).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return (ast.get_docstring(node) or "").partition("\n")[0]
    return ""


app = typer.Typer(
    name="iiot-policy",
    cls=_Commands,
    help="The knowledge graph of Chinese industrial-internet policy.",
    epilog="Begin with: iiot-policy serve",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"iiot-policy {version('iiot-policy')}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run a command; what a user can cause ends in a message and an exit code, not a traceback."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nothing is left to say
        sys.exit(141)
    except Exception as error:
        code = _exit_code(error)
        if code is None:
            raise
        sys.stderr.write(f"{_message(error)}\n")
        sys.exit(code)


def _exit_code(error: Exception) -> int | None:
    names = (f"{cls.__module__}.{cls.__qualname__}" for cls in type(error).__mro__)
    return next((EXIT_CODES[name] for name in names if name in EXIT_CODES), None)


def _message(error: Exception) -> str:
    from graph.release import NotValid
    from queries.execute import QuerySyntaxError

    if isinstance(error, NotValid):
        return f"{error.report.as_text()}\n{error}"
    if isinstance(error, QuerySyntaxError):
        return f"line {error.line}, column {error.column}: {error}"
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)
