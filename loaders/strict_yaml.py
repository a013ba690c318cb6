"""YAML read strictly: every value keeps its place, nothing is guessed, nothing is said twice.

Plain scalars follow the YAML 1.2 core schema for null, true, false, integers and decimals; all else
is text, dates and `no` included. Anchors, aliases and tags have no use in a record and are refused.
"""

import re
from pathlib import Path
from typing import TypeAlias

import yaml

from loaders.errors import Fault, InputError

MAX_BYTES = 1_000_000
MAX_DEPTH = 50
"""The YAML parser's time grows with the square of the depth."""

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"
Place = tuple[int, int]

_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, ten times as quick, where there is one."""
_PLAIN = [
    (re.compile(r"~|null|"), lambda _: None),
    (re.compile(r"true|false"), lambda text: text == "true"),
    (re.compile(r"0|-?[1-9][0-9]{0,17}"), int),  # longer rows of digits are codes: text
    (re.compile(r"-?[0-9]+\.[0-9]+"), str),  # a decimal keeps its digits
]
_NO_TEXT = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Control characters and half characters: escapes can write them, RDF/XML cannot hold them."""


class StrictYaml:
    """A YAML file as plain data, and the place of each value and key in it.

    Raises InputError for a file that is empty, too large, not UTF-8, or not strict YAML.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._root = self._compose(_text_of(path))
        self.data: Plain = self._plain(self._root)

    def place(self, location: tuple[str | int, ...]) -> Place:
        """Line and column (from 1) of the value at `location`, or of the nearest thing above it.

        A last step that names a key gives the place of the key.
        """
        node, mark = self._root, self._root.start_mark
        for step in location:
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == step), None)
                if found is None:
                    break
                mark, node = found[0].start_mark, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                if step >= len(node.value):
                    break
                node = node.value[step]
                mark = node.start_mark
        return mark.line + 1, mark.column + 1

    def fault(self, location: tuple[str | int, ...], message: str) -> Fault:
        """A fault at `location`."""
        return Fault(self.path, *self.place(location), message)

    def _compose(self, text: str) -> yaml.Node:
        try:
            root = self._composed(text)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise self._error(mark, f"broken YAML: {error.problem}") from error
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the latter two: "\\U…"
            raise InputError.whole_file(self.path, f"broken YAML: {error}") from error
        if root is None:
            raise InputError.whole_file(self.path, "the file holds no record, only comments")
        return root

    def _composed(self, text: str) -> yaml.Node | None:
        """The nodes of the text, by the quick parser where that finds no fault."""
        try:
            self._check_events(text, _QUICK)
            return yaml.compose(text, Loader=_QUICK)
        except (yaml.YAMLError, ValueError, OverflowError):  # the other says better what is wrong
            self._check_events(text, yaml.SafeLoader)
            return yaml.compose(text, Loader=yaml.SafeLoader)

    def _check_events(self, text: str, loader: "type[yaml.SafeLoader | yaml.CSafeLoader]") -> None:
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            if getattr(event, "anchor", None) or getattr(event, "tag", None):
                raise self._error(event.start_mark, "write the value: no anchor, alias or tag")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                message = f"too deep: lists and mappings nest at most {MAX_DEPTH} times"
                raise self._error(event.start_mark, message)

    def _plain(self, node: yaml.Node) -> Plain:
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        text = self._text(node)
        if getattr(node, "style", None):  # quoted: text as it stands
            return text
        for pattern, convert in _PLAIN:
            if pattern.fullmatch(text):
                return convert(text)  # type: ignore[no-any-return, operator]
        return text

    def _text(self, node: yaml.Node) -> str:
        text = str(node.value)
        if found := _NO_TEXT.search(text):
            message = f"U+{ord(found[0]):04X} is no text: write letters, signs, tabs and line ends"
            raise self._error(node.start_mark, message)
        return text

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._error(key.start_mark, "a key is a word, not a list or a mapping")
            name = self._text(key)
            if name in result:
                raise self._error(key.start_mark, f"the key {name!r} stands here twice")
            result[name] = self._plain(value)
        return result

    def _error(self, mark: "yaml.Mark | yaml._yaml.Mark | None", message: str) -> InputError:
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        return InputError([Fault(self.path, *place, message)])


def _text_of(path: Path) -> str:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise InputError.whole_file(
            path, f"{size:,} bytes is too large for a record, which has at most {MAX_BYTES:,}"
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError.whole_file(
            path, f"not UTF-8 at byte {error.start}: save the record as UTF-8"
        ) from error
    if not text.strip():
        raise InputError.whole_file(
            path, "the file is empty: a record begins with `record: policy` or `record: bulletin`"
        )
    return text
