"""Names of bodies: found in running text, parted in lists, cut where they are glued."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.gongwen.text import OfficialText, Span, official_text
from loaders.layout import Block, clean
from loaders.statements.bodies.names import find_bodies, split_issuers, split_names
from ontology.lexicon import load_lexicon

LEXICON = load_lexicon()
KNOWN = (
    "工业和信息化部", "国家发展和改革委员会", "财政部", "科学技术部", "国家能源局", "商务部",
    "国务院国有资产监督管理委员会", "人力资源和社会保障部", "国家市场监督管理总局", "文化和旅游部",
)  # fmt: skip


def text_of(line: str) -> tuple[OfficialText, Span]:
    text = official_text([Block(clean(line))])
    return text, text.lines[0].span


def issuers(line: str) -> list[str]:
    text, span = text_of(line)
    return [text.of(each) for each in split_issuers(text, span, LEXICON)]


def names(line: str) -> list[str]:
    text, span = text_of(line)
    return [text.of(each) for each in split_names(text.compact, span, LEXICON)]


def bodies(line: str) -> list[tuple[str, str]]:
    text, span = text_of(line)
    found = find_bodies(text.compact, span, LEXICON)
    return [(text.of(place), body.key) for place, body in found]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("国 家 能 源 局", ["国家能源局"]),
        ("商务部国家发展改革委", ["商务部", "国家发展改革委"]),
        ("工业和信息化部 财政部", ["工业和信息化部", "财政部"]),
        ("中共中央办公厅国务院办公厅", ["中共中央办公厅", "国务院办公厅"]),
        ("国家发展改革委办公厅 国家能源局综合司", ["国家发展改革委办公厅", "国家能源局综合司"]),
        ("湖北省经济和信息化厅湖北省财政厅", ["湖北省经济和信息化厅", "湖北省财政厅"]),
        ("市工信局市财政局", ["市工信局", "市财政局"]),
        ("市委市政府", ["市委", "市政府"]),
        ("国务院国资委", ["国务院国资委"]),
        ("教育部科技司", ["教育部科技司"]),
        ("工业和信息化部等八部门", ["工业和信息化部"]),
    ],
)
def test_a_run_of_issuers_is_cut_where_a_name_ends_and_the_next_begins(
    printed: str, expected: list[str]
) -> None:
    assert issuers(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("住房和城乡建设部、文化和旅游部", ["住房和城乡建设部", "文化和旅游部"]),
        ("财政部和国家税务总局", ["财政部", "国家税务总局"]),
        ("省发展和改革委员会以及省林业和草原局", ["省发展和改革委员会", "省林业和草原局"]),
        ("教育部、商务部等部门和地方各级人民政府", ["教育部", "商务部", "地方各级人民政府"]),
        ("省商务厅、贵阳海关等省级相关部门，各高等院校", ["省商务厅", "贵阳海关", "各高等院校"]),
        (
            "各省、自治区、直辖市人民政府，国务院各部委",
            ["各省、自治区、直辖市人民政府", "国务院各部委"],
        ),
        ("各市、县（市、区）人民政府、各有关部门", ["各市、县（市、区）人民政府", "各有关部门"]),
        ("会同省经信委（工信委、经信厅）", ["省经信委（工信委、经信厅）"]),
        ("各地区、各部门", ["各地区", "各部门"]),
        ("商务部", ["商务部"]),
        ("", []),
    ],
)
def test_a_list_is_parted_at_its_signs_and_not_within_names(
    printed: str, expected: list[str]
) -> None:
    assert names(printed) == expected


def test_known_bodies_are_found_in_running_text() -> None:
    assert bodies("工信部与人民银行联合印发，原环境保护部参与") == [
        ("工信部", "miit"),
        ("人民银行", "pbc"),
        ("环境保护部", "mep"),
    ]
    assert bodies("報財政部，並抄送国家発展改革委") == [
        ("财政部", "mof"),
        ("国家发展改革委", "ndrc"),
    ]


def test_a_former_name_means_the_body_that_had_it() -> None:
    assert bodies("中国铁路总公司、中央全面深化改革领导小组") == [
        ("中国铁路总公司", "cr"),
        ("中央全面深化改革领导小组", "ccdr"),
    ]


@pytest.mark.parametrize(
    "running",
    [
        "财政部门要加强监管",
        "水利部署了防汛工作",
        "省国资委负责",
        "人民银行长沙中心支行",
        "发展改革委",  # which commission depends on who speaks
    ],
)
def test_a_part_of_another_name_is_no_body(running: str) -> None:
    assert bodies(running) == []


@given(
    chosen=st.lists(st.sampled_from(KNOWN), min_size=1, max_size=6),
    sign=st.sampled_from(["", "、", " ", "，", "和", "；"]),
)
def test_known_names_are_parted_however_they_are_joined(chosen: list[str], sign: str) -> None:
    assert issuers(sign.join(chosen)) == chosen


@given(st.text(alphabet="省市各部委局厅办会财政工业和与、，；（）等由会同国家", max_size=60))
def test_names_stand_in_order_within_the_list(line: str) -> None:
    text, span = text_of(line)
    found = split_names(text.compact, span, LEXICON)
    assert all(span.start <= each.start < each.end <= span.end for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
