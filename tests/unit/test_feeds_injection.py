"""Nothing that a stranger writes breaks out of a file, and equal content gives equal bytes.

Each payload is tried twice: in every text of every record as if no check had stopped it, and, if
the checks let it pass, in a file of a site that is built as always.
"""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from catalogue.feeds.escaping import cell, line, plain
from tests.harness import made, site
from tests.unit.feeds_catalogues import BASE, dated, hostile, real, rendered, small

pytestmark = pytest.mark.slow  # Builds whole sites.

# These pass the checks, since they may be meant: a name can begin with a plus.
TAKEN = {
    "line ends": "a\r\nATTACH:https://kwaad.nl\r\nEND:VEVENT\rX\nY",
    "formula": '=HYPERLINK("https://kwaad.nl";"klik")',
    "formula with a sign": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(1;2)",
    "script": "</script><script>alert(1)</script><!--<script>",
    "entity": "]]>&lt;<!DOCTYPE x>&e;",
    "separators": 'a;b,c|"d"\\n\\',
    "quotes": "'\" onload=alert(1) x='",
}
PAYLOADS = {
    **TAKEN,
    "entity of a file": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "tab": "\t=1+1",
    "control": "a\x00b\x07c\x1b[31md\x7fe\x85f\u2028g\ufeffh\ufffei\u202ej",
    "half a character": "a\ud800b",
    "front matter": "---\nstatus: gestopt\n---\n# kop: {a: b}",
    "markdown": "[x](javascript:alert(1)) ![y](http://kwaad.nl/z.png)",
}
# No text may hold these, written as they are or by way of YAML.
REFUSED = [
    *((f"a{character}b", {"B107"}) for character in "\x07\x00\u2028\u202e\ufeff\x85"),
    *(
        (rf"a{escaped}b", {"B107", "B110", "B111"})
        for escaped in (r"\a", r"\0", r"\L", r"\u202E", r"\uFEFF", r"\N")
    ),
]
PLACE = "makerspaces/de-werkplaats.md"
_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_FORMULA = ("=", "+", "-", "@", "\t")
_NOT_ALLOWED = set(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x2028, 0xFEFF]))


def written(payload: str) -> str:
    """A makerspace with the payload in every text that visitors read."""
    text = json.dumps(payload)
    return f"""---
naam: {text}
samenvatting: {text}
soort: makerspace
openbaar: ja
themas: [robots]
doelgroepen: [basisschool]
apparatuur: [{text}]
adres: {text}
wijken: [dorp]
vaste_tijden:
  - {{dagen: [woensdag], van: 10:00, naam: {text}, toelichting: {text}}}
openingstijden: {text}
kosten: {text}
momenten:
  - {{naam: {text}, begin: 2027-02-06 10:00, plek: {text}}}
bronnen:
  - {{url: 'https://voorbeeld.nl/x', gezien: {text}}}
gecontroleerd: 2026-11-23
---

Tekst.
"""


@cache
def built(payload: str) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        return dict(made(site(Path(folder), **{PLACE: written(payload)}), base_url=BASE).files)


@pytest.fixture(params=[*product(["unchecked"], PAYLOADS), *product(["built"], TAKEN)])
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    source, name = request.param
    return source, name


@pytest.fixture
def payload(case: tuple[str, str]) -> str:
    return PAYLOADS[case[1]]


@pytest.fixture
def files(case: tuple[str, str], payload: str) -> dict[str, bytes]:
    return built(payload) if case[0] == "built" else rendered(hostile(payload))


def of_type(files: dict[str, bytes], *endings: str) -> Iterator[tuple[str, bytes]]:
    return ((path, data) for path, data in files.items() if path.endswith(endings))


@pytest.mark.parametrize("name", PAYLOADS)
def test_there_is_no_control_character_anywhere(name: str) -> None:
    for path, data in rendered(hostile(PAYLOADS[name])).items():
        text = data.decode("utf-8-sig")
        assert not _NOT_ALLOWED & set(text), path
        assert "\r" not in text or path.endswith((".csv", ".ics")), path


def test_every_json_is_json(files: dict[str, bytes], payload: str) -> None:
    for path, data in of_type(files, "json", ".jsonld", ".webmanifest"):
        assert json.loads(data), path
    assert json.loads(files["makerspaces/de-werkplaats.json"])["naam"] == line(payload)
    assert len(json.loads(files["data/catalogus.json"])["programmas"]) == 2


def test_every_xml_is_xml_and_says_what_was_said(files: dict[str, bytes], payload: str) -> None:
    for path, data in of_type(files, ".atom", ".xml"):
        assert b"<!DOCTYPE" not in data
        assert ElementTree.fromstring(data) is not None, path  # noqa: S314
    feed = ElementTree.fromstring(files["data/wijzigingen.atom"])  # noqa: S314
    summaries = [entry.findtext("a:summary", "", _ATOM) for entry in feed.findall("a:entry", _ATOM)]
    assert len(summaries) == 5
    assert line(payload) in summaries


