"""The calendars, read back: right on both sides of both clock changes, and the same bytes again."""

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from icalendar import Calendar

from catalogue.feeds import calendar
from catalogue.feeds import events as feed_events
from catalogue.feeds.publication import beside
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


def parsed(data: bytes) -> Any:
    return Calendar.from_ical(data)


def events(data: bytes) -> dict[str, Any]:
    """Name -> event; the weekly ones have the same name, and the last one wins."""
    return {str(event["SUMMARY"]): event for event in parsed(data).walk("VEVENT")}


def begin(name: str) -> Any:
    return events(rendered(dated())["agenda/alles.ics"])[f"{name} (De Werkplaats)"].start


@pytest.mark.parametrize(
    ("name", "utc"),
    [
        ("Voor de zomertijd", "2027-03-27 18:30"),
        ("Na de zomertijd", "2027-03-28 08:00"),
        ("Voor de wintertijd", "2027-10-30 17:30"),
        ("Na de wintertijd", "2027-10-31 09:00"),
    ],
)
def test_a_time_is_the_clock_in_the_netherlands(name: str, utc: str) -> None:
    assert begin(name).astimezone(UTC) == at(utc)


def test_a_night_in_which_the_clock_changes_is_as_long_as_it_is() -> None:
    night = events(rendered(dated())["agenda/alles.ics"])["De nacht door (De Werkplaats)"]
    lasts = night.end.astimezone(UTC) - night.start.astimezone(UTC)
    assert lasts == timedelta(hours=5)


def test_of_an_hour_that_is_there_twice_it_is_the_first() -> None:
    assert begin("Uur dat er twee keer is").astimezone(UTC) == at("2027-10-31 00:30")


def test_whole_days_are_days_and_end_the_day_after() -> None:
    found = events(rendered(dated())["agenda/alles.ics"])
    weekend = found["Weekend van de zomertijd (De Werkplaats)"]
    assert weekend["DTSTART"].dt == date(2027, 3, 27)
    assert weekend["DTEND"].dt == date(2027, 3, 29)
    one_day = found["Dag van de wintertijd (De Werkplaats)"]
    assert one_day["DTSTART"].dt == date(2027, 10, 31)
    assert "DTEND" not in one_day


def test_every_moment_is_there_once_in_order_with_an_identity_of_its_own() -> None:
    found = parsed(rendered(dated())["agenda/alles.ics"]).walk("VEVENT")
    assert len(found) == len(weekly()) + len(NEXT_TO_THE_CHANGES)
    assert len({event["UID"] for event in found}) == len(found)
    starts = [event.start for event in found]
    days = [one.date() if isinstance(one, datetime) else one for one in starts]
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
    found = parsed(data)
    assert found["VERSION"] == "2.0"
    assert b"DTSTART;TZID=Europe/Amsterdam:20270327T193000" in lines
    assert all(event["DTSTAMP"].dt == at("2026-11-23 00:00") for event in found.walk("VEVENT"))


def test_an_event_says_where_what_and_for_whom() -> None:
    event = events(rendered(dated())["agenda/alles.ics"])["Na de zomertijd (De Werkplaats)"]
    assert event["LOCATION"] == "Dorpsstraat 1"
    assert str(event["URL"]) == f"{BASE}makerspaces/de-werkplaats.html"
    assert 'met "van alles"' in event["DESCRIPTION"]
    assert (event["GEO"].latitude, event["GEO"].longitude) == (51.9125, 4.438)


def test_a_calendar_for_every_subject_that_has_a_moment() -> None:
    files = rendered(dated())
    found = {path for path in files if path.endswith(".ics")}
    assert found == {
        "agenda/alles.ics",
        "makerspaces/de-werkplaats.ics",
        "themas/robots.ics",
        "doelgroepen/basisschool.ics",
        "wijken/dorp.ics",
    }
    everything = parsed(files["agenda/alles.ics"]).walk("VEVENT")
    for path in found:
        assert len(parsed(files[path]).walk("VEVENT")) == len(everything), path
    subjects = calendar.by_subject(feed_events.dated(dated()))
    assert {beside(record, "ics") for record in subjects} == found - {"agenda/alles.ics"}


def test_without_moments_there_is_an_empty_calendar_to_subscribe_to() -> None:
    files = rendered(small())
    assert [path for path in files if path.endswith(".ics")] == ["agenda/alles.ics"]
    assert not parsed(files["agenda/alles.ics"]).walk("VEVENT")
    assert parsed(files["agenda/alles.ics"]).walk("VTIMEZONE")


def uids(*written: str) -> list[str]:
    catalogue = resolved(drafts({PLACE: with_moments(list(written))}))
    found = parsed(rendered(catalogue)["agenda/alles.ics"]).walk("VEVENT")
    return [str(event["UID"]) for event in found]


def test_an_identity_stays_when_the_hour_changes_and_others_come() -> None:
    first = uids("{naam: Open dag, begin: 2027-02-06 10:00}")
    assert uids("{naam: Open dag, begin: 2027-02-06 11:00, plek: Elders}") == first
    more = uids("{naam: Les, begin: 2027-01-01}", "{naam: Open dag, begin: 2027-02-06 10:00}")
    assert more[1:] == first
    assert uids("{naam: Open dag, begin: 2027-02-07 10:00}") != first


def test_two_of_one_name_on_one_day_are_two() -> None:
    twice = uids(
        "{naam: Les, begin: 2027-02-06 10:00}",
        "{naam: Les, begin: 2027-02-06 14:00}",
    )
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
    catalogue = resolved(drafts({PLACE: with_moments([written])}))
    (event,) = parsed(rendered(catalogue)["agenda/alles.ics"]).walk("VEVENT")
    found = event["DTEND"].dt if "DTEND" in event else None
    assert found == end


def test_what_has_ended_has_no_moments_any_more() -> None:
    text = with_moments(weekly()).replace("status: actief", "status: gestopt")
    catalogue = resolved(drafts({PLACE: text}))
    assert not parsed(rendered(catalogue)["agenda/alles.ics"]).walk("VEVENT")
