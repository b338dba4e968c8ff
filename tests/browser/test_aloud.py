"""'Lees voor': what is said, in which language, pausing, stopping; no button without a voice."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import harness
from tests.browser.visiting import PHONE, Visitor

LASCLUB = "programmas/lasclub"
EASY = "heel_makkelijk: [Je leert lassen.]\ngecontroleerd:"
STORY = "We lassen bij Shell. Dat duurt bijv. 3 uur,\nen het is leuk.\n\n- Neem brood mee\n- Kom"
# Chromium without a screen has no voices. A sentence ends when the test says so.
FAKE = """
const voices = [["Ellen", "nl-BE", true], ["Far", "nl-NL", false], ["Xander", "nl_NL", true],
  ["Zira", "en-US", true], ["Daniel", "en-GB", true], ["Maged", "ar-SA", true]]
  .map(([name, lang, localService]) => ({ name, lang, localService }));
const fake = self.fake = {
  said: [], voices: [], busy: null,
  getVoices: () => fake.voices,
  speak(utterance) {
    if (utterance.text === " ") return;
    fake.said.push([utterance.text, utterance.voice.name, utterance.lang]);
    fake.busy = utterance;
  },
  // As Firefox does: what is broken off has ended too.
  cancel() { fake.end(); },
  end() { const { busy } = fake; fake.busy = null; busy?.onend(); },
  know(...langs) {
    fake.voices = voices.filter(({ lang }) => langs.includes(lang.slice(0, 2)));
    fake.onvoiceschanged?.();
  },
};
self.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(self, "speechSynthesis", { value: fake });
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An entry with a very easy text and a sentence in English, on disk."""
    folder = tmp_path_factory.mktemp("aloud")
    entry = (harness.SMALL / f"{LASCLUB}.md").read_text("utf-8")
    text = entry.replace("gecontroleerd:", EASY).replace("We weten niet of", f"{STORY}\n\nOf")
    harness.site(folder, **{f"{LASCLUB}.md": text})
    page = harness.built(folder) / f"{LASCLUB}.html"
    html = page.read_text("utf-8").replace(
        "We lassen bij", '<b lang="en">Never mind.</b> Lassen bij'
    )
    page.write_text(html, "utf-8")
    page.with_name("arabic.html").write_text(
        html.replace('lang="nl"', 'lang="ar" dir="rtl"', 1), "utf-8"
    )
    return page.as_uri()


@pytest.fixture
def listen(visitor: Visitor, address: str) -> Callable[..., Page]:
    """Open a page with voices for these languages, which come after it."""

    def opened(*langs: str, name: str = "lasclub", **options: Any) -> Page:
        page = visitor.open(disk=True, script=FAKE, **options)
        page.goto(address.replace("lasclub.html", f"{name}.html"))
        expect(page.locator(".voorlezen")).to_have_count(0)
        page.evaluate("langs => fake.know(...langs)", langs)
        return page

    return opened


def last(page: Page) -> str:
    """The sentence that is being said."""
    page.wait_for_function("fake.busy")
    return str(page.evaluate("fake.busy.text"))


def test_reads_what_matters_in_order(listen: Callable[..., Page]) -> None:
    page = listen("nl", "en")
    page.locator(".heel summary").click()
    page.get_by_role("button", name="Lees voor").click()
    last(page)
    marked = page.evaluate("[...CSS.highlights.get('voorlezen')].map(String)")
    assert marked == ["Lasclub"]
    while page.evaluate("fake.busy"):
        page.evaluate("fake.end()")
    said = page.evaluate("fake.said")
    assert [text for text, _, _ in said] == [
        "Lasclub",
        "Leer lassen op het mbo.",
        "Voor wie: mbo.",
        "Zo doe je mee",
        "Vraag hoe je kunt meedoen.",
        "Misschien bestaat dit niet meer.",
        "Vraag dat eerst.",
        "We kennen geen adres van de aanbieder.",
        "Je kunt het vragen bij De balie van Kleinstad.",
        "Vraag hier wat je na het mbo kunt doen.",
        "Je leert lassen.",
        "Never mind.",
        "Lassen bij Shell.",
        "Dat duurt bijv. 3 uur, en het is leuk.",
        "Neem brood mee",
        "Kom",
        "Of de Lasclub nog loopt.",
    ]
    # On this device, and of this country; another language has a voice of its own.
    assert {tuple(voice) for text, *voice in said if text != "Never mind."} == {("Xander", "nl_NL")}
    assert ["Never mind.", "Daniel", "en-GB"] in said
    # It has ended by itself.
    assert page.get_by_role("button", name="Lees voor").is_visible()
    assert not page.get_by_role("button", name="Stop").count()


def test_pauses_goes_on_and_stops(listen: Callable[..., Page]) -> None:
    page = listen("nl", **PHONE)
    page.locator(".voorlezen").focus()
    page.keyboard.press("Enter")
    last(page)
    page.evaluate("fake.end()")
    button = page.locator(".voorlezen")
    expect(button).to_have_text("Pauze")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("fake.busy") is None
    expect(button).to_have_text("Lees verder")
    # The sentence begins again.
    page.keyboard.press("Enter")
    assert page.evaluate("fake.said.map(([text]) => text)") == [
        "Lasclub",
        "Leer lassen op het mbo.",
        "Leer lassen op het mbo.",
    ]
    # It stays at hand, wherever one reads.
    page.evaluate("scrollTo(0, 1e6)")
    for shown in page.locator(".leesbalk button").all():
        expect(shown).to_be_in_viewport(ratio=1)
        assert min(shown.bounding_box()[side] for side in ("width", "height")) >= 44  # type: ignore[index]
    page.keyboard.press("Escape")
    assert page.evaluate("[fake.busy, CSS.highlights.size]") == [None, 0]
    expect(button).to_have_text("Lees voor")
    # Again from the beginning; a page that is left falls silent.
    button.click()
    assert last(page) == "Lasclub"
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("fake.busy") is None


def test_a_voice_that_fails_says_so_and_can_be_asked_again(listen: Callable[..., Page]) -> None:
    page = listen("nl")
    page.locator(".voorlezen").click()
    last(page)
    page.evaluate("fake.busy.onerror()")
    expect(page.locator(".bericht")).to_have_text("Voorlezen lukt nu niet.")
    page.get_by_role("button", name="Lees verder").click()
    assert last(page) == "Lasclub"


def test_a_voice_of_the_language_of_the_page_or_no_button(listen: Callable[..., Page]) -> None:
    assert not listen("en", "ar").locator(".voorlezen").count()
    assert not listen("nl", "en", name="arabic").locator(".voorlezen").count()
    page = listen("nl", "ar", name="arabic")
    page.locator(".voorlezen").click()
    last(page)
    assert page.evaluate("fake.said") == [["Lasclub", "Maged", "ar-SA"]]
