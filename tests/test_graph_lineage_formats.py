"""The lineage as files: each is read back, and the same view gives the same bytes."""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import lineages
import networkx as nx
import pytest
from conftest import Golden
from hypothesis import HealthCheck, given, settings
from lineage_views import views

from graph.lineage_formats import EDGE_FIELDS, FORMATS, UnknownLineageFormat, write
from graph.picture.text import xml_text

VIEW = lineages.around_notice()
EMPTY: "nx.MultiDiGraph[str]" = nx.MultiDiGraph()
SVG = "{http://www.w3.org/2000/svg}"
REPRODUCE = """
import hashlib, lineages
from graph.lineage_formats import FORMATS, write
for view in (lineages.around_notice(), lineages.whole()):
    for name in FORMATS:
        print(name, hashlib.sha256(write(view, name, "ja")).hexdigest())
"""


def texts(name: str, view: "nx.MultiDiGraph[str]" = VIEW) -> str:
    return write(view, name).decode()


def test_json_has_every_node_and_edge_in_order_and_readable_characters() -> None:
    content = json.loads(texts("json"))
    ids = [node["id"] for node in content["nodes"]]
    assert ids == sorted(VIEW)
    assert content["nodes"][ids.index(lineages.GUIDANCE)] == {
        "id": lineages.GUIDANCE,
        "number": "国发〔2017〕50号",
        "label": {name: VIEW.nodes[lineages.GUIDANCE][name] for name in ("zh", "en", "ja")},
        "date": "2017-11-19",
        "level": "central",
        "type": "意见",
        "depth": -1,
    }
    assert content["nodes"][ids.index(lineages.LAW)]["date"] is None
    assert len(content["edges"]) == VIEW.number_of_edges()
    assert content["edges"] == sorted(content["edges"], key=lambda e: (e["source"], e["target"]))
    assert {tuple(edge) for edge in content["edges"]} == {EDGE_FIELDS}
    assert "国发〔2017〕50号" in texts("json")


def test_csv_is_a_row_an_edge_and_survives_quotes_and_line_breaks() -> None:
    text = texts("csv")
    assert text.startswith(",".join(EDGE_FIELDS) + "\r\n")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    told = json.loads(texts("json"))["edges"]
    assert rows == [{name: value or "" for name, value in edge.items()} for edge in told]
    assert lineages.HOSTILE in {row["quote"] for row in rows}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_back_what_gephi_is_given(name: str) -> None:
    data = write(VIEW, name)
    read = nx.read_graphml if name == "graphml" else nx.read_gexf
    graph = read(io.BytesIO(data))
    assert (graph.is_directed(), graph.is_multigraph()) == (True, True)
    assert set(graph) == set(VIEW)
    assert graph.number_of_edges() == VIEW.number_of_edges()
    guidance = graph.nodes[lineages.GUIDANCE]
    assert guidance["label"] == guidance["zh"] == VIEW.nodes[lineages.GUIDANCE]["zh"]
    assert (guidance["depth"], guidance["level"]) == (-1, "central")
    assert "date" not in graph.nodes[lineages.LAW]
    assert graph.nodes[lineages.HOSTILE_DOCUMENT]["zh"] == xml_text(lineages.HOSTILE)
    (cited,) = graph.get_edge_data(lineages.PILOT, lineages.NOTICE).values()
    assert (cited["label"], cited["cue"], cited["relation"]) == ("制定依据", "根据", "legalBasis")
    assert b"lastmodifieddate" not in data
    assert nx.__version__.encode() not in data
    assert "工业互联网".encode() in data


def test_graphml_gives_each_edge_an_id_of_its_own() -> None:
    tree = ET.fromstring(write(VIEW, "graphml"))
    ids = [edge.get("id") for edge in tree.iter() if edge.tag.endswith("}edge")]
    assert len(set(ids)) == len(ids) == VIEW.number_of_edges()


QUOTED = r'"(?:[^"\\\n]|\\.)*"'
VALUES = rf"\[(\w+=(?:{QUOTED}|\w+)(?:, \w+=(?:{QUOTED}|\w+))*)\]"
STATEMENT = re.compile(rf"  (?:graph|node|edge|({QUOTED})(?: -> ({QUOTED}))?) {VALUES};")


def test_dot_is_a_digraph_of_well_formed_statements() -> None:
    first, *body, last = texts("dot").splitlines()
    assert (first, last) == ("digraph lineage {", "}")
    found = [STATEMENT.fullmatch(line) for line in body]
    assert all(found), [line for line, match in zip(body, found, strict=True) if not match]
    ends = [match.groups()[:2] for match in found if match and match[1]]
    assert [node for node, target in ends if not target] == [f'"{node}"' for node in sorted(VIEW)]
    assert sum(1 for _, target in ends if target) == VIEW.number_of_edges()
    assert r"The \"quoted\" \\ back\\slash\nnew line &amp; <b>" in texts("dot")


def test_an_unknown_format_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownLineageFormat, match=r"'pdf'.*json, graphml, gexf, dot, csv, svg"):
        write(VIEW, "pdf")
    assert issubclass(UnknownLineageFormat, ValueError)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_view_is_a_file_too(name: str) -> None:
    assert write(EMPTY, name)
    assert "/" in FORMATS[name].media_type


def test_the_same_view_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    tests = Path(__file__).parent
    printed = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(tests)}
        printed.add(
            subprocess.run(
                [sys.executable, "-c", REPRODUCE],
                cwd=tests.parent,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=True,
            ).stdout
        )
    assert len(printed) == 1
    here = hashlib.sha256(write(lineages.around_notice(), "json", "ja")).hexdigest()
    assert f"json {here}" in printed.pop()


def test_dot_is_as_it_was(golden: Golden) -> None:
    golden("lineage/notice.dot", texts("dot"))


@given(views())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_view_is_written_in_every_format(view: "nx.MultiDiGraph[str]") -> None:
    assert len(json.loads(texts("json", view))["nodes"]) == len(view)
    rows = list(csv.reader(io.StringIO(texts("csv", view), newline="")))
    assert len(rows) == view.number_of_edges() + 1
    for name, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        assert set(read(io.BytesIO(write(view, name)))) == set(view)
    assert all(STATEMENT.fullmatch(line) for line in texts("dot", view).split("\n")[1:-2])
