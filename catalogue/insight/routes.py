"""From kiezen to leren to werken: steps between programmes, and the shortest ways to work.

``vervolg`` is what a source says, ``vervolg_suggesties`` what we think. ``cross_checks.check`` has
already refused cycles, so every way ends somewhere. What has ended and what nobody can join is no
step: a programme that only led to something that stopped is a gap.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from catalogue.content.model import Catalogue
from catalogue.insight.live import joinable
from catalogue.schema import Doelgroep, Fase, Programma
from catalogue.schema.alive import Alive

UITLEG = (
    "Een stap zegt wat er na een programma kan komen. Staat dat in een bron, dan heet het "
    "'volgens een bron'. Anders is het ons voorstel."
)
UITLEG_WEG = (
    "De kortste weg begint bij een programma voor deze doelgroep in een eerdere fase en eindigt "
    "bij een programma in de laatste fase. We nemen liever een weg langs programma's die kort "
    "geleden zijn gezien. Daarna kiezen we de kortste, met de minste voorstellen van onszelf. "
    "Programma's voor iedereen tellen alleen bij 'iedereen' mee."
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step from one programme to another; ``volgens_bron`` is false for our own suggestion."""

    van: Programma
    naar: Programma
    volgens_bron: bool


Steps = Mapping[Programma, tuple[Step, ...]]


@dataclass(frozen=True, slots=True)
class Walk:
    """The shortest way from a doelgroep to work; without ``stappen`` there is none.

    ``direct`` are the programmes for the doelgroep that are in the last fase themselves, so that
    no way is needed.
    """

    doelgroep: Doelgroep
    stappen: tuple[Step, ...]
    direct: tuple[Programma, ...]

    @property
    def pad(self) -> tuple[Programma, ...]:
        """Every programme on the way, in order."""
        return (*(step.van for step in self.stappen[:1]), *(step.naar for step in self.stappen))


@dataclass(frozen=True, eq=False)
class Routes:
    """All steps, and the programmes without a next step.

    ``vervolg`` has the steps of each programme as written, what a source says first. ``eindes``
    are in the last fase (werken): a way may end there. ``gaten`` are not.
    """

    vervolg: Steps
    eindes: tuple[Programma, ...]
    gaten: tuple[Programma, ...]
    wegen: tuple[Walk, ...]


def of(catalogue: Catalogue) -> Routes:
    """All routes of a catalogue. Raises ``graphlib.CycleError`` for a cycle."""
    programmas = joinable(catalogue.programmas)
    following = {
        programma: steps
        for programma in programmas
        if (steps := tuple(_steps_from(catalogue, programma)))
    }
    last = catalogue.fasen[-1] if catalogue.fasen else None
    stuck = [programma for programma in programmas if programma not in following]
    return Routes(
        following,
        tuple(programma for programma in stuck if last in programma.fase),
        tuple(programma for programma in stuck if last not in programma.fase),
        tuple(_walks(catalogue, programmas, following, last)),
    )


def _steps_from(catalogue: Catalogue, programma: Programma) -> Iterator[Step]:
    sourced = dict.fromkeys(joinable(catalogue.programmas_by_id(programma.vervolg)))
    suggested = dict.fromkeys(joinable(catalogue.programmas_by_id(programma.vervolg_suggesties)))
    for later in sourced | suggested:
        yield Step(programma, later, later in sourced)


# Programmes on the way that may not exist any more, steps to go, how many of these are suggestions,
# and the first step.
_Way = tuple[int, int, int, Step | None]


def _walks(
    catalogue: Catalogue, programmas: tuple[Programma, ...], following: Steps, last: Fase | None
) -> Iterator[Walk]:
    ways = _ways(catalogue, programmas, following, last)
    inside: dict[Doelgroep, list[Programma]] = {group: [] for group in catalogue.doelgroepen}
    for programma in programmas:
        for doelgroep in programma.doelgroepen:
            inside[doelgroep].append(programma)
    for doelgroep, fitting in inside.items():
        direct = catalogue.newest_first(p for p in fitting if last in p.fase)
        starts = [p for p in fitting if last not in p.fase and p in ways]
        steps = []
        if starts:
            # `min` keeps the first of equals, and programmes come by name.
            step = ways[min(starts, key=lambda programma: ways[programma][:3])][3]
            while step:
                steps.append(step)
                step = ways[step.naar][3]
        yield Walk(doelgroep, tuple(steps), direct)


def _ways(
    catalogue: Catalogue, programmas: tuple[Programma, ...], following: Steps, last: Fase | None
) -> dict[Programma, _Way]:
    """The best way of every programme that has a step and from which work can be reached.

    The one with fewest old programmes, then the shortest, then the one with fewest suggestions,
    then by name of the next programme.
    """
    rank = {programma: number for number, programma in enumerate(programmas)}
    later = {van: [step.naar for step in steps] for van, steps in following.items()}
    ways: dict[Programma, _Way] = {}
    for programma in TopologicalSorter(later).static_order():
        old = catalogue.alive(programma) is Alive.OUD
        if last in programma.fase:
            ways[programma] = (old, 0, 0, None)
            continue
        options = [
            (later_old + old, steps + 1, suggestions + (not step.volgens_bron), step)
            for step in following.get(programma, ())
            if step.naar in ways
            for later_old, steps, suggestions, _ in (ways[step.naar],)
        ]
        if options:
            ways[programma] = min(options, key=lambda way: (*way[:3], rank[way[3].naar]))
    return ways
