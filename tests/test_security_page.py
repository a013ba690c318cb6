"""docs/security.md: every guard and every test that it names is there."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

HOUSE: Final = Path(__file__).parents[1]
PAGE: Final = (HOUSE / "docs" / "security.md").read_text(encoding="utf-8")
TESTS: Final = sorted(set(re.findall(r"`(tests/\w+\.py)::(\w+)`", PAGE)))
SURFACES: Final = (
    "queries", "SERVICE", "FROM", "LOAD", "regular expressions", "slow readers", "half-closed",
    "uploads", "token", "Accept", "Host", "static files", "dumps", "logs", "XSS", "XML", "ZIP",
    "HTML", "remote store", "packages", "smuggling", "long headers", "CSRF",
)  # fmt: skip


def _rows() -> Iterator[list[str]]:
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("|") and not line.startswith(("|---", "| surface ")):
            yield cells


def test_every_row_has_a_threat_a_guard_its_place_and_a_test() -> None:
    rows = list(_rows())
    assert len(rows) >= 40
    for row in rows:
        assert len(row) == 5, row
        assert all(row), row
        assert "`tests/" in row[4], row


@pytest.mark.parametrize("surface", SURFACES)
def test_no_surface_is_forgotten(surface: str) -> None:
    assert any(surface in " ".join(row[:2]) for row in _rows())


@pytest.mark.parametrize(("file", "name"), TESTS)
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    tree = ast.parse((HOUSE / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("place", sorted({p for row in _rows() for p in row[3].split(", ")}))
def test_a_place_that_is_named_is_there(place: str) -> None:
    assert re.fullmatch("`[^`]+`", place)
    name = place.strip("`")
    if re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", name) and not (HOUSE / name).exists():
        assert find_spec(name) is not None
    else:
        assert (HOUSE / name).is_file()


def test_every_package_is_locked_with_its_digest() -> None:
    locked = tomllib.loads((HOUSE / "uv.lock").read_text(encoding="utf-8"))["package"]
    others = [package for package in locked if package["name"] != "iiot-policy"]
    assert len(others) > 30
    for package in others:
        files = [*package.get("wheels", []), *filter(None, [package.get("sdist")])]
        assert files, package["name"]
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", file["hash"]) for file in files)
        assert "registry" in package["source"], package["name"]


def test_the_link_of_the_page_to_its_settings_holds() -> None:
    from api.settings import Settings

    for name in ("trusted_proxies", "header_seconds", "data"):
        assert f"`{name}`" in PAGE
        assert name in Settings.__dataclass_fields__
