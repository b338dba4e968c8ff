"""Numbers on the pages against a recount of the content that knows nothing of the tables."""

import html
import json
import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from functools import cache
from itertools import combinations, pairwise

import pytest
import yaml

from catalogue.content.model import Catalogue
from catalogue.content.parse import Draft
from catalogue.content.versions import NONE, Version, Versions
from catalogue.insight.gaps import largest_gaps
from catalogue.schema import Periode, Site, Stap, urls
from catalogue.schema.alive import Alive
from catalogue.site import languages, pages, theme
from tests import harness
from tests.unit.insight_catalogues import (
    TODAY,
    catalogue,
    draft,
    drafts_by_hand,
    is_now,
    programma,
    public,
    real,
    sources,
)

Pages = dict[str, str]
Values = dict[str, object]
_STATES = re.compile(r'<g class="st-(\w+)"[^>]*>(.*?)</g>', re.DOTALL)
_PROGRAMMA = re.compile(r"programmas/([\w-]+)\.html")
_FASEN = [fase.id for fase in real().fasen]


@cache
def _theme(site: Site) -> theme.Theme:
    return theme.load(harness.TEMPLATES, {languages.DUTCH: site.namen})


def _render(catalogue: Catalogue, versions: Versions = NONE) -> Pages:
    ours = _theme(catalogue.site)
    files = pages.render(catalogue, {}, ours, base_url="", today=TODAY, versions=versions)
    return {name: data.decode() for name, data in files.items()}


@cache
def site() -> Pages:
    return _render(real())


# --- reading a page as a visitor does -----------------------------------------------------------


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def _between(page: str, start: str, end: str = "</section>") -> str:
    return page.partition(start)[2].partition(end)[0]


def _rows(page: str, table: str = "<table") -> list[list[str]]:
    """The cells of the body of the first table after ``table``."""
    body = _between(page.partition(table)[2], "<tbody>", "</tbody>")
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, flags=re.DOTALL)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL) for row in rows]


def _rows_by_id(page: str, table: str = "<table") -> dict[str, list[str]]:
    """The same by the record behind the first link of each row."""
    return {re.findall(r"/([\w-]+)\.html", row[0])[0]: row for row in _rows(page, table)}


def _numbers(cells: list[str]) -> list[int]:
    return [int(_text(cell).removesuffix(" (gat)").replace(".", "")) for cell in cells]


def _counters(page: str) -> list[int]:
    counters = _between(page, 'class="tellers"', "</ul>")
    return [int(number) for number in re.findall(r"<strong>(\d+)</strong>", counters)]


def _figures(files: Pages) -> dict[str, int]:
    figures = json.loads(files[urls.FIGURES_DATA])["kerncijfers"]
    return {figure["id"]: figure["waarde"] for figure in figures}


# --- reading the content without anything of ours -----------------------------------------------


@cache
def _files(folder: str) -> Mapping[str, Values]:
    """The front matter of every file of what has not ended."""
    files = {}
    for path in sorted((harness.ROOT / "content" / folder).glob("*.md")):
        values = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        if values.get("status") != "gestopt":
            files[path.stem] = values
    return files


def _values(record: Values, key: str) -> list[str]:
    value = record.get(key) or []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _having(folder: str, **wanted: str) -> dict[str, Values]:
    """Select the records that have all these values."""
    return {
        name: record
        for name, record in _files(folder).items()
        if all(value in _values(record, key) for key, value in wanted.items())
    }


def _per_fase(records: Mapping[str, Values]) -> list[int]:
    return [sum(fase in _values(one, "fase") for one in records.values()) for fase in _FASEN]


@cache
def _public() -> Mapping[str, list[str]]:
    """The public makerspaces with their wijken, seen of late or longer ago."""
    return {
        name: _values(place, "wijken")
        for name, place in _files("makerspaces").items()
        if place["soort"] in ("makerspace", "fablab", "hackerspace", "open-werkplaats")
        and place["openbaar"] in ("ja", "op-afspraak")
        and "status" not in place
    }


