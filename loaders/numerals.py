"""Numbering of parts (一、 （二） 1. ① 第三条) as integers and paths."""

import re
import unicodedata

_BARE = re.compile(r"[一二三四五六七八九十廿卅百零〇]+|[0-9]+(?:\.[0-9]+)*")
_TENS = re.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")


def ordinal(numbering: str) -> int:
    """The number in a part's numbering as printed; the last one of 2.1.

    Raises ValueError where there is none (GB/T 9704-2012, 7.3.3 has the usual four levels).

    >>> [ordinal(n) for n in ("一、", "（二十一）", "3.", "（４）", "⑳", "第十二条")]
    [1, 21, 3, 4, 20, 12]
    """
    stripped = numbering.strip()
    sign = unicodedata.numeric(stripped, 0) if len(stripped) == 1 else 0
    if sign >= 1 and sign == int(sign):
        return int(sign)
    found = _BARE.search(unicodedata.normalize("NFKC", stripped))
    value = _value(found.group()) if found else 0
    if value < 1:
        raise ValueError(f"{numbering!r} numbers nothing: write it as printed, like （二）")
    return value


def _value(text: str) -> int:
    """The number that a numeral writes, 0 where it writes none that is spoken so."""
    plain = text.rpartition(".")[2].translate(_DIGITS)
    try:
        if plain.isdigit():
            return int(plain)
        if tens := _TENS.fullmatch(text):
            return int(tens[1].translate(_DIGITS) or 1) * 10 + int(tens[2].translate(_DIGITS) or 0)
        import cn2an  # slow, and for 百 and above alone

        value = int(cn2an.cn2an(text, "smart"))
    except (KeyError, ValueError):
        return 0
    spoken = str(cn2an.an2cn(value))
    return value if text.replace("〇", "零") in (spoken, spoken.removeprefix("一")) else 0
