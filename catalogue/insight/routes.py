"""From kiezen to leren to werken: programmes that follow each other according to a source.

``vervolg`` is what a source says. ``vervolg_suggesties`` is what we think: that stands on the page
of a programme only. ``cross_checks.check`` has already refused cycles, so every route ends. What
has ended and what nobody can join is no step.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.insight.live import joinable
from catalogue.schema import Doelgroep, Programma

Steps = Mapping[Programma, tuple[Programma, ...]]


@dataclass(frozen=True, slots=True)
class Route:
    """Programmes in order; after the last follows one of ``keuzes``: none, or at least two."""

    stappen: tuple[Programma, ...]
    keuzes: tuple[Programma, ...]


@dataclass(frozen=True, eq=False)
class Routes:
    """The steps that a source gives, and what they come to.

    ``per_doelgroep`` has every doelgroep, with the longest route first. ``gaten`` are the
    programmes before the last fase that have no next step, not even a suggested one.
    """

    vervolg: Steps
    per_doelgroep: Mapping[Doelgroep, tuple[Route, ...]]
    gaten: tuple[Programma, ...]


def of(catalogue: Catalogue) -> Routes:
    """All routes of a catalogue."""
    programmas = joinable(catalogue.programmas)
    steps = {
        programma: after
        for programma in programmas
        if (after := joinable(catalogue.programmas_by_id(dict.fromkeys(programma.vervolg))))
    }
    last = catalogue.fasen[-1] if catalogue.fasen else None
    return Routes(
        steps,
        {group: _routes(group, steps) for group in catalogue.doelgroepen},
        tuple(
            programma
            for programma in programmas
            if last not in programma.fase
            and programma not in steps
            and not joinable(catalogue.programmas_by_id(programma.vervolg_suggesties))
        ),
    )


def _routes(doelgroep: Doelgroep, steps: Steps) -> tuple[Route, ...]:
    """Routes that begin with a programme for a doelgroep, and those that go on from a choice."""
    fitting = [programma for programma in steps if doelgroep in programma.doelgroepen]
    later = _reached(fitting, steps)
    starts = dict.fromkeys(programma for programma in fitting if programma not in later)
    routes = []
    # Choices are added while the list is walked.
    queue = list(starts)
    for start in queue:
        route = _follow(start, steps)
        routes.append(route)
        further = [choice for choice in route.keuzes if choice in steps and choice not in starts]
        starts |= dict.fromkeys(further)
        queue += further
    return tuple(sorted(routes, key=lambda route: -len(route.stappen)))


def _reached(programmas: Iterable[Programma], steps: Steps) -> set[Programma]:
    """The programmes that come somewhere after these."""
    reached: set[Programma] = set()
    todo = list(programmas)
    while todo:
        after = {*steps.get(todo.pop(), ())} - reached
        reached |= after
        todo += after
    return reached


def _follow(start: Programma, steps: Steps) -> Route:
    """The route from a programme to its end, or to where there is something to choose."""
    stappen = [start]
    while len(after := steps.get(stappen[-1], ())) == 1:
        stappen += after
    return Route(tuple(stappen), after)
