"""Changes per month: what a source dates, what the history of files adds, and which gaps closed."""

from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest

from catalogue.content.model import Catalogue
from catalogue.content.parse import Draft
from catalogue.feeds import atom
from catalogue.feeds.publication import Publication
from catalogue.insight import changes
from catalogue.insight.changes import Sort
from catalogue.schema import Periode, Record
from tests.unit.insight_catalogues import (
    TODAY,
    catalogue,
    confirmed,
    drafts_by_hand,
    programma,
    public,
    real,
)

ATOM = "{http://www.w3.org/2005/Atom}"


def town(*drafts: Draft) -> Catalogue:
    """The town by hand, with these drafts more, or in the place of those of the same name."""
    names = {draft.id for draft in drafts}
    return catalogue([*(draft for draft in drafts_by_hand() if draft.id not in names), *drafts])


def listed(
    records: Catalogue, created: dict[Record, datetime] | None = None
) -> dict[tuple[str, str], list[str]]:
    """Month and sort -> the records, each with its detail."""
    return {
        (month.maand, sort.name): [
            f"{change.record.id}: {change.detail}" if change.detail else change.record.id
            for change in found
        ]
        for month in changes.months(records, created or {})
        for sort, found in month.changes.items()
    }


def created(records: Catalogue, **days: date) -> dict[Record, datetime]:
    """First commits: of each entry its day, or the first of May."""
    return {
        entry: datetime.combine(
            days.get(entry.id.replace("-", "_"), date(2026, 5, 1)), datetime.min.time(), UTC
        )
        for entry in records.entries
    }


def test_the_town_by_hand_newest_first_and_a_year_after_its_months() -> None:
    records = town(
        programma("a-proef", "kiezen", bevestigd=confirmed(date(2026, 2, 9))),
        programma("c-baan", "werken", periode=Periode(van="2018-06-30", tot="2019-02")),
    )
    assert list(listed(records).items()) == [
        (("2026-02", "STAP"), ["plekken: gedaan"]),
        (("2026-02", "BEVESTIGD"), ["a-proef: school"]),
        (("2018-06", "BEGONNEN"), ["c-baan"]),
        (("2018-06", "GESTOPT"), ["vroeger"]),
        # The month is not known. Only what has ended has stopped, so c-baan has not.
        (("2018", "BEGONNEN"), ["loods"]),
        (("2015-03", "BEGONNEN"), ["fablab"]),
        (("2015-03", "GAT"), ["fablab: een openbare makerspace in west"]),
        (("2012", "BEGONNEN"), ["vroeger"]),
    ]


def test_without_a_history_only_what_is_new_here_is_missing() -> None:
    records = town()
    history = created(records, d_club=date(2026, 11, 2))
    new = {key: ids for key, ids in listed(records, history).items() if key[1] == "NIEUW"}
    assert new.pop(("2026-11", "NIEUW")) == ["d-club"]
    (first,) = new.values()
    assert set(first) == {entry.id for entry in records.entries} - {"d-club", "vroeger", "z-weg"}
    without = {key: ids for key, ids in listed(records, history).items() if key[1] != "NIEUW"}
    assert listed(records) == without
    assert changes.unknown(records, history).nieuw == 0
    assert changes.unknown(records, {}).nieuw == len(first) + 1


def test_what_nobody_dated_is_counted() -> None:
    unknown = changes.unknown(town(), {})
    assert [entry.id for entry in unknown.gestopt] == ["z-weg"]
    assert unknown.begonnen == 7  # All but fablab, loods and the two that ended.


@pytest.mark.parametrize(
    "values",
    [
        {"periode": Periode(van="2026-12")},
        {"periode": Periode(van="2026-01"), "status": "gepland"},
        {"periode": Periode(van="2027", tot="2028")},
    ],
)
def test_what_is_still_to_come_is_no_change(values: dict[str, Any]) -> None:
    assert date(2026, 12, 1) > TODAY
    assert listed(town(programma("nieuw", "leren", **values))) == listed(town())


_NEW = public("nieuw", "ver", periode=Periode(van="2026-09"))


