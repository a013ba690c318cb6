from dataclasses import fields
from pathlib import Path

import pytest

from api.settings import SettingError, Settings


def test_what_is_given_counts_before_the_environment_and_that_before_the_default() -> None:
    environment = {"IIOT_POLICY_PORT": "9000", "IIOT_POLICY_QUERY_SECONDS": "2.5", "OTHER": "1"}
    settings = Settings.read(environment, port=1, data="/somewhere")
    assert (settings.port, settings.query_seconds, settings.workers) == (1, 2.5, 8)
    assert settings.data == Path("/somewhere")


def test_every_setting_has_a_default_and_says_what_it_is() -> None:
    assert Settings.read({})
    assert all(each.metadata["help"].endswith(".") for each in fields(Settings))


@pytest.mark.parametrize(
    ("environment", "given", "message"),
    [
        ({"IIOT_POLICY_PORT": "http"}, {}, "port: 'http' is not a whole number"),
        ({"IIOT_POLICY_QUERY_SECONDS": "nan"}, {}, "query_seconds: nan is too little"),
        ({}, {"workers": 0}, "workers: 0 is too little: at least 1"),
        ({}, {"port": 70000}, "port: 70000"),
        ({}, {"ports": 1}, "no setting 'ports'; there are: host, port, data"),
    ],
)
def test_a_bad_value_is_named(
    environment: dict[str, str], given: dict[str, object], message: str
) -> None:
    with pytest.raises(SettingError, match=message):
        Settings.read(environment, **given)
