"""'Nu open': by the fixed hours and the clock of Amsterdam, the hours beside it, and no guesses."""

from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from tests import harness
from tests.browser.visiting import Visitor

PLACE = "makerspaces/de-werkplaats.md"
IN_ENGLISH = "---\nsamenvatting: A workshop.\ngemaakt: mens\nbij: 1a2b3c4d\n---\n"
WEEKLY = "{dagen: [dinsdag, zaterdag], van: '10:00', tot: '17:00'}"
MONTHLY = "{dagen: [woensdag], welke: [tweede, laatste], van: '13:30', tot: '16:00'}"
SEASON = (
    "{dagen: [maandag], van: '09:00', tot: '12:00', geldig: {van: 2026-12-01, tot: 2026-12-14},"
    " behalve: [2026-12-07]}"
)


def place(*times: str, state: str = "nu", more: str = "") -> str:
    text = (harness.SMALL / PLACE).read_text("utf-8")
    rows = "".join(f"  - {time}\n" for time in times)
    head = f"---\nvaste_tijden:\n{rows}{more}"
    return harness.in_state(text.replace("---\n", head, 1), state)


@pytest.fixture
def page(visitor: Visitor) -> Page:
    # A visitor far away: it is about the clock of the place.
    return visitor.open(disk=True, timezone_id="Pacific/Honolulu")


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The page of the place with these fixed hours, on disk; each is built once."""

    @cache
    def address(text: str) -> str:
        folder = tmp_path_factory.mktemp("open")
        harness.site(folder, **{PLACE: text, f"en/{PLACE}": IN_ENGLISH})
        return (harness.built(folder) / "makerspaces/de-werkplaats.html").as_uri()

    return address


MOMENTS = [
    # In winter Amsterdam is an hour ahead of UTC. 24 November 2026 is a Tuesday.
    ("2026-11-24T08:59:00Z", "Nu dicht. Vandaag open vanaf 10.00 uur"),
    ("2026-11-24T09:00:00Z", "Nu open, tot 17.00 uur"),
    ("2026-11-24T15:59:00Z", "Nu open, tot 17.00 uur"),
    ("2026-11-24T16:00:00Z", "Nu dicht. Weer open op woensdag 25 november, 13.30 uur"),
    # The last Wednesday of November, the second of December; the first is closed.
    ("2026-11-25T14:00:00Z", "Nu open, tot 16.00 uur"),
    ("2026-12-02T14:00:00Z", "Nu dicht. Weer open op zaterdag 5 december, 10.00 uur"),
    ("2026-12-09T12:30:00Z", "Nu open, tot 16.00 uur"),
    # Mondays of the season only, but for one.
    ("2026-11-30T09:00:00Z", "Nu dicht. Weer open op dinsdag 1 december, 10.00 uur"),
    ("2026-12-07T09:00:00Z", "Nu dicht. Weer open op dinsdag 8 december, 10.00 uur"),
    ("2026-12-14T09:00:00Z", "Nu open, tot 12.00 uur"),
    ("2026-12-21T09:00:00Z", "Nu dicht. Weer open op dinsdag 22 december, 10.00 uur"),
    # In summer it is two hours ahead; the clock goes forward on 28 March 2027.
    ("2027-03-27T09:00:00Z", "Nu open, tot 17.00 uur"),
    ("2027-03-30T08:00:00Z", "Nu open, tot 17.00 uur"),
    ("2027-03-30T15:00:00Z", "Nu dicht. Weer open op woensdag 31 maart, 13.30 uur"),
]


def test_it_follows_the_clock_of_the_place(page: Page, at: Callable[[str], str]) -> None:
    address = at(place(WEEKLY, MONTHLY, SEASON))
    for moment, text in MOMENTS:
        page.clock.set_fixed_time(moment)
        page.goto(address)
        assert page.locator(".nu").inner_text() == text, moment
    facts = page.locator(".plaat")
    expect(facts).to_contain_text("10.00 tot 17.00 uur")
    expect(facts).to_contain_text("Niet op 7 december 2026")


def test_it_says_so_in_the_language_of_the_page(page: Page, at: Callable[[str], str]) -> None:
    page.clock.set_fixed_time("2026-11-24T16:00:00Z")
    address = at(place(WEEKLY, MONTHLY, SEASON))
    page.goto(address.replace("/makerspaces/", "/en/makerspaces/"))
    told = "Closed now. Open again on Wednesday 25 November, 13:30"
    expect(page.locator(".nu")).to_have_text(told)
    expect(page.locator(".plaat")).to_contain_text("10:00 to 17:00")


@pytest.mark.parametrize(
    "text",
    [
        place(WEEKLY, "{dagen: [vrijdag], dagdeel: avond}"),
        place(WEEKLY, "{dagen: [vrijdag], van: '19:00'}"),
        place(WEEKLY, more="openingstijden: En als het licht aan is.\n"),
    ],
    ids=["part of a day", "no end", "words beside it"],
)
def test_closed_is_only_said_when_all_hours_are_known(
    page: Page, at: Callable[[str], str], text: str
) -> None:
    page.clock.set_fixed_time("2026-11-27T18:30:00Z")  # A Friday evening.
    page.goto(at(text))
    expect(page.locator(".nu")).to_be_hidden()
    page.clock.set_fixed_time("2026-11-28T10:00:00Z")
    page.goto(at(text))
    expect(page.locator(".nu")).to_have_text("Nu open, tot 17.00 uur")


@pytest.mark.parametrize(
    "text",
    [
        place(WEEKLY, state="waarschijnlijk"),
        place("{dagen: [zaterdag], van: '10:00', tot: '12:00', naam: Soldeerles}"),
    ],
    ids=["may have ended", "something in the place"],
)
def test_what_we_do_not_know_is_not_said(page: Page, at: Callable[[str], str], text: str) -> None:
    page.goto(at(text))
    expect(page.locator(".plaat")).to_contain_text("10.00 tot")
    assert page.locator(".nu").count() == 0


def test_without_script_the_hours_are_enough(visitor: Visitor, at: Callable[[str], str]) -> None:
    page = visitor.open(disk=True, java_script_enabled=False)
    page.goto(at(place(WEEKLY, MONTHLY, SEASON)))
    expect(page.locator(".nu")).to_be_hidden()
    expect(page.locator(".plaat")).to_contain_text("10.00 tot 17.00 uur")
