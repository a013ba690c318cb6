"""The benchmark of the explorer: what it makes has the form of real data; its table says it."""

import pyoxigraph as ox

from bench.explorer.browsing import Seen
from bench.explorer.data import copied
from bench.explorer.table import Row, written
from ontology.terms import BASE

GRAPH = f"<{BASE}id/source/s>"
QUADS = [
    f'<{BASE}eli/cn/sc/2017/one> <http://x/prefLabel> "指导意见"@zh {GRAPH} .\n',
    f'<{BASE}eli/cn/sc/2017/one> <http://x/number> "国发〔2017〕50号" {GRAPH} .\n',
    f"<{BASE}eli/cn/sc/2018/two/1> <http://x/cites> <{BASE}eli/cn/sc/2017/one> {GRAPH} .\n",
    f'<{BASE}id/body/sc> <http://x/prefLabel> "国务院"@zh {GRAPH} .\n',
]


def test_a_seed_decides_every_byte_of_the_copies() -> None:
    one, again, other = (list(copied(QUADS, 20, seed)) for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_documents_are_copied_and_what_is_shared_is_not() -> None:
    text = "".join(copied(QUADS, 3, 1))
    quads = set(ox.parse(input=text.encode(), format=ox.RdfFormat.N_QUADS))
    assert len(quads) == 3 * 3 + 1
    assert {"国发〔2017〕50号", "国发〔2017〕5001号", "国发〔2017〕5002号"} <= {
        quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)
    }


def test_citations_lead_to_documents_that_are_there() -> None:
    quads = list(ox.parse(input="".join(copied(QUADS, 9, 1)).encode(), format=ox.RdfFormat.N_QUADS))
    documents = {quad.subject for quad in quads}
    cited = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
    assert cited <= documents
    assert len(cited) > 1


def test_the_table_says_what_was_not_measured() -> None:
    head, row = written([Row("lineage", 12.34, Seen(500.0))])
    assert head.split()[:3] == ["page", "server", "ms"]
    assert row.split() == ["lineage", "12.3", "500.0", "–", "–", "–"]
