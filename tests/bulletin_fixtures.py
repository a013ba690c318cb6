"""A pytest plugin: a lexicon with an institute of our own, and the whole bulletin read with it.

A test module takes it with `pytest_plugins = ["bulletin_fixtures"]`.
"""

from pathlib import Path

import pytest
from bulletin_reading import WHOLE, WORDS, read

from loaders.model import Reading
from ontology.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="session")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    words = tmp_path_factory.mktemp("words") / "words.ttl"
    words.write_text(WORDS, encoding="utf-8")
    return load_lexicon([words])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bulletin.txt"


@pytest.fixture
def whole(path: Path, lexicon: Lexicon) -> Reading:
    return read(path, WHOLE, lexicon)
