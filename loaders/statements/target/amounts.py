"""Numbers as official texts write them: 1，200, 1.2万亿, 三百二十, 百, 千亿.

After GB/T 15835-2011, which lets 万 and 亿 stand after Arabic digits.
"""

import re
from decimal import Decimal

HAN_CHARACTERS = "一二两三四五六七八九十百千万亿零〇"
HAN = f"[{HAN_CHARACTERS}]{{1,15}}(?:点[一二三四五六七八九零〇]{{1,4}})?"
"""A numeral in characters; not each that matches is a number: see `amount`."""
SCALE = "[十百千]?万亿|[十百千]?[万亿]|千(?![瓦米克兆伏帕卡])|百(?!分)"
ARABIC = r"(?:[0-9]{1,3}(?:，[0-9]{3}){1,4}(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,6})?"
"""Arabic digits of the compact copy, where the comma of thousands is wide."""

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_WRITTEN = re.compile(rf"(?P<digits>{ARABIC}) ?(?P<scale>{SCALE})?")


def amount(text: str) -> Decimal | None:
    """The number that is written, None where the characters write none (十四五, 三五).

    >>> [str(amount(text)) for text in ("1，200", "1.2万亿", "三百二十", "千亿", "十四五")]
    ['1200', '1200000000000', '320', '100000000000', 'None']
    """
    if found := _WRITTEN.fullmatch(text):
        return plain(Decimal(found["digits"].replace("，", "")) * scale(found["scale"] or ""))
    whole, _, decimals = text.partition("点")
    value = _spoken(whole)
    if value is None or not decimals:
        return value
    return value + Decimal("0." + "".join(str(_DIGITS[digit]) for digit in decimals))


def scale(text: str) -> int:
    """The factor that a scale such as 万亿 stands for; 1 for none."""
    factor = 1
    for character in text:
        factor *= _SCALES[character]
    return factor


def plain(value: Decimal) -> Decimal:
    """A number without an exponent and without zeros after its last decimal: 1.20 is 1.2."""
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize()


def _spoken(text: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    last = 10**9
    for character in text:
        if character in _DIGITS:
            if digit:  # two digits side by side are no number that is spoken so
                return None
            digit = _DIGITS[character]
            continue
        factor = _SCALES[character]
        if factor < 10**4:
            if factor >= last or digit == 0 or (digit is None and section):
                return None
            section += (1 if digit is None else digit) * factor
            last = factor
        else:
            section += digit or 0
            if not section:  # 万亿, 亿亿
                total = (total or 1) * factor
            elif total < factor:
                total = (total + section) * factor
            else:
                total += section * factor
            section, last = 0, 10**9
        digit = None
    if digit and last > 10 and last < 10**9 and "零" not in text and "〇" not in text:
        return None  # 一百五 is said of 105 and of 150
    return Decimal(total + section + (digit or 0)) if text else None
