"""Light, dark or as the device has it: remembered, and there before the first paint."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.visiting import Visitor
from tests.harness import TEMPLATES

LIGHT, DARK = "rgb(242, 245, 248)", "rgb(14, 24, 34)"


def _paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def _bar(page: Page) -> str:
    """The colour of the browser's own bar: the first that is for this moment."""
    script = "[...document.querySelectorAll('meta[name=theme-color]')]"
    script += ".find(({ media }) => matchMedia(media).matches).content"
    return str(page.evaluate(script))


def test_both_dark_blocks_are_the_same() -> None:
    text = (TEMPLATES / "assets/css/tokens.css").read_text("utf-8")
    blocks = re.findall(r":root[^{]*data-kleur[^{]*\{([^}]*)\}", text)
    device, chosen = (re.findall(r"(--[\w-]+): ([^;]+);", block) for block in blocks)
    assert device == chosen
    assert len(device) > 20


@pytest.mark.parametrize("disk", [False, True], ids=["server", "disk"])
def test_a_choice_is_remembered_on_every_page(visitor: Visitor, served: Served, disk: bool) -> None:
    address = served.file if disk else served.url
    page = visitor.open("privacy/index.html", disk=disk, color_scheme="light")
    assert (_paper(page), _bar(page)) == (LIGHT, "#0d2338")
    page.get_by_role("radio", name="als je apparaat").focus()
    page.keyboard.press("ArrowLeft")  # round to the last
    assert (_paper(page), _bar(page)) == (DARK, "#081018")
    page.goto(address("wijken/index.html"))
    expect(page.get_by_role("radio", name="donker")).to_be_checked()
    assert _paper(page) == DARK
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.emulate_media(color_scheme="dark")
    page.get_by_role("radio", name="licht").check(force=True)
    assert (_paper(page), _bar(page)) == (LIGHT, "#0d2338")
    page.get_by_role("radio", name="als je apparaat").check(force=True)
    assert (_paper(page), _bar(page)) == (DARK, "#081018")


def test_the_choice_is_there_before_anything_is_painted(visitor: Visitor, served: Served) -> None:
    """The small script in the head is enough, and it comes before what there is to paint."""
    page = visitor.open("privacy/index.html", complains=True, color_scheme="light")
    page.evaluate("localStorage.setItem('kleur', 'donker')")
    page.route(re.compile(r"/techniek\.\w+\.js$"), lambda route: route.abort())
    page.goto(served.url("programmas/index.html"))
    assert _paper(page) == DARK
    head = (served.folder / "programmas/index.html").read_text("utf-8").partition("<body")[0]
    first = re.findall(r"<script ([^>]*)>", head)[0]
    assert not re.search(r"\b(defer|async|type)\b", first)
    assert head.index("<script ") < head.index('rel="stylesheet"')


@pytest.mark.parametrize("choice", ["toString", "roze", "<b>"])
def test_what_others_wrote_in_the_store_is_no_choice(visitor: Visitor, choice: str) -> None:
    page = visitor.open("privacy/index.html", color_scheme="light")
    page.evaluate("text => localStorage.setItem('kleur', text)", choice)
    page.reload()
    assert _paper(page) == LIGHT
    expect(page.get_by_role("radio", name="als je apparaat")).to_be_checked()


def test_without_script_the_device_decides(visitor: Visitor, served: Served) -> None:
    page = visitor.open("privacy/index.html", java_script_enabled=False, color_scheme="dark")
    assert page.locator(".kleuren").count() == 0
    footer = Path(served.folder, "privacy/index.html").read_text("utf-8")
    assert 'type="radio"' not in footer
