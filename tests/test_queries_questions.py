"""Every question that is found runs with its examples and gives the rows checked by hand."""

import io
from collections.abc import Callable
from functools import cache

import pyoxigraph as ox
import pytest
from packaged import packaged_release

from graph.store import load_store
from queries.catalog import packaged_catalog
from queries.execute import answer
from queries.parameters import bind
from queries.things import Things

CATALOG = packaged_catalog()
COMPETENCY = {f"{group}{number}" for group in "ABC" for number in range(1, 11)}


@cache
def store() -> ox.Store:
    release = packaged_release()
    return load_store(release.store, release.statements)


@cache
def things() -> Things:
    return Things.of(store())


def test_how_many_questions_there_are() -> None:
    assert len(CATALOG) == 60
    assert {question.header.question for question in CATALOG.values()} - {None} == COMPETENCY


@pytest.mark.parametrize("name", list(CATALOG))
def test_rows(name: str, golden: Callable[[str, str], None]) -> None:
    question = CATALOG[name]
    examples = {key: said.example for key, said in question.header.parameters.items()}
    output = io.BytesIO()
    answer(store(), question.text, ("csv",), bind(question, examples, things())).write(output)
    golden(f"questions/{name}.csv", output.getvalue().decode().replace("\r\n", "\n"))
