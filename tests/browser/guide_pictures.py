"""Takes the pictures of the guide for editors, of the site as it is.

    .venv/bin/python -m tests.browser.guide_pictures

They are small (64 colours, one size) and go to ``content/beelden/``.
"""

import contextlib
import io
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.chromium import QUIET, find_chromium

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "content" / "beelden"
SIZE: ViewportSize = {"width": 800, "height": 500}
ENTRY = "programmas/maakotheek"


@contextlib.contextmanager
def _preview(content: Path) -> Iterator[str]:
    """The preview of a content folder; answers its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--no-browser", "--port", str(port)]
    with tempfile.TemporaryDirectory() as site:
        options = ["--content", content.name, "--site", f"{site}/site"]
        server = subprocess.Popen([*command, *options], cwd=content.parent, stdout=subprocess.PIPE)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def _shot(page: Page, name: str) -> None:
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))
    small = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
    small.save(PICTURES / f"gids-{name}.png", optimize=True)


def _reach(page: Page, address: str) -> None:
    """Open an address as soon as the server answers."""
    for _ in range(300):
        with contextlib.suppress(Exception):
            page.goto(address)
            return
        page.wait_for_timeout(200)
    raise TimeoutError(address)


def take(browser: Browser) -> None:
    """Both pictures: a mistake in the preview, and the form."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(ROOT / "content", content)
        guide = content / "paginas" / "gids.md"
        # The guide shows the pictures that are still to be taken.
        guide.write_text(re.sub(r"(?m)^!\[.*\n", "", guide.read_text("utf-8")), "utf-8")
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        with _preview(content) as home:
            _reach(page, f"{home}meedoen/index.html")
            page.get_by_role("button", name="Een nieuw programma").click()
            page.get_by_label("Naam", exact=True).fill("Robots in de buurt")
            page.get_by_role("heading", name="Dit hebben we nodig").scroll_into_view_if_needed()
            page.evaluate("scrollTo(0, document.querySelector('form h3').offsetTop - 20)")
            _shot(page, "formulier")
            page.goto(f"{home}{ENTRY}.html")
            page.wait_for_load_state("networkidle")
            broken = content / f"{ENTRY}.md"
            text = broken.read_text("utf-8").replace("basisschool", "basischool")
            broken.write_text(text, "utf-8")
            expect(page.locator("#voorvertoning")).to_contain_text("basischool", timeout=30_000)
            _shot(page, "melding")


def main() -> None:
    """Take the pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        take(browser)
        browser.close()


if __name__ == "__main__":
    main()
