"""School words: explained on the spot, by a plain link without script, and all on one page."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import DESK, SMALLEST, Visitor

ENTRY = "programmas/stc-vmbo-maritiem-en-techniek.html"
WORD = ".tekst .begrip"
LINK = '.tekst a[href*="begrippen/index.html#"]'


@pytest.mark.parametrize("size", [DESK, SMALLEST], ids=["desk", "smallest"])
@pytest.mark.parametrize("disk", [False, True], ids=["server", "disk"])
def test_a_word_is_explained_on_the_spot(
    visitor: Visitor, size: dict[str, Any], disk: bool
) -> None:
    page = visitor.open(ENTRY, disk=disk, **size)
    word = page.locator(WORD).first
    explanation = page.locator(".begrip-uitleg:popover-open")
    word.focus()
    page.keyboard.press("Enter")
    expect(explanation).to_be_visible()
    expect(explanation).to_contain_text(word.inner_text(), ignore_case=True)
    box = explanation.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["viewport"]["width"]
    page.keyboard.press("Escape")
    expect(explanation).to_be_hidden()
    expect(word).to_be_focused()
    word.click()
    explanation.get_by_role("link").click()
    assert re.search(r"/begrippen/index\.html#\w", page.url)
    expect(page.locator(".begrippen > :target")).to_be_in_viewport()


@pytest.mark.parametrize(
    "options",
    [{"java_script_enabled": False}, {"script": "delete HTMLElement.prototype.popover;"}],
    ids=["script", "popovers"],
)
def test_without_script_or_popovers_a_word_is_a_link(
    visitor: Visitor, options: dict[str, Any]
) -> None:
    page = visitor.open(ENTRY, **options)
    assert page.locator(".begrip-uitleg:visible, .begrip").count() == 0
    link = page.locator(LINK).first
    word = link.inner_text()
    link.click()
    expect(page.locator(".begrippen > :target")).to_contain_text(word, ignore_case=True)
