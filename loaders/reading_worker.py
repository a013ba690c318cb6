"""What a worker process of `loaders.reading_pool` does: reads one file, within its memory.

A module of its own, so that workers import nothing else. Its state is one process's: what every
file is read with, and what is made of each reading.
"""

import resource
import signal
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from loaders.formats import MAX_BYTES
from loaders.knowledge import Knowledge
from loaders.layout import Unreadable
from loaders.model import DocumentId, Reading
from loaders.pipeline import read_document
from loaders.reading_warmup import warm_up
from loaders.resolver import Resolver
from ontology.lexicon import Lexicon, load_lexicon

Finish = Callable[[Path, Reading, Lexicon], Any]


Outcome = tuple[Any, tuple[str, str] | None]
"""What `finish` made of a file, or code and message of `Unreadable`.

Plain, for to unpickle a class of this module would import in the parent what workers need.
"""


class _Reader:
    """Reads files with one lexicon and one resolver."""

    def __init__(self, knowledge: Knowledge, finish: Finish) -> None:
        self._lexicon: Lexicon = load_lexicon(knowledge.vocabularies)
        self._resolver = Resolver(knowledge.known, self._lexicon)
        self._finish = finish
        warm_up(self._lexicon)  # not in the time of the first file

    def read(self, path: Path, without: frozenset[DocumentId]) -> Any:  # noqa: ANN401  # see finish
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise Unreadable("too-large", f"files of up to {MAX_BYTES:,} bytes are read")
        content = path.read_bytes()
        resolver = self._resolver.leaving_out(without) if without else self._resolver
        key = source_key(content)
        reading = read_document(content, path.name, key, self._lexicon, resolver)
        return self._finish(path, reading, self._lexicon)


_readers: list[_Reader] = []


def source_key(content: bytes) -> str:
    """The key of the source that a file with this content is, whatever it is called."""
    return f"copy-{sha256(content).hexdigest()[:12]}"


def start(knowledge: Knowledge, finish: Finish, memory: int) -> None:
    """Prepare this process; from now on it may take `memory` bytes more than it has."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # end at once, even in the midst of a regex
    _readers[:] = [_Reader(knowledge, finish)]
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))


def read(path: Path, without: frozenset[DocumentId] = frozenset()) -> Outcome:
    """Read a file, not knowing the documents in `without`; whatever happens is an answer."""
    try:
        return _readers[0].read(path, without), None
    except Unreadable as error:
        return None, (error.code, str(error))
    except OSError as error:
        return None, ("not-opened", str(error.strerror or error))
    except MemoryError:
        return None, ("too-much-memory", "not read within the memory limit")
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        message = f"a fault of the reader, not of the file ({reason:.200}): please report it"
        return None, ("failed", message)
