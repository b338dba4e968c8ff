"""Recurring events, in every format, read back by libraries of others."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from icalendar import Calendar

from catalogue.content.model import Catalogue
from catalogue.feeds import events as feed_events
from catalogue.feeds.json_data import as_data, front_matter
from catalogue.feeds.schema_org import Linker, describe
from tests.harness import TODAY
from tests.unit.feeds_catalogues import BASE, FIXED, fixed, rendered

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def events(catalogue: Catalogue) -> dict[str, Any]:
    calendar: Any = Calendar.from_ical(rendered(catalogue)["agenda/alles.ics"])
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def described(catalogue: Catalogue) -> tuple[dict[str, Any], ...]:
    """The makerspace and its events, in the words of schema.org."""
    return describe(catalogue.makerspaces[0], Linker("x.html", catalogue, BASE))


def moments_of(event: Any, until: date) -> list[date]:
    """Every beginning of an event, as another library reckons it from the rule."""
    start = event["DTSTART"].dt
    timed = isinstance(start, datetime)
    begin = start if timed else datetime.combine(start, datetime.min.time())
    rules = rrule.rruleset()
    rules.rrule(rrule.rrulestr(event["RRULE"].to_ical().decode(), dtstart=begin))
    if "EXDATE" in event:
        for one in event["EXDATE"].dts:
            assert isinstance(one.dt, datetime) is timed
            rules.exdate(one.dt)
    last = datetime.combine(until, datetime.max.time(), begin.tzinfo)
    return [one if timed else one.date() for one in rules.between(begin, last, inc=True)]


# Six months from these days hold the beginning and the end of summer time.
AUTUMN = date(2027, 9, 1)


@pytest.mark.parametrize(
    ("seen", "first", "weeks"), [(TODAY, date(2026, 11, 25), 26), (AUTUMN, AUTUMN, 27)]
)
def test_every_week_at_the_same_hour_on_the_wall_for_six_months(
    seen: date, first: date, weeks: int
) -> None:
    event = events(fixed(seen=seen))["Open (De Werkplaats)"]
    moments = moments_of(event, date(2029, 1, 1))
    days = (first + timedelta(weeks=week) for week in range(weeks))
    assert moments == [
        datetime(day.year, day.month, day.day, 13, 30, tzinfo=AMSTERDAM)
        for day in days
        if day not in {date(2027, 3, 31), date(2027, 10, 27)}
    ]
    in_utc = {moment.astimezone(UTC).hour for moment in moments if isinstance(moment, datetime)}
    assert in_utc == {11, 12}


@pytest.mark.parametrize(
    ("seen", "last", "until"),
    [
        # Six months after it was seen.
        (TODAY, "2027-05-11", b"20270524T215959Z"),
        # The end of its own period, which is sooner.
        (AUTUMN, "2027-12-28", b"20271231T225959Z"),
    ],
)
def test_certain_days_of_the_month_until_the_last_one(seen: date, last: str, until: bytes) -> None:
    event = events(fixed(seen=seen))["Repair Café (De Werkplaats)"]
    found = moments_of(event, date(2029, 1, 1))
    days = [str(one.astimezone(AMSTERDAM).date()) for one in found if isinstance(one, datetime)]
    assert days[:3] == ["2027-01-09", "2027-01-12", "2027-01-26"]
    assert days[-1] == last
    assert b"UNTIL=" + until in event["RRULE"].to_ical()
    assert "DTEND" not in event


def test_without_a_time_it_is_in_nobodys_diary() -> None:
    assert events(fixed()).keys() == {"Open (De Werkplaats)", "Repair Café (De Werkplaats)"}


def test_it_is_in_the_calendar_of_every_subject() -> None:
    for path in ("themas/robots.ics", "wijken/dorp.ics", "makerspaces/de-werkplaats.ics"):
        assert rendered(fixed())[path].count(b"BEGIN:VEVENT") == 2, path


def test_an_identity_stays_when_the_hour_changes() -> None:
    before = {name: event["UID"] for name, event in events(fixed()).items()}
    later = fixed(FIXED.replace("13:30", "14:00").replace("2027-12-31}", "2028-12-31}"))
    assert {name: event["UID"] for name, event in events(later).items()} == before
    assert len(set(before.values())) == 2


def test_a_plain_phrase_counts_and_written_hours_count_more() -> None:
    spoken = fixed("openingstijden: Woensdag vanaf 17 uur")
    assert events(spoken)["Open (De Werkplaats)"]["DTSTART"].dt.hour == 17
    both = fixed(f"openingstijden: Woensdag vanaf 17 uur\n{FIXED}")
    assert len(events(both)) == 2
    vague = fixed("openingstijden: Meestal woensdag vanaf 17 uur")
    assert events(vague) == {}


@pytest.mark.parametrize("state", ["waarschijnlijk", "oud", "gepland", "gestopt"])
def test_only_what_runs_for_certain_is_in_calendars_and_opening_hours(state: str) -> None:
    catalogue = fixed(state=state)
    assert events(catalogue) == {}
    (node,) = described(catalogue)
    assert "openingHoursSpecification" not in node
    # The data keep what the content says, beside the status.
    (data,) = json.loads(rendered(catalogue)["data/catalogus.json"])["makerspaces"]
    assert len(data["vaste_tijden"]) == 3


def test_search_engines_are_told_in_their_own_words() -> None:
    node, *others = described(fixed())
    assert node["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Wednesday"],
            "opens": "13:30",
            "closes": "17:00",
            "validThrough": "2027-05-24",
        }
    ]
    closed = [one["validFrom"] for one in node["specialOpeningHoursSpecification"]]
    assert closed == ["2027-03-31", "2027-10-27"]
    assert [one["name"] for one in others] == ["Repair Café"]
    assert [one["@id"] for one in others] == [one["@id"] for one in node["event"]]
    assert others[0]["startDate"] == "2027-01-09T10:00:00+01:00"
    assert others[0]["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1M",
        "byDay": ["2TU", "2SA", "-1TU", "-1SA"],
        "startTime": "10:00",
        "startDate": "2027-01-01",
        "endDate": "2027-05-24",
        "scheduleTimezone": "Europe/Amsterdam",
    }


def test_closed_for_one_part_of_the_day_is_not_closed() -> None:
    catalogue = fixed(
        "vaste_tijden:\n"
        "  - {dagen: [woensdag], van: 9:00, tot: 12:00, behalve: [2027-03-31]}\n"
        "  - {dagen: [woensdag], van: 19:00}"
    )
    node, *_ = described(catalogue)
    assert len(node["openingHoursSpecification"]) == 2
    assert "specialOpeningHoursSpecification" not in node


def test_social_directories_get_a_rule_of_their_own() -> None:
    services = json.loads(rendered(fixed())["data/hsds.json"])
    (schedules,) = [one["schedules"] for one in services if "schedules" in one]
    weekly, monthly = schedules
    assert (weekly["freq"], weekly["byday"]) == ("WEEKLY", "WE")
    assert (weekly["opens_at"], weekly["closes_at"]) == ("13:30", "17:00")
    assert (monthly["freq"], monthly["byday"]) == ("MONTHLY", "2TU,2SA,-1TU,-1SA")
    assert (monthly["valid_from"], monthly["valid_to"]) == ("2027-01-01", "2027-05-24")
    assert len({one["id"] for one in schedules}) == 2


def test_nothing_is_lost_on_the_way_to_json_and_back() -> None:
    (place,) = fixed().makerspaces
    data = json.loads(rendered(fixed())["makerspaces/de-werkplaats.json"])
    assert data["vaste_tijden"] == as_data(place)["vaste_tijden"]
    assert data["vaste_tijden"][0] == {
        "dagen": ["woensdag"],
        "van": "13:30",
        "tot": "17:00",
        "behalve": ["2027-03-31", "2027-10-27"],
    }
    written = front_matter(place)
    again = fixed(f"vaste_tijden: {json.dumps(written['vaste_tijden'])}")
    assert again.makerspaces[0].vaste_tijden == place.vaste_tijden


def test_a_table_says_it_in_words() -> None:
    row = rendered(fixed())["data/makerspaces.csv"].decode("utf-8-sig").splitlines()[1]
    assert "Elke woensdag, 13.30 tot 17.00 uur. Niet op 31 maart 2027 en 27 oktober 2027" in row


def test_what_can_never_be_is_left_out() -> None:
    past = fixed("vaste_tijden:\n  - {dagen: [woensdag], geldig: {tot: 2026-01-01}}")
    assert feed_events.recurring(past) == ()
    assert events(past) == {}
