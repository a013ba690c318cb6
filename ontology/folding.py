"""Folds characters that are one to a reader: width, and traditional and Japanese variants.

Every character is folded to one character, so offsets are those of the text as given. What is
folded is for matching only; what is quoted is quoted as it stands.
"""

import re
from functools import cache

import opencc

_CJK = range(0x4E00, 0xA000)
_FULLWIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION = {
    **dict(zip("(),:;!?", "（），：；！？", strict=True)),
    **dict.fromkeys("‐‑‒–—―−－", "-"),
    **dict.fromkeys("〜∼～", "~"),
    **dict(zip("﹙﹚﹐﹕﹔﹑﹒", "（），：；、.", strict=True)),
    **dict(zip("[]［］﹝﹞〖〗", "〔〕〔〕〔〕〔〕", strict=True)),
    **dict(zip("「」『』﹁﹂", "“”“”“”", strict=True)),
    "％": "%",
    "﹪": "%",
    "＋": "+",
    "﹢": "+",
    "．": ".",
    "･": "·",
    "・": "·",
    "•": "·",
}
"""Punctuation is wide, as Chinese writes it, also the comma within a number; signs of numbers are
narrow; brackets of document numbers are 〔〕 and quotes “”."""
_BLANKS = dict.fromkeys(
    (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000),
    " ",
)


def fold(text: str) -> str:
    """Text in narrow digits and Latin letters, wide punctuation, and simplified characters.

    Letters keep their case. The result has the length of `text`.

    >>> fold("工業互聯網（ＴＳＮ)：１０〜２０％，庁")
    '工业互联网（TSN）：10~20%，厅'
    """
    return text.translate(_table()) if _foldable().search(text) else text


@cache
def variants() -> dict[str, str]:
    """The simplified character of each traditional and Japanese one that simplified text lacks.

    Of GB 2312 only 後, 於, 徵, 夥 and 麽 are folded: 乾 stands in simplified texts too, as itself.
    """
    rare = [character for character in map(chr, _CJK) if not _in_gb2312(character)]
    listed = "\n".join(rare)
    to_simplified = opencc.OpenCC("t2s")
    traditional = to_simplified.convert(listed).split("\n")
    japanese = to_simplified.convert(opencc.OpenCC("jp2t").convert(listed)).split("\n")
    found: dict[str, str] = dict(zip("後於徵夥麽", "后于征伙么", strict=True)) | {
        character: plain if plain != character else other
        for character, plain, other in zip(rare, traditional, japanese, strict=True)
        if len(plain) == len(other) == 1 and (plain, other) != (character, character)
    }
    return {character: found.get(plain, plain) for character, plain in found.items()}


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _foldable() -> re.Pattern[str]:
    """Whatever folding changes: most texts to fold are folded already, and are let be."""
    changed = [chr(code) for code, folded in _table().items() if chr(code) != folded]
    return re.compile(f"[{''.join(map(re.escape, sorted(changed)))}]")


@cache
def _table() -> dict[int, str]:
    folded = {**_FULLWIDTH, **_BLANKS}
    for table in (_PUNCTUATION, variants()):
        folded |= {ord(character): plain for character, plain in table.items()}
    return folded | {ord(wide): wide for wide in "（），：；！？"}
