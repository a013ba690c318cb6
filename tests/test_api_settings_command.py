"""`iiot-policy settings`: every setting, its value, and where it comes from."""

import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from api.commands.settings import MASK, shown, unknown_variables
from api.settings import PREFIX, SettingError, Settings

NAMES = [each.name for each in fields(Settings)]
SECRETS = [each.name for each in fields(Settings) if each.metadata.get("secret")]


def _run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return subprocess.run(
        [sys.executable, "-m", "api", "settings", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**own, **variables},
        cwd=Path(__file__).parents[1],
    )


def test_every_setting_is_listed_with_its_source() -> None:
    done = _run("--port", "9000", "--format", "json", IIOT_POLICY_WORKERS="3")
    listed = {each["name"]: each for each in json.loads(done.stdout)}
    assert list(listed) == NAMES
    assert (listed["port"]["value"], listed["port"]["source"]) == ("9000", "command line")
    workers = listed["workers"]
    assert (workers["value"], workers["source"]) == ("3", "environment IIOT_POLICY_WORKERS")
    assert (listed["host"]["value"], listed["host"]["source"]) == ("127.0.0.1", "default")
    assert all(each["help"].endswith(".") for each in listed.values())
    assert (done.returncode, done.stderr) == (0, "")


def test_the_list_is_a_table_of_one_line_each() -> None:
    done = _run()
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["setting", "value", "source", "help"]
    assert [line.split()[0] for line in lines[1:]] == NAMES


def test_what_is_given_counts_before_the_environment() -> None:
    variables = {f"{PREFIX}HOST": "::1", f"{PREFIX}PORT": "1"}
    found = {each.name: each for each in shown(variables, {"port": "2"})}
    assert (found["port"].value, found["port"].source) == ("2", "command line")
    assert (found["host"].value, found["host"].source) == ("::1", f"environment {PREFIX}HOST")


def test_there_are_secrets() -> None:
    assert "update_token" in SECRETS


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_masked(name: str) -> None:
    variable = PREFIX + name.upper()
    for words in ((), ("--format", "json")):
        done = _run(*words, **{variable: "hidden-value-of-16"})
        assert "hidden" not in done.stdout + done.stderr
        assert MASK in done.stdout
    unset = {each.name: each.value for each in shown({}, {})}
    assert unset[name] == ""


def test_yes_and_no_and_one_are_told_apart() -> None:
    found = {each.name: each.value for each in shown({f"{PREFIX}WORKERS": "1"}, {})}
    assert found["workers"] == "1"


def test_a_variable_that_is_no_setting_is_told_with_the_nearest_name() -> None:
    done = _run(IIOT_POLICY_WORKER="3", IIOT_POLICY_ZZZ="1")
    assert done.returncode == 0
    assert "IIOT_POLICY_WORKER is no setting: did you mean IIOT_POLICY_WORKERS?" in done.stderr
    assert "IIOT_POLICY_ZZZ is no setting: `iiot-policy settings` lists them" in done.stderr
    assert unknown_variables({f"{PREFIX}PORT": "1", "OTHER": "2"}) == []


def test_a_value_that_is_none_is_refused_with_its_name() -> None:
    done = _run(IIOT_POLICY_WORKERS="many")
    assert (done.returncode, done.stdout) == (2, "")
    assert "workers: 'many' is not a whole number" in done.stderr
    with pytest.raises(SettingError):
        shown({f"{PREFIX}PORT": "70000"}, {})
