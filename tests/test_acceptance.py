"""The notice of 2020, served: what a stranger asks of it, over HTTP, with the usual clients."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from packaged import packaged_data
from rdflib import RDF, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, SPARQLWrapper

from ontology.terms import IIP

BASE = "https://w3id.org/iiot-policy/"
NOTICE = "eli/cn/miit/2020/gxt-xinguan-8"
PREFIXES = f"""
PREFIX doc: <{BASE}{NOTICE}>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iip: <{BASE}ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX qudt: <http://qudt.org/schema/qudt/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""

Row = dict[str, str]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server started as the README says, on a free port; its address."""
    command = [sys.executable, "-m", "api", "serve", "--port", "0", "--data", str(packaged_data())]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout
        yield server.stdout.readline().strip().rstrip("/")
        server.terminate()


def ask(address: str, query: str) -> list[Row]:
    client = SPARQLWrapper(f"{address}/sparql", returnFormat=JSON)
    client.setQuery(PREFIXES + query)
    found: Any = client.queryAndConvert()
    rows = found["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def test_turtle_of_the_notice_has_its_20_measures(address: str) -> None:
    answer = httpx.get(f"{address}/{NOTICE}", headers={"Accept": "text/turtle"})
    assert answer.headers["content-type"].startswith("text/turtle")
    graph = Graph().parse(data=answer.text)
    assert len(set(graph.subjects(RDF.type, IIP.Measure))) == 20
    assert len(set(graph.subjects(RDF.type, IIP.Section))) == 6


def test_both_dates_each_with_its_source(address: str) -> None:
    rows = ask(
        address,
        """SELECT ?date ?value ?source WHERE {
          ?said a iip:Assertion ; rdf:subject doc: ; rdf:predicate ?date ; rdf:object ?value ;
                iip:statedIn ?source .
          FILTER(?date IN (eli:date_document, eli:date_publication))
        }""",
    )
    found = {(row["date"].rpartition("#")[2], row["value"]) for row in rows}
    assert found == {("date_document", "2020-03-06"), ("date_publication", "2020-03-20")}
    signed = {row["source"] for row in rows if row["value"] == "2020-03-06"}
    assert signed == {f"{BASE}id/source/mizuho-2020-04"}


def test_25_targets_each_with_basis_comparator_and_source(address: str) -> None:
    rows = ask(
        address,
        """SELECT DISTINCT ?target ?basis ?comparator WHERE {
          doc: eli:has_part+/iip:setsTarget ?target .
          ?target iip:basis ?basis ; iip:comparator ?comparator ; iip:statedIn ?source .
        }""",
    )
    assert len(rows) == len({row["target"] for row in rows}) == 25


def test_the_figures_of_the_512_project_contradict_each_other(address: str) -> None:
    rows = ask(
        address,
        """SELECT DISTINCT ?indicator ?value WHERE {
          ?conflict a iip:Conflict ; iip:between ?target .
          ?target iip:programme <https://w3id.org/iiot-policy/id/programme/512> ;
                  iip:indicator ?indicator ; qudt:numericValue ?value .
        }""",
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["indicator"].rpartition("/")[2], set()).add(row["value"])
    assert found == {"key-industries": {"5", "10"}, "application-scenarios": {"10", "20"}}


def test_the_alliance_had_1427_members_says_the_bulletin(address: str) -> None:
    rows = ask(
        address,
        """SELECT ?value ?day ?source WHERE {
          ?seen a iip:Observation ; iip:about <https://w3id.org/iiot-policy/id/body/aii> ;
                qudt:numericValue ?value ; iip:observedOn ?day ; iip:statedIn ?source .
        }""",
    )
    source = f"{BASE}id/source/mizuho-2020-04"
    assert rows == [{"value": "1427", "day": "2020-03-31", "source": source}]


def test_rdflib_reads_the_endpoint_as_a_store(address: str) -> None:
    graph = Graph(SPARQLStore(f"{address}/sparql"), bind_namespaces="none")
    assert (URIRef(BASE + NOTICE), RDF.type, IIP.PolicyDocument) in graph
