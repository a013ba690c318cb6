"""YAML in the style of the corpus: short mappings and lists on one line, keys in their order.

What is written is read back as it was by `loaders.strict_yaml`: texts that look like a number or a
word of YAML stand in quotes, dates and decimals as they are.
"""

import unicodedata
from collections.abc import Iterable
from decimal import Decimal

import yaml
from yaml.resolver import Resolver

from loaders.dates import PartialDate

_WIDTH = 110
"""Columns of a mapping or list on one line; a Chinese character takes two."""
_ENDLESS = 2**30
_TAG = "tag:yaml.org,2002:"


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Indent lists below their key."""
        super().increase_indent(flow, indentless=False)


def tidy_yaml(data: dict[str, object], comment: Iterable[str] = ()) -> str:
    """Mappings, lists, texts, numbers and dates as YAML; `comment` are the lines above it.

    >>> print(tidy_yaml({"type": "notice", "recipients": ["各地"], "unstated": ["no"]}), end="")
    type: notice
    recipients: [各地]
    unstated: ['no']
    """
    node = _node(data)
    assert isinstance(node, yaml.MappingNode)  # noqa: S101  # of a mapping
    node.flow_style = False
    text = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=_ENDLESS)
    return "".join(f"# {' '.join(line.split())}\n" for line in comment) + str(text)


def _node(value: object) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [(_text(str(key)), _node(each)) for key, each in value.items()]
        flat = all(isinstance(each, yaml.ScalarNode) for _, each in pairs)
        return yaml.MappingNode(f"{_TAG}map", pairs, flow_style=flat and _columns(pairs) <= _WIDTH)
    if isinstance(value, list | tuple):
        items = [_node(each) for each in value]
        flat = all(isinstance(each, yaml.ScalarNode) or _is_short(each) for each in items)
        return yaml.SequenceNode(f"{_TAG}seq", items, flow_style=flat and _columns(items) <= _WIDTH)
    if isinstance(value, PartialDate):
        return _plain(value.iso)
    if isinstance(value, int | Decimal):
        return _plain(f"{Decimal(value):f}")
    return _text(str(value))


def _text(text: str) -> yaml.ScalarNode:
    """A text, which is quoted where it would be read as something else."""
    return yaml.ScalarNode(f"{_TAG}str", text)


def _plain(text: str) -> yaml.ScalarNode:
    """What stands without quotes, whatever YAML takes it for."""
    tag = Resolver().resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return yaml.ScalarNode(tag, text)


def _is_short(node: yaml.Node) -> bool:
    """Whether it is a mapping of one key or two, on one line."""
    return isinstance(node, yaml.MappingNode) and bool(node.flow_style) and len(node.value) <= 2


def _columns(nodes: object) -> int:
    """The columns that nodes take on one line."""
    if isinstance(nodes, yaml.MappingNode):
        return 2 + _columns(nodes.value)
    if isinstance(nodes, yaml.ScalarNode):
        wide = sum(unicodedata.east_asian_width(each) in "WF" for each in nodes.value)
        return len(nodes.value) + wide
    assert isinstance(nodes, list | tuple)  # noqa: S101  # pairs, or a flat list
    return sum(_columns(node) + 2 for node in nodes)
