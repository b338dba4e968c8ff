"""Maps of the wijken, from a town of four squares on both sides of a river."""

import re

from catalogue.content.model import Catalogue
from catalogue.insight import Insight
from catalogue.schema import Ligging
from catalogue.site.maps import Atlas, Map
from tests.unit.insight_catalogues import TODAY, catalogue, draft, public

# Some two kilometres wide, in ten-thousandths of a degree.
_WIDE, _HIGH = 300, 180


def _town(*names: str) -> Catalogue:
    drafts = [
        draft("gebied", "centrum", naam="Centrum"),
        draft("gebied", "verre-haven", naam="Verre Haven", kaart="haven"),
        draft("thema", "robots"),
        draft("doelgroep", "vmbo"),
    ]
    if names:
        drafts.append(public("club", "a", ligging=Ligging(lat=52.001, lon=4.401)))
        drafts.append(public("hal", "b"))
    for at, name in enumerate(names):
        lon, lat = 44000 + _WIDE * (at % 2), 520000 - _HIGH * (at // 2)
        middle = Ligging(lat=(lat - _HIGH / 2) / 1e4, lon=(lon + _WIDE / 2) / 1e4)
        gebied = "verre-haven" if name == "d" else "centrum"
        drafts += [
            draft("wijk", name, naam=name, gebied=gebied, ligging=middle, soort="woonwijk"),
            draft(
                "grens",
                str(at),
                wijk=name,
                vlakken=[f"{lon} {lat} {_WIDE} 0 0 {-_HIGH} {-_WIDE} 0"],
            ),
        ]
    if names:
        drafts.append(draft("grens", "99", lijnen=[f"44000 {520000 - _HIGH} {2 * _WIDE} 0"]))
    return catalogue(drafts)


def _names(drawn: Map | None) -> set[str]:
    assert drawn
    return {area.wijk.id for areas in drawn.staten.values() for area in areas}


def test_without_boundaries_there_is_no_map() -> None:
    town = _town()
    assert not Atlas(town)
    assert Atlas(town).of_city({}) is None


def test_two_maps_and_small_ones() -> None:
    town = _town("a", "b", "c", "d")
    atlas, insight = Atlas(town), Insight(town, TODAY)
    city, haven = (atlas.of_city(insight.wijken, kaart) for kaart in ("stad", "haven"))
    assert _names(city) == {"a", "b", "c"}
    assert _names(haven) == {"d"}
    gebied = atlas.of_gebied(insight.wijken, town.gebieden[0])
    assert gebied
    # Its neighbour is drawn too, as what lies around it.
    assert _names(gebied) == {"a", "b", "c", "d"}
    assert [a.wijk.id for areas in gebied.staten.values() for a in areas if not a.hier] == ["d"]
    wijk = atlas.of_wijk(insight.wijken, town.wijken[0])
    assert wijk
    assert wijk.omtrek in {a.path for areas in wijk.staten.values() for a in areas if a.hier}
    assert [label.lines for label in wijk.namen] == [("a",)]


def test_paths_are_whole_numbers_that_close() -> None:
    town = _town("a", "b", "c", "d")
    atlas, insight = Atlas(town), Insight(town, TODAY)
    city = atlas.of_city(insight.wijken)
    assert city
    for area in (area for areas in city.staten.values() for area in areas):
        assert re.fullmatch(r"M\d+ \d+l-?\d+[ -]\d+( ?-?\d+[ -]\d+){2}z", area.path)
    # The middle of the river is the border between north and south.
    start = next(a.path for areas in city.staten.values() for a in areas if a.wijk.id == "c")
    assert city.rivier.split("l")[0] == start.split("l")[0]


def test_a_makerspace_is_where_it_is_or_in_the_middle_of_its_wijk() -> None:
    town = _town("a", "b", "c", "d")
    city = Atlas(town).of_city(Insight(town, TODAY).wijken)
    assert city
    x, y = (int(number) for number in re.findall(r"-?\d+", city.plekken)[:2])
    assert city.plekken == f"M{x} {y}h0"
    # 0.001 degree east, and north of all boundaries.
    assert (x, y) == (1, -2)
    width = 2 * int(re.findall(r"\d+", city.ongeveer)[0])
    assert city.ongeveer.endswith("h0")
    assert abs(width - city.width) < city.width / 2


def test_a_name_stands_where_it_fits() -> None:
    town = _town("a", "b", "c", "d")
    atlas, insight = Atlas(town), Insight(town, TODAY)
    city, haven = (atlas.of_city(insight.wijken, kaart) for kaart in ("stad", "haven"))
    assert city
    assert haven
    assert [label.lines for label in city.namen] == [("Centrum",)]
    assert [label.lines for label in haven.namen] == [("Verre", "Haven")]
