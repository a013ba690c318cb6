"""How soon a page can be used in a browser, and how smoothly a picture moves."""

import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

CYTOSCAPE: Final = "/bench-cytoscape/"
"""Where the page of the rival is, on the address of the server whose data it draws."""
_FOLDER: Final = Path(__file__).parent
_LIBRARY: Final = _FOLDER / "node_modules" / "cytoscape" / "dist" / "cytoscape.min.js"
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
_TIMES: Final = """() => ({
  load: performance.getEntriesByType("navigation")[0].loadEventEnd,
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  drawn: window.drawn ?? 0,
})"""
_RECORD: Final = """() => {
  window.frames_taken = [];
  let last = performance.now();
  const frame = (now) => { window.frames_taken.push(now - last); last = now;
                           requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
}"""
_LARGER: Final = "[data-action=in]"
_PLACE: Final = """() => window.cy ? window.cy.pan()
  : document.querySelector("main svg :is(.card, .cell)").getBoundingClientRect().toJSON()"""
"""Where the picture stands: that of cytoscape, or a card or cell of ours."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Milliseconds: until it can be used; a frame while dragged, mean and 95 of 100; a layout."""

    usable: float | None
    frame: float | None = None
    slow_frame: float | None = None
    laid: float | None = None


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium of the system, or playwright's own."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--disable-gpu"])
        yield running
        running.close()


def seen(browser: Browser, site: str, path: str, picture: str | None = None) -> Seen:
    """The median of three cold loads; with a selector, its element is dragged in the last one."""
    loads, moved, laid = [], None, None
    for run in range(3):
        context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(180_000)
        page = context.new_page()
        if path == CYTOSCAPE:
            _rival(page, path)
        else:
            page.goto(path)
        times = page.evaluate(_TIMES)
        loads.append(max(times.values()))
        if picture and run == 2:
            moved = _dragged(page, picture)
            laid = page.locator("body").get_attribute("data-layout")
        context.close()
    frames = sorted(moved or [])
    return Seen(
        statistics.median(loads),
        statistics.mean(frames) if frames else None,
        frames[int(len(frames) * 0.95)] if frames else None,
        float(laid) if laid else None,
    )


def has_cytoscape() -> bool:
    """Whether `npm ci` was run here."""
    return _LIBRARY.exists()


def _rival(page: Page, path: str) -> None:
    html = (_FOLDER / "cytoscape.html").read_text(encoding="utf-8")
    page.route(f"**{path}", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.route(f"**{path}cytoscape.js", lambda route: route.fulfill(path=_LIBRARY))
    page.goto(path)
    page.locator("body[data-drawn]").wait_for()


def _dragged(page: Page, picture: str) -> list[float]:
    """Milliseconds between frames while the picture is dragged to and fro."""
    if page.locator(_LARGER).count():
        page.locator(_LARGER).click(click_count=3)  # what fits its frame does not move in it
    frame = page.locator(picture).first
    frame.evaluate("frame => frame.scrollIntoView({ block: 'center' })")
    box = frame.bounding_box()
    assert box, page.url
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    before = page.evaluate(_PLACE)
    page.evaluate(_RECORD)
    for step in range(60):
        page.mouse.move(x + 150 * ((step % 20) / 10 - 1), y + 5 * (step % 7))
    frames: list[float] = page.evaluate("window.frames_taken.slice(1)")
    if page.evaluate(_PLACE) == before:
        raise RuntimeError(f"{page.url}: the picture did not move")
    page.mouse.up()
    return frames
