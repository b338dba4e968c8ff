"""What the pages say against a recount of the content that knows nothing of the tables."""

import html
import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

import build
from catalogue.checks import contents
from catalogue.content import model
from catalogue.content.model import Catalogue
from catalogue.content.parse import Draft
from catalogue.insight import neighbours
from catalogue.schema import Periode, Stap, Tegel, urls
from catalogue.site import pages, theme
from tests import harness
from tests.unit.insight_catalogues import (
    TODAY,
    catalogue,
    draft,
    drafts_by_hand,
    programma,
    public,
)

ROOT = Path(build.__file__).parent
CONTENT = ROOT / "content"
Site = dict[str, str]
_TILE = re.compile(r'wijken/([\w-]+)\.html"><title>[^<]*</title>\s*<rect class="st-(\w+)"')
_FROM = re.compile(r'<li><a href="\.\./programmas/([\w-]+)\.html.*?<ul>(.*?)</ul>', re.DOTALL)
_TO = re.compile(r'programmas/([\w-]+)\.html">[^<]*</a> <span class="hoe">([^<]*)<')


@cache
def _look() -> theme.Theme:
    return theme.load(harness.TEMPLATES)


def _printed(found: Catalogue) -> Site:
    files = pages.render(found, _look(), neighbours.of(found), base_url="", today=TODAY)
    return {name: data.decode() for name, data in files.items()}


@cache
def real() -> Catalogue:
    drafts, _ = contents.check(contents.read(CONTENT))
    return model.resolve(drafts)


@cache
def site() -> Site:
    return _printed(real())


# --- reading a page as a visitor does -----------------------------------------------------------


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def _rows(page: str, table: str = "<table") -> list[list[str]]:
    """The cells of the body of the first table after ``table``."""
    body = page.partition(table)[2].partition("<tbody>")[2].partition("</tbody>")[0]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, flags=re.DOTALL)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL) for row in rows]


def _section(page: str, name: str) -> str:
    """The part of a page between the heading with this id and the next section's end."""
    return page.partition(f'id="{name}"')[2].partition('</section>\n<section class="sectie')[0]


def _id(cell: str) -> str:
    """The record behind the first link of a cell."""
    found: list[str] = re.findall(r"/([\w-]+)\.html", cell)
    return found[0]


def _figures(found: Site) -> dict[str, int]:
    rows = json.loads(found[urls.FIGURES_DATA])["kerncijfers"]
    return {one["id"]: one["waarde"] for one in rows}


def _number(cell: str) -> int:
    return int(_text(cell).replace(".", ""))


def _files(folder: str) -> dict[str, dict[str, object]]:
    """The front matter of every file, read by nothing of ours."""
    found = {}
    for path in sorted((CONTENT / folder).glob("*.md")):
        found[path.stem] = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    return found


def _values(record: dict[str, object], key: str) -> list[str]:
    value = record.get(key) or []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _alive(folder: str) -> list[dict[str, object]]:
    return [one for one in _files(folder).values() if one["status"] != "gestopt"]


# --- overzicht ----------------------------------------------------------------------------------


@pytest.mark.parametrize("fase", [None, *(one.id for one in real().fasen)])
def test_matrix(fase: str | None) -> None:
    """Every number on the page, its link, and every empty cell in words."""
    address = urls.MATRIX if fase is None else f"overzicht/{fase}.html"
    page = site()[address]
    groups = [one for one in real().doelgroepen if one.id != "iedereen"]
    programmes = [p for p in _alive("programmas") if fase is None or fase in _values(p, "fase")]
    empty = 0
    for thema, row in zip(real().themas, _rows(page), strict=True):
        assert _text(row[0]) == thema.naam
        own = [p for p in programmes if thema.id in _values(p, "themas")]
        wanted = [sum(group.id in _values(p, "doelgroepen") for p in own) for group in groups]
        total = sum(any(g.id in _values(p, "doelgroepen") for g in groups) for p in own)
        everyone = sum("iedereen" in _values(p, "doelgroepen") for p in own)
        assert [_number(cell) for cell in row[1:]] == [*wanted, total, everyone]
        for group, cell, number in zip(groups, row[1:], wanted, strict=False):
            query = f"doelgroep={group.id}&amp;thema={thema.id}"
            assert (query in cell) is (number > 0)
        empty += wanted.count(0)
    assert page.count("<span>niets over ") == empty
    assert f'<span class="tel">{empty}</span>' in page


