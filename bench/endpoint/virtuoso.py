"""The settings of a Virtuoso server that keeps to a folder of its own and to this machine."""

import io
from collections.abc import Mapping
from configparser import ConfigParser
from pathlib import Path

Settings = Mapping[str, Mapping[str, object]]
"""Values by section and name."""


def settings(folder: Path, sql: int, http: int, *own: Settings) -> str:
    """An ini file: the two ports, files in a folder, and what is one's own beside or instead."""
    common: Settings = {
        "Database": {
            "DatabaseFile": folder / "virtuoso.db",
            "ErrorLogFile": folder / "virtuoso.log",
            "LockFile": folder / "virtuoso.lck",
            "TransactionFile": folder / "virtuoso.trx",
            "xa_persistent_file": folder / "virtuoso.pxa",
            "TempStorage": "TempDatabase",
        },
        "TempDatabase": {
            "DatabaseFile": folder / "virtuoso-temp.db",
            "TransactionFile": folder / "virtuoso-temp.trx",
        },
        "Parameters": {
            "ServerPort": f"127.0.0.1:{sql}",
            "DisableUnixSocket": 1,
            "DirsAllowed": folder,
            "ThreadsPerQuery": 2,
        },
        "HTTPServer": {"ServerPort": f"127.0.0.1:{http}", "ServerRoot": folder},
        "SPARQL": {"ResultSetMaxRows": 10_000, "MaxQueryExecutionTime": 60},
    }
    ini = ConfigParser(interpolation=None)
    ini.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their case
    for part in (common, *own):
        ini.read_dict(part)
    text = io.StringIO()
    ini.write(text)
    return text.getvalue()
