"""Where the Chromium of this machine is, and how to start it for tests."""

import os
import shutil

# First the one without windows and all that belongs to them: the same engine, at half the work.
_NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)
# Without these a headless Chromium calls home; a test must hear only its own page.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NO_BROWSER = (
    "Geen Chromium gevonden. / No Chromium found. Install one (apt-get install chromium, or Chrome"
    " from its website), or say where yours is: CHROMIUM=/path/to/chromium"
)


def find_chromium() -> str | None:
    """The program that ``CHROMIUM`` names, or one under a usual name."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in _NAMES if (path := shutil.which(name))), None)
