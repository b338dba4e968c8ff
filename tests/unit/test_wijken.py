"""Wijken, gebieden and boundaries from files of CBS and Kadaster, over a list that is there."""

import json
from pathlib import Path
from typing import Any

import pytest

from catalogue.editor import wijken
from catalogue.editor.new import Refusal
from tests import harness


def square(code: str, naam: str, x: int, y: int, **more: str) -> dict[str, Any]:
    """Feature of a square of some 700 metres, as PDOK gives it."""
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    ring = [[round(5.1 + (x + i) / 100, 4), round(52.1 + (y + j) / 100, 4)] for i, j in corners]
    names = {"buurtcode": code, "buurtnaam": naam, "wijkcode": "WK034401", **more}
    geometry = {"type": "MultiPolygon", "coordinates": [[ring]]}
    return {"type": "Feature", "properties": names, "geometry": geometry}


TOWN = [
    square("BU0101", "Oud Dorp", 0, 0, wijknaam="Stad"),
    square("BU034402", "Centrum", 1, 0, wijknaam="Stad"),
    square("BU034403", "Centrum", 1, 1, wijkcode="WK034402", wijknaam="Buiten"),
    square("BU034404", "De Plas", 0, 1, water="JA"),
]
TABLE = "gwb_code_10;regio;a_inw;a_00_14;a_15_24\nBU034402;Centrum;1500;200;100\nBU0101;x;900;.;5\n"


def _write(folder: Path, *features: dict[str, Any]) -> Path:
    path = folder / "buurten.geojson"
    harness.put(path, json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_the_lists_follow_from_the_file_and_keep_what_an_editor_knows(tmp_path: Path) -> None:
    content = harness.site(tmp_path, **{"inwoners.csv": TABLE})
    before = (content / "naslag/wijken.yml").read_text("utf-8")
    harness.put(content / "naslag/wijken.yml", f"# Van ons.\n\n{before}  ook: [Het Dorp]\n")
    (tmp_path / "inwoners.csv").write_text(TABLE, encoding="utf-8")
    report = wijken.write(content, _write(tmp_path, *TOWN), tmp_path / "inwoners.csv", [])
    assert report == "3 wijken in 2 gebieden; weg: haven"
    text = (content / "naslag/wijken.yml").read_text("utf-8")
    dorp, centrum, buiten = text.removeprefix("# Van ons.\n\n").split("\n\n")
    # Known by its code: what an editor wrote stays, what the file knows is new.
    assert dorp == (
        "- id: dorp\n  naam: Dorp\n  code: BU0101\n  gebied: stad\n  soort: woonwijk\n"
        "  inwoners: 900\n  inwoners_0_15: 0\n  inwoners_15_25: 5\n"
        "  ligging: {lat: 51.91, lon: 4.44}\n  buren: [centrum-stad]"
    )
    assert "buren: [dorp, centrum-buiten]" in centrum
    assert "ligging: {lat: 52.105, lon: 5.115}" in centrum
    assert "soort: klein\n  inwoners: 0" in buiten
    gebieden = (content / "naslag/gebieden.yml").read_text("utf-8")
    assert "{id: buiten, naam: Buiten, code: WK034402, soort: woongebied}" in gebieden
    grenzen = (content / "naslag/grenzen.yml").read_text("utf-8")
    assert grenzen.count("- wijk:") == 3
    assert "(CC BY 4.0)" in grenzen


@pytest.mark.parametrize(
    ("features", "words"),
    [
        ([], "is geen GeoJSON met wijken"),
        ([{"properties": {}, "geometry": {}}], "is geen GeoJSON met wijken"),
        ([square("BU1", "Dorp", 9_000_000, 0)], "coördinaten van het RD"),
    ],
)
def test_another_file_is_refused(features: list[Any], words: str, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    with pytest.raises(Refusal, match=words):
        wijken.write(content, _write(tmp_path, *features), None, [])


def test_a_table_without_inhabitants_is_refused(tmp_path: Path) -> None:
    harness.put(tmp_path / "a.csv", "gwb_code,a_inw\nBU1,5\n")
    with pytest.raises(Refusal, match="geen kolom a_00_14 en geen kolom a_15_24"):
        wijken.people(tmp_path / "a.csv")
