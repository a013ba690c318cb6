"""Settings of the server: one table, read from the environment or given by name."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

import platformdirs

PREFIX = "IIOT_POLICY_"


class SettingError(Exception):
    """Raised for a setting that is none, or whose value it does not take."""


def _about(help: str, least: float | None = None) -> dict[str, Any]:  # noqa: A002
    return {"help": help, "least": least}


def _user_data() -> Path:
    return Path(platformdirs.user_data_dir("iiot-policy"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the server is told; each has a default, and a help text in its field's metadata."""

    host: str = field(default="127.0.0.1", metadata=_about("Address to listen on."))
    port: int = field(default=8000, metadata=_about("Port to listen on; 0 takes a free one.", 0))
    data: Path = field(default_factory=_user_data, metadata=_about("Folder of the releases."))
    workers: int = field(
        default=2, metadata=_about("Processes that answer queries, each one at a time.", 1)
    )
    query_seconds: float = field(
        default=30.0, metadata=_about("Time that a query may take, in seconds.", 0.01)
    )
    query_memory: int = field(
        default=2_000_000_000, metadata=_about("Memory that a worker may take, in bytes.", 100e6)
    )
    queue_seconds: float = field(
        default=10.0, metadata=_about("Time that a query waits for a worker, in seconds.", 0.01)
    )
    max_body_bytes: int = field(
        default=1_000_000, metadata=_about("Length that a request may have, in bytes.", 1)
    )

    def __post_init__(self) -> None:
        for each in fields(self):
            least, value = each.metadata["least"], getattr(self, each.name)
            if least is not None and not value >= least:  # so that nan is refused too
                raise SettingError(f"{each.name}: {value:g} is too little: at least {least:g}")
        if self.port > 65535:
            raise SettingError(f"port: {self.port} is no port: 0 to 65535")

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


def _converted(name: str, kind: object, value: object) -> Any:  # noqa: ANN401  # a field's type
    assert isinstance(kind, type)  # noqa: S101  # annotations of this module are not strings
    try:
        return kind(value)
    except (TypeError, ValueError) as error:
        words = {int: "a whole number", float: "a number", Path: "a path"}
        raise SettingError(f"{name}: {value!r} is not {words.get(kind, 'text')}") from error
