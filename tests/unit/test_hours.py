"""Fixed hours: which days they are, how they are said, and plain Dutch that says them."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.base.dates import exists
from catalogue.schema import DAGDEEL, WELKE, Geldig, VasteTijd, hours
from catalogue.schema.hours import WEEK

DAYS = dict(zip(WEEK, map(rrule.weekday, range(7)), strict=True))
NUMBERS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": -1}
SOME_DAYS = st.lists(st.sampled_from(WEEK), min_size=1, max_size=7, unique=True).map(tuple)
SOME_WEEKS = st.lists(st.sampled_from(tuple(WELKE)), max_size=3, unique=True).map(tuple)


def clock(text: str) -> time:
    return time.fromisoformat(text)


@given(SOME_DAYS, SOME_WEEKS, st.dates(date(2026, 1, 1), date(2036, 1, 1)))
@settings(max_examples=60, deadline=None)
@pytest.mark.slow
def test_the_days_are_those_of_another_library(
    dagen: tuple[str, ...], welke: tuple[str, ...], since: date
) -> None:
    tijd = VasteTijd(dagen=dagen, welke=welke)
    begin = datetime.combine(since, time())
    end = begin + timedelta(days=120)
    names = [DAYS[name] for name in dagen]
    if welke:
        byday = [name(NUMBERS[number]) for name in names for number in welke]
        found = rrule.rrule(rrule.MONTHLY, begin, byweekday=byday).between(begin, end, inc=True)
    else:
        found = rrule.rrule(rrule.WEEKLY, begin, byweekday=names).between(begin, end, inc=True)
    ahead = (since + timedelta(days=number) for number in range(121))
    expected = sorted({one.date() for one in found})
    assert [day for day in ahead if hours.is_on(tijd, day)] == expected
    assert hours.first_day(tijd, since) == expected[0]


def test_the_first_day_is_within_its_period_and_no_exception() -> None:
    period = Geldig(van=date(2026, 9, 1), tot=date(2026, 9, 16))
    tijd = VasteTijd(dagen=("woensdag",), geldig=period, behalve=(date(2026, 9, 2),))
    assert hours.first_day(tijd, date(2026, 1, 1)) == date(2026, 9, 9)
    never = VasteTijd(
        dagen=("woensdag",), geldig=period, behalve=tuple(date(2026, 9, n) for n in (2, 9, 16))
    )
    assert hours.first_day(never, date(2026, 1, 1)) is None
    plain = VasteTijd(dagen=("woensdag",))
    assert hours.first_day(plain, date(2026, 9, 3), date(2026, 9, 9)) == date(2026, 9, 9)
    assert hours.first_day(plain, date(2026, 9, 3), date(2026, 9, 8)) is None


@pytest.mark.parametrize(
    ("shown", "there"),
    [
        ("2027-03-28 01:59", True),
        ("2027-03-28 02:00", False),
        ("2027-03-28 02:59", False),
        ("2027-03-28 03:00", True),
        ("2027-10-31 02:30", True),
        ("2027-07-01 02:30", True),
    ],
)
def test_a_time_that_the_clock_skips_is_not_there(shown: str, *, there: bool) -> None:
    assert exists(datetime.fromisoformat(shown)) is there


WEDNESDAY = ("woensdag",)


@pytest.mark.parametrize(
    ("tijd", "said"),
    [
        (VasteTijd(dagen=WEDNESDAY), "Elke woensdag"),
        (VasteTijd(dagen=WEDNESDAY, dagdeel="middag"), "Elke woensdagmiddag"),
        (VasteTijd(dagen=WEDNESDAY, van=clock("09:00")), "Elke woensdag, vanaf 9.00 uur"),
        (
            VasteTijd(dagen=("vrijdag", "maandag"), van=clock("13:30"), tot=clock("17:00")),
            "Elke maandag en vrijdag, 13.30 tot 17.00 uur",
        ),
        (VasteTijd(dagen=WEEK[:5]), "Maandag tot en met vrijdag"),
        (VasteTijd(dagen=WEEK), "Elke dag"),
        (VasteTijd(dagen=WEEK, dagdeel="avond"), "Elke avond"),
        (
            VasteTijd(dagen=("zaterdag",), welke=("tweede", "laatste"), naam="Repair Café"),
            "Repair Café: elke tweede en laatste zaterdag van de maand",
        ),
        (
            VasteTijd(
                dagen=WEDNESDAY,
                geldig=Geldig(van=date(2026, 9, 1), tot=date(2027, 7, 9)),
                behalve=(date(2026, 12, 30), date(2026, 12, 23)),
                toelichting="Niet in de schoolvakanties.",
            ),
            (
                "Elke woensdag. Van 1 september 2026 tot en met 9 juli 2027. "
                "Niet op 23 december 2026 en 30 december 2026. Niet in de schoolvakanties"
            ),
        ),
        (
            VasteTijd(dagen=WEDNESDAY, geldig=Geldig(tot=date(2027, 7, 9))),
            "Elke woensdag. Tot en met 9 juli 2027",
        ),
    ],
)
def test_it_is_said_in_plain_dutch(tijd: VasteTijd, said: str) -> None:
    assert hours.sentence(tijd) == said


CLEAR = """\
elke woensdagmiddag -> Elke woensdagmiddag
wo 13.30-17.00 uur -> Elke woensdag, 13.30 tot 17.00 uur
Wo. 13:30 – 17:00 -> Elke woensdag, 13.30 tot 17.00 uur
Woensdag vanaf 17 uur -> Elke woensdag, vanaf 17.00 uur
ma t/m vr 9-17 uur -> Maandag tot en met vrijdag, 9.00 tot 17.00 uur
Open op werkdagen van 9 tot 17 uur. -> Maandag tot en met vrijdag, 9.00 tot 17.00 uur
dagelijks -> Elke dag
elke zondag -> Elke zondag
ma, wo en vr 13.00-17.00 -> Elke maandag, woensdag en vrijdag, 13.00 tot 17.00 uur
ma t/m vr 9.00-17.00 uur, za 10.00-16.00 uur -> Maandag tot en met vrijdag, 9.00 tot 17.00 uur / \
Elke zaterdag, 10.00 tot 16.00 uur
Elke tweede zaterdag van de maand, 10.00 tot 12.00 uur. -> \
Elke tweede zaterdag van de maand, 10.00 tot 12.00 uur
Eerste woensdagmiddag en laatste woensdagavond van de maand. -> \
Elke eerste woensdagmiddag van de maand / Elke laatste woensdagavond van de maand
1e en 3e dinsdag van de maand -> Elke eerste en derde dinsdag van de maand"""
DOUBTFUL = """\

