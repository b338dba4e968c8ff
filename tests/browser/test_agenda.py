"""The agenda of a site that was not rebuilt: the browser takes out what is over."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import build
from catalogue import output
from catalogue.progress import Progress
from tests.browser.steady import shifts, watch
from tests.browser.visiting import visiting
from tests.harness import TEMPLATES, site
from tests.unit.feeds_catalogues import NEXT_TO_THE_CHANGES, weekly, with_moments


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The agenda of the small site with many moments, built in November 2026, on disk."""
    folder = tmp_path_factory.mktemp("agenda")
    text = with_moments([*weekly(), *NEXT_TO_THE_CHANGES])
    content = site(folder, **{"makerspaces/de-werkplaats.md": text})
    made = build.build(
        content,
        TEMPLATES,
        base_url="",
        today=date(2026, 11, 24),
        progress=Progress(io.StringIO()),
    )
    output.write(folder / "site", made.files.items())
    return Path(folder, "site", "agenda", "index.html").as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # A visitor far away: the days are those of Amsterdam all the same.
    with visiting(browser, "file://", timezone_id="Pacific/Honolulu") as visit:
        yield visit.page
        assert not visit.complaints


def names(page: Page, agenda: str, moment: str) -> list[str]:
    page.clock.set_fixed_time(moment)
    page.goto(agenda)
    return [row.inner_text() for row in page.locator("[data-tot] strong").all()]


def test_a_day_is_over_at_midnight_in_amsterdam(page: Page, agenda: str) -> None:
    assert "Na de wintertijd" in names(page, agenda, "2027-10-31T22:59:00Z")
    assert "Na de wintertijd" not in names(page, agenda, "2027-10-31T23:01:00Z")
    assert not page.locator("[data-agenda-leeg]").is_visible()


def test_months_without_a_row_go_too(page: Page, agenda: str) -> None:
    names(page, agenda, "2027-06-15T10:00:00Z")
    assert page.locator("[data-maand] h2").first.inner_text() == "Juni 2027"


def test_when_all_is_over_the_page_says_so(page: Page, agenda: str) -> None:
    assert names(page, agenda, "2030-01-01T10:00:00Z") == []
    assert page.locator("[data-agenda-leeg]").is_visible()


def test_nothing_jumps_when_what_is_over_leaves(page: Page, agenda: str) -> None:
    watch(page)
    page.clock.set_fixed_time("2027-01-05T12:00:00Z")
    page.goto(agenda)
    assert not shifts(page)
