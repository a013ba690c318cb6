"""Kinds of files that are read: one module each, found by walking this package.

A module is a format where it has `SUFFIXES`, `MEDIA_TYPE`, `recognises` and `read` (see `Format`);
the other modules support them. Nothing is registered: a module put here is read from then on.
"""

import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from loaders.formats.unread import reason_not_read
from loaders.layout import Layout, LayoutRemark, Unreadable

MAX_BYTES = 64 * 2**20
"""The largest file, as stored; limits of what is unpacked are the formats' own."""

_SUFFIX = re.compile(r"\.[0-9a-z]{1,8}")


class Format(Protocol):
    """A module that reads one kind of file; what is slow to import is imported in `read`."""

    SUFFIXES: tuple[str, ...]
    """Lower case, with the dot."""
    MEDIA_TYPE: str

    def recognises(self, content: bytes) -> bool:
        """Whether content is of this kind for sure, whatever the file's name says."""
        ...

    def read(self, content: bytes) -> Layout:
        """The layout; raises `Unreadable`, or anything where the file is damaged."""
        ...


def read_layout(name: str, content: bytes) -> tuple[str, Layout]:
    """Media type and layout of a file.

    What the content shows for sure wins over the suffix of the name. Raises `Unreadable`, and no
    other exception but MemoryError.
    """
    if len(content) > MAX_BYTES:
        message = f"{len(content):,} bytes: files of up to {MAX_BYTES:,} are read"
        raise Unreadable("too-large", message)
    if not content.strip():
        raise Unreadable("empty", "the file is empty")
    suffix = _suffix(name)
    found = _format_of(suffix, content)
    layout = _read(found, content)
    if not any(block.text for block in layout.blocks):
        raise Unreadable("empty", f"no text in the file, read as {found.MEDIA_TYPE}")
    if suffix and suffix not in found.SUFFIXES:
        message = f"named {suffix}, but the content is {found.MEDIA_TYPE}, and was read so"
        remarks = (LayoutRemark("suffix-differs", message), *layout.remarks)
        layout = replace(layout, remarks=remarks)
    return found.MEDIA_TYPE, layout


def suffixes() -> tuple[str, ...]:
    """The suffixes of all files that are read, sorted: lower case, with the dot."""
    return tuple(sorted({suffix for each in formats() for suffix in each.SUFFIXES}))


def formats() -> tuple[Format, ...]:
    """The modules of this package that are formats."""
    return _discovered(tuple(__path__))


@lru_cache(maxsize=4)
def _discovered(path: tuple[str, ...]) -> tuple[Format, ...]:
    modules = [import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(path)]
    return tuple(cast(Format, module) for module in modules if hasattr(module, "MEDIA_TYPE"))


def _suffix(name: str) -> str:
    """The suffix of a file's name; none where a dot stands within a title, as in `V1.0版`."""
    suffix = PurePath(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _format_of(suffix: str, content: bytes) -> Format:
    named = [each for each in formats() if suffix in each.SUFFIXES]
    sure = [each for each in formats() if each.recognises(content)]
    for each in (*(each for each in named if each in sure), *sure):
        return each
    if reason := reason_not_read(content):
        raise Unreadable("unknown-format", reason)
    for each in named:
        return each
    called = f"the suffix {suffix}" if suffix else "no suffix"
    message = f"{called}, and content of no known kind; what is read: {', '.join(_described())}"
    raise Unreadable("unknown-format", message)


def _described() -> Iterator[str]:
    for each in formats():
        yield f"{each.MEDIA_TYPE} ({' '.join(each.SUFFIXES)})"


def _read(found: Format, content: bytes) -> Layout:
    try:
        return found.read(content)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        message = f"cannot be read as {found.MEDIA_TYPE}: {type(error).__name__}: {error}"
        raise Unreadable("damaged", message[:300]) from error
