"""Folds: what was seen lately first, and below it, closed, what few visitors look for."""

import re
from pathlib import Path

from catalogue.schema import Bron
from catalogue.schema.urls import ROUTES
from catalogue.site import folds
from tests import harness
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