@cache
def _recent() -> Collection[str]:
    """Those that were seen of late: they have their year from the records, as cards do."""
    by_id = {place.id: place for place in real().makerspaces}
    return {name for name in _public() if is_now(by_id[name])}


def _served(*, perhaps: bool = False) -> set[str]:
    return {
        wijk
        for name, wijken in _public().items()
        if perhaps or name in _recent()
        for wijk in wijken
    }


# --- overzicht ----------------------------------------------------------------------------------


@pytest.mark.parametrize("fase", [None, *_FASEN])
def test_matrix(fase: str | None) -> None:
    """Every number on the page, and its link."""
    page = site()[urls.MATRIX if fase is None else f"overzicht/{fase}.html"]
    groups = [group.id for group in real().doelgroepen if group.id != "iedereen"]
    filters = {"fase": fase} if fase else {}
    for thema, row in zip(real().themas, _rows(page), strict=True):
        assert _text(row[0]) == thema.naam
        about = _joinable(_having("programmas", themas=thema.id, **filters)).values()
        counts = Counter(group for one in about for group in _values(one, "doelgroepen"))
        wanted = [counts[group] for group in groups]
        total = sum(any(group in groups for group in _values(one, "doelgroepen")) for one in about)
        assert _numbers(row[1:]) == [*wanted, total, counts["iedereen"]]
        for group, cell in zip(groups, row[1:], strict=False):
            query = f"doelgroep={group}&amp;thema={thema.id}"
            assert (query in cell) is (counts[group] > 0)


def test_matrix_is_a_table_for_a_screen_reader() -> None:
    page = site()[urls.MATRIX]
    assert page.count('<th scope="row">') == len(real().themas)
    assert page.count('scope="col"') == len(real().doelgroepen) + 2
    assert "<caption" in page
    assert 'tabindex="0"' in page.partition("<table")[0].rpartition("<div")[2]


def test_every_gap_is_marked_and_leads_to_beginning_something() -> None:
    page = site()[urls.MATRIX]
    gaps = largest_gaps(real(), "doelgroep", most=None)
    begin = re.findall(
        r'href="\.\./meedoen/index\.html\?doelgroep=([\w-]+)&amp;thema=([\w-]+)#', page
    )
    ids = [(gap.doelgroep.id, gap.thema.id) for gap in gaps if gap.doelgroep and gap.thema]
    assert begin[:10] == ids[:10]
    assert sorted(begin) == sorted(ids)
    groups = [group.id for group in real().doelgroepen if group.id != "iedereen"]
    marked = {
        (group, thema.id)
        for thema, row in zip(real().themas, _rows(page), strict=True)
        for group, cell in zip(groups, row[1:], strict=False)
        if "(gat)" in cell
    }
    assert marked == set(ids)


def test_the_ten_largest_gaps_of_wijken_come_first() -> None:
    """Each with its distance, its children and young people, and the way to who does something."""
    page = site()["wijken/index.html"]
    cards = re.split(r"<h3>", _between(page, '<ol class="gaten">', "</ol>"))[1:]
    for card, gap in zip(cards, largest_gaps(real(), "wijk"), strict=True):
        assert gap.wijk
        assert f"wijken/{gap.wijk.id}.html" in card
        assert f"{gap.km:.1f} km".replace(".", ",") in _text(card)
        for people in (gap.wijk.inwoners_0_15, gap.wijk.inwoners_15_25):
            assert f"{people:,}".replace(",", ".") in card
        assert f"wijken/{gap.wijk.id}.html#begin" in card
        assert f"meedoen/index.html?wijk={gap.wijk.id}#begin" in card


def test_areas() -> None:
    gebied_of = {wijk.id: wijk.gebied.naam for wijk in real().wijken}
    everywhere, *areas = _rows(site()[urls.MATRIX_AREAS])
    for_all = {
        name: one
        for name, one in _files("programmas").items()
        if not one.get("wijken") and one.get("bereik")
    }
    assert _numbers(everywhere[1:]) == [*_per_fase(for_all), len(for_all)]
    for row in areas:
        inside = {
            name: one
            for name, one in _files("programmas").items()
            if any(gebied_of[wijk] == _text(row[0]) for wijk in _values(one, "wijken"))
        }
        assert _numbers(row[1:]) == [*_per_fase(inside), len(inside)]


