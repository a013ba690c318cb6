"""A pytest plugin: `--screenshots DIR`, and the summary that says where the pictures are."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAME = "screenshots"


@dataclass(frozen=True, slots=True)
class Screenshots:
    """Where pictures of pages go; `whole` ones take a while, others show what a window does."""

    folder: Path
    whole: bool

    def take(self, page: "Page", *name: str) -> None:
        """A picture of a page as it is."""
        path = self.folder / f"{'.'.join(name)}.png"
        page.screenshot(path=path, full_page=self.whole, animations="disabled")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        f"--{NAME}",
        metavar="DIR",
        default=os.environ.get("IIOT_POLICY_SCREENSHOTS"),
        help="where pictures of every page as a whole go (default: of a window's height, to "
        "pytest's temporary folder)",
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
