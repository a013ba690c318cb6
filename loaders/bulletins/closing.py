"""What ends a bulletin and states nothing: 以上, and the disclaimer."""

import re
from collections.abc import Sequence

from loaders.bulletins.coverage import Marks
from loaders.bulletins.text import BulletinText, Span

_CLOSING = re.compile(r"以上")
_DISCLAIMER = re.compile(
    r"[当本](?:レポート|資料|情報|社)[^\n]*(?:勧誘|保証|ご自身の判断|予告なし)[^\n]*"
)


def ignore_closing(text: BulletinText, tail: Sequence[Span], marks: Marks) -> None:
    """Mark the closing word and the disclaimer."""
    for block in tail:
        if _CLOSING.fullmatch(text.compact, *block):
            marks.ignore("closing", block)
        elif _DISCLAIMER.fullmatch(text.compact, *block):
            marks.ignore("disclaimer", block)