# --- wijken -------------------------------------------------------------------------------------


def _drawn(page: str) -> dict[str, str]:
    """The state of every wijk on the maps."""
    return {
        wijk: state
        for state, group in _STATES.findall(page)
        for wijk in re.findall(r'href="\.\./wijken/([\w-]+)\.html"', group)
    }


def test_map_table_and_figures_of_wijken_agree() -> None:
    page = site()["wijken/index.html"]
    tiles = _drawn(page)
    assert set(tiles) == {wijk.id for wijk in real().wijken}
    assert {name for name, state in tiles.items() if state == "heeft"} == _served()
    maybe = {name for name, state in tiles.items() if state == "misschien"}
    assert maybe == _served(perhaps=True) - _served()
    rows = _rows_by_id(page, 'class="wijktabel"')
    for wijk in real().wijken:
        row = rows[wijk.id]
        assert f"st-{tiles[wijk.id]}" in row[1]
        there = {name for name, wijken in _public().items() if wijk.id in wijken}
        assert set(re.findall(r"makerspaces/([\w-]+)\.html", row[1])) == there
        old = len(re.findall(r"bestond in \d{4}, bel eerst|niet bekend wanneer", row[1]))
        assert old == len(there - set(_recent()))
        people = [wijk.inwoners, wijk.inwoners_0_15, wijk.inwoners_15_25]
        assert _numbers(row[3:6]) == people
    homes = [wijk for wijk in real().wijken if wijk.soort == "woonwijk"]
    empty = [wijk for wijk in homes if wijk.id not in _served(perhaps=True)]
    in_words = _text(_between(page, 'id="wit"', '</section>\n<section class="sectie'))
    assert f"Alle {len(empty)} woonwijken zonder openbare makerspace" in in_words
    for key in ("inwoners", "inwoners_0_15", "inwoners_15_25"):
        total = sum(getattr(wijk, key) for wijk in empty)
        assert f"{total:,}".replace(",", ".") in in_words
    states = [tiles[wijk.id] for wijk in homes]
    counts = [str(states.count(state)) for state in ("heeft", "misschien", "grenst", "geen")]
    assert re.findall(r"<dd>(\d+)</dd>", page) == counts


def test_totals_of_gebieden() -> None:
    for row in _rows(site()["gebieden/index.html"]):
        wijken = [wijk for wijk in real().wijken if wijk.gebied.naam == _text(row[0])]
        homes = [wijk for wijk in wijken if wijk.soort == "woonwijk"]
        empty = [wijk for wijk in homes if wijk.id not in _served(perhaps=True)]
        served = sum(wijk.id in _served() for wijk in homes)
        assert _text(row[1]) == f"{served} van {len(homes)}"
        assert _numbers(row[2:7]) == [
            len(homes) - len(empty) - served,
            sum(wijk.inwoners for wijk in wijken),
            sum(wijk.inwoners for wijk in empty),
            sum(wijk.inwoners_0_15 for wijk in empty),
            sum(wijk.inwoners_15_25 for wijk in empty),
        ]


def test_every_wijk_says_what_is_nearest_and_what_to_do() -> None:
    in_a_wijk = [wijken for wijken in _public().values() if wijken]
    for wijk in real().wijken:
        page = site()[urls.of(wijk)]
        elsewhere = sum(wijk.id not in wijken for wijken in in_a_wijk)
        assert len(re.findall(r"<strong>[\d,]+ km</strong>", page)) == min(3, elsewhere)
        assert "Zelf iets beginnen in" in page
        assert "Sluit aan bij het pact." in page


