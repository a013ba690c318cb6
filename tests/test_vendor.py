"""The bundles of other makers are what their lock file makes, with every licence beside them."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from api.static_files import STATIC

VENDOR, SOURCE = STATIC / "vendor", STATIC.parent / "vendor"
NODE = shutil.which("node")
INSTALLED = NODE and (SOURCE / "node_modules" / "esbuild").is_dir()
NAMESPACES = ("http://www.w3.org/1999/", "http://www.w3.org/2000/", "http://www.w3.org/XML/")


@pytest.mark.skipif(not INSTALLED, reason="`npm ci --ignore-scripts` in api/pages/vendor")
def test_the_bundles_are_made_again_to_the_byte(tmp_path: Path) -> None:
    command = [NODE or "", str(SOURCE / "build.mjs"), str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in VENDOR.iterdir()}


def test_what_is_named_is_pinned_and_licensed() -> None:
    package = json.loads((SOURCE / "package.json").read_text())
    lock = json.loads((SOURCE / "package-lock.json").read_text())["packages"]
    licences = (VENDOR / "LICENSES.txt").read_text()
    named = package["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in named.values())
    for name in named.keys() - {"esbuild"}:
        assert f"{name} {lock[f'node_modules/{name}']['version']} (" in licences
    assert "Permission" in licences


def test_the_lock_holds_no_addresses() -> None:
    text = (SOURCE / "package-lock.json").read_text()
    assert not re.search(r'"resolved"|"funding"|https?:', text)


@pytest.mark.parametrize("bundle", sorted(path.name for path in VENDOR.glob("*.js")))
def test_a_bundle_names_no_place_elsewhere(bundle: str) -> None:
    text = (VENDOR / bundle).read_text()
    found = re.findall(r"(?:https?|wss?):/{2}[^\s\"'`)]+", text)
    assert [each for each in found if not each.startswith(NAMESPACES)] == []
    assert not re.search(r"\b(?:eval|importScripts|fetch)\(|\bimport\(|sourceMappingURL", text)
