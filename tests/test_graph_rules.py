"""The engine of rules: order, graphs of their own, provenance, and what it refuses."""

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from deriving import is_derived, stating
from making import write_corpus
from packaged import packaged_data, packaged_release

from bench.rules import PAGE, page
from graph.iris import DERIVED_GRAPH, digest
from graph.rules import Rule, RuleError, derive, read_rules
from graph.store import fill_store
from ontology.terms import BASE, IIP
from queries import RULES

SUMMARY = "#+ summary: {en: It follows., zh: 由此可知。, ja: これに従う。}\n"
PREFIX = "PREFIX iip: <https://w3id.org/iiot-policy/ns#>\n"
MARKS = f"{SUMMARY}{PREFIX}CONSTRUCT {{ ?s iip:marked true }} WHERE {{ ?s a iip:PolicyDocument }}"
COUNTS = (
    f"{SUMMARY}#+ after: [marks]\n{PREFIX}"
    "CONSTRUCT { ?s iip:counted 1 } WHERE { ?s iip:marked true }"
)
GIVEN = "<a> a iip:PolicyDocument . <b> a iip:Measure ."


def rules_of(folder: Path, **texts: str) -> list[Rule]:
    files = {f"{name}.rq": text for name, text in texts.items()}
    return read_rules(write_corpus(folder, dict(files)))


def test_a_rule_runs_after_those_that_it_reads(tmp_path: Path) -> None:
    """By name, `counts` would come first, and find nothing."""
    rules = rules_of(tmp_path, counts=COUNTS, marks=MARKS)
    assert [rule.name for rule in rules] == ["marks", "counts"]
    added = [quad for quad in derive(stating(GIVEN), rules) if is_derived(quad)]
    assert [quad.predicate.value.removeprefix(str(IIP)) for quad in added] == ["counted", "marked"]


def test_each_rule_has_a_graph_of_its_own_that_names_it(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, counts=COUNTS, marks=MARKS)
    store = stating(GIVEN)
    derive(store, rules)
    for rule in rules:
        ask = f"""ASK {{ GRAPH <{rule.graph}> {{
          <{rule.graph}> <{IIP.derivedBy}> <{rule.iri}> .
          <{rule.iri}> a <{IIP.Rule}> ; <http://www.w3.org/ns/shacl#construct> ?text
        }} }}"""
        assert store.query(ask)
    assert str(rules[0].graph) == f"{BASE}graph/derived/marks"
    assert str(rules[0].iri) == f"{BASE}id/rule/marks"


def test_a_rule_is_named_and_defined_in_three_languages(tmp_path: Path) -> None:
    added = derive(ox.Store(), rules_of(tmp_path, marks=MARKS))
    named = {
        (quad.predicate.value.rpartition("#")[2], quad.object.language, quad.object.value)
        for quad in added
        if isinstance(quad.object, ox.Literal) and quad.object.language
    }
    texts = {("en", "It follows."), ("zh", "由此可知。"), ("ja", "これに従う。")}
    assert named == {(name, *text) for name in ("prefLabel", "definition") for text in texts}


def test_what_is_stated_already_is_not_derived_again(tmp_path: Path) -> None:
    again = MARKS.replace("#+ summary", "#+ after: [marks]\n#+ summary")
    rules = rules_of(tmp_path, marks=MARKS, repeats=again)
    added = derive(stating(GIVEN + "<a> iip:marked true . <c> a iip:PolicyDocument ."), rules)
    found = [(str(q.subject)[-3:], q.graph_name) for q in added if is_derived(q)]
    assert found == [("/c>", ox.NamedNode(f"{BASE}graph/derived/marks"))]


