"""What an eye or a screen reader would complain of in a page: lists, empty where all is well."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from babel.messages.pofile import read_po
from playwright.sync_api import Page

from api.i18n import LOCALES

_SCRIPTS: Final = Path(__file__).parent
_AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
_RUN_AXE: Final = "options => axe.run(options).then(found => found.violations)"

_TEXTS: Final = """lang => [...document.body.querySelectorAll("*")]
  .filter(element => element.closest("[lang]")?.getAttribute("lang").startsWith(lang))
  .filter(element => !element.closest("code"))
  .flatMap(element => [...element.childNodes])
  .filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data.trim())"""


def axe(page: Page, *rules: str) -> list[str]:
    """Serious and critical findings of axe-core, by these rules or all, with their elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found: list[dict[str, Any]] = page.evaluate(_RUN_AXE, options)
    return [
        f"{each['id']} ({each['impact']}): {each['help']}: {node['target'][0]} {node['html'][:120]}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"][:5]
    ]


def clipped(page: Page) -> list[str]:
    """Elements whose text is cut, and those that make the page wider than the window."""
    return _lines(page, "clipped.js")


def untranslated(page: Page, lang: str) -> list[str]:
    """Texts of a page that are a message in English, where the language has another.

    A message in English is named by its text: there is none to find in an English page.
    """
    if lang == "en":
        return []
    texts: list[str] = page.evaluate(_TEXTS, lang)
    other = _messages(lang)
    return sorted({text for text in texts if text and text not in other.get(text, [text])})


@cache
def _messages(lang: str) -> dict[str, list[str]]:
    """What each message is in a language: one text for each context and plural."""
    found: dict[str, list[str]] = {}
    for path in sorted((LOCALES / lang).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                for text in _several(message.id):
                    found.setdefault(text, []).extend(_several(message.string))
    return found


def _several(said: str | Iterable[str] | None) -> list[str]:
    return [said] if isinstance(said, str) else list(said or [])


def foreign(page: Page) -> list[str]:
    """Texts whose script cannot be of the language that the nearest `lang` says."""
    return _lines(page, "foreign.js")


def _lines(page: Page, script: str) -> list[str]:
    found: list[str] = page.evaluate((_SCRIPTS / script).read_text(encoding="utf-8"))
    return found
