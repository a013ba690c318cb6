"""The lineage counted by cell, opened, as pixels, and as a notebook shows it."""

import json
import re
import xml.etree.ElementTree as ET

import lineages
import pytest
from conftest import Golden

from graph.lineage import Lineage
from graph.lineage_cells import MOST_CARDS, count_by_cell
from graph.lineage_formats import write
from graph.lineage_picture import LineagePicture
from graph.lineage_png import TooLarge, draws_chinese, png
from graph.lineage_svg import draw
from graph.picture.words import LANGUAGES, Language
from queries.lineage import LineageQuestion
from queries.things import Things

SVG = "{http://www.w3.org/2000/svg}"
EXAMPLE = "https://example.org/"
LEVELS = ("central", "ministry", "province")
MANY = Lineage(
    [
        {
            "document": f"{EXAMPLE}{number}",
            "zh": f"计划{number}",
            "date": str(2015 + number // 50),
            "level": LEVELS[number % 3],
            "series": f"{EXAMPLE}series/{number % 2}",
            "seriesEn": f"Plans {number % 2}",
        }
        for number in range(MOST_CARDS + 50)
    ],
    [
        {
            "citing": f"{EXAMPLE}{number}",
            "cited": f"{EXAMPLE}{number // 2}",
            "relation": f"x#{'cites' if number % 5 else 'amends'}",
            "citation": str(number),
        }
        for number in range(2, MOST_CARDS + 50)
    ],
)


def cells(text: str) -> dict[str, ET.Element]:
    found = ET.fromstring(text).iter()
    return {one.get("data-cell", ""): one for one in found if one.get("data-cell")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_are_as_they_were(golden: Golden, language: Language) -> None:
    golden(f"lineage/cells.{language}.svg", draw(MANY.graph, language, link_cell="?cell={}".format))


def test_many_documents_are_counted_and_each_cell_opens() -> None:
    found = cells(draw(MANY.graph, "en", link_cell="?cell={}".format))
    assert len(found) == len(LEVELS) * 5
    cell = found["2015.central"]
    assert (cell.tag, cell.get("href")) == (f"{SVG}a", "?cell=2015.central")
    assert cell.get("aria-label", "").startswith("2015, central government: 17 documents")
    assert sum(len(one.documents) for one in count_by_cell(MANY.graph).cells.values()) == 250


def test_edges_between_two_cells_are_one_line_that_counts_them() -> None:
    counted = count_by_cell(MANY.graph)
    assert sum(edge.count for edge in counted.edges) == MANY.graph.number_of_edges()
    between = [edge for edge in counted.edges if edge.source != edge.target]
    lines = [
        (one.get("data-source"), one.get("data-target"), one.get("data-count"))
        for one in ET.fromstring(draw(MANY.graph, "en")).iter(f"{SVG}g")
        if one.get("data-count")
    ]
    assert sorted(lines) == sorted((e.source, e.target, str(e.count)) for e in between)


def test_an_opened_cell_shows_its_cards_among_the_cells_they_are_joined_to() -> None:
    svg = draw(MANY.graph, "zh", cell="2016.ministry", link_cell="?cell={}".format)
    inside = set(count_by_cell(MANY.graph).cells["2016.ministry"].documents)
    cards = {one.get("data-iri") for one in ET.fromstring(svg).iter(f"{SVG}a")} - {None}
    assert cards == inside
    assert "2015.central" in cells(svg)
    assert "2016.ministry" not in cells(svg)
    assert ET.fromstring(svg).findtext(f"{SVG}title") == "政策脉络：2016 部委"


def test_lanes_may_be_series_under_their_names() -> None:
    text = draw(MANY.graph, "en", lanes="series")
    assert set(cells(text)) == {f"{year}.{number}" for year in range(2015, 2020) for number in "01"}
    assert "Plans 1" in text
    assert "series" in draw(lineages.around_notice(), "en", lanes="series")


def test_json_tells_the_counts_where_there_are_many() -> None:
    told = json.loads(write(MANY.graph, "json"))
    assert len(told["nodes"]) == 250
    assert {"id": "2015.central", "year": "2015", "lane": "central", "documents": 17} in (
        told["cells"]["cells"]
    )
    assert "cells" not in json.loads(write(lineages.around_notice(), "json"))


def test_a_page_gives_the_addresses_and_finds_what_it_needs() -> None:
    svg = ET.fromstring(draw(lineages.around_notice(), link=lambda iri: "/x?of=" + iri[-3:]))
    (focus,) = (one for one in svg.iter(f"{SVG}a") if one.get("class") == "card focus")
    assert focus.get("href") == "/x?of=n-8"
    assert (focus.get("data-year"), focus.get("data-lane"), focus.get("data-depth")) == (
        "2020", "department", "0",
    )  # fmt: skip


def test_a_trunk_has_one_arrow_head_and_turns_squarely() -> None:
    lineage = Lineage(
        [{"document": "a", "date": "2018"}, *({"document": n, "date": "2019"} for n in "bcd")],
        [{"citing": n, "cited": "a", "relation": "x#cites", "citation": n} for n in "bcd"],
    )
    edges = [
        one for one in ET.fromstring(draw(lineage.graph)).iter(f"{SVG}g") if one.get("data-target")
    ]
    assert len(edges) == 3
    assert len({one[-1].get("d") for one in edges}) == 1
    assert not any("C" in one[1].get("d", "") for one in edges)


def test_png_is_two_pixels_for_one_and_has_a_most() -> None:
    picture = LineagePicture(lineages.around_notice())
    content = picture.png()
    size = [int.from_bytes(content[at : at + 4], "big") for at in (16, 20)]
    root = ET.fromstring(picture.svg())
    assert size == [2 * int(root.get(name, "")) for name in ("width", "height")]
    with pytest.raises(TooLarge, match=r"9000 x 9000.*ask for fewer documents"):
        png('<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"/>')
    assert isinstance(draws_chinese(), bool)


def test_a_view_shows_itself_in_a_notebook() -> None:
    things = Things([{"thing": lineages.GUIDANCE, "title": "指导意见"}], [])
    view = LineageQuestion(("指导意见",)).view(lineages.LINEAGE, things)
    assert re.match("<svg .*<title>", view._repr_svg_(), re.DOTALL)
    assert view.picture("en", link=str.upper).svg().count("HTTPS://W3ID") > 1
