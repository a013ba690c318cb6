"""The language that a text's script tells, where the graph has its words without one."""

import re
from typing import Final, Literal

_KANA: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
"""Without the dot and the stroke that stand in Chinese text too."""
_HAN: Final = re.compile("[\u3007\u3220-\u3243\u3400-\u9fff]")


def language_of_script(text: str) -> Literal["zh", "ja", ""]:
    """Japanese for a text with kana, Chinese for one with other characters, else none.

    >>> language_of_script("ポイント"), language_of_script("（二）"), language_of_script("2020-03")
    ('ja', 'zh', '')
    """
    if _KANA.search(text):
        return "ja"
    return "zh" if _HAN.search(text) else ""


def language_of_quote(quote: str) -> Literal["zh", "ja", "en"]:
    """The language of a source's words: English where they have no such characters."""
    return language_of_script(quote) or "en"