def test_matrix_is_a_table_for_a_screen_reader() -> None:
    page = site()[urls.MATRIX]
    assert page.count('<th scope="row">') == len(real().themas)
    assert page.count('scope="col"') == len(real().doelgroepen) + 2
    assert "<caption" in page
    assert 'tabindex="0"' in page.partition("<table")[0].rpartition("<div")[2]


def test_every_white_spot_leads_to_starting_something() -> None:
    page = site()[urls.MATRIX]
    assert page.count(">start iets<") == page.count("<span>niets over ")


def test_areas() -> None:
    wijken = {one.id: one.gebied.id for one in real().wijken}
    for row in _rows(site()[urls.MATRIX_AREAS]):
        gebied = next(one for one in real().gebieden if one.naam == _text(row[0]))
        own = [
            p
            for p in _alive("programmas")
            if any(wijken[name] == gebied.id for name in _values(p, "wijken"))
        ]
        wanted = [sum(fase.id in _values(p, "fase") for p in own) for fase in real().fasen]
        assert [_number(cell) for cell in row[1:]] == [*wanted, len(own)]


# --- wijken -------------------------------------------------------------------------------------


def _public() -> dict[str, list[str]]:
    """The wijken with a public makerspace, and which."""
    found: dict[str, list[str]] = {}
    for name, one in _files("makerspaces").items():
        kind = one["soort"] in ("makerspace", "fablab", "hackerspace", "open-werkplaats")
        if kind and one["openbaar"] in ("ja", "op-afspraak") and one["status"] == "actief":
            for wijk in _values(one, "wijken"):
                found.setdefault(wijk, []).append(name)
    return found


def test_map_table_and_figures_of_wijken_agree() -> None:
    page, have = site()["wijken/index.html"], _public()
    map_ = page.partition('<svg class="wijkkaart"')[2].partition("</svg>")[0]
    tiles = dict(_TILE.findall(map_))
    assert set(tiles) == {one.id for one in real().wijken}
    assert {name for name, state in tiles.items() if state == "heeft"} == set(have)
    rows = {_id(row[0]): row for row in _rows(page, 'class="wijktabel"')}
    for wijk in real().wijken:
        row = rows[wijk.id]
        assert f"st-{tiles[wijk.id]}" in row[1]
        if wijk.id in have:
            assert set(re.findall(r"makerspaces/([\w-]+)\.html", row[1])) == set(have[wijk.id])
        assert [_number(cell) for cell in row[3:]] == [
            wijk.inwoners,
            wijk.inwoners_0_15,
            wijk.inwoners_15_25,
        ]
    homes = [one for one in real().wijken if one.soort == "woonwijk"]
    empty = [one for one in homes if one.id not in have]
    said = _text(_section(page, "wit"))
    assert f"Witte vlekken {len(empty)} " in said
    for key in ("inwoners", "inwoners_0_15", "inwoners_15_25"):
        people = sum(getattr(one, key) for one in empty)
        assert f"{people:,}".replace(",", ".") in said
    states = [tiles[one.id] for one in homes]
    shown = re.findall(r"<dd>(\d+)</dd>", page)
    assert shown == [str(states.count(state)) for state in ("heeft", "grenst", "geen")]


def test_totals_of_gebieden() -> None:
    have = _public()
    for row in _rows(site()["gebieden/index.html"]):
        gebied = next(one for one in real().gebieden if one.naam == _text(row[0]))
        wijken = [one for one in real().wijken if one.gebied is gebied]
        homes = [one for one in wijken if one.soort == "woonwijk"]
        empty = [one for one in homes if one.id not in have]
        assert _text(row[1]) == f"{len(homes) - len(empty)} van {len(homes)}"
        assert [_number(cell) for cell in row[2:6]] == [
            sum(one.inwoners for one in wijken),
            sum(one.inwoners for one in empty),
            sum(one.inwoners_0_15 for one in empty),
            sum(one.inwoners_15_25 for one in empty),
        ]


