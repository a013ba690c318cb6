"""The record of the collection: its day, and what it is known to lack, up to the graph."""

from pathlib import Path

import pytest
from making import write_corpus
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, XSD

from graph.build import data
from graph.iris import DATASET, concept
from loaders.corpus import read_corpus
from loaders.errors import InputError
from ontology.terms import IIP

COLLECTION = """\
record: collection
as_of: 2033-05-01
licence: https://licence.example/by
gaps:
  - {about: region/440000, text: Its plan of 2031 is cited and not held.}
  - {text: No speeches.}
"""


def test_the_day_and_the_gaps_stand_in_the_graph(tmp_path: Path) -> None:
    corpus = read_corpus([write_corpus(tmp_path, {"collection.yaml": COLLECTION})])
    (reading,) = corpus.readings
    assert reading.documents == ()
    graph = data(corpus.readings, corpus.lexicon).graph(
        URIRef("https://w3id.org/iiot-policy/id/source/collection/graph")
    )
    assert graph.value(DATASET, IIP.asOf) == Literal("2033-05-01", datatype=XSD.date)
    assert graph.value(DATASET, DCTERMS.license) == URIRef("https://licence.example/by")
    assert {str(gap) for gap in graph.objects(DATASET, IIP.knownGap)} == {"No speeches."}
    about = concept("region", "440000")
    assert str(graph.value(about, IIP.knownGap)) == "Its plan of 2031 is cited and not held."


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("about: indicator/no", "write region/… or series/… or body/…"),
        ("about: region/999999", "no region '999999'; the nearest of those there are"),
    ],
)
def test_a_gap_is_of_a_thing_that_there_is(tmp_path: Path, written: str, message: str) -> None:
    text = COLLECTION.replace("about: region/440000", written)
    with pytest.raises(InputError, match=r"collection\.yaml:5:") as raised:
        read_corpus([write_corpus(tmp_path, {"collection.yaml": text})])
    assert message in str(raised.value)