Buiten op de stoep.
Bijna elke woensdag vanaf ongeveer 17.00 uur
Elke woensdag, behalve in de vakantie
elke tweede zaterdag
elke dag van de maand
woensdag 9
woensdag 13.30
woensdag 9-17
woensdagavond 8 uur
woensdagavond 8.00-10.00 uur
wo 17.00-9.00 uur
wo 25.00-26.00 uur
vrijdag tot en met maandag
maandagochtend t/m vrijdagmiddag
maandag tot en met vrijdag, zaterdag 10-16 uur
6e zaterdag van de maand
woensdag of donderdag
Zo mogelijk ten minste twee keer per week.
wo wo 13.30-17.00
13.30-17.00 uur
tweede zaterdag van de week"""


@pytest.mark.parametrize("line", CLEAR.splitlines())
def test_a_plain_phrase_is_understood(line: str) -> None:
    written, sentences = line.split(" -> ")
    assert " / ".join(hours.sentence(tijd) for tijd in hours.parse(written)) == sentences


@pytest.mark.parametrize("written", DOUBTFUL.splitlines())
def test_what_leaves_room_for_doubt_stays_a_text(written: str) -> None:
    assert hours.parse(written) == ()


@given(SOME_DAYS, SOME_WEEKS, st.sampled_from((None, *DAGDEEL)), st.times(), st.times())
@settings(max_examples=150, deadline=None)
@pytest.mark.slow
def test_what_we_say_we_understand(
    dagen: tuple[str, ...], welke: tuple[str, ...], part: str | None, one: time, other: time
) -> None:
    begin, end = (clock(f"{moment:%H:%M}") for moment in sorted((one, other)))
    tijd = VasteTijd(dagen=dagen, welke=welke, dagdeel=part)
    if part is None and begin < end:
        tijd = VasteTijd(dagen=dagen, welke=welke, van=begin, tot=end)
    (found,) = hours.parse(hours.sentence(tijd)) or (None,)
    if found is not None:
        assert hours.sentence(found) == hours.sentence(tijd)
    else:
        # 'Maandagmiddag tot en met vrijdagmiddag' may be one long stretch, and 'elke avond' has no
        # days.
        assert part
        assert len(dagen) > 2


@given(st.text(max_size=60) | st.text("woensdag 1379-.,en tm/uurvlaste", max_size=40))
@settings(max_examples=300, deadline=None)
@pytest.mark.slow
def test_no_text_is_too_much(text: str) -> None:
    for tijd in hours.parse(text):
        assert hours.sentence(tijd)