def test_every_wijk_says_what_is_nearest_and_what_to_do() -> None:
    have = _public()
    places = {name for names in have.values() for name in names}
    for wijk in real().wijken:
        page = site()[urls.of(wijk)]
        elsewhere = places - set(have.get(wijk.id, ()))
        assert len(re.findall(r"<strong>[\d,]+ km</strong>", page)) == min(3, len(elsewhere))
        assert "Zelf iets beginnen in" in page
        assert "Sluit aan bij het pact." in page


def test_the_river_separates_the_banks() -> None:
    page = site()["wijken/index.html"]
    assert page.count('class="maas"') > 3
    assert "de Maas" in page
    assert 'class="maas"' not in site()["gebieden/delfshaven.html"]


# --- partners, overlap, vmbo, themas ------------------------------------------------------------


def test_network() -> None:
    together: dict[str, dict[str, int]] = {}
    for one in _alive("programmas"):
        inside = {*_values(one, "aanbieders"), *_values(one, "partners")}
        for name in inside:
            for other in inside - {name}:
                found = together.setdefault(name, {})
                found[other] = found.get(other, 0) + 1
    names = {one.id: one.naam for one in real().partners}
    rows = {_id(row[0]): row for row in _rows(site()[urls.NETWORK])}
    assert set(rows) == set(together)
    for name, row in rows.items():
        assert _number(row[4]) == len(together[name])
        said = f", {_text(row[5])},"
        for other, count in together[name].items():
            shown = f", {names[other]}," if count == 1 else f", {names[other]} ({count}),"
            assert shown in said
    for partner in real().partners:
        page = site()[urls.of(partner)]
        shown = page.partition('id="samen"')[2].partition("</section>")[0]
        assert set(re.findall(r'<li><a href="\.\./partners/([\w-]+)\.html"', shown)) == set(
            together.get(partner.id, ())
        )


def test_overlap() -> None:
    page = site()[urls.OVERLAP].partition('id="afgedaan"')[0]
    programmes = {n: one for n, one in _files("programmas").items() if one["status"] != "gestopt"}
    wanted = set()
    for a, one in programmes.items():
        for b, other in programmes.items():
            place = ("wijken",) if one.get("wijken") or other.get("wijken") else ("bereik",)
            shared = all(
                set(_values(one, key)) & set(_values(other, key))
                for key in ("themas", "doelgroepen", *place)
            )
            if a < b and shared and _values(one, "fase")[0] == _values(other, "fase")[0]:
                wanted.add(frozenset((a, b)))
    found = re.findall(r'<th scope="row">(.*?)</th>', page)
    pairs = {frozenset(re.findall(r"programmas/([\w-]+)\.html", row)) for row in found}
    assert len(found) == len(pairs)
    dismissed = {
        frozenset((name, other))
        for name, one in programmes.items()
        for other in _values(one, "geen_dubbel_met")
    }
    assert pairs == wanted - dismissed


def test_a_dismissed_pair_is_apart_with_its_reason() -> None:
    town = [one for one in drafts_by_hand() if one.id != "d-club"]
    club = programma(
        "d-club",
        "kiezen",
        wijken=["west"],
        geen_dubbel_met=["a-proef"],
        geen_dubbel_reden="Na school.",
    )
    before = _printed(catalogue(drafts_by_hand()))[urls.OVERLAP]
    after = _printed(catalogue([*town, club]))[urls.OVERLAP]
    assert '<th scope="row">' in before
    assert '<th scope="row">' not in after
    assert "Na school." in after.partition('id="afgedaan"')[2]


def test_vmbo() -> None:
    programmes = _alive("programmas")
    without = []
    for one in real().vmbo_profielen:
        own = [p for p in programmes if one.id in _values(p, "vmbo_profielen")]
        wanted = [len(own), *(sum(f.id in _values(p, "fase") for p in own) for f in real().fasen)]
        page = site()[urls.of(one)]
        numbers = page.partition('class="tellers"')[2].partition("</ul>")[0]
        assert [int(n) for n in re.findall(r"<strong>(\d+)</strong>", numbers)] == wanted
        assert ("We kennen geen programma" in page) is (not own)
        if not own:
            without.append(one.code)
    lead = _text(site()["vmbo/index.html"].partition('class="lead"')[2].partition("</p>")[0])
    assert all(code in lead for code in without)


