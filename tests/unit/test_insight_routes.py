"""The routes, against walking from every programme."""

from collections.abc import Iterator
from itertools import pairwise

from catalogue.content.model import Catalogue
from catalogue.insight import routes
from catalogue.schema import Programma
from tests.unit.insight_catalogues import (
    TODAY,
    by_hand,
    catalogue,
    drafts_by_hand,
    everywhere,
    live,
    programma,
)

Path = tuple[Programma, ...]


def _joinable(records: Catalogue) -> list[Programma]:
    """Live programmes that are no network of organisations."""
    return [programma for programma in live(records) if programma.aard != "netwerk"]


def _next(records: Catalogue, programma: Programma, *keys: str) -> set[Programma]:
    ids = {name for key in keys for name in getattr(programma, key)}
    return {other for other in _joinable(records) if other.id in ids}


@everywhere
def test_steps_are_those_of_a_source(records: Catalogue) -> None:
    steps = routes.of(records).vervolg
    for each in records.programmas:
        sourced = _next(records, each, "vervolg") if each in _joinable(records) else set()
        assert {*steps.get(each, ())} == sourced
        assert len(steps.get(each, ())) == len(sourced)


@everywhere
def test_gaps(records: Catalogue) -> None:
    work = next(fase for fase in records.fasen if fase.id == "werken")
    assert list(routes.of(records).gaten) == [
        each
        for each in _joinable(records)
        if work not in each.fase and not _next(records, each, "vervolg", "vervolg_suggesties")
    ]


def _paths(records: Catalogue, path: Path) -> Iterator[Path]:
    """Every way from the last of ``path`` to an end."""
    after = _next(records, path[-1], "vervolg")
    for other in after:
        yield from _paths(records, (*path, other))
    if not after:
        yield path


@everywhere
def test_every_way_of_a_doelgroep_is_in_its_routes(records: Catalogue) -> None:
    """A route goes on to its only next step; after a choice another route goes on."""
    for doelgroep, found in routes.of(records).per_doelgroep.items():
        fitting = [each for each in _joinable(records) if doelgroep in each.doelgroepen]
        ways = [way for each in fitting for way in _paths(records, (each,)) if len(way) > 1]
        starts = {route.stappen[0] for route in found}
        assert len(starts) == len(found)
        inside = {pair for way in ways for pair in pairwise(way)}
        shown: set[tuple[Programma, Programma]] = set()
        for route in found:
            shown |= {*pairwise(route.stappen)}
            shown |= {(route.stappen[-1], choice) for choice in route.keuzes}
            assert {*route.keuzes} == _next(records, route.stappen[-1], "vervolg")
            assert len(route.keuzes) != 1
            for step in route.stappen[:-1]:
                assert len(_next(records, step, "vervolg")) == 1
        assert shown == inside
        later = {each for way in ways for each in way[1:]}
        choices = {choice for route in found for choice in route.keuzes}
        assert starts - choices == {way[0] for way in ways} - later
        lengths = [len(route.stappen) for route in found]
        assert lengths == sorted(lengths, reverse=True)


def _ids(records: Catalogue, doelgroep: str) -> list[list[str]]:
    per_doelgroep = routes.of(records).per_doelgroep
    group = next(group for group in per_doelgroep if group.id == doelgroep)
    return [[each.id for each in (*r.stappen, *r.keuzes)] for r in per_doelgroep[group]]


def test_by_hand() -> None:
    assert [each.id for each in routes.of(by_hand()).gaten] == ["d-club", "e-water"]
    assert _ids(by_hand(), "vmbo") == [["b-les", "c-baan"]]
    assert _ids(by_hand(), "ouders") == []


def test_a_choice_ends_a_route_and_what_follows_it_begins_another() -> None:
    more = [
        programma("f-begin", "kiezen", vervolg=["g-midden"]),
        programma("g-midden", "kiezen", vervolg=["h-ene", "i-andere"]),
        programma("h-ene", "leren", vervolg=["c-baan"]),
        programma("i-andere", "werken"),
    ]
    assert _ids(catalogue([*drafts_by_hand(), *more]), "vmbo") == [
        ["b-les", "c-baan"],
        ["f-begin", "g-midden", "h-ene", "i-andere"],
        ["h-ene", "c-baan"],
    ]


def test_nothing_at_all() -> None:
    """A region that has only just begun."""
    assert routes.of(Catalogue(site=by_hand().site, today=TODAY)).per_doelgroep == {}
