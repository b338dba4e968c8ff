"""The one rule for what is alive, on both sides of every border, and the words that tell of it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from catalogue.schema import Bevestigd, Bron, Entry, Evenement, alive
from catalogue.site import facts, languages, seen
from tests import harness
from tests.harness import TODAY
from tests.unit.insight_catalogues import by_hand

TEXTS = languages.read(harness.TEMPLATES)
CATALOGUE = by_hand()
PROGRAMMA, MAKERSPACE, PARTNER = (
    CATALOGUE.programmas[0],
    CATALOGUE.makerspaces[0],
    CATALOGUE.partners[0],
)


def bronnen(*years: int | None) -> tuple[Bron, ...]:
    return tuple(Bron(url="https://voorbeeld.nl", gezien="Les", jaar=year) for year in years)


def entry(*years: int | None, base: Entry = PROGRAMMA, **values: Any) -> Entry:
    """An entry with a source of each of these years; what is not given is empty."""
    empty: dict[str, Any] = {"status": None, "bevestigd": None, "momenten": ()}
    return replace(base, bronnen=bronnen(*years), **(empty | values))


def confirmed(day: str, base: Entry = PROGRAMMA) -> Entry:
    return entry(base=base, bevestigd=Bevestigd(op=date.fromisoformat(day), door=PARTNER))


def moment(begin: date | datetime, *years: int) -> Entry:
    return entry(*years, momenten=(Evenement(naam="Open dag", begin=begin),))


@pytest.mark.parametrize(
    ("record", "state"),
    [
        # Eighteen months before 24 November 2026, and four years.
        (confirmed("2025-05-24"), "nu"),
        (confirmed("2025-05-23"), "waarschijnlijk"),
        (confirmed("2022-11-24"), "waarschijnlijk"),
        (confirmed("2022-11-23"), "oud"),
        # A year counts until its end, also when it has not ended yet or must still come.
        (entry(2025), "nu"),
        (entry(2024), "waarschijnlijk"),
        (entry(2022), "waarschijnlijk"),
        (entry(2021), "oud"),
        (entry(2026), "nu"),
        (entry(2030), "nu"),
        # Of several the newest counts, and those without a year say nothing.
        (entry(2017, None, 2025, 2020), "nu"),
        (entry(None, 2021), "oud"),
        (entry(None), "oud"),
        # A moment, whole day or clock; what is announced counts as today.
        (moment(date(2025, 5, 24)), "nu"),
        (moment(datetime(2025, 5, 23, 23, 59)), "waarschijnlijk"),  # noqa: DTZ001
        (moment(date(2027, 2, 6), 2017), "nu"),
        # What is written goes before what is computed.
        (entry(2017, status="gepland"), "gepland"),
        (entry(2026, status="gestopt"), "gestopt"),
        (entry(None, status="gestopt"), "gestopt"),
    ],
)
def test_the_state_on_one_day(record: Entry, state: str) -> None:
    assert alive.of(record, TODAY) == state


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-12-31", "nu"),
        ("2027-06-30", "nu"),
        ("2027-07-01", "waarschijnlijk"),
        ("2029-12-31", "waarschijnlijk"),
        ("2030-01-01", "oud"),
    ],
)
def test_a_source_of_2025_grows_old_by_itself(today: str, state: str) -> None:
    assert alive.of(entry(2025), date.fromisoformat(today)) == state


@pytest.mark.parametrize(
    ("record", "day"),
    [
        (entry(2025), "2025-12-31"),
        (entry(2026), "2026-11-24"),
        (moment(date(2027, 2, 6)), "2026-11-24"),
        (confirmed("2026-12-01"), "2026-11-24"),
        (entry(2021, bevestigd=Bevestigd(op=date(2023, 5, 6), door=PARTNER)), "2023-05-06"),
        (entry(None), None),
        (replace(PARTNER, bronnen=bronnen(2019, 2024)), "2024-12-31"),
        (replace(PARTNER, bronnen=bronnen(None)), None),
    ],
)
def test_the_day_on_which_it_was_last_seen(record: Any, day: str | None) -> None:
    assert alive.last_seen(record, TODAY) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-08-31", 18, "2025-02-28"),
        ("2025-08-31", 18, "2024-02-29"),
        ("2024-02-29", 48, "2020-02-29"),
        ("2026-01-31", 1, "2025-12-31"),
        ("2026-12-31", 1, "2026-11-30"),
        ("2026-11-24", 0, "2026-11-24"),
        ("2026-08-31", -6, "2027-02-28"),
    ],
)
def test_months_end_on_a_day_that_is_there(day: str, months: int, before: str) -> None:
    assert str(alive.months_before(date.fromisoformat(day), months)) == before


def test_newest_first_keeps_the_order_within_a_state() -> None:
    given = [entry(2017), entry(2025), entry(status="gestopt"), entry(2023), entry(2026)]
    given.append(entry(status="gepland"))
    ordered = [given.index(one) for one in by_hand().newest_first(given)]
    assert ordered == [1, 4, 5, 3, 0, 2]


@pytest.mark.parametrize(
    ("record", "dutch", "english"),
    [
        (entry(2025), "gezien in 2025", "seen in 2025"),
        (confirmed("2026-05-01"), "bevestigd in 2026", "confirmed in 2026"),
        # A newer source says more than an older confirmation.
        (
            entry(2026, bevestigd=Bevestigd(op=date(2025, 9, 1), door=PARTNER)),
            "gezien in 2026",
            "seen in 2026",
        ),
        (confirmed("2023-05-01"), "laatst gezien: 2023", "last seen: 2023"),
        (entry(2017), "laatst gezien: 2017", "last seen: 2017"),
        (entry(None), "niet bekend wanneer gezien", "not known when it was last seen"),
        (entry(2025, base=MAKERSPACE), "gezien in 2025", "seen in 2025"),
        (
            entry(2021, base=MAKERSPACE),
            "bestond in 2021, bel eerst",
            "existed in 2021, ask first",
        ),
        (entry(2026, status="gepland"), "gepland", "planned"),
        (entry(2026, status="gestopt"), "gestopt", "ended"),
    ],
)
def test_words_for_when_it_was_seen(record: Entry, dutch: str, english: str) -> None:
    assert seen.in_words(record, CATALOGUE, TEXTS["nl"]) == dutch
    assert seen.in_words(record, CATALOGUE, TEXTS["en"]) == english


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((2024,), "één bron, van 2024"),
        ((None,), "één bron, zonder jaar"),
        ((2019, 2024, None), "3 bronnen, de nieuwste van 2024"),
        ((None, None), "2 bronnen, allemaal zonder jaar"),
        ((2020,) * 11, "11 bronnen, de nieuwste van 2020"),
    ],
)
def test_words_for_sources(years: tuple[int | None, ...], words: str) -> None:
    assert facts.counted_sources(bronnen(*years), TEXTS["nl"]) == words