def test_themes() -> None:
    for one in real().themas:
        own = [p for p in _alive("programmas") if one.id in _values(p, "themas")]
        places = [p for p in _alive("makerspaces") if one.id in _values(p, "themas")]
        page = site()[urls.of(one)]
        numbers = page.partition('class="tellers"')[2].partition("</ul>")[0]
        shown = [int(n) for n in re.findall(r"<strong>(\d+)</strong>", numbers)]
        per_fase = [sum(fase.id in _values(p, "fase") for p in own) for fase in real().fasen]
        assert shown[:5] == [len(own), *per_fase, len(places)]
        empty = 0 in (*per_fase, len(places))
        assert not empty or "Nog leeg bij dit thema" in page


# --- routes -------------------------------------------------------------------------------------


def test_drawing_and_list_of_routes() -> None:
    """Every step between two programmes of a theme is an arrow and a line of the list."""
    programmes = {n: one for n, one in _files("programmas").items() if one["status"] != "gestopt"}
    for thema in real().themas:
        inside = {name for name, one in programmes.items() if thema.id in _values(one, "themas")}
        sourced, own = set(), set()
        for name in inside:
            after = _values(programmes[name], "vervolg")
            sourced |= {(name, other) for other in after if other in inside}
            own |= {
                (name, other)
                for other in _values(programmes[name], "vervolg_suggesties")
                if other in inside and other not in after
            }
        page = site()[urls.of_route(thema)]
        drawing = page.partition('<svg class="route"')[2].partition("</svg>")[0]
        assert drawing.count('class="r-bron"') == len(sourced)
        assert drawing.count('class="r-eigen"') == len(own)
        drawn = set(re.findall(r'href="\.\./programmas/([\w-]+)\.html"><title>', drawing))
        assert drawn == {end for pair in sourced | own for end in pair}
        listed = set()
        part = page.partition('id="lijst"')[2].partition("</section>")[0]
        for start, steps in _FROM.findall(part):
            listed |= {(start, other, how) for other, how in _TO.findall(steps)}
        assert listed == {(*pair, "volgens een bron") for pair in sourced} | {
            (*pair, "ons voorstel") for pair in own
        }


def test_gaps_and_ends() -> None:
    programmes = {n: one for n, one in _files("programmas").items() if one["status"] != "gestopt"}
    page = site()[urls.ROUTES]
    stuck = {
        name
        for name, one in programmes.items()
        if not any(
            other in programmes
            for key in ("vervolg", "vervolg_suggesties")
            for other in _values(one, key)
        )
    }
    ends = {name for name in stuck if "werken" in _values(programmes[name], "fase")}
    for part, wanted in (("gaten", stuck - ends), ("eindes", ends)):
        shown = page.partition(f'<h2 id="{part}"')[2].partition("</section>")[0]
        assert set(re.findall(r"programmas/([\w-]+)\.html", shown)) == wanted


# --- cijfers ------------------------------------------------------------------------------------


def test_page_and_file_of_figures_agree() -> None:
    figures = json.loads(site()[urls.FIGURES_DATA])["kerncijfers"]
    rows = _rows(site()[urls.FIGURES])
    assert len(rows) == len(figures) > 20
    for one, row in zip(figures, rows, strict=True):
        numbers = [int(n) for n in _text(row[0]).replace(".", "").replace("van", "").split()]
        assert numbers == [one["waarde"], *([one["van"]] if "van" in one else [])]
        assert _text(row[1]) == one["naam"]
        assert f'href="../{one["adres"]}"' in row[1]
        assert _text(row[2]) == one["uitleg"]
        assert one["adres"] in site()


