"""What a stranger may write in a file, built as always: no file of the site can be broken with it.

``test_feeds_injection`` does the same without the checks of the content before it.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from icalendar import Calendar

from tests.harness import made, site
from tests.unit.feeds_catalogues import BASE

# What passes the checks, since it may be meant: a name can begin with a plus.
TAKEN = {
    "formula": '=HYPERLINK("https://kwaad.nl";"klik")',
    "formula with a sign": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(1;2)",
    "script": "</script><script>alert(1)</script><!--",
    "entity": "]]>&lt;<!DOCTYPE x>&e;",
    "line ends": "a\r\nATTACH:https://kwaad.nl\r\nEND:VEVENT",
    "separators": 'a;b,c|"d"\\n\\',
    "quotes": "'\" onload=alert(1) x='",
}
# What no text may hold.
REFUSED = {
    "bell": "a\x07b",
    "nothing": "a\x00b",
    "line separator": "a\u2028b",
    "the other way": "a\u202eb",
    "hidden": "a\ufeffb",
    "next line": "a\x85b",
}


def written(payload: str) -> str:
    """A makerspace with the payload in every text that visitors read."""
    said = json.dumps(payload)
    return f"""---
naam: {said}
samenvatting: {said}
soort: makerspace
openbaar: ja
status: actief
themas: [robots]
doelgroepen: [basisschool]
apparatuur: [{said}]
adres: {said}
wijken: [dorp]
vaste_tijden:
  - {{dagen: [woensdag], naam: {said}, toelichting: {said}}}
openingstijden: {said}
kosten: {said}
momenten:
  - {{naam: {said}, begin: 2027-02-06 10:00, plek: {said}}}
bronnen:
  - {{url: 'https://voorbeeld.nl/x', gezien: {said}}}
zekerheid: hoog
gecontroleerd: 2026-11-23
---

Tekst.
"""


@cache
def built(payload: str) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        found = made(
            site(Path(folder), **{"makerspaces/de-werkplaats.md": written(payload)}), base_url=BASE
        )
        return dict(found.files)


@pytest.fixture(params=TAKEN)
def payload(request: pytest.FixtureRequest) -> str:
    return TAKEN[request.param]


class Scripts(HTMLParser):
    """The scripts of a page, and attributes that would run."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.blocks: list[str] = []
        self._inside = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs), attrs
        found = dict(attrs)
        self._inside = tag == "script" and found.get("type") == "application/ld+json"
        if tag == "script" and not self._inside:
            self.scripts.append(found.get("src") or "")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.blocks.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._inside = False


def test_pages_run_nothing_and_their_data_stay_whole(payload: str) -> None:
    calm = {path: Scripts(page) for path, page in of_type(built("Gewoon"), ".html")}
    for path, page in of_type(built(payload), ".html"):
        found = Scripts(page)
        assert found.scripts == calm[path].scripts, path
        assert len(found.blocks) == len(calm[path].blocks), path
        assert all(json.loads(block)["@graph"] for block in found.blocks), path


def of_type(files: dict[str, bytes], *endings: str) -> Iterator[tuple[str, bytes]]:
    return ((path, data) for path, data in files.items() if path.endswith(endings))


def test_files_for_programs_say_what_was_written_and_nothing_else(payload: str) -> None:
    files, said = built(payload), " ".join(payload.split())
    for path, data in of_type(files, "json", ".jsonld", ".webmanifest"):
        assert json.loads(data), path
    assert json.loads(files["makerspaces/de-werkplaats.json"])["naam"] == said
    for path, data in of_type(files, ".atom", ".xml"):
        assert ElementTree.fromstring(data) is not None, path  # noqa: S314
        assert b"<!DOCTYPE" not in data, path
    head = files["makerspaces/de-werkplaats.md"].decode().split("---\n")[1]
    assert yaml.safe_load(head)["naam"] == said


def test_calendars_hold_two_events_each(payload: str) -> None:
    said = " ".join(payload.split())
    for path, data in of_type(built(payload), ".ics"):
        found: Any = Calendar.from_ical(data)
        assert not re.search(rb"^(ATTACH|X-KWAAD)", data, re.MULTILINE), path
        events = found.walk("VEVENT")
        assert [event["SUMMARY"] for event in events] == [f"{said} ({said})", said], path
        assert {event["LOCATION"] for event in events} == {said}


def test_tables_hold_no_formula(payload: str) -> None:
    for path, data in of_type(built(payload), ".csv"):
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert {len(row) for row in rows} == {len(rows[0])}, path
        for cell in (cell for row in rows for cell in row):
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t")), path


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_seen_is_refused(name: str, tmp_path: Path) -> None:
    text = written("Gewoon").replace('naam: "Gewoon"', f'naam: "{REFUSED[name]}"', 1)
    found = made(site(tmp_path, **{"makerspaces/de-werkplaats.md": text}), base_url=BASE)
    assert not dict(found.files)
    assert any(problem.code == "B107" for problem in found.problems)


@pytest.mark.parametrize("escaped", [r"a\ab", r"a\0b", r"a\Lb", r"a\u202Eb", r"a\uFEFFb", r"a\Nb"])
def test_nor_does_it_come_in_by_another_way(escaped: str, tmp_path: Path) -> None:
    text = written("Gewoon").replace('naam: "Gewoon"', f'naam: "{escaped}"', 1)
    found = made(site(tmp_path, **{"makerspaces/de-werkplaats.md": text}), base_url=BASE)
    assert not dict(found.files)
    assert any(problem.code in {"B107", "B110", "B111"} for problem in found.problems)
