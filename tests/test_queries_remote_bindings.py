"""Parameters and texts of queries for servers that cannot bind beside the text."""

import pyoxigraph as ox
import pytest

from queries.guard import QueryRefused
from queries.remote_bindings import bound_text
from queries.remote_text import constant_graphs, names_dataset, query_form, with_base

BOUND = [
    "SELECT ?x ?y { { SELECT ?y { ?x <a:p> ?y } } }",
    "SELECT ?x ?y { { SELECT ?x ?y WHERE { ?x <a:p> ?y } } }",
    "SELECT ?x ?y { { SELECT * { ?x <a:p> ?y } } }",
    "SELECT ?x ?n { { SELECT (COUNT(?y) AS ?n) { ?x <a:p> ?y } } }",
    "SELECT ?x ?n { { SELECT ?x (COUNT(?y) AS ?n) { ?x <a:p> ?y } GROUP BY ?x } }",
    "SELECT ?x ?y { ?s <a:p> ?y MINUS { ?x <a:p> ?y } }",
    "SELECT ?x ?y { ?s <a:p> ?y MINUS { ?x <a:q> ?k } }",
    "SELECT ?x ?y { { ?s <a:p> ?y FILTER(?s != ?x) } UNION { ?s <a:q> ?y } }",
    "SELECT ?x (COUNT(?y) AS ?n) { ?x <a:nothing> ?y } GROUP BY ?x",
    "SELECT ?x (COUNT(?y) AS ?n) { ?s <a:p> ?y FILTER(?s = ?x) } GROUP BY ?x HAVING (?n > 0)",
    "SELECT ?x ?z { VALUES ?s { <a:a> <a:b> } OPTIONAL { ?s <a:q> ?z FILTER(?s = ?x) } }",
    "SELECT ?x ?s { ?s <a:p> ?y # ?x }\n FILTER EXISTS { ?x <a:p> ?y } }",
    "SELECT * WHERE { ?x <a:p> ?y FILTER('?x } {' != \"?x\" && STR(?x) != '''?x''') }",
    "SELECT ?x (IF(?x = <a:a>, '{', '}') AS ?is) { ?s <a:q> ?x_y }",
    "SELECT ?x ?s { { GRAPH $x { ?s ?p ?o } } UNION { GRAPH ?g { ?s <a:q> ?x } } }",
    "ASK { { ?x <a:z> ?o } UNION { GRAPH ?x { ?s ?p ?o } } }",
    "ASK WHERE { ?s <a:q> ?x }",
    "SELECT ?x ?s { { ?s <a:p> ?y MINUS { { ?x <a:q> ?k } UNION { ?k <a:q> ?s } } } }",
    "ASK { { ?x <a:q> <a:z> } UNION { ?s <a:p> ?y MINUS { ?x <a:q> ?k } } }",
    "CONSTRUCT { ?s <a:p> ?y } { { ?s <a:p> ?y MINUS { ?x <a:p> ?y } } UNION { ?x <a:q> ?s } }",
    "CONSTRUCT { ?x <a:r> ?o } WHERE { ?x ?p ?o }",
    "CONSTRUCT WHERE { ?x ?p ?o }",
    "CONSTRUCT { ?s ?p ?x } { GRAPH $x { ?s ?p ?o } BIND(?x AS ?y) }",
]


def said(results: object) -> object:
    """What results say, whatever their order."""
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    if isinstance(results, ox.QueryTriples):
        return {str(triple) for triple in results}
    assert isinstance(results, ox.QuerySolutions)
    names = sorted(results.variables, key=str)
    return sorted(str([row[name] for name in names]) for row in results)


@pytest.mark.parametrize("keep_graphs", [False, True])
@pytest.mark.parametrize("query", BOUND)
def test_parameters_in_the_text_mean_what_they_mean_beside_it(
    query: str, keep_graphs: bool
) -> None:
    store = ox.Store()
    store.update(
        "INSERT DATA { <a:a> <a:p> 1 . <a:b> <a:p> 2 . <a:a> <a:q> <a:b> ."
        " GRAPH <a:a> { <a:c> <a:p> 3 . <a:c> <a:q> <a:b> } GRAPH <a:b> { <a:c> <a:p> 4 } }"
    )
    for value in ("a:a", "a:b", "a:c"):
        term = ox.NamedNode(value)
        within = store.query(bound_text(query, {"x": term}, keep_graphs=keep_graphs))
        assert said(within) == said(store.query(query, substitutions={ox.Variable("x"): term}))


def test_a_value_is_never_more_than_a_value() -> None:
    for text in ('"', "\\", "\n} # ", '""" } {', "?x", "\ud7ff\U0001f600", "$1\\1"):
        query = bound_text("SELECT ?x { FILTER(?x = ?x) }", {"x": ox.Literal(text)})
        found = ox.Store().query(query)
        assert isinstance(found, ox.QuerySolutions)
        assert [row["x"] for row in found] == [ox.Literal(text)]
    with pytest.raises(ValueError, match="no pattern"):
        bound_text("DESCRIBE ?x", {"x": ox.Literal("")})


def test_a_text_tells_its_form_its_dataset_and_its_graphs() -> None:
    prologue = "# SELECT\nBASE <http://ask/> PREFIX select: <select/> "
    for form in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        assert query_form(f"{prologue}{form.lower()} ") == form
    assert names_dataset("SELECT ?from FROM <a:a> { }")
    assert not names_dataset("PREFIX from: <a:> SELECT ?from { ?s from:FROM 'FROM' # FROM\n }")
    query = "PREFIX a: <a:> SELECT * { GRAPH <b> { } GRAPH # ?x\n a:c\\-d { } GRAPH <b> { } }"
    assert constant_graphs(query, "http://a/") == ("http://a/b", "a:c-d")
    assert constant_graphs("SELECT * { GRAPH ?g { } }", None) == ()
    with pytest.raises(QueryRefused, match="FROM NAMED"):
        constant_graphs("SELECT * { GRAPH ?g { } GRAPH <a:a> { } }", None)
    assert with_base("ASK { <a> <a:b> 1 }", "http://b/") == "BASE <http://b/> ASK { <a> <a:b> 1 }"
    for as_it_is in ("ASK { <a:a> ?p '<a>' } # <a>", "ASK { ?a ?b ?c }"):
        assert with_base(as_it_is, "http://b/") == as_it_is
