"""Pinyin that a page sets in brackets behind characters, 区(qū): it is no part of the text."""

import re
import unicodedata
from dataclasses import replace

from loaders.layout import Layout, LayoutRemark

_FEW = 3
"""A text that only explains a pronunciation has fewer."""
_SYLLABLE = re.compile(
    r"(?<=[\u3400-\u9fff])[（(](?P<syllable>[a-zü\u00e0-\u00fc\u0101-\u01dc\u0300-\u030c]{1,7})[)）]"
)
_NEUTRAL = frozenset({"ba", "de", "ge", "le", "ma", "me", "men", "ne", "tou", "zhe", "zi"})
_TONES = frozenset("\u0300\u0301\u0304\u030c")


def without_inline_pinyin(layout: Layout) -> Layout:
    """The layout without it, and a remark that says how much was left out."""
    toned = sum(
        _toned(found["syllable"])
        for block in layout.blocks
        for found in _SYLLABLE.finditer(block.text)
    )
    if toned < _FEW:
        return layout
    blocks = tuple(replace(b, text=_SYLLABLE.sub(_dropped, b.text)) for b in layout.blocks)
    message = f"pinyin in brackets left out: {toned} syllables"
    remark = LayoutRemark("inline-pinyin-dropped", message)
    return replace(layout, blocks=blocks, remarks=(*layout.remarks, remark))


def _dropped(found: re.Match[str]) -> str:
    pinyin = _toned(found["syllable"]) or found["syllable"] in _NEUTRAL
    return "" if pinyin else found[0]


def _toned(syllable: str) -> bool:
    return any(sign in _TONES for sign in unicodedata.normalize("NFD", syllable))
