"""Fixtures that every test may use."""

import difflib
import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from packaged import shared_folder

pytest_plugins = ["browser.screenshots"]

GOLDEN = Path(__file__).parent / "golden"
Golden = Callable[[str, str], None]
"""`golden(name, content)`: compares with `tests/golden/{name}`."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-golden", action="store_true", help="write the files of tests/golden anew"
    )


def pytest_configure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shared = ExitStack()
        shared.enter_context(shared_folder())
        config.add_cleanup(shared.close)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with its golden file, byte for byte, or write it with `--write-golden`."""

    def compare(name: str, content: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--write-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
            return
        if not path.exists():
            pytest.fail(f"no golden file {name}: write it with `pytest --write-golden`")
        known = path.read_bytes().decode()
        if content != known:
            lines = difflib.unified_diff(known.splitlines(), content.splitlines(), name, "now", n=1)
            pytest.fail("\n".join([*list(lines)[:60], "If this is meant: pytest --write-golden"]))

    return compare
