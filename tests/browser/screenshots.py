"""A pytest plugin: `--screenshots DIR`, and the summary that says where the pictures are."""

import os

import pytest

NAME = "screenshots"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        f"--{NAME}",
        metavar="DIR",
        default=os.environ.get("IIOT_POLICY_SCREENSHOTS"),
        help="where the pictures of every page go (default: pytest's temporary folder)",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    folders = {
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == NAME
    }
    for folder in sorted(folders):
        terminalreporter.write_line(f"pictures of the pages: {folder}")