def test_a_calendar_holds_its_events_and_nothing_else(
    files: dict[str, bytes], payload: str
) -> None:
    for path, data in of_type(files, ".ics"):
        assert not re.search(rb"^(ATTACH|X-KWAAD)", data, re.MULTILINE), path
    calendar: Any = Calendar.from_ical(files["agenda/alles.ics"])
    names = {component.name for component in calendar.walk()}
    assert names == {"VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD", "VEVENT"}
    events = calendar.walk("VEVENT")
    # All have a moment to come, so their hours may be promised as well.
    recurring = ["RRULE" in event for event in events]
    assert recurring in ([False] * 3 + [True] * 3, [False, True])
    for event in events:
        assert event["LOCATION"] == line(payload)
        assert event["SUMMARY"] in {line(f"{payload} ({payload})"), line(payload)}
        assert line(payload) in event["DESCRIPTION"]


def test_no_cell_is_a_formula(files: dict[str, bytes], payload: str) -> None:
    for path, data in of_type(files, ".csv"):
        text = io.StringIO(data.decode("utf-8-sig"), newline="")
        rows = list(csv.DictReader(text, delimiter=";"))
        for row in rows:
            assert None not in {*row, *row.values()}, path
            assert not any(value.lstrip().startswith(_FORMULA) for value in row.values()), path
            assert not any("\n" in value for value in row.values()), path
        if path == "data/makerspaces.csv":
            names = {row["naam"].removeprefix("'") for row in rows}
            assert names == {line(payload).removeprefix("'")}


def test_a_source_keeps_its_fields(files: dict[str, bytes], payload: str) -> None:
    for path, data in of_type(files, ".md"):
        _, head, text = data.decode().split("---\n", 2)
        assert text.startswith("\n"), path
        fields = yaml.safe_load(head)
        if path == PLACE:
            assert (fields["naam"], fields["openbaar"]) == (line(payload), "ja")


# --- pages --------------------------------------------------------------------------------------


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
        attributes = dict(attrs)
        self._inside = tag == "script" and attributes.get("type") == "application/ld+json"
        if tag == "script" and not self._inside:
            self.scripts.append(attributes.get("src") or "")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.blocks.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._inside = False


@pytest.mark.parametrize("name", TAKEN)
def test_pages_run_nothing_and_their_data_stay_whole(name: str) -> None:
    calm = {path: Scripts(page) for path, page in of_type(built("Gewoon"), ".html")}
    for path, page in of_type(built(TAKEN[name]), ".html"):
        parser = Scripts(page)
        assert parser.scripts == calm[path].scripts, path
        assert len(parser.blocks) == len(calm[path].blocks), path
        assert all(json.loads(block)["@graph"] for block in parser.blocks), path


@pytest.mark.parametrize(("name", "codes"), REFUSED)
def test_what_cannot_be_seen_is_refused(name: str, codes: set[str], tmp_path: Path) -> None:
    text = written("Gewoon").replace('naam: "Gewoon"', f'naam: "{name}"', 1)
    result = made(site(tmp_path, **{PLACE: text}), base_url=BASE)
    assert not dict(result.files)
    assert codes & {problem.code for problem in result.problems}


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_plain_text_is_safe_and_stays_the_same_the_second_time(text: str) -> None:
    safe = plain(text)
    assert plain(safe) == safe
    safe.encode()
    assert not _NOT_ALLOWED & set(safe)
    assert "\n" not in line(text)
    assert not cell(text).lstrip().startswith(("=", "+", "-", "@", "＝"))


# --- the same bytes -----------------------------------------------------------------------------


def test_only_the_end_of_security_depends_on_the_day() -> None:
    assert rendered(dated()) == rendered(dated(), today=date(2031, 5, 6))


def test_the_order_of_reading_does_not_count() -> None:
    """Two builds in other processes, with other hash seeds, time zones and languages."""
    program = (
        "import hashlib; from tests.unit.feeds_catalogues import dated, rendered;"
        "files = rendered(dated());"
        "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())"
    )
    ours = hashlib.sha256(repr(sorted(rendered(dated()).items())).encode()).hexdigest()
    for seed, zone in (("1", "America/New_York"), ("2", "Asia/Kolkata")):
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        )
        assert done.stdout.strip() == ours


def test_every_path_is_one_the_writer_takes() -> None:
    for catalogue in (small(), dated(), real()):
        for path in rendered(catalogue):
            assert path == path.strip("/")
            assert ".." not in path
            assert path.isascii()
