"""What counts at all, and the split over fasen that several tables share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from catalogue.schema import GONE, Fase, Makerspace, Programma

Entry = TypeVar("Entry", Programma, Makerspace)


def live(records: Iterable[Entry]) -> tuple[Entry, ...]:
    """What has not ended: only that is counted."""
    return tuple([record for record in records if record.status != GONE])


@dataclass(frozen=True, slots=True)
class PerFase:
    """The programmes of one fase; a programme with two fasen stands under both."""

    fase: Fase
    programmas: tuple[Programma, ...]


def per_fase(fasen: Sequence[Fase], programmas: Iterable[Programma]) -> tuple[PerFase, ...]:
    """Programmes under each of their fasen, in the order of the reference list; empty ones too."""
    found: dict[Fase, list[Programma]] = {fase: [] for fase in fasen}
    for programma in programmas:
        for fase in programma.fase:
            found[fase].append(programma)
    return tuple(PerFase(fase, tuple(listed)) for fase, listed in found.items())
