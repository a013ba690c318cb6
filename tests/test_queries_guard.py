import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.guard import DEEPEST, QueryRefused, refuse_forbidden

REFUSED = [
    "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { service <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * {SERVICE?endpoint{ ?s ?p ?o }}",
    "SELECT * { ?s ?p ?o }# innocent\nSERVICE <http://127.0.0.1/> {}",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'it\\'s' . SERVICE <http://127.0.0.1/> {} }",
    'SELECT * { BIND("""a\\"""" AS ?x) SERVICE <http://127.0.0.1/> {} BIND("y" AS ?y) }',
    "SELECT * { BIND('''a\\'''' AS ?x) SERVICE <http://127.0.0.1/> {} BIND('y' AS ?y) }",
    "SELECT * { # a comment ends here\rSERVICE <http://127.0.0.1/> {} }",
    'ASK { VALUES ?x { <http://a/\\u0041#b> "\\u0022" } SERVICE <http://a> {} FILTER(?x != "") }',
]
LET_THROUGH = [
    "SELECT * { ?service ?p ?o }",
    "SELECT * { ?s ?p 'SERVICE' }",
    'SELECT * { ?s ?p """a\nSERVICE <x> {}""" }',
    "SELECT * { ?s <http://example.org/SERVICE> ?o } # SERVICE",
    "PREFIX ex: <http://example.org/> SELECT * { ?s ex:service ?o }",
    "PREFIX service: <http://example.org/> SELECT * { ?s service:x ?o }",
]


@pytest.mark.parametrize("query", REFUSED)
def test_a_service_clause_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(QueryRefused, match="SERVICE"):
        refuse_forbidden(query)


@pytest.mark.parametrize("query", LET_THROUGH)
def test_the_word_alone_is_no_clause(query: str) -> None:
    refuse_forbidden(query)


@given(st.text(), st.text(alphabet=" \t\n#'\"<>{}"))
def test_any_text_is_judged_without_failing(before: str, between: str) -> None:
    try:
        refuse_forbidden(before + between + "SERVICE" + between)
    except QueryRefused:
        return


@pytest.mark.parametrize(
    "query",
    [
        "ASK { " + "{" * DEEPEST + "}" * DEEPEST + " }",
        "SELECT (" + "(" * DEEPEST + "1" + ")" * DEEPEST + " AS ?x) {}",
        "ASK { ?s ?p " + "(" * DEEPEST + ")" * DEEPEST + " }",
    ],
)
def test_endless_nesting_is_refused_before_the_engine_sees_it(query: str) -> None:
    with pytest.raises(QueryRefused, match="levels deep"):
        refuse_forbidden(query)


def test_brackets_in_texts_are_no_nesting() -> None:
    refuse_forbidden("ASK { ?s ?p '" + "{" * 1000 + "' }")
    refuse_forbidden("SELECT * { " + "{ ?s ?p ?o } UNION " * 500 + "{ ?s ?p ?o } }")


@pytest.mark.parametrize("update", ["LOAD <http://a>", "load silent <http://a> INTO GRAPH <b>"])
def test_nothing_is_loaded_from_elsewhere(update: str) -> None:
    with pytest.raises(QueryRefused, match="LOAD"):
        refuse_forbidden(update)
