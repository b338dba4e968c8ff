"""The routes, against walking every way that there is."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

import pytest

from catalogue.content.model import Catalogue
from catalogue.insight import drawing, routes
from catalogue.insight.drawing import Drawing
from catalogue.schema import Fase, Programma
from catalogue.schema.alive import ORDER, Alive
from tests.unit.insight_catalogues import TODAY, by_hand, everywhere, live


def joinable(catalogue: Catalogue) -> list[Programma]:
    """Live programmes that are no network of organisations."""
    return [programma for programma in live(catalogue) if programma.aard != "netwerk"]


def _next(catalogue: Catalogue, one: Programma) -> dict[Programma, bool]:
    """Programmes that come after a programme: true when a source says so."""
    return {
        other: other.id in one.vervolg
        for other in joinable(catalogue)
        if other.id in (*one.vervolg, *one.vervolg_suggesties)
    }


def _last(catalogue: Catalogue) -> Fase:
    return next(fase for fase in catalogue.fasen if fase.id == "werken")


@everywhere
def test_steps(catalogue: Catalogue) -> None:
    found = routes.of(catalogue)
    for one in catalogue.programmas:
        steps = found.vervolg.get(one, ())
        after = {step.naar: step.volgens_bron for step in steps}
        assert after == (_next(catalogue, one) if one in joinable(catalogue) else {})
        assert len(steps) == len(after)
        assert all(step.van is one for step in steps)
        sourced = [step.volgens_bron for step in steps]
        assert sourced == sorted(sourced, reverse=True)


@everywhere
def test_gaps_and_ends(catalogue: Catalogue) -> None:
    found = routes.of(catalogue)
    stuck = [one for one in joinable(catalogue) if not _next(catalogue, one)]
    work = _last(catalogue)
    assert list(found.gaten) == [one for one in stuck if work not in one.fase]
    assert list(found.eindes) == [one for one in stuck if work in one.fase]


Path = tuple[Programma, ...]


def _paths(after: dict[Programma, list[Programma]], path: Path) -> Iterator[Path]:
    """Every way that goes on from ``path``."""
    yield path
    for other in after[path[-1]]:
        yield from _paths(after, (*path, other))


@everywhere
def test_the_shortest_way_to_work(catalogue: Catalogue) -> None:
    work, programmas = _last(catalogue), joinable(catalogue)
    after = {programma: list(_next(catalogue, programma)) for programma in programmas}
    for walk in routes.of(catalogue).wegen:
        fitting = [p for p in programmas if walk.doelgroep in p.doelgroepen]
        direct = [p for p in fitting if work in p.fase]
        assert list(walk.direct) == sorted(direct, key=lambda p: ORDER[catalogue.alive(p)])
        ways = [
            path
            for programma in fitting
            if work not in programma.fase
            for path in _paths(after, (programma,))
            if work in path[-1].fase
        ]
        if not ways:
            assert walk.pad == ()
            continue
        assert walk.pad == min(ways, key=lambda path: _cost(catalogue, path))
        marks = [_next(catalogue, one)[other] for one, other in pairwise(walk.pad)]
        assert [step.volgens_bron for step in walk.stappen] == marks


def _cost(catalogue: Catalogue, path: Path) -> tuple[int, int, int, list[int]]:
    own = [not _next(catalogue, one)[other] for one, other in pairwise(path)]
    old = [catalogue.alive(one) is Alive.OUD for one in path]
    return sum(old), len(path), sum(own), [catalogue.programmas.index(one) for one in path]


@everywhere
def test_drawing_of_every_theme(catalogue: Catalogue) -> None:
    drawn = drawing.of_themas(catalogue, routes.of(catalogue))
    assert tuple(one.thema for one in drawn) == catalogue.themas
    for one in drawn:
        members = [p for p in joinable(catalogue) if one.thema in p.themas]
        steps = {
            (van, naar): mark for van in members for naar, mark in _next(catalogue, van).items()
        }
        within = {pair: mark for pair, mark in steps.items() if pair[1] in members}
        assert {(a.van, a.naar): a.volgens_bron for a in one.pijlen} == within
        assert {(a.van, a.naar) for a in one.verder} == set(steps) - set(within)
        linked = {end for pair in within for end in pair}
        assert {node.programma for node in one.knopen} == linked
        assert [p for p in members if p not in linked] == list(one.los)
        _check_places(catalogue, one, within)


def _check_places(
    catalogue: Catalogue, found: Drawing, within: dict[tuple[Programma, Programma], bool]
) -> None:
    """Columns are the longest way within a fase, in a band per fase; rows have no holes."""
    places = {(node.kolom, node.rij) for node in found.knopen}
    assert len(places) == len(found.knopen)
    for column in range(found.kolommen):
        rows = sorted(rij for kolom, rij in places if kolom == column)
        assert rows == list(range(len(rows)))
    start = 0
    assert tuple(found.banden) == catalogue.fasen
    for fase, columns in found.banden.items():
        assert columns.start == start
        boxes = [node for node in found.knopen if node.programma.fase[0] is fase]
        depths = {node.programma: _depth(node.programma, within) for node in boxes}
        assert {node.programma: node.kolom - start for node in boxes} == depths
        assert len(columns) == max(depths.values(), default=0) + 1
        start += len(columns)


@everywhere
def test_boxes_stand_beside_what_leads_to_them(catalogue: Catalogue) -> None:
    for found in drawing.of_themas(catalogue, routes.of(catalogue)):
        at = {node.programma: node for node in found.knopen}
        weights: dict[int, list[tuple[Fraction, int]]] = {}
        for one, node in sorted(at.items(), key=lambda item: (item[1].kolom, item[1].rij)):
            rows = [
                at[arrow.van].rij
                for arrow in found.pijlen
                if arrow.naar is one and at[arrow.van].kolom < node.kolom
            ]
            middle = Fraction(sum(rows), len(rows)) if rows else Fraction(10**6)
            rank = catalogue.programmas.index(one)
            weights.setdefault(node.kolom, []).append((middle, rank))
        for column in weights.values():
            assert column == sorted(column)


def _depth(one: Programma, within: dict[tuple[Programma, Programma], bool]) -> int:
    before = [van for van, naar in within if naar is one and van.fase[0] is one.fase[0]]
    return max((_depth(van, within) + 1 for van in before), default=0)


def test_by_hand() -> None:
    catalogue = by_hand()
    found = routes.of(catalogue)
    assert [one.id for one in found.gaten] == ["d-club", "e-water"]
    assert [one.id for one in found.eindes] == ["c-baan"]
    ways = {walk.doelgroep.id: [one.id for one in walk.pad] for walk in found.wegen}
    assert ways == {"vmbo": ["b-les", "c-baan"], "ouders": [], "iedereen": []}
    robots = drawing.of_themas(catalogue, found)[0]
    assert [(node.programma.id, node.kolom, node.rij) for node in robots.knopen] == [
        ("a-proef", 0, 0),
        ("b-les", 1, 0),
        ("c-baan", 2, 0),
    ]
    assert [one.id for one in robots.los] == ["d-club"]


@pytest.mark.parametrize("where", ["thema's", "wegen"])
def test_nothing_at_all(where: str) -> None:
    """A region that has only just begun."""
    catalogue = Catalogue(site=by_hand().site, today=TODAY)
    found = routes.of(catalogue)
    assert drawing.of_themas(catalogue, found) == () if where == "thema's" else found.wegen == ()
