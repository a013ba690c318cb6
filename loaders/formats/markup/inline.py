"""Text without the marks of Markdown and HTML within a line: emphasis, links, tags, escapes."""

import html
import re
from collections.abc import Iterator

from loaders.layout import Align

_MARK = re.compile(r"[\\*_`~<&\[]")
_LINK = re.compile(
    r"!?\[((?:\\.|[^\[\]\\]){0,600})\]\((?:\\.|[^()\\\n]|\([^()\n]{0,100}\)){0,1000}\)"
    r"|<(https?://[^<>\s]{1,600})>"
)
_CODE = re.compile(r"(`{1,3})(?!`)([^`]{1,1000})(?<!`)\1(?!`)")
_EMPHASIS = (
    re.compile(r"\*{2,3}(?![\s*，。、；：！？）》”])([^*]{1,2000})(?<!\s)\*{2,3}"),
    re.compile(r"(?<![0-9A-Za-z_])__(?![\s_])([^_]{1,1000})(?<!\s)__(?![0-9A-Za-z_])"),
    re.compile(r"(?<![0-9*])\*(?![\s*，。、；：！？）》”])([^*\n]{1,500})(?<!\s)\*(?![0-9*])"),
    re.compile(r"(?<!\w)_(?![\s_])([^_\n]{1,500})(?<!\s)_(?!\w)"),
    re.compile(r"~~(?![\s~])([^~]{1,1000})(?<!\s)~~"),
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TAG = re.compile(
    r"</?(?:a|b|big|center|code|del|div|em|font|h[1-6]|i|img|ins|li|mark|ol|p|s|small|span|strike"
    r"|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>\n]{0,1000}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,31});")
_LINE_BREAK = re.compile(r"<br\b[^<>]{0,100}>", re.IGNORECASE)
_ROW_END = re.compile(r"</?(?:tr|p|div|h[1-6]|li|table|center)\b[^<>]{0,1000}>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]>\s{0,100}(?=<t[dh]\b)", re.IGNORECASE)
_TO_RIGHT = re.compile(r"<[^<>]{1,300}(?:align\s?=\s?[\"']?|text-align\s?:\s?)right", re.IGNORECASE)
_HIDDEN = re.compile(r"\s*<(?:script|style)\b", re.IGNORECASE)


def plain_text(source: str) -> str:
    r"""The text that Markdown within a paragraph shows; line breaks stay, `<br>` becomes "\v".

    >>> plain_text(r"**加快**[建设](a.html)平台\*")
    '加快建设平台*'
    """
    if not _MARK.search(source):
        return source
    text = _LINE_BREAK.sub("\v", source) if "<" in source else source
    text = _LINK.sub(lambda found: found[1] if found[1] is not None else found[2], text)
    text = _CODE.sub(r"\2", text)
    # an escaped mark is put out of the way of those that are marks
    text = _ESCAPE.sub(lambda found: chr(_HIDING + ord(found[1])), text)
    for mark in _EMPHASIS:
        text = mark.sub(r"\1", text)
    text = _TAG.sub("", text) if "<" in text else text
    return _ENTITY.sub(_character, text).translate(_SHOWN)


_HIDING = 0xF0000
_SHOWN = {_HIDING + code: chr(code) for code in range(0x21, 0x7F)}


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0]).replace("\n", " ")


def html_lines(source: str) -> Iterator[tuple[str, Align | None]]:
    """The lines that a block of HTML shows, cells parted by tabs, with their alignment."""
    if _HIDDEN.match(source):
        return
    align: Align | None = "right" if _TO_RIGHT.search(source) else None
    source = _CELL_END.sub("\t", source.replace("\t", " "))
    for line in _ROW_END.sub("\n", _LINE_BREAK.sub("\n", source)).split("\n"):
        text = _ENTITY.sub(_character, _TAG.sub("", line)).strip(" ")
        if text.strip():
            yield text, align


def without_comments(text: str) -> str:
    """Text without HTML comments, their line breaks left; one that is not closed stays.

    >>> without_comments("甲<!-- 乙 -->丙")
    '甲丙'
    """
    head, *rest = text.split("<!--")
    shown = [head]
    for piece in rest:
        comment, closed, after = piece.partition("-->")
        shown += ["\n" * comment.count("\n"), after] if closed else ["<!--", piece]
    return "".join(shown)