def test_figures_against_the_files() -> None:
    figures = _figures(site())
    programmes, places = _alive("programmas"), _alive("makerspaces")
    assert figures["programmas"] == len(programmes)
    assert figures["plekken"] == len(places)
    assert figures["partners"] == len(_files("partners"))
    assert figures["openbare-makerspaces"] == len(
        {name for names in _public().values() for name in names}
        | {
            name
            for name, one in _files("makerspaces").items()
            if not one.get("wijken")
            and one["soort"] in ("makerspace", "fablab", "hackerspace", "open-werkplaats")
            and one["openbaar"] in ("ja", "op-afspraak")
            and one["status"] == "actief"
        }
    )
    homes = {one.id for one in real().wijken if one.soort == "woonwijk"}
    assert figures["wijken-met-makerspace"] == len(homes & set(_public()))


# --- one change ---------------------------------------------------------------------------------


def _town(*more: Draft, without: str = "") -> Site:
    """The town by hand on a map, with some drafts more and one less."""
    drafts = [one for one in drafts_by_hand() if one.id != without]
    for row, one in enumerate(one for one in drafts if one.kind.name == "wijk"):
        one.values["tegel"] = Tegel(kolom=0, rij=row)
    return _printed(catalogue([*drafts, *more]))


def _seen(found: Site) -> tuple[dict[str, str], dict[str, str], list[str], int, list[str]]:
    """Map, table, chart, the figure and what the page of each wijk says."""
    page = found["wijken/index.html"]
    map_ = page.partition('<svg class="wijkkaart"')[2].partition("</svg>")[0]
    tiles = dict(_TILE.findall(map_))
    rows = _rows(page, 'class="wijktabel"')
    table = {_text(row[0]): re.findall(r"st-(\w+)", row[1])[0] for row in rows}
    chart = re.findall(r'<text x="\d+" y="\d+">(\d+)</text>', page)
    said = "heeft een openbare makerspace."
    here = [name for name in tiles if said in _text(found[f"wijken/{name}.html"])]
    return tiles, table, chart, _figures(found)["wijken-met-makerspace"], here


def test_before_any_change() -> None:
    tiles, table, chart, number, here = _seen(_town())
    assert tiles == table
    assert [name for name, state in tiles.items() if state == "heeft"] == ["west", "haven"] == here
    assert number == 1
    assert chart[-1] == "1"


def test_a_makerspace_comes() -> None:
    new = public("nieuw", "ver", periode=Periode(van="2026-09"))
    tiles, table, chart, number, here = _seen(_town(new))
    assert tiles == table
    assert tiles["ver"] == "heeft"
    assert "ver" in here
    assert number == 2
    assert chart[-2:] == ["1", "2"]


def test_a_makerspace_moves() -> None:
    moved = public("fablab", "oost", periode=Periode(van="2015-03"))
    tiles, table, _, number, here = _seen(_town(moved, without="fablab"))
    assert tiles == table
    assert (tiles["west"], tiles["midden"], tiles["oost"]) == ("geen", "grenst", "heeft")
    assert "west" not in here
    assert number == 1


def test_a_makerspace_stops() -> None:
    gone = public("fablab", "west", status="gestopt", periode=Periode(van="2015-03", tot="2026-02"))
    tiles, table, chart, number, _ = _seen(_town(gone, without="fablab"))
    assert tiles == table
    assert "heeft" not in {tiles[name] for name in ("west", "midden", "oost", "ver")}
    assert number == 0
    assert chart[-1] == "0"


def test_a_late_step_is_shown_as_late() -> None:
    found = _town()
    late = found["acties/index.html"].partition('id="te-laat"')[2].partition("</section>")[0]
    assert "gisteren" in late
    assert "vandaag" not in late
    assert found["acties/plekken.html"].count("te laat: moest klaar zijn voor") == 1
    calm = draft("actie", "plekken", stappen=[Stap(naam="ooit")])
    assert "Geen stap is te laat." in _town(calm, without="plekken")["acties/index.html"]


# --- two clicks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["wijken/index.html#wit", "overzicht/index.html#wit", "acties/index.html#te-laat"]
)
def test_a_policy_maker_needs_one_click(address: str) -> None:
    home = site()[urls.HOME]
    assert f'href="{address}"' in home
    page, _, part = address.partition("#")
    assert f'id="{part}"' in site()[page]
