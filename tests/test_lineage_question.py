"""A question of the lineage: its selectors, its address, its answer, the query behind it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

import lineages
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaged import packaged_release

from graph.lineage import Lineage
from graph.lineage_rows import DOCUMENTS, EDGES
from graph.store import load_store
from queries.execute import rows
from queries.lineage import FACETS, LineageQuestion, Reach, Selector, SelectorError, View
from queries.parameters import NothingFound, ParameterError
from queries.things import Things
from queries.views.documents import QUERIES, Documents

NAMES = st.text(min_size=1).filter(str.strip)
REACHES = st.none() | st.builds(Reach, st.none() | st.integers(0, 99))


@given(st.builds(Selector, NAMES, REACHES, REACHES))
def test_a_selector_is_read_as_it_was_written(selector: Selector) -> None:
    assert Selector.read(str(selector)) == selector


@given(st.text())
def test_any_text_is_a_selector_or_is_told_where_it_is_none(text: str) -> None:
    try:
        selector = Selector.read(text)
    except SelectorError as error:
        fault = error.at
    else:
        assert Selector.read(str(selector)) == selector
        return
    assert 1 <= fault <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("国发〔2017〕50号", Selector("国发〔2017〕50号")),
        ("2+8号+1", Selector("8号", Reach(2), Reach(1))),
        ("+8号", Selector("8号", Reach(None))),
        ("8号 +", Selector("8号", None, Reach(None))),
        ("1+“5G+工业互联网”512工程推进方案", Selector("“5G+工业互联网”512工程推进方案", Reach(1))),
        ('2+"互联网+"', Selector("互联网+", Reach(2))),
        ('"8"+', Selector("8", None, Reach(None))),
        ('"say ""plan"""+1', Selector('say "plan"', None, Reach(1))),
    ],
)
def test_selectors(text: str, selector: Selector) -> None:
    assert Selector.read(text) == selector


@pytest.mark.parametrize(
    ("text", "at", "fault"),
    [
        ("", 1, "a name is missing"),
        ("2+", 3, "a name is missing"),
        ("100+8号", 1, "no more than 99 steps"),
        ('1+"8号', 3, "a quote is not closed"),
    ],
)
def test_what_is_no_selector_is_told_with_its_place(text: str, at: int, fault: str) -> None:
    with pytest.raises(SelectorError, match=f"at {at}: {fault}.*2\\+NAME\\+1") as caught:
        Selector.read(text)
    assert caught.value.at == at


QUESTIONS = st.builds(
    LineageQuestion,
    select=st.lists(st.text(min_size=1)).map(tuple),
    to=st.none() | st.text(),
    depth=st.integers(0, 99),
    direction=st.sampled_from(["up", "down", "both"]),
    relations=st.lists(st.text()).map(tuple),
    as_of=st.none() | st.text(),
    lanes=st.sampled_from(["level", "series"]),
    facets=st.dictionaries(
        st.sampled_from(FACETS), st.lists(st.text(), min_size=1).map(tuple), max_size=3
    ),
    cell=st.none() | st.text(),
)


@given(QUESTIONS)
def test_an_address_reopens_the_same_question(question: LineageQuestion) -> None:
    assert LineageQuestion.read([("lang", "ja"), *question.parameters()]) == question


@pytest.mark.parametrize(
    ("name", "text", "there"),
    [("depth", "-1", "digits"), ("direction", "left", "up, down, both"), ("lanes", "x", "level")],
)
def test_a_parameter_that_is_none_names_those_there_are(name: str, text: str, there: str) -> None:
    with pytest.raises(ParameterError, match=f"{name}: .*{there}"):
        LineageQuestion.read([(name, text)])


@dataclass(frozen=True)
class One:
    iri: str


class Chosen:
    """Chooses a plan, whatever is asked."""

    def chosen(self, facets: Mapping[str, Collection[str]]) -> list[One]:
        assert facets
        return [One(lineages.PLAN)]