def test_a_wijk_without_anything_shows_the_nearest_and_what_is_for_the_whole_city() -> None:
    citywide = _having("programmas", bereik="stad")
    empty = 0
    for wijk in real().wijken:
        page = site()[urls.of(wijk)]
        inside = _having("programmas", wijken=wijk.id)
        offered = set(_PROGRAMMA.findall(_between(page, '<h2 id="stad"')))
        assert (not offered) is bool(inside)
        assert offered <= citywide.keys()
        if not inside and not _having("makerspaces", wijken=wijk.id):
            empty += 1
            assert 0 < page.index('<h2 id="dichtbij"') < page.index('<h2 id="stad"')
    assert empty


def test_the_river_is_on_the_maps_that_it_runs_through() -> None:
    assert "de Maas" in site()["wijken/index.html"]
    for page, runs in (("wijken/index", 2), ("gebieden/delfshaven", 1), ("wijken/nesselande", 0)):
        assert site()[f"{page}.html"].count('<path class="rivier" stroke-width') == runs, page


# --- partners, overlap, vmbo, themas ------------------------------------------------------------


def test_network() -> None:
    together: dict[str, Counter[str]] = {}
    for one in _files("programmas").values():
        inside = {*_values(one, "aanbieders"), *_values(one, "partners")}
        for name in inside if len(inside) > 1 else ():
            together.setdefault(name, Counter()).update(inside - {name})
    chosen = re.findall(
        r'partners/([\w-]+)\.html#samen">[^<]*</a> <span class="tel">(\d+)<', site()[urls.NETWORK]
    )
    counts = {name: len(others) for name, others in together.items()}
    assert {name: int(count) for name, count in chosen} == counts
    assert [int(count) for _, count in chosen[:10]] == sorted(counts.values(), reverse=True)[:10]
    link = r'<a href="\.\./partners/([\w-]+)\.html"'
    for partner in real().partners:
        listed = _between(site()[urls.of(partner)], 'id="samen"')
        others = re.findall(rf"</b>{link}|<li>{link}", listed)
        with_whom = together.get(partner.id, Counter())
        assert {first or second for first, second in others} == set(with_whom)
        _check_drawing(listed, [first for first, _ in others if first], with_whom, together)


def _check_drawing(
    listed: str, drawn: list[str], with_whom: Counter[str], together: dict[str, Counter[str]]
) -> None:
    """Points as many as numbers in the list, thick lines for more programmes, lines between two."""
    count = min(12, len(with_whom)) if len(with_whom) > 2 else 0
    assert len(drawn) == count == listed.count("<text ")
    thickness = [int(number) for number in re.findall(r'"k-spaak k-(\d)"', listed)]
    assert thickness == [min(3, with_whom[name]) for name in drawn]
    between = [pair for pair in combinations(drawn, 2) if pair[1] in together[pair[0]]]
    assert listed.count('class="k-1"') == len(between)


def test_overlap() -> None:
    """Every two programmes that are alike stand in one table, which shows what differs."""
    page = site()[urls.OVERLAP]
    now = {each.id for each in real().programmas if real().alive(each) is not Alive.OUD}
    programmas = _joinable({name: one for name, one in _files("programmas").items() if name in now})
    alike = set()
    for (name, one), (other_name, other) in combinations(programmas.items(), 2):
        place = "wijken" if one.get("wijken") or other.get("wijken") else "bereik"
        shared = all(
            set(_values(one, key)) & set(_values(other, key))
            for key in ("themas", "doelgroepen", place)
        )
        same = _values(one, "fase")[0] == _values(other, "fase")[0]
        if shared and same and one.get("aard") == other.get("aard"):
            alike.add(frozenset((name, other_name)))
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    groups = [re.findall(r'<th scope="row">.*?/([\w-]+)\.html', table) for table in tables]
    pairs = {frozenset(pair) for group in groups for pair in combinations(group, 2)}
    dismissed = {
        frozenset((name, other))
        for name, one in programmas.items()
        for other in _values(one, "geen_dubbel_met")
    }
    assert alike - dismissed <= pairs <= alike
    assert f"{len(groups)} groepen" in page
    for table in tables:
        columns = zip(*_rows(table), strict=True)
        assert all(len(set(column)) > 1 for column in columns)


