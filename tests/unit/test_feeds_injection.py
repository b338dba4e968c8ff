"""Nothing that a record says can break out of a file, and the same content gives the same bytes."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from catalogue.feeds.escaping import cell, line, plain
from tests.unit.feeds_catalogues import dated, hostile, real, rendered, small

PAYLOADS = {
    "line ends": "a\r\nATTACH:https://kwaad.nl\r\nEND:VEVENT\rX\nY",
    "formula": '=HYPERLINK("https://kwaad.nl";"klik")',
    "formula with a sign": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(1;2)",
    "tab": "\t=1+1",
    "script": "</script><script>alert(1)</script>",
    "comment": "<!--<script>",
    "entity": "]]>&lt;<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "control": "a\x00b\x07c\x1b[31md\x7fe\x85f\u2028g\ufeffh\ufffei\u202ej",
    "half a character": "a\ud800b",
    "separators": 'a;b,c|"d"\\n\\',
    "front matter": "---\nstatus: gestopt\n---\n# kop: {a: b}",
    "markdown": "[x](javascript:alert(1)) ![y](http://kwaad.nl/z.png)",
    "quotes": "'\" onload=alert(1) x='",
}
_NOT_ALLOWED = set(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x2028, 0xFEFF]))


@pytest.fixture(params=PAYLOADS)
def payload(request: pytest.FixtureRequest) -> str:
    return PAYLOADS[request.param]


@pytest.fixture
def files(payload: str) -> dict[str, bytes]:
    return rendered(hostile(payload))


def test_there_is_no_control_character_anywhere(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        found = data.decode("utf-8-sig")
        assert not _NOT_ALLOWED & set(found), path
        if not path.endswith((".csv", ".ics")):
            assert "\r" not in found, path


def test_every_json_is_json(files: dict[str, bytes], payload: str) -> None:
    for path, data in files.items():
        if path.endswith(("json", ".jsonld", ".geojson", ".webmanifest")):
            assert json.loads(data), path
    data = json.loads(files["data/catalogus.json"])
    assert data["programmas"][0]["naam"] == line(payload)
    assert len(data["programmas"]) == 2


def test_every_xml_is_xml_and_says_what_was_said(files: dict[str, bytes], payload: str) -> None:
    for path, data in files.items():
        if path.endswith((".atom", ".xml")):
            assert b"<!DOCTYPE" not in data
            assert ElementTree.fromstring(data) is not None, path  # noqa: S314
    feed = ElementTree.fromstring(files["data/wijzigingen.atom"])  # noqa: S314
    space = {"a": "http://www.w3.org/2005/Atom"}
    summaries = [entry.findtext("a:summary", "", space) for entry in feed.findall("a:entry", space)]
    assert summaries == [line(payload)] * 5


def test_a_calendar_holds_its_events_and_nothing_else(
    files: dict[str, bytes], payload: str
) -> None:
    data = files["agenda/alles.ics"]
    found: Any = Calendar.from_ical(data)
    names = [part.name for part in found.walk()]
    events = found.walk("VEVENT")
    # Two that run for certain have hours that come back as well.
    assert ["RRULE" in event for event in events] == [False, False, False, True, True]
    assert set(names) == {"VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD", "VEVENT"}
    assert names.count("VEVENT") == len(events)
    for event in events:
        assert "ATTACH" not in event
        assert event["LOCATION"] == line(payload)
        assert event["SUMMARY"] == line(f"{payload} ({payload})") or "RRULE" in event
        assert line(payload) in event["DESCRIPTION"]


def test_no_cell_is_a_formula(files: dict[str, bytes], payload: str) -> None:
    for path, data in files.items():
        if not path.endswith(".csv"):
            continue
        text = io.StringIO(data.decode("utf-8-sig"), newline="")
        rows = list(csv.reader(text, delimiter=";"))
        assert {len(row) for row in rows} == {len(rows[0])}, path
        for value in (value for row in rows for value in row):
            assert not value.lstrip().startswith(("=", "+", "-", "@")), path
            assert "\n" not in value
        column = rows[0].index("naam")
        assert {row[column].removeprefix("'") for row in rows[1:]} == {
            line(payload).removeprefix("'")
        }


def test_a_source_keeps_its_fields(files: dict[str, bytes], payload: str) -> None:
    for path, data in files.items():
        if path.endswith(".md"):
            _, head, text = data.decode().split("---\n", 2)
            fields = yaml.safe_load(head)
            assert fields["naam"] == line(payload), path
            assert text.startswith("\n")
    head = files["programmas/robotica.md"].decode().split("---\n", 2)[1]
    assert yaml.safe_load(head)["status"] == "actief"


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_plain_text_is_safe_and_stays_the_same_the_second_time(text: str) -> None:
    found = plain(text)
    assert plain(found) == found
    found.encode()
    assert not _NOT_ALLOWED & set(found)
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
