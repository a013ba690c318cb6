"""The dataset of the protocol, written into updates, and run by the engine."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.execute import Dataset
from queries.using import DatasetConflict, refuse_conflict, with_using

G, H = "http://example.org/g", "http://example.org/h"
USING_G = Dataset(default=(G,))
TRICKY = (
    "'it is \\' WHERE'", '"""a \\""" WHERE { \' """', "'''two\n'quotes\" WITH'''", "<http://e/WHERE>",
    "'{'", '"}"', '"# no comment"', "'\\\\'", '""', "'' ", '"""a\\""""', "<http://e/#a>",
    "<http://e/\\u0041#a>", '"\\u0022"',
)  # fmt: skip
"""Terms of which a naive reader takes a part for a keyword, a brace or a comment."""
COMMENTS = ("", " # WHERE { USING\n", "#'\n", ' # """\n', "\n\t")
_TERM = st.sampled_from(TRICKY)
_GAP = st.sampled_from(COMMENTS)


def _quads(store: ox.Store, graph: str | None = None) -> set[tuple[str, str, str]]:
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    found = store.quads_for_pattern(None, None, None, name)
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in found}


@st.composite
def operations(draw: st.DrawFn) -> str:
    """An operation of SPARQL Update with what confuses readers in it."""
    gap, term = draw(_GAP), draw(_TERM)
    where, delete = draw(st.sampled_from(("WHERE", "where", "WhErE"))), "DELETE"
    triple = f"{{{gap} ?s ?p {term} {gap}}}"
    nested = f"{{ GRAPH ?g {triple} }}"
    group = f"{{ ?s ?p ?o OPTIONAL {{ ?o ?q {term} }}{gap} FILTER(?o<?s && ?o>{term} ) }}"
    return draw(
        st.sampled_from(
            (
                f"{delete}{gap} {where}{gap}{triple}",
                f"{delete} {where} {nested}",
                f"{delete} {triple} {where} {group}",
                f"{delete}{nested}{gap}INSERT{triple}{where}{group}",
                f"INSERT{gap} {{}} {where} {gap}{{}}",
                f"INSERT DATA {{ <http://e/s> <http://e/p> {term} {gap}}}",
                f"CLEAR{gap} SILENT NAMED",
                f"COPY <{G}>{gap} TO <http://e/using>",
                f"CREATE SILENT GRAPH {gap}<http://e/where>",
            )
        )
    )


@st.composite
def updates(draw: st.DrawFn) -> str:
    """Several operations, after a prologue that looks like keywords."""
    prologue = draw(
        st.sampled_from(("", "PREFIX where: <http://e/w#> ", "PREFIX with:<http://e/>\n"))
    )
    parts = draw(st.lists(operations(), min_size=1, max_size=4))
    return draw(_GAP) + prologue + f"{draw(_GAP)} ;{draw(_GAP)} ".join(parts)


@given(st.one_of(updates(), st.text()), st.sampled_from((None, Dataset())))
def test_without_a_dataset_nothing_is_changed(text: str, nothing: Dataset | None) -> None:
    assert with_using(text, nothing) == text


@given(updates(), st.sampled_from((USING_G, Dataset((), (H,)), Dataset((G, H), (G, H)))))
def test_what_is_written_is_an_update_again(text: str, using: Dataset) -> None:
    ox.Store().update(text)  # it is one
    written = with_using(text, using)
    ox.Store().update(written)
    if written != text:
        with pytest.raises(DatasetConflict):
            refuse_conflict(written)
    else:
        assert not any(form in text for form in ("DELETE", "INSERT {", "INSERT #"))


@given(st.text(alphabet="{}<>\"'#\\ \nWHERDELTwhUSING;?a:"))
def test_no_text_is_a_fault(text: str) -> None:
    try:
        written = with_using(text, USING_G)
    except DatasetConflict:
        return
    assert written == text or "USING <" in written


def test_the_pattern_is_asked_of_the_graphs_named() -> None:
    store = ox.Store()
    store.update(f"INSERT DATA {{ <a:d> <a:p> 1 GRAPH <{G}> {{ <a:g> <a:p> 1 }} }}")
    store.update(with_using("INSERT { ?s <a:q> 2 } WHERE { ?s <a:p> 1 }", USING_G))
    assert {s for s, p, _ in _quads(store) if p == "<a:q>"} == {"<a:g>"}
    store.update(
        with_using("INSERT { ?s <a:r> ?g } WHERE { GRAPH ?g { ?s <a:p> 1 } }", Dataset((), (G,)))
    )
    assert ("<a:g>", "<a:r>", f"<{G}>") in _quads(store)
    store.update(with_using("INSERT { ?s <a:t> 3 } WHERE { GRAPH ?g { ?s ?p ?o } }", USING_G))
    assert not [q for q in _quads(store) if q[1] == "<a:t>"]


def test_the_short_form_deletes_what_the_graphs_named_hold() -> None:
    store = ox.Store()
    both = f"<a:s> <a:p> 1, '}} WHERE {{' . GRAPH <{G}> {{ <a:s> <a:p> 1 }}"
    store.update(f"INSERT DATA {{ {both} }}")
    store.update(with_using("DELETE WHERE { ?s ?p ?o # }\n }", USING_G))
    assert len(_quads(store)) == 1, "only what the graph has too goes from the default graph"
    assert len(_quads(store, G)) == 1
    everywhere = "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }; CLEAR DEFAULT"
    store.update(with_using(everywhere, Dataset((), (G,))))
    assert len(store) == 0


@pytest.mark.parametrize(
    "update",
    [
        f"WITH <{G}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"INSERT {{ ?s ?p ?o }} using<{G}> WHERE {{ ?s ?p ?o }}",
        f"INSERT {{}} # no\n USING NAMED <{G}> WHERE {{}}",
        f"CLEAR DEFAULT ;\nwith <{G}> INSERT {{}} WHERE {{}}",
    ],
)
def test_a_clause_of_the_update_is_a_conflict(update: str) -> None:
    with pytest.raises(DatasetConflict, match=r"line [12] of the update says (WITH|USING)"):
        with_using(update, USING_G)
    assert with_using(update, None) == update


@pytest.mark.parametrize(
    "update",
    [
        "PREFIX with: <http://e/> INSERT DATA { with:using a 'WITH <g>' } # USING <g>",
        "PREFIX using: <http://e/> CLEAR SILENT GRAPH using:with",
        '''INSERT DATA { <a:s> <a:p> """ " \\""" WITH <g> """ }''',
        "INSERT { ?with ?using ?o } WHERE { ?with ?using ?o }",
    ],
)
def test_what_only_looks_like_a_clause_is_none(update: str) -> None:
    refuse_conflict(update)
    ox.Store().update(with_using(update, USING_G))


def test_a_graph_cannot_smuggle_text_in() -> None:
    with pytest.raises(ValueError, match="IRI"):
        with_using("INSERT {} WHERE {}", Dataset(("http://e/> WHERE {} ; CLEAR ALL #",)))


def test_a_long_hostile_text_is_read_once() -> None:
    for piece in ('"""\\', "'''\\\"", "<a", '"\\" ', "\\", "{", "DELETE WHERE {", "#"):
        assert with_using(piece * 100_000, USING_G)
