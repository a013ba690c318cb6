"""Imported where workers come from, before there are any: makes once what each of them needs.

Much is made when the first text is read: the vocabularies, and the automata that find their labels.
"""

from loaders.pipeline import read_document
from loaders.resolver import Resolver
from ontology.lexicon import Lexicon, load_lexicon

_TEXT = """关于发展工业互联网的通知
各有关单位：
一、到2025年，建成平台10个。（工业和信息化部负责）
2020年1月1日
"""


def warm_up(lexicon: Lexicon) -> None:
    """Read a few words; what reading them took is kept with the lexicon."""
    read_document(_TEXT.encode(), "warm-up.txt", "warm-up", lexicon, Resolver((), lexicon))


warm_up(load_lexicon())
