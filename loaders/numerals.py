"""Numbering of parts (一、 （二） 1. ① 第三条) as integers and paths."""

import re
import unicodedata

import cn2an

_BARE = re.compile(r"[一二三四五六七八九十百零〇]+|\d+")


def ordinal(numbering: str) -> int:
    """The number in a part's numbering as printed.

    Raises ValueError where there is none (GB/T 9704-2012, 7.3.3 has the usual four levels).

    >>> [ordinal(n) for n in ("一、", "（二十一）", "3.", "（４）", "⑳", "第十二条")]
    [1, 21, 3, 4, 20, 12]
    """
    stripped = numbering.strip()
    if len(stripped) == 1 and (value := unicodedata.numeric(stripped, 0)) >= 1:
        return int(value)
    found = _BARE.search(unicodedata.normalize("NFKC", stripped))
    if not found:
        raise ValueError(f"{numbering!r} numbers nothing: write it as printed, like （二）")
    text = found.group()
    return int(text) if text.isdigit() else int(cn2an.cn2an(text, "smart"))
