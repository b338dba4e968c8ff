"""Wijken, gebieden and their boundaries from GeoJSON of CBS and Kadaster: ``build.py wijken``.

Names and codes come from the file, neighbours and the middle of a new wijk from its borders, and
inhabitants from a table of CBS ("Kerncijfers wijken en buurten") when it is given. What an editor
knows better stays as it is for a code that was there: id, name, kind, middle, map, other names and
wijken across the water.
"""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any

import yaml

from catalogue.base.text import fold, slug
from catalogue.editor import boundaries
from catalogue.editor.boundaries import Line
from catalogue.editor.new import Refusal
from catalogue.schema import KIND

Row = dict[str, Any]

# Metres of border from which wijken are neighbours; less is a corner.
NEIGHBOURS = 20
# Inhabitants from which it is a woonwijk.
WOONWIJK = 1_000
# Names of properties in files of CBS, PDOK and Kadaster, folded, the best first.
_PROPERTIES = {
    "code": ("code", "buurtcode", "bu_code", "statcode"),
    "naam": ("naam", "buurtnaam", "bu_naam", "statnaam"),
    "gebied": ("gebied", "wijknaam", "wk_naam"),
    "gebiedcode": ("gebiedcode", "wijkcode", "wk_code"),
}
# Beginnings of the names of columns.
_COLUMNS = {
    "code": ("gwb_code", "wijkenenbuurten", "codering", "buurtcode"),
    "inwoners": ("a_inw", "aantalinwoners"),
    "inwoners_0_15": ("a_00_14", "k_0tot15jaar"),
    "inwoners_15_25": ("a_15_24", "k_15tot25jaar"),
}
_PEOPLE = ("inwoners", "inwoners_0_15", "inwoners_15_25")
_ATTRIBUTION = "Kadaster / Centraal Bureau voor de Statistiek (CC BY 4.0)"


def write(content: Path, geojson: Path, table: Path | None, water: Sequence[str]) -> str:
    """Write ``wijken.yml``, ``gebieden.yml`` and ``grenzen.yml``; answers what was done, in Dutch.

    Raises ``Refusal`` for a file that is something else, and ``OSError``.
    """
    collection = _collection(geojson)
    features = collection["features"]
    before, gebieden_before = (_records(content, kind) for kind in ("wijk", "gebied"))
    gebieden = list(_gebieden(features, gebieden_before))
    wijken = _wijken(features, before, gebieden, people(table) if table else {})
    lines = [_block(wijk) for wijk in wijken]
    _save(content, "wijk", "".join(f"\n{line}" for line in lines))
    _save(content, "gebied", "\n" + "".join(f"- {_flow(gebied)}\n" for gebied in gebieden))
    text = boundaries.document(collection, content, water, geojson.name)
    (content / KIND["grens"].where).write_text(text, encoding="utf-8", newline="\n")
    gone = sorted(
        row["id"] for code, row in before.items() if code not in {w["code"] for w in wijken}
    )
    report = f"{len(wijken)} wijken in {len(gebieden)} gebieden"
    report += f"; weg: {', '.join(gone)}" if gone else ""
    if not any(wijk["inwoners"] for wijk in wijken):
        report += "; geef met --inwoners een tabel van het CBS, nu staat overal 0"
    return report


