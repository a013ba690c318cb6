"""The examples of docs/clients.md, each run as it stands but for the address of the server."""

import os
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from test_clients import CLIENTS, jena_jars, with_comunica, with_jena, with_r
from test_clients_curl import with_curl

pytest_plugins = ["serving", "w3c_server"]

PAGE = (Path(__file__).parent.parent / "docs" / "clients.md").read_text(encoding="utf-8")
READING, WRITING = "http://127.0.0.1:8000", "http://127.0.0.1:8001"
EXAMPLES = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
COUNTS = {"sh": 3, "python": 3, "javascript": 1, "java": 1, "r": 2}
NEEDS = {
    "sh": with_curl,
    "javascript": with_comunica,
    "java": with_jena,
    "r": with_r,
}


def _command(language: str, file: Path) -> list[str]:
    return {
        "sh": ["sh", "-eu", str(file)],
        "python": [sys.executable, str(file)],
        "javascript": ["node", str(file)],
        "java": ["java", "-cp", f"{jena_jars()}/*", str(file)],
        "r": ["Rscript", str(file)],
    }[language]


def test_how_many_examples_there_are() -> None:
    languages = [language for language, _ in EXAMPLES]
    assert {language: languages.count(language) for language in languages} == COUNTS
    assert all((READING in example) != (WRITING in example) for _, example in EXAMPLES)


@pytest.mark.parametrize(
    ("language", "example"),
    [pytest.param(*each, marks=NEEDS.get(each[0], ())) for each in EXAMPLES],
    ids=[f"{language}-{number}" for number, (language, _) in enumerate(EXAMPLES)],
)
def test_an_example_works(
    server: httpx.Client, scratch: httpx.Client, language: str, example: str, tmp_path: Path
) -> None:
    suffix = {"javascript": "mjs", "java": "java"}.get(language, language)
    file = tmp_path / f"Documents.{suffix}"
    for address, running in ((READING, server), (WRITING, scratch)):
        example = example.replace(address, str(running.base_url).rstrip("/"))
    file.write_text(example, encoding="utf-8")
    if language == "javascript":  # where the module finds what npm installed
        (tmp_path / "node_modules").symlink_to(CLIENTS / "node_modules")
    done = subprocess.run(
        _command(language, file),
        cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=180, check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", "NO_PROXY": "127.0.0.1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = "规划" if "example.org" in example else "https://w3id.org/iiot-policy/eli/cn/"
    assert shown in done.stdout
