"""The preview as an editor sees it: the page refreshes, mistakes appear in it and go away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visiting import visiting
from tests.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def test_an_editor_saves_errs_and_mends(browser: Browser, desk: Desk) -> None:
    home = f"http://127.0.0.1:{desk.port}"
    with visiting(browser, home) as visit:
        page = visit.page
        page.goto(home, wait_until="networkidle")
        for text in ("een", "twee", "drie"):
            desk.save(text)
            expect(page.locator("main")).to_have_text(text)

        desk.save("fout")
        overlay = page.locator("#voorvertoning")
        expect(overlay).to_contain_text("1 fout")
        expect(overlay).to_contain_text("content/tekst.md, regel 3")
        expect(overlay).to_contain_text(desk.message)
        expect(page.locator("main")).to_have_text("drie")
        assert overlay.locator("img").count() == 0
        expect(overlay.locator("pre")).to_have_text(f"naam: {desk.message}!")
        expect(overlay.locator("mark")).to_have_text(desk.message)
        editor = overlay.get_by_role("link", name="Open regel 3 in VS Code")
        expect(editor).to_have_attribute("href", "vscode://file/tekst.md:3:7")

        desk.save("goed")
        expect(page.locator("main")).to_have_text("goed")
        expect(overlay).not_to_contain_text("fout")
        assert not [line for line in visit.complaints if "elsewhere" in line or "error" in line]


def test_two_saves_at_once_both_arrive(browser: Browser, desk: Desk) -> None:
    home = f"http://127.0.0.1:{desk.port}"
    with visiting(browser, home) as visit:
        visit.page.goto(home, wait_until="networkidle")
        for round_ in range(5):
            desk.save(f"eerste {round_}")
            # The page is now loading, and has no websocket.
            visit.page.wait_for_timeout(40 * round_)
            desk.save(f"tweede {round_}")
            expect(visit.page.locator("main")).to_have_text(f"tweede {round_}")


def test_the_notes_of_an_entry_stand_at_its_side(browser: Browser, desk: Desk) -> None:
    home = f"http://127.0.0.1:{desk.port}"
    with visiting(browser, home) as visit:
        page = visit.page
        page.goto(f"{home}/a/", wait_until="networkidle")
        notes = page.locator("#notities")
        expect(notes.locator("summary")).to_have_text("Notities (2)")
        expect(notes.locator("ul")).to_have_count(2)
        expect(notes.locator("ul").first).not_to_be_visible()
        # Behind the page, where it covers none of it.
        box, main = notes.bounding_box(), page.locator("main").bounding_box()
        assert box
        assert main
        assert box["y"] >= main["y"] + main["height"]
        notes.locator("summary").click()
        expect(notes).to_contain_text("Nagekeken op 2026-01-01. Dat is 7 maanden geleden")
        expect(notes).to_contain_text("kosten: Wat het kost.")
        expect(notes).to_contain_text(desk.message)
        assert notes.locator("img").count() == 0
        # It stays open while one writes.
        desk.save("nog een keer")
        expect(page.locator("main")).to_have_text("nog een keer")
        expect(notes.locator("ul").first).to_be_visible()
        page.goto(home, wait_until="networkidle")
        expect(page.locator("#notities")).to_have_count(0)
