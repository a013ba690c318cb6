"""Numerals of automatic numbering, after ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat)."""

from collections.abc import Callable

import cn2an

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_SIGNS = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
"""Formats that have one sign for each number; above the last one numbers are decimal."""
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def numeral(number: int, style: str) -> str:
    """A number in one of the number formats; decimal in those that Chinese texts do not use.

    >>> [numeral(12, style) for style in ("chineseCounting", "decimalEnclosedCircle", "upperRoman")]
    ['十二', '⑫', 'XII']
    """
    signs = _SIGNS.get(style)
    if signs:
        return signs[number - 1] if 0 < number <= len(signs) else str(number)
    write = _WRITERS.get(style)
    return write(number) if write and number > 0 else str(number)


def _counting(number: int) -> str:
    text = str(cn2an.an2cn(number, "low"))
    return text.removeprefix("一") if 10 <= number < 20 else text


def _legal(number: int) -> str:
    return str(cn2an.an2cn(number, "up"))


def _digits(number: int) -> str:
    return str(number).translate(_DIGITS)


def _chinese_counting(number: int) -> str:
    """Spoken up to 99, digit by digit from there on."""
    return _counting(number) if number < 100 else _digits(number)


def _roman(number: int) -> str:
    written = ""
    for step, sign in _ROMAN:
        count, number = divmod(number, step)
        written += sign * min(count, 10)
    return written


def _letters(number: int) -> str:
    """The alphabet, then each letter twice, and so on."""
    times, place = divmod(number - 1, len(_ALPHABET))
    return _ALPHABET[place] * min(times + 1, 10)


_WRITERS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _chinese_counting,
    "taiwaneseCountingThousand": _counting,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
