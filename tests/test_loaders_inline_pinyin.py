"""Pinyin in brackets behind characters is no part of a text."""

from loaders.inline_pinyin import without_inline_pinyin
from loaders.layout import Layout, paragraph_blocks


def test_pinyin_is_left_out_and_reported() -> None:
    layout = Layout(
        paragraph_blocks(["各省、自(zì)治区(qū)、直辖市的(de)平台（TSN）和(hé)网络(iot)"])
    )
    mended = without_inline_pinyin(layout)
    assert [b.text for b in mended.blocks] == ["各省、自治区、直辖市的平台（TSN）和网络(iot)"]
    assert [remark.code for remark in mended.remarks] == ["inline-pinyin-dropped"]


def test_a_pronunciation_that_is_explained_stays() -> None:
    layout = Layout(paragraph_blocks(["亳（bó）州市人民政府"]))
    assert without_inline_pinyin(layout) == layout
