"""A pytest plugin: `--screenshots DIR` takes pictures of the pages."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Screenshots:
    """Where pictures of pages go, if they are wanted: they take a while."""

    folder: Path | None

    def take(self, page: "Page", *name: str) -> None:
        """A picture of a whole page as it is."""
        if self.folder:
            path = self.folder / f"{'.'.join(name)}.png"
            page.screenshot(path=path, full_page=True, animations="disabled")

    def print(self, page: "Page", *name: str) -> None:
        """A page as it is printed."""
        if self.folder:
            page.pdf(path=self.folder / f"{'.'.join(name)}.pdf", format="A4")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots",
        metavar="DIR",
        default=os.environ.get("IIOT_POLICY_SCREENSHOTS"),
        help="take pictures of every page, in three languages, and put them there",
    )