def test_two_that_are_no_double_are_apart_with_the_reason() -> None:
    club = programma(
        "d-club",
        "kiezen",
        wijken=["west"],
        geen_dubbel_met=["a-proef"],
        geen_dubbel_reden="Na school.",
    )
    assert '<th scope="row">' in _render(catalogue(drafts_by_hand()))[urls.OVERLAP]
    others = [one for one in drafts_by_hand() if one.id != "d-club"]
    page = _render(catalogue([*others, club]))[urls.OVERLAP]
    assert '<th scope="row">' not in page
    assert "Na school." in page.partition('id="afgedaan"')[2]


def test_vmbo() -> None:
    lead = _text(_between(site()["vmbo/index.html"], 'class="lead"', "</p>"))
    for profiel in real().vmbo_profielen:
        fitting = _having("programmas", vmbo_profielen=profiel.id)
        page = site()[urls.of(profiel)]
        assert (f"{len(fitting)} programma" in page) is bool(fitting)
        assert ("We kennen geen programma" in page) is (not fitting)
        assert fitting or profiel.code in lead


def test_themes() -> None:
    for thema in real().themas:
        programmas = _having("programmas", themas=thema.id)
        places = len(_having("makerspaces", themas=thema.id))
        page = site()[urls.of(thema)]
        assert _counters(page)[:2] == [len(programmas), places]
        assert all([*_per_fase(programmas), places]) or "Nog leeg bij dit thema" in page


# --- routes -------------------------------------------------------------------------------------


def _joinable(programmas: Mapping[str, Values]) -> dict[str, Values]:
    """Programmes that a visitor can join: no step starts or ends at a network of organisations."""
    return {name: one for name, one in programmas.items() if one.get("aard") != "netwerk"}


def _after(programmas: Mapping[str, Values], name: str, *keys: str) -> set[str]:
    return {o for key in keys for o in _values(programmas[name], key) if o in programmas}


def test_routes_are_the_steps_of_sources_per_doelgroep() -> None:
    programmas = _joinable(_files("programmas"))
    for doelgroep in real().doelgroepen:
        todo = [name for name, one in programmas.items() if doelgroep.id in one["doelgroepen"]]  # type: ignore[operator]
        wanted: set[tuple[str, str]] = set()
        while todo:
            name = todo.pop()
            steps = {(name, other) for other in _after(programmas, name, "vervolg")}
            todo += [other for _, other in steps - wanted]
            wanted |= steps
        part = _between(
            site()[urls.ROUTES], f'<div class="wegen" id="{doelgroep.id}">', "</details>"
        )
        shown = set()
        for route in part.split('<div class="weg">')[1:]:
            line, _, choices = route.partition("Daarna kies je")
            names = _PROGRAMMA.findall(line)
            shown |= {*pairwise(names)} | {(names[-1], to) for to in _PROGRAMMA.findall(choices)}
        assert shown == wanted
        address = f"{urls.ROUTES}#{doelgroep.id}"
        assert (f"../{address}" in site()[urls.of(doelgroep)]) is bool(wanted)
        assert (f'id="{doelgroep.id}"' in site()[urls.ROUTES]) is bool(wanted)


def test_programmes_without_a_next_step() -> None:
    programmas = _joinable(_files("programmas"))
    wanted = {
        name
        for name, one in programmas.items()
        if not _after(programmas, name, "vervolg", "vervolg_suggesties")
        and "werken" not in _values(one, "fase")
    }
    assert set(_PROGRAMMA.findall(_between(site()[urls.ROUTES], '<h2 id="gaten"'))) == wanted


# --- what changed -------------------------------------------------------------------------------


