"""Settings of the server: one table, read from the environment or given by name."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

import platformdirs

from graph.store import IN_MEMORY_LIMIT

PREFIX = "IIOT_POLICY_"
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")


class SettingError(Exception):
    """Raised for a setting that is none, or whose value it does not take."""


def _about(help: str, least: float | None = None, *, secret: bool = False) -> dict[str, Any]:  # noqa: A002
    return {"help": help, "least": least, "secret": secret}


def _setting(default: Any, help: str, least: float | None = None, *, secret: bool = False) -> Any:  # noqa: A002, ANN401  # a field of any type
    return field(default=default, metadata=_about(help, least, secret=secret))


def _user_data() -> Path:
    return Path(platformdirs.user_data_dir("iiot-policy"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the server is told; each has a default, and a help text in its field's metadata."""

    host: str = _setting("127.0.0.1", "Address to listen on.")
    port: int = _setting(8000, "Port to listen on; 0 takes a free one.", 0)
    data: Path = field(default_factory=_user_data, metadata=_about("Folder of the releases."))
    updates: bool = _setting(False, "Take updates and writes of graphs, with the token.")
    updates_open: bool = _setting(False, "Take them without a token, on a loopback address.")
    update_token: str = _setting("", "Token of those who may write.", secret=True)
    scratch: bool = _setting(False, "Serve an empty dataset in memory instead of a release.")
    store: str = _setting("", "Address at which another server answers queries instead.")
    store_update: str = _setting("", "Address at which that server takes updates.")
    store_graphs: str = _setting("", "Address of that server's graph store.")
    store_user: str = _setting("", "Name to tell that server.")
    store_password: str = _setting("", "Password to tell that server.", secret=True)
    store_token: str = _setting("", "Token to tell that server instead.", secret=True)
    dialect: str = _setting("generic", "What that server is, where it has ways of its own.")
    workers: int = _setting(8, "Queries that run at once while they are quick.", 1)
    quick_seconds: float = _setting(
        0.1, "Processor time after which a query is long: it then gives way to quick ones.", 0.001
    )
    long_queries: int = _setting(2, "Long queries that run at once; others of them pause.", 1)
    paused_queries: int = _setting(
        64, "Long queries that pause at once; of more, one of the busiest client is refused.", 0
    )
    query_seconds: float = _setting(30.0, "Time that a query may run, in seconds.", 0.01)
    query_memory: int = _setting(
        1_000_000_000, "Memory that a query may take beside the dataset, in bytes.", 100e6
    )
    queue_seconds: float = _setting(
        10.0, "Time that a query may wait, for a worker or in pauses, in seconds.", 0.01
    )
    queue_length: int = _setting(1000, "Queries that wait at once; more are refused.", 1)
    client_queue: int = _setting(200, "Those of one client.", 1)
    result_rows: int = _setting(1_000_000, "Rows or triples that an answer has at most.", 1)
    result_bytes: int = _setting(100_000_000, "Bytes that an answer has at most.", 1000)
    cache_bytes: int = _setting(64_000_000, "Answers that are kept in memory, in bytes.", 0)
    in_memory_statements: int = _setting(
        IN_MEMORY_LIMIT, "Statements up to which a release is held in memory, else on disk.", 0
    )
    max_body_bytes: int = _setting(1_000_000, "Length that a request may have, in bytes.", 1)
    header_seconds: float = _setting(10.0, "Time that a request's header may take to come.", 0.1)
    body_seconds: float = _setting(30.0, "Time that a request's body may take to come.", 0.1)
    grace_seconds: int = _setting(5, "Time that requests have to end in when the server stops.", 0)
    trusted_proxies: str = _setting(
        "", "Addresses of proxies whose X-Forwarded-… headers count, with commas between."
    )
    metrics: str = _setting(
        "auto", "Who may read /metrics: on (all), off, auto (this machine, not through a proxy)."
    )
    log_level: str = _setting("warning", "Least of what is logged: debug, info, warning, error.")
    log_format: str = _setting("auto", "Form of the log: json, text, or auto by the terminal.")

    def __post_init__(self) -> None:
        for each in fields(self):
            least, value = each.metadata["least"], getattr(self, each.name)
            if least is not None and not value >= least:  # so that nan is refused too
                raise SettingError(f"{each.name}: {value:g} is too little: at least {least:g}")
        if self.port > 65535:
            raise SettingError(f"port: {self.port} is no port: 0 to 65535")
        for name, valid in _WORDS.items():
            if getattr(self, name) not in valid:
                raise SettingError(f"{name}: {getattr(self, name)!r} is none of {', '.join(valid)}")

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None, **given: object) -> Self:
        """Settings from `IIOT_POLICY_…` of the environment; what is given by name counts first.

        Raises SettingError, which names what would have been valid.
        """
        found = os.environ if environment is None else environment
        known = {each.name: each for each in fields(cls)}
        for name in given:
            if name not in known:
                raise SettingError(f"no setting {name!r}; there are: {', '.join(known)}")
        texts = {name: found[key] for name in known if (key := PREFIX + name.upper()) in found}
        values = {**texts, **given}
        return cls(**{name: _converted(name, known[name].type, v) for name, v in values.items()})


_WORDS = {
    "metrics": ("auto", "on", "off"),
    "log_level": ("debug", "info", "warning", "error"),
    "log_format": ("auto", "json", "text"),
}


def _converted(name: str, kind: object, value: object) -> Any:  # noqa: ANN401  # a field's type
    assert isinstance(kind, type)  # noqa: S101  # annotations of this module are not strings
    if kind is bool and isinstance(value, str):
        if value.lower() not in (*_TRUE, *_FALSE):
            raise SettingError(f"{name}: {value!r} is neither yes nor no")
        return value.lower() in _TRUE
    try:
        return kind(value)
    except (TypeError, ValueError) as error:
        words = {int: "a whole number", float: "a number", Path: "a path"}
        raise SettingError(f"{name}: {value!r} is not {words.get(kind, 'text')}") from error
