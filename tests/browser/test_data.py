"""The page of the data in a browser: a program is copied as it stands."""

from browser.conftest import OpenPage
from playwright.sync_api import expect


def test_a_program_is_copied(open_page: OpenPage) -> None:
    page = open_page("/dumps?lang=en")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box = page.locator("copy-text", has=page.locator("[data-recipe=gephi]"))
    box.get_by_role("button").click()
    expect(box.get_by_role("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == box.locator("pre").text_content()


def test_without_scripts_there_is_no_button_and_every_program(open_page: OpenPage) -> None:
    page = open_page("/dumps?lang=zh", scripts=False)
    expect(page.locator("copy-text button").first).to_be_hidden()
    expect(page.locator("[data-recipe=r]")).to_be_visible()