def test_changes_say_what_a_copy_without_its_history_cannot_know() -> None:
    records = catalogue(drafts_by_hand())
    without = _render(records)[urls.CHANGES]
    assert "zonder de geschiedenis van de bestanden" in without
    assert "Nieuw in dit overzicht</dt>" not in without
    moment = datetime(2026, 11, 2, tzinfo=UTC)
    (club,) = (entry for entry in records.programmas if entry.id == "d-club")
    half = _render(records, {club.pad: Version(moment, moment)})[urls.CHANGES]
    month = _between(half, '<h2 id="m2026-11">November 2026</h2>')
    assert _text(month) == "Nieuw in dit overzicht d-club"
    assert "Van 8 programma's en plekken weten we die maand niet." in _text(half)
    assert "zonder de geschiedenis" not in half


def test_changes_are_those_of_the_files() -> None:
    """What stopped in a known month or year, read from the files, as far back as the page goes."""
    page = site()[urls.CHANGES]
    months = re.findall(r'<h2 id="m([\d-]+)">', page)
    assert months == sorted(months, reverse=True)
    dated = re.compile(r"^status: gestopt$.*?^  tot: (\d{4}(?:-\d\d)?)", re.MULTILINE | re.DOTALL)
    ended = {
        path.stem: match[1]
        for kind in ("programmas", "makerspaces")
        for path in (harness.ROOT / "content" / kind).glob("*.md")
        if (match := dated.search(path.read_text("utf-8").split("\n---\n")[0]))
    }
    assert ended
    for month in months:
        (stopped,) = re.findall(
            r"<dt>Gestopt</dt>(.*?)</div>", _between(page, f'id="m{month}"'), flags=re.DOTALL
        ) or [""]
        names = re.findall(r"/([\w-]+)\.html", stopped)
        assert sorted(names) == sorted(name for name, tot in ended.items() if tot == month)


# --- cijfers ------------------------------------------------------------------------------------


def test_page_and_file_of_figures_agree() -> None:
    figures = json.loads(site()[urls.FIGURES_DATA])["kerncijfers"]
    rows = _rows(site()[urls.FIGURES])
    assert len(rows) == len(figures) > 20
    for figure, row in zip(figures, rows, strict=True):
        numbers = [int(n) for n in _text(row[0]).replace(".", "").replace("van", "").split()]
        assert numbers == [figure["waarde"], *([figure["van"]] if "van" in figure else [])]
        assert _text(row[1]) == figure["naam"]
        assert f'href="../{html.escape(figure["adres"])}"' in row[1]
        assert _text(row[2]) == figure["uitleg"]
        assert figure["adres"].partition("?")[0] in site()


def test_figures_against_the_files() -> None:
    figures = _figures(site())
    assert figures["programmas"] == len(_files("programmas"))
    assert figures["plekken"] == len(_files("makerspaces"))
    assert figures["partners"] == len(_files("partners"))
    assert figures["openbare-makerspaces"] == len(_recent())
    assert figures["openbare-makerspaces-misschien"] == len(_public()) - len(_recent())
    homes = {wijk.id for wijk in real().wijken if wijk.soort == "woonwijk"}
    assert figures["wijken-met-makerspace"] == len(homes & _served())
    perhaps = homes & _served(perhaps=True) - _served()
    assert figures["wijken-misschien-met-makerspace"] == len(perhaps)


# --- one change ---------------------------------------------------------------------------------


def _town(*more: Draft, without: str = "") -> Pages:
    """The town by hand on a map, with some drafts more and one less."""
    drafts = [one for one in drafts_by_hand() if one.id != without]
    wijken = [one.id for one in drafts if one.kind.name == "wijk"]
    squares = [
        draft("grens", str(row), wijk=wijk, vlakken=[f"44000 {519000 - 90 * row} 90 0 0 -90 -90 0"])
        for row, wijk in enumerate(wijken)
    ]
    return _render(catalogue([*drafts, *squares, *more]))


_COMES = public("nieuw", "ver", periode=Periode(van="2026-09"))
_MOVES = public("fablab", "oost", periode=Periode(van="2015-03"))
_STOPS = public("fablab", "west", status="gestopt", periode=Periode(van="2015-03", tot="2026-02"))
_FADES = public("fablab", "west", bronnen=sources(2024), periode=Periode(van="2015-03"))


