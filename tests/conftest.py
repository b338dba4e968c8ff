"""Fixtures that many tests share: the real site, built once, and a Chromium to look at it with."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import NO_BROWSER, QUIET, find_chromium
from tests.browser.serving import Served, serving

ROOT = Path(__file__).parents[1]
# On GitHub every workflow knows its repository, and a site without `broncode` would name it.
os.environ.pop("GITHUB_REPOSITORY", None)

# On a developer's machine hypothesis looks for new mistakes at every run; in CI it tries the same
# cases each time, so that a red mark is about the change. Time limits are for `tests/bench`.
_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", _UNTIMED, derandomize=True)
settings.register_profile("developer", _UNTIMED)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real site, built once, on loopback below ``/repo/`` as GitHub Pages has it."""
    site = tmp_path_factory.mktemp("built") / "site"
    # The server comes first: the page for 'not found' knows the address at which it stands.
    with serving(site) as server:
        done = subprocess.run(
            [sys.executable, ROOT / "build.py", "--site", site, "--base-url", server.url("")],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            pytest.fail(f"the real content does not build:\n{done.stderr}", pytrace=False)
        yield server


@pytest.fixture(scope="session")
def real_site(served: Served) -> Path:
    """The folder with the site of the real content."""
    return served.folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Skips where there is none; in CI that is a failure.

    Once per module, not per session: Playwright keeps an event loop running in this thread, which
    other tests must not find.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_chromium(), args=QUIET)
        yield chromium
        chromium.close()


def _chromium() -> str:
    found = find_chromium()
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail(NO_BROWSER)
    pytest.skip(NO_BROWSER)


# Tests below these are quick, but for those that are marked as slow.
QUICK = ("unit", "rules", "mistakes", "sites", "test_generated.py", "test_house.py")
# Attacks, kills, chance and a month of builds: `.github/workflows/night.yml` runs them.
NIGHT = ("hostile", "test_fuzz.py", "test_month.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for a browser as ``browser``, what is fast as ``quick``, and ``night``."""
    for item in items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        if folder in NIGHT:
            item.add_marker(pytest.mark.night)
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
        elif folder in QUICK and not item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.quick)
