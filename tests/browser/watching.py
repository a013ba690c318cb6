"""What goes wrong in a page without anybody seeing it: errors, requests that fail or go outside."""

from collections.abc import Collection
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

_OWN = ("data:", "blob:", "about:")


@dataclass
class Watch:
    """Listens to the pages of one test.

    `site` is the address of the server; a status in `expected` is what the test means to cause.
    """

    site: str
    expected: Collection[int] = ()
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Watch this page too."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._add(page, f"exception: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("requestfailed", self._failed)

    def _add(self, page: Page | None, complaint: str) -> None:
        self.complaints.append(f"{page.url if page else ''}: {complaint}")

    def _console(self, message: ConsoleMessage) -> None:
        told_by_response = message.text.startswith("Failed to load resource: the server responded")
        if message.type == "error" and not told_by_response:  # refusals of the CSP are among them
            self._add(message.page, f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", *_OWN)):
            self.complaints.append(f"outside request: {request.url}")

    def _response(self, response: Response) -> None:
        asked_for = response.request.is_navigation_request()
        if response.status >= 400 and not asked_for and response.status not in self.expected:
            self.complaints.append(f"{response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        why = request.failure or ""
        if "ERR_ABORTED" not in why:  # a download, or a newer request took its place
            self.complaints.append(f"failed: {request.url}: {why}")
