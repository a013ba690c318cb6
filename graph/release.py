"""Releases: immutable folders, one of them current.

    {data}/releases/{name}/manifest.json    what it is made of
                           store/           the database
                           dumps/           the files, with SHA256SUMS
                           report.ttl       the validation report
    {data}/current                          the name of the current release

A release is made in a folder of another name and becomes visible by one rename; `current` is
replaced by one rename after that. A crash at any moment leaves the former release current, whole.
"""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from graph.formats import FORMATS

if TYPE_CHECKING:
    from graph.validate import Report

DUMP_STEM = "iiot-policy"
_MANIFEST = ("release", "counts", "made_of", "dumps")
_UNFINISHED = ".unfinished-"
_NAME = re.compile(r"[0-9a-z]+(\.\d+)?")


class ReleaseError(Exception):
    """Raised where the data folder does not give what is asked; the message says what to do."""


class NotValid(Exception):  # noqa: N818  # named for what it tells
    """Raised when SHACL refuses the dataset; nothing was published."""

    def __init__(self, report: "Report") -> None:
        self.report = report
        super().__init__(f"{len(report.violations)} violations; nothing was published")


@dataclass(frozen=True)
class Release:
    """A whole release on disk."""

    path: Path
    published = True

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Its manifest; raises ReleaseError where it is missing or damaged."""
        try:
            manifest = json.loads((self.path / "manifest.json").read_text(encoding="utf-8"))
            return {key: manifest[key] for key in _MANIFEST}
        except (OSError, ValueError, TypeError, KeyError) as error:
            message = f"{self.path} holds no whole release ({error}): build it again with --force"
            raise ReleaseError(message) from error

    @property
    def id(self) -> str:
        """The release's identifier, from its content."""
        return str(self.manifest["release"])

    @property
    def statements(self) -> int:
        """How many statements it has."""
        return int(self.manifest["counts"]["statements"])

    @property
    def store(self) -> Path:
        """The database's folder."""
        return self.path / "store"

    def dump(self, name: str) -> Path:
        """The dump in a format of `FORMATS`."""
        return self.path / "dumps" / f"{DUMP_STEM}.{FORMATS[name].name}"


class Releases:
    """The releases of a data folder."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folder = data / "releases"

    def current(self) -> Release | None:
        """The current release, None before the first build."""
        try:
            name = (self._data / "current").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        return Release(self._folder / name)

    def whole(self) -> list[Release]:
        """Every release that is kept, by name."""
        if not self._folder.is_dir():
            return []
        names = [path.parent.name for path in self._folder.glob("*/manifest.json")]
        return [Release(self._folder / name) for name in sorted(names) if self.named(name)]

    def named(self, name: str) -> Release | None:
        """The release of that name, None where none is kept."""
        folder = self._folder / name
        if not _NAME.fullmatch(name) or not (folder / "manifest.json").is_file():
            return None
        return Release(folder)

    @contextmanager
    def building(self) -> Iterator[Path]:
        """A new folder to make a release in; it is removed unless `publish` takes it.

        Raises ReleaseError while another build is at work in this data folder.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._data / "build.lock", timeout=0):
                for leftover in self._folder.glob(f"{_UNFINISHED}*"):
                    shutil.rmtree(leftover)  # of a build that was killed: the lock is ours
                folder = self._folder / f"{_UNFINISHED}release"
                folder.mkdir()
                try:
                    yield folder
                finally:
                    shutil.rmtree(folder, ignore_errors=True)
        except Timeout as error:
            raise ReleaseError(f"another build is at work in {self._data}") from error

    def publish(self, folder: Path, release: str, *, force: bool = False) -> Release:
        """Give the folder its name and make it current.

        A release that has the same manifest is kept and made current. One of that name that was
        made of something else, or any with `force`, stays, and the folder stands beside it.
        """
        final = next(
            path
            for path in _names(self._folder / release)
            if not path.exists() or (not force and _same_manifest(path, folder))
        )
        if not final.exists():
            folder.rename(final)
        pointer = self._data / "current.new"
        pointer.write_text(f"{final.name}\n", encoding="utf-8")
        pointer.replace(self._data / "current")
        return Release(final)


def _names(path: Path) -> Iterator[Path]:
    yield path
    for ordinal in count(2):
        yield path.with_name(f"{path.name}.{ordinal}")


def _same_manifest(one: Path, other: Path) -> bool:
    try:
        return (one / "manifest.json").read_bytes() == (other / "manifest.json").read_bytes()
    except OSError:
        return False