@pytest.mark.parametrize(
    ("drafts", "closes"),
    [
        ([_NEW], True),
        ([public("nieuw", "ver", periode=Periode(van="2026"))], False),
        ([public("nieuw", "ver", periode=Periode(van="2026-09"), openbaar="leden")], False),
        ([public("nieuw", "ver", periode=Periode(van="2026-09"), oude_namen=["Oud"])], False),
        ([_NEW, public("ander", "ver")], False),
        ([_NEW, public("ander", "ver", periode=Periode(van="2026-03"))], False),
        ([_NEW, public("ander", "ver", periode=Periode(van="2026"))], False),
        ([_NEW, public("ander", "ver", periode=Periode(van="2026-09-30"))], False),
        ([_NEW, public("ander", "ver", periode=Periode(van="2026-10"))], True),
        ([_NEW, public("ander", "ver", status="gestopt")], False),
        ([_NEW, public("ander", "ver", status="gestopt", periode=Periode(tot="2026-08"))], True),
        ([_NEW, public("ander", "ver", status="gestopt", periode=Periode(tot="2026"))], False),
        ([_NEW, public("ander", "ver", status="gestopt", periode=Periode(tot="2025"))], True),
        ([_NEW, public("ander", "ver", status="gestopt", opvolger="nieuw")], False),
        ([_NEW, public("ander", "ver", status="gepland")], True),
    ],
)
def test_a_gap_closes_when_nothing_can_have_been_there(drafts: list[Draft], closes: bool) -> None:
    found = listed(town(*drafts)).get(("2026-09", "GAT"), [])
    assert ("nieuw: een openbare makerspace in ver" in found) is closes


def test_what_is_for_everybody_fills_the_gap_of_a_doelgroep() -> None:
    """Nobody has anything about water for vmbo but e-water, which is for everybody."""
    new = programma("nieuw", "leren", themas=["water"], periode=Periode(van="2026-09"))
    assert ("2026-09", "GAT") not in listed(town(new))
    later = programma(
        "e-water", "kiezen", themas=["water"], periode=Periode(van="2026-10"), doelgroepen=["vmbo"]
    )
    assert listed(town(new, later))[("2026-09", "GAT")] == ["nieuw: water voor vmbo"]


def test_many_changes_are_counted_and_only_the_last_months_shown() -> None:
    drafts = [programma(f"p-{n:02}", "leren", periode=Periode(van="2026-09")) for n in range(21)]
    drafts += [
        public(f"m-{n:02}", "ver", periode=Periode(van=f"20{n:02}-01"), oude_namen=["x"])
        for n in range(10, 25)
    ]
    months = changes.months(town(*drafts), {})
    assert len(months) == changes.MONTHS_SHOWN
    assert months[0].maand == "2026-09"
    assert list(changes.sentences(months[0])) == ["Begonnen: 21 programma's."]
    assert list(changes.sentences(months[1])) == ["Stap van een actie klaar: plekken (gedaan)."]
    assert list(changes.sentences(months[2])) == ["Begonnen: m-24."]


def test_the_feed_has_the_months_of_the_page() -> None:
    """A month is as young as its last change, or as the last entry that the overview got."""
    records = town()
    history = created(records, fablab=date(2026, 11, 2))
    publication = Publication(records, "https://voorbeeld.nl/x/", created=history)
    content = atom.plan(publication)[atom.MONTHLY]()
    assert isinstance(content, bytes)
    feed = ElementTree.fromstring(content)  # noqa: S314 - our own file
    months = changes.months(records, history)
    entries = feed.findall(f"{ATOM}entry")
    summaries = [entry.findtext(f"{ATOM}summary") for entry in entries]
    assert summaries == [" ".join(changes.sentences(month)) for month in months]
    updated = {
        entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}updated", "")[:10]
        for entry in entries
    }
    assert updated["Maart 2015"] == updated["November 2026"] == "2026-11-02"
    assert updated["Februari 2026"] == "2026-02-01"
    assert feed.findtext(f"{ATOM}updated", "")[:10] == "2026-11-02"
    links = [entry.find(f"{ATOM}link") for entry in entries]
    addresses = [link.get("href") for link in links if link is not None]
    assert addresses[0] == "https://voorbeeld.nl/x/veranderd/#m2026-11"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


def test_the_real_content_dates_every_change_by_its_own_words() -> None:
    for month in changes.months(real(), {}):
        for sort, found in month.changes.items():
            for change in found:
                record: Any = change.record
                dates = {
                    Sort.BEGONNEN: lambda record=record: [record.periode.van],
                    Sort.GAT: lambda record=record: [record.periode.van],
                    Sort.GESTOPT: lambda record=record: [record.periode.tot],
                    Sort.BEVESTIGD: lambda record=record: [record.bevestigd.op],
                    Sort.STAP: lambda record=record: [stap.klaar for stap in record.stappen],
                }[sort]()
                assert any(str(day)[:7] == month.maand for day in dates), (month.maand, record.id)
