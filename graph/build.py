"""From readings to one dataset: a named graph for each source and document, and what follows.

Pure: same readings and vocabularies, same dataset. The statements of one source about one document
stand in `{document}/graph/{source}`; a source's other statements in `id/source/{key}/graph`; each
vocabulary in a graph of its own; derived statements in `graph/derived`.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rdflib import Dataset, Graph, URIRef

from graph import iris
from graph.conflicts import write_conflicts
from graph.documents import DocumentWriter
from graph.sources import write_source
from loaders.errors import Fault, InputError
from loaders.model import DocumentId, Reading
from ontology import ONTOLOGY, VOCABULARIES
from ontology.lexicon import Lexicon
from ontology.terms import BASE, IIP

_RANK = {"record": 0, "summary": 2}
"""The kinds of sources whose labels come first, and last."""
_REMEDY = "give its code (代字) a code element of its own in a vocabulary, like code-elements.ttl"


def build(readings: Sequence[Reading], lexicon: Lexicon, vocabularies: Iterable[Path]) -> Dataset:
    """The whole dataset; raises InputError where two documents would have one IRI."""
    dataset = data(readings, lexicon)
    dataset.graph(URIRef(BASE + "ns")).parse(ONTOLOGY)
    for path in [*VOCABULARIES(), *vocabularies]:
        dataset.graph(iris.vocabulary_graph(path.stem)).parse(path)
    return dataset


def data(readings: Sequence[Reading], lexicon: Lexicon) -> Dataset:
    """What the readings say and what follows from it, without the vocabularies; raises as `build`.

    Records come first, whose labels others stand beside, and secondary sources last.
    """
    dataset = Dataset()
    documents = iris.DocumentIris(lexicon)
    _check_distinct(readings, documents)
    named: set[tuple[URIRef, str]] = set()
    in_order = sorted(readings, key=lambda r: (_RANK.get(r.source.kind, 1), r.source.key))
    for reading in in_order:
        write_source(dataset.graph(iris.source_graph(reading.source.key)), reading)
        for document in reading.documents:
            iri = documents(document.id)
            graph = dataset.graph(iris.under(iri, "graph", reading.source.key))
            DocumentWriter(graph, reading.source, documents, lexicon, named, document).write()
            _describe(graph, iri, iris.source(reading.source.key))
    write_conflicts(dataset.graph(iris.DERIVED_GRAPH), in_order, documents)
    return dataset


def _describe(graph: Graph, document: URIRef, source: URIRef) -> None:
    node = URIRef(str(graph.identifier))
    graph.add((node, IIP.describes, document))
    graph.add((node, IIP.statedIn, source))


def _check_distinct(readings: Iterable[Reading], documents: iris.DocumentIris) -> None:
    """Codes that no code element names are spelt in pinyin, where 冀 and 吉 are the same."""
    taken: dict[URIRef, DocumentId] = {}
    faults = []
    for reading in readings:
        for document in reading.documents:
            other = taken.setdefault(documents(document.id), document.id)
            if other != document.id:
                message = f"{document.id} would have the IRI of {other}: {_REMEDY}"
                faults.append(Fault(Path(reading.source.key), 0, 0, message))
    if faults:
        raise InputError(faults)
