"""The blocks of a Markdown text: headings, rows, and lines that paragraphs are made of."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from loaders.formats.lines.line_starts import start_of
from loaders.formats.lines.printed_lines import PrintedLine
from loaders.formats.lines.text_layout import Piece
from loaders.formats.markup.inline import html_lines, plain_text
from loaders.layout import Block, BlockKind, Role, clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ROLES: dict[str, Role] = {"h1": "title", "h2": "level1", "h3": "level2"}
_ROLES_OF_NUMBERS: dict[str, Role] = {
    "first": "level1",
    "second": "level2",
    **dict.fromkeys(("article编", "article章", "article节"), "level1"),
}
_CELL_END = re.compile(r"(?<!\\)\|")
_UNDERLINED = re.compile(r"((?:[^\n]{1,300}\n){1,3}?) {0,3}={2,}[ \t]*(?:\n|$)")
_HARD_BREAK = re.compile(r"(?: {2}|\\)$")
_COMPARISON = re.compile(r"^(\s{0,3})>(?=[\d〔])")
""">70 in a cell of its own is no quotation."""
_NESTING = 100


def pieces_of(lines: Sequence[PrintedLine], source: Sequence[str]) -> list[Piece]:
    """Headings and rows as blocks, and the lines of each paragraph, of a text in Markdown.

    `lines` are what is left of the lines of the file, `source` is all of them, with their blanks.
    """
    return list(_Reader(lines, source).pieces())


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    # Indents are those of paragraphs; a line of dashes parts sections and underlines nothing;
    # “[注]：…” is text. What stands within a paragraph is read without the library, whose emphasis
    # does not know Chinese punctuation.
    parser.disable(["code", "lheading", "reference"])
    parser.core.ruler.disable("inline")
    return parser


class _Reader:
    def __init__(self, lines: Sequence[PrintedLine], source: Sequence[str]) -> None:
        self._lines: list[PrintedLine] = []
        self._source: list[str] = []
        for line in lines:
            parted = bool(self._lines) and self._lines[-1].number == line.number
            if line.gap or parted:
                self._lines.append(line)
                self._source.append("")
            whole = source[line.number]
            text = whole if whole.strip() == line.text else line.text
            self._lines.append(line)
            self._source.append(_COMPARISON.sub(r"\1\\>", text))
        self._tokens = _parser().parse("\n".join(self._source))
        self._tables = count(1)
        self._ordinal = ""
        """What stands before the item whose text is still to come."""

    def pieces(self) -> Iterator[Piece]:
        numbers = _item_numbers(self._tokens)
        table: int | None = None
        heading = ""
        item = 0
        for place, token in enumerate(self._tokens):
            if token.type == "table_open":
                table = next(self._tables)
            elif token.type == "table_close":
                table = None
            elif token.type == "tr_open" and table:
                yield self._row(token, table)
            elif token.type == "heading_open":
                heading = token.tag
            elif token.type == "list_item_open":
                self._ordinal += numbers.get(place, "")
                item = _first_line(token)
            elif token.type == "inline" and not table:
                yield from self._paragraph(token, heading)
                heading = ""
            elif token.type in ("fence", "code_block", "html_block"):
                yield from self._literal(token)
            elif token.type == "list_item_close" and self._ordinal:
                yield [self._line(item, self._taken_ordinal().strip())]

    def _line(self, place: int, text: str) -> PrintedLine:
        printed = self._lines[min(place, len(self._lines) - 1)]
        return printed._replace(text=text, gap=False)

    def _taken_ordinal(self) -> str:
        ordinal, self._ordinal = self._ordinal, ""
        return ordinal

    def _row(self, token: "Token", table: int) -> Block:
        """A row with all the cells that it has in the file, however many the head has."""
        source = self._source[_first_line(token)].strip(" \t>").removeprefix("|")
        cells = _CELL_END.split(source)
        if len(cells) > 1 and not cells[-1].strip():
            del cells[-1]
        shown = (clean(plain_text(cell).replace("\t", " ")) for cell in cells)
        return Block("\t".join(shown), "row", table=table)

    def _paragraph(self, token: "Token", heading: str) -> Iterator[Piece]:
        content = self._taken_ordinal() + token.content
        first = _first_line(token)
        if not heading and (underlined := _UNDERLINED.match(content)):
            yield from self._heading(underlined[1], "h1")
            first += underlined[0].count("\n")
            content = content[underlined.end() :]
        if heading:
            yield from self._heading(content, heading)
        elif content:
            yield from self._runs(content, first)

    def _heading(self, content: str, tag: str) -> Iterator[Block]:
        text = clean(plain_text(content))
        yield Block(text, role=_role(text, tag))

    def _runs(self, content: str, first: int) -> Iterator[list[PrintedLine]]:
        """The lines of a paragraph; a break that is meant, by two blanks or `<br>`, ends a run."""
        run: list[PrintedLine] = []
        shown = plain_text(content).split("\n")
        for place, (line, source) in enumerate(zip(shown, content.split("\n"), strict=True)):
            *broken, last = line.removesuffix("\\").split("\v")
            for piece in broken:
                if text := piece.strip():
                    run.append(self._line(first + place, text))
                if run:
                    yield run
                    run = []
            if text := last.strip():
                run.append(self._line(first + place, text))
            if run and _HARD_BREAK.search(source):
                yield run
                run = []
        if run:
            yield run

    def _literal(self, token: "Token") -> Iterator[Piece]:
        """What stands as it is: code, HTML."""
        first = _first_line(token)
        if self._ordinal:
            yield [self._line(first, self._taken_ordinal().strip())]
        if token.type != "html_block":
            lines = filter(None, map(str.strip, token.content.split("\n")))
            yield [self._line(first, line) for line in lines]
            return
        table = next(self._tables) if "<t" in token.content.lower() else None
        for text, align in html_lines(token.content):
            kind: BlockKind = "row" if table and "\t" in text else "paragraph"
            yield Block(clean(text), kind, align, table=table if kind == "row" else None)


def _first_line(token: "Token") -> int:
    return token.map[0] if token.map else 0


def _item_numbers(tokens: Sequence["Token"]) -> dict[int, str]:
    """What stands before the items of ordered lists, by place; `1.` before each counts on."""
    numbers: dict[int, str] = {}
    items: list[list[int]] = []
    for place, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            items.append([])
        elif token.type == "list_item_open" and token.info:
            items[-1].append(place)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            places = items.pop()
            written = [tokens[item].info for item in places]
            if len(set(written)) == 1:
                written = [str(int(written[0]) + counted) for counted in range(len(written))]
            for item, number in zip(places, written, strict=True):
                numbers[item] = f"{number}{tokens[item].markup} "
    return numbers


def _role(text: str, tag: str) -> Role | None:
    """What a heading is: by its numbering, else by its level."""
    start = start_of(text)
    if "。" in text[:-1]:
        return None
    if start and start.ordinal:
        return _ROLES_OF_NUMBERS.get(start.style)
    return _ROLES.get(tag)
