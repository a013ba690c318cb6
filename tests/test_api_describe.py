"""Descriptions as data: their order, their pages, and looking facts up."""

import pyoxigraph as ox
import pytest

from api import describe
from api.describe import Facts, in_reading_order
from api.kept import Kept, Written
from api.labels import Labels, Text

THING, TYPE = "http://example.org/a", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def _triple(subject: str, predicate: str, value: str) -> ox.Triple:
    term = ox.NamedNode(value) if value.startswith("http") else ox.Literal(value)
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term)


def test_a_thing_comes_first_then_its_parts_in_their_order_then_others() -> None:
    subjects = [f"{THING}/{end}" for end in ("10", "2", "target/x")]
    triples = [_triple(s, "http://p", "o") for s in ("http://aaa", *subjects, THING)]
    triples.append(_triple(THING, TYPE, "http://c"))
    ordered = [getattr(t.subject, "value", "") for t in in_reading_order(triples, THING)]
    assert ordered == [
        THING,
        THING,
        *(f"{THING}/{e}" for e in ("2", "10", "target/x")),
        "http://aaa",
    ]
    assert in_reading_order(triples, THING)[0].predicate.value == TYPE


def test_a_cut_description_loses_nothing_over_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(describe, "AT_ONCE", 7)
    own = ox.serialize([_triple(THING, "http://p", "o")], format=ox.RdfFormat.N_TRIPLES)
    linked = [_triple(f"http://x/{i}", "http://p", THING) for i in range(20)]
    around = ox.serialize(linked, format=ox.RdfFormat.N_TRIPLES)
    assert own
    assert around
    pages = [describe._described(THING, own, around, number) for number in (1, 2, 3, 4)]
    assert [page.more for page in pages] == [True, True, False, False]
    assert [len(page.triples) for page in pages] == [8, 8, 7, 1]
    assert len({str(t) for page in pages for t in page.triples}) == 21


def test_facts_are_found_from_either_end() -> None:
    facts = Facts([_triple(THING, "http://p", "http://b"), _triple(THING, "http://p", "text")])
    assert facts.values(THING, "http://p") == ["http://b", "text"]
    assert facts.subjects("http://p", "http://b") == [THING]
    assert list(facts.incoming("http://b")) == [(THING, "http://p")]
    assert facts.value("http://b", "http://p") is None


def test_a_name_falls_back_through_the_languages_to_the_iri() -> None:
    labels = Labels({"http://a": {"zh": "甲", "en": "A"}, "http://b": {"zh": "乙"}})
    assert [str(labels.name("http://a", tag)) for tag in ("en", "zh", "ja")] == ["A", "甲", "甲"]
    assert labels.name("http://b", "en") == Text("乙", "zh")
    assert str(labels.name("http://www.w3.org/2004/02/skos/core#x", "en")) == "skos:x"
    assert labels.above("http://a/1/2") == ["http://a"]


def test_what_is_not_asked_for_goes_first() -> None:
    kept, ten = Kept[Written](most_bytes=80), Written(b"x" * 10, "text/plain", {})
    for key in "abcdefgh":
        kept.put(key, ten)
    assert kept.get("a")
    kept.put("i", ten)
    assert [bool(kept.get(key)) for key in "abi"] == [True, False, True]
    kept.put("a", Written(b"x" * 11, "text/plain", {}))  # too much of all that is kept
    assert not kept.get("a")
    state = kept.state()
    assert (state.hits, state.misses, state.entries, state.bytes) == (3, 2, 7, 70)
