"""Every file of a site whose every text is a payload is what its name says, and nothing more."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as Xml

import pytest

from tests.hostile import everywhere, reading

# Nobody listens there; it only makes the payloads whole.
CANARY = "//127.0.0.1:9"
HOME = "//voorbeeld.nl/y/"


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return dict(everywhere.planned(everywhere.catalogue(CANARY), f"https:{HOME}"))


def _of(files: Mapping[str, bytes], *endings: str) -> Iterator[tuple[str, str]]:
    found = [name for name in files if name.endswith(endings)]
    assert found
    for name in found:
        yield name, files[name].decode("utf-8")


def test_pages(files: Mapping[str, bytes]) -> None:
    wrong = {
        name: found
        # What a page says of the site itself: for lost visitors, and for programs with a calendar.
        for name, text in _of(files, ".html")
        if (
            found := [
                one
                for one in reading.strange(text)
                if not re.search(f"[= ](https|webcal):{HOME}", one)
            ]
        )
    }
    assert wrong == {}


def test_structured_data(files: Mapping[str, bytes]) -> None:
    pattern = re.compile(r'<script type="application/ld\+json">(.*?)</script', re.DOTALL)
    blocks = [block for _, text in _of(files, ".html") for block in pattern.findall(text)]
    assert blocks
    for block in blocks:
        assert not re.search(r"[<>&]", block)
        json.loads(block)


def test_xml(files: Mapping[str, bytes]) -> None:
    for name, text in _of(files, ".xml", ".svg", ".atom"):
        elements = list(Xml.fromstring(text).iter())  # noqa: S314 - our own
        tags = {element.tag.rpartition("}")[2] for element in elements}
        assert not tags & {"script", "img", "iframe", "foreignObject", "style", "object"}, name
        assert "<!ENTITY" not in text.partition(">")[0], name
        attributes = [key for element in elements for key in element.attrib]
        assert not [key for key in attributes if key.rpartition("}")[2].startswith("on")], name


def test_json(files: Mapping[str, bytes]) -> None:
    for _, text in _of(files, ".json", ".geojson", ".jsonld", ".webmanifest"):
        json.loads(text)


def test_calendars(files: Mapping[str, bytes]) -> None:
    for name, text in _of(files, ".ics"):
        lines = text.split("\r\n")
        assert not [line for line in lines if len(line.encode()) > 75 or "\n" in line], name
        begun = {line for line in lines if line.startswith(("BEGIN:", "END:"))}
        assert {line.partition(":")[2] for line in begun} <= {
            *("VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"),
        }, name
        assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
        keys = {re.split(r"[:;]", line)[0] for line in lines if line and not line[0].isspace()}
        assert not keys & {"ATTACH", "ATTENDEE", "VALARM", "ACTION"}, name


def test_tables(files: Mapping[str, bytes]) -> None:
    for name, text in _of(files, ".csv"):
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
        assert len({len(row) for row in rows}) == 1, name
        formulas = [cell for row in rows for cell in row if cell[:1] in {*"=+-@\t\r\n"}]
        assert [cell for cell in formulas if not re.fullmatch(r"-?\d+(\.\d+)?", cell)] == [], name
