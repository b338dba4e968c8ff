"""The calendars, read back: right on both sides of both clock changes, and the same bytes again."""

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from icalendar import Calendar

from catalogue.content.model import Catalogue
from catalogue.feeds import calendar
from catalogue.feeds import events as feed_events
from catalogue.feeds.publication import beside
from tests.harness import in_state
from tests.unit.feeds_catalogues import (
    BASE,
    NEXT_TO_THE_CHANGES,
    at,
    dated,
    drafts,
    rendered,
    resolved,
    small,
    weekly,
    with_moments,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PLACE = "makerspaces/de-werkplaats.md"


def events(catalogue: Catalogue, path: str = "agenda/alles.ics") -> list[Any]:
    calendar: Any = Calendar.from_ical(rendered(catalogue)[path])
    assert calendar["VERSION"] == "2.0"
    assert len(calendar.walk("VTIMEZONE")) == 1
    return list(calendar.walk("VEVENT"))


def event(name: str) -> Any:
    """The event of that name; of the weekly ones, which have the same, the last."""
    return {str(event["SUMMARY"]): event for event in events(dated())}[f"{name} (De Werkplaats)"]


def events_of(*moments: str, state: str = "nu") -> list[Any]:
    """The events of a makerspace with these moments."""
    text = in_state(with_moments(list(moments)), state)
    return events(resolved(drafts({PLACE: text})))


@pytest.mark.parametrize(
    ("name", "utc"),
    [
        ("Voor de zomertijd", "2027-03-27 18:30"),
        ("Na de zomertijd", "2027-03-28 08:00"),
        # Of an hour that is there twice it is the first.
        ("Uur dat er twee keer is", "2027-10-31 00:30"),
        ("Voor de wintertijd", "2027-10-30 17:30"),
        ("Na de wintertijd", "2027-10-31 09:00"),
    ],
)
def test_a_time_is_the_clock_in_the_netherlands(name: str, utc: str) -> None:
    assert event(name).start.astimezone(UTC) == at(utc)


def test_a_night_in_which_the_clock_changes_is_as_long_as_it_is() -> None:
    night = event("De nacht door")
    assert night.end.astimezone(UTC) - night.start.astimezone(UTC) == timedelta(hours=5)


def test_whole_days_are_days_and_end_the_day_after() -> None:
    weekend, day = event("Weekend van de zomertijd"), event("Dag van de wintertijd")
    assert (weekend["DTSTART"].dt, weekend["DTEND"].dt) == (date(2027, 3, 27), date(2027, 3, 29))
    assert day["DTSTART"].dt == date(2027, 10, 31)
    assert "DTEND" not in day


def test_every_moment_is_there_once_in_order_with_an_identity_of_its_own() -> None:
    everything = events(dated())
    assert len(everything) == len(weekly()) + len(NEXT_TO_THE_CHANGES)
    assert len({event["UID"] for event in everything}) == len(everything)
    starts = [event.start for event in everything]
    days = [start.date() if isinstance(start, datetime) else start for start in starts]
    assert days == sorted(days)


def test_the_clock_in_the_file_is_the_clock_of_amsterdam() -> None:
    """Read by another library, without a time zone database: every hour of the years that count."""
    data = rendered(dated())["agenda/alles.ics"].decode()
    begins, ends = data.index("BEGIN:VTIMEZONE"), data.index("END:VTIMEZONE")
    zone = tz.tzical(io.StringIO(data[begins:ends] + "END:VTIMEZONE\r\n")).get("Europe/Amsterdam")
    assert zone
    for year in (1999, 2016, 2027, 2037):
        for day in range(366):
            for hour in (0, 1, 2, 3, 4, 12):
                wall = datetime(year, 1, 1, hour) + timedelta(days=day)  # noqa: DTZ001
                ours = wall.replace(tzinfo=AMSTERDAM)
                if ours.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) == wall:
                    assert wall.replace(tzinfo=zone).utcoffset() == ours.utcoffset(), wall


def test_the_form_is_what_rfc_5545_asks() -> None:
    data = rendered(dated())["agenda/alles.ics"]
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert b"DTSTART;TZID=Europe/Amsterdam:20270327T193000" in lines
    assert all(event["DTSTAMP"].dt == at("2026-11-23 00:00") for event in events(dated()))


def test_an_event_says_where_what_and_for_whom() -> None:
    spring = event("Na de zomertijd")
    assert spring["LOCATION"] == "Dorpsstraat 1"
    assert str(spring["URL"]) == f"{BASE}makerspaces/de-werkplaats.html"
    assert 'met "van alles"' in spring["DESCRIPTION"]
    assert (spring["GEO"].latitude, spring["GEO"].longitude) == (51.9125, 4.438)


def test_a_calendar_for_every_subject_that_has_a_moment() -> None:
    subjects = calendar.by_subject(feed_events.dated(dated()))
    calendars = {beside(record, "ics") for record in subjects}
    assert calendars == {
        "makerspaces/de-werkplaats.ics",
        "themas/robots.ics",
        "doelgroepen/basisschool.ics",
        "wijken/dorp.ics",
    }
    assert {path for path in rendered(dated()) if path.endswith(".ics")} == {
        "agenda/alles.ics",
        *calendars,
    }
    for path in calendars:
        assert len(events(dated(), path)) == len(events(dated())), path


def test_without_moments_there_is_an_empty_calendar_to_subscribe_to() -> None:
    assert [path for path in rendered(small()) if path.endswith(".ics")] == ["agenda/alles.ics"]
    assert not events(small())
    # Nor are there moments of what has ended.
    assert not events_of(*weekly(), state="gestopt")


def uids(*moments: str) -> list[str]:
    return [str(event["UID"]) for event in events_of(*moments)]


def test_an_identity_stays_when_the_hour_changes_and_others_come() -> None:
    first = uids("{naam: Open dag, begin: 2027-02-06 10:00}")
    assert uids("{naam: Open dag, begin: 2027-02-06 11:00, plek: Elders}") == first
    more = uids("{naam: Les, begin: 2027-01-01}", "{naam: Open dag, begin: 2027-02-06 10:00}")
    assert more[1:] == first
    assert uids("{naam: Open dag, begin: 2027-02-07 10:00}") != first
    # Two of one name on one day are two.
    twice = uids("{naam: Les, begin: 2027-02-06 10:00}", "{naam: Les, begin: 2027-02-06 14:00}")
    assert len(set(twice)) == 2


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("{naam: Les, begin: 2027-02-06 10:00, eind: 2027-02-06 10:00}", None),
        ("{naam: Les, begin: 2027-02-06 10:00, eind: 2027-02-08}", at("2027-02-08 23:00")),
        ("{naam: Les, begin: 2027-02-06, eind: 2027-02-06}", None),
        ("{naam: Les, begin: 2027-02-06, eind: 2027-02-07 12:00}", date(2027, 2, 8)),
    ],
)
def test_an_end_is_of_the_same_type_as_the_beginning(written: str, end: date | None) -> None:
    (lesson,) = events_of(written)
    assert (lesson["DTEND"].dt if "DTEND" in lesson else None) == end
