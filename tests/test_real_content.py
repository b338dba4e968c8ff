"""The real content: no problem at all, complete, honest, and without anyone's personal data."""

import re
from collections import Counter
from datetime import date
from itertools import accumulate
from pathlib import Path

import pytest

import build
from catalogue.base import diagnostics
from catalogue.base.diagnostics import Diagnostic
from catalogue.checks import contents
from catalogue.content import model
from catalogue.content.model import Catalogue
from catalogue.schema import Actie, Entry, Partner, Record
from catalogue.schema.alive import Alive
from catalogue.site import joining
from catalogue.site.languages import Interface

CONTENT = Path(build.__file__).parent / "content"
# The steps of boundaries look like telephone numbers.
FILES = sorted(
    path
    for path in CONTENT.rglob("*")
    if path.suffix in {".md", ".yml"} and path.name != "grenzen.yml"
)

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE = re.compile(r"(?<![\w/.+-])(?:\+31|0031|0)[ -]?\(?[1-9](?:[ -]?\d){8}(?!\d)")
# Addresses of organisations stand in fields for them, and nowhere else.
_CONTACT = re.compile(r"\b(email|telefoon): *['\"]?([^\s,'\"}][^,'\"}\n]*)")
_OF_A_PERSON = re.compile(r"[a-z]+\.[a-z]+@", re.IGNORECASE)
_MOBILE = re.compile(r"(?:\+31|0031|0)[ -]?6")
GUIDES = ("LEESMIJ.md", "gids.md")
EXAMPLES = {"info@voorbeeld.nl", "088 123 45 67"}
TODAY = "2026-11-24"
_SIGNED = re.compile(r"3 oktober 20\d\d")
# The report that gives the year of the pact: a page that names the day leads to it.
_REPORT = "emiopzuid.nl/nieuws-146/2017-10-05/"


@pytest.fixture(scope="module")
def problems() -> list[Diagnostic]:
    return contents.check(contents.read(CONTENT))[1]


@pytest.fixture(scope="module")
def catalogue(problems: list[Diagnostic]) -> Catalogue:
    if problems:
        pytest.fail("first mend the problems in content/")
    return model.resolve(contents.check(contents.read(CONTENT))[0], date.fromisoformat(TODAY))


def entries(catalogue: Catalogue) -> list[Entry | Partner | Actie]:
    """Everything that says something about the world outside, and so needs a source."""
    return [
        *catalogue.programmas,
        *catalogue.makerspaces,
        *catalogue.partners,
        *catalogue.acties,
    ]


def test_nothing_to_say_about_the_content(problems: list[Diagnostic]) -> None:
    assert not problems, "\n" + diagnostics.as_text(sorted(problems))


def test_every_entry_has_its_sources(catalogue: Catalogue) -> None:
    assert [entry.pad for entry in entries(catalogue) if not entry.bronnen] == []


def test_sources_are_told_once(catalogue: Catalogue) -> None:
    for entry in entries(catalogue):
        twice = [url for url, n in Counter(bron.url for bron in entry.bronnen).items() if n > 1]
        assert twice == [], f"{entry.pad} names a source twice"


def test_texts_are_short(catalogue: Catalogue) -> None:
    """A visitor reads a minute, not a report; only a page may be longer."""
    records: list[Record] = [*entries(catalogue), *catalogue.themas]
    long = {record.pad: len(record.tekst.split()) for record in records}
    assert {pad: words for pad, words in long.items() if words > 200} == {}


def running(catalogue: Catalogue) -> list[Entry]:
    both: list[Entry] = [*catalogue.programmas, *catalogue.makerspaces]
    return [entry for entry in both if catalogue.alive(entry) is Alive.NU]


def test_what_has_ended_is_not_said_to_run(catalogue: Catalogue) -> None:
    ends = {e.pad: e.periode.tot for e in running(catalogue) if e.periode and e.periode.tot}
    assert {pad: end for pad, end in ends.items() if end < TODAY[: len(end)]} == {}


def test_every_live_entry_says_what_to_do_and_leads_to_somebody(catalogue: Catalogue) -> None:
    for entry in catalogue.entries:
        block = joining.of(entry, catalogue, "", Interface())
        assert (block is None) == (entry.status == "gestopt"), entry.pad
        if block:
            assert entry.meedoen, entry.pad
            assert entry.meedoen.stap, entry.pad
            assert block.wegen, entry.pad


def test_every_gebied_has_its_wijken(catalogue: Catalogue) -> None:
    assert {wijk.gebied for wijk in catalogue.wijken} == set(catalogue.gebieden)


def test_every_wijk_has_its_boundary_and_the_middle_lies_within(catalogue: Catalogue) -> None:
    drawn = [grens.wijk for grens in catalogue.grenzen if grens.wijk]
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == set(catalogue.wijken)
    for grens in catalogue.grenzen:
        if grens.wijk:
            lons, lats = _corners(grens.vlakken[0])
            assert min(lons) < grens.wijk.ligging.lon < max(lons), grens.wijk.id
            assert min(lats) < grens.wijk.ligging.lat < max(lats), grens.wijk.id


def _corners(steps: str) -> tuple[list[float], list[float]]:
    numbers = [int(number) / 1e4 for number in steps.split()]
    return list(accumulate(numbers[::2])), list(accumulate(numbers[1::2]))


def test_postcodes_lead_to_every_wijk_where_people_live(catalogue: Catalogue) -> None:
    wijken_of = {row.code: [wijk.id for wijk in row.wijken] for row in catalogue.postcodes}
    assert len(wijken_of) == len(catalogue.postcodes), "a code has two rows"
    assert all(len(set(ids)) == len(ids) for ids in wijken_of.values()), "a wijk is named twice"
    reached = {wijk for ids in wijken_of.values() for wijk in ids}
    assert not {w.id for w in catalogue.wijken if w.soort == "woonwijk"} - reached
    first = {code: ids[0] for code, ids in wijken_of.items()}
    assert first[3061] == "kralingen-west"
    assert first[3089] == "heijplaat"
    assert wijken_of[3072] == ["afrikaanderwijk", "katendrecht", "kop-van-zuid"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_no_personal_data_and_nothing_invented(path: Path) -> None:
    text = path.read_text("utf-8")
    elsewhere = _CONTACT.sub("", text)
    contacts = {*_EMAIL.findall(elsewhere), *_PHONE.findall(elsewhere)}
    assert contacts <= (EXAMPLES if path.name in GUIDES else set())
    for key, written in _CONTACT.findall(text):
        assert not (_OF_A_PERSON if key == "email" else _MOBILE).match(written), written
    signed = set(_SIGNED.findall(text))
    assert signed <= {"3 oktober 2017"}, "the sources say that the pact was signed in 2017"
    assert not signed or _REPORT in text, "the day of the pact without the report that gives it"
