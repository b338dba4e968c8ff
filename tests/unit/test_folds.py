"""Folds: what was seen lately first, and below it, closed, what few visitors look for."""

import re
from datetime import date, datetime
from pathlib import Path

from catalogue.feeds import events
from catalogue.schema import Bron, Evenement, Geldig, VasteTijd
from catalogue.schema.urls import ROUTES
from catalogue.site import folds
from tests import harness
from tests.sites.outline import outline
from tests.unit.insight_catalogues import catalogue, draft

FOLD = re.compile(
    r'<details class="vouw"([^>]*)>.*?\(<span>(\d+)</span>\)(.*?)</details>', re.DOTALL
)


def _seen_in(year: int | None) -> tuple[Bron, ...]:
    return (Bron(url="https://voorbeeld.nl", gezien="gelezen", jaar=year),)


def test_each_entry_is_in_one_fold_and_what_was_seen_last_comes_first() -> None:
    records = catalogue(
        [
            draft("programma", "a-lang-geleden", fase=["kiezen"], bronnen=_seen_in(2017)),
            draft("programma", "b-misschien", fase=["kiezen"], bronnen=_seen_in(2024)),
            draft("programma", "c-gepland", fase=["kiezen"], status="gepland"),
            draft("programma", "d-nu", fase=["kiezen"], bronnen=_seen_in(2026)),
            draft("programma", "e-samen", fase=["kiezen"], aard="netwerk", bronnen=_seen_in(2017)),
            draft("programma", "f-geld", fase=["kiezen"], aard="regeling", bronnen=_seen_in(None)),
            draft("makerspace", "g-plek", bronnen=_seen_in(2025)),
        ]
    )
    divided = folds.divide(records, records.entries)
    assert {fold: [entry.id for entry in entries] for fold, entries in divided.items()} == {
        folds.OPEN: ["d-nu", "g-plek", "c-gepland", "b-misschien"],
        folds.NETWORKS: ["e-samen"],
        folds.OLDER: ["a-lang-geleden", "f-geld"],
    }


def _folds(page: bytes) -> list[tuple[bool, int, list[str]]]:
    """Each fold of a page: open or not, the number it says, and the names in it."""
    return [
        ("open" in attributes, int(number), re.findall(r"<h3><a[^>]*>([^<]*)", cards))
        for attributes, number, cards in FOLD.findall(page.decode())
    ]


def test_pages_fold_what_is_old_and_open_it_when_there_is_nothing_else(tmp_path: Path) -> None:
    # The Lasclub has a source without a year, Robotica one of 2025.
    files = harness.made(harness.site(tmp_path)).files
    closed, opened = [(False, 1, ["Lasclub"])], [(True, 1, ["Lasclub"])]
    for address in ("programmas/index.html", "en/programmas/index.html", "themas/robots.html"):
        assert _folds(files[address]) == closed, address
    for address in ("doelgroepen/mbo.html", "fasen/leren.html", "status/oud.html"):
        assert _folds(files[address]) == opened, address
    assert "2 programma&#39;s, waarvan 1 ouder" in files["programmas/index.html"].decode()
    assert "2 programmes, of which 1 older" in files["en/programmas/index.html"].decode()
    assert b"Ouder: misschien bestaat dit niet meer (1)" in files[ROUTES]


NETWORK = """---
naam: Samen Sterk
samenvatting: Scholen en bedrijven maken afspraken.
fase: [kiezen]
aard: netwerk
doelgroepen: [mbo]
themas: [robots]
aanbieders: [de-school]
meedoen: {hoe: via-school}
vervolg_suggesties: [robotica]
bronnen:
  - {url: 'https://voorbeeld.nl/samen', gezien: Afspraken, jaar: 2026}
gecontroleerd: 2026-11-23
---

Zij overleggen elk jaar.
"""


def test_a_network_has_a_place_of_its_own(tmp_path: Path) -> None:
    content = harness.site(tmp_path, **{"programmas/samen-sterk.md": NETWORK})
    files = harness.made(content).files
    assert _folds(files["programmas/index.html"]) == [
        (False, 1, ["Samen Sterk"]),
        (False, 1, ["Lasclub"]),
    ]
    assert _folds(files["themas/robots.html"])[0] == (False, 1, ["Samen Sterk"])
    # Where a network is the subject, it is folded no more.
    for address in ("aard/netwerk.html", "partners/de-school.html", "aanmelden/via-school.html"):
        assert b"Samen Sterk" in files[address], address
    assert _folds(files["aard/netwerk.html"]) == []
    for address in ("programmas/index.html", "en/programmas/index.html", "netwerk/index.html"):
        assert b"aard/netwerk.html" in files[address], address
    nowhere = ("doelgroepen/", "wat-past-bij-mij/", "routes/")
    found = [address for address in files if b"Samen Sterk" in files[address]]
    assert not [address for address in found if address.startswith(nowhere)]


def test_a_card_says_what_nobody_joins_and_how_others_do(tmp_path: Path) -> None:
    money = NETWORK.replace("netwerk", "regeling").replace("Samen Sterk", "Startgeld")
    content = harness.site(tmp_path, **{"programmas/startgeld.md": money})
    page = outline(harness.made(content).files["doelgroepen/mbo.html"].decode())
    card = page.partition("Startgeld")[2].partition("Lasclub")[0]
    assert "regeling" in card
    assert "via school" in card


def test_days_of_the_week_on_which_there_is_something() -> None:
    today = date(2026, 11, 24)  # A Tuesday.
    hours_of_place = (
        VasteTijd(dagen=("woensdag",)),
        VasteTijd(dagen=("maandag",), geldig=Geldig(tot=date(2026, 11, 23))),
        VasteTijd(dagen=("zondag",), geldig=Geldig(tot=today)),
    )
    moments = (
        Evenement(naam="Voorbij", begin=date(2026, 11, 20)),
        Evenement(naam="Loopt", begin=date(2026, 11, 19), eind=date(2026, 11, 25)),
        Evenement(naam="Komt", begin=datetime(2026, 12, 4, 10, 0)),  # noqa: DTZ001
    )
    (place,) = catalogue(
        [draft("makerspace", "plek", vaste_tijden=hours_of_place, momenten=moments)]
    ).makerspaces
    assert events.weekdays_of(place, today) == ("dinsdag", "woensdag", "vrijdag", "zondag")
