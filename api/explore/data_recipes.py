"""How the data is used from other tools: short programs with this server's own address in them.

Every one is taken from the page and run by `tests/test_data_recipes.py`.
"""

from dataclasses import dataclass
from typing import Final

from ontology.terms import BASE
from queries.views.documents import Entry


@dataclass(frozen=True, slots=True)
class Recipe:
    """A program: its key, the tool that it is for, what it is written in, its text."""

    key: str
    tool: str
    language: str
    code: str
    is_of_files: bool = False


_QUERY = """\
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?document ?number ?title WHERE {
  ?document a iip:PolicyDocument ; eli:number ?number ; skos:prefLabel ?title .
  FILTER(LANG(?title) = "zh")
}
ORDER BY ?document"""

_RECIPES: Final = (
    Recipe("curl", "curl", "sh", f"""\
curl --silent --show-error --fail --get '@home@/sparql' \\
  --header 'Accept: text/csv' \\
  --data-urlencode 'query={_QUERY}'
"""),
    Recipe("curl-dump", "curl · files", "sh", """\
curl --silent --show-error --fail --location \\
  --remote-name '@home@/dumps/latest/iiot-policy.ttl' \\
  --remote-name '@home@/dumps/latest/SHA256SUMS'
sha256sum --check --ignore-missing SHA256SUMS
""", is_of_files=True),
    Recipe("sparqlwrapper", "Python · SPARQLWrapper", "python", f"""\
from SPARQLWrapper import JSON, SPARQLWrapper

endpoint = SPARQLWrapper("@home@/sparql", returnFormat=JSON)
endpoint.setQuery(\"\"\"
{_QUERY}
\"\"\")
for row in endpoint.queryAndConvert()["results"]["bindings"]:
    print(row["number"]["value"], row["title"]["value"])
"""),
    Recipe("rdflib", "Python · rdflib", "python", """\
from rdflib import Graph, Namespace, URIRef

ELI = Namespace("http://data.europa.eu/eli/ontology#")
document = URIRef("@iri@")
graph = Graph().parse("@home@/@path@.ttl")
print(len(graph), "triples")
for number in graph.objects(document, ELI.number):
    print(number)
"""),
    Recipe("pandas", "Python · pandas", "python", """\
import pandas

documents = pandas.read_csv("@home@/queries/documents.csv")
print(len(documents), "documents")
print(documents.head())
"""),
    Recipe("r", "R · SPARQL", "r", f"""\
library(SPARQL)

query <- '
{_QUERY}'
in_utf8 <- list(.encoding = "UTF-8")
documents <- SPARQL("@home@/sparql", query, curl_args = in_utf8)$results
print(nrow(documents))
print(head(documents$number))
"""),
    Recipe("r-csv", "R", "r", """\
documents <- read.csv("@home@/queries/documents.csv", encoding = "UTF-8")
print(nrow(documents))
print(names(documents))
"""),
    Recipe("gephi", "Gephi", "sh", """\
curl --silent --show-error --fail --output lineage.gexf '@home@/lineage?format=gexf'
"""),
    Recipe("networkx", "Python · networkx", "python", """\
from urllib.request import urlretrieve

import networkx

urlretrieve("@home@/lineage?format=gexf", "lineage.gexf")
graph = networkx.read_gexf("lineage.gexf")
print(graph.number_of_nodes(), "documents,", graph.number_of_edges(), "relations")
"""),
)  # fmt: skip


def recipes(home: str, example: Entry | None, *, has_files: bool) -> list[Recipe]:
    """The programs for a server at `home`; those that read a document are about `example`."""
    iri = example.iri if example else ""
    filled = {"@home@": home, "@iri@": iri, "@path@": iri.removeprefix(BASE)}
    found = []
    for recipe in _RECIPES:
        code = recipe.code
        if (recipe.is_of_files and not has_files) or ("@iri@" in code and not iri):
            continue
        for name, value in filled.items():
            code = code.replace(name, value)
        found.append(Recipe(recipe.key, recipe.tool, recipe.language, code))
    return found