def people(table: Path) -> dict[str, Row]:
    """Inhabitants by the code of a wijk, from a table of CBS as CSV."""
    text = table.read_text("utf-8-sig")
    rows = csv.reader(text.splitlines(), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    header = [fold(name.strip()) for name in next(rows, [])]
    columns = {
        key: next((n for n, name in enumerate(header) if name.startswith(beginnings)), -1)
        for key, beginnings in _COLUMNS.items()
    }
    if missing := [_COLUMNS[key][0] for key, column in columns.items() if column < 0]:
        raise Refusal(f"{table.name} heeft geen kolom {' en geen kolom '.join(missing)}")
    return {
        row[columns["code"]].strip(): {key: _number(row[columns[key]]) for key in _PEOPLE}
        for row in rows
        if len(row) == len(header)
    }


def _number(written: str) -> int:
    """Count in a table; what CBS keeps secret is a dot and counts as none."""
    digits = written.strip().partition(",")[0]
    return int(digits) if digits.isdecimal() else 0


def _collection(path: Path) -> dict[str, Any]:
    """GeoJSON with the properties of ``_PROPERTIES`` and every part of a wijk as rings."""
    try:
        collection = json.loads(path.read_text("utf-8-sig"))
        features = [
            _feature(feature) for feature in collection["features"] if not _is_water(feature)
        ]
        [[lon, lat], *_] = features[0]["geometry"]["coordinates"][0]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise Refusal(f"{path.name} is geen GeoJSON met wijken van CBS of Kadaster") from error
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise Refusal(
            f"{path.name} heeft coördinaten van het RD; haal hem op in WGS 84 (EPSG:4326)"
        )
    attribution = collection.get("attribution", _ATTRIBUTION)
    return {"features": features, "attribution": " ".join(str(attribution).split())}


def _is_water(feature: Mapping[str, Any]) -> bool:
    """CBS gives large water areas of their own."""
    return any(fold(str(feature["properties"].get(key))) == "ja" for key in ("water", "H2O"))


def _feature(feature: Mapping[str, Any]) -> dict[str, Any]:
    given = {fold(name): value for name, value in feature["properties"].items()}
    properties = {
        key: next((str(given[name]) for name in names if given.get(name)), "")
        for key, names in _PROPERTIES.items()
    }
    if not properties["code"] or not properties["naam"]:
        raise KeyError("code")
    properties["gebiedcode"] = properties["gebiedcode"] or f"WK{properties['code'][2:8]}"
    properties["gebied"] = properties["gebied"] or f"Wijk {properties['gebiedcode'][-2:]}"
    coordinates = feature["geometry"]["coordinates"]
    if feature["geometry"]["type"] == "MultiPolygon":
        coordinates = [ring for polygon in coordinates for ring in polygon]
    return {"properties": properties, "geometry": {"coordinates": coordinates}}


def _records(content: Path, kind: str) -> dict[str, Row]:
    """Records of a list by their code, as they are written; none without the file."""
    path = content / KIND[kind].where
    listed = yaml.safe_load(path.read_text("utf-8")) if path.exists() else None
    return {str(row["code"]): row for row in listed or ()}


def _gebieden(features: Sequence[Mapping[str, Any]], before: Mapping[str, Row]) -> Iterator[Row]:
    names = {f["properties"]["gebiedcode"]: f["properties"]["gebied"] for f in features}
    ids = _ids({code: names[code] for code in sorted(names)}, before, {})
    for code, name_id in ids.items():
        new = {"id": name_id, "naam": names[code], "code": code, "soort": "woongebied"}
        yield {**new, **before.get(code, {})}


def _wijken(
    features: Sequence[Mapping[str, Any]],
    before: Mapping[str, Row],
    gebieden: Sequence[Row],
    people_by_code: Mapping[str, Row],
) -> list[Row]:
    gebied_of = {gebied["code"]: gebied["id"] for gebied in gebieden}
    properties = {f["properties"]["code"]: f["properties"] for f in features}
    places = {code: gebied_of[given["gebiedcode"]] for code, given in properties.items()}
    ids = _ids({code: given["naam"] for code, given in properties.items()}, before, places)
    touching = _touching(features)
    wijken = []
    for feature in features:
        code = feature["properties"]["code"]
        old = before.get(code, {})
        counted = {**dict.fromkeys(_PEOPLE, 0), **people_by_code.get(code, {})}
        is_small = bool(people_by_code) and counted["inwoners"] < WOONWIJK
        across = old.get("buren_overkant", ())
        wijken.append(
            {
                "id": ids[code],
                "naam": old.get("naam", properties[code]["naam"]),
                "code": code,
                "gebied": places[code],
                "soort": old.get("soort", "klein" if is_small else "woonwijk"),
                **{key: counted[key] if people_by_code else old.get(key, 0) for key in _PEOPLE},
                "ligging": old.get("ligging") or _middle(feature["geometry"]["coordinates"]),
                "buren": [ids[c] for c in ids if c in touching[code] and ids[c] not in across],
                "buren_overkant": list(across),
                "ook": old.get("ook", []),
            }
        )
    return wijken


def _ids(
    names: Mapping[str, str], before: Mapping[str, Row], places: Mapping[str, str]
) -> dict[str, str]:
    """Id of every code: the one it had, else its name, with its gebied when others share that."""
    counts = Counter(map(slug, names.values()))
    return {
        code: before[code]["id"]
        if code in before
        else slug(f"{name} {places.get(code, code)}" if counts[slug(name)] > 1 else name)
        for code, name in names.items()
    }


def _touching(features: Sequence[Mapping[str, Any]]) -> Mapping[str, set[str]]:
    """Codes of the wijken that share enough border with each, in metres."""
    rings = [(f["properties"]["code"], r) for f in features for r in f["geometry"]["coordinates"]]
    edges = {edge: code for code, ring in rings for edge in pairwise(map(tuple, ring))}
    shared = defaultdict[tuple[str, str], float](float)
    for (start, end), code in edges.items():
        if other := edges.get((end, start)):
            shared[code, other] += boundaries.metres_between(start, end)
    touching = defaultdict[str, set[str]](set)
    for (code, other), metres in shared.items():
        if metres >= NEIGHBOURS:
            touching[code].add(other)
    return touching


def _middle(rings: Sequence[Line]) -> Row:
    """Centre of gravity of rings, in which holes go the other way."""
    area = north = east = 0.0
    for ring in rings:
        for (x, y), (to_x, to_y) in pairwise(ring):
            part = x * to_y - to_x * y
            area, east, north = area + part, east + (x + to_x) * part, north + (y + to_y) * part
    return {"lat": round(north / (3 * area), 5), "lon": round(east / (3 * area), 5)}


def _block(wijk: Row) -> str:
    lines = [f"{key}: {_flow(value)}\n" for key, value in wijk.items() if value not in ([], None)]
    return "- " + "  ".join(lines)


def _flow(value: object) -> str:
    dumped = yaml.safe_dump(
        [value], default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000
    )
    return str(dumped)[1:-2]


def _save(content: Path, kind: str, text: str) -> None:
    """Write a list below the comment that it has."""
    path = content / KIND[kind].where
    lines = path.read_text("utf-8").splitlines(keepends=True) if path.exists() else []
    head = "".join(takewhile(lambda line: line.startswith("#"), lines))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + text if head else text.lstrip("\n"), encoding="utf-8", newline="\n")
