"""Zip archives and the XML in them, read within limits: DOCX and OFD files are such archives."""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from loaders.layout import Unreadable

_MOST_ENTRIES = 10_000
_LARGEST = 256 * 2**20
"""Bytes, unpacked, of all entries together."""
_DENSEST = 400
"""Times its packed size: an entry of text is packed to a tenth, a bomb to a thousandth."""
_SMALL = 2**20
"""Bytes, unpacked: an entry up to this size may be as dense as it likes."""
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError,
    NotImplementedError,
)  # fmt: skip
"""What zipfile raises for an archive that is not whole."""
_DOCTYPE = re.compile(
    rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O\x00C|E\x00N\x00T)|\x00<\x00!\x00[DE]"
)


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive whose directory was checked; entries are unpacked one at a time, in memory."""

    _zip: zipfile.ZipFile
    names: frozenset[str]

    def read(self, name: str) -> bytes:
        """The bytes of an entry; raises `Unreadable` "damaged" where it is missing or broken."""
        try:
            return self._zip.read(name)
        except KeyError as error:
            raise Unreadable("damaged", f"{name} is missing in the archive") from error
        except _BROKEN as error:
            raise Unreadable("damaged", f"{name} in the archive is damaged: {error}") from error
        except RuntimeError as error:  # what zipfile raises where a password is asked for
            raise Unreadable("encrypted", f"{name} in the archive is encrypted") from error

    def xml(self, name: str) -> Any:  # noqa: ANN401  # lxml has no types
        """The root element of an XML entry; raises as `read` and `parsed` do."""
        return parsed(self.read(name), name)


def open_archive(content: bytes) -> Archive:
    """The archive that bytes are, with limits checked that its directory shows.

    Raises `Unreadable`: "damaged", "encrypted", or "too-large" for too many entries, too much when
    unpacked, or an entry packed so tightly that it is a bomb.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise Unreadable("damaged", f"the archive is damaged: {error}") from error
    entries = opened.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise Unreadable(
            "too-large", f"{len(entries)} entries in the archive, over {_MOST_ENTRIES}"
        )
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > _LARGEST:
        raise Unreadable("too-large", f"{unpacked} bytes when unpacked, over {_LARGEST}")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise Unreadable("encrypted", f"{entry.filename} in the archive is encrypted")
        if entry.file_size > max(_SMALL, _DENSEST * entry.compress_size):
            message = f"{entry.filename} unpacks {entry.compress_size} to {entry.file_size} bytes"
            raise Unreadable("too-large", message)
    return Archive(opened, frozenset(entry.filename for entry in entries))


def names_of(content: bytes) -> frozenset[str]:
    """Names in the directory of an archive, none where the bytes are no archive."""
    if not content.startswith(b"PK"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            return frozenset(opened.namelist())
    except _BROKEN:
        return frozenset()


def parsed(content: bytes, name: str) -> Any:  # noqa: ANN401  # lxml has no types
    """The root element of an XML document; nothing outside it is read.

    Raises `Unreadable` "damaged" where it is not well-formed, and for a document type declaration,
    which neither format has and which may define entities that grow without end.
    """
    from lxml import etree

    if _DOCTYPE.search(content):
        raise Unreadable("damaged", f"{name} declares a document type")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged", f"{name} is not well-formed: {error}") from error
