"""OFD files: text objects to paragraphs, templates, tables, what cannot be read."""

import random
from contextlib import suppress
from pathlib import Path

import pytest
from ofd_files import BODY, LEADING, LEFT, SIZE, TITLE, ofd, paragraph, rule, text

from loaders.formats import ofd as ofd_format
from loaders.formats import read_layout
from loaders.layout import Block, Layout, Unreadable

SHARED = Path(__file__).parents[2] / "shared" / "texts"
LONG = (
    "为保障重点项目用地需求，请你局会同有关单位抓紧办理审批手续，"
    "于本月底前将办理情况书面报送我办汇总。"
)


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


def read(*pages: list[str], template: list[str] | None = None) -> Layout:
    return ofd_format.read(ofd(pages, template or []))


def test_lines_become_paragraphs_with_roles_and_alignment() -> None:
    title = "关于办理用地手续的函"
    first, y = paragraph(80, LONG)
    second, y = paragraph(y, LONG)
    layout = read(
        [
            text(105 - len(title) * 7.76 / 2, 50, title, font=TITLE, size=7.76),
            text(LEFT, 70, "市自然资源局："),
            *first,
            *second,
            text(LEFT + 16 * SIZE, y + LEADING, "2024年5月6日"),
        ]
    )
    assert layout.blocks == (
        Block(title, align="center", role="title"),
        Block("市自然资源局："),
        Block(LONG),
        Block(LONG),
        Block("2024年5月6日", align="right"),
    )


def test_objects_split_within_words_and_dates_are_joined() -> None:
    pieces = ["截至20", "2", "4年", "5月，全市共", "改造车间", "1", "20个。"]
    objects, x = [], LEFT
    for piece in pieces:
        objects.append(text(x, 60, piece))
        x += sum(SIZE if ord(character) > 0x2000 else SIZE / 2 for character in piece)
    assert texts(read(objects[::-1])) == ["截至2024年5月，全市共改造车间120个。"]


def test_distances_may_be_written_with_repetition_or_not_at_all() -> None:
    repeated = (
        f'<ofd:TextObject ID="1" Boundary="30 50 100 7" Font="{BODY}" Size="5">'
        '<ofd:TextCode X="0" Y="5" DeltaX="g 3 5 5.5">产业政策库</ofd:TextCode></ofd:TextObject>'
    )
    plain = (
        f'<ofd:TextObject ID="2" Boundary="30 60 100 7" Font="{BODY}" Size="5">'
        '<ofd:TextCode X="0" Y="5">没有写明字间距离的一行2024</ofd:TextCode></ofd:TextObject>'
    )
    assert texts(read([plain, repeated])) == ["产业政策库", "没有写明字间距离的一行2024"]


def test_matrices_scale_and_move() -> None:
    moved = text(0, 0, "放大的文字", size=1, extra='CTM="8 0 0 8 40 60"')
    body, _ = paragraph(120, LONG)
    block = read([moved, *body]).blocks[0]
    assert block.text == "放大的文字"
    assert read([*body, moved]).blocks[0] == block


def test_slanted_text_is_left_out_and_reported() -> None:
    mark = text(50, 150, "内部资料", size=20, extra='CTM="0.7 0.7 -0.7 0.7 0 0"')
    body, _ = paragraph(60, LONG)
    layout = read([mark, *body])
    assert texts(layout) == [LONG]
    assert [remark.code for remark in layout.remarks] == ["turned-text-dropped"]


def test_templates_are_drawn_on_each_page_and_their_running_heads_dropped() -> None:
    head = [text(LEFT, 15, "某市自然资源局公文", size=3.5)]
    pages = [paragraph(50, LONG)[0] for _ in range(3)]
    layout = read(*pages, template=head)
    assert texts(layout) == [LONG] * 3
    assert "3 × running line" in layout.remarks[0].message
    assert texts(read(pages[0], template=head)) == ["某市自然资源局公文", LONG]


def test_ruled_tables_become_rows() -> None:
    rules = [rule(30, y, 150, y) for y in (50, 60, 70)] + [
        rule(x, 50, x, 70) for x in (30, 60, 150)
    ]
    cells = [
        text(x, y, word, size=4)
        for y, row in ((57, ("地块", "面积")), (67, ("一号", "二百亩")))
        for x, word in zip((32, 62), row, strict=True)
    ]
    assert [block.text for block in read(cells + rules).blocks] == ["地块\t面积", "一号\t二百亩"]


def test_documents_of_one_file_follow_each_other() -> None:
    content = ofd([paragraph(50, LONG)[0]])
    twice = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    root = f'<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016">{twice * 2}</ofd:OFD>'
    content = ofd([paragraph(50, LONG)[0]], OFD_xml=root)
    assert texts(ofd_format.read(content)) == [LONG, LONG]


def test_files_without_text_objects_need_ocr() -> None:
    with pytest.raises(Unreadable, match="needs OCR") as caught:
        read([rule(10, 10, 100, 10)], [])
    assert caught.value.code == "needs-ocr"


def test_missing_pages_are_named() -> None:
    content = ofd([paragraph(50, LONG)[0], []])
    assert "page-without-text" in [r.code for r in ofd_format.read(content).remarks]


@pytest.mark.parametrize(
    ("name", "entry", "code"),
    [
        ("OFD_xml", "<ofd:OFD", "damaged"),
        ("OFD_xml", '<OFD xmlns="http://www.ofdspec.org/2016"/>', "damaged"),
        ("Encryptions_xml", "<Encryptions/>", "encrypted"),
        ("Doc_0__Document_xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "damaged"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, entry: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        ofd_format.read(ofd([paragraph(50, LONG)[0]], **{name: entry}))
    assert caught.value.code == code


def test_values_that_are_no_numbers_are_passed_over() -> None:
    odd = (
        '<ofd:TextObject Boundary="x y" Font="77" Size="nan"><ofd:TextCode>甲</ofd:TextCode>'
        '</ofd:TextObject><ofd:TextObject Boundary="30 50 40 7" Font="77" Size="5" CTM="1 2">'
        '<ofd:TextCode X="inf" Y="5" DeltaX="g 9999999999 1 g">乙丙</ofd:TextCode>'
        '</ofd:TextObject><ofd:PathObject Boundary="">'
        "<ofd:AbbreviatedData>M 1 . L B Q 9</ofd:AbbreviatedData></ofd:PathObject>"
    )
    assert texts(read([odd])) == ["乙丙"]


def test_files_are_recognised_by_their_root_entry() -> None:
    content = ofd([paragraph(50, LONG)[0]])
    assert ofd_format.recognises(content)
    assert not ofd_format.recognises(b"PK\x03\x04 no archive")
    assert read_layout("letter", content)[0] == "application/ofd"


def test_damaged_files_end_in_a_layout_or_a_message() -> None:
    content, chance = ofd([paragraph(50, LONG)[0]]), random.Random(33)
    for number in range(200):
        damaged = bytearray(content)
        if number % 2:
            del damaged[chance.randrange(len(damaged)) :]
        else:
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        with suppress(Unreadable):
            ofd_format.read(bytes(damaged))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here")
def test_a_real_file() -> None:
    layout = ofd_format.read((SHARED / "ofd-hantie-2023-han.ofd").read_bytes())
    assert layout.blocks[0] == Block(
        "关于加快南货场铁路涵洞下穿建设的函", align="center", role="title"
    )
    assert layout.blocks[-1] == Block("2023年7月12日", align="right")
    assert len(layout.blocks) == 5
