"""docs/operations.md against the code: settings, metrics, events, commands.

`pytest --write-golden` writes its tables.
"""

import re
from collections.abc import Iterable
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Final

import pytest

from api.cli import COMMANDS
from api.log import EVENTS
from api.measured import Requests
from api.metrics import Figures, MetricsEndpoint
from api.problems import KINDS
from api.settings import Settings

PAGE: Final = Path(__file__).parents[1] / "docs" / "operations.md"
_SUFFIX: Final = {"counter": "_total", "info": "_info"}


def _table(head: str, rows: Iterable[tuple[str, ...]]) -> str:
    columns = head.count("|") - 1
    lines = [head, "|" + "---|" * columns, *("| " + " | ".join(row) + " |" for row in rows)]
    return "\n".join(lines)


def _settings() -> str:
    rows = []
    for each in fields(Settings):
        default = "the platform's folder" if each.default is MISSING else _shown(each.default)
        rows.append((f"`{each.name}`", default, each.metadata["help"]))
    return _table("| setting | default | what it is |", rows)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"`{value}`" if value != "" else ""


def _metrics() -> str:
    endpoint = MetricsEndpoint(Requests(), Figures(lambda: None, lambda: None, dict))
    rows = [
        (f"`{metric.name}{_SUFFIX.get(metric.type, '')}`", metric.type, metric.documentation)
        for metric in endpoint.registry.collect()
    ]
    return _table("| metric | kind | what it is |", rows)


def _events() -> str:
    rows = [(f"`{event}`", said) for event, said in EVENTS.items()]
    return _table("| event | what has happened: its fields |", rows)


TABLES: Final = {"settings": _settings, "metrics": _metrics, "events": _events}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_that_of_the_code(name: str, request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, _, rest = text.partition(begin)
    shown, _, after = rest.partition(end)
    made = f"{TABLES[name]()}\n"
    if request.config.getoption("--write-golden"):
        PAGE.write_text(before + begin + made + end + after, encoding="utf-8")
        return
    assert shown == made, "write it anew: pytest tests/test_docs_operations.py --write-golden"


def test_commands_and_settings_that_are_named_are_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert set(re.findall(r"iiot-policy (\w+)", text)) <= set(COMMANDS)
    names = {each.name for each in fields(Settings)}
    assert {name.lower() for name in re.findall(r"IIOT_POLICY_([A-Z_]+)", text)} <= {*names, "name"}
    for limit in ("query_seconds", "queue_seconds", "query_memory", "workers", "grace_seconds"):
        assert f"`{limit}`" in text
        assert limit in names


def test_files_and_statuses_that_are_named_are_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for file in re.findall(r"`(deploy/[\w.-]+)`", text):
        assert (PAGE.parents[1] / file).is_file()
    assert {503, 429} <= {kind.status for kind in KINDS.values()}