@pytest.mark.parametrize(
    ("change", "served", "maybe", "number", "chart"),
    [
        ([], {"west", "haven"}, {"verder"}, 1, ["1"]),
        ([_COMES], {"west", "haven", "ver"}, {"verder"}, 2, ["1", "2"]),
        ([_MOVES], {"oost", "haven"}, {"verder"}, 1, ["1"]),
        ([_STOPS], {"haven"}, {"verder"}, 0, ["0"]),
        ([_FADES], {"haven"}, {"verder", "west"}, 0, ["0"]),
    ],
    ids=["before", "comes", "moves", "stops", "not seen any more"],
)
def test_a_change_of_a_makerspace_shows_everywhere(
    change: list[Draft],
    served: Collection[str],
    maybe: Collection[str],
    number: int,
    chart: list[str],
) -> None:
    """Map, table, chart, the figure and what the page of each wijk says."""
    files = _town(*change, without="fablab" if change and change != [_COMES] else "")
    page = files["wijken/index.html"]
    tiles = _drawn(page)
    rows = _rows(page, 'class="wijktabel"')
    assert tiles == {_text(row[0]): re.findall(r"st-(\w+)", row[1])[0] for row in rows}
    assert {name for name, state in tiles.items() if state == "heeft"} == served
    assert {name for name, state in tiles.items() if state == "misschien"} == maybe
    # Who sees no colours sees a pattern, in the legend too.
    assert page.count('fill="url(#p-misschien)"') == 2 * bool(maybe)
    in_words = {name: _text(files[f"wijken/{name}.html"]) for name in tiles}
    assert {name for name in tiles if "heeft een openbare makerspace." in in_words[name]} == served
    perhaps = "had een openbare makerspace, misschien is die er nog."
    assert {name for name in tiles if perhaps in in_words[name]} == maybe
    assert "loods (bestond in 2021, bel eerst)." in in_words["verder"]
    assert "loods in verder, bestond in 2021, bel eerst" in in_words["dorp"]
    over_the_years = files["gebieden/index.html"]
    assert "loods (laatst gezien: 2021)" in _text(over_the_years)
    assert _figures(files)["wijken-met-makerspace"] == number
    home = _text(files[urls.HOME])
    assert f"{number} van de 6 woonwijken" in home
    assert f"In {len(maybe)} andere stond er een. Of die er nog is, weten we niet zeker." in home
    points = re.findall(r'<text x="\d+" y="\d+">(\d+)</text>', over_the_years)
    assert points[-len(chart) :] == chart
    if change == [_MOVES]:
        assert (tiles["west"], tiles["midden"]) == ("geen", "grenst")


@pytest.mark.parametrize(("year", "word"), [(2025, "Open"), (2024, "Was open")])
def test_only_a_place_that_was_seen_of_late_is_called_open(year: int, word: str) -> None:
    """The newest source is at the end of a year, the page of November 2026."""
    place = public("plek", "ver", bronnen=sources(year), openingstijden="Elke week anders.")
    page = _town(place)["makerspaces/plek.html"]
    assert f"<dt>{word}</dt>" in page
    assert ('"publicAccess":true' in page) is (word == "Open")


def test_a_late_step_is_shown_as_late() -> None:
    town = _town()
    late = _between(town["acties/index.html"], 'id="te-laat"')
    assert "gisteren" in late
    assert "vandaag" not in late
    assert town["acties/plekken.html"].count("te laat: moest klaar zijn voor") == 1
    calm = draft("actie", "plekken", stappen=[Stap(naam="ooit")])
    assert "Geen enkele stap is te laat." in _town(calm, without="plekken")["acties/index.html"]


# --- two clicks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["wijken/index.html#wit", "overzicht/index.html#wit", "acties/index.html#te-laat"]
)
def test_a_policy_maker_needs_two_clicks(address: str) -> None:
    assert 'href="beleid/index.html"' in site()[urls.HOME]
    assert f'href="../{address}"' in site()["beleid/index.html"]
    page, _, part = address.partition("#")
    assert f'id="{part}"' in site()[page]