def test_the_order_in_which_statements_come_is_no_matter(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, counts=COUNTS, marks=MARKS)
    given = [f"<{n}> a iip:PolicyDocument ." for n in range(20)]
    expected = derive(stating("\n".join(given)), rules)
    assert len(expected) == 2 * 20 + 2 * 9
    random.Random(3).shuffle(given)
    assert derive(stating("\n".join(given)), rules) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CONSTRUCT WHERE { ?s ?p ?o }", r"marks\.rq: no header: begin with `#\+ summary"),
        (SUMMARY.replace("zh", "cn") + "ASK {}", r"marks\.rq: header: .*summary"),
        (MARKS.replace("#+ ", "#+ tags: [a]\n#+ ", 1), r"marks\.rq: header: tags"),
        (f"#+ after: [mark]\n{MARKS}", r"marks\.rq: after: no rule 'mark'; there are: marks"),
        (f"#+ after: [marks]\n{MARKS}", r"marks\.rq: these rules run after one another"),
    ],
)
def test_a_wrong_header_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        rules_of(tmp_path, marks=text)


def test_rules_in_a_circle_are_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"(marks -> counts -> marks|counts -> marks -> counts)"):
        rules_of(tmp_path, counts=COUNTS, marks=f"#+ after: [counts]\n{MARKS}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CONSTRUCT { ?s ?p } WHERE {}", r"marks\.rq: no SPARQL"),
        ("SELECT * WHERE { ?s ?p ?o }", r"marks\.rq: a rule is a CONSTRUCT query"),
        ("CONSTRUCT { ?s ?p [] } WHERE { ?s ?p ?o }", r"marks\.rq: .* has a blank node"),
        ("CONSTRUCT { [] ?p ?o } WHERE { ?s ?p ?o }", r"marks\.rq: .* has a blank node"),
    ],
)
def test_a_query_that_is_no_rule_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        derive(stating(GIVEN), rules_of(tmp_path, marks=SUMMARY + text))


def test_a_node_that_a_rule_names_by_digest_is_named_as_elsewhere() -> None:
    earlier = f"{BASE}eli/cn/miit/2020/gxb-xinguan-197/annex/1"
    name = f"SUBSTR(SHA256(STR(<{earlier}>)), 1, 12)"
    assert ox.Store().query(f"ASK {{ FILTER({name} = '{digest(earlier)}') }}")


def is_derived_graph(graph: object) -> bool:
    return str(graph).startswith(f"<{DERIVED_GRAPH}/")


def packaged_quads() -> tuple[list[ox.Quad], list[ox.Quad]]:
    """What the dump of the packaged release holds: stated, derived by rules."""
    path = str(packaged_release().dump("nq"))
    quads = list(ox.parse(path=path, format=ox.RdfFormat.N_QUADS))
    derived = [quad for quad in quads if is_derived_graph(quad.graph_name)]
    return [quad for quad in quads if not is_derived_graph(quad.graph_name)], derived


def test_asserted_and_derived_never_mix() -> None:
    stated, derived = packaged_quads()
    triples = {quad.triple for quad in derived}
    assert triples.isdisjoint(quad.triple for quad in stated)
    assert len(triples) == len(derived)
    graphs = {quad.graph_name for quad in derived}
    assert graphs == {ox.NamedNode(rule.graph) for rule in read_rules(RULES)}


def test_the_rules_derive_the_same_again_from_what_a_release_states() -> None:
    stated, derived = packaged_quads()
    store = ox.Store()
    fill_store(store, stated)
    assert derive(store, read_rules(RULES)) == sorted(derived, key=str)


def test_a_user_asks_the_derived_graph() -> None:
    query = f"""SELECT (COUNT(*) AS ?n) WHERE {{
      ?graph <{IIP.derivedBy}> <{BASE}id/rule/in-document> .
      GRAPH ?graph {{ ?target <{IIP.inDocument}> ?document }}
      ?target a <{IIP.Target}> }}"""
    command = [sys.executable, "-m", "api", "sparql", query, "--format", "csv"]
    done = subprocess.run(
        [*command, "--data", str(packaged_data())], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) > 100


def test_the_page_names_every_rule_and_what_it_derives() -> None:
    _, derived = packaged_quads()
    counts = Counter(quad.graph_name for quad in derived if is_derived(quad))
    rules = read_rules(RULES)
    expected = page(rules, {rule.name: counts[ox.NamedNode(rule.graph)] for rule in rules})
    written = PAGE.read_text(encoding="utf-8")
    assert all(f"queries/rules/{path.name})" in written for path in RULES.glob("*.rq"))
    assert written == expected, "write it: uv run python -m bench.rules --write"
