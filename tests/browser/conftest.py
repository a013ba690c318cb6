"""Fixtures of the tests in a browser: one browser for each worker, and pages of a real server."""

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from browser.screenshots import Screenshots
from browser.watching import Watch
from packaged import packaged_data
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright
from served import serving

FOLDER = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--disable-gpu", "--disable-quic", "--disable-sync"]  # playwright adds those of quiet
LOCALES = {"zh": "zh-CN", "ja": "ja-JP", "en": "en-GB"}
SECONDS = 15
NO_BROWSER = (
    "no browser: `apt install chromium fonts-noto-cjk` or `playwright install chromium`, "
    "or set IIOT_POLICY_CHROMIUM to the path of one"
)


class OpenPage(Protocol):
    """Opens pages of the site."""

    def __call__(
        self,
        path: str,
        lang: str = "zh",
        width: int = 1280,
        *,
        status: int = 200,
        expected: Collection[int] = (),
        scripts: bool = True,
    ) -> Page:
        """The page at a path, loaded, with a context of its own for language and cookies.

        `status` is that of the page, `expected` are those of failure that a test means to cause.
        """


class _Running:
    """The browser of this worker: started with the first test, stopped before other tests.

    Playwright's loop runs in this thread as long as it is started, and `asyncio.run` of any other
    test would refuse to run beside it.
    """

    playwright: Playwright | None = None
    browser: Browser | None = None
    absent: str = ""

    def start(self) -> Browser:
        """The browser; skips the test where there is none."""
        if self.browser is None and not self.absent:
            self.playwright = sync_playwright().start()
            own = os.environ.get("IIOT_POLICY_CHROMIUM")
            path = own or next(filter(None, map(shutil.which, NAMES)), None)
            try:
                self.browser = self.playwright.chromium.launch(executable_path=path, args=FLAGS)
            except Error as error:
                self.stop()
                self.absent = f"{NO_BROWSER} ({str(error).splitlines()[0]})"
        if self.browser is None:
            pytest.skip(self.absent)
        return self.browser

    def stop(self) -> None:
        """End it, and playwright."""
        if self.browser:
            self.browser.close()
        if self.playwright:
            self.playwright.stop()
        self.browser = self.playwright = None


_RUNNING = _Running()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """Stop the browser where the next test of this worker is not one of ours."""
    if nextitem is None or not nextitem.path.is_relative_to(FOLDER):
        _RUNNING.stop()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of a server over the packaged corpus, or of one that is running already."""
    if running := os.environ.get("IIOT_POLICY_SITE"):
        yield running.rstrip("/")
        return
    with serving(packaged_data()) as client:
        yield str(client.base_url).rstrip("/")


@pytest.fixture
def chromium() -> Browser:
    """The browser itself, for a test that makes contexts of its own."""
    return _RUNNING.start()


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[OpenPage]:
    """Opens pages, and afterwards asserts that none had an error or asked anything outside."""
    watches = []
    with ExitStack() as contexts:

        def opened(
            path: str,
            lang: str = "zh",
            width: int = 1280,
            *,
            status: int = 200,
            expected: Collection[int] = (),
            scripts: bool = True,
        ) -> Page:
            context = chromium.new_context(
                locale=LOCALES[lang],
                viewport={"width": width, "height": 900},
                java_script_enabled=scripts,
                accept_downloads=True,
                base_url=site,
            )
            contexts.callback(context.close)
            context.set_default_timeout(SECONDS * 1000)
            watch = Watch(site, expected)
            watches.append(watch)
            context.on("page", watch.over)
            page = context.new_page()
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == status, path
            return page

        yield opened
    assert [each for watch in watches for each in watch.complaints] == []


@pytest.fixture
def screenshots(request: pytest.FixtureRequest) -> Screenshots:
    """Takes the pictures that a person can look at afterwards."""
    given = request.config.getoption("--screenshots")
    if given:
        Path(given).mkdir(parents=True, exist_ok=True)
    return Screenshots(Path(given) if given else None)
