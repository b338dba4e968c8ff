"""Takes pictures of the built site (run build.py first).

.venv/bin/python -m tests.browser.screenshots             the picture in README.md
.venv/bin/python -m tests.browser.screenshots --all DIR   every type of page, eight ways
"""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import QUIET, find_chromium
from tests.browser.serving import Served, serving
from tests.browser.visiting import (
    DESK,
    PHONE,
    SMALLEST,
    TABLET,
    page_types,
    visiting,
)

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / ".github" / "screenshot.png"
# The narrowest phone that we promise to serve, an ordinary one, a tablet and a desk.
WIDTHS = {320: SMALLEST, 390: PHONE, 768: TABLET, 1280: DESK}
SCHEMES = ("light", "dark")
MODES: Mapping[str, Mapping[str, Any]] = {
    f"{width}-{scheme}": {**device, "color_scheme": scheme}
    for width, device in WIDTHS.items()
    for scheme in SCHEMES
}


def picture(browser: Browser, served: Served) -> None:
    """The first screen of the home page, small enough for a README."""
    with visiting(browser, served.origin, **MODES["1280-light"]) as visit:
        visit.page.goto(served.url("index.html"), wait_until="networkidle")
        visit.page.screenshot(path=PICTURE)


def gallery(browser: Browser, served: Served, folder: Path) -> None:
    """Every type of page in every mode, whole pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for mode, options in MODES.items():
        with visiting(browser, served.origin, **options) as visit:
            for name, path in page_types(served.folder).items():
                visit.page.goto(served.url(path), wait_until="networkidle")
                visit.page.screenshot(path=folder / f"{name}-{mode}.png", full_page=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--all", type=Path, metavar="DIR", help="where the gallery goes")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (site/)")
    options = parser.parse_args()
    with serving(options.site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        if options.all:
            gallery(browser, served, options.all)
        else:
            picture(browser, served)
        browser.close()


if __name__ == "__main__":
    main()