THINGS = Things(
    [
        {"thing": row["document"], "title": row["zh"]}
        for row in lineages.DOCUMENTS
        if row["document"] != lineages.HOSTILE_DOCUMENT
    ],
    [],
)


def asked(*select: str, **more: object) -> View:
    question = replace(LineageQuestion(select), **more)  # type: ignore[arg-type]
    return question.view(lineages.LINEAGE, THINGS, Chosen())


def test_a_selector_goes_its_own_way_and_several_are_joined() -> None:
    assert set(asked(f"0+{lineages.NOTICE}+1").graph) == {
        lineages.NOTICE, lineages.PILOT, lineages.HOSTILE_DOCUMENT,
    }  # fmt: skip
    both = asked(f"0+{lineages.NOTICE}+0", f"{lineages.PROVINCE}+")
    assert (set(both.graph), both.focus) == (set(both.focus), (lineages.NOTICE, lineages.PROVINCE))


def test_a_facet_takes_whole_publications_and_keeps_what_was_asked_for() -> None:
    publication = {lineages.PLAN_NOTICE, lineages.PLAN, lineages.WORK_PLAN}
    facets = {"technology": ("tsn",)}
    assert set(asked(facets=facets).graph) == publication
    assert set(asked(lineages.GUIDANCE, facets=facets).graph) == publication | {lineages.GUIDANCE}


def test_a_path_is_told_step_by_step_with_its_quotes() -> None:
    hops = asked(lineages.WORK_PLAN, to=lineages.PROVINCE).hops
    assert [hop.end for hop in hops][-1] == lineages.PROVINCE
    (last,) = (hop for hop in hops if hop.end == lineages.PROVINCE)
    assert (last.start, last.forward, last.edge["cue"]) == (lineages.GUIDANCE, False, "贯彻落实")
    with pytest.raises(NothingFound, match="no path"):
        asked(lineages.LAW, to=lineages.GUIDANCE, relations=("succeedsPlan",))
    with pytest.raises(ParameterError, match="select one"):
        asked(to=lineages.GUIDANCE)


CORPUS = [
    LineageQuestion(("1+工信厅信管〔2020〕8号+1",)),
    LineageQuestion(("国发〔2017〕50号",), direction="down"),
    LineageQuestion(("国发〔2017〕50号+", "+工信厅信管〔2020〕8号")),
    LineageQuestion(("国发〔2017〕50号",), depth=3, relations=("implementsPolicy", "cites")),
    LineageQuestion(("国发〔2017〕50号",), as_of="2019"),
    LineageQuestion(as_of="2018-06"),
    LineageQuestion(facets={"technology": ("id-resolution",)}),
    LineageQuestion(("国发〔2017〕50号",), facets={"level": ("province",)}),
    LineageQuestion(("工信厅信管函〔2024〕481号",), to="国发〔2017〕50号"),
    LineageQuestion(),
]


@cache
def corpus() -> tuple[ox.Store, Lineage, Things, Documents]:
    """The packaged corpus, and what is known of it."""
    release = packaged_release()
    store = load_store(release.store, release.statements)
    lineage = Lineage(rows(store, DOCUMENTS), rows(store, EDGES))
    documents = Documents.of(*(rows(store, query) for query in QUERIES))
    return store, lineage, Things.of(store), documents


@pytest.mark.parametrize("question", CORPUS, ids=lambda question: str(question.parameters()))
def test_the_query_behind_a_view_gives_its_edges(question: LineageQuestion) -> None:
    store, lineage, things, documents = corpus()
    view = question.view(lineage, things, documents)
    found = {
        (row["citing"], row["cited"], row["relation"].rpartition("#")[2], row.get("citation", ""))
        for row in rows(store, view.sparql())
    }
    shown = {
        (citing, cited, said["relation"].replace("hasAnnex", "has_annex"), said.get("citation", ""))
        for citing, cited, said in view.graph.edges(data=True)
    }
    assert found == shown
    assert shown
