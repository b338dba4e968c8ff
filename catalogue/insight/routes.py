"""From kiezen to leren to werken: which programme leads to which, and where a way stops.

``vervolg`` is what a source says, ``vervolg_suggesties`` what we think. ``coherence.check`` has
already refused circles, so every way ends somewhere. What has ended is no step: a programme that
only led to something that stopped is a gap.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.insight.live import live
from catalogue.schema import Doelgroep, Fase, Programma

UITLEG = (
    "Een stap zegt wat er na een programma kan komen. Staat dat in een bron, dan heet het "
    "'volgens een bron'. Anders is het ons voorstel."
)
UITLEG_WEG = (
    "De kortste weg begint bij een programma voor deze doelgroep in een eerdere fase en eindigt "
    "bij een programma in de laatste fase. Bij gelijke lengte kiezen we de weg met de minste "
    "voorstellen van onszelf. Programma's voor iedereen tellen alleen bij 'iedereen' mee."
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step to (or from) a programme; ``volgens_bron`` is false for our own suggestion."""

    programma: Programma
    volgens_bron: bool


Steps = Mapping[Programma, tuple[Step, ...]]


@dataclass(frozen=True, slots=True)
class Walk:
    """The shortest way from a doelgroep to work; without ``begin`` there is none.

    ``direct`` are the programmes for the doelgroep that are in the last fase themselves, so that
    no way is needed.
    """

    doelgroep: Doelgroep
    begin: Programma | None
    stappen: tuple[Step, ...]
    direct: tuple[Programma, ...]

    @property
    def pad(self) -> tuple[Programma, ...]:
        """Every programme on the way, in order."""
        return (self.begin, *(step.programma for step in self.stappen)) if self.begin else ()


@dataclass(frozen=True, eq=False)
class Routes:
    """All steps both ways, and the programmes without a next step.

    ``eindes`` are in the last fase (werken): a way may end there. ``gaten`` are not.
    """

    vervolg: Steps
    hiervoor: Steps
    eindes: tuple[Programma, ...]
    gaten: tuple[Programma, ...]
    wegen: tuple[Walk, ...]

    def after(self, programma: Programma) -> tuple[Step, ...]:
        """What comes next, as written; what a source says first."""
        return self.vervolg.get(programma, ())

    def before(self, programma: Programma) -> tuple[Step, ...]:
        """What comes before, by name."""
        return self.hiervoor.get(programma, ())


def of(catalogue: Catalogue) -> Routes:
    """All routes of a catalogue."""
    programmas = live(catalogue.programmas)
    following = _following(catalogue, programmas)
    preceding = _preceding(following)
    last = catalogue.fasen[-1] if catalogue.fasen else None
    stuck = [one for one in programmas if one not in following]
    return Routes(
        following,
        preceding,
        tuple(one for one in stuck if last in one.fase),
        tuple(one for one in stuck if last not in one.fase),
        _walks(catalogue, _ways(programmas, following, preceding, last), last),
    )


def _following(
    catalogue: Catalogue, programmas: Iterable[Programma]
) -> dict[Programma, tuple[Step, ...]]:
    found = {}
    for one in programmas:
        steps = dict.fromkeys(live(catalogue.programmas_by_id(one.vervolg)), True)
        for later in live(catalogue.programmas_by_id(one.vervolg_suggesties)):
            steps.setdefault(later, False)
        if steps:
            found[one] = tuple(Step(later, sourced) for later, sourced in steps.items())
    return found


def _preceding(following: Steps) -> dict[Programma, tuple[Step, ...]]:
    found: dict[Programma, list[Step]] = {}
    for one, steps in following.items():
        for step in steps:
            found.setdefault(step.programma, []).append(Step(one, step.volgens_bron))
    return {one: tuple(steps) for one, steps in found.items()}


# --- the shortest way to work -----------------------------------------------------------------

# Steps to go, how many of them are suggestions, and the first of them.
_Way = tuple[int, int, Step | None]


def _walks(
    catalogue: Catalogue, ways: Mapping[Programma, _Way], last: Fase | None
) -> tuple[Walk, ...]:
    inside: dict[Doelgroep, list[Programma]] = {group: [] for group in catalogue.doelgroepen}
    for one in live(catalogue.programmas):
        for group in one.doelgroepen:
            inside[group].append(one)
    return tuple(_walk(group, ones, ways, last) for group, ones in inside.items())


def _walk(
    group: Doelgroep,
    programmas: Iterable[Programma],
    ways: Mapping[Programma, _Way],
    last: Fase | None,
) -> Walk:
    direct = tuple(one for one in programmas if last in one.fase)
    starts = [one for one in programmas if last not in one.fase and one in ways]
    # `min` keeps the first of equals, and programmes come by name.
    begin = min(starts, key=lambda one: ways[one][:2], default=None)
    return Walk(group, begin, _steps(begin, ways), direct)


def _steps(begin: Programma | None, ways: Mapping[Programma, _Way]) -> tuple[Step, ...]:
    steps = []
    step = ways[begin][2] if begin else None
    while step:
        steps.append(step)
        step = ways[step.programma][2]
    return tuple(steps)


def _ways(
    programmas: Iterable[Programma], following: Steps, preceding: Steps, last: Fase | None
) -> dict[Programma, _Way]:
    """For every programme from which work can be reached the best way, by breadth from the end."""
    rank = {one: number for number, one in enumerate(programmas)}
    ways: dict[Programma, _Way] = {one: (0, 0, None) for one in rank if last in one.fase}
    edge = list(ways)
    while edge:
        reached = {step.programma for one in edge for step in preceding.get(one, ())}
        edge = [one for one in reached if one not in ways]
        ways |= {one: _best(following[one], ways, rank) for one in edge}
    return ways


def _best(
    steps: Iterable[Step], ways: Mapping[Programma, _Way], rank: Mapping[Programma, int]
) -> _Way:
    """One step more than the best of what follows; by name when equally good."""
    length, own, _, step = min(
        (
            (
                ways[step.programma][0] + 1,
                ways[step.programma][1] + (not step.volgens_bron),
                rank[step.programma],
                step,
            )
            for step in steps
            if step.programma in ways
        ),
        key=lambda way: way[:3],
    )
    return length, own, step
